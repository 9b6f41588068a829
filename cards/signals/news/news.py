"""Digest of a person's signal news: one card with all that happened since the last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from cards.kit.components import Style, button, card, clipped, fact, facts, heading, para, said
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.news.wording import Words, is_one_of_many, words, words_of_some
from cards.signals.rows import signal_title, state_words
from registry.signals.news_view import NewsItem, NewsStep

_LINES = 3
"""So many times more signals are told in a line each than have room to be told in full."""

_ACTIONS = 3
"""Actions that can be ended from the card; with the other buttons that is six at most."""

_NOTES = 5
"""Notes of people who joined that are shown beneath each other."""


def news_card(t: Translator, told: Sequence[NewsItem]) -> Mapping[str, Any]:
    """Build the card of what happened to signals that concern this reader.

    Args:
        t: the language.
        told: at least one signal, what matters most first.
    """
    fallback = _fallback(t, told)
    alone = len(told) == 1 and (told[0].signal or told[0].own) is not None
    actions = [] if alone else [button(t("signal-news-mine"), "signals.news", {"mine": "1"})]
    return fit_to_budget(lambda budget: card(t, _body(t, told, budget), actions, fallback=fallback))


def _fallback(t: Translator, told: Sequence[NewsItem]) -> str:
    first = told[0]
    if first.asked:
        return t("signal-news-fallback-asked", number=str(first.number))
    *_, (latest, _) = _happened(t, first)
    count, number = len(told), str(first.number)
    return t("signal-news-fallback", count=count, number=number, what=clipped(latest.what, 300))


def _body(t: Translator, told: Sequence[NewsItem], budget: SizeBudget) -> list[CardElement]:
    full, rest = told[: budget.rows], told[budget.rows :]
    body: list[CardElement] = [header(t, t("signal-news-title", count=len(told)), Noun.NEWS)]
    body += [_signal(t, one, budget, alone=len(told) == 1) for one in full]
    lines = rest[: budget.rows * _LINES]
    if lines:
        body.append(heading(t("signal-news-also"), level=2))
        body += [said(budget.cut(_line(t, one))) for one in lines]
    if left := len(rest) - len(lines):
        body.append(para(t("signal-news-more", count=left)))
    return body


def _signal(t: Translator, told: NewsItem, budget: SizeBudget, *, alone: bool) -> CardElement:
    items: list[CardElement] = [_title(t, told), para(_why(t, told), subtle=True)]
    if told.signal is not None:
        items.append(fact(t("signal-news-now"), state_words(t, told.signal)))
    happened = list(_happened(t, told))
    full = happened[-budget.rows :]
    earlier = " ".join(one.what for one, _ in happened[: -budget.rows])
    items += facts([(t("signal-news-earlier"), budget.cut(earlier))])
    items += [_step(t, said_of_it, steps, budget) for said_of_it, steps in full]
    if actions := _buttons(t, told, alone=alone):
        items.append(ActionSet(actions=actions))
    return Container(items=items, separator=True, spacing="Large")


def _why(t: Translator, told: NewsItem) -> str:
    own = {"own": str(told.own.number)} if told.own else {}
    return t(f"signal-news-why-{told.relation.value}", **own)


def _title(t: Translator, told: NewsItem) -> CardElement:
    if told.signal is None:
        return heading(t("signal-news-closed-to-you", number=str(told.number)), level=2)
    return heading(signal_title(t, told.signal), level=2)


def _step(
    t: Translator, said_of_it: Words, steps: tuple[NewsStep, ...], budget: SizeBudget
) -> CardElement:
    items: list[CardElement] = [fact(t.day(steps[-1].step.at), budget.cut(said_of_it.what))]
    notes = [one.step.note for one in steps if one.step.note]
    items += [
        Container(items=[said(budget.cut(note))], style="emphasis", spacing="Small")
        for note in notes[-_NOTES:]
    ]
    means = said(said_of_it.means, subtle=True)
    means.spacing = "Small"
    return Container(items=[*items, means], spacing="Medium")


def _happened(t: Translator, told: NewsItem) -> Iterator[tuple[Words, tuple[NewsStep, ...]]]:
    """Yield the steps in order; repeated ones in a row are told together."""
    for (many, _), group in groupby(told.steps, key=_breath):
        steps = tuple(group)
        if many and len(steps) > 1:
            yield words_of_some(t, steps), steps
        else:
            yield from ((words(t, told, one), (one,)) for one in steps)


def _breath(step: NewsStep) -> tuple[bool, str]:
    return is_one_of_many(step), step.step.step.value


def _line(t: Translator, told: NewsItem) -> str:
    """Return a line with a signal and the last that happened to it."""
    *_, (latest, _) = _happened(t, told)
    return t("signal-news-line", number=str(told.number), what=latest.what)


def _buttons(t: Translator, told: NewsItem, *, alone: bool) -> list[Action]:
    """Build the buttons for direct actions; a card about several signals stays in place."""
    return [
        button(title, verb if alone else "signals.news", load, style=style, tooltip=tip)
        for title, verb, load, style, tip in _offered(t, told)
    ]


_Offer = tuple[str, str, dict[str, Any], Style, str]
"""What a button says, the verb that it calls with what data, its style, its longer name."""


def _offered(t: Translator, told: NewsItem) -> Iterator[_Offer]:
    signal, number = told.signal, str(told.number)
    shown = signal or told.own
    if signal is not None:
        load = {"signal": signal.slug, "seen": signal.round}
        if told.asked:
            tip, step = t("signal-news-answer-tip", number=number), {"step": "answer"}
            yield t("signal-news-answer"), "signals.step", load | step, "positive", tip
        for one in told.to_do[:_ACTIONS]:
            tip, step = clipped(one.what, 200), {"step": "finish", "action": one.slug}
            yield t("signal-news-finished"), "signals.step", load | step, "default", tip
        if told.to_work_out is not None:
            proposal = told.to_work_out
            load = {"proposal": proposal.slug}
            title = t("signal-news-proposal")
            yield title, "signals.proposal", load, "default", clipped(proposal.title, 200)
    if shown is not None:
        name = clipped(shown.name, 60)
        tip = t("signals-open-name", number=str(shown.number), name=name)
        yield t("signals-open"), "signals.show", {"signal": shown.slug}, "default", tip
