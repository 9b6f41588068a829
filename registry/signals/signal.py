"""Signals: what goes well or wrong in the knowledge infrastructure (plan, chapter 4)."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from registry.core.entity import Entity, Findable, Line, Prose
from registry.core.events import Event
from registry.core.personal_data import unnamed
from registry.core.vocabulary import Region, SignalKind, SignalLevel
from registry.signals import lead_times
from registry.signals.similarity.topics import Topics
from registry.signals.transitions import EARLY, SignalStatus, SignalStep

LONGEST_SEEN = 1500
"""Characters of what is seen; with its look-alikes it fits on one card."""

LONGEST_WHY = 1000
LONGEST_NOTE = 2000
SHORTEST_SEEN = 10
MOST_TOPICS = 3
"""Topics of a signal by which its likes are found."""

_SHORT_TITLE = 80

Seen = Annotated[Prose, StringConstraints(min_length=SHORTEST_SEEN, max_length=LONGEST_SEEN)]
Why = Annotated[Prose, StringConstraints(max_length=LONGEST_WHY)]


DECIDED = "decided"
"""Label of a signal on which was decided; see `Signal.told`."""

_NOT_TOLD = EARLY | {SignalStatus.BUNDLED, SignalStatus.SET_ASIDE}
_DECIDED = frozenset({SignalStatus.DECIDED, SignalStatus.ACTING, SignalStatus.CLOSED})
_DECIDED_FROM = lead_times.RUNGS.index("decided")


def told_in(hub: str) -> str:
    """Return the label of what is told in a hub; see `Signal.told`."""
    return f"hub:{hub}"


S = TypeVar("S", bound="Signal")
P = TypeVar("P", "Support", "Step")


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Source(_Part):
    """Source of a signal; only the kernteam and its raiser see it.

    Attributes:
        link: address of the message or the page.
        text: which person, meeting or message, in words.
    """

    kind: Literal["person", "meeting", "message"] = "person"
    text: Line = ""
    link: Annotated[
        str, StringConstraints(strip_whitespace=True, pattern=r"^(https://\S*)?$", max_length=2000)
    ] = ""


class Support(_Part):
    """Support for a signal: the same plays elsewhere.

    Attributes:
        member: key of who says so; empty when they left PLeK.
        hub: slug of the hub where it plays; None when not in one.
        anonymous: others than the kernteam don't see who.
    """

    member: str = ""
    hub: str | None = None
    note: Why = ""
    anonymous: bool = False


class Step(_Part):
    """Something that happened to a signal.

    Attributes:
        by: key of who did it; empty when they left PLeK, or for a reader who may not know.
        status: what the signal was from then on.
        note: the question, the reason or the words that went with it.
        about: what came of it: `proposals/voorstel-3`, `meetings/…`, `signals/12`.
        fields: names of the fields that were corrected.
    """

    step: SignalStep
    at: datetime
    by: str = ""
    status: SignalStatus
    note: Annotated[Prose, StringConstraints(max_length=LONGEST_NOTE)] = ""
    about: Line = ""
    fields: tuple[str, ...] = ()

    def is_left_of(self, before: Step) -> bool:
        """Return whether it is that step, though it may have lost a person who was erased."""
        same = ("step", "at", "status", "about", "fields")
        if any(getattr(self, name) != getattr(before, name) for name in same):
            return False
        return self.note == before.note or _could_be(before.note, self.note)


class Signal(Entity):
    """An opportunity, risk or problem, with its course.

    Attributes:
        number: by which people speak of it; its slug is the same in text.
        title: a few words; empty when what is seen says it.
        level: between whom it plays.
        hub: slug of the hub that it plays in; None when it is in none, or in several.
        seen: what somebody sees.
        why: why that matters.
        wish: what is asked of PLeK.
        raiser: key of who raised it; empty when they left PLeK.
        anonymous: others than the kernteam don't see who raised it.
        supporters: where the same plays, who said so.
        raised: when.
        due: when the next step is late; None when none is expected.
        owner: key of the kernteam member who picked it up.
        question: what its raiser is asked and has not answered yet.
        into: slug of the signal that it was bundled with.
        proposal: slug of what was worked out of it.
        follows_up: slug of the signal whose course led to this one.
        lesson: what was learnt, in the end.
        round: goes up with every step but joining; who decides has seen one.
        history: every step, in order; it is only ever added to.
    """

    section: ClassVar[str] = "signals"
    indexed: ClassVar[tuple[str, ...]] = ("number", "raiser", "into", "proposal")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (
        ("raised", "status", "level", "tags", "kind", "owner", "due"),
        ("due", "status", "level", "tags", "kind", "owner", "raised"),
        ("status", "level", "tags", "raised", "kind", "owner", "due", "support"),
        (
            "raised",
            "month",
            "level",
            "kind",
            "places",
            "status",
            "rung",
            "outcomes",
            *lead_times.Leg,
            "tags",
        ),
        ("support", "raised", "status", "level", "tags", "kind", "owner", "due"),
        ("raised", "status", "topics", "told"),
    )
    derived: ClassVar[dict[str, Any]] = {
        "support": int,
        "month": int,
        "places": tuple[str, ...],
        "topics": tuple[str, ...],
        "told": tuple[str, ...],
        "rung": int,
        "outcomes": int,
        **dict.fromkeys(lead_times.Leg, int | None),
    }
    references: ClassVar[dict[str, str]] = {
        "hub": "hubs",
        "themes": "themes",
        "raiser": "members",
        "owner": "members",
        "into": "signals",
        "proposal": "proposals",
        "follows_up": "signals",
    }
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "supporters.member": ("members",),
        "supporters.hub": ("hubs",),
    }
    personal: ClassVar[tuple[str, ...]] = (
        "title",
        "seen",
        "why",
        "wish",
        "source",
        "raiser",
        "supporters",
        "owner",
        "question",
        "lesson",
        "history",
    )

    number: int
    kind: SignalKind = SignalKind.PROBLEM
    level: SignalLevel = SignalLevel.REGION
    hub: str | None = None
    region: Region | None = None
    themes: tuple[str, ...] = ()
    title: Line = ""
    seen: Annotated[Prose, StringConstraints(max_length=LONGEST_SEEN)]
    why: Why = ""
    wish: Why = ""
    source: Source = Source()
    raiser: str = ""
    anonymous: bool = False
    supporters: tuple[Support, ...] = ()
    raised: datetime
    status: SignalStatus = SignalStatus.NEW
    due: datetime | None = None
    owner: str = ""
    question: Prose = ""
    into: str | None = None
    proposal: str | None = None
    follows_up: str | None = None
    lesson: Prose = ""
    keywords: tuple[Line, ...] = ()
    round: int = 0
    history: tuple[Step, ...] = ()

    @property
    def name(self) -> str:
        """Display name: the title, or else the beginning of what is seen."""
        if self.title or len(self.seen) <= _SHORT_TITLE:
            return self.title or " ".join(self.seen.split())
        begins = " ".join(self.seen[:_SHORT_TITLE].split())
        return (begins.rpartition(" ")[0] or begins).rstrip(",.;:") + " …"

    @property
    def raisers(self) -> tuple[str, ...]:
        """Keys of its raiser and those who joined."""
        keys = (self.raiser, *(one.member for one in self.supporters))
        return tuple(dict.fromkeys(key for key in keys if key))

    @property
    def hubs(self) -> tuple[str, ...]:
        """Slugs of the hubs where it plays, its own first."""
        hubs = (self.hub, *(one.hub for one in self.supporters))
        return tuple(dict.fromkeys(hub for hub in hubs if hub))

    @property
    def about(self) -> str:
        """Text that says what it is about; who raised it and where it plays are not in it."""
        return "\n".join(one for one in (self.title, self.seen, self.why, self.wish) if one)

    def findable(self) -> Findable:
        """Index what is seen, why, and what is asked; never who raised it."""
        tags = (
            f"kind:{self.kind}",
            f"level:{self.level}",
            *self.list_tags(),
            *([f"region:{self.region}"] if self.region else []),
        )
        return Findable(self.name, "\n".join((self.seen, self.why, self.wish)), self.keywords, tags)

    def list_tags(self) -> tuple[str, ...]:
        """Return tags for the hubs where it plays and for its themes."""
        themes = (f"theme:{theme}" for theme in self.themes)
        return tuple(sorted((*(f"hub:{hub}" for hub in self.hubs), *themes)))

    def told(self) -> tuple[str, ...]:
        """Return to whom it is told that it moves: labels of its hubs, and that it was decided.

        To nobody while the kernteam sorts it, when it is bundled or set aside, or raised
        anonymously.
        """
        if self.anonymous or self.status in _NOT_TOLD:
            return ()
        rung = lead_times.rung({self.status, *(one.status for one in self.history)})
        decided = (DECIDED,) if rung >= _DECIDED_FROM and self.status in _DECIDED else ()
        return (*decided, *map(told_in, self.hubs))

    def derive(self) -> dict[str, Any]:
        """Return the numbers that statistics count its course by."""
        steps = [(one.status, one.at) for one in self.history]
        states = {self.status, *(state for state, _ in steps)}
        return {
            "support": len(self.supporters),
            "month": lead_times.month(self.raised),
            "places": self.hubs,
            "topics": tuple(sorted(tuple(Topics.load().read(self.about).topics)[:MOST_TOPICS])),
            "told": self.told(),
            "rung": lead_times.rung(states),
            "outcomes": lead_times.outcomes(states),
            **lead_times.legs(self.raised, steps),
        }

    def follows(self, before: Self) -> bool:
        """Return whether its history was only added to."""
        if self.round < before.round or len(self.history) < len(before.history):
            return False
        kept = zip(before.history, self.history, strict=False)
        return all(new.is_left_of(old) for old, new in kept)

    def without(self, member: str, name: str = "") -> Self | None:
        """Keep the signal, without the member, their source and their name in any text."""
        supporters = tuple(
            one.model_copy(update={"member": "", "note": ""}) if one.member == member else one
            for one in self.supporters
        )
        news: dict[str, Any] = {"supporters": supporters} if supporters != self.supporters else {}
        if self.raiser == member:
            news["source"] = Source(kind=self.source.kind)
        left = self.model_copy(update=news) if news else self
        left = super(Signal, left).without(member) or left
        return left if left is self or not name.strip() else left.without_name(name.strip())

    def without_name(self, name: str) -> Self:
        """Mask a person's name in every text."""
        left = _without_name(self, name)
        return self if left == self else left

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show its raiser the whole signal; show others involved their own part."""
        if self.raiser in keys:
            return self
        supporters = tuple(one for one in self.supporters if one.member in keys)
        history = tuple(one for one in self.history if one.by in keys)
        news = {"source": Source(), "question": "", "supporters": supporters, "history": history}
        return self.model_copy(update=news)


class SignalJoin(Entity):
    """Index entry of a member who joined a signal; its slug is `12:KEY`.

    Attributes:
        signal: slug of the signal.
        member: key of who joined.
    """

    section: ClassVar[str] = "signal_joins"
    indexed: ClassVar[tuple[str, ...]] = ("member",)
    references: ClassVar[dict[str, str]] = {"signal": "signals", "member": "members"}
    personal: ClassVar[tuple[str, ...]] = ("member",)

    signal: str
    member: str


def _without_name(signal: S, name: str) -> S:
    """Return the signal with a person's name masked in every text."""
    fields = ("title", "seen", "why", "wish", "question", "lesson")
    texts = {field: unnamed(getattr(signal, field), name) for field in fields}
    notes = {
        field: tuple(_unnamed_note(one, name) for one in getattr(signal, field))
        for field in ("supporters", "history")
    }
    source = signal.source.model_copy(update={"text": unnamed(signal.source.text, name)})
    return signal.model_copy(update={**texts, **notes, "source": source})


def _unnamed_note(part: P, name: str) -> P:
    return part.model_copy(update={"note": unnamed(part.note, name)})


def _could_be(before: str, after: str) -> bool:
    """Return whether a text can be the rest of another after names were taken out."""
    parts = [re.escape(part) for part in after.split("…")]
    return len(parts) > 1 and re.fullmatch(".+".join(parts), before, flags=re.DOTALL) is not None


class SignalStepped(Event):
    """Event: a step was taken with a signal.

    Attributes:
        by: key of who did it; they need not hear it.
        tell: keys of the members who hear it.
        kernteam: whether the kernteam hears it too.
        place: which of its steps it is, counted from 0.
    """

    name: ClassVar[str] = "signal.stepped"
    shared: ClassVar[bool] = True

    signal: str
    step: SignalStep
    place: int
    by: str
    tell: tuple[str, ...] = ()
    kernteam: bool = False
