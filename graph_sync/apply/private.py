"""Members of private channels, who must be in the team around them first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import suppress

from graph_sync.apply import channels
from graph_sync.apply.lags import ROSTER, StillWaiting
from graph_sync.apply.members import Joining
from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.errors import (
    AlreadyThere,
    Forbidden,
    GraphError,
    GraphFault,
    Missing,
    NameTaken,
    NotReady,
    Refused,
    Unclear,
)
from graph_sync.graph.models import GraphMember
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import asked, entered, owned
from graph_sync.model.owners import AT_ONCE
from graph_sync.model.shapes import ObservedMembership
from graph_sync.observed.team import memberships_of
from graph_sync.quarantine import PERSON_REFUSED, PRIVATE_GUEST
from registry.provisioning.plan import PlannedChange

MOST_ALONG = 200
"""People with whom a private channel can be made, its owner included (channel-post)."""
STRAGGLERS = 60.0
"""When nobody more was shown for so many of Graph's seconds, a channel is made with those who are:
the others come one by one as they are shown."""
SAY_EVERY = 60.0
"""Graph's seconds between two times that is told that a team waits."""


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
        self._polls = 0
        self._looked = -1.0
        self._looked_at = float("-inf")
        self._said = float("-inf")
        self._awaited: set[str] = set()

    async def together(
        self, users: Collection[str], owners: Collection[str]
    ) -> dict[str, ObservedMembership]:
        """Return whom Teams shows of those who are to come in at once, when it shows them all.

        It does not wait for the last ones for ever: see STRAGGLERS.

        Args:
            users: object ids, the owner's too.
            owners: those of them whom Teams often shows before the others.
        """
        shown, since = self._of(users), self._run.graph_time
        async for _ in self._looks(users):
            more = self._of(users)
            if len(more) > len(shown):
                shown, since = more, self._run.graph_time
            late = self._run.graph_time - since >= STRAGGLERS
            if len(shown) == len(set(users)) or (late and shown.keys() - set(owners)):
                break
        return shown

    async def next_of(self, users: Collection[str]) -> dict[str, ObservedMembership]:
        """Return who is shown of some people, as soon as that is anybody; nobody at the end."""
        async for _ in self._looks(users):
            if shown := self._of(users):
                return shown
        return {}

    def _of(self, users: Collection[str]) -> dict[str, ObservedMembership]:
        return {user: self._shown_members[user] for user in users if user in self._shown_members}

    async def _looks(self, users: Collection[str]) -> AsyncIterator[None]:
        """Yield what is known, and after each look again, for as long as may be waited."""
        await self._joining.urgent_are_in.wait()
        yield
        self._awaited |= set(users)
        while not self._is_over():
            seen = self._polls
            # One look serves all private channels of the team that wait at the same moment.
            async with self._one:
                if self._polls == seen and not self._is_over():
                    await self._look()
            yield

    @property
    def _until(self) -> float:
        return self._joining.last + self._run.patience(self._area)

    def _is_over(self) -> bool:
        # Of whom nobody knows when they came, the list is asked once: they may have come long ago.
        return self._polls > 0 and self._looked_at >= self._until

    async def _look(self) -> None:
        run, born = self._run, self._joining.last
        lag = run.lags.of(ROSTER)
        if self._looked >= 0 and run.graph_time - self._said >= SAY_EVERY:
            self._said = run.graph_time
            await run.results.tell_waiting(ROSTER, self._area, self._until - run.graph_time)
        async with run.lags.look(ROSTER, born, self._looked, self._until) as age:
            call = patient(calls.list_team_members(run.ids[self._area]), YOUNG)
            self._looked_at = run.graph_time
            self._shown_members = memberships_of(await run.graph.list(call, GraphMember))
            self._polls += 1
            self._looked = age
            if self._awaited - self._shown_members.keys():
                lag.not_yet(age)
            else:
                lag.found(run.graph_time - born)


async def create(
    run: ApplyRun,
    change: PlannedChange,
    members: Sequence[PlannedChange],
    roster: Roster,
    promoted: Sequence[PlannedChange] = (),
) -> None:
    """Make a private channel with its owners and members, when Teams shows them in the team.

    Who is shown later comes in later. Where somebody can't come along (the tenant may take no
    guests in private channels) it is made without them, and they are tried one by one.

    Args:
        run: the application.
        change: that it is made.
        members: that people come into it.
        roster: the team's.
        promoted: that people own it; who comes into it comes as its owner.

    Raises:
        StillWaiting: it can't be made yet, as Teams does not show its owner.
    """
    owners = run.owners(change.area)
    first = owners[:AT_ONCE]
    shown = await roster.together({*first, *(run.user(one) for one in members)}, owners)
    # Whom Teams calls a guest is refused as an owner, at times as if Graph were overloaded.
    owning = [one for one in first if one in shown and not _is_guest(run, shown[one])]
    owning = owning or list(owners[:1])
    here = [one for one in members if run.user(one) in shown]
    try:
        along = await _made(run, change, here[: MOST_ALONG - len(owning)], owning)
    except (Refused, Forbidden, Missing, NotReady) as error:
        if shown.keys() & set(owning) or isinstance(error, NameTaken):
            raise
        run.results.wait(ROSTER, *members)
        raise StillWaiting(ROSTER) from error
    came = {run.user(one) for one in along} & set(owning)
    await run.results.done(change, *along, *(one for one in promoted if run.user(one) in came))
    rest = [one for one in here if one not in along]
    await add(run, change.key, rest, shown, promoted)
    late = [one for one in members if one not in here]
    await enter(run, change.key, late, roster, promoted)


async def _made(
    run: ApplyRun, change: PlannedChange, along: list[PlannedChange], owning: list[str]
) -> list[PlannedChange]:
    """Make the channel with its owners; who came along with it."""
    try:
        if not await channels.create(run, change, along, owners=owning):
            return await _found_inside(run, change, along, owning)
    except NameTaken:
        raise
    except (Refused, Forbidden, Missing, NotReady, Unclear) as error:
        if len(owning) <= 1 and (not along or isinstance(error, Unclear)):
            raise
        # One bad person refuses the whole call: without members, then with one owner alone.
        fewer = [owning] if along and len(owning) > 1 else []
        await _first_of(run, change, [*fewer, *([one] for one in owning)] or [owning])
        return []
    return along


async def _first_of(
    run: ApplyRun, change: PlannedChange, attempts: Sequence[Sequence[str]]
) -> None:
    """Make a channel with the first of these owners that Graph takes, and with nobody else."""
    for owners in attempts[:-1]:
        try:
            made = await channels.create(run, change, owners=owners)
        except NameTaken:
            raise
        except (Refused, Forbidden, Missing, NotReady, Unclear):
            continue
        break
    else:
        owners = attempts[-1]
        made = await channels.create(run, change, owners=owners)
    if not made:
        await _found_inside(run, change, [], owners)


async def _found_inside(
    run: ApplyRun, change: PlannedChange, along: Sequence[PlannedChange], owning: Sequence[str]
) -> list[PlannedChange]:
    """Return who is in a channel that was found, not made just now; its owners are put in it."""
    place, team = change.key, run.ids[change.area]
    channel = run.ids[place]
    shown = memberships_of(
        await run.graph.list(calls.list_channel_members(team, channel), GraphMember)
    )
    for user in owning:
        there = shown.get(user)
        if there is not None and there.owner:
            edits = (entered(place, [user], run.now), owned(place, [user]))
            await run.write(*edits)
            continue
        call = (
            calls.add_channel_member(team, channel, user, owner=True)
            if there is None
            else calls.change_channel_member(team, channel, there.id, owner=True)
        )
        with suppress(AlreadyThere):  # else its list ended early; who owns it is seen at a look
            inside = entered(place, [user], run.now)
            await run.change(patient(call, YOUNG), [change], inside, owned(place, [user]))
    came = [one for one in along if run.user(one) in shown]
    await run.write(entered(place, [run.user(one) for one in came], run.now))
    return came


async def enter(
    run: ApplyRun,
    place: str,
    changes: Sequence[PlannedChange],
    roster: Roster,
    promoted: Sequence[PlannedChange] = (),
) -> None:
    """Put people in a private channel that is there, as Teams shows them in the team.

    Who is not shown in time is left for the next look.

    Args:
        run: the application.
        place: key of the channel.
        changes: that people come into it.
        roster: the team's.
        promoted: that people own it; who comes into it comes as its owner.
    """
    left = list(changes)
    while left:
        shown = await roster.next_of({run.user(one) for one in left})
        if not shown:
            run.results.wait(ROSTER, *left)
            return
        here = [one for one in left if run.user(one) in shown]
        await add(run, place, here, shown, promoted)
        left = [one for one in left if one not in here]


async def add(
    run: ApplyRun,
    place: str,
    changes: Sequence[PlannedChange],
    shown: Mapping[str, ObservedMembership],
    promoted: Sequence[PlannedChange] = (),
) -> None:
    """Put people in a private channel, one by one: a channel takes one call a second anyway.

    When the tenant refuses a guest, the other guests are not tried either: all are noted as asked
    for, so that not every plan tries.
    """
    guests_may = True
    owning = {run.user(one): one for one in promoted}
    for change in sorted(changes, key=lambda one: run.user(one) not in owning):
        user = run.user(change)
        membership = shown.get(user)
        if membership is not None and _is_guest(run, membership) and not guests_may:
            await run.write(asked(place, [user], run.now))
        elif membership is not None:
            role = owning.get(user)
            if role is not None and await _enter_owning(run, place, change, role):
                continue
            guests_may = await _enter(run, place, change, membership) and guests_may


async def _enter_owning(
    run: ApplyRun, place: str, change: PlannedChange, role: PlannedChange
) -> bool:
    """Put somebody in as an owner, in one call; whether that was done.

    What is refused may be that they own it: then they come in as a member, and what is wrong is
    told when they are promoted.
    """
    user = run.user(change)
    call = calls.add_channel_member(run.ids[area_of(place)], run.ids[place], user, owner=True)
    inside = entered(place, [user], run.now)
    try:
        await run.change(patient(call, YOUNG), [change, role], inside, owned(place, [user]))
    except (Refused, Forbidden, Missing, NotReady, Unclear):
        return False
    await run.results.done(change, role)
    return True


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
        run.results.quarantine(change.area, PERSON_REFUSED, change.where, error=error, about=change)
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
        run.results.quarantine(change.area, PERSON_REFUSED, change.where, error=error, about=change)
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
