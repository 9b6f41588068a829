"""Too many calls are refused with 429, as documented; and every one of them is counted.

Sliding windows in simulated time. A call that was refused counts as well (docs: throttling), so
who goes on calling stays outside.
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, field

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.errors import ApiError
from graph_sync.sandbox.core.state import TenantState
from graph_sync.sandbox.faults.limits import (
    CHANNEL,
    GLOBAL,
    INVITATIONS,
    OTHER_READS,
    OTHER_WRITES,
    SUBSCRIPTION_READS,
    SUBSCRIPTION_WRITES,
    TEAM,
    TEAMS,
    UNITS,
    WRITES,
    ThrottleLimit,
    identity,
)

NEAR = 0.8
"""From which share of its limit a caller is told how near it is."""


class Throttled(ApiError):
    """A call too many (429).

    Attributes:
        limit: which limit was run into.
    """

    def __init__(self, limit: ThrottleLimit, wait: float, state: TenantState) -> None:
        headers = {"Retry-After": str(max(math.ceil(wait), 1))}
        if limit.name.startswith("identity"):
            what = "Write" if limit is WRITES else "ReadWrite"
            reason = "WriteLimitExceeded" if limit is WRITES else "ResourceUnitLimitExceeded"
            where = f"{state.client}/{state.tenant}"
            headers["x-ms-throttle-scope"] = f"Tenant_Application/{what}/{where}"
            headers["x-ms-throttle-information"] = reason
        inner = {"code": "429", "status": "429"}
        super().__init__(429, "TooManyRequests", "Please retry again later.", headers, inner)
        self.limit = limit.name


@dataclass(slots=True)
class Window:
    """The recent use of a limit."""

    used: int = 0
    calls: deque[tuple[float, int]] = field(default_factory=deque)

    def add(self, now: float, limit: ThrottleLimit, cost: int) -> float:
        """Count a call, and say how many seconds it is too early; 0 when it is not."""
        while self.calls and self.calls[0][0] <= now - limit.seconds:
            self.used -= self.calls.popleft()[1]
        self.calls.append((now, cost))
        self.used += cost
        return self._wait(now, limit, cost) if self.used > limit.count else 0.0

    def _wait(self, now: float, limit: ThrottleLimit, cost: int) -> float:
        """Return when enough of the use has passed for the same call to be taken."""
        over = self.used + cost - limit.count
        for at, weight in self.calls:
            over -= weight
            if over <= 0:
                return at + limit.seconds - now
        return limit.seconds


@dataclass(slots=True)
class LimitUsage:
    """The directory's limit as a call that was let through is told of it."""

    units: int = 0
    share: float = 0.0

    @property
    def headers(self) -> dict[str, str]:
        """Give it as headers of the answer; none for what is not the directory's."""
        if not self.units:
            return {}
        near = {"x-ms-throttle-limit-percentage": f"{self.share:.2f}"} if self.share > NEAR else {}
        return {"x-ms-resource-unit": str(self.units), **near}


class Throttle:
    """The limits, and what was used of them.

    Attributes:
        on: whether it refuses at all.
    """

    def __init__(self) -> None:
        self._windows: dict[tuple[str, str], Window] = {}
        self.on = True

    def let(self, call: ApiCall, state: TenantState, now: float) -> LimitUsage:
        """Count a call.

        Args:
            call: which route it takes is known.
            state: says how large the tenant is, and who calls.
            now: the simulated moment.

        Raises:
            Throttled: it is one too many (429).
        """
        waits: dict[ThrottleLimit, float] = {}
        usage = LimitUsage()
        for limit, cost in limits_of(call, len(state.users)):
            window = self._windows.setdefault((limit.name, _scope(call, limit)), Window())
            waits[limit] = window.add(now, limit, cost)
            if limit.name == "identity":
                usage = LimitUsage(cost, window.used / limit.count)
        worst = max(waits, key=lambda limit: waits[limit])
        if waits[worst] > 0 and self.on:
            raise Throttled(worst, waits[worst], state)
        return usage


def limits_of(call: ApiCall, people: int) -> list[tuple[ThrottleLimit, int]]:
    """Return the limits that a call counts for, and for how much."""
    first, write = call.path[0].lower() if call.path else "", call.method != "GET"
    key = (call.method, call.route)
    if first == "invitations":
        return [(INVITATIONS, 1), (GLOBAL, 1)]
    if first == "subscriptions":
        return [(SUBSCRIPTION_WRITES if write else SUBSCRIPTION_READS, 1), (GLOBAL, 1)]
    if first in {"users", "groups", "directory"} and key not in TEAMS:
        found = [(identity(people), _units(call)), (GLOBAL, 1)]
        return [*found, (WRITES, 1)] if write else found
    own = TEAMS.get(key, (OTHER_WRITES if write else OTHER_READS,))
    here = [TEAM] if "team" in call.keys or "group" in call.keys else []
    here += [CHANNEL] if "channel" in call.keys else []
    return [(limit, 1) for limit in (*own, *here, GLOBAL)]


def _units(call: ApiCall) -> int:
    units = UNITS.get((call.method, call.route), 1)
    units -= 1 if call.query.get("select") else 0
    units += 1 if call.query.get("expand") else 0
    top = call.query.get("top")
    units -= 1 if top.isdigit() and int(top) < 20 else 0
    return max(units, 1)


def _scope(call: ApiCall, limit: ThrottleLimit) -> str:
    team = call.keys.get("team") or call.keys.get("group", "")
    if limit.scope == "team":
        return team.lower()
    return f"{team.lower()}/{call.keys.get('channel', '')}" if limit.scope == "channel" else ""
