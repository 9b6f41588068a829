"""The Netherlands as reference data: its governments, and in which region each one is.

`municipalities.csv`, `mergers.csv` and `bodies.toml` beside this module have the lists, each with
its source and its date. A list without a source that can be read is empty, and says so: it is
filled by a document (`plek registry load`). Nothing here is in the registry: a body comes into it
once somebody of it takes part.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from registry.core.entity import slugify
from registry.core.reference.place_names import place_words
from registry.core.vocabulary import AREAS, OrganisationKind, Region
from registry.core.writing.text_folding import fold

_NOT_ITS_NAME = frozenset({"gemeente", "de", "municipality", "of", "the", "stad"})

_LONGEST_SENTENCE, _LONGEST_NAME = 300, 4
"""Letters of a sentence in which places are looked for, and words of the longest name."""

_NO_PLACE_ITSELF = frozenset(["s", "'s", "midden", "neder", "noord", "ouder", "sint", "zuid"])
"""First parts of names with a dash that are no place: `Midden-Drenthe` is not Drenthe."""

_WORDS_TOO = frozenset((word,) for word in ("best", "bergen", "buren", "goes", "heerde", "leek"))
_BEFORE_A_PLACE = frozenset(["gemeente", "in", "bij", "uit", "hub", "van", "municipality", "from"])

_FOLDER = "registry.core.reference"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality.

    Attributes:
        code: of Statistics Netherlands, `GM0141`.
        name: its official name.
        also: other names in use, and those of municipalities that went into it.
        safety_region: the safety region that it is in.
        province: the province that it is in.
    """

    code: str
    name: str
    also: tuple[str, ...]
    safety_region: str
    province: Region

    @property
    def area(self) -> Region:
        """The narrowest region it is in by which hubs are found: its safety region, if it is one.

        `Twente` is both; of the other safety regions none is a region of the registry.
        """
        area = Region(self.safety_region) if self.safety_region in _areas() else None
        return area or self.province


@dataclass(frozen=True, slots=True)
class Merger:
    """A municipality that goes into another one.

    Attributes:
        gone: its code.
        into: code of the other one.
        name: of the other one, where it is a new one.
        day: from when.
        law: it is settled by law; a bill may still fail, and changes nothing here.
        source: where that is said.
    """

    gone: str
    into: str
    name: str
    day: date
    law: bool
    source: str


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation that is known without anybody of it taking part.

    Attributes:
        slug: its key once it comes into the registry.
        name, short, aliases: what it is called.
        kind: of organisation.
        source: the list that it comes from, with its date.
        municipality: its code, of a municipality.
    """

    slug: str
    name: str
    kind: OrganisationKind
    source: str
    short: str = ""
    aliases: tuple[str, ...] = ()
    municipality: str = ""

    @property
    def label(self) -> str:
        """Label in lists, as of one that is in the registry."""
        return f"{self.name} ({self.short})" if self.short else self.name

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)


def municipalities(day: date) -> tuple[Municipality, ...]:
    """Return the municipalities of a day, by name; what merged by law until then is merged."""
    settled = tuple(one for one in mergers() if one.law and one.day <= day)
    return _merged(settled) if settled else _first()


def merged(known: Iterable[Municipality], news: Sequence[Merger]) -> tuple[Municipality, ...]:
    """Return the municipalities after mergers: the one that stays is found by the other's name."""
    left = {one.code: one for one in known}
    for merger in sorted(news, key=lambda one: one.day):
        gone = left.pop(merger.gone)
        new = replace(gone, code=merger.into, name=merger.name, also=())
        into = left.get(merger.into, new)
        left[merger.into] = replace(into, also=(*into.also, gone.name, *gone.also))
    return tuple(left.values())


@cache
def _merged(settled: tuple[Merger, ...]) -> tuple[Municipality, ...]:
    return merged(_first(), settled)


@cache
def mergers() -> tuple[Merger, ...]:
    """Return what merges after the day of the list, by day."""
    found = [
        Merger(
            row["gone"],
            row["into"],
            row["name"],
            date.fromisoformat(row["day"]),
            row["state"] == "law",
            row["source"],
        )
        for row in _rows("mergers.csv")
    ]
    return tuple(sorted(found, key=lambda one: one.day))


@lru_cache(maxsize=2)
def bodies(day: date) -> tuple[Body, ...]:
    """Return every organisation of the lists as of a day."""
    lists = _lists()
    found = [_municipality(one, lists["municipalities"]) for one in municipalities(day)]
    for listed in lists.values():
        for row in listed.get("bodies", ()):
            aliases = tuple(row.get("aliases", ()))
            kind = OrganisationKind(listed["kind"])
            slug = row.get("slug") or slugify(row["name"])
            found.append(
                Body(slug, row["name"], kind, _source(listed), row.get("short", ""), aliases)
            )
    return tuple(found)


def municipalities_within(text: str, day: date) -> tuple[Municipality, ...]:
    """Return the municipalities that a sentence names, in its order: `ik woon in Losser`.

    A name that is a word too, as Buren or Best, counts only where something says that it is a
    place: `gemeente Buren`, `in Best`. A part of a name with a dash is enough: `Rijssen`.
    """
    words = place_words(text[:_LONGEST_SENTENCE])
    known = _called_so(day)
    found: dict[str, Municipality] = {}
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST_NAME, len(words) - at), 0, -1):
            said = tuple(words[at : at + size])
            places = known.get(said, ())
            if places and (said not in _WORDS_TOO or (at and words[at - 1] in _BEFORE_A_PLACE)):
                found |= {one.code: one for one in places}
                at += size
                break
        else:
            at += 1
    return tuple(found.values())


@lru_cache(maxsize=2)
def _called_so(day: date) -> Mapping[tuple[str, ...], list[Municipality]]:
    """Return the municipalities by each of their names, in words, and by the parts of a dash."""
    places = municipalities(day)
    found: dict[tuple[str, ...], list[Municipality]] = {}
    for one in places:
        for name in _called(one):
            found.setdefault(name, []).append(one)
    for one in places:
        first, _, last = one.name.partition("-")
        if last and fold(first) not in _NO_PLACE_ITSELF:
            for name in (tuple(place_words(first)), tuple(place_words(last))):
                found.setdefault(name, [one])
    return found


def municipalities_named(words: str, day: date) -> tuple[Municipality, ...]:
    """Return the municipalities that words name: `Almelo`, `gemeente Den Haag`, `Bergen`."""
    said = tuple(word for word in place_words(words) if word not in _NOT_ITS_NAME)
    if not said:
        return ()
    return tuple(one for one in municipalities(day) if said in _called(one))


@lru_cache(maxsize=1024)
def _called(one: Municipality) -> frozenset[tuple[str, ...]]:
    names = (one.name, re.sub(r" \(.*\)$", "", one.name), *one.also)
    return frozenset(tuple(place_words(name)) for name in names)


def municipality_of(code: str) -> Municipality | None:
    """Return the municipality with a code, on whichever day it is one; None for no code of one."""
    return _every().get(code)


@cache
def _every() -> Mapping[str, Municipality]:
    """Return each municipality by its code: those of the first list, and those that follow."""
    later = {one.code: one for one in municipalities(date.max)}
    return {**{one.code: one for one in _first()}, **later}


@lru_cache(maxsize=4096)
def municipality_called(name: str) -> Municipality | None:
    """Return the one municipality of this name: `Gemeente Almelo`, `gemeente Den Haag`."""
    said = tuple(word for word in place_words(name) if word not in _NOT_ITS_NAME)
    found = [one for one in _every().values() if said in _called(one)] if said else []
    return found[0] if len(found) == 1 else None


def municipality_choices(words: str, day: date, limit: int) -> list[Municipality]:
    """Return the municipalities of a day with a name that begins as the words do, by name."""
    said = " ".join(one for one in place_words(words) if one not in _NOT_ITS_NAME)
    found = [
        one
        for one in municipalities(day)
        if any(f" {' '.join(name)}".find(f" {said}") >= 0 for name in _called(one))
    ]
    return sorted(found, key=lambda one: one.name)[:limit]


def empty_lists() -> tuple[str, ...]:
    """Return the names of lists that wait for a document to fill them."""
    return tuple(key for key, one in _lists().items() if one.get("filled") is False)


def sources() -> Mapping[str, str]:
    """Return the source of each list, with its date."""
    return {key: _source(one) for key, one in _lists().items()}


def _municipality(one: Municipality, listed: Mapping[str, Any]) -> Body:
    name = f"Gemeente {one.name}"
    aliases = (one.code, *one.also, *(f"Gemeente {also}" for also in one.also))
    kind = OrganisationKind.MUNICIPALITY
    source = _source(listed)
    return Body(slugify(name), name, kind, source, aliases=aliases, municipality=one.code)


def _source(listed: Mapping[str, Any]) -> str:
    day = listed.get("date")
    return f"{listed['source']} ({day})" if day else str(listed["source"])


@cache
def _areas() -> frozenset[str]:
    return frozenset(one.value.capitalize() for one in AREAS)


@cache
def _first() -> tuple[Municipality, ...]:
    return tuple(
        Municipality(
            row["code"],
            row["name"],
            tuple(filter(None, row["also"].split("|"))),
            row["safety_region"],
            Region(row["province"]),
        )
        for row in _rows("municipalities.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(_FOLDER) / name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@cache
def _lists() -> Mapping[str, dict[str, Any]]:
    text = (files(_FOLDER) / "bodies.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
