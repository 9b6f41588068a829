"""The kernteam's policy: what the sync may do without asking."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import Field, field_validator

from registry.core.entity import Entity
from registry.core.errors import CodedError
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.plan import Cause, PlannedChange, SyncAction
from registry.provisioning.removal_budget import DAYS_A_WEEK, RemovalBudget, Removed

POLICY = "sync"
"""The slug of the one policy."""

HARMLESS = (
    SyncAction.ADOPT,
    SyncAction.MOVE,
    SyncAction.DESCRIBE,
    SyncAction.CHANGE,
    SyncAction.INVITE,
    SyncAction.ADD,
    SyncAction.PROMOTE,
    SyncAction.INSTALL,
)
"""What is done without asking unless the kernteam says otherwise: nobody loses anything by it."""


MOST_REMOVALS = 100_000
"""The highest number of removals a day that can be settled."""


class SyncPolicy(Entity):
    """The policy: what goes by itself, and how much may be removed in a day.

    Attributes:
        by_itself: actions that need nobody's word when the registry is what changed. What was
            changed by hand in Teams (drift) always waits for a person, and so does taking over a
            team or channel that is recognised by its name.
        paused: nothing is applied by itself at all.
        most_removals: how many removals a day need nobody's word.
        removal_percent: or this share of all memberships, where that is more; of teams to be
            archived one a day, or this share of them.
    """

    section: ClassVar[str] = "sync_policies"
    dumped: ClassVar[bool] = False

    by_itself: tuple[SyncAction, ...] = HARMLESS
    paused: bool = False
    most_removals: Annotated[int, Field(ge=0, le=MOST_REMOVALS)] = 10
    removal_percent: Annotated[int, Field(ge=0, le=100)] = 5

    def lets(self, change: PlannedChange) -> bool:
        """Return whether a change may be applied without asking; never because of a name."""
        return (
            not self.paused
            and change.action in self.by_itself
            and change.cause is not Cause.DRIFT
            and not change.by_name
        )

    def allowance(self, memberships: int) -> int:
        """Return how many removals may go in 24 hours when there are this many memberships."""
        return max(self.most_removals, memberships * self.removal_percent // 100)

    def team_allowance(self, teams: int) -> int:
        """Return how many of this many teams may be archived in 24 hours: one, or that share."""
        return max(min(self.most_removals, 1), teams * self.removal_percent // 100)

    def budget(
        self, removed: Removed, *, planned: int, teams: int, memberships: int, all_teams: int
    ) -> RemovalBudget:
        """Return what a plan takes away, held against what may go.

        Args:
            removed: what went before.
            planned: places that people lose by the plan.
            teams: teams that it archives.
            memberships: how many there are, in all places of ours.
            all_teams: how many teams of ours there are.
        """
        day, of_teams = self.allowance(memberships), self.team_allowance(all_teams)
        return RemovalBudget(
            planned,
            removed.day,
            day,
            removed.week,
            day * DAYS_A_WEEK,
            teams,
            removed.teams,
            of_teams,
            removed.teams_week,
            of_teams * DAYS_A_WEEK,
        )


class PolicyEntry(FormEntry):
    """The policy as the kernteam fills it in; see SyncPolicy.

    Numbers may come as text. Faults: `choice` (an action that there is not), `number` with `min`
    and `max`.
    """

    by_itself: tuple[SyncAction, ...] = ()
    paused: bool = False
    most_removals: int
    removal_percent: int

    @field_validator("by_itself", mode="before")
    @classmethod
    def _each_once(cls, value: Any) -> Any:
        if isinstance(value, str):
            value = [one.strip() for one in value.split(",") if one.strip()]
        return tuple(dict.fromkeys(value)) if isinstance(value, list | tuple) else value

    @field_validator("most_removals", mode="before")
    @classmethod
    def _most(cls, value: Any) -> int:
        return _number(value, MOST_REMOVALS)

    @field_validator("removal_percent", mode="before")
    @classmethod
    def _percent(cls, value: Any) -> int:
        return _number(value.strip().removesuffix("%") if isinstance(value, str) else value, 100)


async def policy(unit: UnitOfWork) -> SyncPolicy:
    """Return what applies now; the default while the kernteam has settled nothing."""
    return await unit.of(SyncPolicy).find(POLICY) or SyncPolicy(slug=POLICY)


async def change_policy(unit: UnitOfWork, entry: PolicyEntry) -> SyncPolicy:
    """Settle what the sync does by itself from now on. Raises NotAllowed."""
    await require(unit, Right.CHANGE_SYNC_POLICY)
    return await unit.of(SyncPolicy).upsert(
        SyncPolicy(slug=POLICY, **dict(entry)),
        lambda known: known.model_copy(update=dict(entry)),
    )


def _number(value: Any, most: int) -> int:
    text = str(value).strip()
    if isinstance(value, bool) or not (text.isascii() and text.isdigit() and len(text) < 10):
        raise CodedError("number", min=0, max=most)
    if int(text) > most:
        raise CodedError("number", min=0, max=most)
    return int(text)
