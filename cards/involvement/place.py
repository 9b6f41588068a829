"""The way from a card to its place in Teams, for who is in it, or what to do to get in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import Action

from cards.kit.components import link, plain, with_parts
from cards.kit.translator import Translator


def with_place(
    t: Translator,
    rendered: Mapping[str, Any],
    name: str,
    url: str,
    *,
    made: bool,
    belongs: bool,
    way_in: str = "",
    door: Action | None = None,
) -> Mapping[str, Any]:
    """Return a finished card with the button to its place in Teams, or with how to get in there.

    Args:
        t: the language.
        rendered: the card.
        name: of the place.
        url: its address, for who is in it.
        made: it is there.
        belongs: the reader is to be in it.
        way_in: id of the text that says how somebody else gets in; its `name` is the place's.
        door: the button to who lets people in.
    """
    if not made:
        return rendered
    if url:
        return with_parts(rendered, actions=[link(t("places-open-teams"), url)])
    if belongs:
        return with_parts(rendered, text=t("places-pending", name=plain(name)))
    if not way_in:
        return rendered
    return with_parts(rendered, text=t(way_in, name=plain(name)), actions=[door])
