"""Throttling answers of Graph: refusals (429), and warnings that a limit is near."""

from __future__ import annotations

from graph_sync.graph.responses import GraphResponse
from graph_sync.limits import GLOBAL, IDENTITY, IDENTITY_WRITE, GraphLimit
from registry.core.backoff import ExponentialDelay

NEAR = 0.8
"""From this share of a limit on Graph tells how near it is (`x-ms-throttle-limit-percentage`)."""
DELAY = ExponentialDelay(first=2.0, longest=60.0, spread=True)
_BY_SCOPE = {
    "read": (IDENTITY,),
    "write": (IDENTITY_WRITE,),
    "readwrite": (IDENTITY, IDENTITY_WRITE),
}


def pause_of(answer: GraphResponse, tries: int) -> float:
    """Seconds of Graph's in which nothing must be sent after a 429.

    A little longer than asked, since the server's clock is not ours and a whole number may have
    been cut off; twice as long each time when nothing is asked.

    Args:
        answer: the 429.
        tries: how often this call was made.
    """
    asked = answer.retry_after
    if asked:
        return asked * 1.05 + 0.2
    return DELAY.after(tries)


def limits_named(answer: GraphResponse) -> tuple[GraphLimit, ...]:
    """Return the limits that a 429 names; none where it doesn't say.

    The directory does: `x-ms-throttle-scope: Tenant_Application/ReadWrite/{app}/{tenant}`.
    """
    scope = answer.headers.get("x-ms-throttle-scope", "").casefold().split("/")
    named = _BY_SCOPE.get(scope[1], ()) if len(scope) > 1 else ()
    return (*named, GLOBAL) if answer.whole else named


def slow_down_of(answer: GraphResponse) -> float:
    """Seconds of Graph's in which the directory is better left alone, 0 when it has room."""
    try:
        share = float(answer.headers.get("x-ms-throttle-limit-percentage", "0"))
    except ValueError:
        return 0.0
    window = IDENTITY.seconds
    return min(window, (share - NEAR + 0.05) * window) if share >= NEAR else 0.0
