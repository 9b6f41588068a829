"""The outcome of applying a plan, and its progress."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from registry.provisioning.fates import VERDICTS, Ended, Fate, Verdict, verdict_of, worst
from registry.provisioning.plan import Plan, PlannedChange
from registry.provisioning.sync_plan import CreatedPlace, Quarantine


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


def unseen(plan: Plan) -> frozenset[Fate]:
    """Return what in the teams of a plan was not seen to be as it should, beside its changes."""
    found = {Fate.UNREAD: plan.unread, Fate.UNSURE: plan.unsure, Fate.WAITING: plan.pending}
    return frozenset(fate for fate, things in found.items() if things)


def unread_in(plan: Plan) -> tuple[str, ...]:
    """Return the keys of the teams in a plan that could not be read."""
    return tuple(sorted({one.area for one in plan.unread}))


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of applying a plan.

    Attributes:
        done: how many of its changes were done, those that were done before included.
        failed: what was set aside, and why.
        made: places that were made or adopted.
        left: what of the plan was not done and still is to be, what waits included.
        waiting: which of that waits for Microsoft, and for what.
        ends: what became of each of its changes.
        unseen: what else was not seen to be as it should, in the teams that were looked at: nothing
            of it was approved, but nobody may say that all is well.
        unread: keys of the teams that could not be read.
    """

    done: int
    failed: tuple[Quarantine, ...]
    made: tuple[CreatedPlace, ...]
    left: Plan
    waiting: tuple[Waiting, ...] = ()
    ends: tuple[Ended, ...] = ()
    unseen: frozenset[Fate] = frozenset()
    unread: tuple[str, ...] = ()

    def beside(self, plan: Plan) -> Outcome:
        """Return the same, where what a plan without changes tells was not seen either."""
        unread = sorted({*self.unread, *unread_in(plan)})
        return replace(self, unseen=self.unseen | unseen(plan), unread=tuple(unread))

    @property
    def verdict(self) -> Verdict:
        """Return how it ended as a whole."""
        from graph_sync.quarantine import NOT_SEEN, TAKES_TIME  # with it comes the client of Graph

        told = worst((verdict_of(self.ends), *(VERDICTS[one] for one in self.unseen)))
        unread = {one.change.area for one in self.ends if one.fate is Fate.UNREAD}
        passing = (*NOT_SEEN, *TAKES_TIME)
        refused = any(one.area not in unread and one.why not in passing for one in self.failed)
        fine = self.ends or not self.left.changes
        return worst((told, Verdict.DONE if fine and not refused else Verdict.ERROR))

    def count(self, fate: Fate) -> int:
        """Count the changes that ended so."""
        return sum(one.fate is fate for one in self.ends)
