"""Execute an approved plan and keep its cards up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

import structlog

from bot.sync.schedule import last_apply, note_applied
from graph_sync.apply.outcome import Outcome, Progress, Tell
from registry.core.errors import Failure, RegistryError
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.provisioning.approvals import advance, finish, overtake, start
from registry.provisioning.fates import Fate, counted
from registry.provisioning.plan import Plan
from registry.provisioning.sync_plan import CreatedPlace

log = structlog.get_logger(__name__)

EVERY = timedelta(seconds=2)
"""How often a card is brought up to date at most: Teams takes no more, and nobody reads faster."""


_ANEW = frozenset({Fate.OVERTAKEN, Fate.BUDGET})


class SyncExecutor(Protocol):
    """The part of `graph_sync.engine.Sync` that executing a plan uses."""

    async def apply(
        self,
        approved: Plan,
        *,
        asked_by: str,
        allow_removals: bool = False,
        strict: bool = False,
        wait: float = 0.0,
        progress: Tell | None = None,
    ) -> Outcome:
        """See Sync."""
        ...


async def execute(
    registry: UnitOfWorkFactory,
    sync: SyncExecutor,
    slug: str,
    *,
    clock: Callable[[], datetime],
    wait: float = 0.0,
) -> Outcome:
    """Carry out a plan that was approved, or go on with it after it was stopped.

    Args:
        registry: where it is kept.
        sync: what does it.
        slug: which plan.
        clock: the time in UTC.
        wait: seconds to wait for another sync.

    Raises:
        SyncBusy: another sync is running; the plan waits.
        RegistryError, Failure, GraphError: it could not be done now; the plan waits.
    """
    # Started in a transaction of its own: a bot that is stopped leaves it `applying`, and the next
    # one goes on with it.
    plan = await commit(registry, SYSTEM, lambda unit: start(unit, slug))
    outcome = await sync.apply(
        plan.plan,
        asked_by=plan.decided_by or SYSTEM,
        allow_removals=plan.allows_removals,
        wait=wait,
        progress=teller(registry, slug, clock, plan.made),
    )
    made = {one.key: one for one in (*plan.made, *outcome.made)}  # of earlier tries too
    places, total = tuple(made.values()), max(plan.total, outcome.done)
    ends = counted(outcome.ends)

    async def close(unit: UnitOfWork) -> None:
        # Nothing of it applies any more, or all of it waits for another yes: nobody did anything,
        # and what is still to be done is put forward anew.
        if ends and all(one.fate in _ANEW for one in outcome.ends):
            await overtake(unit, slug)
        else:
            await finish(unit, slug, outcome.done, total, outcome.failed, places, ends)
        await note_applied(unit, last_apply(outcome, total, "bot", unit.now, slug))

    await commit(registry, SYSTEM, close)
    return outcome


def teller(
    registry: UnitOfWorkFactory,
    slug: str,
    clock: Callable[[], datetime],
    made: Sequence[CreatedPlace] = (),
) -> Tell:
    """Return what stores a plan's progress now and then; a failure to do so stops nothing."""
    told: datetime | None = None

    async def tell(progress: Progress) -> None:
        nonlocal told
        now = clock()
        if progress.waiting:
            return  # nothing was done
        if told is not None and now - told < EVERY:
            return
        told = now
        try:
            async with registry.write(SYSTEM) as unit:
                await advance(unit, slug, progress.done, progress.total, made=made)
        except (RegistryError, Failure) as error:
            log.warning("sync.progress_not_kept", plan=slug, error=type(error).__name__)

    return tell
