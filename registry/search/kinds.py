"""Kinds of things that a question asks for: `netwerk over bodem` has networks first."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from registry.core.writing.text_folding import tokens
from registry.search.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Asked:
    """Kinds that a question asks for.

    Attributes:
        sections: of the registry.
        bare: whether it says nothing else: `welke hubs zijn er`.
    """

    sections: frozenset[str] = frozenset()
    bare: bool = False


def kinds_asked(text: str) -> Asked:
    """Return the kinds of things that a question asks for; none when it names none."""
    words = tokens(text)
    known, lexicon = _known(), Lexicon.load()
    telling = [one for one in words if one in known.every or not lexicon.is_stop(one)]
    if not telling:
        return Asked()
    found = {known.around.get(telling[0]), known.around.get(telling[-1])}
    found.add(known.first.get(telling[0]))
    found |= {known.anywhere.get(word) for word in words}
    said = " ".join(words)
    found |= {kind for start, kind in known.beginning.items() if f"{said} ".startswith(f"{start} ")}
    sections = frozenset(filter(None, found))
    return Asked(sections, bare=bool(sections) and known.every.issuperset(telling))


@dataclass(frozen=True, slots=True)
class _Words:
    around: Mapping[str, str]
    first: Mapping[str, str]
    anywhere: Mapping[str, str]
    beginning: Mapping[str, str]
    every: frozenset[str]


@cache
def _known() -> _Words:
    file = files("registry.search") / "lexicon" / "kinds.toml"
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    around, first, anywhere = (_by_word(read[name]) for name in ("around", "first", "anywhere"))
    beginning = {start: kind for kind, starts in read["beginning"].items() for start in starts}
    return _Words(around, first, anywhere, beginning, frozenset((*around, *first, *anywhere)))


def _by_word(words: Mapping[str, Any]) -> dict[str, str]:
    return {word: kind for kind, text in words.items() for word in tokens(text)}
