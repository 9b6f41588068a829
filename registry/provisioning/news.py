"""Events of the sync beside its plans."""

from __future__ import annotations

from typing import ClassVar

from registry.core.events import Event
from registry.provisioning.plan import Blocked, plan_from_json


class SyncStuck(Event):
    """A place can't be in Teams until somebody does something about it.

    Attributes:
        body: a plan with nothing but that, as `registry.provisioning.plan.plan_to_json` writes it.
    """

    name: ClassVar[str] = "sync.stuck"

    body: str

    @property
    def stuck(self) -> tuple[Blocked, ...]:
        """Return what can't be done."""
        return plan_from_json(self.body).blocked


class SyncScanned(Event):
    """The look that somebody asked for was taken.

    Attributes:
        by: key of the member who asked.
        differences: how many changes there are between the registry and Teams.
        body: what can't be done, as in SyncStuck.
        unsure: how many things were not shown as they should be, and are looked at again.
    """

    name: ClassVar[str] = "sync.looked"

    by: str
    differences: int
    body: str
    unsure: int = 0

    @property
    def stuck(self) -> tuple[Blocked, ...]:
        """Return what can't be done."""
        return plan_from_json(self.body).blocked
