"""Match a new plan against what was approved in an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from registry.provisioning.plan import Plan, PlannedChange, ResourceKind, SyncAction

_OF_PEOPLE = (ResourceKind.MEMBER, ResourceKind.GUEST)


class Approval:
    """The approved changes: same thing, same action; people by whatever key they have now.

    Args:
        approved: the plan that was shown.
        called: from a member's key to the key that they have now: who was invited in the meantime
            has another one.
    """

    def __init__(self, approved: Plan, called: Callable[[str], str]) -> None:
        self._called = called
        self._changes = approved.changes
        self._approved = {self._mark(one) for one in approved.changes}

    def holds(self, change: PlannedChange) -> bool:
        """Return whether it was approved."""
        return self._mark(change) in self._approved

    def of(self, changes: Iterable[PlannedChange]) -> tuple[PlannedChange, ...]:
        """Those that were approved, in order."""
        return tuple(one for one in changes if self.holds(one))

    def hindered(self, now: Plan, unread: Container[str]) -> tuple[PlannedChange, ...]:
        """Return what was approved and can't be done now; what else is missing was done before.

        Args:
            now: the plan made now.
            unread: keys of teams that could not be read.
        """
        there = {self._mark(one) for one in now.changes}
        # A channel of another kind than is wanted stays so, and is ours all the same.
        blocked = {one.key for one in now.blocked if one.why != "kind-differs"}
        missing = (one for one in self._changes if self._mark(one) not in there)
        return tuple(one for one in missing if one.area in unread or one.key in blocked)

    def _mark(self, change: PlannedChange) -> str:
        what = (change.action, change.kind)
        if change.kind not in _OF_PEOPLE:
            # Why it is to be done may look otherwise by now, when we were stopped halfway. What is
            # made is called as was shown; of what is there the id tells which it is.
            called = change.name if change.action is SyncAction.CREATE else ""
            values = (change.before, change.after, change.graph_id, called)
            return "\x1f".join((*what, change.key, *values))
        # What they are called may have changed, and an account may have come into being since.
        place = change.key.partition("/")[0]
        return "\x1f".join((*what, place, self._called(change.member)))
