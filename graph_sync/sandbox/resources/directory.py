"""Shared parts of the directory's lists (people, groups) in Entra ID."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeVar

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.filters import MOST_CLAUSES, Filter

T = TypeVar("T")

_CLAUSE: Final = re.compile(r'"([A-Za-z]+):([^"]*)"')
_OR: Final = re.compile(r'(?<=")\s+OR\s+(?=")')
_SEARCH: Final = re.compile(rf"\s*{_CLAUSE.pattern}(\s+(AND|OR)\s+{_CLAUSE.pattern})*\s*")
_BY_WORD: Final = frozenset({"displayName", "description"})
_WORD: Final = re.compile(r"\w+")


def few_alternatives(sieve: Filter | None, most: int = MOST_CLAUSES) -> None:
    """Refuse a filter with too many alternatives.

    Raises:
        Refusal: it has more.
    """
    if sieve is not None and sieve.alternatives > most:
        raise bad(
            "Too many child clauses specified in search filter expression containing 'OR' "
            f"operators: {sieve.alternatives}. Max allowed: {most}.",
            "Request_UnsupportedQuery",
        )


def advanced(call: ApiCall, sieve: Filter | None) -> None:
    """Refuse what only works with `ConsistencyLevel: eventual` (docs: aad-advanced-queries).

    Raises:
        Refusal: the header is missing (also for the segment `/$count`), or `$count=true` with a
            filter.
    """
    eventual = call.eventual
    counted = call.query.get("count").lower() == "true"
    if (counted or call.counted) and not eventual:
        raise bad(
            "$count is not currently supported without the header ConsistencyLevel: eventual.",
            "Request_UnsupportedQuery",
        )
    if sieve is not None and sieve.advanced and not (eventual and counted):
        raise bad(
            "Operator is not supported because the required parameters might be missing. "
            "Try adding $count=true query parameter and ConsistencyLevel:eventual header.",
            "Request_UnsupportedQuery",
        )


def pinned(
    sieve: Filter | None, indexes: Mapping[str, Callable[[str], T | None]]
) -> list[T] | None:
    """Return the few things that a filter can only let through; None when it may be any.

    Args:
        sieve: the filter.
        indexes: how a thing is found by a property's value.
    """
    for name, find in indexes.items():
        if sieve is not None and name in sieve.pinned:
            found = (find(value) for value in sorted(sieve.pinned[name]))
            return [one for one in found if one is not None]
    return None


def searched(call: ApiCall, things: Iterable[T], shape: Callable[[T], dict[str, Any]]) -> list[T]:
    """Return the things that `$search` finds; all of them when it asks nothing.

    Docs (search-query-parameter): clauses `"property:value"`, joined by AND and OR in capitals.
    `displayName` and `description` are searched by the beginnings of their words, what else is
    searched by its own beginning.

    Raises:
        Refusal: without `ConsistencyLevel: eventual`, or when it can't be read.
    """
    text = call.query.get("search")
    if not text:
        return list(things)
    call.searched = True
    if not call.eventual:
        raise bad(
            "Request with $search query parameter only works through MSGraph with a special "
            "request header: 'ConsistencyLevel: eventual'",
            "Request_UnsupportedQuery",
        )
    if not _SEARCH.fullmatch(text):
        raise bad(
            f"Syntax error in the search expression {text!r}: clauses are written as "
            '"property:value", joined by AND or OR.'
        )
    either = [
        [clause.groups() for clause in _CLAUSE.finditer(part)] for part in re.split(_OR, text)
    ]
    return [one for one in things if _is_found(shape(one), either)]


def _is_found(thing: Mapping[str, Any], either: Sequence[Sequence[tuple[str, ...]]]) -> bool:
    return any(all(_has(thing, *clause) for clause in clauses) for clauses in either)


def _has(thing: Mapping[str, Any], name: str, text: str) -> bool:
    value, wanted = str(thing.get(name) or "").casefold(), text.casefold()
    if name not in _BY_WORD:
        return bool(wanted) and value.startswith(wanted)
    words = _WORD.findall(value)
    return bool(wanted) and all(
        any(word.startswith(part) for word in words) for part in _WORD.findall(wanted)
    )
