"""Refusals of a step: what is possible now, who was first, or for whom it is."""

from __future__ import annotations

from bot.conversations.signals.views import kernteam_only, show_signal
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.turn import Answer
from cards.signals.steps import name_of, possible_words, state_of, step_words
from registry.core.errors import (
    AlreadyDecided,
    Fault,
    ImpossibleStep,
    NotAllowed,
    NotFound,
    RegistryError,
)
from registry.members.lookup import member_name
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.signal import Signal, Step
from registry.signals.transitions import STEPS, SignalStatus, SignalStep
from registry.signals.visibility import seen_by

REFUSALS = (NotAllowed, NotFound, AlreadyDecided, ImpossibleStep)
"""What a step can be refused with, beside what is wrong in its form."""


async def refused(
    ask: Ask, step: SignalStep, slug: str, error: RegistryError, words: str = ""
) -> Answer:
    """Build a refusal in people's words, with the signal as it is now if they may see it.

    Who may not take the step hears the same whether there is such a signal or not.

    Args:
        ask: who asks.
        step: which step was refused.
        slug: of which signal.
        error: why.
        words: what was typed, which may have been meant as a signal.
    """
    if isinstance(error, NotAllowed):
        return _not_theirs(ask, step, words)
    async with ask.registry.read() as unit:
        signal = await unit.of(Signal).find(slug)
        view = await seen_by(unit, signal, ask.who) if signal else None
        last = _last(view) if view else None
        by = await member_name(unit, last.by) if last else ""
    if view is None:
        return gone(ask, slug)
    if isinstance(error, ImpossibleStep):
        return await _impossible(ask, step, view, error)
    if isinstance(error, AlreadyDecided) and last:
        return await _late(ask, view, last, by)
    return gone(ask, slug)


def part_of(error: RegistryError, slug: str) -> Fault | None:
    """Return the fault at a field, if something else than the signal itself refuses."""
    if not isinstance(error, NotFound | AlreadyDecided | ImpossibleStep):
        return None
    if error.section == FollowUp.section:
        ended = isinstance(error, AlreadyDecided)
        return Fault("action", "signal_action_ended" if ended else "choice")
    if error.section == Signal.section and error.key != slug:
        return Fault("numbers", "signal_no_part", {"number": error.key[:20]})
    return None


def gone(ask: Ask, slug: str) -> Answer:
    """Tell that there is no such signal, or none that this person may see."""
    return refuse(ask, "signal-steps-gone", number=slug[:20])


def _not_theirs(ask: Ask, step: SignalStep, words: str) -> Answer:
    key = f"signal-steps-{step.value}-who"
    if not ask.t.has(key):
        return kernteam_only(ask, words)
    return refuse(ask, key)


async def _impossible(ask: Ask, step: SignalStep, signal: Signal, error: ImpossibleStep) -> Answer:
    can = possible_words(ask.t, [SignalStep(one) for one in error.possible])
    return await show_signal(
        ask,
        signal.slug,
        "signal-steps-impossible" if can else "signal-steps-nothing",
        good=False,
        step=step_words(ask.t, step),
        state=state_of(ask.t, SignalStatus(error.status)),
        **({"can": can} if can else {}),
    )


async def _late(ask: Ask, signal: Signal, last: Step, name: str) -> Answer:
    if last.step is SignalStep.RAISE:  # nobody was first: that card was never shown
        return await show_signal(ask, signal.slug, "signal-steps-old", good=False)
    remark = "signal-steps-yourself" if last.by == ask.who else "signal-steps-first"
    about = {} if last.by == ask.who else {"name": name_of(ask.t, name)}
    step = step_words(ask.t, last.step)
    return await show_signal(ask, signal.slug, remark, good=False, step=step, **about)


def _last(signal: Signal) -> Step | None:
    """Return the last step that matters to others; joins do not count."""
    steps = [one for one in signal.history if STEPS[one.step].advances]
    return steps[-1] if steps else None
