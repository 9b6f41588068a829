"""Who has no token makes nobody wait: unpacking, slow headers, unread answers, many connections."""

import asyncio
import gzip
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from aiohttp import web

from bot.app.web import opened_doors
from bot.http.application import guarded_application
from bot.http.connections import Limits
from bot.http.serve import served
from bot.settings import Settings
from tests.bot.http.wire import connected, exchange, head, port_of, seconds_for, slowest
from tests.support.at_once import at_once

BOMB = gzip.compress(b" " * 24_000_000)
PACKED = ("Content-Type: application/json", "Content-Encoding: gzip")
DOORS = ["/api/messages", "/api/notifications", "/healthz", "/downloads/x", "/metrics", "/nowhere"]
PRODUCTION = {
    "app_id": "11111111-2222-4333-8444-555555555555",
    "app_tenant_id": "66666666-7777-4888-9999-000000000000",
    "app_secret": "made-up",
    "openid_metadata_url": "http://127.0.0.1:9/none",
    "host": "127.0.0.1",
    "port": 0,
    "ops_port": 0,
    "sync": False,
}


def in_time(attacked, quiet):
    """A tenth of a second, or on a machine that is busy anyway not much more than without."""
    return attacked < max(0.1, 4 * quiet)


@asynccontextmanager
async def small(**limits):
    """A server with one page, and limits of its own."""

    async def healthz(_):
        return web.json_response({"status": "ok"})

    async def big(_):
        return web.Response(body=b"x" * 16_000_000)

    async def wait(_):
        await asyncio.sleep(30)

    async def take(request):
        return web.json_response({"size": len(await request.content.read())})

    app = guarded_application()
    app.add_routes([web.get("/healthz", healthz), web.get("/big", big), web.get("/wait", wait)])
    app.add_routes([web.post("/take", take)])
    async with served(app, "127.0.0.1", 0, Limits(**limits)) as port:
        yield port


@pytest.fixture
async def doors(tmp_path):
    async with opened_doors(Settings(home=tmp_path, **PRODUCTION)) as roots:
        yield roots


async def test_while_bodies_unpack_to_240_mb_health_is_told_at_once(doors):
    port = port_of(doors.bot)
    quiet = await slowest(port)
    bomb = head("POST", "/api/messages", *PACKED, length=len(BOMB)) + BOMB
    bombs = (exchange(port, bomb) for _ in range(10))
    attacked, *answers = await at_once(slowest(port), *bombs)
    assert in_time(attacked, quiet), (attacked, quiet)
    for answer in answers:
        assert answer.startswith(b"HTTP/1.1 415"), answer[:80]
        assert b"\r\nAccept-Encoding: identity\r\n" in answer


@pytest.mark.parametrize("path", DOORS)
@pytest.mark.parametrize("method", ["GET", "POST"])
async def test_no_door_unpacks_anything_and_each_closes(doors, path, method):
    for root in (doors.bot, doors.operations):
        body = gzip.compress(b"{}")
        sent = head(method, path, *PACKED, length=len(body)) + body
        answer = await exchange(port_of(root), sent)  # ends: the connection was closed
        assert answer.startswith(b"HTTP/1.1 415"), answer[:80]


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (head("POST", "/api/messages", "Content-Type: application/json", length=2) + b"{}", b"401"),
        (head("POST", "/api/messages", length=10**9), b"401"),
        (head("GET", "/nowhere"), b"404"),
        (head("PUT", "/healthz", length=0), b"405"),
        (head("GET", "/downloads/nothing"), b"404"),
        (head("GET", "/healthz", "Expect: the unexpected"), b"417"),
    ],
)
async def test_after_a_refusal_the_connection_closes(doors, sent, status):
    answer = await exchange(port_of(doors.bot), sent)
    assert answer.split()[1] == status
    assert b"\r\nConnection: close\r\n" in answer


async def test_who_is_answered_keeps_the_connection(doors):
    async with connected(port_of(doors.bot)) as (reader, writer):
        for _ in range(3):
            writer.write(head("GET", "/healthz"))
            assert b"200 OK" in await reader.readline()
            await reader.readuntil(b'{"status": "ok"}')


async def test_slow_headers_keep_nobody_out():
    """More senders than there are places, each a letter at a time."""
    async with small(connections=40, head=5.0) as port, AsyncExitStack() as stack:
        quiet = await slowest(port)
        slow = [await stack.enter_async_context(connected(port)) for _ in range(60)]
        for _, writer in slow:
            writer.write(b"GET /healthz HTTP/1.1\r\nX: ")

        async def drip():
            while True:
                for _, writer in slow:
                    writer.write(b"x")
                await asyncio.sleep(0.01)

        dripping = asyncio.create_task(drip())
        attacked = await slowest(port)
        dripping.cancel()
        assert in_time(attacked, quiet), (attacked, quiet)


@pytest.mark.parametrize(
    "sent", [b"", b"G", b"GET / HTTP/1.1\r\nHost: x\r\nX: ", head("GET", "/healthz") + b"GET"]
)
async def test_headers_that_do_not_come_in_time_end_the_connection(sent):
    async with small(head=0.3, idle=1.0) as port:
        answer = await exchange(port, sent, seconds=8)
        assert answer.count(b"HTTP/1.1 200") == (1 if b"Host: plek" in sent else 0)


async def test_a_connection_without_a_next_request_is_kept_for_so_long_only():
    async with small(idle=0.4, head=60.0) as port:
        assert b"200 OK" in await exchange(port, head("GET", "/healthz"), seconds=8)


async def test_who_does_not_read_the_answer_is_let_go():
    async with small(connections=10, answer=0.4) as port, connected(port) as (_, writer):
        writer.write(head("GET", "/big"))
        async with asyncio.timeout(8):
            await writer.wait_closed() if writer.is_closing() else await gone(writer)
        assert await seconds_for(port) < 8


async def gone(writer):
    """Until the other end has hung up."""
    while not writer.is_closing():
        try:
            writer.write(b"\r\n")
            await writer.drain()
        except ConnectionError:
            return
        await asyncio.sleep(0.05)


async def test_bodies_that_do_not_come_keep_nobody_out():
    """More senders than there are places, whose body is not refused but waited for."""
    async with small(connections=20) as port, AsyncExitStack() as stack:
        for _ in range(30):
            _, writer = await stack.enter_async_context(connected(port))
            writer.write(head("POST", "/take", length=100) + b"{")
        await asyncio.sleep(0.2)
        assert await seconds_for(port) < 8
        whole = head("POST", "/take", "Connection: close", length=2) + b"{}"
        assert b'{"size": 2}' in await exchange(port, whole)


async def test_answers_that_are_not_read_keep_nobody_out():
    async with small(connections=5) as port, AsyncExitStack() as stack:
        for _ in range(8):
            _, writer = await stack.enter_async_context(connected(port))
            writer.write(head("GET", "/big"))
        await asyncio.sleep(0.3)
        assert await seconds_for(port) < 8


async def test_where_all_are_at_work_one_more_is_closed_and_later_taken():
    async with small(connections=3) as port, AsyncExitStack() as stack:
        for _ in range(3):
            _, writer = await stack.enter_async_context(connected(port))
            writer.write(head("GET", "/wait"))
        await asyncio.sleep(0.2)
        with pytest.raises((ConnectionError, AssertionError)):
            await seconds_for(port)
        await stack.aclose()
        await asyncio.sleep(0.2)
        assert await seconds_for(port) < 8
