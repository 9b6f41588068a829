"""Parts of a card that few need, behind a button that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards import ActionSet, CardElement, Container, ToggleVisibilityAction

from cards.kit.translator import Translator


def folded(
    t: Translator,
    parts: Sequence[CardElement],
    name: str = "more",
    *,
    opens: str = "card-more",
    closes: str = "card-less",
    above: Sequence[CardElement] = (),
    opened: bool = False,
) -> list[CardElement]:
    """Hide parts behind a button that shows them, and one that hides them again.

    Args:
        t: the language.
        parts: what few need; nothing for none.
        name: tells them from others that are folded on the same card.
        opens: name of the text on the button that shows them.
        closes: name of the text on the one that hides them.
        above: what stands above the first button, and goes with it.
        opened: they are in view from the start.
    """
    if not parts:
        return []
    opening, closing = f"{name}-open", f"{name}-close"

    def toggle(text: str) -> ActionSet:
        press = ToggleVisibilityAction(title=t(text), target_elements=[opening, name, closing])
        return ActionSet(actions=[press])

    def shown(part: str, items: Sequence[CardElement], *, visible: bool) -> Container:
        return Container(id=part, items=[*items], is_visible=None if visible else False)

    return [
        shown(opening, [*above, toggle(opens)], visible=not opened),
        shown(name, parts, visible=opened),
        shown(closing, [toggle(closes)], visible=opened),
    ]
