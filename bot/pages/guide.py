"""The guide: the pages of docs/, as a browser reads them where plek runs.

In: Markdown of our own, no text of people. Out: HTML, in which links lead to the pages that are
here; others (the source, decisions) are left as text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

PAGES = (
    "gebruik",
    "administration",
    "configuration",
    "command-line",
    "privacy",
    "rights",
    "local-graph",
    "not-seen-in-a-tenant",
    "toegankelijkheid",
)
"""The pages, in the order in which they are shown; the others are for who works on plek."""

_DUTCH = frozenset({"gebruik", "toegankelijkheid"})
_HERE = Path(__file__).parent
_FOLDERS = (_HERE / "docs", _HERE.parents[1] / "docs")
"""In an installed package, and in the repository."""
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_PICTURE = re.compile(r"[\w-]+\.png")


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page of the guide.

    Attributes:
        name: of its address.
        title: its first heading.
        body: HTML.
        language: in which it is written: `nl` or `en`.
    """

    name: str
    title: str
    body: str
    language: str


def titles() -> list[tuple[str, str]]:
    """Return names and titles of the pages that are here."""
    return [(one, _title(text)) for one in PAGES if (text := _text(one))]


@cache
def guide_page(name: str) -> GuidePage | None:
    """Return a page; None where there is none of that name."""
    text = _text(name)
    if not text:
        return None
    dutch = name in _DUTCH
    body = _renderer().render(text, {"table": "Tabel" if dutch else "Table"})
    return GuidePage(name, _title(text), body, "nl" if dutch else "en")


def picture(name: str) -> Path | None:
    """Return the file of a picture in the guide; None where there is none of that name."""
    if not _PICTURE.fullmatch(name):
        return None
    files = (folder / "pictures" / name for folder in _FOLDERS)
    return next((one for one in files if one.is_file()), None)


def _text(name: str) -> str:
    if name not in PAGES:
        return ""
    files = (folder / f"{name}.md" for folder in _FOLDERS)
    text = next((one.read_text("utf-8") for one in files if one.is_file()), "")
    return _COMMENT.sub("", text)


def _title(text: str) -> str:
    return text.partition("\n")[0].removeprefix("# ").replace("`", "").strip()


@cache
def _renderer() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few open a page of the guide

    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    renderer.core.ruler.push("ours", lambda state: _ours(state.tokens))
    renderer.add_render_rule("table_open", _framed)
    renderer.add_render_rule("table_close", lambda *_: "</table></div>\n")
    return renderer


def _framed(_: object, __: object, ___: int, ____: object, env: Mapping[str, str]) -> str:
    """Begin a table in a frame of its own, which scrolls where the screen is narrow."""
    label = f'role="group" aria-label="{env["table"]}"'
    return f'<div class="scroll" tabindex="0" {label}><table>\n'


def _ours(tokens: list[Token]) -> None:
    """Give headings an address, code that scrolls the focus, and links a page that is here."""
    seen: Counter[str] = Counter()
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            anchor = _anchor(tokens[number + 1].content)
            token.attrSet("id", f"{anchor}-{seen[anchor]}" if seen[anchor] else anchor)
            seen[anchor] += 1
        elif token.type == "inline":
            _links(token.children or [])


def _links(tokens: list[Token]) -> None:
    for token in tokens:
        if token.type == "image":
            token.attrSet("src", f"/gids/pictures/{Path(str(token.attrs['src'])).name}")
        elif token.type == "link_open":
            target = _target(str(token.attrs["href"]))
            if target:
                token.attrSet("href", target)
            else:
                token.attrs.pop("href")  # an anchor without one is text


def _target(href: str) -> str:
    if re.match(r"https?://|#", href):
        return href
    file, _, part = href.partition("#")
    name = file.removesuffix(".md")
    return f"/gids/{name}{'#' * bool(part)}{part}" if name in PAGES else ""


def _anchor(heading: str) -> str:
    """Return the address of a heading, as GitHub makes it."""
    kept = re.sub(r"[^\w\- ]", "", heading.casefold())
    return kept.replace(" ", "-")
