"""What a record's fields hold, and what the fields are called, in words."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import BaseModel

from cards.kit.translator import Translator
from registry.core.provenance import Sourced

Names = Mapping[str, str]
"""Names behind the keys in a record."""


def field_label(t: Translator, record: Sourced, field: str) -> str:
    """Return what a field is called."""
    own = f"{record.section}-field-{field}"
    return t(own if record.section == "networks" and t.has(own) else f"provenance-field-{field}")


def section_label(t: Translator, record: Sourced) -> str:
    """Return what kind of thing a record is."""
    return t(f"provenance-section-{record.section}")


def record_name(record: Sourced, names: Names) -> str:
    """Return what a record is called; a party's place by both ends of it."""
    name = getattr(record, "name", "")
    if name:
        return str(name)
    ends = [getattr(record, one, None) for one in ("organisation", "network", "group")]
    return " – ".join(names.get(one, one) for one in ends if one) or record.slug


def value_said(t: Translator, value: Any, names: Names) -> str:
    """Return what a field holds, in words; empty for nothing."""
    if isinstance(value, StrEnum):
        return t.label(value)
    if isinstance(value, tuple):
        return "; ".join(filter(None, (value_said(t, one, names) for one in value)))
    if isinstance(value, BaseModel):
        title = getattr(value, "title", "")
        parts = [getattr(value, name) for name in type(value).model_fields]
        return str(title) or value_said(t, tuple(parts), names)
    if value is None or isinstance(value, bool):
        return ""
    return names.get(str(value), str(value))
