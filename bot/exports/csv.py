"""Rows as CSV that Excel opens as it stands: UTF-8 with a mark, and `;` as Dutch Excel wants it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Self

from bot.exports.blocks import clean
from bot.exports.signal_rows import Row

_ACTIVE = ("=", "+", "-", "@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, "CSV Injection").

The last four are full width."""


class CommaFile:
    """A CSV file that is being written; close it, or use it in `with`.

    Args:
        file: where to.
        head: its first row.
    """

    def __init__(self, file: Path, head: Sequence[str]) -> None:
        self._out = file.open("w", encoding="utf-8-sig", newline="", errors="replace")
        self._writer = csv.writer(self._out, delimiter=";", quoting=csv.QUOTE_MINIMAL)
        self._writer.writerow(head)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below what is there."""
        self._writer.writerows([_cell(cell) for cell in row] for row in rows)

    def close(self) -> None:
        """Finish the file."""
        self._out.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _cell(cell: str | int | date | None) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = clean(cell)
        return f"'{text}" if text.lstrip(" ").startswith(_ACTIVE) else text
    return cell.isoformat() if isinstance(cell, date) else str(cell)
