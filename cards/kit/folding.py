"""What is behind a button on the card itself: shown by a press, and hidden by another."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards import (
    ActionSet,
    CardElement,
    Container,
    TargetElement,
    ToggleVisibilityAction,
)


def folded(
    name: str, parts: Sequence[CardElement], *, opens: str, closes: str
) -> list[CardElement]:
    """Build parts that are hidden at first, with the buttons that show and hide them.

    Args:
        name: what tells them from others on the same card.
        parts: what is hidden; nothing is built without any.
        opens: title of the button that shows it.
        closes: title of the button that hides it.
    """
    if not parts:
        return []
    ids = [f"{name}-{part}" for part in ("more", "rest", "less")]
    targets: list[str | TargetElement] = [*ids]
    more, less = (
        ActionSet(actions=[ToggleVisibilityAction(title=title, target_elements=targets)])
        for title in (opens, closes)
    )
    return [
        Container(id=ids[0], items=[more]),
        Container(id=ids[1], items=list(parts), is_visible=False),
        Container(id=ids[2], items=[less], is_visible=False),
    ]
