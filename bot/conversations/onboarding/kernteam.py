"""Telling the administrators that nobody is in the kernteam any more."""

from __future__ import annotations

from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from registry.hubs.kernteam import KernteamEmptied

routes = Routes()


@routes.on(KernteamEmptied)
async def tell_administrators(event: KernteamEmptied, notifier: Notifier) -> None:
    """Tell each that only they can appoint a kernteam now, and how."""
    del event
    async with notifier.registry.read() as unit:
        administrators = sorted(unit.administrators)

    def compose(t: Translator) -> Answer:
        return Answer(text=t("people-kernteam-emptied"))

    for one in administrators:
        await notifier.notify_member(one, compose, about="kernteam:emptied")
