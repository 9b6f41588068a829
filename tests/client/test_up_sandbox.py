"""`plek up` starts a local Graph beside the bot, whose memory lasts as long as the ledger."""

import asyncio
import json
import socket

import aiohttp
import pytest

from bot.local.errors import PortTaken
from bot.local.sandbox import FILE, SandboxForgotten, running
from graph_sync.sandbox.core.state import loaded
from tests.support.ports import free_port

HEADERS = {"Authorization": "Bearer local"}


async def groups(session, root):
    async with session.get(f"{root}/v1.0/groups", headers=HEADERS) as answer:
        assert answer.status == 200, await answer.text()
        return {one["id"]: one["displayName"] for one in (await answer.json())["value"]}


async def rename(session, root, identity, name):
    url = f"{root}/v1.0/groups/{identity}"
    async with session.patch(url, headers=HEADERS, json={"displayName": name}) as answer:
        assert answer.status == 204, await answer.text()


@pytest.fixture
async def session():
    async with aiohttp.ClientSession() as opened:
        yield opened


async def test_it_starts_as_the_environment_stood_and_remembers_what_changed(session, tmp_path):
    port = free_port()
    async with running(tmp_path / "home", port) as root:
        before = await groups(session, root)
        identity = next(iter(before))
        await rename(session, root, identity, "Een andere naam")
    async with running(tmp_path / "home", port) as root:
        after = await groups(session, root)

    assert len(before) > 5
    assert after == before | {identity: "Een andere naam"}


async def test_what_changed_is_kept_before_it_ends(session, tmp_path):
    async with running(tmp_path, free_port()) as root:
        identity = next(iter(await groups(session, root)))
        await rename(session, root, identity, "Net hernoemd")
        async with asyncio.timeout(20):
            while "Net hernoemd" not in kept(tmp_path):  # noqa: ASYNC110  # a file has no event
                await asyncio.sleep(0.05)


def kept(home):
    file = home / FILE
    return str(loaded(file.read_bytes()).groups) if file.exists() else ""


async def test_a_port_that_is_taken_says_how_to_choose_another(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(PortTaken, match="PLEK_SANDBOX_PORT"):
            async with running(tmp_path, other.getsockname()[1]):
                pass


async def test_a_memory_that_can_not_be_read_is_told_and_left_as_it_is(tmp_path):
    (tmp_path / FILE).write_text(json.dumps({"groups": 3}), "utf-8")

    with pytest.raises(SandboxForgotten, match="start anew"):
        async with running(tmp_path, free_port()):
            pass
    assert json.loads((tmp_path / FILE).read_text("utf-8")) == {"groups": 3}
