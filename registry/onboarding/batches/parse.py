"""Lines of a list of people out of a text: csv with or without a heading, or an Outlook list.

Never fails: what can't be read becomes a row that says so, under the number of its line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from registry.core.writing.plain_text import one_line
from registry.onboarding.batches.columns import Column, column_named, profile_named

Trouble = Literal["", "quote", "long"]
"""What kept a line from being read: a quote without an end, or far too long a value."""

LONGEST_CELL = 200
"""Characters of a value (`registry.core.entity.Line`)."""

_LONGEST_LINE = 200_000
_TALLEST = 20
_LONGEST_QUOTE = 4_000
"""Lines and characters over which a quoted value may go on; more is a quote that was not closed."""

_DELIMITERS: Final = (";", "\t", ",", "|")
_SEPARATOR = re.compile(r"sep=([;,|:^~\t])?", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    r"^(?P<name>[^<(\[]*)[<(\[]\s*(?:mailto:)?(?P<email>[^\s<>()\[\]@]+@[^\s<>()\[\]]+)\s*[>)\]]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^\s<>()\[\],;|\"@]{1,64}@[^\s<>()\[\],;|\"]{1,255}")
_NAME = re.compile(r"[^\W\d_]['’.\w() -]*")
"""Part of a name; what else has a comma in it is left as it is."""

_SAYS_END = re.compile(
    r"\s*(?:tot|t\s*/\s*m|tm|until|till|through|thru|up to)(?!\w)", re.IGNORECASE
)
"""Before a day: `tot 1 juli` says by itself what it is, under any heading and without one."""

_ROUND = " \t<>,;'\"."
_SAMPLE = 20


@dataclass(frozen=True, slots=True)
class ParsedRow:
    """What a line says of one person, as it was written, on one line and without hidden signs.

    Attributes:
        line: number of the line in the text, counted from 1.
        trouble: why it could not be read, if so.
    """

    line: int
    email: str = ""
    name: str = ""
    organisation: str = ""
    group: str = ""
    profile: str = ""
    until: str = ""
    trouble: Trouble = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A list that was read.

    Attributes:
        rows: a person and group each; an empty line gives none.
        lines: how many lines the text has.
        ignored: headings of columns that are not read.
        heading: what each column holds, by its heading; `""` for one that is not read. Empty where
            the list has no heading.
    """

    rows: tuple[ParsedRow, ...]
    lines: int
    ignored: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()


@dataclass(slots=True)
class _Record:
    """A line, or several that one quoted value goes on over."""

    line: int
    cells: list[str] = field(default_factory=list)
    trouble: Trouble = ""


def parsed(text: str, before: Sequence[str] = ()) -> Parsed:
    """Read a list. See the module.

    Args:
        text: the list.
        before: the heading of an earlier part, for a part that goes on without one.
    """
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.removesuffix("\n").split("\n") if text else []
    said = _SEPARATOR.fullmatch(lines[0].strip(" ")) if lines else None
    start = 0 if said is None else 1  # Excel's own way to say it
    delimiter = (said and said[1]) or _delimiter(lines[start:])
    records = [one for one in _records(lines, start, delimiter) if any(one.cells) or one.trouble]
    heading = _heading(records[0]) if records else None
    if heading is not None:
        head = records.pop(0)
        unread = [c for c, column in zip(head.cells, heading, strict=True) if c and column is None]
        rows = tuple(row for one in records for row in _headed(one, heading))
        ignored = tuple(cell[:LONGEST_CELL] for cell in unread)
        return Parsed(rows, len(lines), ignored, tuple(column or "" for column in heading))
    going_on = [Column(name) if name else None for name in before]
    if _fits(records, going_on):
        rows = tuple(row for one in records for row in _headed(one, going_on))
        return Parsed(rows, len(lines), heading=tuple(before))
    return Parsed(tuple(row for one in records for row in _loose(one)), len(lines))


def _fits(records: Sequence[_Record], heading: Sequence[Column | None]) -> bool:
    """Return whether lines have as many values as a heading, and the address where it says."""
    if Column.EMAIL not in heading or not records:
        return False
    at = heading.index(Column.EMAIL)
    fitting = [one for one in records if len(one.cells) == len(heading) and "@" in one.cells[at]]
    return len(fitting) * 2 > len(records)


def _delimiter(lines: Sequence[str]) -> str:
    """Return the sign between values: the one that gives a heading, else the steadiest one."""
    begun = [line for line in lines[:200] if line.strip()][:_SAMPLE]
    for one in _DELIMITERS:
        if begun and sum(column_named(cell) is not None for cell in _cells(begun[0], one)) > 1:
            return one
    return max(_DELIMITERS, key=lambda one: sum(one in _bare(line) for line in begun), default=";")


def _bare(line: str) -> str:
    """Return a line without what is between quotes."""
    return re.sub(r'"[^"]*"', "", line[:_LONGEST_LINE])


def _records(lines: Sequence[str], start: int, delimiter: str) -> Iterator[_Record]:
    at = start
    while at < len(lines):
        last, inside = at, _goes_on(lines[at], delimiter, inside=False)
        long = len(lines[at])
        while inside and last + 1 < len(lines) and last - at < _TALLEST and long < _LONGEST_QUOTE:
            last += 1
            long += len(lines[last])
            inside = _goes_on(lines[last], delimiter, inside=True)
        if inside:  # the quote never ends: this line alone is wrong
            last = at
        whole = "\n".join(lines[at : last + 1])
        yield _record(at + 1, whole, delimiter, broken=inside)
        at = last + 1


def _goes_on(line: str, delimiter: str, *, inside: bool) -> bool:
    """Return whether a quoted value goes on after a line; one begins where a value begins."""
    if '"' not in line:
        return inside
    at, begins = 0, True
    while at < len(line):
        sign = line[at]
        if inside:
            if sign == '"':
                if line[at + 1 : at + 2] == '"':
                    at += 1
                else:
                    inside = False
        elif sign == '"' and begins:
            inside = True
        begins = not inside and sign == delimiter
        at += 1
    return inside


def _record(line: int, whole: str, delimiter: str, *, broken: bool) -> _Record:
    if len(whole) > _LONGEST_LINE:
        return _Record(line, [one_line(whole[: LONGEST_CELL * 2])], "long")
    if broken:
        return _Record(line, [one_line(whole)], "quote")
    return _Record(line, _cells(whole, delimiter))


def _cells(line: str, delimiter: str) -> list[str]:
    parts = [f"{part}\n" for part in line.split("\n")]
    try:
        return [one_line(cell) for row in csv.reader(parts, delimiter=delimiter) for cell in row]
    except csv.Error:  # a value longer than the module takes
        return [one_line(line)]


def _heading(record: _Record) -> list[Column | None] | None:
    """Return what each column holds by the first line; None where that is a person already."""
    if record.trouble or any("@" in cell for cell in record.cells):
        return None
    columns = [column_named(cell) for cell in record.cells]
    return columns if any(columns) else None


def _headed(record: _Record, heading: Sequence[Column | None]) -> Iterator[ParsedRow]:
    if record.trouble:
        yield _unread(record)
        return
    told: dict[Column, list[str]] = {}
    for cell, column in zip(record.cells, heading, strict=False):
        if column is not None and cell:
            told.setdefault(column, []).append(cell)
    email, called = _address(" ".join(told.get(Column.EMAIL, ())))
    if not email and Column.EMAIL not in heading:
        found = next((cell for cell in record.cells if "@" in cell), "")
        email, called = _address(found)
    parts = [*told.get(Column.FIRST, ()), *told.get(Column.MIDDLE, ()), *told.get(Column.LAST, ())]
    name = next(iter(told.get(Column.NAME, ())), "")
    values = {
        "email": email,
        "name": _turned(name) or " ".join(parts) or called,
        "organisation": next(iter(told.get(Column.ORGANISATION, ())), ""),
        "profile": next(iter(told.get(Column.PROFILE, ())), ""),
        "until": next(iter(told.get(Column.UNTIL, ())), "")
        or _through(next(iter(told.get(Column.THROUGH, ())), "")),
    }
    for group in dict.fromkeys(told.get(Column.GROUP, ())) or ("",):
        if group or any(values.values()):
            yield _row(record.line, values | {"group": group})


def _through(cell: str) -> str:
    """Return the last day of somebody as an end: `30 juni` → `t/m 30 juni`."""
    return f"t/m {cell}" if cell and not _SAYS_END.match(cell) else cell


def _loose(record: _Record) -> Iterator[ParsedRow]:
    """Read a line without a heading: one person with more behind it, or many of an Outlook list."""
    if record.trouble:
        yield _unread(record)
        return
    cells = record.cells
    with_address = [at for at, cell in enumerate(cells) if _ADDRESS.search(cell)]
    whole = " ".join(filter(None, cells))
    if len(with_address) == 1 and len(_ADDRESS.findall(cells[with_address[0]])) == 1:
        yield _one(record.line, cells, with_address[0])
    elif not with_address and "@" in whole:
        yield _one(record.line, cells, next(at for at, cell in enumerate(cells) if "@" in cell))
    elif not with_address:
        yield _row(record.line, {"name": whole})
    else:
        yield from _several(record.line, [cell for cell in cells if cell])


def _one(line: int, cells: Sequence[str], at: int) -> ParsedRow:
    """Read a line with one address: before it stands a name, after it what else there is."""
    email, called = _address(cells[at])
    before, after = [cell for cell in cells[:at] if cell], list(cells[at + 1 :])
    name = ", ".join([*before, called]) if called and before else " ".join(before) or called
    if not name and after:
        name = after.pop(0)
    found: dict[str, str] = {"email": email, "name": _turned(name)}
    names = iter(("organisation", "group", "profile", "until"))
    for cell in after:
        if "profile" not in found and profile_named(cell):
            found["profile"] = cell
            continue
        if "until" not in found and _SAYS_END.match(cell):
            found["until"] = cell
            continue
        place = next((one for one in names if one not in found), "until")
        found[place] = f"{found.get(place, '')} {cell}".strip()
    return _row(line, found)


def _several(line: int, cells: Sequence[str]) -> Iterator[ParsedRow]:
    """Read a line with several people: `Anna <a@x>; Piet <p@y>`, `a@x; b@y`, also by commas."""
    waiting = ""
    for cell in cells:
        if not _ADDRESS.search(cell):
            waiting = f"{waiting}, {cell}" if waiting else cell
            continue
        rest = f"{waiting}, {cell}" if waiting else cell
        waiting = ""
        while found := _ADDRESS.search(rest):
            end = re.match(r"[\s>)\]\"']*", rest[found.end() :])
            stop = found.end() + (end.end() if end else 0)
            email, called = _address(rest[:stop])
            yield _row(line, {"email": email, "name": _turned(called)})
            rest = rest[stop:].lstrip(_ROUND)
        waiting = rest.strip(_ROUND)
    if waiting:
        yield _row(line, {"name": waiting})


def _address(cell: str) -> tuple[str, str]:
    """Return the address in a cell and the name beside it: `Anna <a@x>`, `mailto:a@x`, `a@x`."""
    if (found := _IN_BRACKETS.match(cell)) is not None:
        return found["email"].strip(_ROUND), found["name"].strip(_ROUND)
    bare = cell.strip(_ROUND)
    if bare[:7].casefold() == "mailto:":
        bare = bare[7:]
    known = _ADDRESS.findall(bare)
    if len(known) == 1 and known[0] != bare:
        return known[0].strip(_ROUND), bare.replace(known[0], "").strip(f"{_ROUND}-–:()[]")
    return bare, ""


def _turned(name: str) -> str:
    """Return a name the way people say it: `Vries, Anna de` → `Anna de Vries`."""
    name = name.strip(_ROUND)
    last, _, first = name.partition(",")
    parts = (first.strip(), last.strip())
    return " ".join(parts) if all(map(_NAME.fullmatch, parts)) else name


def _unread(record: _Record) -> ParsedRow:
    found = _ADDRESS.search(record.cells[0]) if record.cells else None
    email = found[0].strip(_ROUND) if found else ""
    name = record.cells[0] if record.cells else ""
    return _row(record.line, {"email": email, "name": name}, record.trouble)


def _row(line: int, values: Mapping[str, str], trouble: Trouble = "") -> ParsedRow:
    kept = {name: value[:LONGEST_CELL] for name, value in values.items()}
    if not trouble and any(len(value) > LONGEST_CELL for value in values.values()):
        trouble = "long"
    return ParsedRow(line, **kept, trouble=trouble)
