"""Pictures of the docs: each is shown, made from the real client, small, and told in words."""

import ast
import re

import pytest
from PIL import Image

from tests.support.pictures import COLORS, MOST_BYTES
from tests.support.programs import REPOSITORY

FOLDER = REPOSITORY / "docs" / "pictures"
PICTURES = sorted(one.stem for one in FOLDER.glob("*.png"))
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").glob("*.md"))]
SHOWN = re.compile(r"!\[([^\]]*)\]\((?:docs/)?pictures/([a-z-]+)\.png\)")
FEWEST_WORDS = 6


def shown():
    """Each picture that a page shows, with what is said instead of it."""
    for path in PAGES:
        for words, name in SHOWN.findall(path.read_text("utf-8")):
            yield name, words


def made():
    """Names of the pictures that the tests of the client keep."""
    for path in sorted((REPOSITORY / "tests" / "client").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
            if called == "screenshot" and node.args and isinstance(node.args[0], ast.Constant):
                yield node.args[0].value


def test_each_picture_is_shown_and_made_by_a_test():
    assert {name for name, _ in shown()} == set(PICTURES)
    assert set(PICTURES) <= set(made()), "make docs-pictures"


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_small(name):
    path = FOLDER / f"{name}.png"
    with Image.open(path) as picture:
        assert picture.mode == "P"
        assert len(picture.getcolors()) <= COLORS
    assert path.stat().st_size <= MOST_BYTES


@pytest.mark.parametrize(("name", "words"), sorted(shown()))
def test_a_picture_is_told_in_words(name, words):
    assert len(words.split()) >= FEWEST_WORDS, name
