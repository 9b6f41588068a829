"""Members of private channels, who must be in the team around them first."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from graph_sync.apply import channels
from graph_sync.apply.members import Joining
from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.errors import (
    Forbidden,
    GraphError,
    GraphFault,
    Missing,
    NameTaken,
    NotReady,
    Refused,
)
from graph_sync.graph.models import GraphMember
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import asked, entered, owned
from graph_sync.model.shapes import ObservedMembership
from graph_sync.observed.team import memberships_of
from graph_sync.quarantine import PERSON_REFUSED, PRIVATE_GUEST
from registry.provisioning.plan import PlannedChange

MOST_ALONG = 200
"""People with whom a private channel can be made, its owner included (channel-post)."""
ROSTER: Final = "roster"
"""What a change waits for whose person Teams does not show in the team yet."""
PAUSE = 10.0
PATIENCE = 30.0
"""Graph's seconds between looks, and for how long after somebody came they are looked for."""


class Roster:
    """A team's roster as Teams shows it, polled while somebody is waited for.

    Args:
        run: the application.
        area: key of the team.
        joining: puts people in it.
    """

    def __init__(self, run: ApplyRun, area: str, joining: Joining) -> None:
        self._run = run
        self._area = area
        self._joining = joining
        found = run.found(area)
        self._shown_members: dict[str, ObservedMembership] = dict(
            (found.roster or {}) if found else {}
        )
        self._one = asyncio.Lock()
        self._in_vain: set[str] = set()

    async def shown(self, users: Collection[str]) -> dict[str, ObservedMembership]:
        """Those of some people whom Teams shows; who came just now is waited for a little."""
        await self._joining.urgent_are_in.wait()
        # One poll serves all private channels of the team that wait at the same moment.
        async with self._one:
            while set(users) - self._shown_members.keys() - self._in_vain:
                await self._poll()
                missing = set(users) - self._shown_members.keys()
                age = self._run.graph_time - self._joining.last
                if missing and age >= PATIENCE:
                    self._in_vain |= missing
                elif missing:
                    await self._run.graph.sleep(min(PAUSE, PATIENCE - age))
        return {user: self._shown_members[user] for user in users if user in self._shown_members}

    async def _poll(self) -> None:
        call = patient(calls.list_team_members(self._run.ids[self._area]), PATIENCE)
        self._shown_members = memberships_of(await self._run.graph.list(call, GraphMember))


async def create(
    run: ApplyRun, change: PlannedChange, members: Sequence[PlannedChange], roster: Roster
) -> None:
    """Make a private channel with those of its members whom Teams shows in the team.

    Who is not shown yet is left for a later plan. Where somebody can't come along (the tenant may
    take no guests in private channels) it is made without them, and they are tried one by one.
    """
    owners = run.owners(change.area)
    shown = await roster.shown({*owners[:1], *(run.user(one) for one in members)})
    owner = next((one for one in owners if one in shown), next(iter(owners), ""))
    here = [one for one in members if run.user(one) in shown]
    along, rest = here[: MOST_ALONG - 1], here[MOST_ALONG - 1 :]
    try:
        await channels.create(run, change, along, owner=owner)
    except NameTaken:
        raise
    except (Refused, Forbidden, Missing, NotReady):
        if not along:
            raise
        # One bad member refuses the whole call; without members it is known whose fault it was.
        await channels.create(run, change, owner=owner)
        along, rest = [], here
    await run.results.done(change, *along)
    run.results.wait(ROSTER, *(one for one in members if run.user(one) not in shown))
    await add(run, change.key, rest, shown)


async def enter(
    run: ApplyRun, place: str, changes: Sequence[PlannedChange], roster: Roster
) -> None:
    """Put people in a private channel that is there, as far as Teams shows them in the team."""
    shown = await roster.shown({run.user(one) for one in changes})
    await add(run, place, changes, shown)


async def add(
    run: ApplyRun,
    place: str,
    changes: Sequence[PlannedChange],
    shown: Mapping[str, ObservedMembership],
) -> None:
    """Put people in a private channel, one by one: a channel takes one call a second anyway.

    Who is not shown in the team yet is left for a later plan. When the tenant refuses a guest, the
    other guests are not tried either: all are noted as asked for, so that not every plan tries.
    """
    guests_may = True
    for change in changes:
        user = run.user(change)
        membership = shown.get(user)
        if membership is not None and _is_guest(run, membership) and not guests_may:
            await run.write(asked(place, [user], run.now))
        elif membership is None:
            run.results.wait(ROSTER, change)
        else:
            guests_may = await _enter(run, place, change, membership) and guests_may


async def _enter(
    run: ApplyRun, place: str, change: PlannedChange, membership: ObservedMembership
) -> bool:
    """Put somebody in; whether it is worth trying with the next guest."""
    channel = run.ids[place]
    call = calls.add_channel_member(run.ids[area_of(place)], channel, membership.user)
    inside = entered(place, [membership.user], run.now)
    try:
        await run.change(patient(call, YOUNG), [change], inside)
    except (Refused, Forbidden) as error:
        return await _turned_away(run, place, change, membership, error)
    except (Missing, NotReady) as error:
        run.results.quarantine(change.area, PERSON_REFUSED, change.where, error=error)
        return True
    await run.results.done(change)
    return True


async def _turned_away(
    run: ApplyRun,
    place: str,
    change: PlannedChange,
    membership: ObservedMembership,
    error: GraphError,
) -> bool:
    if await _shown(run, place, membership.user) is not None:  # since they are in it already
        await run.write(entered(place, [membership.user], run.now))
        await run.results.done(change)
        return True
    if not _is_guest(run, membership):
        run.results.quarantine(change.area, PERSON_REFUSED, change.where, error=error)
        return True
    run.results.quarantine(change.area, PRIVATE_GUEST, change.where, error=error)
    await run.write(asked(place, [membership.user], run.now))
    return False


def _is_guest(run: ApplyRun, membership: ObservedMembership) -> bool:
    user = run.observed.users.get(membership.user)
    return membership.guest or (user is not None and user.guest)


async def promote(run: ApplyRun, place: str, change: PlannedChange) -> None:
    """Let a member own a private channel.

    Raises:
        Missing: they are not in it.
    """
    user = run.user(change)
    membership = await _membership(run, place, user)
    if membership is None:
        raise Missing(GraphFault(404, "NotFound", "not in the channel"))
    call = calls.change_channel_member(
        run.ids[area_of(place)], run.ids[place], membership.id, owner=True
    )
    await run.change(call, [change], owned(place, [user]))


async def _membership(run: ApplyRun, place: str, user: str) -> ObservedMembership | None:
    """Somebody's membership of a channel; who came in just now is looked up."""
    team = run.found(area_of(place))
    channel = (team.channels or {}).get(run.ids[place]) if team else None
    if channel is not None and channel.memberships is not None and user in channel.memberships:
        return channel.memberships[user]
    return await _shown(run, place, user)


async def _shown(run: ApplyRun, place: str, user: str) -> ObservedMembership | None:
    call = calls.list_channel_members(run.ids[area_of(place)], run.ids[place])
    return memberships_of(await run.graph.list(call, GraphMember)).get(user)
