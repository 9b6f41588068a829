"""Parsing of JSON or TOML into plain values; errors name line and column."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from registry.documents.problems import DocumentError, Problem


def read(text: str, source: str = "") -> dict[str, Any]:
    """Read JSON or TOML, by the source's ending or else by how the text begins.

    Raises:
        DocumentError: it is neither, or not an object of sections.
    """
    text = text.removeprefix("\ufeff")
    is_json = source.endswith(".json") or (
        not source.endswith(".toml") and text.lstrip().startswith("{")
    )
    try:
        document = _json(text) if is_json else tomllib.loads(text)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise DocumentError([Problem(place, f"no JSON: {error.msg}")], source) from error
    except tomllib.TOMLDecodeError as error:
        what, _, place = str(error).removesuffix(")").rpartition(" (at ")
        place = _end(text) if place == "end of document" else place
        raise DocumentError([Problem(place, f"no TOML: {what}")], source) from error
    except RecursionError as error:
        raise DocumentError([Problem("", "it is nested too deeply")], source) from error
    except ValueError as error:
        raise DocumentError([Problem("", str(error))], source) from error
    if not isinstance(document, dict):
        problem = Problem("", "it must be an object with a list per section")
        raise DocumentError([problem], source)
    return document


def _end(text: str) -> str:
    lines = text.split("\n")
    return f"line {len(lines)}, column {len(lines[-1]) + 1}"


def plain(value: Any) -> Any:
    """Convert a value to plain JSON types."""
    if isinstance(value, Mapping):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return value


def _json(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        msg = f"no JSON that can be relied on: {double!r} stands twice in one object"
        raise ValueError(msg)
    return found


def _refuse(constant: str) -> Any:
    msg = f"no JSON: {constant} is no number"
    raise ValueError(msg)
