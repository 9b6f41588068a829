"""A paper as Markdown (CommonMark with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.exports.blocks import Block, Bullets, Heading, Paper, Table, Text, lines

_MARKS = re.compile(r"[\\`*_\[\]<>|~&@$#]|(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_START = re.compile(r"^(?:[+=:-]|\d+(?=[.)]))")


def to_markdown(paper: Paper) -> str:
    """Return the whole paper as Markdown."""
    return markdown_of([Heading(paper.title), *paper.blocks], deeper=0)


def markdown_of(blocks: Iterable[Block], *, deeper: int = 1) -> str:
    """Return some blocks as Markdown.

    Args:
        blocks: what to write; the first is the title, where there is one.
        deeper: how much lower the headings of the first block are.
    """
    parts: list[str] = []
    for block in blocks:
        parts += _block(block, deeper)
        deeper = 1
    return "\n\n".join(parts) + "\n"


def _block(block: Block, deeper: int) -> Iterator[str]:
    if isinstance(block, Heading):
        if block.new_page:
            yield "---"
        yield f"{'#' * (block.level + deeper)} {_line(block.text)}"
    elif isinstance(block, Text):
        yield from _text(block)
    elif isinstance(block, Bullets):
        yield "\n".join(f"- {_line(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield _table(block)


def _text(block: Text) -> Iterator[str]:
    first = f"**{_line(block.label)}:** " if block.label else ""
    for line in lines(block.text):
        yield first + literal(line)
        first = ""


def _table(table: Table) -> str:
    rule = ("---",) * len(table.head)
    rows = [tuple(map(_line, table.head)), rule, *(tuple(map(_line, row)) for row in table.rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _line(text: str) -> str:
    return literal(" ".join(lines(text)))


def literal(text: str) -> str:
    """Escape one line of text: nothing in it is markup, a link or a mention."""
    return _START.sub(_escaped, _MARKS.sub(_escaped, text))


def _escaped(found: re.Match[str]) -> str:
    mark = found.group()
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"
