"""Execute changes: teams side by side, and invitations for all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from graph_sync.apply import ledger_changes
from graph_sync.apply.accounts import AccountResolver, in_order
from graph_sync.apply.run import ApplyRun
from graph_sync.apply.team_executor import TeamExecutor, place_of
from graph_sync.concurrency import together
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

_NEW_CHANNEL = (ResourceKind.CHANNEL, SyncAction.CREATE)


async def execute(
    run: ApplyRun, changes: Sequence[PlannedChange], first: Sequence[str] = ()
) -> None:
    """Carry out changes in dependency order; what fails is in `run.results`.

    Args:
        run: the application.
        changes: in the order of a plan.
        first: keys of teams that come before the others, in order.

    Raises:
        RegistryError, Failure: the ledger can't be written; nothing more is done.
    """
    # First, since moves change the keys by which everything below finds its ids.
    await ledger_changes.keep(run, changes)
    areas: dict[str, list[PlannedChange]] = defaultdict(list)
    for change in changes:
        if change.area and change.kind is not ResourceKind.GUEST:
            areas[change.area].append(change)
    accounts = _accounts(run, changes)
    order = _order(areas, first)
    works = [
        _execute(run, TeamExecutor(run, key, areas[key], accounts), areas[key]) for key in order
    ]
    await together(accounts.invite_all(), *works)


def _order(areas: Mapping[str, Sequence[PlannedChange]], first: Sequence[str]) -> list[str]:
    """Return the teams in the order to begin them: most new channels first.

    A team gets one channel a second, and only six teams can be made in one: who came last with
    seven channels would be waited for when all others are done.
    """
    ranks = {key: rank for rank, key in enumerate(first)}

    def rank(key: str) -> tuple[int, int]:
        made = [one for one in areas[key] if (one.kind, one.action) == _NEW_CHANNEL]
        return ranks.get(key, len(first)), -len(made)

    return sorted(areas, key=rank)


async def _execute(run: ApplyRun, team: TeamExecutor, changes: Sequence[PlannedChange]) -> None:
    await run.results.guard(changes[0], team.apply())


def _accounts(run: ApplyRun, changes: Sequence[PlannedChange]) -> AccountResolver:
    """Return who is to be invited: who is needed in a private channel first, then by team."""
    invitations = {one.member: one for one in changes if one.action is SyncAction.INVITE}
    waiting: dict[str, dict[str, None]] = defaultdict(dict)
    urgent: set[str] = set()
    order: dict[str, PlannedChange] = {}
    for change in changes:
        if change.kind is ResourceKind.MEMBER and change.member in invitations:
            waiting[change.member][change.area] = None
            order.setdefault(change.member, invitations[change.member])
            if place_of(change) != change.area:
                urgent.add(change.member)
    order |= invitations
    queue = in_order(order.values(), lambda one: one.member in urgent)
    return AccountResolver(run, queue, {member: tuple(areas) for member, areas in waiting.items()})
