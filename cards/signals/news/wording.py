"""What happened to a signal and what that means, in plain words for whoever hears it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from cards.kit.translator import Translator
from registry.signals.news_view import ToldSignal, ToldStep, Why
from registry.signals.signal import SignalStatus, SignalStep


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """Sentences about a step; what people wrote may be in them, so they are no markup.

    Attributes:
        what: what happened.
        means: what it means, or what is expected of the reader.
    """

    what: str
    means: str


def words(t: Translator, told: ToldSignal, step: ToldStep) -> Words:
    """What happened in one step, to this reader."""
    telling = _TELLING.get(step.step.step)
    if telling is not None:
        return telling(t, told, step)
    return _plain(t, step.step.step.value)


def words_of_some(t: Translator, some: tuple[ToldStep, ...]) -> Words:
    """What happened when the same came more than once: more joined, or more were bundled in."""
    if some[0].step.step is SignalStep.BUNDLE:
        return _plain(t, "bundle-here", count=len(some))
    hubs = tuple(dict.fromkeys(one.hub for one in some if one.hub))
    places = t.listing(hubs) if hubs else "none"
    what = t("signal-news-join-many", count=len(some), hubs=places)
    return Words(what, t("signal-news-join-means"))


def is_one_of_many(step: ToldStep) -> bool:
    """Whether several such steps in a row are told in one breath."""
    bundled_in = step.step.status is not SignalStatus.BUNDLED
    return step.step.step is SignalStep.JOIN or (step.step.step is SignalStep.BUNDLE and bundled_in)


def _plain(t: Translator, name: str, means: str = "", /, **arguments: Any) -> Words:
    what = t(f"signal-news-{name}", **arguments)
    return Words(what, means or t(f"signal-news-{name}-means"))


def _join(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    who = step.by or t("signal-news-somebody")
    return _plain(t, "join", who=who, hub=step.hub or "none")


def _ask(t: Translator, told: ToldSignal, _step: ToldStep) -> Words:
    if told.why is not Why.RAISED:
        return _plain(t, "ask")
    return _plain(t, "ask-you" if told.asked else "ask-over")


def _answer(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    return _plain(t, "answer-came", who=step.by or "none")


def _bundle(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    if is_one_of_many(step):
        return _plain(t, "bundle-here", count=1)
    return _plain(t, "bundle", other=step.other or "none")


def _propose(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    proposal = step.proposal
    if proposal is None:
        return _plain(t, "propose")
    by = t("signal-news-propose-you-by", day=t.day(proposal.due)) if proposal.due else ""
    return _plain(t, "propose-you", by, title=proposal.title)


def _agenda(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    meeting = step.meeting
    if meeting is None:
        return _plain(t, "agenda")
    return _plain(t, f"agenda-{meeting.kind.value}", day=t.day(meeting.day))


def _outcome(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    status = step.step.status
    back = status is SignalStatus.SENT_BACK and step.proposal is not None
    means = t("signal-news-outcome-sent_back-you") if back else ""
    return _plain(t, f"outcome-{status.value}", means)


def _decide(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    decision, means = step.decision, t("signal-news-decide-means")
    if decision is None:
        return _plain(t, "decide", means)
    return _plain(t, "decide-by", means, body=decision.body, day=t.day(decision.day))


def _act(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    action = step.action
    if action is None or not step.theirs:
        return _plain(t, "act")
    by = t("signal-news-act-you-by", day=t.day(action.due)) if action.due else ""
    return _plain(t, "act-you", by)


def _finish(t: Translator, _told: ToldSignal, step: ToldStep) -> Words:
    dropped = step.action is not None and step.action.state == "dropped"
    return _plain(t, "finish-dropped" if dropped else "finish")


_TELLING: Mapping[SignalStep, Callable[[Translator, ToldSignal, ToldStep], Words]] = {
    SignalStep.JOIN: _join,
    SignalStep.ASK: _ask,
    SignalStep.ANSWER: _answer,
    SignalStep.BUNDLE: _bundle,
    SignalStep.PROPOSE: _propose,
    SignalStep.AGENDA: _agenda,
    SignalStep.OUTCOME: _outcome,
    SignalStep.DECIDE: _decide,
    SignalStep.ACT: _act,
    SignalStep.FINISH: _finish,
}
"""What is said otherwise from case to case; the other steps have one text."""
