"""Document as data, before it is Word or Markdown. Every text in it is taken literally."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from registry.core.vocabulary import Language

_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = re.compile(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; 1 is a chapter, which may begin on a new page."""

    text: str
    level: Literal[1, 2] = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, one per line of the text; with a label, that stands in bold before them."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a row of headings.

    Attributes:
        name: what the table is of, for who can't see it.
        head: the headings.
        rows: as many cells as there are headings.
        widths: how wide each column is beside the others.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Text | Bullets | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A document.

    Attributes:
        title: what it is called.
        footer: what stands at the foot of each page, before the page number.
        page: the words around a page number, with `{page}` and `{pages}` in them.
        made: when.
    """

    title: str
    footer: str
    page: str
    language: Language
    made: datetime
    blocks: tuple[Block, ...]


def lines(text: str) -> list[str]:
    """Return the non-empty lines of a text, without what XML can't hold."""
    parts = (clean(part).strip() for part in _LINES.split(text))
    return [part for part in parts if part]


def clean(text: str) -> str:
    """Remove characters that XML can't hold: an office program would refuse the whole file."""
    return _NO_XML.sub("", text)
