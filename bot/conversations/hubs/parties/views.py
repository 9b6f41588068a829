"""What the conversations about who takes part read before they answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import wraps

from bot.conversations.hubs.editing import closed
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.turn import Answer
from cards.hubs.parties import PlaceView, group_called
from registry.core.errors import AlreadyDecided, NotAllowed, NotFound
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.parties.place import (
    Group,
    PartyKey,
    followed_party,
    parties_in,
    party_names,
    place_named,
    terms_of,
)
from registry.hubs.parties.placing import groups_to_place, open_place
from registry.organisations.participation import Participation

Handler = Callable[[Ask], Awaitable[Answer]]


def for_who_keeps_it(handler: Handler) -> Handler:
    """Have others hear why not; the same for each group that is not theirs, or not there."""

    @wraps(handler)
    async def answer(ask: Ask) -> Answer:
        try:
            return await handler(ask)
        except NotAllowed:
            return not_yours(ask)
        except AlreadyDecided as first:
            async with ask.registry.read(ask.who) as unit:
                return await closed(ask, unit, first.key)

    return answer


def not_yours(ask: Ask) -> Answer:
    """Friendly, for who keeps no group."""
    return refuse(ask, "parties-not-yours")


async def meant(ask: Ask, unit: UnitOfWork) -> tuple[Group, PartyKey]:
    """Return the group and party that a button names. Raises NotAllowed, NotFound."""
    if ask.value("place"):
        slug, party = await place_named(unit, ask.key("place"))
        return await open_place(unit, slug), party
    group = await open_place(unit, ask.key("group"))
    named = PartyKey.of(ask.key("party"))
    if named is None:
        raise NotFound(Participation.section, ask.key("party"))
    return group, await followed_party(unit, named)


async def view_of(unit: UnitOfWork, group: Group, party: PartyKey) -> PlaceView:
    """Return a party in a group, with its name. Raises NotFound for what is no party any more."""
    names = await party_names(unit, [party])
    if party not in names:
        raise NotFound(party.section, party.slug)
    return PlaceView(group, party, await terms_of(unit, group, party), names[party])


async def views_in(unit: UnitOfWork, group: Group) -> list[PlaceView]:
    """Return all parties of a group, by name."""
    found = await parties_in(unit, group)
    names = await party_names(unit, [party for party, _ in found])
    views = [PlaceView(group, one, terms, names[one]) for one, terms in found if one in names]
    return sorted(views, key=lambda one: one.name.casefold())


async def group_choices(ask: Ask, unit: UnitOfWork) -> Sequence[tuple[str, str]]:
    """Return (slug, name) of the groups of which who asks may say who takes part."""
    found = await groups_to_place(unit, ask.who)
    return [(one.slug, group_called(ask.t, one)) for one in found]
