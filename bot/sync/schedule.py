"""Decide when Teams is scanned, and how much of it.

Microsoft allows to poll Teams for changes once a day (Teams' terms of use for its API; facts,
"Calls"). In between, only teams are read of which there is a reason to believe that they differ.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from graph_sync.apply.outcome import Outcome
from graph_sync.ledger.ledger import STATE, LastApply, LedgerArea, SyncState
from registry.core.backoff import ExponentialDelay
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.fates import counted

DAILY = timedelta(days=1)
QUIET = timedelta(seconds=30)
"""A team of which there was word waits so long for more: changes come in flocks."""
ASKED_EVERY = timedelta(minutes=2)
"""How soon after a look that somebody asked for the next one may follow."""

BEGIN_AGAIN = ExponentialDelay(timedelta(minutes=15).total_seconds(), DAILY.total_seconds())
"""Seconds before all of Teams is read again that was begun and not ended, longer each time: a bot
that dies in it and is started anew, again and again, reads no tenant empty."""

Why = Literal["daily", "asked", "registry", "notified"]


@dataclass(frozen=True, slots=True)
class Scan:
    """A look to take now.

    Attributes:
        why: what led to it.
        areas: keys of the teams that are read in depth; None for all.
        began: when.
    """

    why: Why
    areas: frozenset[str] | None
    began: datetime


def due_scan(
    state: SyncState,
    marked: Iterable[LedgerArea],
    touched: Collection[str],
    now: datetime,
) -> Scan | None:
    """Return the look that is due; None while nothing gives reason for one.

    Args:
        state: when what was done last.
        marked: teams of which Graph said that something changed.
        touched: keys of teams that the registry wants otherwise than it did.
        now: the time.
    """
    may_read_all = not _began_lately(state, now)
    if may_read_all and (state.read_at is None or now - state.read_at >= DAILY):
        return Scan("daily", None, now)
    if state.read_at is None:
        return None  # nothing is known of any team yet: all of them would be the same as everything
    looked = state.looked_at
    waited = looked is None or now - looked >= ASKED_EVERY
    if may_read_all and state.asked_at is not None and waited:
        return Scan("asked", None, now)
    ripe = {one.slug for one in marked if _ripe(one, now)}
    if not ripe and not touched:
        return None
    return Scan("registry" if touched else "notified", frozenset(ripe.union(touched)), now)


def _began_lately(state: SyncState, now: datetime) -> bool:
    """Return whether all of Teams was begun to be read so short ago that it is not begun again."""
    if not state.begun or state.began_at is None:
        return False
    return now - state.began_at < timedelta(seconds=BEGIN_AGAIN.after(state.begun))


def _ripe(area: LedgerArea, now: datetime) -> bool:
    return area.notified_at is None or now - area.notified_at >= QUIET


async def state_of(unit: UnitOfWork) -> SyncState:
    """Return what the sync remembers."""
    return await unit.of(SyncState).find(STATE) or SyncState(slug=STATE)


async def request_scan(unit: UnitOfWork, by: str = "") -> None:
    """Have all of Teams looked at as soon as may be; `by` is the key of the member who asks."""
    asked_by = dict.fromkeys((*(await state_of(unit)).asked_by, *([by] if by else [])))
    await _keep(unit, asked_at=unit.now, asked_by=tuple(asked_by))


def answered_by(scan: Scan, state: SyncState) -> tuple[str, ...]:
    """Keys of the members for whom this is the look that they asked for."""
    return state.asked_by if _answers(scan, state) else ()


def _answers(scan: Scan, state: SyncState) -> bool:
    asked = state.asked_at
    return scan.areas is None and asked is not None and asked <= scan.began


async def note_begun(unit: UnitOfWork, scan: Scan) -> None:
    """Keep that all of Teams is read as of now; `note_scanned` or `note_failed` ends it."""
    if scan.areas is None:
        await _keep(unit, began_at=unit.now, begun=(await state_of(unit)).begun + 1)


async def note_failed(unit: UnitOfWork, scan: Scan) -> None:
    """Keep that reading all of Teams failed: who lives on sees to it when it is tried again."""
    if scan.areas is None:
        await _keep(unit, begun=0)


async def note_scanned(unit: UnitOfWork, scan: Scan, *, aligned: bool, fingerprint: str) -> None:
    """Keep that a look was taken; word that came in the meantime stays.

    Args:
        unit: to write in.
        scan: which one.
        aligned: there was nothing to do.
        fingerprint: of all that the registry wanted.
    """
    news: dict[str, object] = {"fingerprint": fingerprint}
    if scan.areas is None:
        state = await state_of(unit)
        news["read_at"] = scan.began
        news["begun"] = 0
        news["looked_at"] = scan.began
        if _answers(scan, state):
            news |= {"asked_at": None, "asked_by": ()}
        if aligned:
            news["aligned_at"] = scan.began
    await _keep(unit, **news)
    repository = unit.of(LedgerArea)
    for area in await repository.all(notified=True):
        seen = scan.areas is None or area.slug in scan.areas
        # Word that came after the scan began may be about what it did not see.
        if seen and (area.notified_at is None or area.notified_at <= scan.began):
            await repository.put(area.model_copy(update={"notified": False}))


async def note_aligned(unit: UnitOfWork) -> None:
    """Keep that all of Teams was just seen as it should be, whoever looked."""
    await _keep(unit, aligned_at=unit.now)


async def note_applied(unit: UnitOfWork, last: LastApply) -> None:
    """Keep how a plan was applied: the status tells of the last one, whoever did it."""
    await _keep(unit, last_apply=last)


def last_apply(
    outcome: Outcome, total: int, origin: Literal["command", "bot"], now: datetime, plan: str = ""
) -> LastApply:
    """Return what is kept of an outcome.

    Args:
        outcome: which one.
        total: how many changes were approved.
        origin: who applied.
        now: the time.
        plan: number of the plan that people see; empty when there is none.
    """
    return LastApply(
        at=now,
        origin=origin,
        plan=plan,
        done=outcome.done,
        total=total,
        ends=counted(outcome.ends),
        verdict=outcome.verdict,
        unread=outcome.unread,
    )


async def _keep(unit: UnitOfWork, **news: object) -> None:
    new = SyncState.model_validate({"slug": STATE, **news})
    await unit.of(SyncState).upsert(new, lambda known: known.model_copy(update=news))
