"""The first row of a card: what it is about, and its state."""

from __future__ import annotations

from microsoft_teams.cards import Badge, CardElement, Column, ColumnSet

from cards.kit.components import heading
from cards.kit.pictures import Noun, icon
from cards.kit.translator import Translator

_BESIDE = 17
"""Characters of a title that leaves room for a state beside it, at 320 px."""


def header(t: Translator, title: str, noun: Noun, *, state: Badge | None = None) -> CardElement:
    """Build the first row of a card: icon, title, state.

    Args:
        t: the language.
        title: what the card is about; what people wrote is escaped here.
        noun: what kind of thing that is.
        state: how it stands; beside a short title, below a long one.
    """
    words: list[CardElement] = [heading(title)]
    beside = None
    if state is not None and len(title) > _BESIDE:
        state.spacing = "Small"
        words.append(state)
    else:
        beside = state
    columns = [
        _narrow(icon(t, noun)),
        Column(width="stretch", items=words, vertical_content_alignment="Center"),
    ]
    if beside is not None:
        columns.append(_narrow(beside))
    return ColumnSet(columns=columns)


def _narrow(element: CardElement) -> Column:
    return Column(width="auto", items=[element], vertical_content_alignment="Center")
