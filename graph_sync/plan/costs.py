"""What changes cost: calls, and the least time in which they can be made.

Which call serves which change is the applier's (`graph_sync.apply`); what it does together (twenty
people in one call, a private channel with its members) counts once here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from graph_sync.limits import Load, Op, estimate
from graph_sync.model.keys import channel_of
from registry.provisioning.plan import Action, Change, Kind

TOGETHER: Final = 20
"""People whom one call puts in a group (facts, 1)."""
YOUNG: Final = 10.0
"""Seconds until a new group is known to Teams (facts, 4: tries ten seconds apart)."""
OPERATION: Final = 31.0
"""Seconds between looks at an operation (teamsAsyncOperation: more than thirty)."""

_OPS: Mapping[tuple[Action, Kind], tuple[Op, ...]] = {
    (Action.CREATE, Kind.TEAM): (Op.CHANGE_DIRECTORY, Op.PUT_TEAM, Op.GET_CHANNEL),
    (Action.CREATE, Kind.CHANNEL): (Op.POST_CHANNEL,),
    (Action.CREATE, Kind.TAB): (Op.POST_TAB,),
    (Action.INSTALL, Kind.APP): (Op.POST_APP,),
    (Action.RENAME, Kind.TEAM): (Op.PATCH_TEAM,),
    (Action.DESCRIBE, Kind.TEAM): (Op.PATCH_TEAM,),
    (Action.RENAME, Kind.CHANNEL): (Op.PATCH_CHANNEL,),
    (Action.DESCRIBE, Kind.CHANNEL): (Op.PATCH_CHANNEL,),
    (Action.RENAME, Kind.TAB): (Op.PATCH_TAB,),
    (Action.CHANGE, Kind.TAB): (Op.PATCH_TAB,),
    (Action.REMOVE, Kind.TAB): (Op.DELETE_TAB,),
    (Action.ARCHIVE, Kind.TEAM): (Op.ARCHIVE, Op.GET_OPERATION),
    (Action.ARCHIVE, Kind.CHANNEL): (Op.ARCHIVE, Op.GET_OPERATION),
    (Action.UNARCHIVE, Kind.TEAM): (Op.ARCHIVE, Op.GET_OPERATION),
    (Action.UNARCHIVE, Kind.CHANNEL): (Op.ARCHIVE, Op.GET_OPERATION),
    (Action.RESTORE, Kind.TEAM): (Op.CHANGE_DIRECTORY,),
    (Action.INVITE, Kind.GUEST): (Op.POST_INVITATION,),
    (Action.PROMOTE, Kind.MEMBER): (Op.CHANGE_DIRECTORY,),
    (Action.DEMOTE, Kind.MEMBER): (Op.CHANGE_TEAM_MEMBER,),
}


def calls_of(action: Action, kind: Kind) -> int:
    """Calls that a change costs by itself; those about people in places are counted elsewhere."""
    return len(_OPS.get((action, kind), ()))


def seconds_of(action: Action, kind: Kind) -> float:
    """The least time that a change takes, whatever the limits."""
    if action in (Action.ARCHIVE, Action.UNARCHIVE):
        return OPERATION
    return YOUNG if (action, kind) == (Action.CREATE, Kind.TEAM) else 0.0


def seconds(changes: Iterable[Change]) -> float:
    """The least time in which changes can be made: by the limits, and what is waited for.

    Teams go side by side; within one, what is done in another stage is waited for.
    """
    calls: Counter[tuple[Op, str, str]] = Counter()
    waits: dict[str, dict[tuple[Action, Kind], float]] = defaultdict(dict)
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


def _calls(change: Change) -> Iterable[tuple[Op, str, str]]:
    place = change.key.partition("/")[0]
    channel = "" if place == change.area else channel_of(place)
    ops = _OPS.get((change.action, change.kind))
    if ops is None:  # somebody's place
        ops = (Op.CHANGE_CHANNEL_MEMBER if channel else Op.CHANGE_DIRECTORY,)
    made = change.action is Action.CREATE and change.kind is Kind.CHANNEL
    for op in ops:
        yield op, change.area, "" if made else channel
