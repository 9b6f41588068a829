"""What docs/ says about settings and commands is what the code does."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from appmanifest.settings import PackageSettings
from bot.cli.main import main
from bot.settings import Settings
from graph_sync.settings import SyncSettings
from tests.docs.generated import PARTS, commands, help_of
from tests.docs.markdown import files, page

CONFIGURATION = page("docs/configuration.md")
_VARIABLE = re.compile(r"\bPLEK_[A-Z][A-Z_]*[A-Z]\b")
_CODE = (".py", ".cjs", "Makefile", ".ci/run", "install-node-modules", "requirements/lock")


@pytest.mark.parametrize(("name", "part"), PARTS)
def test_the_generated_part_is_up_to_date(name, part):
    assert page(name).part(part) == PARTS[name, part](), "run python -m tests.docs.generated"


def used_variables():
    code = [one for one in files(*_CODE) if Path(__file__).parent not in one.parents]
    return {name for one in code for name in _VARIABLE.findall(one.read_text("utf-8"))}


def settable():
    classes = (Settings, SyncSettings, PackageSettings)
    return {f"PLEK_{name.upper()}" for one in classes for name in one.model_fields}


def test_every_variable_that_the_code_reads_is_explained_and_no_other():
    rows = re.findall(r"^\| `(PLEK_[A-Z_]+)` \|", CONFIGURATION.text, re.MULTILINE)

    assert set(rows) == used_variables() | settable()


TREE = dict(commands(main, "plek", None))


@pytest.mark.parametrize("path", TREE)
def test_help_prints_what_the_docs_show(path):
    words = path.split(" ")[1:]

    printed = CliRunner().invoke(main, [*words, "--help"], prog_name="plek", terminal_width=90)

    assert printed.exit_code == 0
    assert printed.output.strip() == help_of(path).strip()


@pytest.mark.parametrize("path", TREE)
def test_every_command_and_option_says_what_it_does(path):
    command = TREE[path].command

    assert command.help
    assert [
        one.name for one in command.params if isinstance(one, click.Option) and not one.help
    ] == []
