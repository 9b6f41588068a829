"""A Graph that says what is not so: lists that end early without a word, 404 for what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_sync.sandbox.core.errors import not_found

ACCOUNTS = "GET /users"
ACCOUNT = "GET /users/{user}"
GROUPS = "GET /groups"
GROUP = "GET /groups/{group}"
GROUP_MEMBERS = "GET /groups/{group}/members"
TEAM = "GET /teams/{team}"
ROSTER = "GET /teams/{team}/members"
CHANNELS = "GET /teams/{team}/channels"
ALL_CHANNELS = "GET /teams/{team}/allChannels"
CHANNEL = "GET /teams/{team}/channels/{channel}"
CHANNEL_MEMBERS = "GET /teams/{team}/channels/{channel}/members"
TABS = "GET /teams/{team}/channels/{channel}/tabs"
APPS = "GET /teams/{team}/installedApps"
LISTS = (ACCOUNTS, GROUPS, GROUP_MEMBERS, ROSTER, CHANNELS, ALL_CHANNELS, CHANNEL_MEMBERS)
LISTS += (TABS, APPS)

Keep = Callable[[list[Any]], list[Any]]


class Lies:
    """What a sandbox says that is not so, until it is told to stop.

    Args:
        service: of the sandbox.
    """

    def __init__(self, service):
        self._short: dict[str, Keep] = {}
        self._missing: dict[str, Callable[[Any], bool]] = {}
        self._carry_out = service._carried_out
        service._carried_out = self._carried_out

    def stop(self):
        """Say the truth again."""
        self._short.clear()
        self._missing.clear()

    def short(self, *routes, keep: Keep = lambda _: []):
        """Have lists end early, without a next page, unless they were asked by a filter."""
        for route in routes:
            self._short[route] = keep

    def missing(self, *routes, of: Callable[[Any], bool] = lambda _call: True):
        """Have things answered by a 404."""
        for route in routes:
            self._missing[route] = of

    async def _carried_out(self, call, usage):
        answer = await self._carry_out(call, usage)  # which finds out what kind of call it is
        kind = f"{call.method} {call.route}"
        if kind in self._missing and self._missing[kind](call):
            raise not_found("thing", "x")
        if kind in self._short and not call.query.get("filter"):
            answer.body = {**answer.body, "value": self._short[kind](answer.body["value"])}
            answer.body.pop("@odata.nextLink", None)
        return answer


def most_missing(items):
    """Seven of ten missing, always the same ones."""
    return items[: max(1, len(items) * 3 // 10)]


def without(*ids):
    """A list without these."""
    return lambda items: [one for one in items if one["id"] not in ids]


async def look(made):
    """Look as the controller does: what was learnt is kept."""
    planned = await made.sync.plan()
    await made.sync.persist(planned)
    return planned.plan
