"""JSON that goes out: bodies of calls and of HTTP answers, without nulls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson

_NULL = (b":null", b"[null", b",null")


def to_json(body: Any) -> bytes:
    """Write a body as JSON; members and items that are null are left out.

    Teams answers BadRequest to a card with a null member.

    Raises:
        TypeError: it holds what is no JSON.
    """
    written = orjson.dumps(body, default=_plain)
    if not any(mark in written for mark in _NULL):
        return (
            written  # nearly all of them: looking for a mark costs less than looking at each part
        )
    return orjson.dumps(_without_nulls(orjson.loads(written)))


def _without_nulls(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _without_nulls(value) for name, value in part.items() if value is not None}
    if isinstance(part, list):
        return [_without_nulls(item) for item in part if item is not None]
    return part


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, (tuple, frozenset, set)):
        return list(value)
    raise TypeError(f"{type(value).__name__} does not belong in JSON")
