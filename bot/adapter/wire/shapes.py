"""Readers of untrusted JSON: a value of the wrong type counts as absent."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

NOTHING: Mapping[str, Any] = MappingProxyType({})


def table(value: object) -> Mapping[str, Any]:
    """Return `value` when it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else NOTHING


def rows(value: object) -> list[Any]:
    """Return `value` when it is a JSON array, else an empty one."""
    return value if isinstance(value, list) else []


def text(value: object) -> str:
    """Return `value` when it is a string, else an empty one."""
    return value if isinstance(value, str) else ""


def count(value: object, default: int, most: int) -> int:
    """Return `value` when it is a whole number from 0 to `most`, else `default`."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most:
        return value
    return default
