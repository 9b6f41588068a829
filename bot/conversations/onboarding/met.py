"""People who only ever talked to the bot: found by the name that Teams has, to put them in a group.

They are no members: that they talk with PLeK puts them in no list, and in nothing in Teams. A name
is no authority: of two with one name it is asked who is meant, and the key of a person says who is
put in.
"""

from __future__ import annotations

from bot.conversations.onboarding.people_views import may_put
from bot.dispatch.contacts.contact import Contact
from registry.core.unit_of_work import UnitOfWork
from registry.members.lookup import fitting, people_like, people_named, same
from registry.members.member import Member, is_object_id

_MOST = 15
"""People that are offered at a time."""


async def everybody_like(unit: UnitOfWork, text: str, *, limit: int = _MOST) -> list[Member]:
    """Return members, and then who only talked to the bot, by the beginnings of their names.

    Args:
        unit: to read from; who may look people up is decided by who asks.
        text: see `registry.members.lookup.people_like`.
        limit: how many at most.

    Returns:
        Those who are no members at revision 0.
    """
    known = await people_like(unit, text, limit=limit)
    names = fitting(await _names(unit), text)[:limit] if len(known) < limit else []
    return [*known, *await _met(unit, names)][:limit]


async def everybody_named(unit: UnitOfWork, text: str) -> list[Member]:
    """Return who is called exactly this; see `everybody_like`."""
    return [*await people_named(unit, text), *await _met(unit, same(await _names(unit), text))]


async def people_called(unit: UnitOfWork, key: str) -> list[Member]:
    """Return the person with this key, in a list; an empty one when the bot never met them."""
    known = await unit.of(Member).some([key])
    if known or not is_object_id(key):
        return known
    contact = await unit.of(Contact).find(key)
    return [_as_member(contact)] if contact is not None and contact.name else []


async def take_part(unit: UnitOfWork, who: str, key: str) -> None:
    """Keep somebody whom the bot met as a member, so that they can be put in a group.

    Args:
        unit: to write in; what follows in it says who may be put where.
        who: key of who puts them in; nothing is kept for who may put nobody in anything.
        key: of the person.
    """
    people = await people_called(unit, key)
    if people and not people[0].revision and await may_put(unit, who):
        await unit.of(Member).get_or_add(people[0])


async def _names(unit: UnitOfWork) -> list[str]:
    """Return the names of all whom the bot met, from the index alone."""
    return [name for (name,) in await unit.of(Contact).tally("name") if name]


async def _met(unit: UnitOfWork, names: list[str]) -> list[Member]:
    """Return who has one of these names and is no member, nor was one."""
    if not names:
        return []
    found = await unit.of(Contact).all(name=tuple(names))
    members = {one.slug for one in await unit.of(Member).some([one.slug for one in found])}
    met = [one for one in found if one.slug not in members and is_object_id(one.slug)]
    return [_as_member(one) for one in sorted(met, key=lambda one: (one.name, one.slug))]


def _as_member(contact: Contact) -> Member:
    return Member(slug=contact.slug, name=" ".join(contact.name.split())[:200])
