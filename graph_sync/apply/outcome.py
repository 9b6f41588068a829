"""What comes of applying a plan, and how far it is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from registry.provisioning.approvals import CreatedPlace, Quarantine
from registry.provisioning.plan import Plan


@dataclass(frozen=True, slots=True)
class Progress:
    """How far it is.

    Attributes:
        done, total: changes.
        doing: key of the change that was just done.
        area: key of the team that it belongs to.
    """

    done: int
    total: int
    doing: str
    area: str


Tell = Callable[[Progress], Awaitable[None]]
"""Is told of each change that was done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a plan.

    Attributes:
        done: how many of its changes were done, those that were done before included.
        failed: what was set aside, and why.
        made: places that were made or adopted.
        left: what of the plan was not done.
    """

    done: int
    failed: tuple[Quarantine, ...]
    made: tuple[CreatedPlace, ...]
    left: Plan
