"""Shared parts of the directory's lists (people, groups) in Entra ID."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.filters import MOST_CLAUSES, Filter

T = TypeVar("T")


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
        Refusal: the header is missing, or `$count=true` with a filter.
    """
    eventual = call.headers.get("consistencylevel", "").lower() == "eventual"
    counted = call.query.get("count").lower() == "true"
    if counted and not eventual:
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
