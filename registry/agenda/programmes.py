"""Programmes: what one is tied in with, and how the kernteam adds and edits one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.agenda.question import PUBLIC, Question
from registry.core.entity import Line, Name, Prose, slugify
from registry.core.errors import AlreadyDecided, CodedError, Conflict, Fault, Invalid
from registry.core.forms import FormEntry, one_line, typed_names
from registry.core.permissions import Right, holds, require
from registry.core.reference.programme import Programme
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import AREAS, PROVINCES, Region
from registry.core.writing.addresses import Website
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.networks.network import Network
from registry.organisations.name_index import nearest
from registry.organisations.naming import equal_name

LONGEST_SUMMARY = 1500
MOST_NAMES = 12

REGIONS: tuple[Region, ...] = tuple(sorted((*PROVINCES, *AREAS)))
"""What a programme can cover when it is not nationwide."""

_MOST_ABOVE = 10
"""Programmes that one may be a regional form of, one above the other (design)."""


@dataclass(frozen=True, slots=True)
class HubAgenda:
    """A hub that ties in with a programme, and how many questions its agenda has."""

    hub: Hub
    questions: int


@dataclass(frozen=True, slots=True)
class ProgrammeProfile:
    """A programme with what ties in with it.

    Attributes:
        part_of: the programme that it is the regional form of.
        parts: its own regional forms.
        hubs: hubs that tie in with it, with their agendas.
        networks: public ones that do.
        edits: the reader may edit it.
    """

    programme: Programme
    part_of: Programme | None = None
    parts: tuple[Programme, ...] = ()
    hubs: tuple[HubAgenda, ...] = ()
    networks: tuple[Network, ...] = ()
    edits: bool = False


class ProgrammeForm(FormEntry):
    """What the kernteam says of a programme; see `Programme`."""

    name: Name
    short: Line = ""
    aliases: Annotated[tuple[Name, ...], Field(max_length=MOST_NAMES)] = ()
    summary: Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_SUMMARY)]
    website: Website = ""
    region: Region | None = None
    part_of: str | None = None

    @field_validator("name", "short", mode="before")
    @classmethod
    def _one_line(cls, value: Any) -> Any:
        return one_line(value)

    @field_validator("aliases", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        return typed_names(value)

    @field_validator("region", "part_of", mode="before")
    @classmethod
    def _chosen(cls, value: Any) -> Any:
        return value or None

    @field_validator("region")
    @classmethod
    def _of_the_country(cls, value: Region | None) -> Region | None:
        if value is not None and value not in REGIONS:
            raise CodedError("choice")
        return value


async def programmes(unit: UnitOfWork) -> list[Programme]:
    """Return the programmes that run, by name."""
    found = await unit.of(Programme).all(status="active")
    return sorted(found, key=lambda one: fold(one.name))


async def programmes_meant(unit: UnitOfWork, words: str, limit: int = 6) -> list[Programme]:
    """Return the programme that words name, else those whose names resemble them."""
    known = await unit.of(Programme).all()
    exact = [one for one in known if equal_name(words, one.names)]
    return exact[:1] or nearest(known, lambda one: one.names, words, limit)


async def programme_profile(
    unit: UnitOfWork, programme: Programme, reader: str = ""
) -> ProgrammeProfile:
    """Gather what ties in with a programme.

    Args:
        unit: to read from.
        programme: which.
        reader: key of the one person who gets to see it; empty when others read along.
    """
    own = programme.slug
    hubs = [
        hub for hub in await unit.of(Hub).all() if hub.status != "closed" and own in hub.programmes
    ]
    agendas = [
        HubAgenda(hub, await unit.of(Question).count(agenda=hub.slug, status=PUBLIC))
        for hub in hubs
    ]
    networks = [
        one
        for one in await unit.of(Network).mentioning(own)
        if one.status == "published" and one.programme == own
    ]
    every = await programmes(unit)
    return ProgrammeProfile(
        programme,
        await unit.of(Programme).find(programme.part_of) if programme.part_of else None,
        tuple(one for one in every if one.part_of == own),
        tuple(agendas),
        tuple(networks),
        bool(reader) and await holds(unit, Right.EDIT_PROGRAMME, reader),
    )


async def add_programme(unit: UnitOfWork, form: ProgrammeForm) -> Programme:
    """Add a programme.

    Raises:
        NotAllowed: not of the kernteam.
        Invalid: its name says nothing (`invalid`), or is another one's (`programme_taken`); what it
            is a part of is none (`unknown`).
        Conflict: somebody added it this very moment.
    """
    await require(unit, Right.EDIT_PROGRAMME)
    slug = slugify(form.short or form.name) or slugify(form.name)
    if not slug:
        raise Invalid([Fault("name", "invalid")])
    await _check(unit, form, "")
    if await unit.of(Programme).find(slug):
        slug = f"{slug}-{await unit.of(Programme).count()}"
    return await unit.of(Programme).add(Programme(slug=slug, **dict(form)))


async def edit_programme(unit: UnitOfWork, slug: str, seen: int, form: ProgrammeForm) -> Programme:
    """Change what is said of a programme.

    Args:
        unit: its actor is of the kernteam.
        slug: which.
        seen: the revision that the form was filled in from.
        form: how it should be.

    Raises:
        NotAllowed, Invalid: as `add_programme`; or it would be a part of itself
            (`programme_circle`).
        NotFound: there is no such programme.
        Conflict: somebody changed it since.
    """
    await require(unit, Right.EDIT_PROGRAMME)
    programme = await unit.of(Programme).get(slug)
    if programme.revision != seen:
        raise Conflict(Programme.section, slug)
    await _check(unit, form, slug)
    return await unit.of(Programme).put(programme.model_copy(update=dict(form)))


async def end_programme(unit: UnitOfWork, slug: str, *, ended: bool) -> Programme:
    """Say that a programme ended, or that it runs after all; what ties in with it stays.

    Raises:
        NotAllowed, NotFound: as `edit_programme`.
        AlreadyDecided: it was so already.
    """
    await require(unit, Right.EDIT_PROGRAMME)
    programme = await unit.of(Programme).get(slug)
    status = "ended" if ended else "active"
    if programme.status == status:
        by = await who_did(unit, Programme, slug, "put", "status")
        raise AlreadyDecided(Programme.section, slug, by=by, outcome=status)
    return await unit.of(Programme).put(programme.model_copy(update={"status": status}))


async def _check(unit: UnitOfWork, form: ProgrammeForm, slug: str) -> None:
    faults = [*await _taken(unit, form, slug), *await _above(unit, form, slug)]
    if faults:
        raise Invalid(faults)


async def _above(unit: UnitOfWork, form: ProgrammeForm, slug: str) -> list[Fault]:
    """Return the fault of what it is to be a part of."""
    above = await unit.of(Programme).find(form.part_of) if form.part_of else None
    if above is None:
        return [Fault("part_of", "unknown")] if form.part_of else []
    name = above.label
    for _ in range(_MOST_ABOVE):
        if above is None:
            return []
        if above.slug == slug:
            break
        above = await unit.of(Programme).find(above.part_of) if above.part_of else None
    return [Fault("part_of", "programme_circle", {"name": name})]


async def _taken(unit: UnitOfWork, form: ProgrammeForm, slug: str) -> list[Fault]:
    others = [one for one in await unit.of(Programme).all() if one.slug != slug]
    faults = []
    fields: Sequence[tuple[str, Sequence[str]]] = (
        ("name", (form.name,)),
        ("short", (form.short,)),
        ("aliases", form.aliases),
    )
    for field, names in fields:
        for name in filter(None, names):
            if taken := next((one for one in others if equal_name(name, one.names)), None):
                faults.append(Fault(field, "programme_taken", {"value": name, "name": taken.label}))
                break
    return faults
