"""Checks of the sync by what it stores: scans, quarantines, notifications, lock."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.doctor.findings import CheckVerdict, Finding
from bot.sync.schedule import DAILY
from bot.sync.status import SyncStatus, read_status
from registry.core.unit_of_work import UnitOfWork

LATE = DAILY + timedelta(hours=6)
"""A daily look that is this long ago is late."""


async def check_status(unit: UnitOfWork, *, by_itself: bool) -> list[Finding]:
    """Return how it stands.

    Args:
        unit: to read from.
        by_itself: whether the bot syncs without being asked.
    """
    found = await read_status(unit)
    return [
        _daily(found.state.read_at, unit.now, by_itself=by_itself),
        _quarantined(found),
        _app(found),
        _channels(found),
        _subscriptions(found, unit.now, by_itself=by_itself),
        *_lock(found),
    ]


def _daily(read_at: datetime | None, now: datetime, *, by_itself: bool) -> Finding:
    about = "daily look at Teams"
    if not by_itself:
        return Finding(about, CheckVerdict.GOOD, "the bot does not sync by itself (PLEK_SYNC)")
    if read_at is None:
        return Finding(about, CheckVerdict.WARNING, "not taken yet", "start the bot")
    says = f"last taken {read_at:%Y-%m-%d %H:%M} UTC"
    if now - read_at > LATE:
        return Finding(about, CheckVerdict.WARNING, says, "the log says why: sync.job_failed")
    return Finding(about, CheckVerdict.GOOD, says)


def _quarantined(found: SyncStatus) -> Finding:
    about = "teams set aside"
    if not found.quarantined:
        return Finding(about, CheckVerdict.GOOD, "none")
    says = ", ".join(
        f"{found.called(one.slug)}: {one.setback} {one.value}".rstrip() for one in found.quarantined
    )
    return Finding(about, CheckVerdict.WARNING, says, "`plek sync status` says more")


def _app(found: SyncStatus) -> Finding:
    about = "bot in teams"
    advice = (
        "upload the package of `plek manifest build`, which asks for none; or have an owner of "
        "the team install it"
    )
    if asked := found.state.app_asks:
        says = f"it can't install itself: its package asks for {', '.join(asked)} (consent)"
        return Finding(about, CheckVerdict.BAD, says, advice)
    if found.kept_out:
        says = f"may not install itself (consent): {', '.join(map(found.name_of, found.kept_out))}"
        return Finding(about, CheckVerdict.WARNING, says, advice)
    return Finding(about, CheckVerdict.GOOD, "nothing keeps it out")


def _channels(found: SyncStatus) -> Finding:
    about = "bot in private channels"
    if not found.private:
        return Finding(about, CheckVerdict.GOOD, "none known yet")
    if not found.without_bot:
        return Finding(about, CheckVerdict.GOOD, "in all of them, as far as is known")
    says = f"not in {', '.join(found.name_of(one.slug) for one in found.without_bot)}"
    advice = "an owner adds the app to the channel (Manage channel, Apps), or set PLEK_CHANNEL_APP"
    return Finding(about, CheckVerdict.WARNING, says, advice)


def _subscriptions(found: SyncStatus, now: datetime, *, by_itself: bool) -> Finding:
    about = "notifications of changes"
    if found.expires is None:
        advice = "set PLEK_PUBLIC_URL, so that Graph can reach plek" if by_itself else ""
        return Finding(about, CheckVerdict.GOOD, "none: the daily look must do", advice)
    says = f"{found.subscriptions} subscriptions, the first ends {found.expires:%Y-%m-%d %H:%M} UTC"
    if found.expires <= now:
        return Finding(about, CheckVerdict.WARNING, says, "the bot renews them: does it run?")
    return Finding(about, CheckVerdict.GOOD, says)


def _lock(found: SyncStatus) -> list[Finding]:
    if found.lock is None:
        return []
    says = f"{found.lock.host}, process {found.lock.pid}"
    return [Finding("a sync is running", CheckVerdict.GOOD, says)]
