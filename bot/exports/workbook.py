"""Rows as a workbook for Excel: written straight to disk, however many there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.exports.blocks import clean
from bot.exports.signal_rows import Row

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""Characters that Excel takes in one cell."""

_LINE = 15
"""Points of a line of text."""

_MOST_LINES = 20
"""Lines that a row shows: more, and the list can't be looked through."""

_HEAD = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#0B6E5B",
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
}
_WRAPPED = {"text_wrap": True, "valign": "top"}


class Workbook:
    """A workbook that is being written. Nothing that people wrote becomes a formula or a link.

    Args:
        file: where to; rows wait beside it until it is closed.
        title: of the document.
        made: when.
    """

    def __init__(self, file: Path, title: str, made: datetime) -> None:
        import xlsxwriter  # rarely needed

        self._book = xlsxwriter.Workbook(
            str(file), {"constant_memory": True, "tmpdir": str(file.parent)}
        )
        self._book.set_properties(
            {
                "title": clean(title),
                "author": "PLeK",
                "created": made.astimezone(UTC).replace(tzinfo=None),
            }
        )
        self._head = self._book.add_format(_HEAD)
        self._formats = {
            str: self._book.add_format(_WRAPPED),
            int: self._book.add_format({"align": "left", "valign": "top"}),
            date: self._book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"}),
        }

    def sheet(self, name: str, head: Sequence[str], widths: Sequence[int], fixed: int) -> Sheet:
        """Add a sheet to write rows on; the first `fixed` columns stay in sight."""
        sheet = self._book.add_worksheet(name)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        sheet.freeze_panes(1, fixed)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_row(0, 32)
        for at, text in enumerate(head):
            sheet.write_string(0, at, text, self._head)
        return Sheet(sheet, widths, self._formats)

    def close(self) -> None:
        """Write the file. Raises OSError."""
        from xlsxwriter.exceptions import XlsxFileError

        try:
            self._book.close()
        except XlsxFileError as error:  # it hides that of the system
            raise OSError(*error.args) from error

    def abandon(self) -> None:
        """Discard what is still open after an error; the folder is removed as a whole."""
        for sheet in self._book.worksheets():
            sheet._opt_close()  # noqa: SLF001  # it leaves rows open that were not written out


class Sheet:
    """One sheet of a workbook; rows come in order."""

    def __init__(
        self, sheet: Worksheet, widths: Sequence[int], formats: Mapping[type, Any]
    ) -> None:
        self._sheet = sheet
        self._widths = widths
        self._formats = formats
        self._row = 0

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows below what is there."""
        for row in rows:
            self._row += 1
            self._sheet.set_row(self._row, _LINE * self._lines(row))
            for at, cell in enumerate(row):
                self._write(at, cell)

    def _lines(self, row: Row) -> int:
        """Return how many lines its longest text takes; not every office program computes it."""
        texts = ((cell, width) for cell, width in zip(row, self._widths, strict=True) if cell)
        most = max(
            (_wrapped(cell, width) for cell, width in texts if isinstance(cell, str)), default=1
        )
        return min(most, _MOST_LINES)

    def _write(self, at: int, cell: str | int | date | None) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            text = clean(cell)[:_LONGEST]
            self._sheet.write_string(self._row, at, text, self._formats[str])
        elif isinstance(cell, date):
            self._sheet.write_datetime(
                self._row, at, datetime.combine(cell, time()), self._formats[date]
            )
        else:
            self._sheet.write_number(self._row, at, cell, self._formats[int])

    def filtered(self) -> None:
        """Add filters to the columns, once all rows are there."""
        self._sheet.autofilter(0, 0, self._row, len(self._widths) - 1)


def _wrapped(text: str, width: int) -> int:
    """Return how many lines a text takes in a column of so many characters, rounded up."""
    if len(text) < width and "\n" not in text:
        return 1
    return sum(1 + int(len(line) * 1.1 / width) for line in text.split("\n"))
