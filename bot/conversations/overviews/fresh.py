"""Notes of what became public: once for each, whatever is changed later."""

from __future__ import annotations

from functools import partial

from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from registry.agenda.question import Question, QuestionDecided
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.networks.network import Network, NetworkPublished
from registry.overviews.items import Fresh, note_fresh
from registry.signals.signal import SignalStepped
from registry.signals.transitions import SignalStep

routes = Routes()

_STEPS = {SignalStep.DECIDE: Fresh.DECIDED, SignalStep.CLOSE: Fresh.LESSON}


@routes.on(NetworkPublished)
async def network(event: NetworkPublished, notifier: Notifier) -> None:
    """Note a network that somebody made known; the plan's own are no news when they change."""
    async with notifier.registry.read() as unit:
        known = await unit.of(Network).find(event.network)
    if known is not None and known.turned is not None:
        await _note(notifier, Fresh.NETWORK, event.network)


@routes.on(QuestionDecided)
async def question(event: QuestionDecided, notifier: Notifier) -> None:
    """Note a question that came on an agenda, or was answered."""
    async with notifier.registry.read() as unit:
        known = await unit.of(Question).find(event.question)
    if known is not None and known.status == "on_agenda":
        await _note(notifier, Fresh.QUESTION, event.question)
    elif known is not None and known.status == "answered":
        await _note(notifier, Fresh.ANSWER, event.question)


@routes.on(SignalStepped)
async def signal(event: SignalStepped, notifier: Notifier) -> None:
    """Note a decision on a signal, and what was learnt from it."""
    if what := _STEPS.get(event.step):
        await _note(notifier, what, event.signal)


async def _note(notifier: Notifier, what: Fresh, thing: str) -> None:
    await commit(notifier.registry, SYSTEM, partial(note_fresh, what=what, thing=thing))
