"""Organisations whose people take part (plan, chapter 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, TypeVar

from pydantic import StringConstraints

from registry.core.entity import Findable, Line, Name
from registry.core.events import Event
from registry.core.provenance import Sourced
from registry.core.reference.netherlands import Municipality, municipality_called, municipality_of
from registry.core.reference.place_names import region_named
from registry.core.vocabulary import AREAS, OrganisationKind, Region
from registry.core.writing.addresses import Website
from registry.core.writing.text_folding import fold
from registry.organisations.name_index import NameIndex
from registry.organisations.naming import Listed, Named, folded

Org = TypeVar("Org", bound=Named)
"""An organisation, or its names."""

Here = TypeVar("Here", bound=Listed)
"""The same of the registry."""

_BETWEEN = "\x1f"
"""Between two names in one text: a sign that no name can have."""

_LONGEST_CALLED = 1_800
"""Bytes of the names by which lists find one: an index of PostgreSQL has room for 2,700 a row."""


class Organisation(Sourced):
    """A government body, agency, knowledge institution or other party.

    Attributes:
        short: what people call it (`BZK`), empty when there is no such name.
        aliases: other names it is found by.
        departments: parts that take part, as the plan names them.
        status: `known`; `proposed` when a member typed it and the kernteam has not looked;
            `reference` when a document filled a list with it and nobody of it takes part yet: it
            can be chosen, and stands in no list.
        municipality: the code of the municipality that it is, or is in (`GM0141`); empty when that
            is not known.
        province: the province that it is in; None for the whole country, or when it follows from
            the municipality or the name.
        parent: slug of the organisation that it is a part of.
        website: its public address.
        goes_into: slug of the organisation that it will be merged into; None without a plan.
        goes_on: the day on which that will be, as `2027-01-01`; empty without a plan.
        since: when the first of it came into PLeK; None for what is there from the plan on.
    """

    section: ClassVar[str] = "organisations"
    indexed: ClassVar[tuple[str, ...]] = (
        *Sourced.indexed,
        "status",
        "parent",
        "goes_into",
        "municipality",
    )
    sourced: ClassVar[tuple[str, ...]] = ("name", "short", "kind", "departments")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("status", "kind", "sorted", "tags", "called"),
    )
    derived: ClassVar[dict[str, Any]] = {
        **Sourced.derived,
        "sorted": str,
        "called": str,
    }
    references: ClassVar[dict[str, str]] = {
        "parent": "organisations",
        "goes_into": "organisations",
    }

    name: Name
    kind: OrganisationKind
    short: Line = ""
    aliases: tuple[Line, ...] = ()
    departments: tuple[Line, ...] = ()
    status: Literal["known", "proposed", "reference"] = "known"
    municipality: Line = ""
    province: Region | None = None
    parent: str | None = None
    website: Website = ""
    goes_into: str | None = None
    goes_on: Annotated[str, StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$")] = ""
    since: datetime | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)

    @property
    def label(self) -> str:
        """Label in lists: `Rijkswaterstaat (RWS)`."""
        return f"{self.name} ({self.short})" if self.short else self.name

    @property
    def place(self) -> Municipality | None:
        """The municipality that it is, or is in; of a municipality by its name if need be."""
        if self.municipality:
            return municipality_of(self.municipality)
        return (
            municipality_called(self.name) if self.kind == OrganisationKind.MUNICIPALITY else None
        )

    @property
    def regions(self) -> tuple[Region, ...]:
        """The province that it is in, before it a part of that; none when unknown."""
        place = self.place
        named = region_named(self.name) if self.kind == OrganisationKind.PROVINCE else None
        province = self.province or (place.province if place else named)
        if province is None:
            return ()
        if place is not None and AREAS.get(place.area) is province:
            return place.area, province
        return (AREAS.get(province, province),)

    def list_tags(self) -> tuple[str, ...]:
        """Return the regions that it is in, by which lists are filtered."""
        return tuple(f"region:{one}" for one in self.regions)

    def derive(self) -> Mapping[str, Any]:
        """Return its name as lists sort by it, and all its names in one text."""
        own = {"sorted": fold(self.name), "called": _joined(self)}
        return {**super().derive(), **own}

    def findable(self) -> Findable | None:
        """Index its names, tag its kind; not what nobody looked at, nor what is only listed."""
        if self.status != "known":
            return None
        names = tuple(name for name in (self.short, *self.aliases, *self.departments) if name)
        return Findable(self.name, keywords=names, tags=(f"kind:{self.kind}",))


class OrganisationProposed(Event):
    """Event: a form named an organisation that was not known."""

    name: ClassVar[str] = "organisation.proposed"

    organisation: str


def _joined(one: Organisation) -> str:
    """Return its name, its short one and as many of the others as there is room for."""
    text = _BETWEEN.join((one.name, one.short))
    for alias in one.aliases:
        longer = f"{text}{_BETWEEN}{alias}"
        if len(longer.encode("utf-8", "ignore")) > _LONGEST_CALLED:
            break
        text = longer
    return text


def split_names(called: str) -> list[str]:
    """Return the names that `derive` puts into one text: its own, its short one, the others."""
    return called.split(_BETWEEN)


def index_of(organisations: Iterable[Org]) -> NameIndex[Org]:
    """Return the index of the names of organisations; itself where it is one already."""
    if isinstance(organisations, NameIndex):
        return organisations
    return NameIndex(organisations, lambda one: one.names)


def same(organisations: Iterable[Org], name: str) -> Org | None:
    """Return the organisation a name means: ignoring spelling, by alias, or nearly the same."""
    return index_of(organisations).same(name)


def meant(organisations: Iterable[Org], words: str) -> Org | None:
    """Return the organisation that words name: by any of its names, or by its name's own part.

    `Rotterdam` means the municipality when no other organisation has that for a name.
    """
    return index_of(organisations).meant(words)


def lookup(organisations: Iterable[Here], words: str, limit: int) -> list[Here]:
    """Return those whose name, short name or alias contains or resembles the words, best first.

    Proposed ones are left out: nobody has looked at those names yet. Without words: by name.
    """
    if not folded(words):
        here = [one for one in organisations if one.status == "known"]
        return sorted(here, key=lambda one: folded(one.name))[:limit]
    return index_of(organisations).nearest(words, limit, lambda one: one.status == "known")
