"""A progress bar on the terminal; nothing where standard error is no terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
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
async def progress_bar(
    total: int, say: Callable[[Progress], str], console: Console | None = None
) -> AsyncIterator[Tell]:
    """Show a bar while the block runs; give what is to be told of each step.

    What is waited for is said on a line of its own too, once for each kind: it may take minutes,
    and where there is no terminal there is no bar.

    Args:
        total: how many changes there are.
        say: puts into a sentence what is waited for.
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

        said: set[str] = set()

        async def show(progress: Progress) -> None:
            doing = say(progress) if progress.waiting else progress.doing
            bar.update(task, completed=progress.done, total=progress.total, description=doing)
            if progress.waiting and progress.waiting not in said:
                said.add(progress.waiting)
                console.print(doing, markup=False, highlight=False, soft_wrap=True)

        yield show
