"""Rows of signals in lists: name, status, place, and the button that opens it."""

from __future__ import annotations

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, clipped, heading, row, said
from cards.kit.size_budget import DEFAULT_BUDGET, SizeBudget
from cards.kit.translator import Translator
from registry.signals.names import Labels
from registry.signals.signal import Signal
from registry.signals.similarity.similar import SimilarSignal
from registry.signals.similarity.topics import Topics

LONGEST_NAME = 120
"""Characters of a signal's name in a list."""

MOST_WORDS, MOST_TOPICS = 6, 2
"""Words and topics that two signals have in common, as far as they are named."""

MOST_PLACES = 3
"""Hubs that are named in a row; the others are counted."""


def signal_title(t: Translator, signal: Signal) -> str:
    """Return the title of a signal: `Signaal 12: Kennis blijft liggen`."""
    return t("signals-title", number=str(signal.number), name=clipped(signal.name, LONGEST_NAME))


def open_signal(
    t: Translator, signal: Signal, title: str = "", *, secondary: bool = False
) -> Action:
    """Build the button that shows a signal; the default `title` is "Bekijk"."""
    named = t("signals-open-name", number=str(signal.number), name=clipped(signal.name, 60))
    return button(
        title or t("signals-open"),
        "signals.show",
        {"signal": signal.slug},
        secondary=secondary,
        tooltip=named,
    )


def signal_row(
    t: Translator,
    signal: Signal,
    labels: Labels,
    *,
    why: str = "",
    budget: SizeBudget = DEFAULT_BUDGET,
) -> CardElement:
    """Build the row of a signal in a list.

    Args:
        t: the language.
        signal: as its reader may see it.
        labels: the names of what it refers to.
        why: why it is in the list, in a sentence.
        budget: what its card has room for.
    """
    about = [t.label(signal.kind), state_words(t, signal), where_words(t, signal, labels)]
    about.append(t("signals-since", day=t.day(signal.raised)))
    parts: list[CardElement] = [
        said(budget.cut(signal_title(t, signal)), bold=True),
        under(budget.cut(" · ".join(part for part in about if part)), subtle=True),
    ]
    if why:
        parts.append(under(budget.cut(why), subtle=True))
    return row(parts, open_signal(t, signal))


def shared_words(t: Translator, like: SimilarSignal) -> list[str]:
    """Return what two similar signals have in common: words of both, and what both are about."""
    known = Topics.load().all
    topics = [known[one].label(t.language) for one in like.topics[:MOST_TOPICS] if one in known]
    return list(dict.fromkeys((*like.words[:MOST_WORDS], *topics)))


def section(text: str) -> CardElement:
    """Build the heading of a card's section, with some space above it."""
    title = heading(text, level=2)
    title.spacing = "Large"
    return title


def under(text: str, *, subtle: bool = False) -> CardElement:
    """Build text from people, close to the line above that it belongs to."""
    words = said(text, subtle=subtle)
    words.spacing = "None"
    return words


def state_words(t: Translator, signal: Signal) -> str:
    """Return the status of a signal, in a few words."""
    return t(f"signals-state-{signal.status.value}")


def where_words(t: Translator, signal: Signal, labels: Labels) -> str:
    """Return the hubs where a signal plays, or its region; empty when neither is known."""
    names = [labels.hubs[hub] for hub in signal.hubs if hub in labels.hubs]
    if not names:
        return t.label(signal.region) if signal.region else ""
    if len(names) > MOST_PLACES + 1:
        more = t("signals-more", count=len(names) - MOST_PLACES)
        names = [*names[:MOST_PLACES], more]
    return ", ".join(clipped(name, 60) for name in names)
