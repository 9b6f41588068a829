"""The removal budget: how much the sync may take away in a day without somebody's word."""

from __future__ import annotations

from dataclasses import dataclass

from registry.core.errors import RegistryError


@dataclass(frozen=True, slots=True)
class RemovalBudget:
    """Removals of a plan, against the budget of a day.

    Attributes:
        planned: removals in this plan.
        before: removals of the past 24 hours.
        allowed: how many may go in 24 hours without somebody's word.
    """

    planned: int = 0
    before: int = 0
    allowed: int = 0

    @property
    def over(self) -> bool:
        """Return whether a person must allow this plan."""
        return self.planned > 0 and self.planned + self.before > self.allowed


NOTHING_REMOVED = RemovalBudget()


class RemovalsNotAllowed(RegistryError):
    """The plan takes away more than may go in a day: somebody must allow that in so many words.

    Attributes:
        removals: how many it takes away, and how many may go.
    """

    def __init__(self, removals: RemovalBudget) -> None:
        super().__init__(
            f"this plan takes away {removals.planned}, on top of {removals.before} in the past "
            f"24 hours; {removals.allowed} may go in a day: allow it, or decline the plan"
        )
        self.removals = removals
