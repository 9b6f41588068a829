"""Answers to pressed buttons, kept for a while: who presses twice gets the same again.

Kept as bytes, and so many bytes: a card is a tree of small objects that take ten times the room.
What had to go, or was given by another plek, is made anew from the registry (`Router`).
"""

from __future__ import annotations

import dataclasses
import zlib
from collections.abc import Sequence

import orjson
from cachetools import TTLCache

from bot.dispatch.turn import Answer

DAY = 86_400.0
MOST_BYTES = 16 * 1024 * 1024
_BESIDE = 1_000
"""Bytes that an entry takes beside its card and words, generously."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Kept:
    card: bytes
    rest: Answer
    instead: _Kept | None

    @classmethod
    def of(cls, answer: Answer) -> _Kept:
        # Packed, which makes it ten times smaller; and orjson's own bytes hold on to its buffer.
        card = (
            b""
            if answer.card is None
            else zlib.compress(orjson.dumps(answer.card, default=dict), 1)
        )
        instead = cls.of(answer.instead) if answer.instead else None
        return cls(card, dataclasses.replace(answer, card=None, instead=None), instead)

    def answer(self) -> Answer:
        card = orjson.loads(zlib.decompress(self.card)) if self.card else None
        instead = self.instead.answer() if self.instead else None
        return dataclasses.replace(self.rest, card=card, instead=instead)

    @property
    def size(self) -> int:
        own = len(self.card) + 4 * (len(self.rest.text) + len(self.rest.title)) + _BESIDE
        return own + (self.instead.size if self.instead else 0)


class AnswerCache:
    """Answers by the key of their request.

    Args:
        most: bytes of all of them together; the oldest go first.
    """

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._kept: TTLCache[str, _Kept] = TTLCache(most, DAY, getsizeof=lambda kept: kept.size)

    def keep(self, keys: Sequence[str], answer: Answer) -> None:
        """Keep an answer under each of its keys; one that is too large is not kept."""
        kept = _Kept.of(answer)
        if kept.size <= self._kept.maxsize:
            for key in keys:
                self._kept[key] = kept

    def get(self, key: str) -> Answer | None:
        """Return the answer that was given under a key, as long as it is kept."""
        kept = self._kept.get(key)
        return kept.answer() if kept else None

    def clear(self) -> None:
        """Let all answers go."""
        self._kept.clear()

    @property
    def size(self) -> int:
        """Return how many bytes are kept."""
        return int(self._kept.currsize)
