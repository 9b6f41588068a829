"""Plans of the Graph sync that wait for somebody's word, and what became of them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from registry.events import Event
from registry.noun import Noun
from registry.sync_changes import Plan, plan_from_json

SyncPlanStatus = Literal["proposed", "approved", "applying", "applied", "declined", "overtaken"]


class Setback(BaseModel):
    """That an area was set aside while the others went on.

    Attributes:
        area: key of the team.
        name: what people call it.
        why: a code; texts in cards/texts/*/sync.ftl (`sync-setback-CODE`).
        value: what the text needs.
        reference: number under which the log has more.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    area: str
    name: str = ""
    why: str
    value: str = ""
    reference: str = ""


class Made(BaseModel):
    """A place that a plan made or adopted, with its address in Teams, for links."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: str
    name: str
    url: str = ""


class SyncPlan(Noun):
    """A plan that was shown to people. Its slug is a number.

    Attributes:
        origin: `hub` (somebody founded a hub), `registry` (people or names changed there), `drift`
            (Teams was changed by hand), `daily`, `command` (the command line).
        status: proposed → approved → applying → applied; or declined; or overtaken by a newer one.
        checksum: of the plan.
        body: the plan, as `registry.sync_changes.plan_to_json` writes it.
        about: key of the hub it is about, empty for all.
        asked_by: key of the member who asked for it, or `system`.
        decided_by, decided_at: who approved or declined it, and when.
        allows_removals: whether they also allowed what is over the removal budget.
        done, total: progress, in changes.
        setbacks: areas that were set aside.
        made: places that it made, for links.
        made_at: when the plan was made.
        finished_at: when applying it ended.
    """

    section: ClassVar[str] = "sync_plans"
    indexed: ClassVar[tuple[str, ...]] = ("status", "origin", "about")
    dumped: ClassVar[bool] = False

    origin: Literal["hub", "registry", "drift", "daily", "command"]
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
    setbacks: tuple[Setback, ...] = ()
    made: tuple[Made, ...] = ()
    made_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return plan_from_json(self.body)


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
