"""Patterns across regions: shown as last found, searched by the worker."""

from __future__ import annotations

from bot.conversations.signals.views import kernteam_only
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_card
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from cards.signals.patterns import PatternsShown, patterns_card
from registry.core.permissions import SYSTEM, Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.reminders.daily_run import WeekDue
from registry.signals.names import Labels, labels
from registry.signals.similarity.patterns import (
    Board,
    PatternsAsked,
    ask_patterns,
    board,
    keep_board,
    scan,
    stale,
)

routes = Routes()


async def show_patterns(ask: Ask) -> Answer:
    """Show patterns across regions; who asks for a new search is told when it is done."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            return kernteam_only(ask)
        found = await board(unit)
        wanted = ask.flag("again") or await stale(unit)
        names = await _labels(unit, found)
    if wanted:
        async with ask.write() as unit:
            await ask_patterns(unit, tell=True)
    return _answer(ask, PatternsShown(found, names, asked=wanted))


routes.command(
    "signal patronen",
    "signaal patronen",
    "signal patroon",
    "signaal patroon",
    en=("signal patterns", "signal pattern"),
    about="signal-patterns-command",
    order=82,
    audience=Audience(HelpGroup.KERNTEAM, (Right.HANDLE_SIGNAL,)),
    slash=False,
    repeats=True,
)(show_patterns)
routes.verb("signals.patterns", repeats=True)(show_patterns)


@routes.on(WeekDue)
async def look_each_week(_: WeekDue, notifier: Notifier) -> None:
    """Request a weekly search for patterns for the kernteam, whether or not somebody asked."""
    async with notifier.registry.write(SYSTEM) as unit:
        if await stale(unit):
            await ask_patterns(unit, tell=False)


@routes.on(PatternsAsked)
async def look_for_patterns(event: PatternsAsked, notifier: Notifier) -> None:
    """Search for patterns, store them, and tell who waits. Idempotent."""
    async with notifier.registry.read(SYSTEM) as unit:
        found = await scan(unit)
    async with notifier.registry.write(SYSTEM) as unit:
        await keep_board(unit, found)
    async with notifier.registry.read(event.by) as unit:
        if not event.by or not await holds(unit, Right.HANDLE_SIGNAL, event.by):
            return
        shown = await board(unit)
        names = await _labels(unit, shown)

    def compose(t: Translator) -> Answer:
        card = patterns_card(t, PatternsShown(shown, names))
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.notify_member(event.by, compose)


async def _labels(unit: UnitOfWork, found: Board) -> Labels:
    """Return the names that patterns refer to; each hub where one plays is one of its places."""
    signals = [
        one
        for pattern in found.patterns
        for one in (pattern.first, *(like.signal for like in pattern.likes))
    ]
    return await labels(unit, signals)


def _answer(ask: Ask, shown: PatternsShown) -> Answer:
    card = patterns_card(ask.t, shown)
    return private_card(ask, card, "signal-patterns-title", "signals.patterns")
