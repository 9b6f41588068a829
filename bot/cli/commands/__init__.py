"""The commands of `plek`, one module per group.

In: options and arguments, read by click. Out: the work of other packages, which a command imports
only when it runs, so that `plek --help` stays quick.

Public parts: `top`, which marks what `bot.cli.main` offers; `serve`, `sandbox`, `sync`, `registry`,
`manifest` and `doctor`.
"""

from __future__ import annotations

from typing import TypeVar

import click

C = TypeVar("C", bound=click.Command)


def top(command: C) -> C:
    """Mark a command or group as one that stands directly below `plek`."""
    command.top = True  # type: ignore[attr-defined]
    return command
