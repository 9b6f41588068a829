"""Signals as the kernteam's channel may show them: without anonymous raisers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from registry.core.unit_of_work import UnitOfWork
from registry.digests.signal_news import SignalItem
from registry.signals.names import Labels, labels
from registry.signals.signal import Signal, Source
from registry.signals.similarity.similar import SimilarSignal, similar_signals
from registry.signals.transitions import SignalStatus, SignalStep


@dataclass(frozen=True, slots=True)
class TriageSignal:
    """A signal on the kernteam's desk.

    Attributes:
        signal: without who raised or joined it anonymously, and without where that was seen.
        labels: the names of what it refers to.
        similar_signals: what it looks like, as long as nobody looked at it.
        question: what its raiser was asked last.
        answer: what came back.
    """

    signal: Signal
    labels: Labels
    similar_signals: tuple[SimilarSignal, ...] = ()
    question: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class TriageNews:
    """News that the kernteam gets immediately.

    Attributes:
        signals: what is new, and what was answered, in order of number.
        labels: the names of what they refer to.
        answers: how many of them are there for an answer only.
    """

    signals: tuple[Signal, ...]
    labels: Labels
    answers: int = 0


async def triage_signal(unit: UnitOfWork, slug: str) -> TriageSignal | None:
    """Return a signal for the kernteam's channel; None when there is none.

    Args:
        unit: reads for nobody, so that what it looks like can be seen by anybody.
        slug: which signal.
    """
    signal = await unit.of(Signal).find(slug)
    if signal is None:
        return None
    shown = without_anonymous(signal)
    likes: tuple[SimilarSignal, ...] = ()
    if signal.status is SignalStatus.NEW:
        likes = await similar_signals(
            unit, signal.about, signal.themes, apart=slug, hubs=signal.hubs
        )
    notes = {one.step: one.note for one in signal.history if one.note}
    asked = notes.get(SignalStep.ASK, "")
    waits = signal.status is SignalStatus.ASKED
    answer = "" if waits else notes.get(SignalStep.ANSWER, "")
    return TriageSignal(shown, await labels(unit, [shown]), likes, asked, answer)


async def triage_news(unit: UnitOfWork, items: Sequence[SignalItem]) -> TriageNews:
    """Return the news that came in together, as one list."""
    slugs = tuple(dict.fromkeys(item.signal for item in items))
    signals = [without_anonymous(one) for one in await unit.of(Signal).some(slugs)]
    signals.sort(key=lambda one: one.number)
    new = {item.signal for item in items if item.place == 0}
    answers = sum(one.slug not in new for one in signals)
    return TriageNews(tuple(signals), await labels(unit, signals), answers)


def without_anonymous(signal: Signal) -> Signal:
    """Remove who prefers to be anonymous, and what would give them away."""
    hidden = {one.member for one in signal.supporters if one.anonymous}
    news: dict[str, Any] = {}
    if signal.anonymous:
        hidden.add(signal.raiser)
        news = {"raiser": "", "source": Source(kind=signal.source.kind)}
    history = tuple(
        one.model_copy(update={"by": ""}) if one.by in hidden else one for one in signal.history
    )
    supporters = tuple(
        one.model_copy(update={"member": ""}) if one.member in hidden else one
        for one in signal.supporters
    )
    return signal.model_copy(update={**news, "history": history, "supporters": supporters})
