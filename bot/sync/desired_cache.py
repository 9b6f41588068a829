"""Cache the desired state and detect which teams changed since their last plan."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from graph_sync.desired.teams import fingerprint
from graph_sync.ledger.ledger import LedgerArea
from graph_sync.model.shapes import DesiredState, DesiredTeam
from registry.core.unit_of_work import AuditEntry, UnitOfWork, UnitOfWorkFactory

CHANGES = frozenset(
    {
        *("hubs", "subgroups", "networks", "members", "member_aliases"),
        *("memberships", "channel_memberships"),
    }
)
"""Sections of the registry on which what is wanted depends."""

EVERY = timedelta(seconds=30)
"""How often it is worked out at most while the registry keeps changing."""

_FEW = 50
"""How far back the audit trail is read to see whether anything of these changed."""

Prints = Mapping[str, str]
"""A fingerprint of what is wanted, by key of the team."""


class DesiredCache:
    """The desired state, read again when the registry changed.

    Args:
        read: reads it.
        clock: the time in UTC.

    Attributes:
        prints: by team.
        fingerprint: of all of it.
    """

    def __init__(
        self, read: Callable[[UnitOfWork], Awaitable[DesiredState]], clock: Callable[[], datetime]
    ) -> None:
        self._read = read
        self._clock = clock
        self._last: AuditEntry | None = None
        self._stale = True
        self._read_at: datetime | None = None
        self._in_line = False
        self.prints: Prints = {}
        self.fingerprint = ""

    def expire(self) -> None:
        """Work it out at the next occasion, however short ago that was done."""
        self._read_at = None

    async def refresh(self, registry: UnitOfWorkFactory) -> None:
        """Work it out anew if it may have changed; most times this costs one question."""
        async with registry.read() as unit:
            # Kept until the pause is over: a change that came within it must not be forgotten.
            self._stale = await self._moved(unit) or self._stale
            now = self._clock()
            rested = self._read_at is None or now - self._read_at >= EVERY
            if not (self._stale and rested):
                return
            desired = await self._read(unit)
        self.prints, self.fingerprint = await asyncio.to_thread(_prints, desired)
        self._stale, self._read_at, self._in_line = False, now, False

    async def touched(self, unit: UnitOfWork) -> frozenset[str]:
        """Keys of teams that the registry wants otherwise than it did, or no longer."""
        if self._in_line:
            return frozenset()
        planned = {one.slug: one.fingerprint for one in await unit.of(LedgerArea).all()}
        keys = self.prints.keys() | planned.keys()
        changed = {key for key in keys if self.prints.get(key, "") != planned.get(key, "")}
        self._in_line = not changed
        return frozenset(changed)

    async def _moved(self, unit: UnitOfWork) -> bool:
        """Return whether the audit trail shows changes since this was last asked."""
        entries = await unit.audit(_FEW)
        before, self._last = self._last, entries[0] if entries else None
        if before is None or before not in entries:
            return before != self._last  # more happened than we look back at
        return any(one.section in CHANGES for one in entries[: entries.index(before)])


async def note_planned(unit: UnitOfWork, prints: Prints, areas: Collection[str] | None) -> None:
    """Keep what was wanted when these teams were planned; None is all of them."""
    repository = unit.of(LedgerArea)
    known = {one.slug: one for one in await repository.all()}
    for key in sorted(known.keys() | prints.keys() if areas is None else areas):
        now, area = prints.get(key, ""), known.get(key)
        if area is None and now:
            await repository.add(LedgerArea(slug=key, fingerprint=now))
        elif area is not None and area.fingerprint != now:
            await repository.put(area.model_copy(update={"fingerprint": now}))


def _prints(desired: DesiredState) -> tuple[Prints, str]:
    each = {key: fingerprint(_alone(desired, team)) for key, team in desired.teams.items()}
    for (
        one
    ) in desired.blocked:  # a team that can't be is not desired, and yet there is news to tell
        each.setdefault(one.area, fingerprint(DesiredState({}, {}, (one,))))
    return each, fingerprint(desired)


def _alone(desired: DesiredState, team: DesiredTeam) -> DesiredState:
    """Return the desired state of one team, with its people."""
    inside = team.members.union(*(one.members for one in team.channels))
    people = {key: desired.people[key] for key in sorted(inside) if key in desired.people}
    blocked = tuple(one for one in desired.blocked if one.area == team.key)
    return replace(desired, teams={team.key: team}, people=people, blocked=blocked)
