"""Retry policy for calls to the Bot Connector.

Decision and reasons: docs/decisions/0003-adapter.md.
"""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

import structlog

from bot.dispatch.turn import Unavailable
from registry.core.backoff import ExponentialDelay

if TYPE_CHECKING:
    from tenacity import RetryCallState

log = structlog.get_logger(__name__)

T = TypeVar("T")

REFUSED_FOR_NOW = frozenset({408, 412, 429, 502, 503, 504})
"""Answers by which the service says that it did not do it (Teams' retry guidance; 408 is HTTP's
own "your request did not arrive in time")."""
MOST_ATTEMPTS = 10
DELAY = ExponentialDelay(first=0.5, longest=10.0, spread=True)


class Again(Exception):
    """The service did not take this call, and it is worth making again.

    Attributes:
        delay: seconds that the service asked for, or None.
    """

    def __init__(self, why: str, delay: float | None = None) -> None:
        super().__init__(why)
        self.delay = delay


def retry_after(value: str | None, now: datetime | None = None) -> float | None:
    """Return the seconds of a Retry-After header: a number (also 2.128) or an HTTP date."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _delay(error: BaseException | None, attempt: int) -> float:
    if isinstance(error, Again) and error.delay is not None:
        return error.delay
    return DELAY.after(attempt)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    return _delay(error, state.attempt_number + 1)


async def persist(
    first: Again,
    attempt: Callable[[], Awaitable[T]],
    *,
    patience: float,
    sleep: Callable[[float], Awaitable[None]],
) -> T:
    """Retry a call until it is taken, after a first attempt that was not.

    Args:
        first: what became of the first attempt.
        attempt: makes the call once; raises `Again` when the service did not take it.
        patience: seconds that this may take in all.
        sleep: waits that long.

    Raises:
        Unavailable: not taken within `patience`, or the service asks for a longer rest.
    """
    # Loaded when a call fails, as most never do.
    from tenacity import (
        AsyncRetrying,
        retry_if_exception_type,
        stop_after_attempt,
        stop_before_delay,
    )

    delay = _delay(first, 1)
    if delay > patience:
        raise Unavailable(f"{first}; it asks for {delay:.0f} s of rest", delay)
    log.info("outbound_retry", reason=str(first), seconds=round(delay, 2))
    await sleep(delay)
    retrying = AsyncRetrying(
        sleep=sleep,
        wait=_wait,
        stop=stop_before_delay(patience - delay) | stop_after_attempt(MOST_ATTEMPTS),
        retry=retry_if_exception_type(Again),
        reraise=True,
    )
    try:
        return await retrying(attempt)
    except Again as error:
        raise Unavailable(str(error), error.delay) from error
