"""A progress bar on the terminal; nothing where standard error is no terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import (
    Progress as Bar,
)

from graph_sync.apply.outcome import Progress, Tell


@asynccontextmanager
async def progress_bar(total: int, console: Console | None = None) -> AsyncIterator[Tell]:
    """Show a bar while the block runs; give what is to be told of each step.

    Args:
        total: how many changes there are.
        console: where it is drawn; standard error by default.
    """
    console = console or Console(stderr=True)
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Bar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=total)

        async def show(progress: Progress) -> None:
            bar.update(
                task, completed=progress.done, total=progress.total, description=progress.doing
            )

        yield show
