"""The order in which changes are done: each after what it needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

# Names go before what is made: a new channel may need a name that is given up. Roles and places are
# taken away last, so that nothing is without an owner meanwhile.
_STAGES = (
    (SyncAction.FORGET, ResourceKind.TEAM),
    (SyncAction.FORGET, ResourceKind.CHANNEL),
    (SyncAction.FORGET, ResourceKind.TAB),
    (SyncAction.MOVE, ResourceKind.TEAM),
    (SyncAction.MOVE, ResourceKind.CHANNEL),
    (SyncAction.ADOPT, ResourceKind.TEAM),
    (SyncAction.ADOPT, ResourceKind.CHANNEL),
    (SyncAction.ADOPT, ResourceKind.TAB),
    (SyncAction.RESTORE, ResourceKind.TEAM),
    (SyncAction.UNARCHIVE, ResourceKind.TEAM),
    (SyncAction.UNARCHIVE, ResourceKind.CHANNEL),
    (SyncAction.RENAME, ResourceKind.TEAM),
    (SyncAction.RENAME, ResourceKind.CHANNEL),
    (SyncAction.DESCRIBE, ResourceKind.TEAM),
    (SyncAction.DESCRIBE, ResourceKind.CHANNEL),
    (SyncAction.INVITE, ResourceKind.GUEST),
    (SyncAction.CREATE, ResourceKind.TEAM),
    (SyncAction.CREATE, ResourceKind.CHANNEL),
    (SyncAction.INSTALL, ResourceKind.APP),
    (SyncAction.RENAME, ResourceKind.TAB),
    (SyncAction.CHANGE, ResourceKind.TAB),
    (SyncAction.CREATE, ResourceKind.TAB),
    (SyncAction.ADD, ResourceKind.MEMBER),
    (SyncAction.PROMOTE, ResourceKind.MEMBER),
    (SyncAction.DEMOTE, ResourceKind.MEMBER),
    (SyncAction.REMOVE, ResourceKind.MEMBER),
    (SyncAction.REMOVE, ResourceKind.TAB),
    (SyncAction.ARCHIVE, ResourceKind.CHANNEL),
    (SyncAction.ARCHIVE, ResourceKind.TEAM),
)
_AWAY = (SyncAction.DEMOTE, SyncAction.REMOVE)
_STAGE = {stage: number for number, stage in enumerate(_STAGES)}


def in_order(
    changes: Iterable[PlannedChange], ranks: Mapping[tuple[SyncAction, str], int]
) -> tuple[PlannedChange, ...]:
    """Return the changes in the order in which they are done.

    Args:
        changes: in any order.
        ranks: (action, key) → place within its stage and team, where that matters.
    """

    def rank(one: PlannedChange) -> tuple[int, str, int, bool, str]:
        # Somebody is put in a team before they are put in its channels, and taken out of those
        # before they leave the team: with it they would leave them, ownerless or not.
        deep = (one.key.partition("/")[0] != one.area) != (one.action in _AWAY)
        number = ranks.get((one.action, one.key), 0)
        return _STAGE[one.action, one.kind], one.area, number, deep, one.key

    return tuple(sorted(changes, key=rank))
