"""GET /pictures/FILE: plek's own drawings as PNG, for Teams' clients; whoever asks gets them.

A file is called NAME.THEME.VERSION.png. What stands behind a version never changes, so it may be
kept for ever; a card from before the last change of a drawing gets the drawing of today. Nothing
is read from a disk by what was asked for: a name is looked up among the drawings that there are.
"""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Awaitable, Callable

from aiohttp import web
from cachetools import LRUCache

from cards.kit import drawings
from cards.kit.drawings import Theme
from registry.core.errors import Failure, RegistryError

PATH = "/pictures/{file}"

SCALE = 2
"""Dots of a served picture for each px of the card: sharp on screens of today."""

_AS_WIDE_AS_IT_IS = "scene-"
"""Pictures to which the card gives no width: a client takes it from the picture itself."""

DRAWN = "map"
"""What the files are called that are drawn from what the registry knows."""

_FILE = re.compile(r"([a-z0-9-]{1,64})\.(both|light|dark)\.([0-9a-f]{10})\.png")
_FOR_EVER = "public, max-age=31536000, immutable"
_A_WHILE = "public, max-age=300"
_MOST_MAPS = 16
_MOST_AT_ONCE = 2
_PATIENCE = 10.0
"""Seconds in which the registry is asked once which map is the one of today."""

Draw = Callable[[str], str]
"""From the name of a picture of what the registry knows to its SVG."""
Current = Callable[[], Awaitable[str]]
"""Gives the name of such a picture as it is now."""
_Key = tuple[str, Theme]


class Gallery:
    """The pictures that there are, under the names of their files.

    Args:
        draw: makes the SVG of a name that is no drawing of ours, such as of a map.
        current: tells that name anew, for a process that did not send the card itself.
    """

    def __init__(self, draw: Draw | None = None, current: Current | None = None) -> None:
        self._draw = draw
        self._current = current
        self._versions: LRUCache[_Key, str] = LRUCache(1_000)
        self._maps: LRUCache[str, _Key] = LRUCache(_MOST_MAPS)
        self._newest: dict[Theme, str] = {}
        self._pngs: LRUCache[tuple[_Key, int], bytes] = LRUCache(1_000)
        self._drawing = asyncio.Semaphore(_MOST_AT_ONCE)
        self._asking = asyncio.Lock()
        self._asked = float("-inf")

    def svg(self, name: str, theme: Theme) -> str:
        """Return a picture in the colours of a theme. Raises KeyError for one that is not there."""
        if drawings.is_drawn(name):
            return drawings.coloured(drawings.source(name), theme)
        if self._draw is None:
            raise KeyError(name)
        return drawings.coloured(self._draw(name), theme)

    def file(self, name: str, theme: Theme) -> str:
        """Return what the file of a picture is called; raises KeyError as `svg` does."""
        version = self._version(name, theme)
        if drawings.is_drawn(name):
            return f"{name}.{theme}.{version}.png"
        return f"{DRAWN}.{theme}.{version}.png"

    def _version(self, name: str, theme: Theme) -> str:
        version = self._versions.get((name, theme), "")
        if not version:
            version = self._versions[name, theme] = drawings.version(self.svg(name, theme))
        if not drawings.is_drawn(name):
            self._maps[version] = (name, theme)
            self._newest[theme] = version
        return version

    async def find(self, file: str) -> tuple[bytes, bool] | None:
        """Return a picture, and whether it is the very one that was asked for; None for none."""
        found = _FILE.fullmatch(file)
        if found is None:
            return None
        name, theme, version = found[1], Theme(found[2]), found[3]
        if drawings.is_drawn(name):
            return await self._png(name, theme), version == self._version(name, theme)
        return await self._map(theme, version) if name == DRAWN else None

    async def _map(self, theme: Theme, version: str) -> tuple[bytes, bool] | None:
        if version not in self._maps:
            await self._ask()
        known = self._maps.get(version) or self._maps.get(self._newest.get(theme, ""))
        if known is None or known[1] is not theme:
            return None
        return await self._png(*known), self._version(*known) == version

    async def _ask(self) -> None:
        """Learn which map is the one of today, seldom: anybody can ask for a file."""
        async with self._asking:
            if self._current is None or time.monotonic() - self._asked < _PATIENCE:
                return
            self._asked = time.monotonic()
            name = await self._current()
            for theme in Theme:
                self._version(name, theme)

    async def _png(self, name: str, theme: Theme) -> bytes:
        scale = 1 if name.startswith(_AS_WIDE_AS_IT_IS) else SCALE
        key = ((name, theme), scale)
        async with self._drawing:
            if (kept := self._pngs.get(key)) is None:
                svg = self.svg(name, theme)
                kept = self._pngs[key] = await asyncio.to_thread(drawings.png, svg, scale)
        return kept

    def small(self, name: str) -> bytes | None:
        """Return a drawing for in a card itself; None until `warm` made it."""
        return self._pngs.get(((name, Theme.BOTH), 1))

    def warm(self) -> None:
        """Make each drawing for in a card; takes a second, so in a thread."""
        for name in drawings.names():
            svg = self.svg(name, Theme.BOTH)
            self._pngs[(name, Theme.BOTH), 1] = drawings.png(svg)


def routes(gallery: Gallery) -> list[web.RouteDef]:
    """Return the route of the pictures."""

    async def give(request: web.Request) -> web.Response:
        try:
            found = await gallery.find(request.match_info["file"])
        except (RegistryError, Failure, OSError):
            return web.Response(status=503, headers={"Retry-After": "30"})
        if found is None:
            return web.Response(status=404)
        content, same = found
        headers = {
            "Cache-Control": _FOR_EVER if same else _A_WHILE,
            "Cross-Origin-Resource-Policy": "cross-origin",  # Teams' client is another site
        }
        return web.Response(body=content, content_type="image/png", headers=headers)

    return [web.get(PATH, give)]
