"""Organisations whose people take part (plan, chapter 5)."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.noun import Findable, Line, Name, Noun
from registry.vocab import OrganisationKind


class Organisation(Noun):
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

    def findable(self) -> Findable:
        """By its names; by its kind as tag."""
        names = tuple(name for name in (self.short, *self.aliases, *self.departments) if name)
        return Findable(self.name, keywords=names, tags=(f"kind:{self.kind}",))
