"""Lists of organisations: by kind, region and name, who has no domain, and what is new."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import field_validator

from registry.core.entity import Line
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.core.vocabulary import OrganisationKind, Region
from registry.core.writing.lookalikes import looks
from registry.core.writing.text_folding import tokens
from registry.organisations.domain import OrganisationDomain
from registry.organisations.known import Known, known
from registry.organisations.organisation import Organisation

PAGE = 8
"""Organisations on a page."""

_MOST = 100_000


class OrganisationState(StrEnum):
    """What the kernteam has to do for an organisation; values can be typed, a space for a dash."""

    NEW = "nieuw"
    WITHOUT_DOMAIN = "zonder-domein"


class OrganisationFilter(FormEntry):
    """Which organisations a list has.

    Attributes:
        group: slug of a group or hub that they take part in.
        words: beginnings of words of a name.
        parent: slug of the organisation that they are a part of.
        state: see OrganisationState; for the kernteam.
    """

    kind: OrganisationKind | None = None
    region: Region | None = None
    group: Line = ""
    words: Line = ""
    parent: Line = ""
    state: OrganisationState | None = None

    @field_validator("kind", "region", "state", mode="before")
    @classmethod
    def _any(cls, value: Any) -> Any:
        return value or None


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """A page of a list.

    Attributes:
        organisations: those on this page, by name.
        page: counted from 0.
        total: how many there are on all pages.
    """

    organisations: tuple[Organisation, ...]
    page: int
    total: int


async def organisation_page(
    unit: UnitOfWork,
    wanted: OrganisationFilter,
    page: int = 0,
    among: Collection[str] | None = None,
) -> OrganisationPage:
    """Return a page of a list, by name. Of all that is counted and sorted, eight are read.

    Args:
        unit: its actor asks.
        wanted: which; its `group` is for the caller, who gives `among`.
        page: counted from 0; one that is not there is the last one.
        among: keys that it is limited to; None for no such limit.

    Raises:
        NotAllowed: `state` is for the kernteam.
    """
    if wanted.state:
        await require(unit, Right.REVIEW_ORGANISATION)
    new = wanted.state is OrganisationState.NEW
    where: dict[str, Any] = {"status": "proposed" if new else "known"}
    if wanted.kind:
        where["kind"] = wanted.kind.value
    if wanted.parent:
        where["parent"] = wanted.parent
    if wanted.region and wanted.region is not Region.NATIONWIDE:
        where["tags"] = Tagged((f"region:{wanted.region}",))
    organisations = unit.of(Organisation)
    only = await _only(unit, wanted, among, where["status"])
    if only is None and wanted.state is not OrganisationState.WITHOUT_DOMAIN:
        total = await organisations.count(**where)
        page = _within(page, total)
        keys = await organisations.keys("sorted", PAGE, page * PAGE, **where)
        return OrganisationPage(tuple(await organisations.some(keys)), page, total)
    keys = await organisations.keys("sorted", _MOST, **where)
    if only is not None:
        keys = [key for key in keys if key in only]
    if wanted.state is OrganisationState.WITHOUT_DOMAIN:
        having = {key for (key,) in await unit.of(OrganisationDomain).tally("organisation")}
        keys = [key for key in keys if key not in having]
    page = _within(page, len(keys))
    part = await organisations.some(keys[page * PAGE : (page + 1) * PAGE])
    return OrganisationPage(tuple(part), page, len(keys))


def called_so(names: Iterable[Known], words: str) -> list[Known]:
    """Return those of which a name has words that begin as those of a text do: `prov fry`."""
    begun = [f" {word}" for word in tokens(looks(words))]
    return [one for one in names if begun and _fits(one, begun)]


def _fits(one: Known, begun: list[str]) -> bool:
    text = " ".join(f" {' '.join(tokens(looks(name)))}" for name in one.names)
    return all(word in text for word in begun)


async def _only(
    unit: UnitOfWork, wanted: OrganisationFilter, among: Collection[str] | None, status: str
) -> Collection[str] | None:
    if not wanted.words:
        return among
    named = {one.slug for one in called_so(await known(unit, status), wanted.words)}
    return named if among is None else named & set(among)


def _within(page: int, total: int) -> int:
    return max(0, min(page, (total - 1) // PAGE))
