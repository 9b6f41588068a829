"""Read models of who takes part in a group: its parties, and its people."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date

from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.provenance import Provenance
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import tokens
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WayIn, answers_for, way_into
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.name_index import nearest
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation

PEOPLE = 20
"""People on a page of a group's card."""

MOST_SORTED = 400
"""People up to which a group's people are sorted by name; above it they come by key."""

_NOT_ITS_OWN = frozenset(
    [
        *["plek", "groep", "subgroep", "group", "de", "het", "the", "van", "of", "team", "teams"],
        *["een", "er", "allemaal", "nu", "a", "an", "all", "everyone"],
    ]
)
_ALSO = {"kerngroep": "kernteam", "core": "kernteam", "steering": "stuurgroep"}
"""Other words in use; the plan's own picture says "Kerngroep"."""


@dataclasses.dataclass(frozen=True, slots=True)
class Party:
    """An organisation or network that takes part.

    Attributes:
        section, slug: which it is.
        name: as it is called in lists.
        departments: the parts of it that do.
        standing: see `Participation`.
        about: on what.
    """

    section: str
    slug: str
    name: str
    departments: tuple[str, ...] = ()
    standing: str = "member"
    about: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class GroupProfile:
    """A group with who takes part.

    Attributes:
        networks, organisations: by name.
        sources: where it is said that they do.
        people: names on this page, for who may see them; empty for anybody else.
        unnamed: people on this page of whom no name is known yet.
        total: people in it, for who may see them; None for anybody else.
        inside: the reader is in it themselves.
        ends: by place in `people` the first day on which they are out, for who decides on that.
        owners: names of who answers for it, for who may see its people.
    """

    group: Subgroup
    networks: tuple[Party, ...] = ()
    organisations: tuple[Party, ...] = ()
    sources: tuple[Provenance, ...] = ()
    people: tuple[str, ...] = ()
    unnamed: int = 0
    total: int | None = None
    inside: bool = False
    ends: tuple[date | None, ...] = ()
    owners: tuple[str, ...] = ()


async def group_profile(
    unit: UnitOfWork, group: Subgroup, reader: str = "", page: int = 0
) -> GroupProfile:
    """Gather who takes part in a group.

    Args:
        unit: to read from.
        group: which.
        reader: key of the one person who gets to see it; empty when others read along.
        page: of its people.
    """
    places = await unit.of(Participation).all(group=group.slug, place="subgroup")
    parties = await _parties(unit, places)
    inside = bool(reader) and await _is_in(unit, group.slug, reader)
    profile = GroupProfile(
        group,
        tuple(one for one in parties if one.section == Network.section),
        tuple(one for one in parties if one.section == Organisation.section),
        tuple(dict.fromkeys(part for one in places for part in one.provenance)),
        inside=inside,
    )
    appoints = bool(reader) and await holds(unit, Right.APPOINT, reader)
    if not (inside or appoints):
        return profile
    total = await unit.of(Membership).count(group=group.slug, place="subgroup")
    people = await _people(unit, group.slug, total, page)
    known = [(name, until) for name, until in people if name]
    decides = appoints or await answers_for(unit, group, reader)
    owners = await unit.of(Member).some(group.owners if way_into(group) is WayIn.ASK else ())
    return dataclasses.replace(
        profile,
        total=total,
        people=tuple(name for name, _ in known),
        ends=tuple(until for _, until in known) if decides else (),
        unnamed=len(people) - len(known),
        owners=tuple(one.name for one in owners if one.name and one.status != "left"),
    )


async def parties_of(unit: UnitOfWork, group: str) -> set[str]:
    """Return the keys of the organisations that take part in a group or hub, or lead it."""
    places = await unit.of(Participation).all(group=group)
    found = {one.organisation for one in places if one.organisation and one.standing == "member"}
    if hub := await unit.of(Hub).find(group):
        found |= {*hub.parties, *((hub.lead,) if hub.lead else ())}
    return found


async def groups_meant(unit: UnitOfWork, words: str) -> list[Subgroup]:
    """Return the groups that words name: the one called so, else those whose name resembles it."""
    groups = await unit.of(Subgroup).all(status="active")
    said = _own_words(words)
    if not said:
        return []
    ways = (
        [one for one in groups if said in (_own_words(one.name), _own_words(one.slug))],
        [one for one in groups if said <= _own_words(one.name)],
    )
    found = next((way for way in ways if way), None)
    if found is None:
        found = nearest(groups, lambda one: (one.name, one.slug), " ".join(sorted(said)), 5)
    return found


def names_group(words: str, group: Subgroup) -> bool:
    """Return whether words are a group's name and nothing else: `de Initiatiefgroep`."""
    said = _own_words(words)
    return bool(said) and said in (_own_words(group.name), _own_words(group.slug))


def _own_words(text: str) -> set[str]:
    words = (_ALSO.get(word, word) for word in tokens(text))
    return {word for word in words if word not in _NOT_ITS_OWN}


async def _is_in(unit: UnitOfWork, group: str, reader: str) -> bool:
    return bool(await unit.of(Membership).count(member=reader, group=group, place="subgroup"))


async def _people(
    unit: UnitOfWork, group: str, total: int, page: int
) -> list[tuple[str, date | None]]:
    """Return the names on a page, empty for who has none, with until when they are in.

    Who left is in no group any more.
    """
    memberships = unit.of(Membership)
    if total > MOST_SORTED:
        part = await memberships.page(PEOPLE, page * PEOPLE, group=group, place="subgroup")
        return await _names(unit, part)
    every = await memberships.all(group=group, place="subgroup")
    names = await _names(unit, every)
    names.sort(key=lambda one: (not one[0], one[0].casefold()))
    return names[page * PEOPLE : (page + 1) * PEOPLE]


async def _names(unit: UnitOfWork, part: Sequence[Membership]) -> list[tuple[str, date | None]]:
    ends = {one.member: one.until for one in part}
    return [(one.name, ends[one.slug]) for one in await unit.of(Member).some([*ends])]


async def _parties(unit: UnitOfWork, places: Sequence[Participation]) -> list[Party]:
    organisations = await unit.of(Organisation).some(_keys(one.organisation for one in places))
    networks = await unit.of(Network).some(_keys(one.network for one in places))
    public = [one for one in networks if one.status == "published"]
    known: dict[tuple[str | None, str | None], Organisation | Network] = {
        **{(one.slug, None): one for one in organisations},
        **{(None, one.slug): one for one in public},
    }
    pairs = ((one, known.get((one.organisation, one.network))) for one in places)
    found = [_party(place, one) for place, one in pairs if one is not None]
    return sorted(found, key=lambda one: one.name.casefold())


def _keys(keys: Iterable[str | None]) -> list[str]:
    return [key for key in keys if key]


def _party(place: Participation, one: Organisation | Network) -> Party:
    name = one.label if isinstance(one, Organisation) else one.name
    return Party(one.section, one.slug, name, place.departments, place.standing, place.about)
