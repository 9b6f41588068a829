"""Outbox of events, written with the change itself and kept until a worker has handled them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
import structlog
from pydantic import ValidationError

from registry.core.events import Event
from registry.core.unit_of_work import DeadLetter
from registry.store.engine.clock import DatabaseClock
from registry.store.engine.connection import Database, Work
from registry.store.mapping.tables import Schema

log = structlog.get_logger(__name__)

_LONGEST_ERROR = 2000


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """An event leased to one worker.

    Attributes:
        id: its number, never used again.
        event: what happened.
        attempts: how often it was taken, this time included.
        created: when it happened, in UTC.
        since: since when it is tried: when it was due first, or was last asked for.
    """

    id: int
    event: Event
    attempts: int
    created: datetime
    since: datetime


class Outbox:
    """Outbox with at-least-once delivery: handlers must tolerate a repeated event."""

    def __init__(self, database: Database, schema: Schema, clock: DatabaseClock) -> None:
        self._database = database
        self._table = schema.outbox
        self._clock = clock

    async def claim(self, limit: int, lease_seconds: float) -> list[OutboxMessage]:
        """Lease what is due, oldest first; nobody else gets it until the lease ends.

        What can't be read (an event of another version of plek) is given up and not returned.
        """
        async with self._database.writing() as executor:
            now = await self._clock.now(executor)
            statement = self._claiming(limit, now, now + timedelta(seconds=lease_seconds))
            rows = await executor.run(lambda connection: connection.execute(statement).all())
        messages = []
        for row in sorted(rows, key=lambda row: row.id):
            try:
                event = _read(row.name, row.body)
            except (LookupError, ValidationError) as error:
                log.warning("outbox.unreadable", message=row.id, event_name=row.name)
                await self.dead_letter(row.id, f"can't be read: {_why(error)}")
            else:
                messages.append(OutboxMessage(row.id, event, row.attempts, row.created, row.since))
        return messages

    def _claiming(self, limit: int, now: datetime, until: datetime) -> sa.UpdateBase:
        table = self._table
        # A leased message is simply not due. On PostgreSQL others skip rows that are
        # being claimed right now; SQLite has one writer at a time and leaves those words out.
        picked = (
            sa.select(table.c.id)
            .where(table.c.state == "waiting", table.c.due <= now)
            .order_by(table.c.due, table.c.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte("picked")
        )
        return (
            sa.update(table)
            .where(table.c.id.in_(sa.select(picked.c.id)))
            .values(attempts=table.c.attempts + 1, due=until, error="")  # no error: being tried
            .returning(table)
        )

    async def ack(self, id: int) -> None:  # noqa: A002  # a message's id is its id
        """Mark the message as handled."""
        await self._change(id, state="settled", error="")

    async def retry_later(self, id: int, due: datetime, error: str) -> None:  # noqa: A002
        """Retry at `due`; `error` says why it failed now."""
        await self._change(id, due=due, error=error[:_LONGEST_ERROR])

    async def dead_letter(self, id: int, error: str) -> None:  # noqa: A002
        """Give up; `error` is kept for the administrator (`stuck`)."""
        await self._change(id, state="given_up", error=error[:_LONGEST_ERROR])

    async def wait(self, timeout: float) -> None:  # noqa: ASYNC109  # it returns early, never raises
        """Wait until something may be due, at most `timeout` seconds."""
        table = self._table
        first = sa.select(sa.func.min(table.c.due)).where(table.c.state == "waiting")
        async with self._database.reading() as executor:
            due = await executor.run(
                lambda connection: connection.execute(first).scalar(), quick=True
            )
        seconds = timeout if due is None else (due - self._clock()).total_seconds()
        if seconds > 0:
            await self._database.wait(min(seconds, timeout))

    async def counts(self) -> dict[str, int]:
        """Count messages that are `waiting` (leased ones too), `due` now, and `given_up`."""
        table, now = self._table, self._clock()
        counting = (
            sa.select(table.c.state, sa.func.count(), sa.func.sum(_one_if(table.c.due <= now)))
            .where(table.c.state.in_(("waiting", "given_up")))
            .group_by(table.c.state)
        )
        async with self._database.reading() as executor:
            rows = await executor.run(lambda connection: connection.execute(counting).all())
        found = {state: (count, due) for state, count, due in rows}
        waiting, due = found.get("waiting", (0, 0))
        return {"waiting": waiting, "due": int(due), "given_up": found.get("given_up", (0, 0))[0]}

    async def stuck(self, limit: int = 50) -> list[DeadLetter]:
        """Return the dead letters, latest first."""
        async with self._database.reading() as executor:
            return await executor.run(
                lambda connection: dead_letters(connection, self._table, limit)
            )

    async def _change(self, message: int, **values: Any) -> None:
        """Change a message that still waits: one that was handled in the meantime stays so."""
        table = self._table
        mine = (table.c.id == message) & (table.c.state == "waiting")
        changing = sa.update(table).where(mine).values(values)
        work: Work[object] = lambda connection: connection.execute(changing)  # noqa: E731
        async with self._database.writing() as executor:
            await executor.run(work)


def dead_letters(connection: sa.Connection, table: sa.Table, limit: int) -> list[DeadLetter]:
    """Return the events that were given up, latest first."""
    given_up = (
        sa.select(table.c.id, table.c.name, table.c.attempts, table.c.created, table.c.error)
        .where(table.c.state == "given_up")
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    return [DeadLetter(*row) for row in connection.execute(given_up)]


def requeue(connection: sa.Connection, table: sa.Table, message: int, now: datetime) -> bool:
    """Have a message tried again now; False when it is being tried, or is done."""
    changing = (
        sa.update(table)
        .where(table.c.id == message, _resting(table))
        .values(state="waiting", due=now, since=now, error="")
    )
    found = connection.execute(changing).rowcount > 0
    if found and connection.dialect.name == "postgresql":
        connection.execute(sa.select(sa.func.pg_notify("plek_outbox", "")))
    return found


def discard(connection: sa.Connection, table: sa.Table, message: int) -> None:
    """Let a message go that is not being tried just now."""
    changing = sa.update(table).where(table.c.id == message, _resting(table))
    connection.execute(changing.values(state="settled", error=""))


def _resting(table: sa.Table) -> sa.ColumnElement[bool]:
    """Return the condition for what was given up, or waits after a failure."""
    return (table.c.state == "given_up") | ((table.c.state == "waiting") & (table.c.error != ""))


def _why(error: LookupError | ValidationError) -> str:
    """Return what is wrong, without what stands there: it may be about people."""
    if isinstance(error, LookupError):
        return str(error)
    findings = error.errors(include_input=False, include_url=False, include_context=False)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in findings)


def _one_if(condition: sa.ColumnElement[bool]) -> sa.Case[int]:
    return sa.case((condition, 1), else_=0)


def _read(name: str, body: str) -> Event:
    kind = Event.named().get(name)
    if kind is None:
        msg = f"this version of plek knows no event {name!r}"
        raise LookupError(msg)
    return kind.model_validate_json(body)
