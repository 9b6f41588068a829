"""Resolve members to accounts, inviting who has none."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterable, Sequence

from pydantic import ValidationError

from graph_sync.apply.results import value_of
from graph_sync.apply.run import ApplyRun, body_of
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall, GraphReply
from graph_sync.graph.errors import Forbidden, GraphError, GraphFault, Refused, Unclear
from graph_sync.graph.models import GraphInvitation, GraphUser
from graph_sync.ledger.edits import invited
from graph_sync.quarantine import INVITATIONS_OFF, PERSON_REFUSED, NoAccount, code_of
from registry.core.errors import Failure, RegistryError
from registry.provisioning.plan import PlannedChange

SIDE_BY_SIDE = 320
"""Invitations under way at once: more than two of Graph's windows, so that none stays empty."""
_TRIES = 3


class AccountResolver:
    """Object ids of people, as they become known.

    Args:
        run: the application.
        invitations: whom to invite, the most urgent first.
        areas: key of a member → teams that wait for them; what fails is said there.
    """

    def __init__(
        self, run: ApplyRun, invitations: Sequence[PlannedChange], areas: dict[str, Sequence[str]]
    ) -> None:
        self._run = run
        self._queue = deque(invitations)
        self._areas = areas
        loop = asyncio.get_running_loop()
        self._coming: dict[str, asyncio.Future[str]] = {
            one.member: loop.create_future() for one in invitations
        }

    def tell(self, member: str, listener: Callable[[str], None]) -> None:
        """Have a listener called with somebody's object id when it is known; empty when never."""
        coming = self._coming.get(member)
        if coming is None:
            listener(self._run.users.get(member, ""))
        else:
            coming.add_done_callback(lambda done: listener(done.result()))

    async def of(self, member: str) -> str:
        """Somebody's object id. Raises NoAccount when they don't get one."""
        coming = self._coming.get(member)
        user = await asyncio.shield(coming) if coming else self._run.users.get(member, "")
        if not user:
            raise NoAccount
        return user

    async def invite_all(self) -> None:
        """Invite everybody; nobody waits in vain, whatever happens."""
        some = min(SIDE_BY_SIDE, len(self._queue))
        workers = [asyncio.create_task(self._work()) for _ in range(some)]
        try:
            await asyncio.gather(*workers)
        finally:
            for worker in workers:
                worker.cancel()
            for coming in self._coming.values():
                if not coming.done():
                    coming.set_result("")

    async def _work(self) -> None:
        while self._queue:
            change = self._queue.popleft()
            user = await self._invite(change)
            if user:
                self._run.users[change.member] = user
            self._coming[change.member].set_result(user)

    async def _invite(self, change: PlannedChange) -> str:
        try:
            user = await self._invited(change)
        except (RegistryError, Failure):
            raise
        except Exception as error:  # noqa: BLE001  # the others go on, whatever it is
            for area in self._areas.get(change.member, ("",)):
                code = _code(error)
                refused = code == PERSON_REFUSED
                place = self._run.results.name_of(area)
                value = place if refused else value_of(code, change, error)
                about = change if refused else None
                self._run.results.quarantine(area, code, value, error=error, about=about)
            return ""
        await self._run.results.done(change)
        return user

    async def _invited(self, change: PlannedChange) -> str:
        run, settings = self._run, self._run.settings
        person = run.desired.people[change.member]
        if not person.email:
            raise NoAccount
        call = calls.invite(
            person.email, settings.invitation_url, name=person.name, mail=settings.invitation_mail
        )
        for left in reversed(range(_TRIES)):
            try:
                reply = await run.send(call, change)
            except Unclear:
                found = await self._found(person.email)
                if found:
                    await self._note(change, call, GraphReply(200, {}, None), found)
                    return found
                if not left:
                    raise
            else:
                user = self._user_of(reply) or await self._found(person.email)
                await self._note(change, call, reply, user)
                return user
        raise NoAccount

    def _user_of(self, reply: GraphReply) -> str:
        try:
            user = body_of(reply, GraphInvitation).invited_user
        except ValidationError:
            return ""
        return user.id.lower() if user else ""

    async def _note(
        self, change: PlannedChange, call: GraphCall, reply: GraphReply, user: str
    ) -> None:
        """Keep who they are from now on, in the registry too."""
        if not user:
            raise GraphError(GraphFault(reply.status, "NoUser", "an invitation made no account"))
        run = self._run
        run.users[change.member] = user
        run.born[user] = run.graph_time
        known_as = {change.member: user} if change.member != user else {}
        await run.keep(reply, call, [change], invited(user, run.now), known_as=known_as)

    async def _found(self, email: str) -> str:
        """Return the account with this address; empty when there is none (yet)."""
        for attempt in range(2):
            if attempt:
                await self._run.graph.sleep(5)
            found = await self._run.graph.list(calls.find_users(email), GraphUser)
            ours = (one.id.lower() for one in found if email.casefold() in one.emails)
            if user := next(ours, ""):
                return user
        return ""


def _code(error: Exception) -> str:
    """Return the code for why somebody could not be invited."""
    if isinstance(error, Forbidden):
        return INVITATIONS_OFF
    return PERSON_REFUSED if isinstance(error, Refused) else code_of(error)


def in_order(
    changes: Iterable[PlannedChange], first: Callable[[PlannedChange], bool]
) -> tuple[PlannedChange, ...]:
    """Invitations in the order of a plan, those that are urgent before the others."""
    some = tuple(changes)
    return (*filter(first, some), *(one for one in some if not first(one)))
