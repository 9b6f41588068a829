"""Linguistic data for search, kept in `registry/search/lexicon/*.toml`."""

from __future__ import annotations

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Self

from registry.core.reference.place_names import groups, telling_groups
from registry.core.writing.text_folding import fold, stem, tokens

Phrase = tuple[str, ...]

SHORTEST_END = 5
"""Letters of a word of another subject that a longer word ends with."""

RULES = 3
"""Raise it when `words`, `compounds` or `index` make other rows of the same text."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Lexicon: stop words, parts of compounds, and which words mean nearly the same.

    Attributes:
        stop: folded words that are never looked up (`de`, `how`, `vraag`).
        weak: stems that say little about what is asked (`elkaar`, `gebruiken`).
        common: stems of what all of PLeK is about (`kennis`, `netwerk`): they tell nothing apart.
        everyday: folded words of daily life that aren't ours; never taken for a typing mistake.
        off: folded words of subjects that PLeK is not about (`voetbal`, `printer`); everyday too.
        places: folded words of names of places; never cut (`zeeland` is no sea, and no land).
        place_stems: stems of those names; never looked for inside a longer word.
        parts, part_forms: stems, and folded words, that compounds are made of.
        same: stem → stems that mean the same.
        broader: stem → stems of what it is a kind of (`zonnepark` → `energie`).
        phrases: several stems in a row → stems that mean the same or more.
    """

    stop: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    everyday: frozenset[str] = frozenset()
    off: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    place_stems: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    part_forms: frozenset[str] = frozenset()
    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    broader: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[Phrase, frozenset[str]] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """Version that changes with the rows it makes: a store then rebuilds its index."""
        words = (self.stop, self.everyday, self.places, self.parts, self.part_forms)
        text = "|".join(" ".join(sorted(some)) for some in words)
        return hashlib.sha256(f"{RULES}|{text}".encode()).hexdigest()[:16]

    def is_stop(self, token: str) -> bool:
        """Return whether a folded word is a stop word."""
        return token in self.stop or (len(set(token)) == 1 and not token.isdigit())

    def is_weak(self, token: str) -> bool:
        """Return whether a folded word, or a number, says little about what is asked."""
        return stem(token) in self.weak or token.isdigit()

    def is_off(self, token: str) -> bool:
        """Return whether a folded word is of a subject that PLeK is not about.

        As a whole, or by what it ends with: `pannenkoekenrestaurant`.
        """
        ends = (token[at:] for at in range(1, len(token) - SHORTEST_END + 1))
        return token in self.off or any(end in self.off for end in ends)

    def is_common(self, token: str) -> bool:
        """Return whether a folded word is one of what all of PLeK is about."""
        return stem(token) in self.common

    def tells(self, token: str) -> bool:
        """Return whether a folded word says by itself what something is about."""
        return not (self.is_stop(token) or self.is_weak(token) or self.is_common(token))

    @classmethod
    def of(
        cls,
        *,
        stop: str = "",
        weak: str = "",
        common: str = "",
        everyday: str = "",
        off: str = "",
        places: str = "",
        parts: str = "",
        same: Iterable[Sequence[str]] = (),
        kinds: Mapping[str, Iterable[str]] | None = None,
    ) -> Self:
        """Build one from plain words and phrases.

        Args:
            stop: words between spaces that are never looked up.
            weak: words between spaces that say little.
            common: words between spaces that all of PLeK is about.
            everyday: words between spaces of daily life.
            off: words between spaces of subjects that aren't ours.
            places: words between spaces of names of places.
            parts: words between spaces that compounds are made of.
            same: groups of words and phrases that mean the same.
            kinds: broader words or phrases → narrower words or phrases.
        """
        stop_words = frozenset(tokens(stop))
        alike, above = _Links(stop_words), _Links(stop_words)
        for group in same:
            for phrase in group:
                alike.link(phrase, [other for other in group if other != phrase])
        for broad, narrow in (kinds or {}).items():
            for phrase in narrow:
                above.link(phrase, [broad])
        phrases = dict(above.phrases)
        for run, words in alike.phrases.items():
            phrases[run] = phrases.get(run, frozenset()) | words
        return cls(
            stop=stop_words,
            weak=frozenset(stem(word) for word in tokens(weak)),
            common=frozenset(stem(word) for word in tokens(common)),
            everyday=frozenset(tokens(f"{everyday} {off}")),
            off=frozenset(tokens(off)),
            places=frozenset(tokens(places)),
            place_stems=frozenset(map(stem, tokens(places))),
            parts=frozenset(stem(part) for part in tokens(parts)),
            part_forms=frozenset(tokens(parts)),
            same=alike.words,
            broader=above.words,
            phrases=phrases,
        )

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Self:
        """Load PLeK's lexicon, Dutch and English; the themes' keywords are its narrower words."""
        folder = files("registry.search") / "lexicon"
        content = files("registry.content") / "themes.toml"
        words, meanings = (_read(folder / name) for name in ("words.toml", "meanings.toml"))
        kinds = {theme["name"]: theme["keywords"] for theme in _read(content)["themes"]}
        return cls.of(
            stop=" ".join(words["stop"].values()),
            weak=words["weak"],
            common=words["common"],
            everyday=" ".join(words["everyday"].values()),
            off=" ".join(words["off"].values()),
            places=" ".join(name for names in groups() for name in names),
            parts=words["parts"],
            same=(*map(_with_place_names, meanings["same"]), *telling_groups()),
            kinds=kinds | meanings["kinds"],
        )


def _with_place_names(group: Sequence[str]) -> tuple[str, ...]:
    """Return a group of words with each place in it under all its names: `Den Haag`."""
    meant = set(map(fold, group))
    more = (names for names in groups() if meant & set(map(fold, names)))
    return tuple(dict.fromkeys((*group, *(name for names in more for name in names))))


class _Links:
    """Collector of links from words and phrases to words."""

    def __init__(self, stop: frozenset[str]) -> None:
        self._stop = stop
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._phrases: defaultdict[Phrase, set[str]] = defaultdict(set)

    def link(self, phrase: str, others: Iterable[str]) -> None:
        """Lead from a word or phrase to the words of others; phrases count by each word."""
        source = tuple(stem(token) for token in tokens(phrase))
        to = {word for other in others for word in self._content(other)} - set(source)
        if len(source) == 1:
            self._words[source[0]] |= to
        elif source:
            self._phrases[source] |= to

    @property
    def words(self) -> dict[str, frozenset[str]]:
        """Links from single words."""
        return {word: frozenset(to) for word, to in self._words.items()}

    @property
    def phrases(self) -> dict[Phrase, frozenset[str]]:
        """Links from phrases."""
        return {phrase: frozenset(to) for phrase, to in self._phrases.items()}

    def _content(self, phrase: str) -> set[str]:
        return {stem(token) for token in tokens(phrase) if token not in self._stop}


def _read(file: Any) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))
