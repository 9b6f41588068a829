"""Texts of what happened to a signal and what that means, for each kind of recipient."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from cards.kit.translator import Translator
from registry.signals.news_view import NewsItem, NewsStep, Relation
from registry.signals.transitions import STEPS, NewsKind, SignalStatus


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """Sentences about a step; they may contain text from people, so they are no markup.

    Attributes:
        what: what happened.
        means: what it means, or what is expected of the reader.
    """

    what: str
    means: str


def words(t: Translator, told: NewsItem, step: NewsStep) -> Words:
    """Return the text of one step, for this reader."""
    telling = _TELLING.get(STEPS[step.step.step].news, _once)
    return telling(t, told, step)


def words_of_some(t: Translator, some: tuple[NewsStep, ...]) -> Words:
    """Return the text of repeated steps: more joined, or more were bundled in."""
    name = some[0].step.step.value
    if STEPS[some[0].step.step].news is NewsKind.BUNDLE:
        return _plain(t, f"{name}-here", count=len(some))
    hubs = tuple(dict.fromkeys(one.hub for one in some if one.hub))
    places = t.listing(hubs) if hubs else "none"
    what = t(f"signal-news-{name}-many", count=len(some), hubs=places)
    return Words(what, t(f"signal-news-{name}-means"))


def is_one_of_many(step: NewsStep) -> bool:
    """Return whether several such steps in a row are told together."""
    bundled_in = step.step.status is not SignalStatus.BUNDLED
    news = STEPS[step.step.step].news
    return news is NewsKind.SUPPORT or (news is NewsKind.BUNDLE and bundled_in)


def _plain(t: Translator, name: str, means: str = "", /, **arguments: Any) -> Words:
    what = t(f"signal-news-{name}", **arguments)
    return Words(what, means or t(f"signal-news-{name}-means"))


def _once(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    return _plain(t, _id(step))


def _id(step: NewsStep) -> str:
    """How the ids of its texts begin."""
    return step.step.step.value


def _support(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    who = step.by or t("signal-news-somebody")
    return _plain(t, _id(step), who=who, hub=step.hub or "none")


def _question(t: Translator, told: NewsItem, step: NewsStep) -> Words:
    if told.relation is not Relation.RAISED:
        return _plain(t, _id(step))
    return _plain(t, f"{_id(step)}-{'you' if told.asked else 'over'}")


def _answer(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    return _plain(t, f"{_id(step)}-came", who=step.by or "none")


def _bundle(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    if is_one_of_many(step):
        return _plain(t, f"{_id(step)}-here", count=1)
    return _plain(t, _id(step), other=step.other or "none")


def _proposal(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    name, proposal = _id(step), step.proposal
    if proposal is None:
        return _plain(t, name)
    by = t(f"signal-news-{name}-you-by", day=t.day(proposal.due)) if proposal.due else ""
    return _plain(t, f"{name}-you", by, title=proposal.title)


def _meeting(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    meeting = step.meeting
    if meeting is None:
        return _plain(t, _id(step))
    return _plain(t, f"{_id(step)}-{meeting.kind.value}", day=t.day(meeting.day))


def _outcome(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    name, status = _id(step), step.step.status
    back = status is SignalStatus.SENT_BACK and step.proposal is not None
    means = t(f"signal-news-{name}-sent_back-you") if back else ""
    return _plain(t, f"{name}-{status.value}", means)


def _decision(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    name, decision = _id(step), step.decision
    means = t(f"signal-news-{name}-means")
    if decision is None:
        return _plain(t, name, means)
    return _plain(t, f"{name}-by", means, body=decision.body, day=t.day(decision.day))


def _action(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    name, action = _id(step), step.action
    if action is None or not step.theirs:
        return _plain(t, name)
    by = t(f"signal-news-{name}-you-by", day=t.day(action.due)) if action.due else ""
    return _plain(t, f"{name}-you", by)


def _result(t: Translator, _told: NewsItem, step: NewsStep) -> Words:
    dropped = step.action is not None and step.action.state == "dropped"
    return _plain(t, f"{_id(step)}-dropped" if dropped else _id(step))


_TELLING: Mapping[NewsKind, Callable[[Translator, NewsItem, NewsStep], Words]] = {
    NewsKind.SUPPORT: _support,
    NewsKind.QUESTION: _question,
    NewsKind.ANSWER: _answer,
    NewsKind.BUNDLE: _bundle,
    NewsKind.PROPOSAL: _proposal,
    NewsKind.MEETING: _meeting,
    NewsKind.OUTCOME: _outcome,
    NewsKind.DECISION: _decision,
    NewsKind.ACTION: _action,
    NewsKind.RESULT: _result,
}
"""What is said otherwise from case to case; the other kinds have one text."""
