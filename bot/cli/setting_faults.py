"""A wrong setting in a line: its variable, its value, and what it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from pydantic import ValidationError

    from bot.settings import Settings
    from graph_sync.settings import SyncSettings

S = TypeVar("S")

SETTINGS = frozenset({"Settings", "StoreSettings", "SyncSettings", "PackageSettings"})
"""Names of the classes that are read from the environment."""

_LONGEST = 120
"""Characters of a value that are shown."""

_TAKES = {
    "int_parsing": "it takes a whole number",
    "int_from_float": "it takes a whole number",
    "int_parsing_size": "it takes a smaller number",
    "float_parsing": "it takes a number",
    "finite_number": "it takes a number that is not endless",
    "bool_parsing": "it takes true or false",
    "greater_than": "it takes a number above {gt:g}",
    "greater_than_equal": "it takes {ge:g} or more",
    "less_than": "it takes a number below {lt:g}",
    "less_than_equal": "it takes {le:g} or less",
    "enum": "it takes {expected}",
    "literal_error": "it takes {expected}",
    "string_too_short": "it can't be empty: leave the variable out for its default",
}
"""What a setting takes, by pydantic's name for what is wrong; `{…}` is of its context."""

_ONE_OF = re.compile(r"\^\(([\w|]+)\)\$")


def lines_of(error: ValidationError) -> list[str]:
    """Return a line for each fault: `PLEK_PORT: 'http' can't be used: it takes a whole number`.

    What a validator of ours says has the value in it, without what is secret; the types that
    refuse by pydantic's words hold no secret.
    """
    return [_line(dict(finding)) for finding in error.errors(include_url=False)]


def read_settings(**fixed: Any) -> tuple[Settings, SyncSettings]:
    """Return the settings of a bot and of its sync; all that is wrong in both is told at once.

    Args:
        fixed: what goes before the environment: `mode`.

    Raises:
        click.ClickException: something is wrong; a line for each.
    """
    from bot.settings import Settings  # keeps --help fast
    from graph_sync.settings import SyncSettings

    lines: list[str] = []
    bot = _read(lambda: Settings(**fixed), lines)
    sync = _read(lambda: SyncSettings(**fixed), lines)
    files = {
        "PLEK_APP_CERTIFICATE": bot.app_certificate if bot else None,
        "PLEK_FEDERATED_TOKEN_FILE": bot.federated_token_file if bot else None,
        "PLEK_BLUEPRINT": sync.blueprint if sync else None,
    }
    lines += lines_of_files(files)
    if lines or bot is None or sync is None:
        raise click.ClickException("\n".join(dict.fromkeys(lines)))
    return bot, sync


def _read(make: Callable[[], S], lines: list[str]) -> S | None:
    from pydantic import ValidationError

    try:
        return make()
    except ValidationError as error:
        lines += lines_of(error)
        return None


def lines_of_files(files: Mapping[str, Path | None]) -> list[str]:
    """Return a line for each file that can't be read.

    Args:
        files: variable → the file that it names, if any.
    """
    lines = []
    for name, file in files.items():
        try:
            if file is not None:
                file.open("rb").close()
        except OSError as error:
            why = f"{error.strerror}: name a file that plek's user may read"
            lines.append(f"{name}: {shown(file)} can't be read ({why})")
    return lines


def _line(finding: dict[str, Any]) -> str:
    said = _said(finding)
    if not finding["loc"]:  # more than one setting: those words name them
        return said
    name = f"PLEK_{str(finding['loc'][0]).upper()}"
    if finding["type"] == "value_error":
        return f"{name}: {said}"
    return f"{name}: {shown(finding['input'])} can't be used: {said}"


def _said(finding: dict[str, Any]) -> str:
    context = finding.get("ctx") or {}
    if finding["type"] == "string_pattern_mismatch" and (
        one_of := _ONE_OF.fullmatch(str(context["pattern"]))
    ):
        *others, last = (f"'{one}'" for one in one_of[1].split("|"))
        return f"it takes {', '.join(others)} or {last}"
    takes = _TAKES.get(finding["type"])
    said = takes.format(**context) if takes else str(finding["msg"])
    return said.removeprefix("Value error, ")


def shown(value: object) -> str:
    """Return a value as a message shows it: whole, unless it is long."""
    text = str(value)
    return repr(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
