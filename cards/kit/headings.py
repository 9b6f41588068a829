"""The first row of a card: what it is about, and its state."""

from __future__ import annotations

from microsoft_teams.cards import Badge, CardElement, Column, ColumnSet, Container

from cards.kit.components import heading

_BESIDE = 26
"""Characters of a title that leaves room for a state beside it, at 320 px."""


def header(title: str, *, state: Badge | None = None) -> CardElement:
    """Build the first row of a card.

    Args:
        title: what the card is about; what people wrote is escaped here.
        state: how it stands; beside a short title, below a long one.
    """
    words = heading(title)
    if state is None:
        return words
    if len(title) > _BESIDE:
        state.spacing = "Small"
        return Container(items=[words, state])
    return ColumnSet(
        columns=[
            Column(width="stretch", items=[words], vertical_content_alignment="Center"),
            Column(width="auto", items=[state], vertical_content_alignment="Center"),
        ]
    )
