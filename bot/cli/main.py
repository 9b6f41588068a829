"""The command `plek`. Each group of commands is a module in `bot/cli/commands`."""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from typing import Any

import click
from click.core import ParameterSource

import bot.cli.commands
from bot.cli.setting_faults import SETTINGS, lines_of
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
        except click.BadParameter as error:
            if (variable := _variable(error)) is None:
                raise
            raise click.ClickException(f"{variable}: {error.message}") from error
        except ValidationError as error:
            if error.title not in SETTINGS:  # a fault of ours
                raise
            raise click.ClickException("\n".join(lines_of(error))) from error
        except (RegistryError, Failure, LocalError, OSError) as error:
            raise click.ClickException(str(error)) from error


def _variable(error: click.BadParameter) -> str | None:
    """Return the variable that a refused option was read from; None where it was typed."""
    option, where = error.param, error.ctx
    if option is None or where is None or not isinstance(option.envvar, str):
        return None
    source = where.get_parameter_source(str(option.name))
    return option.envvar if source is ParameterSource.ENVIRONMENT else None


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
