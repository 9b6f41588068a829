"""The removal budget: how much the sync may take away without somebody's word.

Two things are counted: places that people lose, and teams that are archived. A place is somebody's
in a team or private channel, or a role, or a tab, or a standard channel; a team or private channel
that is archived counts for all who are in it.
Each is held against two windows that move with the clock: a day, and a week of three days' worth,
so that neither a flood nor a bleed of just under a day's budget passes. What a person allowed in so
many words counts for the day, and is not held against the rest of the week.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal

from registry.core.errors import RegistryError

DAY, WEEK = timedelta(days=1), timedelta(days=7)
DAYS_A_WEEK: Final = 3
"""In a week as much may go as in so many days."""

BudgetCode = Literal["day", "week", "teams", "teams-week"]


@dataclass(frozen=True, slots=True)
class Removed:
    """The removals of the past, by the audit trail.

    Attributes:
        day, week: places that people lost in the past 24 hours, and in seven days without
            somebody's word for it.
        teams, teams_week: teams that were archived, likewise.
        archived: key of a place → when its archiving was last asked for, in those seven days: one
            that failed or was stopped is gone on with, and counts once.
    """

    day: int = 0
    week: int = 0
    teams: int = 0
    teams_week: int = 0
    archived: Mapping[str, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Exceeded:
    """A budget that a plan goes over.

    Attributes:
        code: which one: places or teams, of a day or of a week.
        planned, before, allowed: of what it counts.
    """

    code: BudgetCode
    planned: int
    before: int
    allowed: int


@dataclass(frozen=True, slots=True)
class RemovalBudget:
    """Removals of a plan, against the budget of a day and of a week.

    Attributes:
        planned: places that people lose by this plan.
        before: those of the past 24 hours.
        allowed: how many may go in 24 hours without somebody's word.
        week_before, week_allowed: the same in seven days; no limit when None.
        teams: teams that this plan archives.
        teams_before, teams_allowed: those of 24 hours, and how many may be; no limit when None.
        teams_week_before, teams_week_allowed: the same in seven days.
    """

    planned: int = 0
    before: int = 0
    allowed: int = 0
    week_before: int = 0
    week_allowed: int | None = None
    teams: int = 0
    teams_before: int = 0
    teams_allowed: int | None = None
    teams_week_before: int = 0
    teams_week_allowed: int | None = None

    @property
    def over(self) -> bool:
        """Return whether a person must allow this plan."""
        return bool(self.exceeded)

    @property
    def exceeded(self) -> tuple[Exceeded, ...]:
        """Return the budgets that it goes over."""
        return tuple(
            one
            for one in self._budgets()
            if one.planned > 0 and one.planned + one.before > one.allowed
        )

    def _budgets(self) -> Iterator[Exceeded]:
        yield Exceeded("day", self.planned, self.before, self.allowed)
        if self.week_allowed is not None:
            yield Exceeded("week", self.planned, self.week_before, self.week_allowed)
        if self.teams_allowed is not None:
            yield Exceeded("teams", self.teams, self.teams_before, self.teams_allowed)
        if self.teams_week_allowed is not None:
            before, allowed = self.teams_week_before, self.teams_week_allowed
            yield Exceeded("teams-week", self.teams, before, allowed)

    def __str__(self) -> str:
        """Say for operators which budgets it goes over, and by what."""
        return "; ".join(_in_english(one) for one in self.exceeded)


NOTHING_REMOVED = RemovalBudget()


def _in_english(one: Exceeded) -> str:
    what = "teams archived" if one.code.startswith("teams") else "places taken from people"
    span = "seven days" if one.code.endswith("week") else "24 hours"
    return (
        f"{one.planned} {what}, on top of {one.before} in the past {span}, where {one.allowed} "
        "may be without somebody's word"
    )


class RemovalsNotAllowed(RegistryError):
    """The plan takes away more than may go: somebody must allow that in so many words.

    Attributes:
        removals: how much it takes away, and how much may go.
    """

    def __init__(self, removals: RemovalBudget) -> None:
        super().__init__(
            f"this plan goes over the removal budget: {removals}: allow it, or decline"
        )
        self.removals = removals
