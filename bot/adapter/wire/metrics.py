"""Metrics for Prometheus: turns, refusals and outbound calls."""

from __future__ import annotations

from functools import cache

import structlog
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram

log = structlog.get_logger(__name__)

MOST_NAMES = 50
"""Names of unknown activities that are told apart: they come from outside."""
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 12)


class Metrics:
    """The adapter's counters, in a registry that has none yet."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._turns = Counter("plek_turns", "Turns handled", ("kind", "outcome"), registry=registry)
        self._seconds = Histogram(
            "plek_turn_seconds",
            "Time until a turn was answered",
            ("kind",),
            registry=registry,
            buckets=BUCKETS,
        )
        self._refused = Counter(
            "plek_refused", "Requests not taken in", ("reason",), registry=registry
        )
        self._unknown = Counter(
            "plek_unknown_activities",
            "Activities of a kind that plek does not know",
            ("what",),
            registry=registry,
        )
        self._unknown_seen: set[str] = set()
        self._outbound = Counter(
            "plek_outbound",
            "Calls to the Bot Connector",
            ("method", "status"),
            registry=registry,
        )
        # Finding a labelled child costs more than counting on it.
        self._turn_child = cache(self._turns.labels)
        self._seconds_child = cache(self._seconds.labels)
        self._outbound_child = cache(self._outbound.labels)

    def turn(self, kind: str, outcome: str, seconds: float) -> None:
        """Count a turn: `answered`, `silent`, `failed`, `late`, `not_kept` or `duplicate`."""
        self._turn_child(kind, outcome).inc()
        self._seconds_child(kind).observe(seconds)

    def refused(self, reason: str) -> None:
        """Count a request that was refused."""
        self._refused.labels(reason).inc()

    def unknown(self, what: str) -> None:
        """Count an activity of an unknown kind; names beyond `MOST_NAMES` count together."""
        if what not in self._unknown_seen:
            if len(self._unknown_seen) >= MOST_NAMES:
                what = "other"
            else:
                self._unknown_seen.add(what)
                log.info("activity_unknown", what=what)
        self._unknown.labels(what).inc()

    def outbound(self, method: str, status: str) -> None:
        """Count a call to the Bot Connector by its HTTP status, `unreached` or `cut`."""
        self._outbound_child(method, status).inc()


@cache
def metrics_in(registry: CollectorRegistry = REGISTRY) -> Metrics:
    """Return the counters in a registry, created once: adapters of one process share them."""
    return Metrics(registry)
