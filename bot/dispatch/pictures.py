"""Pictures of a card that is sent: named by the card, addressed or left out here."""

from __future__ import annotations

import base64
import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import orjson

from bot.dispatch.links import Links
from bot.dispatch.turn import Answer, CardJson
from bot.http.pictures import Gallery
from bot.settings import PictureWay
from cards.kit.drawings import Theme
from cards.kit.pictures import FIGURE, SCHEME
from cards.kit.render import MOST_BYTES, PICTURE_MARK, fits

_HOLDERS = {"Column": "items", "Container": "items", "ColumnSet": "columns"}
"""What stands around a picture, and goes with it where nothing else is in it."""
_GONE: Final = object()

Shown = Mapping[str, Mapping[str, Any]]
"""By the name of a picture, what its element on the card says of where it is."""


class Pictures:
    """Gives each picture of a card its address.

    Args:
        links: addresses on plek; without one no picture is served.
        gallery: the pictures that there are.
        way: how they come to people.
    """

    def __init__(
        self,
        links: Links | None = None,
        gallery: Gallery | None = None,
        way: PictureWay = "served",
    ) -> None:
        self._links = links or Links()
        self._gallery = gallery or Gallery()
        self._way = way

    def of(self, answer: Answer) -> Answer:
        """Return an answer whose cards have their pictures."""
        if answer.card is None and answer.instead is None:
            return answer
        card = None if answer.card is None else self.shown(answer.card)
        instead = None if answer.instead is None else self.of(answer.instead)
        if card is answer.card and instead is answer.instead:
            return answer
        return dataclasses.replace(answer, card=card, instead=instead)

    def shown(self, card: CardJson) -> CardJson:
        """Return a card with its pictures, or whole without them; never too large for Teams."""
        raw = orjson.dumps(card)
        if PICTURE_MARK not in raw:
            return card
        names = Counter(names_in(card))
        for shown in self._ways(names, len(raw)):
            made: CardJson = with_pictures(card, shown)
            if fits(made):
                return made
        without: CardJson = with_pictures(card, {})
        return without

    def _ways(self, names: Counter[str], size: int) -> Iterator[Shown]:
        """Yield how the pictures can be shown, best first."""
        if self._way == "embedded":
            yield self._embedded(names, size)
        elif self._way == "served" and self._links.picture(""):
            yield self._served(names, themes=True)
            yield self._served(names, themes=False)

    def _served(self, names: Counter[str], *, themes: bool) -> Shown:
        found: dict[str, Mapping[str, Any]] = {}
        for name in names:
            try:
                found[name] = self._addresses(name, themes=themes)
            except KeyError:  # a drawing that is not there any more: the card is older than plek
                continue
        return found

    def _addresses(self, name: str, *, themes: bool) -> Mapping[str, Any]:
        def address(theme: Theme) -> str:
            return self._links.picture(self._gallery.file(name, theme))

        at = {"url": address(Theme.BOTH)}
        if not themes:
            return at
        themed = [{"theme": one.capitalize(), "url": address(one)} for one in _THEMED]
        return {**at, "themedUrls": themed}

    def _embedded(self, names: Counter[str], size: int) -> Shown:
        """Return the pictures that fit in the card, the large ones left out first."""
        found = {
            name: f"data:image/png;base64,{base64.b64encode(small).decode()}"
            for name in names
            if (small := self._gallery.small(name)) is not None
        }
        while (
            found and size + sum(len(at) * names[name] for name, at in found.items()) > MOST_BYTES
        ):
            del found[max(found, key=lambda name: len(found[name]))]
        return {name: {"url": at} for name, at in found.items()}


_THEMED = (Theme.LIGHT, Theme.DARK)


def _named(part: Mapping[str, Any]) -> str:
    """Return the name of a picture; empty for anything else."""
    url = part.get("url")
    if part.get("type") != "Image" or not isinstance(url, str) or not url.startswith(SCHEME):
        return ""
    return url.removeprefix(SCHEME)


def names_in(part: Any) -> Iterator[str]:
    """Yield the name of each picture on a card that was not sent yet."""
    if isinstance(part, Mapping):
        if name := _named(part):
            yield name
        for value in part.values():
            yield from names_in(value)
    elif isinstance(part, Sequence) and not isinstance(part, str):
        for value in part:
            yield from names_in(value)


def with_pictures(part: Any, shown: Shown) -> Any:
    """Return a part of a card with these pictures and no others; `_GONE` for nothing left of it."""
    if isinstance(part, Mapping):
        if name := _named(part):
            return {**part, **shown[name]} if name in shown else _GONE
        if part.get("id") == FIGURE and not all(name in shown for name in names_in(part)):
            return _GONE
        made = {key: with_pictures(value, shown) for key, value in part.items()}
        inside = _HOLDERS.get(str(part.get("type")), "")
        if inside and part.get(inside) and not made[inside]:
            return _GONE
        return {key: value for key, value in made.items() if value is not _GONE}
    if isinstance(part, Sequence) and not isinstance(part, str):
        return [one for one in (with_pictures(value, shown) for value in part) if one is not _GONE]
    return part
