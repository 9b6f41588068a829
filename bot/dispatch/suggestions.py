"""Suggestions of commands that may be meant, for "bedoel je …?"."""

from __future__ import annotations

import dataclasses

from bot.dispatch.commands import Command, CommandBook, tidy
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import stem, tokens
from registry.search import Lexicon

MOST = 3

NEAR = 78
"""Likeness, 0-100, from which the start of a text is a command with typing mistakes (design)."""

ONE_WORD = 60
"""Likeness of each word of a command of several words."""


@dataclasses.dataclass(frozen=True, slots=True)
class Suggestion:
    """A command that may be meant.

    Attributes:
        name: as it is typed in the reader's language.
        words: what should follow it.
        start: what was typed instead of its name; empty when it was said otherwise.
    """

    name: str
    words: str = ""
    start: str = ""


def mistyped(book: CommandBook, text: str, language: Language) -> tuple[Suggestion, ...]:
    """Return commands that the text starts with, mistyped: `agnda 9`, `vorstellen`.

    One that it starts with as it is was asked already, and left the text: it is no suggestion.
    """
    typed = tidy(text[:300]).split(" ")
    asked = book.find(text[:300])
    scored = []
    for command in book.commands:
        if not (command.shown and command.audience.everybody) or (asked and asked[0] is command):
            continue
        for name in command.all_names:
            size = name.count(" ") + 1
            start = " ".join(typed[:size]).casefold()
            like = likeness(start, name.casefold(), NEAR, longer_than=2)
            if like >= NEAR and len(start) > 3 and not _another_word(start, name.casefold()):
                scored.append((-like, -size, command.order, command, size))
    best: dict[str, Suggestion] = {}
    for *_, command, size in sorted(scored, key=lambda one: one[:3]):
        name, start = _name(command, language), " ".join(typed[:size])
        best.setdefault(name, Suggestion(name, " ".join(typed[size:]), start))
    return tuple(best.values())[:MOST]


def _another_word(start: str, name: str) -> bool:
    """Return whether a text begins with words that only look like a command: `werken`.

    Each word of it must look like the command's: `is er een lift in` asks for no hub. A word that
    is known to be another is no mistake either.
    """
    first, other = tokens(start)[:1], tokens(name)[:1]
    begins = first and other and first[0][:1] != other[0][:1] and stem(first[0]) != stem(other[0])
    pairs = list(zip(start.split(" "), name.split(" "), strict=False))
    apart = any(likeness(one, two, NEAR, longer_than=2) < ONE_WORD for one, two in pairs)
    off = any(Lexicon.load().is_off(word) for word in tokens(start))
    return bool(begins) or apart or off


def _name(command: Command, language: Language) -> str:
    return command.called(language)[0]


def likeness(start: str, name: str, near: float, *, longer_than: int) -> float:
    """Return the similarity, 0-100; two swapped letters are one mistake.

    Args:
        start: what was typed, folded as the name is.
        name: what is known.
        near: what one mistake counts for at least.
        longer_than: letters of a name up to which one mistake may make another word of it.
    """
    from rapidfuzz import fuzz  # takes memory, and is needed when names are compared
    from rapidfuzz.distance import OSA

    one_mistake = len(name) > longer_than and OSA.distance(start, name, score_cutoff=1) <= 1
    return max(fuzz.ratio(start, name), float(near) if one_mistake else 0.0)
