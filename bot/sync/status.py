"""The sync's status, from the registry's database alone: Teams is not asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.sync.schedule import state_of
from graph_sync.ledger.ledger import (
    GraphSubscription,
    LastApply,
    LedgerArea,
    LedgerEntry,
    LedgerRoster,
    LedgerSighting,
    SyncLock,
    SyncState,
    removed_today,
)
from graph_sync.ledger.lock import who_syncs
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.fates import Fate, split
from registry.provisioning.sync_plan import Quarantine, SyncPlan

_LAST_PLANS = 5


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """The sync's status.

    Attributes:
        state: when what was done last.
        places: how many there are in the ledger, by kind and state: `team live` → 12.
        pending: how many memberships were asked for and are not seen yet.
        quarantined: teams that were set aside.
        unread: keys of teams of which Graph said that something changed, and that were not read
            since.
        plans: those that wait or are being carried out, and the latest of the others.
        lock: who syncs now.
        subscriptions: how many there are.
        expires: when the first of them ends.
        removals: what was taken away in the past 24 hours.
        without_bot: private and shared channels in which the bot is not yet.
        kept_out: teams in which it may not install itself.
        unsure: how many things were not shown as the ledger has them, and are looked at again.
        private: how many private and shared channels are known.
        names: key of a place → what it is called in Teams, a channel after its team.
    """

    state: SyncState
    places: Mapping[str, int]
    pending: int
    quarantined: tuple[LedgerArea, ...]
    unread: tuple[str, ...]
    plans: tuple[SyncPlan, ...]
    lock: SyncLock | None
    subscriptions: int
    expires: datetime | None
    removals: int
    without_bot: tuple[LedgerEntry, ...] = ()
    kept_out: tuple[str, ...] = ()
    private: int = 0
    unsure: int = 0
    names: Mapping[str, str] = field(default_factory=dict)

    def called(self, key: str) -> str:
        """Return the name of a place with its key: `GW Twente - Kernteam (hub:twente:kernteam)`."""
        name = self.names.get(key, "")
        return f"{name} ({key})" if name else key

    def name_of(self, key: str) -> str:
        """Return the name of a place; its key where it has none."""
        return self.names.get(key) or key


async def read_status(unit: UnitOfWork) -> SyncStatus:
    """Read the status from the store."""
    entries = await unit.of(LedgerEntry).all()
    rosters = await unit.of(LedgerRoster).all()
    areas = await unit.of(LedgerArea).all()
    subscriptions = await unit.of(GraphSubscription).all()
    return SyncStatus(
        state=await state_of(unit),
        places=Counter(f"{one.kind} {one.state}" for one in entries),
        pending=sum(len(one.asked) for one in rosters),
        quarantined=tuple(one for one in areas if one.setback),
        unread=tuple(one.slug for one in areas if one.notified),
        plans=await _plans(unit),
        lock=await who_syncs(unit),
        subscriptions=len(subscriptions),
        expires=min((one.expires for one in subscriptions), default=None),
        removals=await removed_today(unit, unit.now),
        without_bot=tuple(
            one for one in entries if one.state == "live" and one.bot in ("absent", "enabled")
        ),
        kept_out=tuple(one.team for one in entries if one.kind == "app" and one.refused),
        private=sum(
            one.kind == "channel" and one.state == "live" and bool(one.bot) for one in entries
        ),
        names=_names(entries),
        unsure=await unit.of(LedgerSighting).count(),
    )


def _names(entries: Sequence[LedgerEntry]) -> dict[str, str]:
    teams = {one.slug: one.name for one in entries if one.kind == "team"}
    channels = {
        one.slug: f"{teams[one.team]} - {one.name}"
        for one in entries
        if one.kind == "channel" and one.name and teams.get(one.team)
    }
    return {key: name for key, name in (teams | channels).items() if name}


async def _plans(unit: UnitOfWork) -> tuple[SyncPlan, ...]:
    plans = sorted(await unit.of(SyncPlan).all(), key=lambda one: -int(one.slug))
    open_ones = ("proposed", "approved", "applying")
    others = [one for one in plans if one.status not in open_ones][:_LAST_PLANS]
    return (*(one for one in plans if one.status in open_ones), *others)


def status_report(found: SyncStatus, reason_of: Callable[[Quarantine], str]) -> dict[str, Any]:
    """Give the status as JSON; docs/command-line.md documents it."""
    state = found.state
    return {
        "read_at": _iso(state.read_at),
        "aligned_at": _iso(state.aligned_at),
        "last_apply": _last(state.last_apply),
        "places": dict(sorted(found.places.items())),
        "pending": found.pending,
        "unsure": found.unsure,
        "set_aside": [
            _quarantine_row(one) | {"reason": reason_of(_quarantine(one))}
            for one in found.quarantined
        ],
        "unread": list(found.unread),
        "plans": [_plan(one) for one in found.plans],
        "running": found.lock
        and {
            "host": found.lock.host,
            "process": found.lock.pid,
            "since": _iso(found.lock.since),
        },
        "subscriptions": {"count": found.subscriptions, "expires": _iso(found.expires)},
        "removals_past_day": found.removals,
        "without_bot": [one.slug for one in found.without_bot],
        "app": {"asks": list(state.app_asks), "kept_out": list(found.kept_out)},
    }


def status_text(found: SyncStatus, reason_of: Callable[[Quarantine], str]) -> str:
    """Give the status as text for the terminal."""
    state = found.state
    lines = [
        f"daily look:        {_looked(state.read_at)}",
        f"nothing to do:     {_when(state.aligned_at)}",
        f"last apply:        {_applied(found)}",
        f"in the ledger:     {_counted(found.places) or 'nothing yet'}",
        f"not visible yet:   {found.pending}",
        f"not sure yet:      {found.unsure}",
        f"taken away:        {found.removals} in the past 24 hours",
        f"notifications:     {_subscribed(found)}",
    ]
    if found.lock is not None:
        since = _when(found.lock.since)
        lines.append(
            f"running now:       {found.lock.host}, process {found.lock.pid}, since {since}"
        )
    if found.unread:
        lines.append(f"to be read anew:   {', '.join(map(found.called, found.unread))}")
    lines += [
        f"plan {one.slug}: {one.status}, {one.origin} {one.about}".rstrip() for one in found.plans
    ]
    if state.app_asks:
        asked = ", ".join(state.app_asks)
        lines.append(f"! the bot can't install itself: its package asks for {asked}")
    if found.kept_out:
        lines.append(
            f"! the bot may not install itself in: {', '.join(map(found.name_of, found.kept_out))}"
        )
    if found.without_bot:
        channels = ", ".join(found.name_of(one.slug) for one in found.without_bot)
        lines.append(f"! the bot is not in these private channels yet: {channels}")
    for area in found.quarantined:
        again = _when(area.retry_at)
        reason = reason_of(_quarantine(area, found.names.get(area.slug, "")))
        key = f"{area.slug}, " if area.slug in found.names else ""
        lines.append(f"! {reason} ({key}tried {area.tries} times, again {again})")
    return "\n".join(lines) + "\n"


def _last(last: LastApply | None) -> dict[str, Any] | None:
    return last.model_dump() | {"at": _iso(last.at)} if last else None


def _applied(found: SyncStatus) -> str:
    last = found.state.last_apply
    if last is None:
        return "none yet"
    by = "on the command line" if last.origin == "command" else "by the bot"
    plan = f", plan {last.plan}" if last.plan else ""
    told = f"{last.done} of {last.total} changes made" if last.total else "nothing to do"
    others = [
        f"{count} {fate} ({why})" if why else f"{count} {fate}"
        for name, count in last.ends.items()
        for fate, why in [split(name)]
        if fate not in (Fate.DONE, Fate.BEFORE)
    ]
    stopped = ["it did not come to its end"] if last.stopped else []
    names = ", ".join(map(found.called, last.unread))
    unread = [f"could not be read: {names}"] if names else []
    words = "; ".join((told, *others, *unread, *stopped))
    return f"{_when(last.at)} {by}{plan}: {words}; exit status {last.verdict}"


def _subscribed(found: SyncStatus) -> str:
    if not found.subscriptions:
        return "none; changes by hand are seen at the daily look"
    return f"{found.subscriptions} subscriptions, the first ends {_when(found.expires)}"


def _counted(places: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(places.items()))


def _quarantine_row(area: LedgerArea) -> dict[str, Any]:
    return {
        "area": area.slug,
        "why": area.setback,
        "value": area.value,
        "reference": area.reference,
        "tries": area.tries,
        "retry_at": _iso(area.retry_at),
    }


def _quarantine(area: LedgerArea, name: str = "") -> Quarantine:
    return Quarantine(
        area=area.slug,
        why=area.setback,
        value=area.value,
        reference=area.reference,
        name=name,
    )


def _plan(plan: SyncPlan) -> dict[str, Any]:
    return {
        "number": plan.slug,
        "status": plan.status,
        "origin": plan.origin,
        "about": plan.about,
        "checksum": plan.checksum,
        "done": plan.done,
        "total": plan.total,
        "ends": dict(plan.ends),
        "made_at": _iso(plan.made_at),
        "setbacks": [one.model_dump() for one in plan.setbacks],
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _looked(moment: datetime | None) -> str:
    if moment is None:
        return "none yet by the bot; `plek sync plan` and `apply` read for themselves only"
    return f"all of Teams read by the bot at {_when(moment)}"


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment else "never"
