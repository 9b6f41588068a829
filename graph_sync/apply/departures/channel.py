"""Taking people out of a private channel, and letting its owners be ordinary members."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from graph_sync.apply.departures.read_back import Departures, Shown
from graph_sync.apply.departures.team import AT_ONCE
from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall
from graph_sync.graph.errors import (
    AlreadyThere,
    Forbidden,
    Missing,
    Refused,
    Unclear,
    Unreachable,
)
from graph_sync.graph.models import GraphMember
from graph_sync.ledger.edits import entered, leaving
from graph_sync.model.shapes import ObservedMembership
from graph_sync.observed.team import memberships_of
from registry.provisioning.plan import PlannedChange, SyncAction


async def leave(
    run: ApplyRun, place: str, demoted: Sequence[PlannedChange], removed: Sequence[PlannedChange]
) -> None:
    """Let owners of a private channel be members and take people out, and look whether it is so.

    Args:
        run: the application.
        place: key of the channel.
        demoted: that owners become ordinary members; these go first.
        removed: that people go.
    """
    if not (demoted or removed) or place not in run.ids:
        return
    channel = _Channel(run, place)
    for changes in (demoted, removed):
        for start in range(0, len(changes), AT_ONCE):
            some = changes[start : start + AT_ONCE]
            await together(*(run.results.guard(one, channel.end(one)) for one in some))
    await channel.departures.settle()


class _Channel:
    """One private channel that people leave.

    Attributes:
        departures: what was asked for.
    """

    def __init__(self, run: ApplyRun, place: str) -> None:
        self._run = run
        self._place = place
        self._team, self._id = run.ids[area_of(place)], run.ids[place]
        team = run.found(area_of(place))
        found = (team.channels or {}).get(self._id) if team else None
        self._seen: Shown = {}
        self._known = dict((found.memberships if found else None) or {})
        self.departures = Departures(
            run, place, self._shown, self._list, self._by_id, self._give_back
        )

    async def end(self, change: PlannedChange) -> None:
        """Take somebody out, or let an owner be a member."""
        run, user = self._run, self._run.user(change)
        membership = await self._membership(user)
        if membership is None:
            self.departures.asked(change)  # whether they are out is seen when it is read back
            return
        demotion = change.action is SyncAction.DEMOTE
        where = (self._team, self._id, membership.id)
        call = (
            calls.change_channel_member(*where, owner=False)
            if demotion
            else calls.remove_channel_member(*where)
        )
        edits = () if demotion else (leaving(self._place, [user], run.now),)
        try:
            await run.change(call, [change], *edits)
        except Missing:
            self.departures.asked(change)
        except (Refused, Forbidden) as error:
            self.departures.refused(change, error)
        except (Unclear, Unreachable) as error:
            self.departures.asked(change, unclear=error)
        else:
            self.departures.asked(change)

    async def _give_back(self, change: PlannedChange) -> None:
        """Put a former owner in the channel again, who lost that with the role."""
        run, user = self._run, self._run.user(change)
        if user not in self._seen:
            call = calls.add_channel_member(self._team, self._id, user)
            with suppress(AlreadyThere):  # else its list ended early
                await run.change(call, [change], entered(self._place, [user], run.now))

    async def _membership(self, user: str) -> ObservedMembership | None:
        """Somebody's membership of the channel; who came in just now is looked up."""
        if user not in self._known:
            self._known |= await self._listed()
        return self._known.get(user)

    def _list(self) -> GraphCall:
        return calls.list_channel_members(self._team, self._id)

    def _by_id(self, user: str) -> tuple[GraphCall, ...]:
        return (calls.find_channel_member(self._team, self._id, user),)

    async def _listed(self) -> dict[str, ObservedMembership]:
        return memberships_of(await self._run.graph.list(self._list(), GraphMember))

    async def _shown(self) -> Shown:
        self._seen = {user: one.owner for user, one in (await self._listed()).items()}
        return self._seen
