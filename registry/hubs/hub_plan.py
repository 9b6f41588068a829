"""What is decided about a planned hub, and how far it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity, Line, Prose
from registry.core.events import Event

Decided = Literal["go", "no_go"]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class PlanStep(_Part):
    """A step of a planned hub: a decision, or what became of it.

    Attributes:
        outcome: `go`, `no_go`, `withdrawn` (a go or no go was taken back), `moved`, `dropped`,
            `resumed` or `begun`.
        by: key of the member who did; `system` where its day came; empty when they left PLeK.
        at: when.
        reason: why, in their words.
        day: the day it was planned for then; of a move the new one.
    """

    outcome: Literal["go", "no_go", "withdrawn", "moved", "dropped", "resumed", "begun"]
    by: str = ""
    at: datetime
    reason: Prose = ""
    day: date | None = None


class ShapedPerson(_Part):
    """Somebody whom a hub's plan for Teams puts in its team.

    Attributes:
        member: their key.
        ways: by what they are in it on its day: `group` (they take part), `team` (its core team),
            `lead` (they drive a network of it), and `channel:KEY` for a private channel by name.
        address: a digest of the address that the plan invites; empty for who has an account.
    """

    member: str
    ways: tuple[Line, ...] = ()
    address: Line = ""


class HubShape(_Part):
    """What a hub's plan for Teams is made of: another shape makes a yes to that plan stale.

    Attributes:
        name: of the hub.
        team: name of its team where that is its own.
        channels, private, without, called: as in its workspace.
        people: who comes into its team.
    """

    name: Line
    team: Line = ""
    channels: tuple[Line, ...] = ()
    private: tuple[Line, ...] = ()
    without: tuple[Line, ...] = ()
    called: tuple[Line, ...] = ()
    people: tuple[ShapedPerson, ...] = ()

    def same(self, other: HubShape | None) -> bool:
        """Return whether both make the same team; in which order people came is no difference.

        Nor is it that somebody who was invited has an account by now: nobody is invited any more.
        """
        if other is None or self.model_copy(update={"people": other.people}) != other:
            return False
        mine, theirs = _known(self.people), _known(other.people)
        if {key: ways for key, (ways, _) in mine.items()} != {
            key: ways for key, (ways, _) in theirs.items()
        }:
            return False
        pairs = [(address, theirs[key][1]) for key, (_, address) in mine.items()]
        return all(one == another for one, another in pairs if one and another)


def _known(people: Iterable[ShapedPerson]) -> dict[str, tuple[set[str], str]]:
    """Return by what each is in it, with their address; who was known twice stands in it twice."""
    found: dict[str, tuple[set[str], str]] = {}
    for one in people:
        ways, address = found.get(one.member, (set(), ""))
        found[one.member] = (ways | {*one.ways}, one.address or address)
    return found


class HubPlan(Entity):
    """What is decided about a planned hub, and how far it is; its slug is the hub's.

    Attributes:
        decision: the go or no go that counts; None while there is none.
        history: its steps, oldest first.
        asked: the day of the hub for which the kernteam was asked for a go; None when it was not.
        shown: what the plan that the kernteam saw was made of; None while they saw none.
        plan: number of that plan; empty where there was nothing that could be made.
    """

    section: ClassVar[str] = "hub_plans"
    inner_references: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "decision.by": ("members", "=system"),
        "history.by": ("members", "=system"),
        "shown.people.member": ("members",),
    }

    decision: PlanStep | None = None
    history: tuple[PlanStep, ...] = ()
    asked: date | None = None
    shown: HubShape | None = None
    plan: Line = ""

    @property
    def go(self) -> bool:
        """Return whether there is a go."""
        return self.decision is not None and self.decision.outcome == "go"

    def shown_to(self, keys: Collection[str]) -> Self:
        """Keep what they decided, and that they are in it: others stand in it too. See Entity."""
        mine = tuple(one for one in self.history if one.by in keys)
        decision = self.decision if self.decision and self.decision.by in keys else None
        shown = self.shown and self.shown.model_copy(
            update={"people": tuple(one for one in self.shown.people if one.member in keys)}
        )
        return self.model_copy(update={"decision": decision, "history": mine, "shown": shown})


class HubPlanned(Event):
    """Event: a hub was planned."""

    name: ClassVar[str] = "hub.planned"

    hub: str


class HubPlanChanged(Event):
    """Event: something was decided about a planned hub: its plan for Teams may come, or go."""

    name: ClassVar[str] = "hub.plan_changed"

    hub: str


class HubGoAsked(Event):
    """Event: a planned hub comes near and has no go yet: the kernteam is asked for one, once.

    Attributes:
        hub: slug of the hub.
        day: its day.
    """

    name: ClassVar[str] = "hub.go_asked"

    hub: str
    day: date


class HubBegan(Event):
    """Event: a planned hub began: from now on Teams follows it.

    Attributes:
        hub: slug of the hub.
        by: key of who had it begin, or `system` where its day came.
    """

    name: ClassVar[str] = "hub.began"

    hub: str
    by: str
