"""`plek sync`: what would change in Teams, change it, and how it stands."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.commands import top
from registry.core.vocabulary import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from bot.cli.sync.run import Form, SyncCommand

CHANGES = 2
"""Exit status of `plan` where there is something to do, as `terraform plan` has it."""


class Mistyped(click.UsageError):
    """A typing mistake, where the usual exit status means something else."""

    exit_code = 1

    def __init__(self, error: click.UsageError, context: click.Context) -> None:
        super().__init__(error.format_message(), context)


class SyncGroup(click.Group):
    """A group whose typing mistakes exit with 1: here 2 says that there is something to do."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            raise Mistyped(error, error.ctx or ctx) from error


_language = click.option(
    "--language",
    type=click.Choice([one.value for one in Language]),
    help="Language of the sentences; that of PLEK_LANGUAGE by default.",
)
_json = click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")


@top
@click.group(cls=SyncGroup)
def sync() -> None:
    """Teams as the registry wants it: first a plan, then apply it."""


@sync.command()
@_json
@click.option("--markdown", is_flag=True, help="Print it as Markdown.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Keep the plan in this file, for `plek sync apply --plan`.",
)
@click.option(
    "--area",
    "areas",
    multiple=True,
    metavar="KEY",
    help="Look at this team only, such as hub:twente; may be given more than once.",
)
@_language
def plan(
    as_json: bool, markdown: bool, out: Path | None, areas: tuple[str, ...], language: str | None
) -> None:
    """Say what would change in Teams, and change nothing.

    Exit status: 0 Teams is as it should be, 2 changes, 1 an error, or nothing to do while something
    could not be read or is not sure yet.
    """
    form: Form = "json" if as_json else "markdown" if markdown else "text"

    async def work(command: SyncCommand) -> int:
        return 0 if await command.plan(form, out, areas) else CHANGES

    sys.exit(_run(work, language))


@sync.command()
@click.option(
    "--plan",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Apply the plan in this file, and nothing that is new since then.",
)
@click.option("--yes", is_flag=True, help="Don't ask.")
@click.option(
    "--adopt",
    is_flag=True,
    help="With --yes: also take over teams and channels that are known by their name only. Look "
    "at each first.",
)
@click.option(
    "--invite-again",
    is_flag=True,
    help="Also invite people again who had an account that is gone. They may have left: see "
    "`plek registry left`.",
)
@click.option("--dry-run", is_flag=True, help="Stop before anything is changed.")
@click.option(
    "--allow-removals",
    is_flag=True,
    help="Also what goes over the removal budget.",
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=0.0,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another sync that runs.",
)
@click.option(
    "--patience",
    type=click.FloatRange(min=0),
    metavar="SECONDS",
    help="How long to wait in a team until Microsoft is that far; PLEK_SYNC_WAIT by default.",
)
@_json
@_language
def apply(
    file: Path | None,
    yes: bool,
    adopt: bool,
    invite_again: bool,
    dry_run: bool,
    allow_removals: bool,
    wait: float,
    patience: float | None,
    as_json: bool,
    language: str | None,
) -> None:
    """Make a plan, show it, ask, and carry it out; or carry out the plan in a file.

    Exit status: 0 all of it was done, 1 an error or something that needs somebody, 3 something
    waits for Microsoft, 4 something could not be read or is not sure, 5 overtaken or stopped.
    """

    async def work(command: SyncCommand) -> int:
        return await command.apply(
            file,
            yes=yes,
            adopt=adopt,
            invite_again=invite_again,
            dry_run=dry_run,
            allow_removals=allow_removals,
            wait=wait,
            patience=patience,
            as_json=as_json,
        )

    sys.exit(_run(work, language, applies=True))


@sync.command()
@_json
@_language
def status(as_json: bool, language: str | None) -> None:
    """Say how it stands, without asking Teams."""

    async def work(command: SyncCommand) -> int:
        await command.status(as_json=as_json)
        return 0

    _run(work, language)


def _run(
    work: Callable[[SyncCommand], Coroutine[Any, Any, int]],
    language: str | None,
    *,
    applies: bool = False,
) -> int:
    from bot.app.logging import warnings_only  # keeps --help fast
    from bot.cli.sync.run import running

    warnings_only()

    async def inside() -> int:
        async with running(language, applies=applies) as command:
            return await work(command)

    return asyncio.run(inside())
