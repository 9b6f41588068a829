"""Knowledge and learning networks and their way onto the platform (plan, chapter 5)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.noun import Findable, Line, Name, Noun, Prose
from registry.vocab import KnowledgeType, NetworkKind, Region, Scale
from registry.workspaces import Workspace

NetworkStatus = Literal["submitted", "questioned", "published", "rejected", "archived"]


class Review(BaseModel):
    """What the kernteam last said about it.

    Attributes:
        outcome: the status it led to.
        by: key of the member who decided.
        note: the question asked or the reason given.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    outcome: NetworkStatus
    by: str
    note: Prose = ""


class Network(Noun):
    """A network that is, or wants to be, affiliated with PLeK.

    Attributes:
        purpose: what it is for, in its aanjager's words.
        organisations: slugs of organisations that take part.
        contact: whom to approach, as its aanjagers want it shown (a name, a mailbox).
        publish: may it be shown on the website.
        leads: keys of the members who drive it (aanjagers).
        status: submitted → questioned ↔ submitted → published or rejected; published → archived.
        review: the kernteam's last word.
        pending: fields of a change to a published network that awaits review.
    """

    section: ClassVar[str] = "networks"
    indexed: ClassVar[tuple[str, ...]] = ("status", "scale", "kind")
    references: ClassVar[dict[str, str]] = {
        "themes": "themes",
        "organisations": "organisations",
        "programme": "programmes",
        "leads": "members",
    }
    personal: ClassVar[tuple[str, ...]] = ("contact", "leads")

    name: Name
    kind: NetworkKind = NetworkKind.BOTH
    purpose: Prose = ""
    scale: Scale
    regions: tuple[Region, ...] = ()
    themes: tuple[str, ...] = ()
    knowledge: tuple[KnowledgeType, ...] = ()
    organisations: tuple[str, ...] = ()
    programme: str | None = None
    website: Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)] = ""
    contact: Line = ""
    publish: bool = False
    leads: tuple[str, ...] = ()
    keywords: tuple[Line, ...] = ()
    status: NetworkStatus = "submitted"
    review: Review | None = None
    pending: dict[str, Any] | None = None
    workspace: Workspace | None = None

    def findable(self) -> Findable | None:
        """By name, purpose and keywords; filtered by theme, region, kind and scale."""
        if self.status != "published":
            return None
        tags = (
            f"kind:{self.kind}",
            f"scale:{self.scale}",
            *(f"theme:{theme}" for theme in self.themes),
            *(f"region:{region}" for region in self.regions),
        )
        return Findable(self.name, self.purpose, self.keywords, tags)
