"""Editing of an organisation by the kernteam: its names, and where it belongs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any, ClassVar

from pydantic import Field, field_validator

from registry.core.entity import Line, Name
from registry.core.errors import CodedError, Conflict, Fault, Invalid
from registry.core.events import Event
from registry.core.forms import FormEntry, one_line, typed_names
from registry.core.permissions import Right, require
from registry.core.reference.netherlands import bodies, municipality_choices, municipality_of
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import PROVINCES, OrganisationKind, Region
from registry.core.writing.addresses import Website
from registry.organisations.choosing import take_in
from registry.organisations.domain import OrganisationDomain, domain_of, domains_of
from registry.organisations.former import still_there
from registry.organisations.known import known
from registry.organisations.naming import Named, equal_name
from registry.organisations.organisation import Organisation

MOST_NAMES = 12
MOST_DOMAINS = 12
_MOST_ABOVE = 10
"""Organisations that one may be under, one above the other (design)."""


class OrganisationRenamed(Event):
    """Event: an organisation goes by another name."""

    name: ClassVar[str] = "organisation.renamed"

    organisation: str


class NamesForm(FormEntry):
    """What an organisation is called, and what it is."""

    name: Name
    short: Line = ""
    aliases: Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)] = ()
    kind: OrganisationKind
    website: Website = ""

    @field_validator("name", "short", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return one_line(value)

    @field_validator("aliases", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return typed_names(value)


class PlaceForm(FormEntry):
    """Where an organisation is, what it is a part of, and how its addresses end.

    Attributes:
        municipality: its code, or its name where a client lets people type.
        domains: e-mail domains that are its own.
    """

    municipality: Line = ""
    province: Region | None = None
    parent: Line = ""
    departments: Annotated[tuple[Line, ...], Field(max_length=MOST_NAMES)] = ()
    domains: Annotated[tuple[str, ...], Field(max_length=MOST_DOMAINS)] = ()

    @field_validator("province", mode="before")
    @classmethod
    def _of_the_country(cls, value: Any) -> Any:
        if value in ("", None):
            return None
        if value not in [one.value for one in PROVINCES]:
            raise CodedError("choice")
        return value

    @field_validator("departments", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return typed_names(value)

    @field_validator("domains", mode="before")
    @classmethod
    def _domains(cls, value: Any) -> Any:
        parts = re.split(r"[,;\s]+", value) if isinstance(value, str) else value
        return tuple(dict.fromkeys(domain_of(one) for one in parts if one))


async def rename(unit: UnitOfWork, slug: str, seen: int, form: NamesForm) -> Organisation:
    """Change what an organisation is called, and what it is.

    Args:
        unit: its actor is of the kernteam.
        slug: which.
        seen: the revision that the form was filled in from.
        form: how it should be.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such organisation.
        AlreadyDecided: it was merged; see `still_there`.
        Conflict: somebody changed it since.
        Invalid: another organisation has one of the names (`organisation_taken`).
    """
    organisation = await _opened(unit, slug, seen)
    own = {form.name, form.short}
    aliases = tuple(one for one in form.aliases if one not in own)
    faults = []
    for field, names in (("name", (form.name,)), ("short", (form.short,)), ("aliases", aliases)):
        faults += await _taken(unit, slug, field, [one for one in names if one])
    if faults:
        raise Invalid(faults)
    news = {**dict(form), "aliases": aliases}
    renamed = await unit.of(Organisation).put(organisation.model_copy(update=news))
    if renamed.label != organisation.label:
        unit.emit(OrganisationRenamed(organisation=slug))
    return renamed


async def place(unit: UnitOfWork, slug: str, seen: int, form: PlaceForm) -> Organisation:
    """Change where an organisation belongs, and its domains.

    Args:
        unit: its actor is of the kernteam.
        slug: which.
        seen: see `rename`.
        form: how it should be.

    Raises:
        NotAllowed, NotFound, Conflict: as `rename`.
        Invalid: `unknown` for what is no municipality or organisation, `province_outside` for
            another province than the municipality's, `parent_circle`, `domain_taken` (`value`,
            `name` of whose it is).
    """
    organisation = await _opened(unit, slug, seen)
    code, faults = _municipality(unit, form)
    parent, more = await _parent(unit, slug, form.parent)
    faults += [*more, *await _foreign(unit, slug, form.domains)]
    if faults:
        raise Invalid(faults)
    before = await domains_of(unit, slug)
    domains = unit.of(OrganisationDomain)
    for domain in form.domains:
        if domain not in before:
            await domains.add(OrganisationDomain(slug=domain, organisation=slug))
    await domains.remove_all([one for one in before if one not in form.domains])
    news = {
        "municipality": code,
        "province": form.province,
        "parent": parent,
        "departments": form.departments,
    }
    return await unit.of(Organisation).put(organisation.model_copy(update=news))


async def _opened(unit: UnitOfWork, slug: str, seen: int) -> Organisation:
    await require(unit, Right.EDIT_ORGANISATION)
    organisation = await still_there(unit, slug)
    if organisation.revision != seen:
        raise Conflict(Organisation.section, slug)
    return organisation


async def _taken(unit: UnitOfWork, slug: str, field: str, names: Sequence[str]) -> list[Fault]:
    """Return a fault for the first of the names that another organisation has."""
    here = [one for one in await known(unit) if one.slug != slug]
    slugs = {one.slug for one in here} | {slug}
    listed = [one for one in bodies(unit.now.date()) if one.slug not in slugs]
    every: list[Named] = [*here, *listed]
    for name in names:
        other = next((one for one in every if equal_name(name, one.names)), None)
        if other is not None:
            return [Fault(field, "organisation_taken", {"value": name, "name": other.label})]
    return []


def _municipality(unit: UnitOfWork, form: PlaceForm) -> tuple[str, list[Fault]]:
    if not form.municipality:
        return "", []
    found = municipality_of(form.municipality)
    if found is None:
        named = municipality_choices(form.municipality, unit.now.date(), 2)
        found = named[0] if len(named) == 1 else None
    if found is None:
        return "", [Fault("municipality", "unknown")]
    if form.province not in (None, found.province):
        return "", [Fault("province", "province_outside", {"value": found.name})]
    return found.code, []


async def _parent(unit: UnitOfWork, slug: str, key: str) -> tuple[str | None, list[Fault]]:
    if not key:
        return None, []
    taken = await take_in(unit, (key,))
    if not taken:
        return None, [Fault("parent", "unknown")]
    above: Organisation | None = taken[0]
    for _ in range(_MOST_ABOVE):
        if above is None:
            return taken[0].slug, []
        if above.slug == slug:
            break
        above = await unit.of(Organisation).find(above.parent) if above.parent else None
    return None, [Fault("parent", "parent_circle", {"name": taken[0].label})]


async def _foreign(unit: UnitOfWork, slug: str, domains: Sequence[str]) -> list[Fault]:
    """Return a fault for the first domain that is another organisation's."""
    for one in await unit.of(OrganisationDomain).some(domains):
        if one.organisation != slug:
            owner = await unit.of(Organisation).find(one.organisation)
            name = owner.label if owner else one.organisation
            return [Fault("domains", "domain_taken", {"value": one.slug, "name": name})]
    return []
