"""Results of applying a plan: what was done, what failed and why, what is left."""

from __future__ import annotations

import re
import secrets
import traceback
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import structlog

from graph_sync.apply.lags import StillWaiting
from graph_sync.apply.outcome import Outcome, Progress, Tell, Waiting
from graph_sync.graph.errors import GraphError
from graph_sync.quarantine import (
    CHANNEL_APP,
    FORBIDDEN,
    NAME_TAKEN,
    NOT_SEEN,
    REFUSED,
    TAKES_TIME,
    NotOurs,
    code_of,
    faulty,
    said_by,
)
from registry.core.errors import Failure, RegistryError
from registry.provisioning.fates import Ended, Fate
from registry.provisioning.plan import Plan, PlannedChange
from registry.provisioning.sync_plan import CreatedPlace, Quarantine

log = structlog.get_logger(__name__)

MOST_NAMED = 10
"""People of a team who are named when they are refused alike; the others are said once."""

_OVER = frozenset({Fate.BEFORE, Fate.OVERTAKEN})
"""What is no longer to be done."""
_ID = re.compile(r"/(?=[^/]*\d)[^/]{12,}")
"""An id in a path: it says nothing to people."""


class Results:
    """The count of what is done while a plan is applied.

    Args:
        plan: what is to be done.
        names: key of a team → what people call it.
        ended: what became of what else was approved, before anything is done.
        approved: a change that is to be done → the same as it was approved.
        unseen: what else was not seen to be as it should.
        unread: keys of the teams that could not be read.
        tell: is told of each change that is done.
    """

    def __init__(
        self,
        plan: Plan,
        names: Mapping[str, str],
        *,
        ended: Sequence[Ended] = (),
        approved: Callable[[PlannedChange], PlannedChange] = lambda one: one,
        unseen: Iterable[Fate] = (),
        unread: Iterable[str] = (),
        tell: Tell | None = None,
    ) -> None:
        self._plan = plan
        self._names = names
        self._ended = tuple(ended)
        self._before = sum(one.fate is Fate.BEFORE for one in self._ended)
        self._approved = approved
        self._unseen = frozenset(unseen)
        self._unread = tuple(unread)
        self._tell = tell
        self._done: set[PlannedChange] = set()
        self._failed: dict[tuple[str, str, str, str], Quarantine] = {}
        self._made: dict[str, CreatedPlace] = {}
        self._waiting: dict[PlannedChange, str] = {}
        self._codes: dict[PlannedChange, str] = {}

    async def attempt(self, *changes: PlannedChange, work: Awaitable[object]) -> bool:
        """Do the work of some changes; whether it was done.

        What Graph refuses is noted, and the others go on. What the ledger can't keep stops all.

        Raises:
            RegistryError, Failure: the ledger can't be written.
        """
        fine = await self.guard(changes[0], work)
        if fine:
            await self.done(*changes)
        return fine

    async def guard(self, change: PlannedChange, work: Awaitable[object]) -> bool:
        """Do work that reports itself what it did; otherwise as `attempt`."""
        try:
            await work
        except (RegistryError, Failure):
            raise
        except StillWaiting as waiting:
            self.wait(waiting.why, change)
            return False
        except Exception as error:  # noqa: BLE001  # the others go on, whatever it is
            self.fail(change, error)
            return False
        return True

    async def done(self, *changes: PlannedChange) -> None:
        """Count changes as done."""
        for change in changes:
            if change not in self._done:
                self._done.add(change)
                if self._tell is not None:
                    await self._tell(self._progress(change))

    def _progress(self, change: PlannedChange) -> Progress:
        total = len(self._ended) + len(self._plan.changes)
        return Progress(self._before + len(self._done), total, change.key, change.area)

    def wait(self, why: str, *changes: PlannedChange) -> None:
        """Note that changes wait for Microsoft; the last reason counts, until they are done."""
        self._waiting |= dict.fromkeys(changes, why)

    def waits_for(self, change: PlannedChange) -> str:
        """Return the code of what a change waits for; empty when it does not."""
        return "" if change in self._done else self._waiting.get(change, "")

    async def tell_waiting(self, why: str, area: str, seconds: float) -> None:
        """Tell who follows the progress what is waited for in a team, and for how long at most."""
        if self._tell is not None:
            total = self._before + len(self._plan.changes)
            done = self._before + len(self._done)
            name = self.name_of(area) or area
            await self._tell(Progress(done, total, "", area, why, max(seconds, 0.0), name))

    def fail(self, change: PlannedChange, error: Exception) -> None:
        """Note that a change failed."""
        code = code_of(error)
        self._codes[change] = code
        self.quarantine(change.area, code, value_of(code, change, error), error=error)

    def quarantine(
        self,
        area: str,
        code: str,
        value: str = "",
        *,
        error: Exception | None = None,
        about: PlannedChange | None = None,
    ) -> None:
        """Quarantine a team, or what failed in it; the same thing is said once.

        Args:
            area: key of the team.
            code: why.
            value: what the text needs.
            error: what went wrong, for the log.
            about: the change of one person that was refused: who that is is said, for a few.
        """
        named = sum(one.area == area and one.why == code for one in self._failed.values())
        member, person = "", ""
        if about is not None and named < MOST_NAMED:
            member, person = about.member, about.name
        # A refused batch fails person by person; one line per cause is enough for a reader.
        if (area, code, value, member) in self._failed:
            return
        reference = secrets.token_hex(4)
        name = self.name_of(area)
        theirs, said = said_by(error)
        one = Quarantine(
            area=area,
            name=name,
            why=code,
            value=value,
            reference=reference,
            member=member,
            person=person,
            code=theirs,
            said=said,
        )
        self._failed[area, code, value, member] = one
        told = {"area": area, "reference": reference}
        if error is None:
            log.warning("sync.set_aside", why=code, **told)
        elif isinstance(error, GraphError):
            log.warning("sync.set_aside", **faulty(error), **told)
        else:
            log.error("sync.set_aside", **faulty(error), **told, where=_where(error))

    def name_of(self, area: str) -> str:
        """Return what people call a team; empty when it has no name yet."""
        return self._names.get(area, "")

    def made(self, key: str, name: str, url: str) -> None:
        """Note that a place was created or adopted."""
        self._made[key] = CreatedPlace(key=key, name=name, url=url)

    def quarantines(self, area: str) -> list[Quarantine]:
        """Return what failed in a team."""
        return [one for one in self._failed.values() if one.area == area]

    def is_done(self, changes: Iterable[PlannedChange]) -> bool:
        """Return whether all of these were done."""
        return all(one in self._done for one in changes)

    def outcome(self) -> Outcome:
        """Return how it ended."""
        ends = [self._end(one) for one in self._plan.changes]
        to_do = [one for one in self._plan.changes if one not in self._done]
        hindered = [one.change for one in self._ended if one.fate not in _OVER]
        return Outcome(
            done=self._before + len(self._done),
            failed=tuple(self._failed.values()),
            made=tuple(self._made.values()),
            left=self._plan.only((*to_do, *hindered)),
            waiting=tuple(
                Waiting(one.change, one.why)
                for one in (*self._ended, *ends)
                if one.fate is Fate.WAITING
            ),
            ends=(*self._ended, *ends),
            unseen=self._unseen,
            unread=self._unread,
        )

    def _end(self, change: PlannedChange) -> Ended:
        """Return what became of a change that was to be done."""
        approved = self._approved(change)
        if change in self._done:
            return Ended(approved, Fate.DONE)
        if change in self._waiting:
            return Ended(approved, Fate.WAITING, self._waiting[change])
        code = self._codes.get(change) or self._code_in(change.area)
        if code in NOT_SEEN:
            return Ended(approved, Fate.UNSURE, code)
        if code in TAKES_TIME:
            return Ended(approved, Fate.WAITING, code)
        return Ended(approved, Fate.FAILED, code)

    def _code_in(self, area: str) -> str:
        """Return why things went wrong in a team: what needs somebody goes before what passes."""
        codes = [one.why for one in self.quarantines(area)]
        return min(codes, key=lambda one: one in (*NOT_SEEN, *TAKES_TIME), default="")


def _where(error: Exception) -> str:
    """Return where in plek a fault is. Not what was at hand there: that may be people's."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{one.name} {one.filename}:{one.lineno}" for one in reversed(frames))


def value_of(code: str, change: PlannedChange, error: Exception) -> str:
    """Return what the text about it needs."""
    if code == NAME_TAKEN:
        return change.after or change.name
    if isinstance(error, NotOurs):
        return error.group
    if not isinstance(error, GraphError):
        return ""
    if code == CHANNEL_APP:
        return change.where
    if code == FORBIDDEN:
        return _ID.sub("/…", error.fault.call)
    return error.fault.code if code == REFUSED else ""
