"""Send calls when their limits allow it, those that may go at once in one batch."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic  # not the loop's clock: uvloop's stands still during a turn

from graph_sync.graph.batch import MOST, PATH, answers_in, batch_of
from graph_sync.graph.call import GraphCall
from graph_sync.graph.errors import GraphError
from graph_sync.graph.metrics import GraphMetrics
from graph_sync.graph.responses import GraphResponse
from graph_sync.graph.scheduling.buckets import Bucket
from graph_sync.graph.scheduling.scheduler import Priority, QueuedCall, Scheduler
from graph_sync.graph.scheduling.throttling import limits_named, pause_of, slow_down_of
from graph_sync.graph.tokens import GraphAuthorization
from graph_sync.graph.transport import CONNECTIONS, Transport
from graph_sync.limits import GLOBAL, IDENTITY


@dataclass(slots=True, eq=False)
class PendingCall:
    """A try of a call, waiting to be sent.

    Attributes:
        call: what is asked.
        answered: where the answer goes.
        since: when it came into line.
        tries: how often the call was made, this time included.
        alone: keep it out of batches.
    """

    call: GraphCall
    answered: asyncio.Future[GraphResponse]
    since: float
    tries: int
    alone: bool


class Dispatcher:
    """The line of calls to one Graph; lives on the event loop it was made on.

    Args:
        transport: sends.
        authorization: the header to send with.
        metrics: counts.
        speed: how many times faster than ours Graph's clock goes.
    """

    def __init__(
        self,
        transport: Transport,
        authorization: GraphAuthorization,
        metrics: GraphMetrics,
        speed: float = 1.0,
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._transport = transport
        self._authorization = authorization
        self._metrics = metrics
        self._speed = speed
        self._scheduler: Scheduler[PendingCall] = Scheduler(speed)
        self._reads: deque[QueuedCall[PendingCall]] = deque()
        self._writes: deque[QueuedCall[PendingCall]] = deque()
        self._sending: set[asyncio.Task[None]] = set()
        self._sends_soon = False
        self._timer: asyncio.TimerHandle | None = None
        self._rings = math.inf
        self._closed = False
        self._pause_began = self._pause_ends = -math.inf

    async def ask(
        self, call: GraphCall, tries: int = 1, *, turn: Priority | None = None, alone: bool = False
    ) -> GraphResponse:
        """Make a call once, when its limits allow it.

        Args:
            call: what is asked.
            tries: how often it was made, this time included.
            turn: that it had before, as its answer told; None for a new call.
            alone: keep it out of batches.

        Raises:
            Unauthenticated: there is no token to send with.
            Unreachable: likewise, for now.
            RuntimeError: this is another event loop than the one it was made on, or it was closed.
        """
        if asyncio.get_running_loop() is not self._loop:
            raise RuntimeError("this Graph client belongs to another event loop: open one on each")
        if self._closed:
            raise RuntimeError("this Graph client was closed: its context is over")
        now = monotonic()
        ask = PendingCall(call, self._loop.create_future(), now, tries, alone)
        self._line_up(ask, turn, now)
        self._turn(now)
        return await ask.answered

    async def close(self) -> None:
        """Cancel what is under way and what waits."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        for task in self._sending:
            task.cancel()
        await asyncio.gather(*self._sending, return_exceptions=True)
        for place in (*self._reads, *self._writes, *self._scheduler.waiting()):
            place.thing.answered.cancel()

    def _turn(self, now: float) -> None:
        """Take from the line who may go, and come back when the next one may."""
        if self._closed:
            return
        # What is due has its places in the buckets already; here it only waits for a connection.
        for place in self._scheduler.due(now):
            (self._reads if place.thing.call.method == "GET" else self._writes).append(place)
        free = len(self._sending) < CONNECTIONS
        if free and (self._reads or self._writes) and not self._sends_soon:
            # One turn of the loop later: what is asked side by side is there by then.
            self._sends_soon = True
            self._loop.call_soon(self._send)
        rings = self._scheduler.alarm()
        if rings != self._rings:
            self._set_timer(rings, now)

    def _set_timer(self, rings: float, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._rings, self._timer = rings, None
        if rings < math.inf:
            # It may ring early (uvloop counts in milliseconds): then it is set again.
            self._timer = self._loop.call_later(max(0.0, rings - now), self._ring)

    def _ring(self) -> None:
        self._rings, self._timer = math.inf, None
        self._turn(monotonic())

    def _send(self) -> None:
        self._sends_soon = False
        now = monotonic()
        while len(self._sending) < CONNECTIONS and (group := self._group(now)):
            for place in group:
                self._metrics.waited(now - place.thing.since)
            task = self._loop.create_task(self._exchange(group))
            self._sending.add(task)
            task.add_done_callback(self._sent)
        self._turn(now)  # what was not sent after all may have made room

    def _sent(self, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._turn(monotonic())

    def _group(self, now: float) -> list[QueuedCall[PendingCall]]:
        """Return what goes in the next request: reads apart from writes, which take longer."""
        # Whose first call waits longest goes first, so that neither queue starves the other.
        queues = sorted(filter(None, (self._reads, self._writes)), key=lambda one: one[0].turn)
        for queue in queues:
            group: list[QueuedCall[PendingCall]] = []
            while queue and len(group) < MOST and not (group and _is_alone(group[0], queue[0])):
                place = queue.popleft()
                if self._goes(place, now):
                    group.append(place)
            if group:
                return group
        return []

    def _goes(self, place: QueuedCall[PendingCall], now: float) -> bool:
        """Return whether a call that was let go still may be sent; else it goes back."""
        ask = place.thing
        if ask.answered.done():  # whoever asked was cancelled
            self._scheduler.unsent(place, now)
            return False
        if self._scheduler.holds_back(place, now):
            self._scheduler.unsent(place, now)
            self._line_up(ask, place.turn, now)
            return False
        return True

    def _line_up(self, ask: PendingCall, turn: Priority | None, now: float) -> None:
        call = ask.call
        self._scheduler.add(ask, now, call.op, call.team, call.channel, turn=turn)

    async def _exchange(self, group: Sequence[QueuedCall[PendingCall]]) -> None:
        try:
            answers = await self._answers([place.thing.call for place in group])
        except GraphError as error:
            now = monotonic()
            for place in group:
                self._scheduler.unsent(place, now)
                _tell(place.thing.answered, error)
        except BaseException as error:
            now = monotonic()
            for place in group:
                self._scheduler.answered(place, now)
                _tell(place.thing.answered, error)
            raise
        else:
            now = monotonic()
            for place, answer in zip(group, answers, strict=True):
                self._settle(place, answer, now)

    async def _answers(self, calls: Sequence[GraphCall]) -> list[GraphResponse]:
        authorization = await self._authorization.header()
        if len(calls) == 1:
            call = calls[0]
            answer = await self._transport.exchange(
                call.method,
                call.path,
                call.headers,
                call.body,
                authorization,
                version=call.version,
            )
            return [answer]
        whole = await self._transport.exchange("POST", PATH, {}, batch_of(calls), authorization)
        return answers_in(whole, len(calls))

    def _settle(self, place: QueuedCall[PendingCall], answer: GraphResponse, now: float) -> None:
        ask = place.thing
        answer.turn = place.turn
        self._metrics.answered(ask.call.op.value, answer.status)
        if answer.status == 429:
            answer.pause = pause_of(answer, ask.tries)
            self._pause(place, answer, now)
        elif slow := slow_down_of(answer):
            self._scheduler.slow_down(self._scheduler.buckets([IDENTITY]), now + slow / self._speed)
        self._scheduler.answered(place, answer.arrived or now)
        if not ask.answered.done():
            ask.answered.set_result(answer)

    def _pause(self, place: QueuedCall[PendingCall], answer: GraphResponse, now: float) -> None:
        until = now + answer.pause / self._speed
        buckets = self._named(place, answer)
        if self._pause_began < place.sent < self._pause_ends:
            # It was sent during a pause in which it had no part: Graph throttles more than we
            # thought, and each call that comes too early may make the pause longer.
            buckets += self._scheduler.buckets([GLOBAL])
        if now >= self._pause_ends:
            self._pause_began = now
        self._pause_ends = max(self._pause_ends, until)
        self._scheduler.pause(buckets, until, now)

    def _named(self, place: QueuedCall[PendingCall], answer: GraphResponse) -> list[Bucket]:
        """Return the buckets that a 429 is about: those it names, else all that count the call."""
        named = self._scheduler.buckets(limits_named(answer))
        if any(bucket in place.buckets for bucket in named if bucket.limit is not GLOBAL):
            return named
        return named + [bucket for bucket in place.buckets if bucket.limit is not GLOBAL]


def _is_alone(first: QueuedCall[PendingCall], following: QueuedCall[PendingCall]) -> bool:
    return any(one.thing.alone or bool(one.thing.call.version) for one in (first, following))


def _tell(answered: asyncio.Future[GraphResponse], error: BaseException) -> None:
    if answered.done():
        return
    if isinstance(error, asyncio.CancelledError):
        answered.cancel()
    else:
        answered.set_exception(error)
