"""What places are called: other names in use and adjectives, one list for all that reads a place.

`places.toml` beside this module has the list and says where it comes from.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from registry.core.vocabulary import Region
from registry.core.writing.lookalikes import looks
from registry.core.writing.text_folding import tokens

_SIDES = frozenset(
    [
        "noord",
        "zuid",
        "oost",
        "west",
        "noordelijk",
        "north",
        "south",
        "northern",
        "den",
        "de",
        "the",
        "s",
        "o",
        "ov",
    ]
)
Words = tuple[str, ...]

_NOT_OF_A_NAME = frozenset({"provincie", "province", "regio", "region", "of", "de", "the"})


@cache
def groups() -> tuple[tuple[str, ...], ...]:
    """Return the names that mean one place, place by place."""
    parts = (_list()["regions"], _list()["others"])
    return tuple(tuple(names) for part in parts for names in part.values())


@cache
def telling_groups() -> tuple[tuple[str, ...], ...]:
    """Return the words that mean one place, without those that say which side: `Brabant`.

    Names in which several words tell are left out: `De Fryske Marren` is no other word for lakes.
    """
    found = []
    for names in groups():
        words = [[one for one in tokens(name) if one not in _SIDES] for name in names]
        found.append(tuple(dict.fromkeys(one[0] for one in words if len(one) == 1)))
    return tuple(group for group in found if len(group) > 1)


def place_words(text: str) -> list[str]:
    """Split a text into folded words, with each place under the name it is compared by.

    `Fryslân`, `Friese` and `Friesland` give the same word, as do `Den Haag` and `'s-Gravenhage`.
    """
    return list(renamed(tokens(looks(text))))


def region_named(text: str) -> Region | None:
    """Return the region that a text is a name of, its key too: `provincie Fryslân`, `Zeeuws`."""
    words = tuple(word for word in tokens(looks(text)) if word not in _NOT_OF_A_NAME)
    return region_phrases().get(words)


def names_of(region: Region) -> tuple[str, ...]:
    """Return whatever people may mean a region by."""
    return tuple(" ".join(words) for words, one in region_phrases().items() if one is region)


def renamed(words: Sequence[str]) -> Iterator[str]:
    """Yield folded words, with each place under the name it is compared by."""
    usual, at = _usual(), 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), 0, -1):
            if (name := usual.get(tuple(words[at : at + size]))) is not None:
                yield from name
                at += size
                break
        else:
            yield words[at]
            at += 1


@cache
def _usual() -> Mapping[Words, Words]:
    """Return for each name of a place the one that it is compared by, in words."""
    return {tuple(tokens(name)): tuple(tokens(group[0])) for group in groups() for name in group}


@cache
def _longest() -> int:
    return max(map(len, _usual()))


@cache
def region_phrases() -> Mapping[Words, Region]:
    """Return the words by which people mean a region, folded."""
    parts = (_list()["regions"], _list()["within"])
    return {
        tuple(tokens(name)): Region(key)
        for part in parts
        for key, names in part.items()
        for name in (key, *names)
        if part is parts[0] or name != key
    }


@cache
def _list() -> Mapping[str, Mapping[str, list[str]]]:
    file = files("registry.core.reference") / "places.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))
