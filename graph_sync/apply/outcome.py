"""The outcome of applying a plan, and its progress."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from registry.provisioning.approvals import CreatedPlace, Quarantine
from registry.provisioning.plan import Plan, PlannedChange


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of applying a plan.

    Attributes:
        done, total: changes.
        doing: key of the change that was just done.
        area: key of the team that it belongs to.
        waiting: code of what is waited for in that team, as in `Waiting`; empty when something was
            done.
        seconds: of Graph's time, for how long that is waited for at most.
        name: what people call the team, where something is waited for in it.
    """

    done: int
    total: int
    doing: str
    area: str
    waiting: str = ""
    seconds: float = 0.0
    name: str = ""


Tell = Callable[[Progress], Awaitable[None]]
"""Is told of each change that was done, and of what is waited for meanwhile."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change that was not made yet because Microsoft is not that far: that is no failure.

    Attributes:
        change: what waits.
        why: a code for what it waits for; texts in cards/texts/*/sync.ftl (`sync-waits-CODE`).
    """

    change: PlannedChange
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of applying a plan.

    Attributes:
        done: how many of its changes were done, those that were done before included.
        failed: what was set aside, and why.
        made: places that were made or adopted.
        left: what of the plan was not done, what waits included.
        waiting: which of that waits for Microsoft, and for what.
    """

    done: int
    failed: tuple[Quarantine, ...]
    made: tuple[CreatedPlace, ...]
    left: Plan
    waiting: tuple[Waiting, ...] = ()
