"""The order in which changes are done: each after what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.provisioning.plan import Action, Change, Kind

# Names go before what is made: a new channel may need a name that is given up. Roles and places are
# taken away last, so that nothing is without an owner meanwhile.
_STAGES = (
    (Action.FORGET, Kind.TEAM),
    (Action.FORGET, Kind.CHANNEL),
    (Action.FORGET, Kind.TAB),
    (Action.MOVE, Kind.TEAM),
    (Action.MOVE, Kind.CHANNEL),
    (Action.ADOPT, Kind.TEAM),
    (Action.ADOPT, Kind.CHANNEL),
    (Action.ADOPT, Kind.TAB),
    (Action.RESTORE, Kind.TEAM),
    (Action.UNARCHIVE, Kind.TEAM),
    (Action.UNARCHIVE, Kind.CHANNEL),
    (Action.RENAME, Kind.TEAM),
    (Action.RENAME, Kind.CHANNEL),
    (Action.DESCRIBE, Kind.TEAM),
    (Action.DESCRIBE, Kind.CHANNEL),
    (Action.INVITE, Kind.GUEST),
    (Action.CREATE, Kind.TEAM),
    (Action.CREATE, Kind.CHANNEL),
    (Action.INSTALL, Kind.APP),
    (Action.RENAME, Kind.TAB),
    (Action.CHANGE, Kind.TAB),
    (Action.CREATE, Kind.TAB),
    (Action.ADD, Kind.MEMBER),
    (Action.PROMOTE, Kind.MEMBER),
    (Action.DEMOTE, Kind.MEMBER),
    (Action.REMOVE, Kind.MEMBER),
    (Action.REMOVE, Kind.TAB),
    (Action.ARCHIVE, Kind.CHANNEL),
    (Action.ARCHIVE, Kind.TEAM),
)
_STAGE = {stage: number for number, stage in enumerate(_STAGES)}


def in_order(
    changes: Iterable[Change], ranks: Mapping[tuple[Action, str], int]
) -> tuple[Change, ...]:
    """Changes in the order in which they are done.

    Args:
        changes: in any order.
        ranks: (action, key) → place within its stage and team, where that matters.
    """

    def rank(one: Change) -> tuple[int, str, int, bool, str]:
        # Somebody is put in a team before they are put in its channels.
        deep = one.key.partition("/")[0] != one.area
        number = ranks.get((one.action, one.key), 0)
        return _STAGE[one.action, one.kind], one.area, number, deep, one.key

    return tuple(sorted(changes, key=rank))
