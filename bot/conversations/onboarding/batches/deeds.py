"""The yes to a list, what came of it, and taking it back."""

from __future__ import annotations

from bot.conversations.onboarding.batches.views import (
    MOST_NUMBERS,
    answered,
    how_teams_follows,
)
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.onboarding.batches import preview_card, result_card, undo_card
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.onboarding.batches.batch import Batch, BatchOver, BatchResult, drop, own
from registry.onboarding.batches.carry_out import BatchChanged, carry_out, result_of, take_back
from registry.onboarding.batches.check import check

routes = Routes()


@routes.verb("people.batch_yes", again="people.batch_result")
async def say_yes(ask: Ask) -> Answer:
    """Put everybody in whose line is ready; what changed meanwhile is shown anew."""
    key, run = ask.key("batch"), ask.number("run", most=MOST_NUMBERS)
    try:
        async with ask.write() as unit:
            result = await carry_out(unit, key, run, ask.value("seen"))
    except BatchChanged:
        async with ask.registry.read(ask.who) as unit:
            preview = await check(unit, await own(unit, key))
        card = preview_card(ask.t, preview, 0, ask.t("batch-changed"), warning=True)
        return answered(ask, card, done=False)
    async with ask.registry.read(ask.who) as unit:
        return await _result(ask, unit, result)


@routes.verb("people.batch_result", shows="people_batch_results", by="result")
async def show_result(ask: Ask) -> Answer:
    """Show what a yes did. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        return await _result(ask, unit, await result_of(unit, _key(ask)))


@routes.verb("people.batch_undo")
async def ask_undo(ask: Ask) -> Answer:
    """Ask whether to take it back. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        return answered(ask, undo_card(ask.t, await result_of(unit, _key(ask))))


@routes.verb("people.batch_undo_yes", again="people.batch_result")
async def undo(ask: Ask) -> Answer:
    """Take out who was put in and is unchanged since."""
    async with ask.write() as unit:
        result = await take_back(unit, _key(ask))
    async with ask.registry.read(ask.who) as unit:
        return await _result(ask, unit, result)


@routes.on(BatchOver)
async def erase_old(event: BatchOver, notifier: Notifier) -> None:
    """Erase a list that waited a day."""
    async with notifier.registry.write(SYSTEM) as unit:
        await drop(unit, event.batch)


async def _result(ask: Ask, unit: UnitOfWork, result: BatchResult) -> Answer:
    batch = await unit.of(Batch).find(result.slug.rpartition(".")[0])
    left = batch if batch is not None and batch.member == ask.who else None
    follows = await how_teams_follows(ask, unit)
    return answered(ask, result_card(ask.t, result, left, follows))


def _key(ask: Ask) -> str:
    """Return which result a button is about: its own, or that of the yes it was said to."""
    if ask.value("result"):
        return ask.key("result")
    return BatchResult.key(ask.key("batch"), ask.number("run", most=MOST_NUMBERS))
