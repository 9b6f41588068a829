"""Match a new plan against what was approved in an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from registry.provisioning.fates import Ended, Fate
from registry.provisioning.first_contact import apart_from, contact_of, contacts
from registry.provisioning.plan import (
    LEAVING,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    places_of,
)

_OF_PEOPLE = (ResourceKind.MEMBER, ResourceKind.GUEST)
NOT_OURS = "not-ours"
"""Why nothing is done in a place that somebody else may have made."""
_ENDS_ACCESS = (SyncAction.REMOVE, SyncAction.DEMOTE)

Mark = tuple[str, str, str, str]
"""Action, kind and place of a change, and whom it is about: what the audit trail has of it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known by now, for what a new plan no longer has.

    Attributes:
        plan: the new one.
        unread: key of a team that could not be read → a code.
        shows: whether what a change would bring about is to be seen.
        made: marks of what this very plan made earlier, by the audit trail.
    """

    plan: Plan
    unread: Mapping[str, str]
    shows: Callable[[PlannedChange], bool]
    made: Collection[Mark] = ()


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
        self._approved = {self._mark(one): one for one in approved.changes}

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

    def approved(self, change: PlannedChange) -> PlannedChange:
        """Return a change as it was approved."""
        return self._approved[self._mark(change)]

    def mark(self, change: PlannedChange) -> Mark:
        """Return what the audit trail has of a change."""
        place = change.key.partition("/")[0]
        return (change.action, change.kind, place, self._called(change.member))

    def ended(self, seen: Seen) -> tuple[Ended, ...]:
        """Return what became of what was approved and is not to be done any more.

        That it is not in the new plan does not say that it was done: only what is seen does, or
        that this very plan made it before. What ends access must be seen. What would now be made or
        named otherwise than was shown was not done, and in a place that nobody said is ours nothing
        is.
        """
        planned = seen.plan.changes
        there = {self._mark(one) for one in planned}
        strangers = self._strangers(planned)
        obstacles = self._obstacles(seen.plan)
        otherwise = {_thing(one) for one in planned if one.kind not in _OF_PEOPLE}
        ended = []
        for one in self._changes:
            if contact_of(one, strangers):
                ended.append(Ended(one, Fate.BLOCKED, NOT_OURS))
            elif self._mark(one) not in there:
                replanned = _thing(one) in otherwise
                end = Ended(one, Fate.OVERTAKEN) if replanned else None
                ended.append(end or self._judged(one, seen, obstacles))
        return tuple(ended)

    def _judged(
        self, change: PlannedChange, seen: Seen, obstacles: Mapping[str, tuple[Fate, str]]
    ) -> Ended:
        if (code := seen.unread.get(change.area)) is not None:
            return Ended(change, Fate.UNREAD, code)
        keys = self._keys(change)
        doubts = (obstacles[key] for key in keys if key in obstacles)
        if doubt := next((one for one in doubts if one[0] is Fate.UNSURE), None):
            return Ended(change, *doubt)  # that it was not shown proves nothing
        if (obstacle := obstacles.get(keys[0])) is not None and obstacle[1] == LEAVING:
            return Ended(change, Fate.WAITING, "removal")
        ends_access = change.action in _ENDS_ACCESS
        made = not ends_access and self.mark(change) in seen.made
        if made or seen.shows(change):
            return Ended(change, Fate.BEFORE)
        found = next((obstacles[key] for key in keys if key in obstacles), None)
        if found is None or found[1] == LEAVING:
            return Ended(change, Fate.OVERTAKEN)
        return Ended(change, *found)

    def _obstacles(self, plan: Plan) -> dict[str, tuple[Fate, str]]:
        """Key of a thing → what keeps changes of it from being planned now."""
        found: dict[str, tuple[Fate, str]] = {}
        for blocked in plan.blocked:
            if blocked.why != "kind-differs":  # it stays so, and is ours all the same
                found[self._key(blocked.key)] = (Fate.BLOCKED, blocked.why)
        for pending in plan.pending:
            key = f"{pending.key.partition('/')[0]}/{self._called(pending.member)}"
            found[key] = (Fate.WAITING, pending.why or "roster")
        for unsure in plan.unsure:
            found[self._key(unsure.key)] = (Fate.UNSURE, unsure.why)
        return found

    def _keys(self, change: PlannedChange) -> tuple[str, ...]:
        """Return the keys of what a change is about: the thing, the place, the person, the team."""
        person = (f"/{self._called(change.member)}",) if change.member else ()
        places = reversed(places_of(change))  # the innermost first, the team last
        return (self._key(change.key), change.key.partition("/")[0], *person, *places)

    def _key(self, key: str) -> str:
        place, slash, member = key.partition("/")
        return f"{place}/{self._called(member)}" if slash else key

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
