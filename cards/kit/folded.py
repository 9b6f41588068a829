"""Parts of a card that few need, behind a button that shows them."""

from __future__ import annotations

from collections.abc import Sequence

from microsoft_teams.cards import ActionSet, CardElement, Container, ToggleVisibilityAction

from cards.kit.translator import Translator


def folded(t: Translator, parts: Sequence[CardElement], key: str = "more") -> list[CardElement]:
    """Hide parts behind a button that shows them, and one that hides them again.

    Args:
        t: the language.
        parts: what few need; nothing for none.
        key: tells them from others that are folded on the same card.
    """
    if not parts:
        return []
    ids = [f"{key}-open", f"{key}-parts", f"{key}-close"]
    show, hide = (
        ActionSet(id=one, is_visible=visible, actions=[toggle])
        for one, visible, toggle in (
            (ids[0], None, ToggleVisibilityAction(title=t("card-more"), target_elements=[*ids])),
            (ids[2], False, ToggleVisibilityAction(title=t("card-less"), target_elements=[*ids])),
        )
    )
    return [show, Container(id=ids[1], is_visible=False, items=list(parts)), hide]
