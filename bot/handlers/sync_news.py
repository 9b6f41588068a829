"""What the Graph sync tells beside its plans: what can't be done, and that a look was taken."""

from __future__ import annotations

from bot.courier import Courier
from bot.routes import Routes
from bot.sync_views import answered
from bot.turn import Answer
from cards.sync_stuck import stuck_card
from cards.tongue import Tongue
from registry.sync_news import SyncLooked, SyncStuck

routes = Routes()


@routes.on(SyncStuck)
async def bring_to_kernteam(event: SyncStuck, courier: Courier) -> None:
    """Say in the kernteam's channel what can't be done, and what to do about it."""
    await courier.post("kernteam", lambda t: answered(stuck_card(t, event.stuck)))


@routes.on(SyncLooked)
async def tell_who_asked(event: SyncLooked, courier: Courier) -> None:
    """Say what the look found to whoever asked for it."""

    def compose(t: Tongue) -> Answer:
        if event.differences:
            return Answer(text=t("sync-looked-found", count=event.differences))
        if event.stuck:
            return answered(stuck_card(t, event.stuck, "sync-looked-stuck"))
        return Answer(text=t("sync-looked-aligned"))

    await courier.tell(event.by, compose)
