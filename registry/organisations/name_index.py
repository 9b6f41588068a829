"""Index of things by their names: exactly, nearly, by their own part, and for who is still typing.

Made once for the same names, and asked as often as somebody types (`known.known`): comparing with
thousands of names one by one takes longer than a turn may.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from registry.organisations.naming import (
    ALIKE,
    RESEMBLES,
    contains,
    folded,
    is_ours,
    own_part,
    placed,
)

T = TypeVar("T")

_SHORTEST = 4
"""Letters from which words may be mistyped, and are held against names as they sound."""


class NameIndex(Generic[T]):
    """Things by their names.

    Args:
        things: in the order in which the first of several is taken.
        names: returns the names of one, its own first.
    """

    def __init__(self, things: Iterable[T], names: Callable[[T], Sequence[str]]) -> None:
        self._things = tuple(things)
        self._own: list[str] = []
        self._exact: dict[str, int] = {}
        self._equal: dict[str, int] = {}
        self._by_part: dict[str, list[int]] = {}
        self._forms: list[str] = []
        self._owners: list[int] = []
        for at, thing in enumerate(self._things):
            forms: dict[str, None] = {}
            for name in names(thing):
                form, place = folded(name), placed(name)
                self._exact.setdefault(form, at)
                self._equal.setdefault(place, at)
                forms |= {form: None, place: None}
            self._forms += forms
            self._owners += [at] * len(forms)
            own = next(iter(forms), "")
            self._own.append(own)
            self._by_part.setdefault(own_part(own), []).append(at)
        self._compared = list(self._equal)

    def __iter__(self) -> Iterator[T]:
        return iter(self._things)

    def __len__(self) -> int:
        return len(self._things)

    def equal(self, name: str) -> T | None:
        """Return the first with this name: whatever its capitals, accents and signs."""
        return self._at(self._equal.get(placed(name)) if placed(name) else None)

    def same(self, name: str) -> T | None:
        """Return the one with this name, or else the first with nearly this name."""
        if (found := self.equal(name)) is not None:
            return found
        from rapidfuzz import fuzz, process  # takes memory, and is needed for a name with a mistake

        mine = placed(name)
        if not mine:
            return None
        part, ours = own_part(mine), is_ours(mine)
        near = process.extract(
            mine, self._compared, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None
        )
        alike = [
            self._equal[form]
            for form, _, _ in near
            if is_ours(form) == ours and fuzz.ratio(part, own_part(form)) >= ALIKE
        ]
        return self._at(min(alike, default=None))

    def meant(self, words: str) -> T | None:
        """Return the one that words name: by a name, nearly a name, or its name's own part.

        `Rotterdam` means the municipality when no other one has that for a name.
        """
        name = folded(words)
        if not name:
            return None
        if name in self._exact:
            return self._at(self._exact[name])
        if (found := self.same(words)) is not None:
            return found
        parts = self._by_part.get(own_part(name), []) if own_part(name) else []
        return self._at(parts[0]) if len(parts) == 1 else None

    def nearest(
        self, words: str, limit: int, keep: Callable[[T], bool] = lambda _: True
    ) -> list[T]:
        """Return those whose name contains or resembles the words, best first, then by name.

        Args:
            words: what was typed so far.
            limit: how many at most.
            keep: which may be returned.
        """
        return [thing for _, _, thing in self.scored(words, limit, keep)]

    def scored(
        self, words: str, limit: int, keep: Callable[[T], bool] = lambda _: True
    ) -> list[tuple[float, str, T]]:
        """Return those that `nearest` does with what they are sorted by: how near, and the name."""
        asked = {folded(words)[:100], placed(words[:100])}
        best: dict[int, float] = {}
        for one in asked:
            for form, at in zip(self._forms, self._owners, strict=True):
                if one in form and (score := contains(one, form)) > best.get(at, 0):
                    best[at] = score
        found = self._kept(best, keep)
        if len(found) < limit:  # what only resembles them comes behind all that contain them
            self._resembling([one for one in asked if len(one) >= _SHORTEST], best)
            found = self._kept(best, keep)
        return found[:limit]

    def _kept(
        self, best: dict[int, float], keep: Callable[[T], bool]
    ) -> list[tuple[float, str, T]]:
        found = [
            (-score, self._own[at], self._things[at])
            for at, score in sorted(best.items())
            if keep(self._things[at])
        ]
        return sorted(found, key=lambda one: one[:2])

    def _resembling(self, asked: Collection[str], best: dict[int, float]) -> None:
        from rapidfuzz import fuzz, process  # takes memory, and is needed for a name with a mistake

        for one in asked:
            near = process.extract_iter(
                one, self._forms, scorer=fuzz.partial_ratio, score_cutoff=RESEMBLES
            )
            for _, score, place in near:
                at = self._owners[place]
                best[at] = max(best.get(at, 0), score)

    def _at(self, place: int | None) -> T | None:
        return None if place is None else self._things[place]


def nearest(
    things: Iterable[T], names: Callable[[T], Sequence[str]], words: str, limit: int
) -> list[T]:
    """Return the things whose name contains or resembles the words, best first, then by name."""
    return NameIndex(things, names).nearest(words, limit)
