"""People who said that they may be found: on a theme, of an organisation, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.core.errors import NotAllowed, NotFound
from registry.core.permissions import Right, require
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import AnyTagged, UnitOfWork
from registry.involvement.participant import Participant, Taking
from registry.members.member import FOUND, Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation

PAGE = 8
"""People on a page."""

_MOST_NETWORKS = 100
"""Networks of the people of a page that are looked at."""


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """What others see of somebody who may be found, and nothing else.

    Attributes:
        member: their key.
        name: what they call themselves.
        organisation: (slug, label); None where it is not known to all.
        themes: those on which they said that they may be found.
        networks: (slug, name) of public networks that they drive or take part in.
    """

    member: str
    name: str
    organisation: tuple[str, str] | None = None
    themes: tuple[Theme, ...] = ()
    networks: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """A page of them, by name.

    Attributes:
        page: which one, from 0: the last one where less are left than asked for.
        total: how many there are on all pages.
    """

    rows: tuple[FoundPerson, ...] = ()
    page: int = 0
    total: int = 0


async def people_on(unit: UnitOfWork, themes: Sequence[str], page: int = 0) -> FoundPeople:
    """Return a page of who may be found on one of these themes.

    Args:
        unit: its actor asks.
        themes: slugs.
        page: from 0.

    Raises:
        NotAllowed: the actor does not take part in PLeK.
    """
    tags = AnyTagged(tuple(f"{FOUND}:{theme}" for theme in themes))
    return await _page(unit, page, tags=tags)


async def people_of(
    unit: UnitOfWork, organisation: str, page: int = 0, most: int = PAGE
) -> FoundPeople:
    """Return a page of who may be found of an organisation. Raises as `people_on`.

    Args:
        unit: its actor asks.
        organisation: slug.
        page: from 0.
        most: people on a page.
    """
    tags = AnyTagged((FOUND,))
    return await _page(unit, page, most, organisation=organisation, tags=tags)


async def person(unit: UnitOfWork, member: str) -> FoundPerson:
    """Return somebody who may be found.

    Raises:
        NotAllowed: the actor does not take part in PLeK.
        NotFound: there is nobody with this key, or they may not be found (any more).
    """
    await require_reader(unit)
    known = await unit.of(Member).find(member)
    if known is None or not known.is_found:
        raise NotFound(Member.section, member)
    [found] = await _found(unit, [known])
    return found


async def require_reader(unit: UnitOfWork) -> None:
    """Raise NotAllowed unless the actor takes part in PLeK: people are shown to nobody else."""
    await require(unit, Right.FIND_PEOPLE)
    reader = await unit.of(Member).find(unit.actor)
    if reader is None or reader.status == "left":
        raise NotAllowed(Right.FIND_PEOPLE)


async def _page(unit: UnitOfWork, page: int, most: int = PAGE, **where: Any) -> FoundPeople:
    await require_reader(unit)
    members = unit.of(Member)
    where["status"] = "introduced"
    total = await members.count(**where)
    page = max(0, min(page, (total - 1) // most))
    keys = await members.keys("name", most, page * most, **where)
    there = [one for one in await members.some(keys) if one.is_found]
    return FoundPeople(tuple(await _found(unit, there)), page, total)


async def _found(unit: UnitOfWork, members: Sequence[Member]) -> list[FoundPerson]:
    """Return members with what others see of them, as many reads as for one."""
    parties = sorted({one.organisation for one in members if one.organisation})
    known = [one for one in await unit.of(Organisation).some(parties) if one.status == "known"]
    labels = {one.slug: (one.slug, one.label) for one in known}
    slugs = sorted({one.theme for member in members for one in member.found_on})
    themes = {one.slug: one for one in await unit.of(Theme).some(slugs)}
    networks = await _networks(unit, [one.slug for one in members])
    return [
        FoundPerson(
            one.slug,
            one.name,
            labels.get(one.organisation or ""),
            tuple(themes[said.theme] for said in one.found_on if said.theme in themes),
            tuple(networks.get(one.slug, ())),
        )
        for one in members
    ]


async def _networks(unit: UnitOfWork, keys: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """Return the public networks that each drives or takes part in, by name."""
    if not keys:
        return {}
    standing = await unit.standing(keys)
    parts = await unit.of(Participant).all(member=tuple(keys), state=Taking.IN)
    taking = {(one.network, one.member) for one in parts}
    slugs = dict.fromkeys([*standing.get(Network.section, ()), *(slug for slug, _ in taking)])
    networks = await unit.of(Network).some([*slugs][:_MOST_NETWORKS])
    public = sorted((one for one in networks if one.status == "published"), key=_by_name)
    return {
        key: [
            (one.slug, one.name) for one in public if key in one.leads or (one.slug, key) in taking
        ]
        for key in keys
    }


def _by_name(network: Network) -> str:
    return network.name.casefold()
