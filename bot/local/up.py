"""Start everything on one machine: local Graph, bot, Playground, until Ctrl-C."""

import asyncio
import contextlib
import signal
from collections.abc import AsyncGenerator, Callable, Generator, Mapping
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.local.errors import PlaygroundMissing
from bot.local.people import SANNE, LocalPerson
from bot.local.playground import Playground, running
from bot.local.ports import ensure_free

MESSAGES = "/api/messages"


class LocalSettings(Protocol):
    """Plek's settings, as far as starting locally needs them."""

    @property
    def port(self) -> int:
        """Return where the bot listens; 0 takes a free port."""

    @property
    def home(self) -> Path:
        """The data folder."""


Serve = Callable[[], AbstractAsyncContextManager[str]]
"""Starts a part, gives its root (http://127.0.0.1:3978), and ends it."""


async def up(
    settings: LocalSettings,
    *,
    serve: Serve,
    graph: Serve | None = None,
    playground_port: int | None,
    person: LocalPerson = SANNE,
    pages: Mapping[str, str],
    console: Console | None = None,
) -> None:
    """Run the parts, say where to look, and end all of them on Ctrl-C or SIGTERM.

    Args:
        settings: Plek's settings in local mode.
        serve: Starts the bot and its worker.
        graph: Starts the local Graph; None leaves it out.
        playground_port: Where the Playground listens; None leaves it out.
        person: Who sits at its keyboard.
        pages: What else there is to see at the bot: label → path.
        console: Where the links are printed; standard output by default.

    Raises:
        LocalError: A port is taken, or the Playground does not start; the message says what to do.
    """
    console = console or Console()
    if settings.port:
        ensure_free(settings.port, "the bot", "PLEK_PORT=3979 make run")
    with _stop_signals() as stopped:
        async with (
            _watching(graph) as teams,
            serve() as root,
            _talking(settings, root, playground_port, person) as where,
        ):
            links = {"Talk to the bot": where, "Teams (sandbox)": teams, "Bot": root + MESSAGES}
            links |= {label: root + path for label, path in pages.items()}
            console.print(banner(links | {"Data": str(settings.home.absolute())}))
            await stopped.wait()
            console.print("Stopping ...")


def banner(links: Mapping[str, str]) -> Panel:
    """Return where to look, and how this differs from production."""
    table = Table.grid(padding=(0, 2))
    for label, where in links.items():
        table.add_row(Text(label, style="bold"), Text(where))
    warning = "Local mode: the bot takes messages without a token, from this machine only."
    stop = Text("Stop with Ctrl-C.", style="dim")
    return Panel(Group(table, "", Text(warning, style="yellow"), stop), title="plek is up")


@contextlib.asynccontextmanager
async def _watching(graph: Serve | None) -> AsyncGenerator[str]:
    if graph is None:
        yield "(the local Graph was left out)"
        return
    async with graph() as root:
        yield root


@contextlib.asynccontextmanager
async def _talking(
    settings: LocalSettings, root: str, port: int | None, person: LocalPerson
) -> AsyncGenerator[str]:
    if port is None:
        yield "(the Playground was left out)"
        return
    playground = Playground(root + MESSAGES, settings.home, port, person)
    async with contextlib.AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(running(playground))
            where = playground.url
        except PlaygroundMissing as missing:
            where = str(missing)
        yield where


@contextlib.contextmanager
def _stop_signals() -> Generator[asyncio.Event]:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    for number in signals:
        loop.add_signal_handler(number, stopped.set)
    try:
        yield stopped
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
