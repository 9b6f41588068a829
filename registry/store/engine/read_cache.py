"""Read cache per connection, cleared when the database changes (`PRAGMA data_version`).

Most turns read the same few things, and between two changes they read the same. So a reader keeps
what it decoded, and lets go of all of it as soon as its database says that anything was changed by
anybody. Whether that is so is asked at the start of each look, in the look's own snapshot.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Final

MOST = 2_000
"""Answers kept per connection; when there are more, all are let go of."""

MOST_ITEMS = 200
"""A longer list is not kept: it is an export, not a turn."""

MISSING: Final = object()
"""What `ReadCache.get` gives for what was not asked before."""


class ReadCache:
    """Answers of one connection, all of the same version of the database."""

    def __init__(self) -> None:
        self._version: object = None
        self._answers: dict[Hashable, Any] = {}

    def at(self, version: object) -> None:
        """Begin a snapshot; answers of another version of the database are dropped."""
        if version != self._version:
            self._answers.clear()
            self._version = version

    def get(self, key: Hashable) -> Any:
        """Return the cached answer, or MISSING."""
        return self._answers.get(key, MISSING)

    def put(self, key: Hashable, answer: Any) -> None:
        """Cache an answer, unless it is a long list."""
        if isinstance(answer, list) and len(answer) > MOST_ITEMS:
            return
        if len(self._answers) >= MOST:
            self._answers.clear()
        self._answers[key] = answer
