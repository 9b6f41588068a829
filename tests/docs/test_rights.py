"""The page about rights says who may because a thing is theirs, wherever the rules say so."""

import re

from registry.core.permissions import OWNERS, RIGHTS, Right
from registry.signals.transitions import STEPS
from tests.docs.markdown import files, page
from tests.support.programs import REPOSITORY

_OWNED = re.compile(r"(?:require\(unit, |or await holds\(unit, )Right\.(\w+), (?:owner=|reader)")


def owned():
    """The rights that the rules also give to whose thing it is."""
    rules = [one for one in files(".py") if (REPOSITORY / "registry") in one.parents]
    named = {name for one in rules for name in _OWNED.findall(one.read_text("utf-8"))}
    return {Right[name] for name in named} | {one.right for one in STEPS.values() if one.own}


def test_every_right_that_comes_with_a_thing_is_shown_and_no_other():
    assert owned() == OWNERS.keys()


def test_every_right_and_step_stands_on_the_page():
    rows = page("docs/rights.md").text.splitlines()
    first = {row.split(" | ")[0].removeprefix("| ") for row in rows}
    assert {*RIGHTS, *(step.replace("_", " ") for step in STEPS)} <= first
    assert set(RIGHTS) == set(Right)
