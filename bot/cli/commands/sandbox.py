"""`plek sandbox`: the local Graph alone."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

import click

from bot.cli.commands import top


@top
@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=56140,
    show_default=True,
    help="Port on this machine.",
)
@click.option(
    "--speed",
    type=click.FloatRange(0, 10_000),
    default=1.0,
    show_default=True,
    help="How many times faster than ours its clock goes; 0 for a clock that is stepped by hand.",
)
@click.option(
    "--profile",
    type=click.Choice(["instant", "mild", "slow"]),
    default="mild",
    show_default=True,
    help="How long parts of Graph take to learn of each other.",
)
@click.option("--empty", is_flag=True, help="Start with an owner and the app only.")
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the state in this file: it is read at the start and written at the end.",
)
@click.option(
    "--faults",
    type=click.Choice(["as-reported", "rough", "throttled", "lagging", "flaky-writes", "tokens"]),
    help="Switch on a mixture of failures.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Luck of the failures.")
@click.option(
    "--certificate",
    nargs=2,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE KEY",
    help="Serve over HTTPS: Microsoft's clients send a token over nothing else.",
)
@click.option("--roles", help="Application roles that are granted, with commas between them.")
@click.option("--app-id", envvar="PLEK_APP_ID", default="", help="The bot's Microsoft app id.")
def sandbox(
    port: int,
    speed: float,
    profile: str,
    empty: bool,
    state: Path | None,
    faults: str | None,
    seed: int,
    certificate: tuple[Path, Path] | None,
    roles: str | None,
    app_id: str,
) -> None:
    """Run a local Graph that behaves as Microsoft's is documented to, until it is told to stop."""
    from pydantic import ValidationError

    from bot.local.errors import SandboxMissing

    try:
        from graph_sync.sandbox.serve import sandbox as serving  # keeps --help fast
    except ModuleNotFoundError as error:  # the extra was left out
        raise SandboxMissing from error

    async def serve() -> None:
        stopped = asyncio.Event()
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stopped.set)
        granted = None if roles is None else [role.strip() for role in roles.split(",")]
        async with serving(
            port=port,
            speed=speed,
            profile=profile,
            keep=state,
            bare=empty,
            client=app_id,
            roles=granted,
            certificate=certificate,
        ) as running:
            if faults is not None:
                running.faults.switch_on_profile(faults, seed)
            click.echo(f"the local Graph listens on {running.url}", err=True)
            await stopped.wait()

    try:
        asyncio.run(serve())
    except ValidationError as error:
        raise click.ClickException(f"{state} holds no state of a local Graph") from error
