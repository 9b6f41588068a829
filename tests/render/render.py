"""Draws cards by Microsoft's JavaScript renderer in Chromium, as Teams would, and judges them.

    def test_the_card_can_be_read(card_renderer):
        card_renderer.check("help", help_card(Language.NL, deeds))

`check` draws in light and dark, 320 and 600 px wide, fails on what a person would trip over, and
keeps the pictures in test-results/cards/ (never committed). `render` gives one drawing with what
was seen in it, `problems` only what is wrong with each of many cards. All work in sync and async
tests alike: the browser has a thread of its own.

The renderer knows Adaptive Cards 1.5 and none of Teams' extensions: it shows their `fallback`.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.support.card_pictures import in_place
from tests.support.chromium import FLAGS
from tests.support.programs import REPOSITORY, need_chromium, need_node_module

if TYPE_CHECKING:
    from playwright.sync_api import Page

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")
WIDTHS = (320, 600)
"""px: the narrowest pane of Teams on a telephone, and a card in a wide window."""

PICTURES = REPOSITORY / "test-results" / "cards"
_HERE = Path(__file__).parent
_COLORS = json.loads((_HERE / "themes.json").read_text("utf-8"))
_PAGE = (
    '<!doctype html><html lang="nl"><body><div id="frame"><div id="card"></div></div></body></html>'
)


@dataclass(frozen=True)
class Drawing:
    """A card as drawn, and what was seen in it; each tuple names the elements, empty is good."""

    png: bytes
    text: str
    """All that can be read."""
    faults: tuple[str, ...]
    """What the renderer's parser complained about."""
    overflowing: tuple[str, ...]
    """Beyond the right edge of the card."""
    clipped: tuple[str, ...]
    """Text that is cut off (a TextBlock without wrap, mostly)."""
    unlabelled: tuple[str, ...]
    """Inputs without a visible label."""
    faint: tuple[str, ...]
    """Text with less contrast than WCAG 2.2 AA asks."""
    pictures: tuple[str, ...]
    """Pictures without alternative text."""

    @property
    def problems(self) -> tuple[str, ...]:
        """All that is wrong, in words."""
        return _in_words({kind: getattr(self, kind) for kind in _KINDS})


_KINDS = {
    "faults": "the renderer says",
    "overflowing": "beyond the edge",
    "clipped": "text cut off",
    "unlabelled": "input without a visible label",
    "faint": "too little contrast",
    "pictures": "picture without alternative text",
}


def _in_words(seen: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(f"{what}: {where}" for kind, what in _KINDS.items() for where in seen[kind])


class CardRenderer:
    """A browser that draws cards."""

    def __init__(self, page: Page, thread: ThreadPoolExecutor) -> None:
        self._page = page
        self._thread = thread

    def render(
        self,
        card: Mapping[str, Any],
        *,
        theme: Theme = "light",
        width: int = 600,
        press: str | None = None,
    ) -> Drawing:
        """Draw a card's JSON.

        Args:
            card: What goes over the wire.
            theme: Teams' light or dark.
            width: Of the card, in px.
            press: Title of a button to press first: with required inputs left empty, it shows
                their error messages.
        """
        shown = in_place(card)
        wish = {"card": shown, "theme": _COLORS[theme], "width": width, "press": press}
        return self._thread.submit(self._draw, wish).result()

    def problems(
        self, cards: Sequence[Mapping[str, Any]], *, theme: Theme, width: int
    ) -> list[tuple[str, ...]]:
        """What is wrong with each of many cards, without a picture: for hundreds of them."""
        shown = [in_place(card) for card in cards]
        wish = {"cards": json.dumps(shown), "theme": _COLORS[theme], "width": width}
        work = self._thread.submit(self._page.evaluate, "wish => drawAll(wish)", wish)
        return [_in_words(seen) for seen in json.loads(work.result())]

    def heights(
        self, cards: Sequence[Mapping[str, Any]], *, width: int, theme: Theme = "light"
    ) -> list[float]:
        """How tall each of many cards is, in px."""
        shown = [in_place(card) for card in cards]
        wish = {"cards": json.dumps(shown), "theme": _COLORS[theme], "width": width}
        return self._thread.submit(self._page.evaluate, "wish => heights(wish)", wish).result()

    def check(
        self, name: str, card: Mapping[str, Any], *, widths: Iterable[int] = WIDTHS
    ) -> dict[tuple[Theme, int], Drawing]:
        """Draw a card in both themes and all widths, keep the pictures, fail on any problem."""
        drawings = {
            (theme, width): self.render(card, theme=theme, width=width)
            for theme in THEMES
            for width in widths
        }
        PICTURES.mkdir(parents=True, exist_ok=True)
        for (theme, width), drawing in drawings.items():
            (PICTURES / f"{name}-{theme}-{width}.png").write_bytes(drawing.png)
        problems = [
            f"{name}, {theme}, {width} px: {problem}"
            for (theme, width), drawing in drawings.items()
            for problem in drawing.problems
        ]
        assert not problems, "\n".join(problems)
        return drawings

    def _draw(self, wish: Mapping[str, Any]) -> Drawing:
        seen = self._page.evaluate("wish => draw(wish)", wish)
        png = self._page.locator("#frame").screenshot()
        text = seen.pop("text")
        return Drawing(png, text, **{what: tuple(places) for what, places in seen.items()})


@contextmanager
def card_rendering() -> Generator[CardRenderer]:
    """Start a renderer; skips where Chromium or the Node packages are missing."""
    chromium = str(need_chromium())
    scripts = (
        need_node_module("adaptivecards") / "dist" / "adaptivecards.min.js",
        need_node_module("markdown-it") / "dist" / "markdown-it.min.js",
        _HERE / "page.js",
    )
    from playwright.sync_api import sync_playwright  # slow to import, and few tests need it

    with ThreadPoolExecutor(1, thread_name_prefix="card-renderer") as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()

        def open_page() -> Page:
            browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
            page = browser.new_page(locale="nl-NL", viewport={"width": 800, "height": 1200})
            page.set_content(_PAGE)
            page.add_style_tag(path=_HERE / "card.css")
            for script in scripts:
                page.add_script_tag(path=script)
            return page

        try:
            yield CardRenderer(thread.submit(open_page).result(), thread)
        finally:
            thread.submit(playwright.stop).result()
