"""Reading back whether people are out, and no longer own what they owned.

A 404 on a removal may mean "not known to Teams yet" while the person still has access, and a 204
comes before Teams has done it. So a removal is done when a list that was read afterwards lacks the
person, and not before; and since a list may end early, the person is asked for by id as well.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Final

import structlog

from graph_sync.apply.owners import OWNER, is_last_owner
from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.concurrency import together
from graph_sync.graph.call import GraphCall
from graph_sync.graph.errors import GraphError, Refused
from graph_sync.graph.models import GraphMember
from graph_sync.ledger.edits import disowned, left
from graph_sync.ledger.recorder import LedgerEdit
from graph_sync.observed.team import memberships_of
from graph_sync.quarantine import faulty
from registry.provisioning.plan import PlannedChange, SyncAction

REMOVAL: Final = "removal"
"""What a change waits for that Graph took, and of which Teams does not show the effect yet."""
LOOKS = 3
PAUSE = 10.0
"""How often is looked whether somebody is out, and Graph's seconds in between."""

log = structlog.get_logger(__name__)

Shown = Mapping[str, bool]
"""Object id of who is in a place → whether they own it."""


class Departures:
    """What was asked to end in one place, until it is seen whether it did.

    Args:
        run: the application.
        place: key of the team or private channel.
        look: reads who is in it.
        seen_by: the call by which that is read, for the audit trail.
        by_id: the calls that ask whether one person is in it, and then in what it has inside.
        give_back: puts somebody in again who lost their place with the role that they gave up.
    """

    def __init__(
        self,
        run: ApplyRun,
        place: str,
        look: Callable[[], Awaitable[Shown]],
        seen_by: Callable[[], GraphCall],
        by_id: Callable[[str], Sequence[GraphCall]],
        give_back: Callable[[PlannedChange], Awaitable[None]],
    ) -> None:
        self._run = run
        self._place = place
        self._look = look
        self._seen_by = seen_by
        self._by_id = by_id
        self._give_back = give_back
        self._asked: dict[PlannedChange, GraphError | None] = {}

    def asked(self, *changes: PlannedChange, unclear: GraphError | None = None) -> None:
        """Note that Graph was asked for these; `unclear`: what came instead of an answer."""
        self._asked |= dict.fromkeys(changes, unclear)

    def refused(self, change: PlannedChange, error: GraphError) -> None:
        """Note that Graph refused one; as the last owner's, it waits for another owner.

        Raises:
            GraphError: the refusal, when it has another reason.
        """
        if not is_last_owner(error):
            raise error
        self._run.results.wait(OWNER, change)

    async def settle(self) -> None:
        """See which of them are so by now; the others wait, and stay in the ledger as they were."""
        left_over = list(self._asked)
        for look in range(LOOKS if left_over else 0):
            if look:
                await self._run.graph.sleep(PAUSE)
            try:
                shown = await self._look()
            except GraphError as error:  # nothing was seen, so nothing is known to have ended
                log.warning("sync.not_read_back", place=self._place, **faulty(error))
                break
            ended = await self._confirmed([one for one in left_over if self._has_ended(one, shown)])
            stay = [one for one in ended if _is_demotion(one) and self._may_stay(one)]
            guard = self._run.results.guard
            await together(*(guard(one, self._give_back(one)) for one in stay))
            await self._note(ended)
            left_over = [one for one in left_over if one not in set(ended)]
            if not left_over:
                return
        for change in left_over:
            if (unclear := self._asked[change]) is not None:
                self._run.results.fail(change, unclear)
            else:
                self._run.results.wait(REMOVAL, change)

    def _has_ended(self, change: PlannedChange, shown: Shown) -> bool:
        user = self._run.user(change)
        return not shown.get(user, False) if _is_demotion(change) else user not in shown

    def _may_stay(self, change: PlannedChange) -> bool:
        """Return whether who owns it no longer is to be in it."""
        run, area = self._run, area_of(self._place)
        wanted = run.team(area) if self._place == area else run.channel(self._place)
        roster = run.ledger.rosters.get(self._place)
        may = {run.users.get(one, one) for one in (wanted.members if wanted else ())}
        return run.user(change) in may.union(roster.left_alone if roster else ())

    async def _confirmed(self, some: Sequence[PlannedChange]) -> list[PlannedChange]:
        """Return those of some that are so by id too."""
        so = await together(*(self._is_so_by_id(one) for one in some))
        return [one for one, confirmed in zip(some, so, strict=True) if confirmed]

    async def _is_so_by_id(self, change: PlannedChange) -> bool:
        user = self._run.user(change)
        demotion = _is_demotion(change)
        asked = self._by_id(user)
        for call in asked[:1] if demotion else asked:
            try:
                found = memberships_of(await self._run.graph.list(call, GraphMember))
            except Refused:
                continue  # a Graph that knows no such filter: the lists are all that there is
            except GraphError as error:
                log.warning("sync.not_read_back", place=self._place, **faulty(error))
                return False
            membership = found.get(user)
            if membership is not None and (membership.owner or not demotion):
                return False
        return True

    async def _note(self, ended: Sequence[PlannedChange]) -> None:
        if ended:
            await self._run.saw(self._seen_by(), ended, *self._edits(ended))
            await self._run.results.done(*ended)

    def _edits(self, ended: Iterable[PlannedChange]) -> Iterable[LedgerEdit]:
        for change in ended:
            user = self._run.user(change)
            if _is_demotion(change):
                yield disowned(self._place, user)
                continue
            yield left(self._place, user)
            # Who is out of a team is out of its private channels, which were asked too.
            for place in places_with(self._run, self._place, user):
                yield left(place, user)


def places_with(run: ApplyRun, area: str, user: str) -> list[str]:
    """Return the keys of a team's private channels in which the ledger has somebody."""
    return [
        place
        for place, roster in run.ledger.rosters.items()
        if place.startswith(f"{area}:")
        and user in (*roster.members, *roster.owners, *roster.left_alone, *roster.asked)
    ]


def _is_demotion(change: PlannedChange) -> bool:
    return change.action is SyncAction.DEMOTE
