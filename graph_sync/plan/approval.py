"""Match a new plan against what was approved in an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable

from registry.provisioning.first_contact import apart_from, contact_of, contacts
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
        """Those that were approved, in order.

        Nothing is done in a place that nobody said is ours: somebody may have made one under its
        name since the plan was shown.
        """
        some = tuple(changes)
        return tuple(one for one in apart_from(some, self._strangers(some)) if self.holds(one))

    def _strangers(self, changes: Iterable[PlannedChange]) -> set[str]:
        """Keys of places that are found by their name, and that nobody said are ours."""
        return {key for key, one in contacts(changes).items() if not self.holds(one)}

    def hindered(self, now: Plan, unread: Container[str]) -> tuple[PlannedChange, ...]:
        """Return what was approved and can't be done now; what else is missing was done before.

        What would now be made or named otherwise than was shown was not done either.

        Args:
            now: the plan made now; what has become unsure since is hindered, not done.
            unread: keys of teams that could not be read.
        """
        there = {self._mark(one) for one in now.changes}
        otherwise = {_thing(one) for one in now.changes if one.kind not in _OF_PEOPLE}
        # A channel of another kind than is wanted stays so, and is ours all the same.
        blocked = {one.key for one in now.blocked if one.why != "kind-differs"}
        strangers = self._strangers(now.changes)
        unsure = {self._place_and_person(one.key, one.member) for one in now.unsure}
        return tuple(
            one
            for one in self._changes
            if contact_of(one, strangers)
            or (
                self._mark(one) not in there
                and (
                    one.area in unread
                    or one.key in blocked
                    or _thing(one) in otherwise
                    or self._is_unsure(one, unsure)
                )
            )
        )

    def _is_unsure(self, change: PlannedChange, unsure: Container[str]) -> bool:
        """Return whether its thing, a place around it or its person was not seen for certain."""
        place = change.key.partition("/")[0]
        steps = place.split(":")
        around = {":".join(steps[:length]) for length in range(2, len(steps) + 1)}
        own = self._place_and_person(change.key, change.member)
        account = self._place_and_person("/", change.member) if change.member else own
        return any(mark in unsure for mark in (own, account, *around))

    def _place_and_person(self, key: str, member: str) -> str:
        place = key.partition("/")[0]
        return f"{place}/{self._called(member)}" if member else place

    def _mark(self, change: PlannedChange) -> str:
        what = (change.action, change.kind)
        if change.kind not in _OF_PEOPLE:
            # Why it is to be done may look otherwise by now, when we were stopped halfway. What is
            # made is called as was shown; of what is there the id tells which it is.
            called = change.name if change.action is SyncAction.CREATE else ""
            made_as = (change.channel_kind, change.spec)
            values = (change.before, change.after, change.graph_id, called, *made_as)
            return "\x1f".join((*what, change.key, *values))
        # What they are called may have changed, and an account may have come into being since.
        place = change.key.partition("/")[0]
        return "\x1f".join((*what, place, self._called(change.member)))


def _thing(change: PlannedChange) -> tuple[str, str, str]:
    """Return what is done with what, however it is done."""
    return change.action, change.kind, change.key
