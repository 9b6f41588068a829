"""What a plan of the sync is that waits for approval, with its events and refusals."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity, Line
from registry.core.errors import RegistryError
from registry.core.events import Event
from registry.provisioning.personal_data import people_of_plan, plan_with, plan_without
from registry.provisioning.plan import Plan, PlannedChange, plan_from_json, plan_to_json

SyncPlanStatus = Literal["proposed", "approved", "applying", "applied", "declined", "overtaken"]
SyncPlanOrigin = Literal["hub", "registry", "drift", "daily", "command"]


class Quarantine(BaseModel):
    """A team that was left alone after a failure, while the others went on.

    Attributes:
        area: key of the team.
        name: what people call it.
        why: a code; texts in cards/texts/*/sync.ftl (`sync-setback-CODE`).
        value: what the text needs.
        reference: number under which the log has more.
        member: key of whom it is about, where it is one person.
        person: what people call them.
        code: Graph's own code; empty where it was not Graph.
        said: what Graph said besides, without ids and addresses.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    area: str
    name: str = ""
    why: str
    value: str = ""
    reference: str = ""
    member: str = ""
    person: str = ""
    code: str = ""
    said: str = ""


class CreatedPlace(BaseModel):
    """A place that a plan made or adopted, with its address in Teams, for links."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    key: str
    name: str
    url: str = ""


class SyncPlan(Entity):
    """A plan that was shown to people. Its slug is a number.

    Attributes:
        origin: `hub` (somebody founded a hub), `registry` (people or names changed there), `drift`
            (Teams was changed by hand), `daily`, `command` (the command line).
        status: proposed → approved → applying → applied; or declined; or overtaken by a newer one.
        checksum: of the plan.
        body: the plan, as `registry.provisioning.plan.plan_to_json` writes it.
        about: key of the hub it is about, empty for all.
        asked_by: key of the member who asked for it, or `system`.
        decided_by, decided_at: who approved or declined it, and when.
        allows_removals: whether they also allowed what is over the removal budget.
        done, total: progress, in changes.
        setbacks: the quarantined teams; stored under this name.
        made: places that it made, for links.
        ends: what became of its changes, counted (registry.provisioning.fates).
        made_at: when the plan was made.
        planned: slug of the planned hub whose places it makes; emptied when that begins. Until then
            it is not carried out, whatever was decided.
        starts: the day of that hub.
        finished_at: when applying it ended.
    """

    section: ClassVar[str] = "sync_plans"
    indexed: ClassVar[tuple[str, ...]] = ("status", "origin", "about")
    dumped: ClassVar[bool] = False

    origin: SyncPlanOrigin
    status: SyncPlanStatus = "proposed"
    checksum: str
    body: str
    about: str = ""
    asked_by: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    allows_removals: bool = False
    done: int = 0
    total: int = 0
    setbacks: tuple[Quarantine, ...] = ()
    made: tuple[CreatedPlace, ...] = ()
    ends: dict[str, int] = {}  # noqa: RUF012  # pydantic copies it
    made_at: datetime | None = None
    planned: Line = ""
    starts: date | None = None
    finished_at: datetime | None = None

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return plan_from_json(self.body)

    def without(self, member: str, name: str = "") -> Self | None:
        """Leave out what the plan does with them as well; the rest stays. See Entity."""
        left = super().without(member, name)
        if left is None or member not in left.body:
            return left
        plan = left.plan
        rest = plan_without(plan, member)
        if rest is plan:
            return left
        moot = rest.nothing_to_do and left.status == "proposed"
        status = "overtaken" if moot else left.status
        setbacks = tuple(one for one in self.setbacks if one.member != member)
        news: dict[str, Any] = {"body": plan_to_json(rest), "checksum": rest.checksum}
        news |= {"status": status, "setbacks": setbacks}
        return left.model_copy(update=news)

    def more_people(self) -> Collection[str]:
        """Return who stands in the plan itself. See Entity."""
        return people_of_plan(self.plan)

    def shown_to(self, keys: Collection[str]) -> Self:
        """Keep only what the plan does with them: others stand in it too. See Entity."""
        setbacks = tuple(one for one in self.setbacks if not one.member or one.member in keys)
        body = plan_to_json(plan_with(self.plan, keys))
        return self.model_copy(update={"body": body, "setbacks": setbacks})


class SyncPlanProposed(Event):
    """A plan waits for the kernteam's word, or was applied by the policy: show it."""

    name: ClassVar[str] = "sync_plan.proposed"

    plan: str


class SyncPlanChanged(Event):
    """A plan was decided on, or is further on its way: its cards are to be brought up to date."""

    name: ClassVar[str] = "sync_plan.changed"

    plan: str


class PlaceReady(Event):
    """A team of ours is there, with the bot in it: time for its welcome post.

    Attributes:
        key: the team's key, such as `hub:twente`.
        team, channel: Graph ids of the team's group and of its first channel.
    """

    name: ClassVar[str] = "place.ready"

    key: str
    team: str
    channel: str


class AdoptionNotAllowed(RegistryError):
    """The plan takes over places because of their name: a person must have seen which.

    Attributes:
        places: those changes.
    """

    def __init__(self, places: Sequence[PlannedChange]) -> None:
        names = ", ".join(f"{one.name} ({one.graph_id})" for one in places)
        super().__init__(
            f"this plan takes over what it knows by name only: {names}; look at each, then say so"
        )
        self.places = tuple(places)


class NotApproved(RegistryError):
    """The plan still waits for somebody's word, or for its hub to begin: not carried out yet."""
