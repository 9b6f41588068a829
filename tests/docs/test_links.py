"""What our pages point to is there: files, headings, pictures, commands, targets."""

import re
import shlex

import click
import pytest
from PIL import Image

from bot.cli.main import main
from tests.docs.generated import commands
from tests.docs.markdown import Page, page, pages
from tests.support.programs import REPOSITORY

TREE = {path: context.command for path, context in commands(main, "plek", None)}
NAMES = [one.name for one in pages()]


def targets():
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    return set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name):
    here = page(name)
    for target in [target for picture, target in here.links() if not picture]:
        path, _, anchor = target.partition("#")
        there = Page((here.path.parent / path).resolve()) if path else here

        assert there.path.exists(), f"{name}: {target}"
        assert not anchor or anchor in there.anchors(), f"{name}: {target}"


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_is_a_picture(name):
    here = page(name)
    for target in [target for picture, target in here.links() if picture]:
        path = here.path.parent / target

        assert path.is_file(), f"{name}: {target}: make docs-pictures makes it"
        with Image.open(path) as picture:
            picture.verify()


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_has_words_for_who_cannot_see_it(name):
    assert re.findall(r"!\[\s*\]\(", page(name).prose) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_that_is_mentioned_exists(name):
    said = {code for code in page(name).codes() if re.match(r"make [a-z]", code)}
    mentioned = {code.split(" ")[1] for code in said}

    assert mentioned - targets() == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_plek_command_that_is_mentioned_exists(name):
    for code in page(name).codes():
        if re.match(r"plek [a-z]", code):
            check_plek(shlex.split(code), name)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_shown_to_be_typed_can_be_typed(name):
    for line in page(name).commands():
        words = [word for word in shlex.split(line) if not re.match(r"[A-Z_]+=", word)]
        if words[:1] == ["make"]:
            assert set(words[1:]) <= targets(), line
        elif words and words[0].endswith("plek"):
            check_plek(["plek", *words[1:]], name)


def check_plek(words, where):
    """Walk down the commands as far as words go, then look at each option."""
    command, path = TREE["plek"], "plek"
    rest = words[1:]
    while rest and isinstance(command, click.Group) and not rest[0].startswith("-"):
        path = f"{path} {rest.pop(0)}"
        assert path in TREE, f"{where}: {' '.join(words)}"
        command = TREE[path]
    known = {"-h", "--help"}.union(*(one.opts + one.secondary_opts for one in command.params))
    options = {word.partition("=")[0] for word in rest if word.startswith("-")}
    assert options <= known, f"{where}: {' '.join(words)}"


@pytest.mark.parametrize(
    "line", ["plek registry lood", "plek serve --fast", "plek manifest build --in x"]
)
def test_the_check_itself_sees_what_does_not_exist(line):
    with pytest.raises(AssertionError):
        check_plek(shlex.split(line), "here")
