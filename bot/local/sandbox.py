"""The local Graph beside the bot, and its memory: what is in it must agree with the ledger.

The ledger holds ids of teams and channels. A Graph that has forgotten them would look as if
somebody had deleted all of it; so its state is kept beside the registry, all the time.
"""

import asyncio
import contextlib
import time
from collections.abc import AsyncGenerator
from pathlib import Path

from pydantic import ValidationError

from bot.local.errors import LocalError
from bot.local.ports import ensure_free
from graph_sync.sandbox.core.state import dumped
from graph_sync.sandbox.serve import Sandbox, sandbox
from registry.core.private_files import private_home, write_private

FILE = "sandbox.json"
_EVERY = 1.0
"""Seconds between two looks whether there is something to keep."""


class SandboxForgotten(LocalError):
    """The local Graph's memory can't be read."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} is no memory of this version's local Graph. Take away the folder "
            f"{file.parent} to start anew: the ledger in it tells of the same teams."
        )


@contextlib.asynccontextmanager
async def running(home: Path, port: int, *, app_id: str = "", bot: str = "") -> AsyncGenerator[str]:
    """Serve the local Graph while the block runs; gives the address of its page.

    Args:
        home: the data folder, in which its state is kept.
        port: on which port of this machine.
        app_id: of the bot, where it is not local mode's.
        bot: its messaging endpoint, which is told of teams that it is put in.

    Raises:
        PortTaken: another program listens on its port.
        SandboxForgotten: its state can't be read.
    """
    ensure_free(port, "the local Graph", "PLEK_SANDBOX_PORT=56141 make run")
    private_home(home)
    file = home / FILE
    async with contextlib.AsyncExitStack() as stack:
        try:
            graph = await stack.enter_async_context(
                sandbox(port=port, keep=file, start=time.time(), client=app_id, bot=bot)
            )
        except ValidationError as error:
            raise SandboxForgotten(file) from error
        keeper = asyncio.create_task(_keep(graph, file))
        try:
            yield graph.root
        finally:
            keeper.cancel()
            await asyncio.wait([keeper])


async def _keep(graph: Sandbox, file: Path) -> None:
    """Write the state down whenever it has changed: this process may be killed."""
    kept = b""
    while True:
        state = dumped(graph.state)
        if state != kept:
            write_private(file, state)
            kept = state
        await asyncio.sleep(_EVERY)
