"""Microsoft's Agents Playground as a child process: the Teams of local mode, in a browser.

What it takes and gives: docs/decisions/0007-playground.md. It is a Node program that `make run`
installs where Node is; without it plek runs and only this is left out.
"""

import asyncio
import contextlib
import json
import os
import shutil
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from bot.local import people
from bot.local.errors import PlaygroundFailed, PlaygroundMissing
from bot.local.people import LocalPerson
from bot.local.ports import ensure_free
from registry.core.private_files import private_file, private_home, write_private

DEFAULT_PORT = 56150
_PACKAGE = Path("node_modules", "@microsoft", "m365agentsplayground", "cli.js")
_REPOSITORY = Path(__file__).resolve().parents[2]
_SECONDS_TO_START = 20.0
_SECONDS_TO_END = 3.0


@dataclass(frozen=True, slots=True)
class Playground:
    """The Playground's location, and the bot that it talks to."""

    messages_url: str
    """The bot's endpoint: http://127.0.0.1:3978/api/messages."""
    folder: Path
    """Where its configuration and log are written."""
    port: int = DEFAULT_PORT
    person: LocalPerson = people.SANNE
    """Who sits at the keyboard."""

    @property
    def url(self) -> str:
        """Its page, and the root of its HTTP API."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        """The connector that the bot answers to."""
        return f"{self.url}/_connector"


def find_program(root: Path = _REPOSITORY) -> tuple[str, Path]:
    """Give Node and the Playground's script, or raise `PlaygroundMissing` with what to do."""
    node = shutil.which("node")
    if node is None:
        raise PlaygroundMissing(
            "The Playground needs Node 18 or newer, which is not installed. "
            "Install it (Debian: apt install nodejs npm) and start again."
        )
    script = root / _PACKAGE
    if not script.is_file():
        raise PlaygroundMissing("The Playground is not installed here yet: run `make node` once.")
    return node, script


def configuration(me: LocalPerson = people.SANNE) -> dict[str, Any]:
    """Return local mode's people and places in the Playground's config schema 0.1.1 (strict).

    Args:
        me: who sits at the keyboard.
    """
    return {
        "version": "0.1.1",
        "tenantId": people.TENANT_ID,
        "bot": {"id": people.BOT_ID, "name": people.BOT_NAME},
        "currentUser": _user(me),
        "users": [_user(person) for person in people.PEOPLE if person != me],
        "personalChat": {"id": people.personal_chat(me)},
        "groupChat": {"id": people.GROUP_CHAT.id, "name": people.GROUP_CHAT.name},
        "team": {
            "id": people.CAFE.id,
            "name": people.CAFE.name,
            "aadGroupId": people.CAFE_GROUP_ID,
            "channels": [{"id": people.KERNTEAM_CHANNEL.id, "name": people.KERNTEAM_CHANNEL.name}],
        },
    }


def _user(person: LocalPerson) -> dict[str, str]:
    return {
        "id": person.id,
        "name": person.name,
        "userPrincipleName": person.principal_name,  # its schema spells it so
        "aadObjectId": person.aad_object_id,
        "givenName": person.given_name,
        "surname": person.surname,
        "email": person.email,
    }


@contextlib.asynccontextmanager
async def running(playground: Playground) -> AsyncGenerator[Playground]:
    """Start the Playground, wait until it answers, and end it when the block ends.

    Raises:
        PlaygroundMissing: Node or the package is not installed.
        PortTaken: Another program listens on its port.
        PlaygroundFailed: It ended, or did not answer in time.
    """
    node, script = find_program()
    ensure_free(playground.port, "the Playground", "PLEK_PLAYGROUND_PORT=56151 make run")
    process = await _start(playground, node, script)
    try:
        await _answering(playground, process)
        yield playground
    finally:
        await _end(process)


async def _start(playground: Playground, node: str, script: Path) -> asyncio.subprocess.Process:
    private_home(playground.folder)
    # It stands in that folder itself, from where a relative path would lead elsewhere.
    config = playground.folder.absolute() / "playground.yml"
    write_private(
        config, json.dumps(configuration(playground.person), indent=2).encode()
    )  # JSON is YAML
    command = [node, "--require", str(Path(__file__).with_name("preload.cjs")), str(script)]
    options = ["start", "-e", playground.messages_url, "-c", "msteams", "-p", str(playground.port)]
    where = ["--service-url", playground.service_url, "--disable-telemetry"]
    with private_file(_log(playground)).open("wb") as log:
        return await asyncio.create_subprocess_exec(
            *command,
            *options,
            *where,
            cwd=playground.folder,  # it writes devTools/ where it stands
            stdin=asyncio.subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(config),
            start_new_session=True,  # Ctrl-C reaches plek, and plek ends it
        )


def _environment(config: Path) -> dict[str, str]:
    return os.environ | {
        "M365_AGENTS_PLAYGROUND_CONFIG_PATH": str(config),
        "TEAMSAPPTESTER_BROWSER": "none",
        "APPLICATION_INSIGHTS_NO_STATSBEAT": "1",
        "NO_PROXY": "127.0.0.1,localhost",  # it would send the bot's activities to a proxy
    }


def _log(playground: Playground) -> Path:
    return playground.folder / "playground.log"


async def _answering(playground: Playground, process: asyncio.subprocess.Process) -> None:
    ended = asyncio.create_task(process.wait())
    answered = asyncio.create_task(_ping_until_pong(playground))
    try:
        async with asyncio.timeout(_SECONDS_TO_START):
            await asyncio.wait({ended, answered}, return_when=asyncio.FIRST_COMPLETED)
    except TimeoutError:
        raise PlaygroundFailed(_failure(playground, "did not answer in time")) from None
    finally:
        answered.cancel()
    if ended.done():
        raise PlaygroundFailed(_failure(playground, f"ended with status {process.returncode}"))
    ended.cancel()


async def _ping_until_pong(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        while True:
            with contextlib.suppress(aiohttp.ClientConnectionError):
                async with session.get(f"{playground.url}/_debug/ping") as answer:
                    if "pong" in await answer.text():
                        return
            await asyncio.sleep(0.05)


def _failure(playground: Playground, what: str) -> str:
    log = _log(playground)
    last_words = " / ".join(log.read_text("utf-8", "replace").split("\n")[-6:]).strip(" /")
    return f"The Playground {what}. Its last words, in {log}: {last_words or '(none)'}"


async def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is not None:
        return
    process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _SECONDS_TO_END)
    except TimeoutError:
        process.kill()
        await process.wait()
