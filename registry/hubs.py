"""Regional knowledge hubs (plan, chapters 3 and 5): they connect, "always made to measure"."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from registry.noun import Findable, Line, Name, Noun, Prose
from registry.vocab import HubFunction, Phase, Profile, Region
from registry.workspaces import Workspace


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Challenge(_Part):
    """One of the top 3 opgaven of the area."""

    title: Line
    text: Prose = ""
    themes: tuple[str, ...] = ()


class Secured(_Part):
    """A function of the hub and the party that secures it; None while nobody does."""

    function: HubFunction
    party: str | None = None


class Seat(_Part):
    """A profile in the hub's core team and who fills it; None while it is open."""

    profile: Profile
    member: str | None = None


class Hub(Noun):
    """A regional knowledge hub.

    Attributes:
        region: the area it serves, by which things are filtered.
        province: the province it lies in.
        lead: slug of the regional party that takes the lead.
        phase: where it is on the innovation spiral.
        status: `forming` (i.o., in oprichting), `active` or `closed`.
        parties: slugs of the organisations that take part.
        networks: slugs of the regional networks it connects.
        functions: the four functions, each by a named party.
        challenges: the top 3 opgaven.
        cases, opportunities: what the area starts from.
        workspace: what its team has beside the blueprint's; None for the blueprint alone.
        starts: the day on which it begins; None while that is open.
    """

    section: ClassVar[str] = "hubs"
    indexed: ClassVar[tuple[str, ...]] = ("status", "region")
    references: ClassVar[dict[str, str]] = {
        "lead": "organisations",
        "parties": "organisations",
        "programmes": "programmes",
        "networks": "networks",
    }
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "challenges.themes": ("themes",),
        "team.member": ("members",),
    }

    name: Name
    region: Region
    province: Region
    summary: Prose = ""
    lead: str | None = None
    phase: Phase = Phase.IDEA
    status: Literal["forming", "active", "closed"] = "forming"
    parties: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    functions: tuple[Secured, ...] = ()
    team: tuple[Seat, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    cases: tuple[Line, ...] = ()
    opportunities: tuple[Prose, ...] = ()
    keywords: tuple[Line, ...] = ()
    workspace: Workspace | None = None
    starts: date | None = None

    def findable(self) -> Findable:
        """By name, summary, opgaven, cases and chances; by region and theme as tags."""
        body = "\n".join(
            (
                self.summary,
                *(f"{one.title}. {one.text}" for one in self.challenges),
                *self.cases,
                *self.opportunities,
            )
        )
        themes = {theme for one in self.challenges for theme in one.themes}
        tags = (f"region:{self.region}", *sorted(f"theme:{theme}" for theme in themes))
        return Findable(self.name, body, self.keywords, tags)
