"""Signals in the kernteam's channel: one that is new or answered, or a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import (
    button,
    card,
    clipped,
    fact,
    facts,
    heading,
    notice,
    para,
    row,
    said,
)
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.rows import (
    open_signal,
    shared_words,
    signal_row,
    signal_title,
    state_words,
    where_words,
)
from registry.signals.names import Labels
from registry.signals.signal import Signal
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.transitions import EARLY, STEPS, TRIAGE, SignalStatus, SignalStep
from registry.signals.triage import TriageNews, TriageSignal

_MOST_PLACES = 6


def triage_card(t: Translator, desk: TriageSignal) -> Mapping[str, Any]:
    """Build the card of a signal as it is now, with what the kernteam can do with it."""
    signal, what = desk.signal, _what(desk)
    name = clipped(signal.name, 300)
    fallback = t(f"signal-desk-fallback-{what}", number=str(signal.number), name=name)
    actions = [*_steps(t, signal), open_signal(t, signal), _inbox(t, secondary=True)]
    return fit_to_budget(
        lambda budget: card(t, _body(t, desk, what, budget), actions, fallback=fallback)
    )


def triage_list(t: Translator, news: TriageNews) -> Mapping[str, Any]:
    """Build a list of signals that came in together: counted, and the first of them."""
    new = len(news.signals) - news.answers
    title = t("signal-desk-many", count=new)
    if not new:
        title = t("signal-desk-only-answers", count=news.answers)
    return fit_to_budget(
        lambda budget: card(t, _listed(t, news, title, budget), [_inbox(t)], fallback=title)
    )


def _what(desk: TriageSignal) -> str:
    """Return why the signal is on the desk, from its current state."""
    signal = desk.signal
    steps = [one.step for one in signal.history if STEPS[one.step].advances]
    if signal.status is SignalStatus.NEW:
        return "new"
    return "answered" if steps[-1:] == [SignalStep.ANSWER] else "moved"


def _body(t: Translator, desk: TriageSignal, what: str, budget: SizeBudget) -> list[CardElement]:
    signal, names = desk.signal, desk.labels
    body: list[CardElement] = [para(t(f"signal-desk-{what}"), subtle=True)]
    body.append(heading(signal_title(t, signal)))
    if what == "moved":
        body.append(notice(t("signal-desk-now", state=state_words(t, signal)), good=True))
    body.append(said(" · ".join(one for one in _about(t, signal, names) if one), subtle=True))
    body += _texts(t, {"question": desk.question, "answer": desk.answer}, budget)
    body.append(said(budget.cut(signal.seen)))
    body += _texts(t, {"why": signal.why, "wish": signal.wish}, budget)
    body += facts(list(_people(t, signal, names)))
    if desk.similar_signals:
        body.append(heading(t("signal-desk-alike"), level=2))
        body += [_similar(t, one, budget) for one in desk.similar_signals]
    return body


def _about(t: Translator, signal: Signal, names: Labels) -> Iterator[str]:
    yield t.label(signal.kind)
    yield t.label(signal.level)
    yield where_words(t, signal, names)
    themes = [names.themes[one] for one in signal.themes if one in names.themes]
    yield t.listing([one.label(t.language) for one in themes])


def _texts(t: Translator, texts: Mapping[str, str], budget: SizeBudget) -> list[CardElement]:
    return facts([(t(f"signal-desk-{one}"), budget.cut(text)) for one, text in texts.items()])


def _people(t: Translator, signal: Signal, names: Labels) -> Iterator[tuple[str, str]]:
    gone = t("signal-desk-anonymous" if signal.anonymous else "signal-desk-gone")
    yield t("signal-desk-from"), names.members.get(signal.raiser, gone)
    if signal.supporters:
        yield t("signal-desk-joined"), t("signal-desk-joined-count", count=len(signal.supporters))


def _similar(t: Translator, like: SimilarSignal, budget: SizeBudget) -> CardElement:
    parts: list[CardElement] = [said(signal_title(t, like.signal), bold=True)]
    if words := shared_words(t, like):
        common = t("signal-desk-alike-words", words=t.listing(words))
        parts.append(said(budget.cut(common), subtle=True))
    return row(parts, open_signal(t, like.signal))


def _steps(t: Translator, signal: Signal) -> list[Action]:
    offered = [one for one in TRIAGE if signal.status in STEPS[one].starts & EARLY]
    load = {"signal": signal.slug, "seen": signal.round}
    return [
        button(
            t(f"signals-step-{one.value}"),
            "signals.step",
            {**load, "step": one.value},
            style="positive" if one is SignalStep.PICK_UP else "default",
        )
        for one in offered
    ]


def _inbox(t: Translator, *, secondary: bool = False) -> Action:
    return button(t("signal-desk-inbox"), "signals.inbox", secondary=secondary)


def _listed(t: Translator, news: TriageNews, title: str, budget: SizeBudget) -> list[CardElement]:
    body: list[CardElement] = [heading(title)]
    if news.answers and news.answers < len(news.signals):
        body.append(para(t("signal-desk-many-answers", count=news.answers)))
    body += _counts(t, news)
    body += [signal_row(t, one, news.labels) for one in news.signals[: budget.rows]]
    if (left := len(news.signals) - budget.rows) > 0:
        body.append(para(t("signal-desk-more", count=left)))
    return body


def _counts(t: Translator, news: TriageNews) -> list[CardElement]:
    hubs = news.labels.hubs
    places = [
        name
        for one in news.signals
        for name in ([hubs[hub] for hub in one.hubs if hub in hubs] or [t("signal-desk-nowhere")])
    ]
    return [
        fact(t(f"signal-desk-counts-{what}"), _counted(t, names))
        for what, names in (
            ("kind", [t.label(one.kind) for one in news.signals]),
            ("level", [t.label(one.level) for one in news.signals]),
            ("where", places),
        )
    ]


def _counted(t: Translator, names: Sequence[str]) -> str:
    """Return names with how often they occur, most frequent first."""
    most = Counter(names).most_common(_MOST_PLACES)
    return ", ".join(
        t("signal-desk-count", name=clipped(name, 60), count=count) for name, count in most
    )
