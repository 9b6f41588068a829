"""Knowledge and learning networks and their way onto the platform (plan, chapter 5)."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
)

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.events import Event
from registry.core.forms import FieldSpec, FormEntry, field_specs, optional_fields, reviewed
from registry.core.provenance import Sourced
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import KnowledgeType, NetworkKind, Region, Scale
from registry.core.writing.addresses import Website

NetworkStatus = Literal["submitted", "questioned", "published", "rejected", "archived"]

LONGEST_PURPOSE = 1500
"""Characters of a purpose: two of them, old and new, fit on one review card."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Review(_Part):
    """Last decision on a network.

    Attributes:
        outcome: the status it led to; for a change to a published network what became of it.
        by: key of the member who decided; empty when they left PLeK.
        note: the question asked or the reason given.
        answer: what its aanjagers answered to the question.
        round: the network's round that this ended.
    """

    outcome: NetworkStatus
    by: str
    note: Prose = ""
    answer: Prose = ""
    round: int = 0


AT_ONCE = (
    "says where it belongs or whom to approach, and not what the kernteam vouches for (design)"
)


class NetworkFields(BaseModel):
    """What a network's aanjagers say of it, each field with all that is made of it.

    A new field is declared here, gets its texts in each language and a migration
    (`python -m registry.store.migrations.revision`).

    Attributes:
        purpose: what it is for, in its aanjager's words.
        organisations: slugs of organisations that take part.
        others: names of organisations that take part and that the registry doesn't know.
        contact: whom to approach, as it may be shown (a name, a mailbox).
        publish: may it be shown on the website.
    """

    name: Annotated[Name, FieldSpec(input="line", required=True, review=True, fact="the title")]
    kind: Annotated[NetworkKind, FieldSpec(input="choice", required=True, review=True)] = (
        NetworkKind.BOTH
    )
    purpose: Annotated[
        Prose,
        FieldSpec(input="lines", required=True, review=True, fact="below the title", searched=True),
    ] = ""
    scale: Annotated[Scale, FieldSpec(input="choice", required=True, review=AT_ONCE)]
    regions: Annotated[tuple[Region, ...], FieldSpec(input="choices", review=AT_ONCE)] = ()
    themes: Annotated[
        tuple[str, ...], FieldSpec(input="picks", section="themes", review=AT_ONCE)
    ] = ()
    knowledge: Annotated[tuple[KnowledgeType, ...], FieldSpec(input="choices", review=AT_ONCE)] = ()
    organisations: Annotated[
        tuple[str, ...],
        FieldSpec(input="picks", section="organisations", typeahead=True, review=AT_ONCE),
    ] = ()
    others: Annotated[tuple[Name, ...], FieldSpec(input="names", review=AT_ONCE)] = ()
    programme: Annotated[
        str | None, FieldSpec(input="pick", section="programmes", review=AT_ONCE)
    ] = None
    website: Annotated[Website, FieldSpec(input="address", review=True)] = ""
    contact: Annotated[Line, FieldSpec(input="line", review=AT_ONCE, personal=True)] = ""
    publish: Annotated[
        bool, FieldSpec(input="yes", review=True, fact="for who reviews it only")
    ] = False


FIELDS = field_specs(NetworkFields)
"""By name, in the order of forms and cards."""


@optional_fields(NetworkFields, reviewed(NetworkFields))
class Change(_Part):
    """Change that aanjagers propose to a published network; None leaves a field as it is.

    Its fields are those of a network in which a change waits for review.
    """

    @property
    def fields(self) -> dict[str, Any]:
        """Fields that change, with their new values."""
        return {
            name: value
            for name in type(self).model_fields
            if (value := getattr(self, name)) is not None
        }


class Entry(FormEntry, NetworkFields):
    """A network as its aanjagers fill it in, where that is stricter than what is kept."""

    kind: NetworkKind
    purpose: Annotated[Prose, StringConstraints(min_length=1, max_length=LONGEST_PURPOSE)]
    regions: Annotated[tuple[Region, ...], Field(max_length=15)] = ()
    themes: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    knowledge: Annotated[tuple[KnowledgeType, ...], Field(max_length=7)] = ()
    organisations: Annotated[tuple[str, ...], Field(max_length=40)] = ()
    others: Annotated[tuple[Name, ...], Field(max_length=10)] = ()

    @field_validator("others", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        """Split names that came as one text, at commas, semicolons and new lines."""
        if not isinstance(value, str):
            return value
        names = (name.strip() for name in re.split(r"[,;\n]", value))
        return tuple(dict.fromkeys(name for name in names if name))

    @field_validator("programme", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return value or None

    @property
    def fields(self) -> dict[str, Any]:
        """All fields with their values."""
        return {name: getattr(self, name) for name in FIELDS}


class Network(NetworkFields, Sourced):
    """A network that is, or wants to be, affiliated with PLeK.

    Attributes:
        leads: keys of the members who drive it (aanjagers).
        claims: keys of members who say that they drive it too, until that is confirmed.
        status: submitted → questioned ↔ submitted → published or rejected; published → archived.
        round: goes up with whatever a reviewer must have seen before deciding.
        review: the last decision.
        pending: a change to a published network that awaits review; the old values stay public.
        turned: when its round began; None for the plan's own.
    """

    section: ClassVar[str] = "networks"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status", "scale", "kind")
    sourced: ClassVar[tuple[str, ...]] = tuple(
        name for name, spec in FIELDS.items() if not spec.personal and name != "publish"
    )
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("turn", "waits", "tags"),
        ("claimed", "waits", "tags"),
    )
    derived: ClassVar[dict[str, Any]] = {
        **Sourced.derived,
        "turn": str,
        "waits": str,
        "claimed": bool,
    }
    references: ClassVar[dict[str, str]] = {
        **{name: spec.section for name, spec in FIELDS.items() if spec.section},
        "leads": "members",
        "claims": "members",
    }
    personal: ClassVar[tuple[str, ...]] = (
        *(name for name, spec in FIELDS.items() if spec.personal),
        *("leads", "claims"),
    )

    leads: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    keywords: tuple[Line, ...] = ()
    status: NetworkStatus = "submitted"
    round: int = 0
    review: Review | None = None
    pending: Change | None = None
    workspace: Workspace | None = None
    turned: datetime | None = None

    @property
    def asked(self) -> str:
        """Open question of the kernteam to its aanjagers; empty without one."""
        last = self.review
        if last is None or last.outcome != "questioned" or last.round != self.round:
            return ""
        return last.note

    @property
    def undecided(self) -> bool:
        """True while it, or a change to it, is open for a decision by the kernteam."""
        return self.status in {"submitted", "questioned"} or (
            self.status == "published" and self.pending is not None
        )

    @property
    def waiting(self) -> bool:
        """True when it is the kernteam's turn."""
        return self.undecided and self.status != "questioned" and not self.asked

    @property
    def turn(self) -> Literal["", "kernteam", "lead"]:
        """Whose turn it is: the kernteam's, or its aanjagers'; empty when nobody's."""
        if self.waiting:
            return "kernteam"
        return "lead" if self.undecided else ""

    def list_tags(self) -> tuple[str, ...]:
        """Return tags for its aanjagers, and for who says to be one."""
        claims = (f"claim:{one}" for one in self.claims)
        return tuple(sorted((*(f"lead:{one}" for one in self.leads), *claims)))

    def derive(self) -> dict[str, Any]:
        """Return whose turn it is, since when, as sortable text, and whether somebody claims it."""
        since = self.turned.isoformat() if self.turned else ""
        mine = {"turn": self.turn, "waits": since, "claimed": bool(self.claims)}
        return {**super().derive(), **mine}

    @property
    def fields(self) -> dict[str, Any]:
        """What its aanjagers say of it, as it is."""
        return {name: getattr(self, name) for name in FIELDS}

    @property
    def wanted(self) -> dict[str, Any]:
        """What they say of it, as they last wanted it."""
        return self.fields | (self.pending.fields if self.pending else {})

    def findable(self) -> Findable | None:
        """By name, the searched fields and keywords; filtered by theme, region, kind and scale."""
        if self.status != "published":
            return None
        tags = (
            f"kind:{self.kind}",
            f"scale:{self.scale}",
            *(f"theme:{theme}" for theme in self.themes),
            *(f"region:{region}" for region in self.regions),
        )
        texts = (str(getattr(self, name)) for name, spec in FIELDS.items() if spec.searched)
        return Findable(self.name, "\n".join(filter(None, texts)), self.keywords, tags)

    def shown_to(self, keys: Collection[str]) -> BaseModel:
        """Show its aanjagers all of it, and others what they may read, with their part in it."""
        if any(one in keys for one in self.leads):
            return self
        review = self.review if self.review and self.review.by in keys else None
        if self.status == "published":
            return self.model_copy(update={"pending": None, "review": review})
        claims = tuple(one for one in self.claims if one in keys)
        return NetworkUnread(slug=self.slug, name=self.name, claims=claims, review=review)


class NetworkUnread(_Part):
    """What is shown of a network that is not published to who does not drive it; see Network."""

    slug: str
    name: str
    claims: tuple[str, ...] = ()
    review: Review | None = None


class NetworkSubmitted(Event):
    """Event: a network, or a change to a published one, awaits review.

    Attributes:
        again: it was on the kernteam's table already, and its aanjagers changed it meanwhile.
    """

    name: ClassVar[str] = "network.submitted"

    network: str
    round: int
    again: bool = False


class NetworkDecided(Event):
    """Event: the kernteam decided on a network or a change to it.

    Attributes:
        change: it was about a change to a published network.
        tell: keys of the members who should hear it.
    """

    name: ClassVar[str] = "network.decided"

    network: str
    round: int
    outcome: NetworkStatus
    note: str = ""
    change: bool = False
    tell: tuple[str, ...] = ()


class NetworkPublished(Event):
    """Event: a network's public data changed: it was published, edited or restored."""

    name: ClassVar[str] = "network.published"

    network: str


class NetworkArchived(Event):
    """Event: a network is no longer on the platform."""

    name: ClassVar[str] = "network.archived"

    network: str


class LeadClaimed(Event):
    """Event: a member claims to drive a network; its aanjagers or the kernteam confirm it."""

    name: ClassVar[str] = "network.lead_claimed"

    network: str
    member: str


class LeadSettled(Event):
    """Event: a claim to drive a network was accepted or rejected.

    Attributes:
        by: key of who decided.
    """

    name: ClassVar[str] = "network.lead_settled"

    network: str
    member: str
    accepted: bool
    by: str = ""
