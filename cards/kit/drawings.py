"""plek's own drawings: SVG in `cards/pictures`, made into PNG where somebody looks at them.

They are drawn in two colours, `INK` and `ACCENT`, that hold on a light and on a dark card. For a
client that tells which of the two it shows, the same drawing has colours with more contrast.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

INK, ACCENT = "#24907c", "#c27518"
"""The colours in the SVG sources: at least 3 to 1 on every card (WCAG 2.2, 1.4.11)."""

PAPER = "#ffffff"
"""What is written on a filled shape with."""

FOLDERS: Mapping[str, str] = MappingProxyType(
    {"nouns": "noun", "themes": "theme", "headers": "scene"}
)
"""Folders of `cards/pictures`, and how the names of the drawings in them begin."""

_VERSION = 10
"""Characters of what tells one state of a drawing from the next."""


class Theme(StrEnum):
    """Of the card that a picture is on."""

    BOTH = "both"
    LIGHT = "light"
    DARK = "dark"


class Palette(NamedTuple):
    """Colours that a drawing is shown in."""

    ink: str
    accent: str
    paper: str


PALETTES: Mapping[Theme, Palette] = MappingProxyType(
    {
        Theme.BOTH: Palette(INK, ACCENT, PAPER),
        Theme.LIGHT: Palette("#00695c", "#a05a00", "#ffffff"),
        Theme.DARK: Palette("#6fd3bd", "#ffc845", "#1f1f1f"),
    }
)


@functools.cache
def _drawings() -> Mapping[str, str]:
    root = files("cards").joinpath("pictures")
    found = {}
    for folder, begin in FOLDERS.items():
        for file in sorted(root.joinpath(folder).iterdir(), key=lambda one: one.name):
            if file.name.endswith(".svg"):
                found[f"{begin}-{file.name.removesuffix('.svg')}"] = file.read_text("utf-8")
    return MappingProxyType(found)


def names() -> tuple[str, ...]:
    """Return the names of all drawings that are kept as files."""
    return tuple(_drawings())


def is_drawn(name: str) -> bool:
    """Return whether there is a drawing of this name."""
    return name in _drawings()


def source(name: str) -> str:
    """Return the SVG of a drawing. Raises KeyError for one that is not there."""
    return _drawings()[name]


def coloured(svg: str, theme: Theme) -> str:
    """Return a drawing in the colours of a theme."""
    palette = PALETTES[theme]
    for drawn, shown in zip((INK, ACCENT, PAPER), palette, strict=True):
        svg = svg.replace(drawn, shown)
    return svg


def version(svg: str) -> str:
    """Return what tells this state of a drawing, in its colours, from any other."""
    return hashlib.sha256(svg.encode()).hexdigest()[:_VERSION]


def png(svg: str, scale: int = 1) -> bytes:
    """Return a drawing as PNG with a transparent ground; takes some milliseconds.

    Args:
        svg: the drawing, in its colours; its `viewBox` is its size in px.
        scale: 2 for screens with twice the dots.
    """
    import resvg_py  # a renderer in Rust, for who looks at a picture

    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=float(scale), skip_system_fonts=True))
