"""Measure how much the local Graph serves a second: `python -m bench.local_graph`.

Server and caller share one process and one core, so these are lower bounds of what it serves. The
clock is stepped, so that no limit stands in the way.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp

from graph_sync.sandbox.core.state import dumped, loaded
from graph_sync.sandbox.serve import Sandbox, sandbox

GUESTS = 2_500
AT_ONCE = 20
CAFE = "a3f1c0de-0000-4000-8000-000000000201"
KERNTEAM = "a3f1c0de-0000-4000-8000-000000000203"
USERS = "https://graph.microsoft.com/v1.0/users"
JSON = {"Content-Type": "application/json"}


class Caller:
    """Client of the local Graph."""

    def __init__(self, box: Sandbox, http: aiohttp.ClientSession) -> None:
        self.box = box
        self._http = http

    async def ask(self, method: str, path: str, body: Any = None) -> Any:
        """Make one call, each at another moment, so that none exceeds a limit."""
        self.box.clock.advance(100)
        async with self._http.request(method, self.box.url + path, json=body) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json() if answer.content_length else None

    async def batch(self, items: list[dict[str, Any]]) -> list[Any]:
        """Make several calls in one batch."""
        requests = [{"id": str(number), **item} for number, item in enumerate(items)]
        said = await self.ask("POST", "/$batch", {"requests": requests})
        return [one["body"] for one in sorted(said["responses"], key=lambda one: int(one["id"]))]


async def invited(caller: Caller, first: int) -> list[str]:
    """Invite some guests in one batch; return their ids."""
    made = await caller.batch(
        [
            {
                "method": "POST",
                "url": "/invitations",
                "headers": JSON,
                "body": {
                    "invitedUserEmailAddress": f"guest{number}@gemeente.example",
                    "inviteRedirectUrl": "https://teams.microsoft.com",
                },
            }
            for number in range(first, first + AT_ONCE)
        ]
    )
    return [one["invitedUser"]["id"] for one in made]


async def measured(what: str, count: int, do: Callable[[int], Awaitable[Any]], each: int) -> None:
    """Run something so many times, and print the rate per second.

    Args:
        what: it is.
        count: how often.
        do: it, with its number.
        each: how many one time counts for.
    """
    began = time.perf_counter()
    for number in range(count):
        await do(number)
    spent = time.perf_counter() - began
    print(f"{what:<40} {count * each / spent:>9,.0f} a second")


async def main() -> None:
    """Measure and print."""
    async with sandbox(profile="instant", speed=0) as box, aiohttp.ClientSession(
        headers={"Authorization": "Bearer any"}
    ) as http:  # fmt: skip
        caller = Caller(box, http)
        guests: list[str] = []

        async def invite(number: int) -> None:
            guests.extend(await invited(caller, number * AT_ONCE))

        async def add(number: int) -> None:
            some = guests[number * AT_ONCE : (number + 1) * AT_ONCE]
            body = {"members@odata.bind": [f"{USERS}/{one}" for one in some]}
            await caller.ask("PATCH", f"/groups/{CAFE}", body)

        async def find(number: int) -> None:
            mail = f"guest{number}@gemeente.example"
            url = f"/users?$filter=mail eq '{mail}'&$select=id"
            await caller.batch([{"method": "GET", "url": url}] * AT_ONCE)

        async def teams(_: int) -> None:
            await caller.batch([{"method": "GET", "url": f"/teams/{KERNTEAM}"}] * 4)

        rounds = GUESTS // AT_ONCE
        await measured("guests invited, 20 in a batch", rounds, invite, AT_ONCE)
        await measured("members added, 20 in a call", rounds, add, AT_ONCE)
        await measured("people found by e-mail, 20 in a batch", rounds, find, AT_ONCE)
        members = f"/teams/{CAFE}/members?$top=999"
        await measured("members read, 999 in a page", 20, lambda _: caller.ask("GET", members), 999)
        team = f"/teams/{KERNTEAM}"
        await measured("single calls", 1_000, lambda _: caller.ask("GET", team), 1)
        await measured("calls, 4 in a batch", 500, teams, 4)
        began = time.perf_counter()
        content = dumped(box.state)
        loaded(content)
        spent = time.perf_counter() - began
        print(f"state of {len(content):,} bytes written and read in {spent * 1_000:.0f} ms")


if __name__ == "__main__":
    asyncio.run(main())
