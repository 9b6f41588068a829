"""Execute one team's changes in the order of their dependencies."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Container, Iterable, Sequence
from functools import partial
from itertools import chain

from graph_sync.apply import apps, channels, members, private, tabs, teams, welcomes
from graph_sync.apply.accounts import AccountResolver
from graph_sync.apply.departures import channel, team
from graph_sync.apply.members import Joining
from graph_sync.apply.owners import OWNER, stay_behind
from graph_sync.apply.private import Roster
from graph_sync.apply.run import ApplyRun
from graph_sync.concurrency import together
from graph_sync.ledger.edits import all_well, quarantined
from graph_sync.quarantine import OF_A_PART, NoAccount
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

AT_ONCE = 20
"""Calls about people of one team under way at once: as many as go in one batch."""
_PROMOTE = SyncAction.PROMOTE
_NAMES = (SyncAction.RENAME, SyncAction.DESCRIBE)
_ALTERATIONS = (SyncAction.RENAME, SyncAction.CHANGE)

_Step = Callable[[ApplyRun, PlannedChange], Awaitable[None]]


class TeamExecutor:
    """The executor of one team's changes.

    Args:
        run: the application.
        key: of the team.
        changes: those of this team.
        accounts: who has which account.
    """

    def __init__(
        self, run: ApplyRun, key: str, changes: Sequence[PlannedChange], accounts: AccountResolver
    ) -> None:
        self._run = run
        self._key = key
        self._accounts = accounts
        self._by: dict[tuple[ResourceKind, SyncAction], list[PlannedChange]] = defaultdict(list)
        self._member_changes: dict[tuple[str, SyncAction], list[PlannedChange]] = defaultdict(list)
        for one in changes:
            self._by[one.kind, one.action].append(one)
            if one.kind is ResourceKind.MEMBER:
                self._member_changes[place_of(one), one.action].append(one)
        self._app = asyncio.Event()
        self._came_along = float("-inf")  # when people came in with the team, in Graph's time

    async def apply(self) -> None:
        """Everything; what can't be done is set aside, with what depends on it."""
        if await self._team():
            joining = Joining(self._run, self._key, self._joiners(), self._urgent())
            joining.last = self._came_along
            roster = Roster(self._run, self._key, joining)
            # Side by side: people, channels and private channels are under different limits.
            await together(self._people_of_team(joining), self._places(), self._private(roster))
            # Removals come after additions, so that no place is ownerless in between; the archive
            # comes last, since an archived team takes no changes.
            if self._private_owners():
                await self._leave()
            await self._archive()
        else:
            self._all_wait()
        await welcomes.order(self._run.recorder, self._run.team(self._key))
        await self._close()

    # --- the team itself

    async def _team(self) -> bool:
        """Return whether the team is there, so that the rest can be done."""
        for action, step in (
            (SyncAction.RESTORE, teams.restore),
            (SyncAction.UNARCHIVE, teams.unarchive),
        ):
            if not await self._each(ResourceKind.TEAM, action, step):
                return False
        for change in self._by[ResourceKind.TEAM, SyncAction.CREATE]:
            along = await self._along()
            if not await self._run.results.guard(change, self._make(change, along)):
                return False
        return self._key in self._run.ids

    def _all_wait(self) -> None:
        """Have all of the team wait for what the team itself waits for."""
        made = self._by[ResourceKind.TEAM, SyncAction.CREATE]
        why = next(filter(None, map(self._run.results.waits_for, made)), "")
        if why:
            every = chain.from_iterable(self._by.values())
            self._run.results.wait(why, *self._left(every))

    async def _make(self, change: PlannedChange, along: Sequence[PlannedChange]) -> None:
        came = await teams.create(self._run, change, along)
        self._came_along = self._run.graph_time
        await self._run.results.done(change, *came)

    async def _along(self) -> list[PlannedChange]:
        """Return who comes along when the team is created: who private channels need goes first.

        Those are waited for, since Teams shows at once who was there from the start. The others
        come along as far as they have an account.
        """
        if not self._run.owners(self._key):
            return []
        urgent = self._urgent()
        others = (one for one in self._joiners() if one.member in self._run.users)
        along: dict[PlannedChange, None] = {}
        for change in (*urgent, *others):
            if len(along) == teams.room(self._run, self._key):
                break
            try:
                await self._accounts.of(change.member)
            except NoAccount:
                continue
            along[change] = None
        return list(along)

    # --- people in the team

    def _joiners(self) -> list[PlannedChange]:
        """Return who is still to be put in the team."""
        return self._left(self._member_changes[self._key, SyncAction.ADD])

    def _urgent(self) -> list[PlannedChange]:
        """Those of them who are to be put in a private channel too."""
        inside = {
            one.member
            for (place, action), joining in self._member_changes.items()
            for one in joining
            if place != self._key and action is SyncAction.ADD
        }
        return [one for one in self._joiners() if one.member in inside]

    async def _join(self, joining: Joining) -> None:
        for change in self._joiners()[:1]:
            await self._run.results.guard(change, joining.join_all(self._accounts))
        joining.urgent_are_in.set()
        await self._people(self._member_changes[self._key, SyncAction.PROMOTE], members.promote)

    async def _people_of_team(self, joining: Joining) -> None:
        """Put people in, then take people out: that does not wait until Teams shows who is new."""
        await self._join(joining)
        if not self._private_owners():
            await self._leave()

    def _private_owners(self) -> bool:
        """Return whether somebody is to own a private channel before somebody else may go."""
        return any(
            place != self._key and action is SyncAction.PROMOTE and changes
            for (place, action), changes in self._member_changes.items()
        )

    async def _leave(self) -> None:
        """Roles and places are taken away last, so that nothing is without an owner meanwhile."""
        held = stay_behind(self._run, self._key, self._by_member())
        for place in self._private_places():
            await channel.leave(
                self._run,
                place,
                self._free(place, SyncAction.DEMOTE, held),
                self._free(place, SyncAction.REMOVE, held),
            )
        # By then it was seen who owns no private channel any more.
        await team.leave(
            self._run,
            self._key,
            self._free(self._key, SyncAction.DEMOTE, held),
            self._free(self._key, SyncAction.REMOVE, held),
        )

    def _by_member(self) -> list[PlannedChange]:
        return [one for some in self._member_changes.values() for one in some]

    def _free(self, place: str, action: SyncAction, held: Container[str]) -> list[PlannedChange]:
        """Return who may go: no last owner, and nobody who still owns a channel of the team."""
        changes = self._member_changes[place, action]
        held_back = [one for one in changes if self._run.user(one) in held]
        if action is SyncAction.REMOVE and place == self._key:
            owning = {
                one.member
                for (where, role), some in self._member_changes.items()
                if role is SyncAction.DEMOTE and where != self._key
                for one in self._left(some)
            }
            held_back += [one for one in changes if one.member in owning and one not in held_back]
        self._run.results.wait(OWNER, *held_back)
        return [one for one in changes if one not in held_back]

    def _private_places(self) -> list[str]:
        """Private channels in which people change, in order."""
        return list(dict.fromkeys(place for place, _ in self._member_changes if place != self._key))

    async def _people(self, changes: Sequence[PlannedChange], step: _Step) -> None:
        for start in range(0, len(changes), AT_ONCE):
            some = changes[start : start + AT_ONCE]
            await together(*(self._attempt(one, step) for one in some))

    # --- channels, tabs, the app

    async def _places(self) -> None:
        await together(self._install(), self._channels())

    async def _install(self) -> None:
        # In the team first: only an app of the team can be let in one of its channels.
        todo = sorted(
            self._by[ResourceKind.APP, SyncAction.INSTALL], key=lambda one: one.key.count(":")
        )
        for change in todo:
            await self._attempt(change, apps.install)
        self._app.set()

    async def _channels(self) -> None:
        """Names are given before new channels are made: those may use a name that is given up."""
        await self._each(ResourceKind.CHANNEL, SyncAction.UNARCHIVE, channels.unarchive)
        name = self._run.results.attempt
        for some in self._alterations(ResourceKind.TEAM, _NAMES):
            await name(*some, work=teams.rename(self._run, some))
        channels_named = self._alterations(ResourceKind.CHANNEL, _NAMES)
        guard = self._run.results.guard
        for one in (one for some in channels_named for one in some if one.via):
            await guard(one, channels.step_aside(self._run, one))
        for some in channels_named:  # one may give up another's name
            await name(*some, work=channels.rename(self._run, some))
        made = [
            one
            for one in self._by[ResourceKind.CHANNEL, SyncAction.CREATE]
            if not self._is_private(one)
        ]
        await together(*(self._channel(one) for one in made))
        await self._tabs({one.key for one in made})

    async def _channel(self, change: PlannedChange) -> None:
        """Create a standard channel and its tabs."""
        if await self._run.results.attempt(change, work=channels.create(self._run, change)):
            await self._new_tabs(change.key)

    async def _new_tabs(self, channel: str) -> None:
        """Tabs of apps need the app in the team."""
        await self._app.wait()
        for change in self._by[ResourceKind.TAB, SyncAction.CREATE]:
            if tabs.channel_of(change.key) == channel:
                await self._attempt(change, tabs.create)

    async def _tabs(self, new: set[str]) -> None:
        """Tabs of channels that were there before."""
        new |= {one.key for one in self._by[ResourceKind.CHANNEL, SyncAction.CREATE]}
        made = {
            tabs.channel_of(one.key) for one in self._by[ResourceKind.TAB, SyncAction.CREATE]
        } - new
        await together(*(self._new_tabs(one) for one in sorted(made)))
        altered = self._alterations(ResourceKind.TAB, _ALTERATIONS)
        name = self._run.results.attempt
        await together(*(name(*some, work=tabs.alter(self._run, some)) for some in altered))
        gone = self._by[ResourceKind.TAB, SyncAction.REMOVE]
        guard = self._run.results.guard
        await together(*(guard(one, tabs.remove(self._run, one)) for one in gone))

    def _is_private(self, change: PlannedChange) -> bool:
        desired = self._run.channel(change.key)
        return desired is not None and desired.kind != "standard"

    async def _private(self, roster: Roster) -> None:
        made = [
            one
            for one in self._by[ResourceKind.CHANNEL, SyncAction.CREATE]
            if self._is_private(one)
        ]
        new = {one.key for one in made}
        there = [place for place in self._private_places() if place not in new]
        await together(
            *(self._private_channel(one, roster) for one in made),
            *(self._enter(place, roster) for place in there),
        )
        for place in self._private_places():
            step = partial(_promote, place=place)
            await self._people(self._promoted(place), step)

    async def _private_channel(self, change: PlannedChange, roster: Roster) -> None:
        joining = await self._with_account(self._member_changes[change.key, SyncAction.ADD])
        guard, promoted = self._run.results.guard, self._member_changes[change.key, _PROMOTE]
        if await guard(change, private.create(self._run, change, joining, roster, promoted)):
            await self._new_tabs(change.key)

    async def _enter(self, place: str, roster: Roster) -> None:
        joining = await self._with_account(self._member_changes[place, SyncAction.ADD])
        if joining and place in self._run.ids:
            promoted = self._member_changes[place, _PROMOTE]
            await self._run.results.guard(
                joining[0], private.enter(self._run, place, joining, roster, promoted)
            )

    def _promoted(self, place: str) -> list[PlannedChange]:
        """Return who is still to own a private channel, and is in it: the others wait."""
        left = self._left(self._member_changes[place, _PROMOTE])
        coming = self._left(self._member_changes[place, SyncAction.ADD])
        outside = {one.member for one in coming}
        self._run.results.wait(OWNER, *(one for one in left if one.member in outside))
        return [one for one in left if one.member not in outside and place in self._run.ids]

    async def _with_account(self, changes: Iterable[PlannedChange]) -> list[PlannedChange]:
        found = []
        for change in changes:
            try:
                await self._accounts.of(change.member)
            except NoAccount:
                continue
            found.append(change)
        return found

    # --- the end

    async def _archive(self) -> None:
        await self._each(ResourceKind.CHANNEL, SyncAction.ARCHIVE, channels.archive)
        await self._each(ResourceKind.TEAM, SyncAction.ARCHIVE, teams.archive)

    async def _close(self) -> None:
        """Keep how it went in the team as a whole."""
        run, quarantines = self._run, self._run.results.quarantines(self._key)
        quarantines = [one for one in quarantines if one.why not in OF_A_PART]
        before = run.ledger.areas.get(self._key)
        # The first failure is the cause; what follows is mostly its effect.
        if quarantines:
            await run.write(quarantined(self._key, quarantines[0], run.now))
        elif before is not None and before.setback:
            await run.write(all_well(self._key))

    # --- how

    async def _each(self, kind: ResourceKind, action: SyncAction, step: _Step) -> bool:
        """Return whether all of a kind were done."""
        done = await together(*(self._attempt(one, step) for one in self._by[kind, action]))
        return all(done)

    async def _attempt(self, change: PlannedChange, step: _Step) -> bool:
        return await self._run.results.attempt(change, work=step(self._run, change))

    def _alterations(
        self, kind: ResourceKind, actions: Iterable[SyncAction]
    ) -> list[list[PlannedChange]]:
        """Group changes by thing: one call makes all that are about the same one."""
        found: dict[str, list[PlannedChange]] = defaultdict(list)
        for action in actions:
            for change in self._by[kind, action]:
                found[change.key].append(change)
        return list(found.values())

    def _left(self, changes: Iterable[PlannedChange]) -> list[PlannedChange]:
        return [one for one in changes if not self._run.results.is_done([one])]


def place_of(change: PlannedChange) -> str:
    """Return the place in which somebody's place changes: `hub:twente` of `hub:twente/jan`."""
    return change.key.partition("/")[0]


async def _promote(run: ApplyRun, change: PlannedChange, *, place: str) -> None:
    await private.promote(run, place, change)
