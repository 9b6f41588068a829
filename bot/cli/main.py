"""The command `plek`. Each group of commands is a module in `bot/cli/commands`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from typing import Any

import click

import bot.cli.commands
from bot.local.errors import LocalError
from registry.core.errors import Failure, RegistryError


class Plain(click.Group):
    """A group whose failures are one clear line, never a traceback."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a program: what it and its children write is for their owner alone."""
        os.umask(0o077)
        return super().__call__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what registry, store, settings or machine refuse is one line."""
        from pydantic import ValidationError  # --help needs no pydantic

        try:
            return super().invoke(ctx)
        except ValidationError as error:
            lines = [_line(dict(one)) for one in error.errors(include_url=False)]
            raise click.ClickException("\n".join(lines)) from error
        except (RegistryError, Failure, LocalError, OSError) as error:
            raise click.ClickException(str(error)) from error


def _line(finding: dict[str, Any]) -> str:
    name = "PLEK_" + str(finding["loc"][0]).upper() + ": " if finding["loc"] else ""
    return name + str(finding["msg"]).removeprefix("Value error, ")


@click.group(cls=Plain, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="plek")
def main() -> None:
    """PLeK in Microsoft Teams: bot, registry and app package.

    Settings come from the environment (PLEK_…): docs/configuration.md.
    """


for _found in sorted(pkgutil.iter_modules(bot.cli.commands.__path__), key=lambda one: one.name):
    _module = importlib.import_module(f"bot.cli.commands.{_found.name}")
    for _command in vars(_module).values():
        if isinstance(_command, click.Command) and getattr(_command, "top", False):
            main.add_command(_command)

if __name__ == "__main__":
    sys.exit(main())
