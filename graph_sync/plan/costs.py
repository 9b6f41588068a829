"""Costs of changes: calls, and the least time that they take.

Which call serves which change is the applier's (`graph_sync.apply`); what it does together (twenty
people in one call, a private channel with its members) counts once here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from graph_sync.limits import Load, Op, estimate
from graph_sync.model.keys import app_place, channel_of
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

TOGETHER: Final = 20
"""People whom one call puts in a group (facts, 1)."""
REMOVED: Final = 20
"""People whom one call takes out of a team (conversationmember-remove)."""
READ_BACK: Final = 2
"""Calls to see who is in a team after people were taken out: Teams' list and the group's."""
YOUNG: Final = 10.0
"""Seconds until a new group is known to Teams (facts, 4: tries ten seconds apart)."""
OPERATION: Final = 31.0
"""Seconds between looks at an operation (teamsAsyncOperation: more than thirty)."""

_OPS: Mapping[tuple[SyncAction, ResourceKind], tuple[Op, ...]] = {
    (SyncAction.CREATE, ResourceKind.TEAM): (Op.CHANGE_DIRECTORY, Op.PUT_TEAM, Op.GET_CHANNEL),
    (SyncAction.CREATE, ResourceKind.CHANNEL): (Op.POST_CHANNEL,),
    (SyncAction.CREATE, ResourceKind.TAB): (Op.POST_TAB,),
    (SyncAction.INSTALL, ResourceKind.APP): (Op.POST_APP,),
    (SyncAction.RENAME, ResourceKind.TEAM): (Op.PATCH_TEAM,),
    (SyncAction.DESCRIBE, ResourceKind.TEAM): (Op.PATCH_TEAM,),
    (SyncAction.RENAME, ResourceKind.CHANNEL): (Op.PATCH_CHANNEL,),
    (SyncAction.DESCRIBE, ResourceKind.CHANNEL): (Op.PATCH_CHANNEL,),
    (SyncAction.RENAME, ResourceKind.TAB): (Op.PATCH_TAB,),
    (SyncAction.CHANGE, ResourceKind.TAB): (Op.PATCH_TAB,),
    (SyncAction.REMOVE, ResourceKind.TAB): (Op.DELETE_TAB, Op.GET_TABS),
    (SyncAction.ARCHIVE, ResourceKind.TEAM): (Op.ARCHIVE, Op.GET_OPERATION),
    (SyncAction.ARCHIVE, ResourceKind.CHANNEL): (Op.ARCHIVE, Op.GET_OPERATION),
    (SyncAction.UNARCHIVE, ResourceKind.TEAM): (Op.ARCHIVE, Op.GET_OPERATION),
    (SyncAction.UNARCHIVE, ResourceKind.CHANNEL): (Op.ARCHIVE, Op.GET_OPERATION),
    (SyncAction.RESTORE, ResourceKind.TEAM): (Op.CHANGE_DIRECTORY,),
    (SyncAction.INVITE, ResourceKind.GUEST): (Op.POST_INVITATION,),
    (SyncAction.DEMOTE, ResourceKind.MEMBER): (Op.CHANGE_TEAM_MEMBER,),
}


def calls_of(action: SyncAction, kind: ResourceKind) -> int:
    """Count the calls of a change by itself; those about people are counted elsewhere."""
    return len(_OPS.get((action, kind), ()))


def seconds_of(action: SyncAction, kind: ResourceKind) -> float:
    """Return the least time that a change takes, whatever the limits."""
    if action in (SyncAction.ARCHIVE, SyncAction.UNARCHIVE):
        return OPERATION
    return YOUNG if (action, kind) == (SyncAction.CREATE, ResourceKind.TEAM) else 0.0


def seconds(changes: Iterable[PlannedChange]) -> float:
    """Return the least time in which changes can be made: by the limits, and what is waited for.

    Teams go side by side; within one, what is done in another stage is waited for.
    """
    calls: Counter[tuple[Op, str, str]] = Counter()
    waits: dict[str, dict[tuple[SyncAction, ResourceKind], float]] = defaultdict(dict)
    for one in changes:
        if one.calls:
            for op, team, channel in _calls(one):
                calls[op, team, channel] += 1
        if one.seconds:
            stage = waits[one.area]
            kind = (one.action, one.kind)
            stage[kind] = max(one.seconds, stage.get(kind, 0.0))
    loads = (Load(op, team, channel, count) for (op, team, channel), count in calls.items())
    return estimate(loads) + max((sum(one.values()) for one in waits.values()), default=0.0)


def _calls(change: PlannedChange) -> Iterable[tuple[Op, str, str]]:
    place = change.key.partition("/")[0]
    ops = _OPS.get((change.action, change.kind))
    if change.kind is ResourceKind.APP:
        place = app_place(place)
        ops = ops if place == change.area else (Op.POST_ENABLED_APP,)
    channel = "" if place == change.area else channel_of(place)
    if ops is None:  # somebody's place
        away = change.action is SyncAction.REMOVE
        in_team = Op.POST_TEAM_MEMBERS if away else Op.CHANGE_DIRECTORY
        ops = (Op.CHANGE_CHANNEL_MEMBER if channel else in_team,)
    if change.kind is ResourceKind.MEMBER and change.removes and change.calls > 1:
        looks = (Op.GET_CHANNEL_MEMBERS,) if channel else (Op.GET_TEAM_MEMBERS, Op.GET_DIRECTORY)
        ops = (*ops, *looks)
    made = change.action is SyncAction.CREATE and change.kind is ResourceKind.CHANNEL
    for op in ops:
        yield op, change.area, "" if made else channel
