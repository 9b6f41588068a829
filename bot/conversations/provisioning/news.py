"""News of the sync beside its plans: what can't be done, and that a scan was taken."""

from __future__ import annotations

from collections.abc import Iterable

from bot.conversations.provisioning.views import answered
from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from cards.provisioning.blocked import stuck_card
from graph_sync.ledger.ledger import LedgerEntry
from registry.provisioning.news import SyncScanned, SyncStuck
from registry.provisioning.plan import Blocked

routes = Routes()


@routes.on(SyncStuck)
async def bring_to_kernteam(event: SyncStuck, notifier: Notifier) -> None:
    """Say in the kernteam's channel what can't be done, and what to do about it."""
    names = await _names(notifier, event.stuck)
    await notifier.post_to_channel(
        "kernteam", lambda t: answered(stuck_card(t, event.stuck, names))
    )


@routes.on(SyncScanned)
async def tell_who_asked(event: SyncScanned, notifier: Notifier) -> None:
    """Say what the look found to whoever asked for it."""
    names = await _names(notifier, event.stuck)

    def compose(t: Translator) -> Answer:
        if event.differences:
            return Answer(text=t("sync-looked-found", count=event.differences))
        if event.stuck:
            return answered(stuck_card(t, event.stuck, names, "sync-looked-stuck"))
        if event.unsure:
            return Answer(text=t("sync-looked-unsure", count=event.unsure))
        return Answer(text=t("sync-looked-aligned"))

    await notifier.notify_member(event.by, compose)


async def _names(notifier: Notifier, stuck: Iterable[Blocked]) -> dict[str, str]:
    """Return what the teams are called in which something is stuck, as far as they are there."""
    areas = tuple(dict.fromkeys(one.area for one in stuck))
    async with notifier.registry.read() as unit:
        return {one.slug: one.name for one in await unit.of(LedgerEntry).some(areas)}
