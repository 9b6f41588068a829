"""Regional knowledge hubs (plan, chapters 3 and 5): they connect, "always made to measure"."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.events import Event
from registry.core.personal_data import with_name_masked
from registry.core.provenance import Sourced
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import HubFunction, Phase, Profile, Region, Securing


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Challenge(_Part):
    """One of the top 3 opgaven of the area."""

    title: Line
    text: Prose = ""
    themes: tuple[str, ...] = ()


class Secured(_Part):
    """A function of the hub and how it is secured.

    Attributes:
        party: slug of the organisation that does; None while nobody does.
        how: in a few words, such as by which meeting or system.
        state: how far it has come.
    """

    function: HubFunction
    party: str | None = None
    how: Prose = ""
    state: Securing = Securing.NOT


class Seat(_Part):
    """A profile in the hub's core team and who fills it; None while it is open."""

    profile: Profile
    member: str | None = None


class Verdict(_Part):
    """Last closing or reopening of a hub.

    Attributes:
        outcome: which of the two it was last.
        by: key of the member who did; empty when they left PLeK.
        at: when.
        reason: why it was closed.
        was: what it was before it was closed, and becomes again.
    """

    outcome: Literal["closed", "reopened"]
    by: str = ""
    at: datetime
    reason: Prose = ""
    was: Literal["planned", "forming", "active"] = "active"


class Hub(Sourced):
    """A regional knowledge hub.

    Attributes:
        region: the area it serves, by which things are filtered.
        province: the province it lies in.
        lead: slug of the regional party that takes the lead.
        phase: where it is on the innovation spiral.
        status: `planned` (nothing of it is in Teams before its day, see `planning`), `forming`
            (i.o., in oprichting), `active` or `closed`.
        parties: slugs of the organisations that take part.
        networks: slugs of the regional networks it connects.
        functions: the four functions, each by a named party.
        challenges: the top 3 opgaven.
        cases, opportunities: what the area starts from.
        insights: what its team learned so far.
        step_plan: the steps by which it comes about, in order.
        workspace: what its team has beside the blueprint's; None for the blueprint alone.
        starts: the day on which it begins or began; None while that is open.
        verdict: that it was closed or opened again; None while neither was.
    """

    section: ClassVar[str] = "hubs"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status", "region")
    sourced: ClassVar[tuple[str, ...]] = (
        *("name", "region", "province", "summary", "lead", "phase", "status", "parties"),
        *("programmes", "networks", "functions", "challenges", "cases", "opportunities"),
        *("insights", "step_plan"),
    )
    references: ClassVar[dict[str, str]] = {
        "lead": "organisations",
        "parties": "organisations",
        "programmes": "programmes",
        "networks": "networks",
    }
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        **Sourced.inner_references,
        "challenges.themes": ("themes",),
        "functions.party": ("organisations",),
        "team.member": ("members",),
        "verdict.by": ("members", "=system"),
    }

    name: Name
    region: Region
    province: Region
    summary: Prose = ""
    lead: str | None = None
    phase: Phase = Phase.IDEA
    status: Literal["planned", "forming", "active", "closed"] = "forming"
    parties: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    functions: tuple[Secured, ...] = ()
    team: tuple[Seat, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    cases: tuple[Line, ...] = ()
    opportunities: tuple[Prose, ...] = ()
    insights: tuple[Prose, ...] = ()
    step_plan: tuple[Prose, ...] = ()
    keywords: tuple[Line, ...] = ()
    workspace: Workspace | None = None
    starts: date | None = None
    verdict: Verdict | None = None

    def findable(self) -> Findable | None:
        """Index name, summary, opgaven and all that follows; tag region and theme."""
        if self.status == "closed":
            return None
        body = "\n".join(
            (
                self.summary,
                *(f"{one.title}. {one.text}" for one in self.challenges),
                *self.cases,
                *self.opportunities,
                *("Inzichten, insights", *self.insights) * bool(self.insights),
                *("Stappenplan, step plan", *self.step_plan) * bool(self.step_plan),
            )
        )
        themes = {theme for one in self.challenges for theme in one.themes}
        tags = (f"region:{self.region}", *sorted(f"theme:{theme}" for theme in themes))
        return Findable(self.name, body, self.keywords, tags)

    def without_name(self, name: str) -> Self:
        """Mask a person's name in every text, but in what the hub and its places are called."""
        return with_name_masked(self, name, apart=("name", "workspace"))


class HubFounded(Event):
    """Event: a hub was founded from chat: its places are to be made."""

    name: ClassVar[str] = "hub.founded"

    hub: str


class HubRenamed(Event):
    """Event: a hub was renamed."""

    name: ClassVar[str] = "hub.renamed"

    hub: str
    before: str
    after: str


class HubEdited(Event):
    """Event: what is said of a hub was changed, by its team or the kernteam.

    Attributes:
        by: key of who did.
    """

    name: ClassVar[str] = "hub.edited"

    hub: str
    by: str = ""


class HubClosed(Event):
    """Event: a hub was closed: its places are to be archived."""

    name: ClassVar[str] = "hub.closed"

    hub: str


class HubFurnished(Event):
    """Event: a channel of a hub came or went: it is to be made, brought back or archived.

    Attributes:
        hub: slug of the hub.
        channel: its name.
        gone: it went.
    """

    name: ClassVar[str] = "hub.furnished"

    hub: str
    channel: str
    gone: bool = False


class HubReopened(Event):
    """Event: a closed hub was reopened: its places are to be restored."""

    name: ClassVar[str] = "hub.reopened"

    hub: str
