"""The way from a card to its place in Teams, for who is in it, or what to do to get in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from microsoft_teams.cards import Action

from cards.kit.components import link, plain, with_parts
from cards.kit.translator import Translator


class Place(Protocol):
    """A place in Teams, for one reader."""

    @property
    def name(self) -> str:
        """What it is called there."""
        ...

    @property
    def url(self) -> str:
        """Its address, for who is in it; empty for anybody else."""
        ...

    @property
    def made(self) -> bool:
        """True when it is there."""
        ...

    @property
    def belongs(self) -> bool:
        """True when the reader is to be in it."""
        ...


def with_place(
    t: Translator,
    rendered: Mapping[str, Any],
    place: Place,
    *,
    way_in: str = "",
    door: Action | None = None,
) -> Mapping[str, Any]:
    """Return a finished card with the button to its place in Teams, or with how to get in there.

    Args:
        t: the language.
        rendered: the card.
        place: where it leads.
        way_in: id of the text that says how somebody else gets in; its `name` is the place's.
        door: the button to who lets people in.
    """
    if not place.made:
        return rendered
    if place.url:
        return with_parts(rendered, actions=[link(t("places-open-teams"), place.url)])
    if place.belongs:
        return with_parts(rendered, text=t("places-pending", name=plain(place.name)))
    if not way_in:
        return rendered
    return with_parts(rendered, text=t(way_in, name=plain(place.name)), actions=[door])
