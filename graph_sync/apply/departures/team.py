"""Taking people out of a team, and letting its owners be ordinary members."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from pydantic import TypeAdapter, ValidationError

from graph_sync.apply.departures.read_back import Departures, Shown, places_with
from graph_sync.apply.run import ApplyRun
from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall, GraphReply
from graph_sync.graph.errors import (
    AlreadyThere,
    Forbidden,
    Missing,
    Refused,
    Unclear,
    Unreachable,
)
from graph_sync.graph.models import GraphMember, GraphObject, MemberResult
from graph_sync.ledger.edits import asked, leaving
from graph_sync.model.shapes import ObservedMembership
from graph_sync.observed.team import memberships_of
from registry.provisioning.plan import PlannedChange

AT_ONCE = 20
"""Calls about people of one team under way at once: as many as go in one batch."""
_RESULTS = TypeAdapter(list[MemberResult])


async def leave(
    run: ApplyRun, area: str, demoted: Sequence[PlannedChange], removed: Sequence[PlannedChange]
) -> None:
    """Let owners be members and take people out, and look once for all whether it is so.

    Args:
        run: the application.
        area: key of the team.
        demoted: that owners become ordinary members; before the removals, so that nobody is kept
            in for owning the team.
        removed: that people go.
    """
    if demoted or removed:
        team = _Team(run, area)
        await team.demote(demoted)
        await team.remove(removed)
        await team.departures.settle()


class _Team:
    """One team that people leave.

    Attributes:
        departures: what was asked for.
    """

    def __init__(self, run: ApplyRun, area: str) -> None:
        self._run = run
        self._area = area
        self._id = run.ids[area]
        found = run.found(area)
        self._roster = (found.roster if found else None) or {}
        self._grouped: frozenset[str] = frozenset()
        self.departures = Departures(
            run, area, self._shown, self._list, self._by_id, self._give_back
        )

    async def demote(self, changes: Sequence[PlannedChange]) -> None:
        for start in range(0, len(changes), AT_ONCE):
            some = changes[start : start + AT_ONCE]
            await together(*(self._run.results.guard(one, self._demote(one)) for one in some))

    async def remove(self, changes: Sequence[PlannedChange]) -> None:
        """Take people out: whom Teams shows by the team, at once, the others by the group."""
        run = self._run
        seated = [one for one in changes if run.user(one) in self._roster]
        for start in range(0, len(seated), calls.REMOVED_AT_ONCE):
            some = seated[start : start + calls.REMOVED_AT_ONCE]
            await run.results.guard(some[0], self._remove_some(some))
        await self._remove_each([one for one in changes if run.user(one) not in self._roster])

    async def _demote(self, change: PlannedChange) -> None:
        membership = self._roster.get(self._run.user(change))
        if membership is not None:  # else it is seen whether they own it when it is read back
            call = calls.change_team_member(self._id, membership.id, owner=False)
            try:
                await self._run.change(call, [change])
            except Missing:
                pass  # whether they own it is seen when it is read back
            except (Refused, Forbidden) as error:
                self.departures.refused(change, error)
                return
        self.departures.asked(change)

    async def _give_back(self, change: PlannedChange) -> None:
        """Put a former owner in the group again, who lost that with the role."""
        run, user = self._run, self._run.user(change)
        if user not in self._grouped:
            inside = asked(self._area, [user], run.now)
            with suppress(AlreadyThere):  # else the list of the group ended early
                await run.change(calls.add_group_member(self._id, user), [change], inside)

    async def _remove_some(self, changes: Sequence[PlannedChange]) -> None:
        run = self._run
        users = {run.user(one): one for one in changes}
        call = calls.remove_team_members(self._id, list(users))
        try:
            reply = await run.send(call, *changes)
        except (Refused, Missing, Forbidden):  # all or one: find out who it is
            await self._remove_each(changes)
            return
        except (Unclear, Unreachable) as error:  # it may have been done
            self.departures.asked(*changes, unclear=error)
            return
        self.departures.asked(*changes)
        said = _said(reply)
        out = list(changes) if said is None else [users[one] for one in users if said.get(one)]
        when = leaving(self._area, [run.user(one) for one in out], run.now)
        await run.keep(reply, call, out, when)
        if said is not None:  # in part: who was refused gets a call of their own
            await self._remove_each([users[one] for one in users if said.get(one) is False])

    async def _remove_each(self, changes: Sequence[PlannedChange]) -> None:
        for start in range(0, len(changes), AT_ONCE):
            some = changes[start : start + AT_ONCE]
            await together(*(self._run.results.guard(one, self._remove(one)) for one in some))

    async def _remove(self, change: PlannedChange) -> None:
        """Take somebody out of the team's group."""
        run, user = self._run, self._run.user(change)
        call = calls.remove_group_member(self._id, user)
        try:
            await run.change(call, [change], leaving(self._area, [user], run.now))
        except Missing:
            self.departures.asked(change)
        except (Refused, Forbidden) as error:
            self.departures.refused(change, error)
        except (Unclear, Unreachable) as error:
            self.departures.asked(change, unclear=error)
        else:
            self.departures.asked(change)

    # --- what is seen afterwards

    def _list(self) -> GraphCall:
        return calls.list_team_members(self._id)

    def _by_id(self, user: str) -> tuple[GraphCall, ...]:
        """Return what asks for somebody in the team, and in its private channels that had them."""
        inside = (
            calls.find_channel_member(self._id, self._run.ids[place], user)
            for place in places_with(self._run, self._area, user)
            if place in self._run.ids
        )
        return (calls.find_team_member(self._id, user), *inside)

    async def _shown(self) -> Shown:
        """Return who is in the team: by Teams, and by its group, which gives access too."""
        graph = self._run.graph
        listing = graph.list(self._list(), GraphMember)
        roster: dict[str, ObservedMembership]
        found, group = await together(
            listing, graph.list(calls.list_group_members(self._id), GraphObject)
        )
        roster = memberships_of(found)
        inside = dict.fromkeys((one.id.lower() for one in group), False)
        self._grouped = frozenset(inside)
        return inside | {user: one.owner for user, one in roster.items()}


def _said(reply: GraphReply) -> dict[str, bool] | None:
    """Return for each person whether they were taken out; None when that holds for all of them.

    Of whom an answer in part says nothing is not known how it went.
    """
    if reply.status != 207 and not (reply.body or {}).get("value"):
        return None
    try:
        results = _RESULTS.validate_python((reply.body or {}).get("value") or [])
    except ValidationError:
        return {}
    return {one.user_id.lower(): one.error is None for one in results if one.user_id}
