"""Statements compiled once for all stores of a worker.

A running plek opens one store, and compiles a statement when it is first asked. Tests open
thousands, each with an engine and a dialect of its own: nearly half of what a conversation cost.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

_MOST = 20_000


def compile_once() -> None:
    """Let engines of the same kind share what was compiled for one of them.

    Dialects of one class count as the same, since the store sets each up in the same way.
    """
    kept: LRUCache[Any, Any] = LRUCache(_MOST)
    begin = sa.Engine.__init__

    def sharing(self: sa.Engine, *args: Any, **named: Any) -> None:
        begin(self, *args, **named)
        if self._compiled_cache is not None:
            self._compiled_cache = kept

    sa.Engine.__init__ = sharing
    DefaultDialect.__eq__ = lambda self, other: type(self) is type(other)
    DefaultDialect.__hash__ = lambda self: hash(type(self))
