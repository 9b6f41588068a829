"""Problems of a document: all of them at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registry.core.errors import Failure

_LIKENESS = 60.0
_SHOWN = 60
_TELLS_LITTLE = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake.

    Attributes:
        place: where, such as `networks[3].themes[1]` (counted from 0) or `line 4, column 7`; empty
            for the document as a whole.
        text: what is wrong there, with the value, and what was probably meant.
    """

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place else self.text


class DocumentError(Failure):
    """The document has mistakes; nothing was changed.

    Attributes:
        problems: every mistake.
        source: what the document is called.
    """

    def __init__(self, problems: Iterable[Problem], source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        count = len(self.problems)
        mistakes = "1 mistake" if count == 1 else f"{count} mistakes"
        head = f"{source or 'the document'} has {mistakes}; nothing was changed:"
        super().__init__("\n".join((head, *(f"  {problem}" for problem in self.problems))))


def shown(value: object) -> str:
    """Return a value as people recognise it, shortened."""
    text = repr(value)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def meant(value: object, choices: Iterable[str]) -> str:
    """Return ` — did you mean 'water'?`, or an empty text when nothing resembles it."""
    from rapidfuzz import fuzz, process  # takes memory, and is needed when names are compared

    if not isinstance(value, str):
        return ""
    options = sorted(choice for choice in set(choices) if len(choice) > _TELLS_LITTLE)
    found = process.extractOne(value, options, scorer=fuzz.WRatio, score_cutoff=_LIKENESS)
    return f" — did you mean {found[0]!r}?" if found else ""
