"""Cards around raising a signal: similar ones, the confirmation, and one's own signals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from microsoft_teams.cards import Action, ActionSet, CardElement, Container

from cards.kit.components import button, card, clipped, heading, notice, para, said
from cards.kit.forms import TextField
from cards.kit.headings import header
from cards.kit.pictures import Noun
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
from registry.signals.signal import LONGEST_SEEN, Signal
from registry.signals.similarity.prefill import Prefill
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.transitions import STEPS, SignalStatus, SignalStep
from registry.signals.visibility import Mine

PAGE = 8
"""Signals on a page of one's own."""

_LONGEST_WORDS = 80


@dataclass(frozen=True, slots=True)
class Likes:
    """Signals similar to one that is about to be raised.

    Attributes:
        found: likeliest first, as they may see them.
        labels: the names of what those refer to.
        reader: key of who is about to raise it.
    """

    found: tuple[SimilarSignal, ...] = ()
    labels: Labels = field(default_factory=Labels)
    reader: str = ""

    @property
    def slugs(self) -> str:
        """Slugs of the similar signals, as a button carries them."""
        return " ".join(one.signal.slug for one in self.found)


def alike_card(
    t: Translator, words: str, likes: Likes, load: Mapping[str, str], *, more: Sequence[Action] = ()
) -> Mapping[str, Any]:
    """Build the card of similar signals to join, or else to go on.

    Args:
        t: the language.
        words: what they see, which can still be changed.
        likes: what is like it; not empty.
        load: what travels along.
        more: further buttons.
    """
    title = alike_title(t, likes)
    yours = TextField(
        name="seen", label=t("raise-alike-yours"), required=True, most=LONGEST_SEEN, lines=True
    )
    anyway = button(t("raise-anyway"), "signals.form", {**load, "looked": likes.slugs}, inputs=True)
    return fit_to_budget(
        lambda budget: card(
            t,
            [heading(title), *like_rows(t, likes, budget), yours.element(t, words)],
            [anyway, *more],
            fallback=title,
        )
    )


def alike_title(t: Translator, likes: Likes) -> str:
    """Return the title: `Dit speelt ook in Twente`, or that it was raised already."""
    where = where_words(t, likes.found[0].signal, likes.labels)
    return t("raise-alike-where", where=where) if where else t("raise-alike")


def like_rows(t: Translator, likes: Likes, budget: SizeBudget) -> list[CardElement]:
    """Build the rows of similar signals, each with a button to join; empty without any."""
    if not likes.found:
        return []
    rows = [_similar(t, one, likes) for one in likes.found[: budget.rows]]
    return [para(t("raise-alike-intro")), *rows]


def _similar(t: Translator, like: SimilarSignal, likes: Likes) -> CardElement:
    signal, labels = like.signal, likes.labels
    about = [t.label(signal.kind), state_words(t, signal), where_words(t, signal, labels)]
    words = [
        *shared_words(t, like),
        *(labels.themes[one].label(t.language) for one in like.themes if one in labels.themes),
    ]
    why = t("raise-alike-words", words=", ".join(dict.fromkeys(words)))
    items: list[CardElement] = [
        said(signal_title(t, signal), bold=True),
        said(" · ".join(part for part in about if part), subtle=True),
        said(clipped(why, 200), subtle=True),
    ]
    actions = [open_signal(t, signal)]
    if likes.reader in signal.raisers:
        items.append(said(t("raise-alike-own")))
    else:
        actions.insert(0, _join(t, signal))
    return Container(separator=True, items=[*items, ActionSet(actions=actions)])


def _join(t: Translator, signal: Signal) -> Action:
    named = t("raise-join-name", number=str(signal.number))
    load = {"signal": signal.slug}
    return button(t("raise-join"), "signals.join_form", load, inputs=True, tooltip=named)


def join_about(t: Translator, signal: Signal, labels: Labels) -> list[CardElement]:
    """Build the description of the signal to join, and where it plays so far."""
    where = where_words(t, signal, labels)
    return [
        said(signal_title(t, signal), bold=True),
        *([said(where, subtle=True)] if where else []),
    ]


def guessed(t: Translator, guess: Prefill | None) -> CardElement | None:
    """Build what was prefilled from a person's words, and by which of them; None if nothing was."""
    if guess is None or not guess.because:
        return None
    fields = [
        t(
            "raise-guessed-field",
            label=t(f"raise-because-{name}"),
            words=clipped(", ".join(words), _LONGEST_WORDS),
        )
        for name, words in guess.because.items()
    ]
    return said(t("raise-guessed", fields=t.listing(fields)), subtle=True)


def sent_card(t: Translator, signal: Signal) -> Mapping[str, Any]:
    """Build the confirmation that a signal was raised, with its number and what happens now."""
    title = t("raise-sent", number=str(signal.number))
    days = STEPS[SignalStep.RAISE].within or 0
    body: list[CardElement] = [
        notice(title, good=True),
        said(signal_title(t, signal), bold=True),
        heading(t("raise-sent-next"), level=2),
        para(t("raise-sent-days", days=days)),
        para(t("raise-sent-hear")),
    ]
    if signal.anonymous:
        body.append(para(t("raise-sent-anonymous")))
    return card(t, body, [_mine(t), open_signal(t, signal)], fallback=title)


def _mine(t: Translator) -> Action:
    return button(t("raise-mine"), "signals.mine")


def mine_card(t: Translator, mine: Mine, labels: Labels, page: int = 0) -> Mapping[str, Any]:
    """Build the card of a person's own signals: questions to them, then raised and joined.

    Args:
        t: the language.
        mine: their signals.
        labels: the names of what those on the page refer to.
        page: which page, counted from 0.
    """
    title = t("raise-mine")
    total = len(mine.raised) + len(mine.joined)
    new = button(t("raise-mine-new"), "signals.form", style="default" if total else "positive")
    actions = [new, *_turns(t, page, total)]
    return fit_to_budget(
        lambda budget: card(
            t,
            [header(t, title, Noun.SIGNAL), *_rows(t, mine, labels, page, budget)],
            actions,
            fallback=title,
        )
    )


def _rows(
    t: Translator, mine: Mine, labels: Labels, page: int, budget: SizeBudget
) -> list[CardElement]:
    shown, total = page_of(mine, page), len(mine.raised) + len(mine.joined)
    if not total:
        return [para(t("raise-mine-none"))]
    asked = [_asked(t, one, budget) for one in shown.raised if _asks(one)]
    body = [
        *asked,
        *_section(t, "raise-mine-raised", shown.raised, labels),
        *_section(t, "raise-mine-joined", shown.joined, labels),
    ]
    if total > PAGE:
        first = page * PAGE + 1
        last = min(total, first + PAGE - 1)
        body.append(para(t("raise-mine-page", to=last, total=total, **{"from": first})))
    return body


def page_of(mine: Mine, page: int) -> Mine:
    """Return a page of somebody's signals; those with a question to them come first."""
    asked = [one for one in mine.raised if _asks(one)]
    raised = [*asked, *(one for one in mine.raised if not _asks(one))]
    start = page * PAGE
    after = max(0, start - len(raised))
    here = raised[start : start + PAGE]
    left = PAGE - len(here)
    return Mine(tuple(here), mine.joined[after : after + left] if left else ())


def _asks(signal: Signal) -> bool:
    return signal.status is SignalStatus.ASKED


def _section(
    t: Translator, title: str, signals: Sequence[Signal], labels: Labels
) -> list[CardElement]:
    rows = [signal_row(t, one, labels) for one in signals]
    return [heading(t(title), level=2), *rows] if rows else []


def _asked(t: Translator, signal: Signal, budget: SizeBudget) -> CardElement:
    """Build a question of the kernteam, with the button to answer it."""
    load = {"signal": signal.slug, "seen": str(signal.round), "step": SignalStep.ANSWER.value}
    named = t("raise-mine-answer-name", number=str(signal.number))
    answer = button(t("raise-mine-answer"), "signals.step", load, style="positive", tooltip=named)
    return Container(
        style="accent",
        items=[
            heading(t("raise-mine-asked"), level=2),
            said(signal_title(t, signal), subtle=True),
            said(budget.cut(clipped(signal.question, 600))),
            ActionSet(actions=[answer]),
        ],
    )


def _turns(t: Translator, page: int, total: int) -> list[Action]:
    turns: list[Action] = []
    if page:
        turns.append(button(t("raise-mine-previous"), "signals.mine", {"page": str(page - 1)}))
    if (page + 1) * PAGE < total:
        turns.append(button(t("raise-mine-next"), "signals.mine", {"page": str(page + 1)}))
    return turns
