"""Execution of turns: in time, with an answer whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace

import structlog
from botbuilder.core import BotAdapter, TurnContext
from botbuilder.schema import Activity
from cachetools import TTLCache

from bot.adapter.context import Turn
from bot.adapter.inbound.deliveries import (
    MINUTES_15,
    NOT_KEPT,
    RETRY_AFTER,
    Delivery,
    Reply,
)
from bot.adapter.inbound.parse import ASKED
from bot.adapter.notices import Notice
from bot.adapter.showing import Showing
from bot.dispatch.turn import Ambiguous, Answer, Handle, Incoming, Kind, Undeliverable
from bot.fault_location import where
from registry.core.errors import StoreUnavailable

_REMEMBERED = 5_000
"""People who were told that nothing is kept, and are not told twice."""

log = structlog.get_logger(__name__)

_DIALOGS = frozenset({Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT, Kind.TYPEAHEAD})


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Timeouts, in seconds.

    Attributes:
        turn: until an honest "this takes longer" goes out; Teams waits 10 to 15 s.
        dialog: the same for dialogs and typeahead, for which Teams waits 5 s.
        handler: until a handler is stopped.
        closing: for turns under way when the bot stops.
    """

    turn: float = 12.0
    dialog: float = 4.5
    handler: float = 60.0
    closing: float = 5.0

    def of(self, kind: Kind) -> float:
        """Return until when the sender of this kind gets its answer."""
        return self.dialog if kind in _DIALOGS else self.turn


class Turns:
    """Runner of turns through an adapter's pipeline.

    Args:
        adapter: whose `run_pipeline` they go through; its middleware sees them.
        handle: what answers.
        showing: how answers reach people.
        deadlines: how long things may take.
        language: what somebody is spoken to in, a language's code.
    """

    def __init__(
        self,
        adapter: BotAdapter,
        handle: Handle,
        showing: Showing,
        deadlines: Deadlines,
        language: Callable[[Incoming], str],
    ) -> None:
        self._adapter = adapter
        self._handle = handle
        self._showing = showing
        self._deadlines = deadlines
        self._language = language
        self._told_away: TTLCache[str, bool] = TTLCache(_REMEMBERED, MINUTES_15)

    def begin(self, activity: Activity, incoming: Incoming) -> Delivery[Turn]:
        """Start a turn; it continues when the sender hangs up."""
        turn = Turn(
            self._adapter,
            activity,
            incoming,
            language=self._language(incoming),
        )
        return Delivery(turn, asyncio.create_task(self._run(turn)))

    async def in_time(self, delivery: Delivery[Turn]) -> Reply:
        """Return the HTTP answer of a turn, or of one that takes too long."""
        turn, task = delivery.turn, delivery.task
        if not task.done():
            await asyncio.wait((task,), timeout=self._deadlines.of(turn.incoming.kind))
        if not task.done():
            return await self._late(turn)
        return Reply(NOT_KEPT, None, RETRY_AFTER) if task.cancelled() else task.result()

    async def explain(self, context: TurnContext, error: Exception) -> None:
        """Log a failed turn, and tell who waits what to do."""
        if not isinstance(context, Turn):
            raise error  # somebody continued a conversation, and handles its errors themselves
        turn = context
        stopped = isinstance(error, TimeoutError) and turn.incoming.kind not in ASKED
        if (stopped or isinstance(error, StoreUnavailable)) and not turn.handled:
            await self._not_kept(turn, error)
            return
        turn.outcome = "failed"
        log.error(
            "reply_not_delivered" if turn.handled else "turn_failed",
            kind=turn.incoming.kind,
            reference=turn.reference,
            error=type(error).__name__,
            where=where(error),
        )
        unsure = turn.handled and isinstance(error, Ambiguous)
        if turn.incoming.kind not in ASKED or unsure:
            turn.settle()  # nobody waits, or the answer may well have arrived
            return
        if turn.invoked and not turn.late:
            self._showing.acknowledge(turn, turn.say(Notice.FAILED))
        elif not (turn.handled and isinstance(error, ConnectionError)):
            await self._tell(turn, Notice.FAILED)
        turn.settle()

    async def _not_kept(self, turn: Turn, error: Exception) -> None:
        """Ask for it again later, and tell who waits: the store is away, and nothing was changed.

        Whether Teams comes again is not known. So a person hears that it was not kept; and of what
        nobody waits for, the router keeps hold until the store is back.
        """
        turn.outcome = "not_kept"
        log.warning(
            "turn_not_kept",
            kind=turn.incoming.kind,
            reference=turn.reference,
            error=type(error).__name__,
        )
        if turn.invoked and not turn.late:
            self._showing.acknowledge(turn, turn.say(Notice.AWAY))
        elif turn.incoming.kind in ASKED and turn.incoming.key not in self._told_away:
            self._told_away[turn.incoming.key] = True
            await self._tell(turn, Notice.AWAY)
        turn.settle()
        turn.reply = replace(turn.reply, status=NOT_KEPT, retry_after=RETRY_AFTER)

    async def _run(self, turn: Turn) -> Reply:
        await self._adapter.run_pipeline(turn, lambda _: self._answer(turn))
        return turn.reply

    async def _answer(self, turn: Turn) -> None:
        async with asyncio.timeout(self._deadlines.handler):
            answer = await self._handle(turn.incoming)
        turn.handled = True
        await self._showing.show(turn, answer)
        turn.settle()

    async def _late(self, turn: Turn) -> Reply:
        """Answer a sender who waited too long; the real answer follows in the conversation."""
        told, turn.late = turn.late, True
        turn.outcome = "late"
        if not told:
            log.warning("turn_late", kind=turn.incoming.kind, reference=turn.reference)
        if turn.invoked:
            if turn.body is None:
                self._showing.acknowledge(turn, turn.say(Notice.LATE))
            turn.settle()
        elif turn.incoming.kind not in ASKED:
            # Nobody waits, but it is not kept yet either: it is asked for again, and then done.
            return turn.reply if turn.handled else Reply(NOT_KEPT, None, RETRY_AFTER)
        elif not (told or turn.handled):
            await self._tell(turn, Notice.LATE)
        return turn.reply

    async def _tell(self, turn: Turn, notice: Notice) -> None:
        try:
            await self._showing.post(turn, Answer(text=turn.say(notice)))
        except (Undeliverable, ConnectionError) as error:
            log.warning(
                "notice_not_delivered", error=type(error).__name__, reference=turn.reference
            )
