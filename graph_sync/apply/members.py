"""Add people to teams by their group, twenty a call, as soon as they have an account."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from functools import partial

from graph_sync.apply.accounts import AccountResolver
from graph_sync.apply.lags import ACCOUNT
from graph_sync.apply.run import ApplyRun
from graph_sync.apply.teams import YOUNG
from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.errors import AlreadyThere, Missing, NotReady, Refused
from graph_sync.graph.models import GraphObject
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import asked, owned
from graph_sync.quarantine import PERSON_REFUSED
from registry.provisioning.plan import PlannedChange

OF_SOMEBODY = (Refused, Missing, NotReady)
"""Errors of a call about many that may be one person's; the others are not to wait for them."""


class Joining:
    """Puts people in one team.

    Args:
        run: the application.
        area: key of the team.
        changes: that people are put in it.
        urgent: those of them for whom something else waits.

    Attributes:
        urgent_are_in: set when those are in, or won't be.
        last: when somebody urgent was put in last, in Graph's time.
    """

    def __init__(
        self,
        run: ApplyRun,
        area: str,
        changes: Sequence[PlannedChange],
        urgent: Collection[PlannedChange] = (),
    ) -> None:
        self._run = run
        self._area = area
        self._changes = changes
        self._coming = set(changes)
        self._urgent = set(urgent)
        self._ready: list[PlannedChange] = []
        self._bell = asyncio.Event()
        self.urgent_are_in = asyncio.Event()
        self.last = float("-inf")

    async def join_all(self, accounts: AccountResolver) -> None:
        """Put everybody in as they get an account; a call goes when it is full, or nobody comes.

        Raises:
            GraphError: the team as a whole takes nobody.
        """
        try:
            for change in self._changes:
                accounts.tell(change.member, partial(self._heard, change))
            while self._coming or self._ready:
                if self._due():
                    # One call at a time per team: a group takes writes one after the other.
                    await self._join(self._next())
                    self._say()
                else:
                    self._say()
                    await self._bell.wait()
                    self._bell.clear()
        finally:
            self.urgent_are_in.set()

    def _heard(self, change: PlannedChange, user: str) -> None:
        """Somebody's account is known, or they don't get one; that was said where it failed."""
        self._coming.discard(change)
        if user:
            self._ready.append(change)
        else:
            self._urgent.discard(change)
        self._bell.set()

    def _due(self) -> bool:
        """Return whether a call is worth making."""
        if not self._ready or len(self._ready) >= calls.BIND or not self._coming:
            return bool(self._ready)
        return bool(self._urgent) and not self._urgent & self._coming

    def _next(self) -> list[PlannedChange]:
        self._ready.sort(key=lambda one: one not in self._urgent)
        some, self._ready = self._ready[: calls.BIND], self._ready[calls.BIND :]
        return some

    def _say(self) -> None:
        if not self._urgent:
            self.urgent_are_in.set()

    async def _join(self, changes: Sequence[PlannedChange]) -> None:
        run, team = self._run, self._run.ids[self._area]
        users = [run.user(one) for one in changes]
        try:
            call = patient(calls.add_group_members(team, users), YOUNG)
            await run.change(call, changes, asked(self._area, users, run.now), on=users)
        except OF_SOMEBODY:  # all or nothing: find out who it is
            await self._join_each(changes)
        else:
            await run.results.done(*changes)
        if self._urgent & set(changes):
            self.last = run.graph_time
            self._urgent.difference_update(changes)

    async def _join_each(self, changes: Sequence[PlannedChange]) -> None:
        """Make one call for each, so that one bad person does not hold up the others."""
        said = await together(*(self._join_one(one) for one in changes))
        doubtful = [one for one, there in zip(changes, said, strict=True) if there]
        if not doubtful:
            return
        # "Already there" may be the trace of a try without an answer: the list decides.
        call = calls.list_group_members(self._run.ids[self._area])
        inside = {one.id.lower() for one in await self._run.graph.list(call, GraphObject)}
        there = [one for one in doubtful if self._run.user(one) in inside]
        users = [self._run.user(one) for one in there]
        await self._run.write(asked(self._area, users, self._run.now))
        await self._run.results.done(*there)

    async def _join_one(self, change: PlannedChange) -> bool:
        """Put somebody in; whether Graph says that they are in already, which is to be seen."""
        run, user = self._run, self._run.user(change)
        call = patient(calls.add_group_member(run.ids[self._area], user), YOUNG)
        try:
            await run.change(call, [change], asked(self._area, [user], run.now), on=[user])
        except AlreadyThere:
            return True
        except OF_SOMEBODY as error:
            if user in run.born and not isinstance(error, Refused):
                run.results.wait(ACCOUNT, change)
                return False
            run.results.quarantine(
                self._area, PERSON_REFUSED, change.where, error=error, about=change
            )
            if isinstance(error, Refused):  # for good: not every plan needs to try again
                await run.write(asked(self._area, [user], run.now))
            return False
        await run.results.done(change)
        return False


async def promote(run: ApplyRun, change: PlannedChange) -> None:
    """Let a member own the team."""
    user, team = run.user(change), run.ids[change.area]
    owner = owned(change.area, [user])
    try:
        await run.change(patient(calls.add_group_owner(team, user), YOUNG), [change], owner)
    except AlreadyThere:
        await run.write(owner)
