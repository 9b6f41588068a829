"""The changelog keeps to one width, and its lists have no gaps."""

import re

from tests.support.programs import REPOSITORY

TEXT = (REPOSITORY / "CHANGELOG.md").read_text("utf-8")
WIDTH = 120


def test_no_line_is_wider_than_the_page():
    assert [line for line in TEXT.splitlines() if len(line) > WIDTH] == []


def test_no_list_is_broken_by_an_empty_line():
    assert re.findall(r"^(?:- |  ).*\n\n+- .*", TEXT, re.MULTILINE) == []
