"""Serialisation of documents to text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import tomli_w


def to_json(document: Mapping[str, Any]) -> str:
    """Return the document as JSON, readable for people; ends with a line break."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def to_toml(document: Mapping[str, Any]) -> str:
    """Return the document as TOML; parsing it gives the same document."""
    return tomli_w.dumps(document)
