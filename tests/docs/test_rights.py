"""The page about rights says who may because a thing is theirs, wherever the rules say so."""

import re

from registry.core.permissions import OWNERS, RIGHTS, Right
from registry.signals.transitions import STEPS, SignalStep
from tests.docs.markdown import files, page
from tests.support.programs import REPOSITORY

RIGHTS_PAGE = page("docs/rights.md")
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


def rows(part):
    """The rows of a table of the page, by what stands in their first cell."""
    cells = [row.strip("| ").split(" | ") for row in RIGHTS_PAGE.part(part).splitlines()[2:]]
    return {row[0]: [cell.strip() for cell in row[1:]] for row in cells}


def test_who_may_because_it_is_theirs_is_who_the_page_says():
    said = {right: cells[-1] for right, cells in rows("rights").items() if len(cells) == 9}
    assert {right: said[right] for right in OWNERS} == dict(OWNERS)


def test_each_step_is_what_the_page_says():
    terms = {"as it was": None, "no term": 0}
    for step, cells in rows("steps").items():
        starts, to, right, own, needs, hears, within = cells
        rule = STEPS[SignalStep(step.replace(" ", "_"))]
        assert set(re.findall(r"`(\w+)`", starts)) == set(rule.starts), step
        assert (to.strip("`"), right, own) == (rule.to or "", rule.right, rule.own or ""), step
        assert needs == ", ".join(rule.needs), step
        assert hears == ", ".join(one.name.casefold() for one in rule.hears), step
        term = terms[within] if within in terms else int(within.removesuffix(" days"))
        assert term == rule.within, step
