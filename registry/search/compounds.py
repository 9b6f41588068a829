"""Dutch compounds: `gebiedsprocessen` is about a `gebied` and about `processen`."""

from __future__ import annotations

from collections.abc import Container

from registry.core.writing.text_folding import stem
from registry.search.lexicon import Lexicon

SHORTEST = 3
"""Letters that a part has at least."""

MOST = 4
"""Parts that a word is cut in at most."""

_JOINTS = ("", "s", "en", "e", "n")


def split(token: str, lexicon: Lexicon, also: Container[str] = ()) -> tuple[str, ...]:
    """Cut a word in known parts, as few as possible; empty when it can't be cut completely.

    Args:
        token: a folded word, not stemmed.
        lexicon: what knows the parts; words of daily life, of places, and parts are never cut.
        also: stems that may be parts too, if they are no shorter than four letters.
    """
    whole = (lexicon.everyday, lexicon.places, lexicon.part_forms)
    if len(token) < 2 * SHORTEST or any(token in words for words in whole):
        return ()
    return _Cutter(lexicon, also).cut(token, MOST)


class _Cutter:
    def __init__(self, lexicon: Lexicon, also: Container[str]) -> None:
        self._lexicon = lexicon
        self._also = also

    def cut(self, token: str, most: int) -> tuple[str, ...]:
        """Return the stems of at most `most` parts."""
        best: tuple[str, ...] = ()
        for end in range(len(token) - SHORTEST, SHORTEST - 1, -1):
            first = self._first(token[:end])
            rest = self._rest(token[end:], most - 1) if first else ()
            if rest and (not best or len(rest) + 1 < len(best)):
                best = (first, *rest)
        return best

    def _rest(self, text: str, most: int) -> tuple[str, ...]:
        word = stem(text)
        if word in self._lexicon.parts or self._is_also(word):
            return (word,)
        return self.cut(text, most) if most > 1 else ()

    def _first(self, text: str) -> str:
        """Return the stem of the part that `text` is, with or without a joint; empty if none."""
        for joint in _JOINTS:
            bare = text.removesuffix(joint)
            if len(bare) >= SHORTEST and text.endswith(joint) and self._is_whole(bare):
                return stem(bare)
        return ""

    def _is_whole(self, text: str) -> bool:
        # Stemming every beginning of every word would cost half a millisecond a word.
        return text in self._lexicon.part_forms or (bool(self._also) and self._is_also(stem(text)))

    def _is_also(self, word: str) -> bool:
        return len(word) > SHORTEST and word in self._also
