"""Organisations whose people take part (plan, chapter 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import ValidationError

from registry.core.entity import Entity, Findable, Line, Name, slugify
from registry.core.errors import Fault, Invalid
from registry.core.events import Event
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import OrganisationKind
from registry.organisations.naming import folded, nearest, own_part, same_name


class Organisation(Entity):
    """A government body, agency, knowledge institution or other party.

    Attributes:
        short: what people call it (`BZK`), empty when there is no such name.
        aliases: other names it is found by.
        departments: parts that take part, as the plan names them.
        status: `known`, or `proposed` when a member typed it and the kernteam has not looked.
    """

    section: ClassVar[str] = "organisations"
    indexed: ClassVar[tuple[str, ...]] = ("status",)

    name: Name
    kind: OrganisationKind
    short: Line = ""
    aliases: tuple[Line, ...] = ()
    departments: tuple[Line, ...] = ()
    status: Literal["known", "proposed"] = "known"

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)

    @property
    def label(self) -> str:
        """Label in lists: `Rijkswaterstaat (RWS)`."""
        return f"{self.name} ({self.short})" if self.short else self.name

    def findable(self) -> Findable:
        """Index its names; tag its kind."""
        names = tuple(name for name in (self.short, *self.aliases, *self.departments) if name)
        return Findable(self.name, keywords=names, tags=(f"kind:{self.kind}",))


class OrganisationProposed(Event):
    """Event: a form named an organisation that was not known."""

    name: ClassVar[str] = "organisation.proposed"

    organisation: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Organisation that a form names.

    Attributes:
        typed: the name that was typed, when it turned out to be one that is known by another name;
            empty otherwise. The person is told.
        new: it was not known until now.
    """

    organisation: Organisation
    typed: str = ""
    new: bool = False


async def choose(unit: UnitOfWork, values: Mapping[str, Any]) -> Choice:
    """Resolve the organisation that a form names, creating a proposal for an unknown one.

    Args:
        unit: where it is looked up and kept.
        values: `organisation`: slug of a known one, or a name where a client lets people type;
            `organisation_new`: the name of one that is not listed, which counts when both are
            given; `organisation_kind`: needed for one that is really new.

    Raises:
        Invalid: neither is given, or a new one misses its kind or a usable name.
        Conflict: somebody named it this very moment; look again.
    """
    chosen, new = (_line(values.get(name)) for name in ("organisation", "organisation_new"))
    organisations = unit.of(Organisation)
    if not new and (known := await _by_slug(unit, chosen)):
        return Choice(known)
    field, name = ("organisation_new", new) if new else ("organisation", chosen)
    if not name:
        raise Invalid([Fault("organisation", "required")])
    if found := same(await organisations.all(), name):
        return Choice(found, typed="" if _called(found, name) else name)
    proposal = _proposal(field, name, values.get("organisation_kind"))
    await spend(unit, Submission.ORGANISATION)
    unit.emit(OrganisationProposed(organisation=proposal.slug))
    return Choice(await organisations.add(proposal), new=True)


def same(organisations: Iterable[Organisation], name: str) -> Organisation | None:
    """Return the organisation a name means: ignoring spelling, by alias, or nearly the same."""
    return next((one for one in organisations if same_name(name, one.names)), None)


def meant(organisations: Iterable[Organisation], words: str) -> Organisation | None:
    """Return the organisation that words name: by any of its names, or by its name's own part.

    `Rotterdam` means the municipality when no other organisation has that for a name.
    """
    known = tuple(organisations)
    name = folded(words)
    if not name:
        return None
    exact = [one for one in known if name in {folded(called) for called in one.names}]
    if exact:
        return exact[0]
    if found := same(known, words):
        return found
    parts = [one for one in known if own_part(folded(one.name)) == own_part(name) != ""]
    return parts[0] if len(parts) == 1 else None


def lookup(organisations: Iterable[Organisation], words: str, limit: int) -> list[Organisation]:
    """Return those whose name, short name or alias contains or resembles the words, best first.

    Proposed ones are left out: nobody has looked at those names yet. Without words: by name.
    """
    known = [one for one in organisations if one.status == "known"]
    if not folded(words):
        return sorted(known, key=lambda one: folded(one.name))[:limit]
    return nearest(known, lambda one: one.names, words, limit)


def _line(raw: Any) -> str:
    return " ".join(raw.split()) if isinstance(raw, str) else ""


async def _by_slug(unit: UnitOfWork, slug: str) -> Organisation | None:
    # A key is never this long; a driver need not see what somebody may have put in its place.
    return await unit.of(Organisation).find(slug) if 0 < len(slug) <= 120 else None


def _called(organisation: Organisation, name: str) -> bool:
    return folded(name) in {folded(one) for one in (organisation.name, organisation.short)}


def _proposal(field: str, name: str, kind: Any) -> Organisation:
    if not kind:
        raise Invalid([Fault("organisation_kind", "choose")])
    slug = slugify(name)
    if not slug:
        raise Invalid([Fault(field, "invalid")])
    try:
        return Organisation(slug=slug, name=name, kind=kind, status="proposed")
    except ValidationError as error:
        renamed = {"name": field, "slug": field, "kind": "organisation_kind"}
        faults = Invalid.of(error).faults
        raise Invalid(Fault(renamed[one.field], one.code, one.params) for one in faults) from error
