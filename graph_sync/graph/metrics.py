"""Prometheus metrics of calls to Graph."""

from __future__ import annotations

from functools import cache

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram

BUCKETS = (0.001, 0.01, 0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 150, 600)


class GraphMetrics:
    """The door's counters, in a registry that has none yet."""

    def __init__(self, registry: CollectorRegistry) -> None:
        calls = Counter("plek_graph_calls", "Calls to Graph", ("op", "status"), registry=registry)
        self._throttled = Counter(
            "plek_graph_throttled", "Calls that Graph answered with 429", registry=registry
        )
        self._wait = Histogram(
            "plek_graph_wait_seconds",
            "Time that calls waited for their turn under Graph's limits",
            registry=registry,
            buckets=BUCKETS,
        )
        # Finding a labelled child costs more than counting on it.
        self._calls_child = cache(calls.labels)

    def waited(self, seconds: float) -> None:
        """Count a call that goes out after so long in line."""
        self._wait.observe(seconds)

    def answered(self, op: str, status: int) -> None:
        """Count an answer; status 0 when none came."""
        self._calls_child(op, str(status) if status else "none").inc()
        if status == 429:
            self._throttled.inc()


@cache
def metrics_in(registry: CollectorRegistry = REGISTRY) -> GraphMetrics:
    """Return a registry's counters, made once: all clients of a process share them."""
    return GraphMetrics(registry)
