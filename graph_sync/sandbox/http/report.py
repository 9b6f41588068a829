"""Counts of what was asked of the sandbox, for tests and for people."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall

KEPT = 500


@dataclass(slots=True)
class Report:
    """Counts since the start or the last reset.

    Attributes:
        requests: HTTP requests, a batch is one.
        batches: how many of those were batches.
        items: calls within batches.
        kinds: calls by method and route, whether alone or in a batch.
        statuses: answers by HTTP status.
        throttled: what was refused with 429 for a limit, lately: when, what, which limit.
        limits: how often each limit was run into.
        began: simulated moment of the first call, and of the last.
    """

    requests: int = 0
    batches: int = 0
    items: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    throttled: deque[dict[str, Any]] = field(default_factory=lambda: deque(maxlen=KEPT))
    limits: Counter[str] = field(default_factory=Counter)
    began: float | None = None
    ended: float = 0.0

    def note(self, call: ApiCall, answer: ApiAnswer, now: float) -> None:
        """Count a call and its answer."""
        self.began = now if self.began is None else self.began
        self.ended = now
        if call.batched:
            self.items += 1
        else:
            self.requests += 1
        if call.path == ("$batch",):
            self.batches += 1
        else:
            self.kinds[f"{call.method} {call.route or '/' + '/'.join(call.path)}"] += 1
        self.statuses[answer.status] += 1

    def limited(self, call: ApiCall, limit: str, now: float) -> None:
        """Count a 429 that a limit gave."""
        self.limits[limit] += 1
        self.throttled.append({"at": now, "call": call.shown, "limit": limit})

    def shape(self) -> dict[str, Any]:
        """Give it as JSON: `limited` are the 429s that a client could have foreseen."""
        began = self.ended if self.began is None else self.began
        return {
            "requests": self.requests,
            "batches": self.batches,
            "items": self.items,
            "calls": sum(self.kinds.values()),
            "kinds": dict(self.kinds.most_common()),
            "statuses": {str(status): count for status, count in sorted(self.statuses.items())},
            "limited": sum(self.limits.values()),
            "limits": dict(self.limits),
            "throttled": list(self.throttled),
            "began": began,
            "seconds": self.ended - began,
        }
