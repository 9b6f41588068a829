"""Text out of the bytes of a file, in the encodings in which spreadsheets write a csv."""

from __future__ import annotations

import codecs
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT: Final = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"{\\rtf",
    b"\x89PNG",
    b"\xff\xd8\xff",
)
"""How files begin that people take for a list: xlsx and docx, xls and msg, pdf, rtf, pictures."""

_LOOKED_AT = 4_000


def is_no_text(raw: bytes) -> bool:
    """Return whether a file is of a program's own, such as a workbook, and no text."""
    return raw.startswith(_NO_TEXT)


def decoded(raw: bytes) -> str:
    """Return the text of a file; never fails.

    By its mark, else UTF-16 where each second byte is empty, else UTF-8 where all of it is that,
    else Windows-1252: what Excel writes in the Netherlands when a file is saved as plain "CSV". A
    guess by how often letters occur was tried and is not made: of `José` alone it makes Arabic.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if encoding := _wide(raw[:_LOOKED_AT]):
        return raw.decode(encoding, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _wide(start: bytes) -> str:
    """Return which UTF-16 it is without a mark; empty for none."""
    half = len(start) // 2
    if not half:
        return ""
    even, odd = start[0 : half * 2 : 2].count(0), start[1 : half * 2 : 2].count(0)
    if odd > half * 0.6 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and not odd else ""
