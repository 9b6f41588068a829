"""The Playground as a child of plek: it starts, is told who lives here, stays on loopback, ends."""

import asyncio
import json
import socket
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.cli.commands.serve import up as command
from bot.local import people, playground
from bot.local.errors import PlaygroundFailed, PlaygroundMissing, PortTaken
from bot.local.playground import Playground, running
from tests.support.ports import free_port
from tests.support.programs import REPOSITORY, need_node_module

pytestmark = [pytest.mark.client, pytest.mark.node]

BOT = "http://127.0.0.1:9/api/messages"


@pytest.fixture
def place(tmp_path):
    need_node_module("@microsoft/m365agentsplayground")
    return Playground(BOT, tmp_path / "home", free_port())


async def get_json(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return json.loads(await answer.text())


def connects(host, port):
    with closing(socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)) as probe:
        return probe.connect_ex((host, port)) == 0


async def test_it_takes_our_people_and_places(place):
    async with running(place):
        config = (await get_json(f"{place.url}/_internal/v1/testConfig"))["config"]

    assert config["currentUser"]["name"] == people.SANNE.name
    assert [user["aadObjectId"] for user in config["users"]] == [
        person.aad_object_id for person in people.PEOPLE[1:]
    ]
    (team,) = config["teams"]
    assert team["name"] == "PLeK Café"
    assert [channel["name"] for channel in team["channels"]] == ["General", "Kernteam"]


def test_whoever_is_chosen_sits_at_the_keyboard_and_everybody_else_is_there():
    assert set(people.BY_NAME.values()) == set(people.PEOPLE)
    option = next(one for one in command.params if one.name == "person")
    assert tuple(option.type.choices) == tuple(people.BY_NAME)
    for one in people.PEOPLE:
        config = playground.configuration(one)
        assert config["currentUser"]["aadObjectId"] == one.aad_object_id
        ids = [config["currentUser"]["id"], *(user["id"] for user in config["users"])]
        assert sorted(ids) == sorted(person.id for person in people.PEOPLE)


async def test_it_finds_them_in_a_folder_named_from_here(place, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with running(replace(place, folder=Path(".plek"))):
        config = (await get_json(f"{place.url}/_internal/v1/testConfig"))["config"]

    assert config["currentUser"]["name"] == people.SANNE.name


async def test_it_listens_on_loopback_only(place):
    async with running(place):
        assert connects("127.0.0.1", place.port)
        assert not connects("::1", place.port)
        assert not connects("127.0.0.2", place.port), "it listens on more than one address"


async def test_it_ends_with_the_block(place):
    async with running(place):
        pass

    assert not connects("127.0.0.1", place.port)


async def test_it_ends_when_the_block_fails(place):
    with pytest.raises(KeyError):
        async with running(place):
            raise KeyError

    assert not connects("127.0.0.1", place.port)


HOLDER = """
import asyncio, sys
from pathlib import Path
from bot.local.playground import Playground, running

async def hold():
    place = Playground("http://127.0.0.1:9/api/messages", Path(sys.argv[1]), int(sys.argv[2]))
    async with running(place):
        print("up", flush=True)
        await asyncio.Event().wait()

asyncio.run(hold())
"""


async def test_it_ends_also_when_plek_is_killed(place):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", HOLDER, str(place.folder), str(place.port)),
        stdout=asyncio.subprocess.PIPE,
        cwd=REPOSITORY,
    )
    assert (await process.stdout.readline()).strip() == b"up"

    process.kill()
    await process.wait()

    async with asyncio.timeout(10):
        while connects("127.0.0.1", place.port):  # noqa: ASYNC110  # another process tells nobody
            await asyncio.sleep(0.05)


async def test_a_taken_port_is_named_with_what_to_do(place):
    with socket.socket() as other:
        other.bind(("127.0.0.1", place.port))
        other.listen()
        with pytest.raises(PortTaken, match=rf"Port {place.port}.*PLEK_PLAYGROUND_PORT"):
            async with running(place):
                pytest.fail("it started on another port")


async def test_a_config_that_it_refuses_is_told_with_where_its_log_is(place, monkeypatch):
    wrong = playground.configuration() | {"users": []}
    monkeypatch.setattr(playground, "configuration", lambda _: wrong)

    with pytest.raises(PlaygroundFailed, match=r"ended with status 1.*playground\.log"):
        async with running(place):
            pytest.fail("it started")


def test_without_node_it_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")

    with pytest.raises(PlaygroundMissing, match="apt install nodejs npm"):
        playground.find_program()


def test_without_its_package_it_says_what_to_run(tmp_path):
    need_node_module("@microsoft/m365agentsplayground")

    with pytest.raises(PlaygroundMissing, match="make node"):
        playground.find_program(tmp_path)
