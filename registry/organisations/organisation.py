"""Organisations whose people take part (plan, chapter 5)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from registry.core.entity import Findable, Line, Name
from registry.core.events import Event
from registry.core.provenance import Sourced
from registry.core.vocabulary import OrganisationKind
from registry.organisations.naming import folded, nearest, own_part, same_name


class Organisation(Sourced):
    """A government body, agency, knowledge institution or other party.

    Attributes:
        short: what people call it (`BZK`), empty when there is no such name.
        aliases: other names it is found by.
        departments: parts that take part, as the plan names them.
        status: `known`; `proposed` when a member typed it and the kernteam has not looked;
            `reference` when a document filled a list with it and nobody of it takes part yet: it
            can be chosen, and stands in no list.
    """

    section: ClassVar[str] = "organisations"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status")
    sourced: ClassVar[tuple[str, ...]] = ("name", "short", "kind", "departments")

    name: Name
    kind: OrganisationKind
    short: Line = ""
    aliases: tuple[Line, ...] = ()
    departments: tuple[Line, ...] = ()
    status: Literal["known", "proposed", "reference"] = "known"

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
