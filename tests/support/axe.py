"""Deque's axe on a page in a browser: the rules that accessibility checks go by (WCAG 2.2 AA)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.programs import need_node_module

if TYPE_CHECKING:
    from playwright.async_api import Page

_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async tags => (await axe.run({runOnly: tags})).violations.flatMap(
  found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}: ${found.help}`))"""


async def axe_problems(page: Page) -> list[str]:
    """What axe finds wrong with a page as it is now, a line for each place."""
    source = (need_node_module("axe-core") / "axe.min.js").read_text("utf-8")
    await page.evaluate(f"{source}; 0")  # not as a script of the page, which its policy refuses
    found: list[str] = await page.evaluate(_RUN, _TAGS)
    return found


async def beyond_the_edge(page: Page) -> bool:
    """Whether the page is wider than the window, so that one has to scroll sideways."""
    wider: bool = await page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    return wider
