"""Everything that is kept about one person in one file: as JSON, and as a page to read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import orjson

from bot.pages.page import render
from cards.kit.translator import Translator

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?")

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
    items = [{"title": _title(t, row), "facts": _facts(t, row)} for row in rows]
    return {"title": t.named("privacy-section", section), "items": items}


def _title(t: Translator, row: Mapping[str, Any]) -> str:
    named = next((row[name] for name in ("name", "title", "text", "seen") if row.get(name)), "")
    keys = (f"privacy-role-{field}" for field in row.get("as", ()))
    roles = [t(key) for key in keys if t.has(key)]
    if not named or not roles:
        return str(named or row.get("slug", ""))
    return t("privacy-as", title=str(named), roles=t.listing(roles))


def _facts(t: Translator, row: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    return [
        (t.named("field", name), _lines(t, value))
        for name, value in row.items()
        if name not in _OWN
    ]


def _lines(t: Translator, value: Any) -> list[str]:
    """Return a value as lines to read: each of many on its own, and parts with their names."""
    if isinstance(value, Mapping):
        parts = {name: ", ".join(_lines(t, one)) for name, one in value.items()}
        return [f"{t.named('field', name)}: {lines}" for name, lines in parts.items()]
    if isinstance(value, list):
        return ["; ".join(_lines(t, one)) for one in value]
    if isinstance(value, bool):
        return [t("field-yes" if value else "field-no")]
    return [_day(t, str(value))]


def _day(t: Translator, value: str) -> str:
    """Return a moment or day in words; other values as they are."""
    if not _MOMENT.fullmatch(value):
        return value
    try:
        return t.day(datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value))
    except ValueError:
        return value
