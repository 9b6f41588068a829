"""`plek serve` and `plek up`: running the bot."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import click

from bot.cli.commands import top
from bot.cli.setting_faults import read_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from bot.local.up import Serve
    from bot.settings import Settings
    from graph_sync.settings import SyncSettings


@top
@click.command()
def serve() -> None:
    """Run the bot and its worker until it is told to stop."""
    _begin()
    settings, sync = read_settings()
    with _claimed(settings, "plek serve"):
        _run(_serve(settings, sync), settings)


@top
@click.command()
@click.option(
    "--playground/--no-playground",
    default=True,
    show_default=True,
    help="Start the Agents Playground beside the bot, where Node is installed.",
)
@click.option(
    "--playground-port",
    envvar="PLEK_PLAYGROUND_PORT",
    type=click.IntRange(1, 65535),
    default=56150,
    show_default=True,
    help="Port of the Playground.",
)
@click.option(
    "--as",
    "person",
    envvar="PLEK_PLAYGROUND_PERSON",
    type=click.Choice(("sanne", "joost", "fatima", "pieter", "zoe", "emre")),
    default="sanne",
    show_default=True,
    help="Who you are in the Playground; Sanne and Joost begin in the core team.",
)
@click.option(
    "--sandbox/--no-sandbox",
    default=True,
    show_default=True,
    help="Start a local Graph beside the bot, and keep its teams aligned with the registry.",
)
@click.option(
    "--sandbox-port",
    envvar="PLEK_SANDBOX_PORT",
    type=click.IntRange(1, 65535),
    default=56140,
    show_default=True,
    help="Port of the local Graph.",
)
def up(
    playground: bool, playground_port: int, person: str, sandbox: bool, sandbox_port: int
) -> None:
    """Run everything on this machine, in local mode, and say where to look."""
    _begin()
    from bot.app.web import serving
    from bot.local.people import BY_NAME
    from bot.local.up import MESSAGES  # keeps --help fast
    from bot.local.up import up as start
    from bot.settings import Mode

    os.environ.setdefault("PLEK_LOG_LEVEL", "warning")
    settings, sync = read_settings(mode=Mode.LOCAL)
    graph: Serve | None = None
    if sandbox and not sync.graph_url:  # whoever names a Graph has one
        sync = sync.model_copy(update={"graph_url": f"http://127.0.0.1:{sandbox_port}"})
        # On a port that is only known later, the bot is not told of teams that it is put in.
        bot = f"http://127.0.0.1:{settings.port}{MESSAGES}" if settings.port else ""
        graph = partial(_sandbox(), settings.home, sandbox_port, app_id=sync.app_id, bot=bot)
    beside = {}
    if playground:
        beside["playground"] = f"http://127.0.0.1:{playground_port}"
    if graph:
        beside["teams"] = f"http://127.0.0.1:{sandbox_port}"
    work = start(
        settings,
        serve=partial(serving, settings, sync, beside),
        graph=graph,
        playground_port=playground_port if playground else None,
        person=BY_NAME[person],
        pages={"Start page": "/", "Health": "/readyz"},
    )
    with _claimed(settings, "plek up", folder=True):
        _run(work, settings)


def _claimed(
    settings: Settings, command: str, *, folder: bool = False
) -> AbstractContextManager[None]:
    """Keep another plek from working on the same data."""
    from bot.app.data_folder import claimed

    host = "127.0.0.1" if folder else settings.address
    address = f"http://{host}:{settings.port}" if settings.port else ""
    return claimed(settings, command, folder=folder, address=address)


def _begin() -> None:
    """Leave out of the start what `plek serve` has no use for.

    No garbage is looked for until it serves (`bot.app.web`): what a start makes is there to stay.
    And structlog looks for rich, to draw tracebacks with: in our logs they are lines of text
    (`bot.app.logging`), so it finds none, and rich is left for who draws with it (`plek up`).
    """
    gc.disable()
    if "rich" not in sys.modules and "structlog" not in sys.modules:
        sys.modules["rich"] = None  # type: ignore[assignment]  # the language's way to say: not here
        import structlog  # noqa: F401

        del sys.modules["rich"]


def _sandbox() -> Callable[..., AbstractAsyncContextManager[str]]:
    """Import the local Graph; what runs without it need not have its extra installed."""
    from bot.local.errors import SandboxMissing

    try:
        from bot.local.sandbox import running
    except ModuleNotFoundError as error:
        raise SandboxMissing from error
    return running


async def _serve(settings: Settings, sync: SyncSettings) -> None:
    from bot.app.web import opened_doors
    from bot.settings import Mode

    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with opened_doors(settings, sync) as roots:
        click.echo(f"plek listens on {roots.bot}/api/messages", err=True)
        click.echo(f"For the administrator: {roots.operations}", err=True)
        if settings.mode is Mode.LOCAL:
            click.echo(
                "LOCAL MODE: messages are taken without a token, from this machine only.", err=True
            )
        await stopped.wait()


def _run(work: Coroutine[None, None, None], settings: Settings) -> None:
    from bot.app.logging import configure, log_loop_trouble

    configure(settings)
    factory = None
    with suppress(ImportError):
        import uvloop  # not on Windows

        factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.get_loop().set_exception_handler(log_loop_trouble)
        runner.run(work)
