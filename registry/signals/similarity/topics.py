"""Topics that signals are about, by their words; `topics.toml` says which words tell of which."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Self

from registry.core.vocabulary import Language
from registry.core.writing.text_folding import stem, tokens
from registry.search import Lexicon

HINT = 0.4
"""What a hint counts beside a word that says by itself what a text is about."""

TOGETHER = 0.7
"""What ordinary words count that say something beside each other."""

MISTYPED = 0.75
"""What a word counts that was read over a typing mistake."""

LONGEST_READ = 1500
"""Characters of a text that are read."""

_SHORTEST_PART = 5
"""Letters of a word that is known at the beginning or the end of a longer one."""

_SHORTEST_STEM = 4
"""Letters of a stem by which a word is known in another form: `leges` and `leeg` are both `leg`."""

_SHORTEST_REST = 3
"""Letters that such a longer word has beside it: `kregen` has no `regen`."""

_FEW, _MANY = 6, 10
"""Letters of a word from which it may have one typing mistake, and from which two."""

_MOST_GUESSES = 12
"""Unknown words of a text that are looked at for typing mistakes."""

_LONGEST_RUN = 3
"""Words that are read together."""

_ENTRY = re.compile(r"'([^']+)'|(\S+)")

Shares = Mapping[str, float]
"""Slug of a topic → how much a word says that a text is about it."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that signals are about.

    Attributes:
        names: per language, the one that others fall back on first.
    """

    slug: str
    names: Mapping[str, str]

    def label(self, language: Language) -> str:
        """Return its name in a language, as far as it has one there."""
        return self.names.get(language.value) or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text is about.

    Attributes:
        topics: slug → how much its words say so; strongest first.
        words: telling stem → the word as it was typed, folded.
        about: stem → the topics that its word tells of.
    """

    topics: Shares
    words: Mapping[str, str]
    about: Mapping[str, frozenset[str]]


class Topics:
    """Reader of topics, with the words that tell of each."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        data = tomllib.loads(text)
        self.all = {
            one["slug"]: Topic(
                one["slug"], {name.value: one[name.value] for name in Language if name.value in one}
            )
            for one in data["topic"]
        }
        self._lexicon = lexicon
        self._common = frozenset(map(stem, tokens(data["common"])))
        shares: defaultdict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
        for one in data["topic"]:
            for kind, share in (("hints", HINT), ("words", 1.0)):
                for entry in _entries(one.get(kind, "")):
                    shares[entry][one["slug"]] = share
        stems = ((tuple(map(stem, entry)), found) for entry, found in shares.items())
        self._runs = {run: found for run, found in stems if len(" ".join(run)) >= _SHORTEST_STEM}
        self._together = [
            (one["slug"], tuple(frozenset(map(stem, tokens(group))) for group in row.split("+")))
            for one in data["topic"]
            for row in one.get("together", ())
        ]
        whole = {entry[0]: found for entry, found in shares.items() if len(entry) == 1}
        common = {word: dict[str, float]() for word in tokens(data["common"])}
        self._forms: dict[str, Shares] = {**common, **whole}

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Self:
        """Load the topics; once for all who read."""
        text = (files("registry.signals.similarity") / "topics.toml").read_text(encoding="utf-8")
        return cls(text, Lexicon.load())

    def read(self, text: str) -> Reading:
        """Read what a text is about. Never raises; noise is about nothing."""
        found: defaultdict[str, float] = defaultdict(float)
        words: dict[str, str] = {}
        about: dict[str, frozenset[str]] = {}
        guesses = _MOST_GUESSES
        typed = tokens(text[:LONGEST_READ])
        for run in self._cut(typed):
            word = _key(run)
            if word in words or not self._tells(run):
                continue
            shares = self._whole(run)
            if shares is None:
                guess = guesses > 0 and len(run[0]) >= _FEW
                guesses -= guess
                shares = self._unknown(run[0], guess=guess)
            words[word] = " ".join(run)
            about[word] = frozenset(shares or ())
            for slug, share in (shares or {}).items():
                found[slug] += share
        stems = frozenset(map(stem, typed))
        for slug, groups in self._together:
            if all(group & stems for group in groups):
                found[slug] += TOGETHER
        ordered = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return Reading(dict(ordered), words, about)

    def _cut(self, typed: list[str]) -> Iterator[tuple[str, ...]]:
        """Yield the words of a text one by one, those that are read together as one."""
        at = 0
        stems = tuple(map(stem, typed))
        while at < len(typed):
            sizes = range(min(_LONGEST_RUN, len(typed) - at), 1, -1)
            size = next((size for size in sizes if stems[at : at + size] in self._runs), 1)
            yield tuple(typed[at : at + size])
            at += size

    def _tells(self, run: tuple[str, ...]) -> bool:
        """Return whether words say what a text is about; places and everybody's words do not."""
        word, lexicon = run[0], self._lexicon
        if len(run) > 1:
            return True
        if lexicon.is_stop(word) or word.isdigit() or len(word) == 1:
            return False
        if (shares := self._whole(run)) is not None:
            return bool(shares)
        return not lexicon.is_weak(word) and word not in lexicon.places

    def _whole(self, run: tuple[str, ...]) -> Shares | None:
        """Return what a word says as it stands, else in another form; None when it is unknown."""
        stems = tuple(map(stem, run))
        known = self._forms.get(run[0]) if len(run) == 1 else None
        if known is None:
            known = self._runs.get(stems)
        if known is None and len(run) == 1 and stems[0] in self._common:
            return {}
        return known

    def _inside(self, word: str) -> Shares | None:
        """Return what the longest known beginning and end of a longer word say; None for none."""
        most, least = len(word) - _SHORTEST_REST, _SHORTEST_PART
        sizes = range(most, least - 1, -1)
        ends = (part for size in sizes if (part := word[-size:]) in self._forms)
        starts = (part for size in sizes if (part := word[:size]) in self._forms)
        start, end = next(starts, None), next(ends, None)
        if start is None and end is None:
            return None
        found = dict(self._forms.get(start or "", {}))
        for slug, share in self._forms.get(end or "", {}).items():
            # What stands first says which: of `klimaatsubsidie` the subject is the climate.
            found[slug] = max(share * (HINT if found else 1.0), found.get(slug, 0.0))
        return found

    def _unknown(self, word: str, *, guess: bool) -> Shares | None:
        """Return what a word says that is mistyped, or longer than those that are known."""
        # A long word is sooner mistyped than made of others: `vergunnningverlening` is no `lening`.
        mistyped = _nearest(self, word) if guess else None
        return mistyped if mistyped and len(word) >= _MANY else self._inside(word) or mistyped

    def near(self, word: str) -> Shares | None:
        """Return what a word says that is nearly this one; None when there is none."""
        from rapidfuzz import process  # takes memory, and is needed when somebody raises a signal
        from rapidfuzz.distance import OSA

        lexicon, word_stem = self._lexicon, stem(word)
        known = word in lexicon.everyday or word_stem in lexicon.same or word_stem in lexicon.parts
        if known or word_stem in lexicon.broader:
            return None
        cutoff = 1 if len(word) < _MANY else 2
        best = process.extractOne(
            word, self._forms.keys(), scorer=OSA.distance, score_cutoff=cutoff
        )
        if best is None or best[0][0] != word[0] or _is_another(word, best[0]):
            return None
        return {slug: share * MISTYPED for slug, share in self._forms[best[0]].items()}


def _key(run: tuple[str, ...]) -> str:
    key = " ".join(map(stem, run))
    return key if len(key) >= _SHORTEST_STEM else " ".join(run)


def _is_another(word: str, known: str) -> bool:
    """Return whether two words differ in one letter, as words do: `schelen` is not `scholen`."""
    other = sum(one != two for one, two in zip(word, known, strict=False))
    return len(word) == len(known) and other == 1 and len(word) < _MANY


@lru_cache(maxsize=8192)
def _nearest(topics: Topics, word: str) -> Shares | None:
    return topics.near(word)


def _entries(text: str) -> Iterator[tuple[str, ...]]:
    for quoted, plain in _ENTRY.findall(text):
        if entry := tuple(tokens(quoted or plain)):
            yield entry
