"""Everything that is kept about one person in one file: as JSON, and as a page to read."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from bot.pages.page import render
from cards.kit.translator import Translator

_OWN = ("as", "slug")
"""What is said otherwise, or only to programs."""


def write_my_data(
    t: Translator, exported: Mapping[str, Sequence[Mapping[str, Any]]], name: str, path: Path
) -> None:
    """Write both into one zip.

    Args:
        t: the language of the page.
        exported: by section, as `registry.privacy.export_and_erase.export` gives it.
        name: what the two files are called.
        path: of the zip.
    """
    options = orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS
    page = {
        "language": t.language.value,
        "title": t("privacy-export-title"),
        "intro": t("privacy-file-intro", file=f"{name}.json"),
        "sections": [_section(t, section, rows) for section, rows in exported.items()],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{name}.html", render("my_data.html", page))
        file.writestr(f"{name}.json", orjson.dumps(exported, option=options))


def _section(t: Translator, section: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    key = f"privacy-section-{section}"
    items = [{"title": _title(t, row), "facts": _facts(t, row)} for row in rows]
    return {"title": t(key) if t.has(key) else section, "items": items}


def _title(t: Translator, row: Mapping[str, Any]) -> str:
    named = next((row[name] for name in ("name", "title", "text", "seen") if row.get(name)), "")
    keys = (f"privacy-role-{field}" for field in row.get("as", ()))
    roles = [t(key) for key in keys if t.has(key)]
    if not named or not roles:
        return str(named or row.get("slug", ""))
    return t("privacy-as", title=str(named), roles=t.listing(roles))


def _facts(t: Translator, row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [(_label(t, name), _lines(value)) for name, value in row.items() if name not in _OWN]


def _label(t: Translator, field: str) -> str:
    key = f"privacy-field-{field}"
    return t(key) if t.has(key) else field.replace("_", " ")


def _lines(value: Any) -> list[str]:
    """Return a value as lines to read: each of many on its own, and parts with their names."""
    if isinstance(value, Mapping):
        parts = {name.replace("_", " "): ", ".join(_lines(one)) for name, one in value.items()}
        return [f"{name}: {lines}" for name, lines in parts.items()]
    if isinstance(value, list):
        return ["; ".join(_lines(one)) for one in value]
    return [str(value)]
