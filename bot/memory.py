"""A dictionary that forgets its oldest entries."""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """Keeps the last `most` entries that were set."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[K, V] = OrderedDict()

    def __contains__(self, key: K) -> bool:
        return key in self._kept

    def get(self, key: K) -> V | None:
        """The value, or None when it is not (or no longer) there."""
        return self._kept.get(key)

    def set(self, key: K, value: V) -> None:
        """Keep a value, and let go of the oldest when there are too many."""
        self._kept[key] = value
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
