"""Documents as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import tomli_w

from registry.document.read import NULL


def to_json(document: Mapping[str, Any]) -> str:
    """As JSON, for people to read too; ends with a line break."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_toml(document: Mapping[str, Any]) -> str:
    """As TOML. Reading it gives the same document."""
    return tomli_w.dumps(_said(document))


def _said(value: Any) -> Any:
    """The same with words for nothing, which TOML has none for."""
    if value is None:
        return {NULL: True}
    if isinstance(value, Mapping):
        return {name: _said(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_said(one) for one in value]
    return value
