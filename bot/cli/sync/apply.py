"""Applying a plan from the command line: the kernteam sees it, and stopping it is a decision."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial

from bot.sync.executor import SyncExecutor, teller
from bot.sync.schedule import last_apply, note_aligned, note_applied
from graph_sync.apply.outcome import Outcome, Progress, Tell
from graph_sync.errors import TeamsUnreadable
from graph_sync.ledger.ledger import LastApply
from registry.core.errors import AlreadyDecided
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.provisioning.approvals import approved as unfinished
from registry.provisioning.approvals import finish, overtake, start
from registry.provisioning.auto_approval import let_through
from registry.provisioning.fates import Verdict, counted
from registry.provisioning.plan import Plan
from registry.provisioning.sync_plan import SyncPlan


class Stopped(Exception):  # named for what happened, as our other errors
    """The application was stopped; what was done is kept.

    Attributes:
        done, total: how far it was, in changes.
    """

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"stopped after {done} of {total} changes")
        self.done = done
        self.total = total


class Application:
    """A plan that is applied from the command line.

    It is written down as a plan as soon as something of it is done, so that the kernteam sees it
    in its channel, and so that a bot goes on with it if this process dies.

    Args:
        registry: where it is written down.
        sync: what applies.
        approved: the plan.
        clock: the time in UTC.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        sync: SyncExecutor,
        approved: Plan,
        clock: Callable[[], datetime],
    ) -> None:
        self._registry = registry
        self._sync = sync
        self._approved = approved
        self._clock = clock
        self._slug = ""
        self._writing = asyncio.Lock()
        self._tell: Tell | None = None
        self._last = Progress(0, len(approved.changes), "", "")

    async def run(self, *, allow_removals: bool, strict: bool, wait: float, show: Tell) -> Outcome:
        """Apply it.

        Args:
            allow_removals: also what is over the removal budget.
            strict: not when there is more to do by now than is in it.
            wait: seconds to wait for another sync.
            show: is told of each step.

        Raises:
            Stopped: the task was cancelled.
            SyncError, GraphError: it could not be done, or not as it was approved.
        """

        async def step(progress: Progress) -> None:
            self._last = progress
            await show(progress)
            async with self._writing:  # teams go side by side
                if self._tell is None:
                    self._tell = await self._write_down(allow_removals)
            await self._tell(progress)

        try:
            outcome = await self._sync.apply(
                self._approved,
                asked_by=SYSTEM,
                allow_removals=allow_removals,
                strict=strict,
                wait=wait,
                progress=step,
            )
        except asyncio.CancelledError:
            await self._close(None, Verdict.OVERTAKEN)
            raise Stopped(self._last.done, self._last.total) from None
        except BaseException as error:
            unread = isinstance(error, TeamsUnreadable)
            await self._close(None, Verdict.UNREAD if unread else Verdict.ERROR)
            raise
        await self._close(outcome)
        return outcome

    async def _write_down(self, allow_removals: bool) -> Tell:
        async def write_down(unit: UnitOfWork) -> SyncPlan:
            for one in await unfinished(unit):
                if one.origin == "command":  # of a process that died: we hold the lock, it doesn't
                    await overtake(unit, one.slug)
            plan = await let_through(
                unit,
                self._approved,
                "command",
                allows_removals=allow_removals,
                adopts=True,  # who runs it was shown each of them, and said yes
            )
            return await start(unit, plan.slug)

        plan = await commit(self._registry, SYSTEM, write_down)
        self._slug = plan.slug
        return teller(self._registry, plan.slug, self._clock)

    async def nothing_to_do(self, outcome: Outcome, *, aligned: bool) -> None:
        """Keep that there was nothing to apply: the status tells of it.

        Args:
            outcome: what else was seen.
            aligned: all of Teams was just read, and is as it should be.
        """
        await self._close(outcome)
        if aligned:
            await commit(self._registry, SYSTEM, note_aligned)

    async def _close(self, outcome: Outcome | None, verdict: Verdict = Verdict.DONE) -> None:
        """End it, so that no bot goes on with it by itself, and keep how it ended.

        Args:
            outcome: what came of it; None when it did not come to its end.
            verdict: how that counts.
        """
        total = len(self._approved.changes)
        if self._slug:
            with suppress(AlreadyDecided):  # a bot was quick to go on with it, and found it done
                await commit(self._registry, SYSTEM, partial(self._finish, outcome, total))

        async def note(unit: UnitOfWork) -> None:
            if outcome is None:
                last = LastApply(
                    at=unit.now,
                    origin="command",
                    plan=self._slug,
                    done=self._last.done,
                    total=total,
                    verdict=verdict,
                    stopped=True,
                )
            else:
                last = last_apply(outcome, total, "command", unit.now, self._slug)
            await note_applied(unit, last)

        await commit(self._registry, SYSTEM, note)

    async def _finish(self, outcome: Outcome | None, total: int, unit: UnitOfWork) -> SyncPlan:
        if outcome is None:
            return await finish(unit, self._slug, self._last.done, total)
        told = (outcome.failed, outcome.made, counted(outcome.ends))
        return await finish(unit, self._slug, outcome.done, total, *told)
