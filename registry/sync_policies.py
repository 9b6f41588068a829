"""What the Graph sync may do without asking, as the kernteam has settled it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from registry.noun import Noun
from registry.sync_changes import Action, Cause, Change

POLICY = "sync"
"""The slug of the one policy."""

HARMLESS = (
    Action.ADOPT,
    Action.MOVE,
    Action.DESCRIBE,
    Action.CHANGE,
    Action.INVITE,
    Action.ADD,
    Action.PROMOTE,
    Action.INSTALL,
)
"""What is done without asking unless the kernteam says otherwise: nobody loses anything by it."""


class SyncPolicy(Noun):
    """What applies by itself, and how much may go in a day.

    Attributes:
        by_itself: actions that need nobody's word when the registry is what changed. What was
            changed by hand in Teams (drift) always waits for a person.
        paused: nothing is applied by itself at all.
        most_removals: how many removals a day need nobody's word.
        removal_percent: or this share of all memberships, where that is more.
    """

    section: ClassVar[str] = "sync_policies"
    dumped: ClassVar[bool] = False

    by_itself: tuple[Action, ...] = HARMLESS
    paused: bool = False
    most_removals: Annotated[int, Field(ge=0, le=100_000)] = 10
    removal_percent: Annotated[int, Field(ge=0, le=100)] = 5

    def lets(self, change: Change) -> bool:
        """Whether a change may be applied without asking."""
        return (
            not self.paused and change.action in self.by_itself and change.cause is not Cause.DRIFT
        )

    def allowance(self, memberships: int) -> int:
        """How many removals may go in 24 hours when there are this many memberships."""
        return max(self.most_removals, memberships * self.removal_percent // 100)
