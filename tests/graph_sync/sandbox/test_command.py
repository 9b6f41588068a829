"""`plek sandbox` as a process."""

import asyncio
import os
import signal
import sys

import aiohttp

from graph_sync.sandbox.core.state import loaded
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY


async def start(*words):
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli.main", "sandbox", *words),
        cwd=REPOSITORY,
        env=os.environ,
        stderr=asyncio.subprocess.PIPE,
    )


async def test_it_serves_until_it_is_told_to_stop_and_keeps_its_state(tmp_path):
    file, port = tmp_path / "tenant.json", free_port()
    process = await start(
        *("--port", str(port), "--speed", "0", "--profile", "instant", "--empty"),
        *("--state", str(file), "--faults", "tokens", "--seed", "3"),
        *("--roles", "User.Invite.All, User.Read.All", "--app-id", "an-app"),
    )
    line = (await process.stderr.readline()).decode()
    assert line.strip() == f"the local Graph listens on http://127.0.0.1:{port}/v1.0"
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as http:
        async with http.get("/_sandbox/faults") as said:
            assert len((await said.json())["on"]) == 2
        async with http.delete("/_sandbox/faults") as said:
            assert (await said.json())["on"] == []
        http.headers["Authorization"] = "Bearer any"
        async with http.get("/v1.0/users") as said:
            assert len((await said.json())["value"]) == 1
        async with http.get("/v1.0/groups") as said:
            assert said.status == 403
    process.send_signal(signal.SIGTERM)
    assert await process.wait() == 0
    state = loaded(file.read_bytes())
    assert (state.client, state.groups) == ("an-app", {})
    assert state.roles == ["User.Invite.All", "User.Read.All"]


async def test_a_file_that_holds_something_else_is_said_in_one_line(tmp_path):
    file = tmp_path / "other.json"
    file.write_text('{"users": 1}')
    process = await start("--port", str(free_port()), "--state", str(file))
    _, err = await process.communicate()
    assert err.decode().splitlines() == [f"Error: {file} holds no state of a local Graph"]
    assert process.returncode == 1
