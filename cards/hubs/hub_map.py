"""Map of the Netherlands with the hubs, drawn by plek itself: the same as the list below it.

The provinces are some forty points of longitude and latitude each at most, taken down by hand from
memory of the map and made to fit each other: recognisable, and no measure of anything.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from types import MappingProxyType
from typing import Literal

from microsoft_teams.cards import Container

from cards.hubs.provinces import ISLANDS, OUTLINES, Ring
from cards.kit.drawings import ACCENT, INK, PAPER
from cards.kit.pictures import MAP_PREFIX, drawn_from
from cards.kit.translator import Translator
from registry.core.vocabulary import Region
from registry.hubs.hub import Hub

State = Literal["planned", "forming", "active"]

WIDTH, HEIGHT = 236, 276
"""px of the map."""

MOST = 60
"""Hubs on the map; those after them are on the list alone."""

_MOST_IN_AREA = 7
"""Marks that an area has room for."""

_WEST, _NORTH = 3.3, 53.57
_EAST, _SOUTH = 59.0, 96.3
"""px of a degree: one of latitude is longer than one of longitude, here by 1.63."""
_RADIUS = 10.5

_LETTERS: Mapping[State, str] = MappingProxyType({"planned": "p", "forming": "f", "active": "a"})
_STATES: Mapping[str, State] = MappingProxyType({one: state for state, one in _LETTERS.items()})

_PLACES: Mapping[Region, tuple[float, float]] = MappingProxyType(
    {
        Region.DRENTHE: (6.62, 52.86),
        Region.FLEVOLAND: (5.50, 52.44),
        Region.NORTH_FLEVOLAND: (5.76, 52.70),
        Region.FRIESLAND: (5.80, 53.07),
        Region.GELDERLAND: (5.90, 52.06),
        Region.GRONINGEN: (6.70, 53.27),
        Region.LIMBURG: (5.97, 51.33),
        Region.NORTH_BRABANT: (5.17, 51.56),
        Region.NORTH_HOLLAND: (4.86, 52.60),
        Region.OVERIJSSEL: (6.30, 52.48),
        Region.TWENTE: (6.73, 52.33),
        Region.UTRECHT: (5.20, 52.09),
        Region.ZEELAND: (3.86, 51.49),
        Region.SOUTH_HOLLAND: (4.46, 51.97),
    }
)
"""Where the first mark of an area stands."""

_DIGITS = (
    "M0-3.5a2.4 2.4 0 0 1 2.4 2.4v2.2a2.4 2.4 0 0 1-4.8 0v-2.2A2.4 2.4 0 0 1 0-3.5z",
    "M-1.6-2 .6-3.5v7",
    "M-2.2-1.8c0-2.3 4.5-2.3 4.5.1C2.3.1-1.8 1.3-2.3 3.5h4.7",
    "M-2-3.5h4L0-.7c3.2-.1 3.2 4.2 0 4.2-1.2 0-2-.5-2.4-1.4",
    "M1 3.5v-7l-3.4 4.9h5",
    "M2-3.5h-3.7l-.4 3.2c3-1.2 4.5.2 4.5 1.7C2.4 3.7-1.2 4.3-2.3 2.2",
    "M1.7-3.5c-3 .8-4 3-4 4.7a2.3 2.3 0 1 0 4.7 0c0-2.5-3.5-3-4.6-.6",
    "M-2.4-3.5h4.7L-.7 3.5",
    "M0-.4a1.5 1.5 0 1 1 0-3.1 1.5 1.5 0 0 1 0 3.1zM0-.4a2 2 0 1 1 0 3.9 2 2 0 0 1 0-3.9z",
    "M-1.7 3.5c3-.8 4-3 4-4.7a2.3 2.3 0 1 0-4.7 0c0 2.5 3.5 3 4.6.6",
)
"""Each digit as a stroke around its middle: no font is needed to draw a number."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A hub on the map.

    Attributes:
        number: by which it is in the list, from 1.
        area: where it stands.
        state: how far it has come; told by the shape of the mark.
    """

    number: int
    area: Region
    state: State


def marks(hubs: Sequence[Hub]) -> tuple[Mark, ...]:
    """Return the marks of hubs, numbered as they come; closed and nationwide ones have none."""
    return tuple(
        Mark(at, hub.region if hub.region in _PLACES else hub.province, hub.status)
        for at, hub in enumerate(hubs[:MOST], 1)
        if hub.status != "closed" and (hub.region in _PLACES or hub.province in _PLACES)
    )


def hub_map(t: Translator, hubs: Sequence[Hub]) -> Container | None:
    """Build the map; None where no hub would be on it.

    Args:
        t: the language.
        hubs: in the order of the list, whose numbers are on the map.
    """
    shown = marks(hubs)
    if not shown:
        return None
    named = [f"{one.number} {hubs[one.number - 1].name}" for one in shown]
    words = named[:_MOST_NAMED]
    if more := len(named) - len(words):
        words = [*words, t("hub-map-more", count=more)]
    alt = t("hub-map-alt", hubs=t.listing(words))
    return drawn_from(map_name(shown), alt, WIDTH, t("hub-map-key"))


_MOST_NAMED = 12
"""Hubs that are named in the words of the map; all are in the list below it."""


def map_name(shown: Sequence[Mark]) -> str:
    """Return the name of the map with these marks: `map-1f.noordelijk-flevoland_2f.twente`."""
    return MAP_PREFIX + "_".join(f"{one.number}{_LETTERS[one.state]}.{one.area}" for one in shown)


@functools.lru_cache(maxsize=16)
def map_drawing(name: str) -> str:
    """Return the SVG of a map by its name. Raises KeyError for what is none."""
    return _svg(_read(name))


def _read(name: str) -> list[Mark]:
    if not name.startswith(MAP_PREFIX):
        raise KeyError(name)
    found = []
    for part in name.removeprefix(MAP_PREFIX).split("_"):
        head, _, area = part.partition(".")
        found.append(Mark(int(head[:-1]), Region(area), _STATES[head[-1]]))
    return found


def _svg(shown: Sequence[Mark]) -> str:
    there = {one.area for one in shown} | {_AROUND.get(one.area, one.area) for one in shown}
    land = "".join(
        f'<path fill="{ACCENT if area in there else INK}" fill-opacity="{_depth(area in there)}" '
        f'd="{"".join(map(_path, rings))}"/>'
        for area, rings in OUTLINES.items()
    )
    islands = f'<path fill="{INK}" fill-opacity=".14" d="{"".join(map(_path, ISLANDS))}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" '
        f'stroke="{INK}" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round">'
        f'{islands}{land}<g stroke-width="2">{"".join(_drawn(shown))}</g></svg>'
    )


_AROUND: Mapping[Region, Region] = MappingProxyType(
    {Region.TWENTE: Region.OVERIJSSEL, Region.NORTH_FLEVOLAND: Region.FLEVOLAND}
)


def _depth(there: bool) -> str:
    return ".22" if there else ".14"


def _point(east: float, north: float) -> tuple[float, float]:
    return (east - _WEST) * _EAST, (_NORTH - north) * _SOUTH


def _path(ring: Ring) -> str:
    points = [_point(*one) for one in ring]
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + "z"


def _drawn(shown: Sequence[Mark]) -> Iterator[str]:
    so_far: Counter[Region] = Counter()
    for one in shown:
        place = so_far[one.area]
        so_far[one.area] += 1
        if place < _MOST_IN_AREA:
            x, y = _beside(*_point(*_PLACES[one.area]), place)
            yield f'<g transform="translate({x:.1f} {y:.1f})">{_shape(one)}</g>'


def _beside(x: float, y: float, place: int) -> tuple[float, float]:
    """Return where the next mark of an area stands: the first in the middle, six around it."""
    if place == 0:
        return x, y
    turn, away = (place - 1) * pi / 3, 2 * _RADIUS + 3
    return x + away * cos(turn), y + away * sin(turn)


def _shape(one: Mark) -> str:
    """Return a mark: full for an active hub, a ring for one under way, broken for a planned one."""
    ground = f'<circle fill="{PAPER}" stroke="none" r="{_RADIUS}"/>'
    ring = f'r="{_RADIUS}" stroke="{ACCENT}"'
    if one.state == "active":
        return f'<circle fill="{ACCENT}" {ring}/>{_number(one.number, PAPER)}'
    broken = ' stroke-dasharray="3.2 3.4"' if one.state == "planned" else ""
    return f"{ground}<circle {ring}{broken}/>{_number(one.number, ACCENT)}"


def _number(number: int, color: str) -> str:
    digits = [int(one) for one in str(number)]
    begin = -3.0 * (len(digits) - 1)
    return "".join(
        f'<path stroke="{color}" stroke-width="1.5" transform="translate({begin + 6.0 * at:g} 0)" '
        f'd="{_DIGITS[digit]}"/>'
        for at, digit in enumerate(digits)
    )
