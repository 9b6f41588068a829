"""Rosters of teams: who is known to be in a team, so that who came unseen is found and welcomed.

Teams tells once that somebody arrived. Who arrived while plek could keep nothing is found by
reading the roster. The first reading of a team tells who was there before the bot: they are known,
and are not welcomed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import ClassVar

from bot.dispatch.contacts.contact import KnownConversation
from bot.dispatch.contacts.keys import hashed
from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork


class TeamRoster(Entity):
    """A team whose roster was read at least once.

    Attributes:
        team: Teams' id of it.
        read: when it was first read to its end.
    """

    section: ClassVar[str] = "rosters"
    dumped: ClassVar[bool] = False

    team: str
    read: datetime


class RosterEntry(Entity):
    """Somebody who is in a team; its slug is a hash, and names nobody.

    So it stays when they are erased: who has themselves erased and stays in the team is neither
    stored nor welcomed again by the next reading. It goes when they leave the team.

    Attributes:
        team: Teams' id of it.
    """

    section: ClassVar[str] = "roster_entries"
    indexed: ClassVar[tuple[str, ...]] = ("team",)
    dumped: ClassVar[bool] = False

    team: str


class RosterDue(Event):
    """Event: the members of a team are to be read.

    Attributes:
        venue: slug of the KnownConversation by which it is reached.
    """

    name: ClassVar[str] = "roster.due"

    venue: str


def _key(team: str, member: str) -> str:
    return hashed("roster", team, member)


async def is_first(unit: UnitOfWork, team: str) -> bool:
    """Return whether a team's roster was never read to its end."""
    return await unit.of(TeamRoster).find(hashed(team)) is None


async def note_read(unit: UnitOfWork, team: str) -> None:
    """Note that a team's roster was read to its end."""
    new = TeamRoster(slug=hashed(team), team=team, read=unit.now)
    await unit.of(TeamRoster).get_or_add(new)


async def strangers(unit: UnitOfWork, team: str, members: Iterable[str]) -> set[str]:
    """Return those of these members who were not known to be in a team."""
    keys = {_key(team, member): member for member in members}
    known = await unit.of(RosterEntry).some(list(keys))
    return set(keys.values()) - {keys[one.slug] for one in known}


async def came(unit: UnitOfWork, team: str, member: str) -> bool:
    """Note that somebody is in a team; return whether that was not known."""
    _, added = await unit.of(RosterEntry).get_or_add(
        RosterEntry(slug=_key(team, member), team=team)
    )
    return added


async def is_in(unit: UnitOfWork, team: str, member: str) -> bool:
    """Return whether somebody is known to be in a team."""
    return await unit.of(RosterEntry).find(_key(team, member)) is not None


async def went(unit: UnitOfWork, team: str, members: Collection[str]) -> None:
    """Note that some people are no longer in a team."""
    known = await unit.of(RosterEntry).some([_key(team, member) for member in members])
    await unit.of(RosterEntry).remove_all([one.slug for one in known])


async def ask_rosters(unit: UnitOfWork) -> None:
    """Have the roster of every team read that the bot is known to be in."""
    by_team: dict[str, KnownConversation] = {}
    for venue in await unit.of(KnownConversation).all():
        if venue.team and (venue.team not in by_team or venue.conversation == venue.team):
            by_team[venue.team] = venue
    for venue in by_team.values():
        unit.emit(RosterDue(venue=venue.slug))
