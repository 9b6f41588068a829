"""The commands of `plek`, a module per group; `bot.cli.main` finds what is marked `top`."""

from __future__ import annotations

from typing import TypeVar

import click

C = TypeVar("C", bound=click.Command)


def top(command: C) -> C:
    """Mark a command or group as one that stands directly below `plek`."""
    command.top = True  # type: ignore[attr-defined]
    return command
