"""Terms: what the words of the plan mean, each with where that is said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.provenance import Sourced, from_old_source
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import tokens

_SMALL = frozenset(
    ["de", "het", "een", "dat", "eigenlijk", "precies", "nou", "nu", "the", "a", "an", "exactly"]
)


class Term(Sourced):
    """A word with its meaning.

    Attributes:
        english: the word in English.
        aliases: other words and spellings by which it is asked for.
        meaning: in the plan's words where it has them.
        meaning_english: the same in English, translated by plek.
    """

    section: ClassVar[str] = "terms"
    sourced: ClassVar[tuple[str, ...]] = ("name", "meaning")

    name: Name
    english: Line = ""
    aliases: tuple[Line, ...] = ()
    meaning: Prose
    meaning_english: Prose = ""

    @classmethod
    def of_older(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Read the source in words that it had before provenance was data."""
        return from_old_source(values)

    def label(self, language: Language) -> str:
        """Return the word in a language; in Dutch where it has no English one."""
        return self.english if language is Language.ENGLISH and self.english else self.name

    def explained(self, language: Language) -> str:
        """Return its meaning in a language; in Dutch where it has no English one."""
        english = language is Language.ENGLISH and self.meaning_english
        return self.meaning_english if english else self.meaning

    def findable(self) -> Findable:
        """Index the word, its other names and what it means."""
        names = tuple(filter(None, (self.english, *self.aliases)))
        return Findable(self.name, self.meaning, names)

    def is_called(self, words: str) -> bool:
        """Return whether words are this term and nothing else: `een aanjager`, `kennishubs`."""
        said = _bare(words)
        names = (self.name, self.english, *self.aliases)
        return bool(said) and said in {_bare(name) for name in names}


def _bare(words: str) -> tuple[str, ...]:
    return tuple(word for word in tokens(words) if word not in _SMALL)
