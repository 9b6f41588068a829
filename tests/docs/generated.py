"""The parts of docs/ that are made from the code, and the command that writes them.

    python -m tests.docs.generated

makes them anew; `test_generated.py` fails as long as a page says something else than the code.
"""

import re
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import click
from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings

from appmanifest.settings import PackageSettings
from bot.cli.main import main
from bot.conversations import all_routes
from bot.dispatch.commands import Audience, CommandBook, HelpGroup
from bot.settings import Settings, StoreSettings
from cards.kit.translator import translator
from graph_sync.graph.permissions import PERMISSIONS, Permission
from graph_sync.sandbox.faults.catalogue import catalogue
from graph_sync.settings import SyncSettings
from registry.core.permissions import OWNERS, RIGHTS
from registry.core.vocabulary import Language, Role
from registry.signals.transitions import STEPS, Recipient, SignalStatus, StepRule
from tests.docs.markdown import page, pages

_WIDTH = 90


def settings_table(settings: type[BaseSettings], without: type[BaseSettings] | None = None) -> str:
    """Each setting of a class by its variable, with its default and what it does."""
    known = without.model_fields if without else {}
    fields = {name: one for name, one in settings.model_fields.items() if name not in known}
    rows = [
        (f"`PLEK_{name.upper()}`", _default(one), one.description) for name, one in fields.items()
    ]
    return _table(("Variable", "Default", "What it does"), rows)


def _default(field: FieldInfo) -> str:
    value: Any = field.default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if value in ("", None, ()):
        return "(empty)"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value.value if isinstance(value, Enum) else value}`"


def command_line() -> str:
    """The help of every command, exactly as `--help` prints it."""
    blocks = [
        f"## {path}\n\n```text\n{help_of(path)}\n```\n" for path, _ in commands(main, "plek", None)
    ]
    return "\n".join(blocks)


def commands(
    command: click.Command, path: str, parent: click.Context | None
) -> Iterator[tuple[str, click.Context]]:
    """Every command of the tree: its words, and a context to ask it for help."""
    name = path.rsplit(" ", 1)[-1]
    context = click.Context(
        command, parent, name, terminal_width=_WIDTH, help_option_names=["-h", "--help"]
    )
    yield path, context
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None
            yield from commands(found, f"{path} {child}", context)


def help_of(path: str) -> str:
    """What `PATH --help` prints, at a fixed width."""
    contexts = dict(commands(main, "plek", None))
    return contexts[path].get_help()


def text_commands() -> str:
    """Everything that everybody can type to the bot, with its line in the help card."""
    dutch = translator(Language.DUTCH)
    rows = [
        (_names(one.names["nl"]), _names(one.names["en"]), dutch(one.about))
        for one in _book().commands
        if one.shown and one.audience.everybody
    ]
    return _table(("Typ", "In het Engels", "Wat het doet"), rows)


def role_commands() -> str:
    """What some roles can type besides, by the heading under which help shows it."""
    dutch = translator(Language.DUTCH)
    rows = [
        (
            dutch(f"help-group-{group.value}"),
            _for_whom(one.audience),
            _names(one.names["nl"]),
            _names(one.names["en"]),
            dutch(one.about),
        )
        for group in HelpGroup
        for one in _book().commands
        if one.shown and not one.audience.everybody and one.audience.group is group
    ]
    return _table(("Waarvoor", "Wie", "Typ", "In het Engels", "Wat het doet"), rows)


def _for_whom(audience: Audience) -> str:
    """Say who is shown a command: the kernteam and administrators, and whose thing it is."""
    dutch = translator(Language.DUTCH)
    own = [dutch.label(one).casefold() for one in audience.own]
    return dutch.listing([*own, *(["kernteam"] if audience.rights else [])])


def _book() -> CommandBook:
    return CommandBook(command for routes in all_routes() for command in routes.commands)


def permissions() -> str:
    """Each application permission that the Graph sync needs, with what for."""
    rows = [
        (f"`{one.name}`", one.why, ", ".join(f"`{call}`" for call in one.calls), _rsc(one))
        for one in sorted(PERMISSIONS, key=lambda one: (_changes(one), one.name))
    ]
    return _table(("Permission", "What for", "Calls (`graph_sync/graph/`)", "RSC instead"), rows)


def _changes(permission: Permission) -> bool:
    """Whether it is needed to change something, and not only to look."""
    return not all(call.startswith(("list_", "find_", "get_")) for call in permission.calls)


def _rsc(permission: Permission) -> str:
    return f"`{permission.team_only}`" if permission.team_only else "none"


def decisions() -> str:
    """A line for each decision record, by its heading: `# 6. The app package`."""
    records = [one for one in pages() if re.match(r"docs/decisions/\d{4}-", one.name)]
    heads = [(one.text.splitlines()[0].removeprefix("# "), one.path.name) for one in records]
    return "".join(f"- [{heading}]({name})\n" for heading, name in heads)


def rights() -> str:
    """Each right with the roles that have it, and who has it because the thing is theirs."""
    english = translator(Language.ENGLISH)
    head = ("Right", *(english.label(role) for role in Role), "And")
    rows = [
        (right, *("yes" if role in RIGHTS[right] else "" for role in Role), OWNERS.get(right, ""))
        for right in RIGHTS
    ]
    return _table(head, rows)


def steps() -> str:
    """Each step with a signal: when, by whom, what it needs, who hears, and the next term."""
    head = ("Step", "From", "To", "Right", "And", "Needs", "Who hears", "Next step within")
    rows = [
        (
            step.replace("_", " "),
            ", ".join(f"`{state}`" for state in SignalStatus if state in rule.starts),
            f"`{rule.to}`" if rule.to else "",
            rule.right,
            rule.own or "",
            ", ".join(rule.needs),
            ", ".join(ear.name.casefold() for ear in rule.hears),
            _term(rule),
        )
        for step, rule in STEPS.items()
    ]
    return _table(head, rows)


def ears() -> str:
    """Who is meant by each word for who hears of a step."""
    return "".join(f"- {ear.name.casefold()}: {ear}\n" for ear in Recipient)


def failure_cases() -> str:
    """Each failure case of the local Graph, with where it was read."""
    tables = (
        f"**{subject.name}**\n\n"
        + _table(
            ("Case", "What happens", "Source"),
            [(f"`{one.id}`", one.does, one.source) for one in subject.case],
        )
        for subject in catalogue()
    )
    return "\n".join(tables)


def _term(rule: StepRule) -> str:
    if rule.within is None:
        return "as it was"
    return f"{rule.within} days" if rule.within else "no term"


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    cells = ([str(cell).replace("|", "\\|") for cell in line] for line in lines)
    return "".join(f"| {' | '.join(line)} |\n" for line in cells)


PARTS: dict[tuple[str, str], Callable[[], str]] = {
    ("docs/configuration.md", "registry"): lambda: settings_table(StoreSettings),
    ("docs/configuration.md", "bot"): lambda: settings_table(Settings, without=StoreSettings),
    ("docs/configuration.md", "sync"): lambda: settings_table(SyncSettings, without=StoreSettings),
    ("docs/configuration.md", "package"): lambda: settings_table(PackageSettings),
    ("docs/administration.md", "permissions"): permissions,
    ("docs/rights.md", "rights"): rights,
    ("docs/rights.md", "steps"): steps,
    ("docs/rights.md", "ears"): ears,
    ("docs/command-line.md", "help"): command_line,
    ("docs/gebruik.md", "commands"): text_commands,
    ("docs/gebruik.md", "role-commands"): role_commands,
    ("docs/decisions/README.md", "index"): decisions,
    ("graph_sync/sandbox/README.md", "cases"): failure_cases,
}
"""(page, part) → what makes it."""


def write() -> list[Path]:
    """Make every part anew; gives the pages that changed."""
    changed = []
    for (name, part), make in PARTS.items():
        found = page(name)
        text = found.with_part(part, make())
        if text != found.text:
            found.path.write_text(text, "utf-8")
            changed.append(found.path)
    return changed


if __name__ == "__main__":
    for path in write():
        click.echo(f"wrote {path}")
