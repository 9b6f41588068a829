"""Programmes that hubs and networks tie in with (plan, chapter 5)."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.provenance import Sourced
from registry.core.vocabulary import Region
from registry.core.writing.addresses import Website


class Programme(Sourced):
    """A national or regional programme such as NOVEX or the FPLG.

    Attributes:
        short: its abbreviation.
        aliases: other names it is asked for by.
        website: its public address.
        summary: what it is.
        region: the area it covers; None when nationwide.
        part_of: slug of the programme it is the regional form of.
    """

    section: ClassVar[str] = "programmes"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status")
    sourced: ClassVar[tuple[str, ...]] = ("name", "short", "summary", "region", "part_of")
    references: ClassVar[dict[str, str]] = {"part_of": "programmes"}

    name: Name
    short: Line = ""
    summary: Prose = ""
    region: Region | None = None
    part_of: str | None = None
    keywords: tuple[Line, ...] = ()
    aliases: tuple[Line, ...] = ()
    website: Website = ""
    status: Literal["active", "ended"] = "active"

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, its own first."""
        return tuple(name for name in (self.name, self.short, *self.aliases) if name)

    @property
    def label(self) -> str:
        """Label in lists: `Nationaal Programma Landelijk Gebied (NPLG)`."""
        return f"{self.name} ({self.short})" if self.short not in ("", self.name) else self.name

    def findable(self) -> Findable | None:
        """Index name, abbreviation and summary of a programme that runs."""
        if self.status == "ended":
            return None
        words = tuple(word for word in (self.short, *self.aliases, *self.keywords) if word)
        tags = (f"region:{self.region}",) if self.region else ()
        return Findable(self.name, self.summary, words, tags)
