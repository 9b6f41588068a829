"""`python -m bench.graph_read`: CPU time of reading from Graph, beside bare aiohttp with pydantic.

Both read the same pages from the same local server and into the same models, each in a process of
its own, in turn. The door to Graph batches, spaces and retries besides; the bare one does nothing
but fetch and parse. What may be: at most twice as much an entity.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import orjson
import uvloop
from aiohttp import web

from bench.peers.contestants import ROOT, cores

Read = Callable[[int], Awaitable[int]]
"""Reads a page of its own and says how many entities it held."""

SPEED = 10_000.0
"""Windows pass at once: what is measured is work, not waiting."""
CONCURRENT = 16
ALLOWED = 2.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A kind of page.

    Attributes:
        key: on the command line.
        name: what is in it, as in Graph's addresses.
        entities: a page.
        pages: a round.
        together: pages that are asked for at the same moment.
    """

    key: str
    name: str
    entities: int
    pages: int
    together: int = 600

    @property
    def order(self) -> str:
        """Order of the requests, as the table shows it."""
        return ", one after another" if self.together == 1 else ""


SHAPES = (
    Shape("channels", "channels", 9, 600),
    Shape("tabs", "tabs", 3, 600),
    Shape("members", "members", 200, 60),
    Shape("one-by-one", "channels", 9, 200, together=1),
)


def page(shape: Shape) -> dict[str, Any]:
    """Return a page as Graph sends it, including fields that are not read."""
    entity = {"channels": _channel, "tabs": _tab, "members": _member}[shape.name]
    context = f"https://graph.microsoft.com/v1.0/$metadata#{shape.name}"
    value = [entity(number) for number in range(shape.entities)]
    return {"@odata.context": context, "@odata.count": len(value), "value": value}


def _channel(number: int) -> dict[str, Any]:
    return {
        "id": f"19:4a95f7d8db4c4e7fae857bcebe06{number:04d}@thread.tacv2",
        "createdDateTime": "2026-01-12T08:51:38.483Z",
        "displayName": f"bijeenkomsten {number}",
        "description": "Wanneer we elkaar zien, en wat daar besproken wordt",
        "isFavoriteByDefault": None,
        "email": f"bijeenkomsten{number}@plek.onmicrosoft.com",
        "tenantId": "bbbbbbbb-0000-0000-0000-0000000000aa",
        "webUrl": f"https://teams.microsoft.com/l/channel/19%3a4a95f7d8db4c4e7fae/{number}",
        "membershipType": "standard",
        "isArchived": False,
    }


def _member(number: int) -> dict[str, Any]:
    return {
        "@odata.type": "#microsoft.graph.aadUserConversationMember",
        "id": f"ZWUwZjVhZTItOGJjNi00YWU1LTg0NjYtN2RhZWViYmZhMDYyIyM3Mzc2MWYwNi0y{number:04d}",
        "roles": ["guest"],
        "displayName": f"Persoon {number}",
        "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
        "userId": f"bbbbbbbb-0000-0000-0001-{number:012d}",
        "email": f"persoon{number}@example.nl",
        "tenantId": "bbbbbbbb-0000-0000-0000-0000000000aa",
    }


def _tab(number: int) -> dict[str, Any]:
    url = f"https://www.example.nl/agenda/{number}"
    return {
        "id": f"d731fcb9-6d3c-4f1c-9d2b-{number:012d}",
        "displayName": "Agenda",
        "webUrl": "https://teams.microsoft.com/l/entity/com.microsoft.teamspace.tab.web/1",
        "configuration": {
            "entityId": None,
            "contentUrl": url,
            "websiteUrl": url,
            "removeUrl": None,
        },
        "teamsApp": {
            "id": "com.microsoft.teamspace.tab.web",
            "externalId": None,
            "displayName": "Website",
            "distributionMethod": "store",
        },
    }


def server() -> web.Application:
    """Return a Graph server that knows these pages, and batches of them."""
    pages = {shape.name: orjson.dumps(page(shape)) for shape in SHAPES}  # alike ones are the same

    def found(path: str) -> bytes:
        return pages[path.partition("?")[0].rpartition("/")[2]]

    async def one(request: web.Request) -> web.Response:
        return web.Response(body=found(request.path), content_type="application/json")

    async def batch(request: web.Request) -> web.Response:
        asked = orjson.loads(await request.read())["requests"]
        head = b'{"id":"%s","status":200,"headers":{"Content-Type":"application/json"},"body":%s}'
        items = (head % (item["id"].encode(), found(item["url"])) for item in asked)
        body = b'{"responses":[%s]}' % b",".join(items)
        return web.Response(body=body, content_type="application/json")

    app = web.Application()
    app.router.add_post("/v1.0/$batch", batch)
    app.router.add_get("/v1.0/{path:.*}", one)
    return app


@asynccontextmanager
async def bare(port: int, shape: Shape) -> AsyncGenerator[Read]:
    """Fetch and parse, no more."""
    import aiohttp
    from pydantic import BaseModel, TypeAdapter

    from graph_sync.graph import models

    model = {
        "channels": models.GraphChannel,
        "tabs": models.GraphTab,
        "members": models.GraphMember,
    }[shape.name]

    class Page(BaseModel):
        value: list[model]  # type: ignore[valid-type]

    adapter = TypeAdapter(Page)

    async def read(number: int) -> int:
        url = f"http://127.0.0.1:{port}/v1.0{_path(shape, number)}"
        async with session.get(url, headers={"Authorization": "Bearer local"}) as response:
            return len(adapter.validate_json(await response.read()).value)

    connector = aiohttp.TCPConnector(limit=CONCURRENT)
    async with aiohttp.ClientSession(connector=connector) as session:
        yield read


@asynccontextmanager
async def ours(port: int, shape: Shape) -> AsyncGenerator[Read]:
    """Open plek's Graph client."""
    from graph_sync.graph import calls, models
    from graph_sync.graph.client import open_graph
    from graph_sync.settings import SyncSettings

    settings = SyncSettings(graph_url=f"http://127.0.0.1:{port}", graph_speed=SPEED)

    async def read(number: int) -> int:
        team, channel = f"team-{number}", f"19:{number}@thread.tacv2"
        if shape.name == "channels":
            return len(await graph.list(calls.list_channels(team), models.GraphChannel))
        if shape.name == "tabs":
            return len(await graph.list(calls.list_tabs(team, channel), models.GraphTab))
        return len(await graph.list(calls.list_team_members(team), models.GraphMember))

    async with open_graph(settings, None) as graph:
        yield read


def _path(shape: Shape, number: int) -> str:
    if shape.name == "tabs":
        return f"/teams/team-{number}/channels/19:{number}@thread.tacv2/tabs?$expand=teamsApp"
    return f"/teams/team-{number}/{shape.name}"


async def measure(who: str, port: int, shape: Shape, rounds: int) -> list[float]:
    """Return CPU microseconds per entity, each round."""
    found = []
    async with (ours if who == "ours" else bare)(port, shape) as read:
        await asyncio.gather(*(read(number) for number in range(CONCURRENT)))
        for _ in range(rounds):
            gc.collect()
            before = time.process_time()
            entities = await read_all(read, shape)
            spent = time.process_time() - before
            assert entities == shape.entities * shape.pages
            found.append(1e6 * spent / entities)
    return found


async def read_all(read: Read, shape: Shape) -> int:
    """Read all pages of a round; return the number of entities."""
    entities = 0
    for start in range(0, shape.pages, shape.together):
        numbers = range(start, min(start + shape.together, shape.pages))
        entities += sum(await asyncio.gather(*map(read, numbers)))
    return entities


def _in_process(who: str, port: int, shape: Shape, rounds: int, core: int | None) -> list[float]:
    pinned = ("taskset", "-c", str(core)) if core is not None else ()
    command = [*pinned, sys.executable, "-m", "bench.graph_read", "--measure", who, shape.key]
    command += ["--port", str(port), "--rounds", str(rounds)]
    done = subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.PIPE, timeout=300)
    found: list[float] = json.loads(done.stdout)
    return found


async def compare(rounds: int) -> list[dict[str, Any]]:
    """Return a row per kind of page: the best round of both, and their ratio."""
    their_core, own_core = cores()
    if own_core is not None:
        os.sched_setaffinity(0, {own_core})
    runner = web.AppRunner(server(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = int(runner.addresses[0][1])
    rows = []
    for shape in SHAPES:
        best = {}
        for who in ("bare", "ours"):
            times = await asyncio.to_thread(_in_process, who, port, shape, rounds, their_core)
            best[who] = min(times)
        ratio = best["ours"] / best["bare"]
        rows.append(
            {
                "name": f"{shape.name}, {shape.entities} a page{shape.order}",
                "bare_us": round(best["bare"], 1),
                "ours_us": round(best["ours"], 1),
                "ratio": round(ratio, 2),
            }
        )
    await runner.cleanup()
    return rows


def table(rows: list[dict[str, Any]]) -> str:
    """Format the rows as a table."""
    lines = [f"{'CPU µs an entity read from Graph':40} {'bare':>8} {'plek':>8} {'times':>6}"]
    lines += [
        f"{row['name']:40} {row['bare_us']:>8} {row['ours_us']:>8} {row['ratio']:>6}"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print; exit status 1 when it costs more than is allowed."""
    parser = argparse.ArgumentParser(prog="python -m bench.graph_read", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.measure:
        who, key = chosen.measure
        shape = next(one for one in SHAPES if one.key == key)
        print(json.dumps(uvloop.run(measure(who, chosen.port, shape, chosen.rounds))))
        return
    rows = uvloop.run(compare(chosen.rounds))
    print(json.dumps(rows, indent=2) if chosen.json else table(rows))
    if max(row["ratio"] for row in rows) > ALLOWED:
        raise SystemExit(f"bench: more than {ALLOWED} times the bare peer's CPU time")


if __name__ == "__main__":
    main()
