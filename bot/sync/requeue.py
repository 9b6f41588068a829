"""Requeue teams in which people are late, and teams whose quarantine is over."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.sync.notifications.notification import mark
from graph_sync.ledger.ledger import LedgerArea
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.auto_approval import try_again
from registry.provisioning.plan import Pending, Unsure
from registry.provisioning.sync_plan import SyncPlan

SOON = timedelta(minutes=10)
"""A team that was changed is read once more so long after: Teams shows people late."""

LONG = timedelta(days=3)
"""From then on somebody waits longer than usual: only the daily look sees to it, and the kernteam
is told once (`bot.sync.news`)."""

_LATER = (
    (timedelta(hours=1), SOON),
    (timedelta(hours=6), timedelta(hours=1)),
    (LONG, timedelta(hours=6)),
)
"""While what was asked for is no older than this, it is looked for after so long."""


@dataclass(frozen=True, slots=True)
class Retry:
    """A retry of a team whose quarantine is over.

    Attributes:
        area: its key.
        since: since when.
    """

    area: str
    since: datetime


async def requeue_pending(unit: UnitOfWork, pending: Iterable[Pending]) -> None:
    """Have teams read again in which somebody is to appear, less often as it takes longer.

    Of whom nobody knows since when they are waited for, they may be for years: the daily look, or
    Graph's word, finds them.
    """
    oldest: dict[str, timedelta] = {}
    for one in pending:
        since = _moment(one.since)
        if since is not None:
            age = unit.now - since
            oldest[one.area] = max(oldest.get(one.area, age), age)
    for area, age in oldest.items():
        pause = next((pause for until, pause in _LATER if age <= until), None)
        if area and pause is not None:
            await mark(unit, [area], later=pause)


async def requeue_unsure(
    unit: UnitOfWork, unsure: Iterable[Unsure], second_look: timedelta
) -> None:
    """Have teams read again in which something is unsure, as soon as a second look may confirm it.

    What a second look could not tell either is looked at less often as it takes longer; the daily
    look goes on.
    """
    pauses: dict[str, timedelta] = {}
    for one in unsure:
        since = _moment(one.since)
        if since is None or not one.area:
            continue
        age = unit.now - since
        again = next((pause for until, pause in _LATER if age <= until), None)
        pause = second_look - age if age < second_look else again
        if pause is not None:
            pauses[one.area] = min(pauses.get(one.area, pause), pause)
    for area, pause in pauses.items():
        await mark(unit, [area], later=pause)


async def requeue_quarantined(unit: UnitOfWork, taken: Collection[Retry]) -> set[Retry]:
    """Have teams that were set aside go on where their time has come.

    Args:
        unit: to write in; its actor is the system.
        taken: turns that were given before.

    Returns:
        The turns that were given now.
    """
    due = {retry for area in await unit.of(LedgerArea).all() if (retry := _retry(area, unit.now))}
    # A retry that failed has another time by then, so it is due again as another one.
    due -= set(taken)
    if not due:
        return set()
    plans = await unit.of(SyncPlan).all(status="applied")
    # The newest plan about a team knows best what is left to do in it.
    plans.sort(key=lambda one: int(one.slug), reverse=True)
    again: set[str] = set()
    for retry in due:
        plan = next((one for one in plans if _is_quarantined(one, retry.area)), None)
        if plan is None:
            await mark(unit, [retry.area])  # a new look finds what is to be done
        elif plan.slug not in again:
            again.add(plan.slug)
            await try_again(unit, plan.slug)
    return due


def _retry(area: LedgerArea, now: datetime) -> Retry | None:
    if not area.setback or area.retry_at is None or area.retry_at > now:
        return None
    return Retry(area.slug, area.retry_at)


def _is_quarantined(plan: SyncPlan, area: str) -> bool:
    return any(one.area == area for one in plan.setbacks)


def waits_long(one: Pending, now: datetime) -> bool:
    """Return whether somebody waits longer than usual to be seen in Teams."""
    since = _moment(one.since)
    return since is not None and now - since > LONG


def _moment(text: str) -> datetime | None:
    """Return when that was; None when it is not known."""
    if not text:
        return None
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
