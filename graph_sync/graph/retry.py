"""Decide whether a call is retried, and what is raised when it is not: the only place.

By method and meaning: what was surely not carried out is repeated, what may have been only where
doing it twice does the same as doing it once (`Repeat`). All times are Graph's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Protocol, cast

import structlog
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type

from graph_sync.graph.call import GraphCall, GraphReply, Repeat
from graph_sync.graph.errors import GraphError, Unauthenticated, Unclear, Unreachable
from graph_sync.graph.responses import GraphResponse
from graph_sync.graph.scheduling.scheduler import Priority
from graph_sync.graph.tokens import GraphAuthorization
from registry.core.backoff import ExponentialDelay

log = structlog.get_logger(__name__)

GIVE_UP = 300.0
"""Seconds that a call waits in all for a Graph that is throttled, overloaded or away."""
DELAY = ExponentialDelay(first=1.0, longest=30.0, spread=True)
YOUNG = ExponentialDelay(first=1.0, longest=10.0)
"""Before asking again for what was made just now."""
FAILED_DEPENDENCY = 424


class RetryReason(StrEnum):
    """The reason for a retry."""

    THROTTLED = "throttled"
    OVERLOADED = "overloaded"  # or away, or no clear answer
    YOUNG = "young"
    UNAUTHENTICATED = "unauthenticated"
    ALONE = "alone"  # Graph refused the batch that it was in


class RetryNeeded(Exception):
    """Worth making again.

    Attributes:
        why: the reason.
        delay: seconds to wait before.
        error: to raise when there is no more patience.
    """

    def __init__(self, why: RetryReason, delay: float, error: GraphError) -> None:
        super().__init__(why.value)
        self.why = why
        self.delay = delay
        self.error = error


class SendOnce(Protocol):
    """The way to make a call once: `graph_sync.graph.dispatch.Dispatcher.ask`."""

    def __call__(
        self, call: GraphCall, tries: int = 1, *, turn: Priority | None = None, alone: bool = False
    ) -> Awaitable[GraphResponse]:
        """Return the answer."""
        ...


class Tries:
    """A call with its retries, until it succeeds or fails for good.

    Args:
        call: what is asked.
        ask: makes it once.
        authorization: is told when a header was refused.
        sleep: waits, in Graph's seconds.
    """

    def __init__(
        self,
        call: GraphCall,
        ask: SendOnce,
        authorization: GraphAuthorization,
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._call = call
        self._ask = ask
        self._authorization = authorization
        self._sleep = sleep
        self._first: GraphResponse | None = None
        self._turn: Priority | None = None
        self._made = 0
        self._alone = False
        self._times: Counter[RetryReason] = Counter()
        self._waited = dict.fromkeys(RetryReason, 0.0)
        self._last = RetryReason.OVERLOADED

    async def reply(self, first: GraphResponse) -> GraphReply:
        """Return the answer in the end.

        Args:
            first: the answer to the first try, which was no success.

        Raises:
            GraphError: see graph_sync.graph.errors.
        """
        self._first, self._turn = first, first.turn
        retrying = AsyncRetrying(
            sleep=self._rest,
            wait=self._wait,
            stop=self._stop,
            retry=retry_if_exception_type(RetryNeeded),
            reraise=True,
        )
        try:
            return await retrying(self._try)
        except RetryNeeded as again:
            raise again.error from None

    async def _try(self) -> GraphReply:
        self._made += 1
        answer, self._first = self._first, None
        if answer is None:
            answer = await self._ask(self._call, self._made, turn=self._turn, alone=self._alone)
        if answer.succeeded:
            return reply_of(answer)
        raise self._judged(answer)

    def _judged(self, answer: GraphResponse) -> Exception:
        """Return what an answer that is no success means: worth another try, or the error."""
        fault = answer.fault(self._call)
        # In this order: a batch's own refusal says nothing of the call; a 401 and a 429 were surely
        # not carried out; only then comes what may have been.
        if answer.batch_refused:
            self._alone = True
            return RetryNeeded(RetryReason.ALONE, 0.0, Unreachable(fault))
        if answer.status == 401:
            return self._unauthenticated(answer)
        if answer.status == 429:
            return RetryNeeded(RetryReason.THROTTLED, answer.pause, Unreachable(fault))
        if answer.status == FAILED_DEPENDENCY or not answer.sent:
            return RetryNeeded(RetryReason.OVERLOADED, self._backoff(), Unreachable(fault))
        if not answer.is_clear:
            if self._call.repeat is Repeat.NEVER:
                return Unclear(fault)
            delay = answer.retry_after or self._backoff()
            return RetryNeeded(RetryReason.OVERLOADED, delay, Unreachable(fault))
        error = answer.refusal(self._call)
        if self._call.patience and answer.not_yet():
            return RetryNeeded(RetryReason.YOUNG, self._young(), error)
        return error

    def _unauthenticated(self, answer: GraphResponse) -> Exception:
        error = Unauthenticated(answer.fault(self._call))
        # One new token at most: a second refusal is about the app, not about the token's age.
        if self._times[RetryReason.UNAUTHENTICATED]:
            return error
        self._authorization.refused(answer.authorization, answer.claims)
        return RetryNeeded(RetryReason.UNAUTHENTICATED, 0.0, error)

    def _backoff(self) -> float:
        return DELAY.after(self._times[RetryReason.OVERLOADED] + 1)

    def _young(self) -> float:
        return YOUNG.after(self._times[RetryReason.YOUNG] + 1)

    def _left(self, why: RetryReason) -> float:
        return (self._call.patience if why is RetryReason.YOUNG else GIVE_UP) - self._waited[why]

    def _wait(self, state: RetryCallState) -> float:
        again = _again(state)
        left = self._left(again.why)
        return min(again.delay, left) if again.why is RetryReason.YOUNG else again.delay

    def _stop(self, state: RetryCallState) -> bool:
        again, delay = _again(state), state.upcoming_sleep
        left = self._left(again.why)
        if left <= 0 or delay > left:
            return True
        self._times[again.why] += 1
        self._waited[again.why] += delay
        self._last = again.why
        log.info(
            "graph_retry",
            call=again.error.fault.call,
            status=again.error.fault.status,
            why=again.why.value,
            seconds=round(delay, 2),
        )
        return False

    async def _rest(self, seconds: float) -> None:
        # A throttled call goes back into line at once: there its bucket holds it for as long, and
        # it keeps its turn.
        if seconds and self._last is not RetryReason.THROTTLED:
            await self._sleep(seconds)


def _again(state: RetryCallState) -> RetryNeeded:
    return cast("RetryNeeded", state.outcome and state.outcome.exception())


def reply_of(answer: GraphResponse) -> GraphReply:
    """Return a success, as callers see it."""
    return GraphReply(answer.status, answer.headers, answer.body)
