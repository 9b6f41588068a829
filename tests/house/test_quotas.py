"""Whatever a member can submit has its quota, and the rule that takes it in spends it."""

import ast
import re

import pytest

from registry.core.permissions import RIGHTS
from registry.core.quotas.quota import QUOTAS, Submission
from registry.core.vocabulary import Role
from tests.support.programs import REPOSITORY

SUBJECTS = [
    *("networks", "agenda", "helpdesk", "signals", "members", "organisations", "reminders"),
    *("hubs", "onboarding", "privacy", "digests", "involvement", "admissions", "access_reviews"),
]
OPEN = {right.name for right, roles in RIGHTS.items() if roles == frozenset(Role)}
NO_QUOTA = {
    "add_signal": "`raise_signal` and `harvest` count, each its own",
    "around": "a look, which changes nothing",
}
WRITES = re.compile(r"\.(?:add|put)\(|unit\.emit\(")
# Rules without a right of their own that change something for who calls them.
WITHOUT_RIGHT = {
    "agenda/asking.py": {"stop_helping": "takes away", "mine": "reads"},
    "helpdesk/answering.py": {},
    "reminders/snoozes.py": {
        "resume": "takes away",
        "carry_over": "the daily run",
    },
    "organisations/organisation.py": {},
    "involvement/following.py": {},
    "involvement/asking.py": {
        **dict.fromkeys(("withdraw", "withdraw_all", "end_inquiries"), "takes away"),
        "pass_on_unanswered": "by itself, when nobody answers",
        **dict.fromkeys(("answer", "decline", "pass_on"), "`_to_answer` asks the right"),
    },
}


def rules():
    """Each function of the subjects' rules, with its module and text."""
    for subject in SUBJECTS:
        for path in sorted((REPOSITORY / "registry" / subject).rglob("*.py")):
            text = path.read_text("utf-8")
            lines = text.splitlines()
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.AsyncFunctionDef):
                    name = str(path.relative_to(REPOSITORY / "registry"))
                    yield name, node.name, "\n".join(lines[node.lineno - 1 : node.end_lineno])


RULES = list(rules())


def test_each_kind_has_a_quota_with_more_room_for_the_kernteam():
    assert set(QUOTAS) == set(Submission)
    assert all(0 < one.member < one.kernteam for one in QUOTAS.values())


@pytest.mark.parametrize("what", Submission)
def test_each_kind_is_spent_by_a_rule(what):
    assert [name for _, name, text in RULES if f"spend(unit, Submission.{what.name})" in text]


def test_each_rule_with_a_right_of_everybody_spends():
    assert {
        "INTRODUCE",
        "SUBMIT_NETWORK",
        "ASK",
        "RAISE_SIGNAL",
        "ASK_ADMISSION",
        "INVOLVE",
        "BE_FOUND",
        "SHOW_IN_CAFE",
        "CHOOSE_OVERVIEW",
        "FIND_PEOPLE",  # a look, which changes nothing
        "FOLLOW_SIGNALS",  # so is this
    } == OPEN
    asks = re.compile(rf"require\(unit, Right\.(?:{'|'.join(OPEN)})\)")
    found = {name: "spend(unit" in text for _, name, text in RULES if asks.search(text)}
    assert {name for name, spends in found.items() if not spends} == set(NO_QUOTA)


@pytest.mark.parametrize("module", WITHOUT_RIGHT)
def test_each_rule_that_asks_no_right_spends_or_says_why_not(module):
    mine = [(name, text) for where, name, text in RULES if where == module]
    bare = {
        name
        for name, text in mine
        if not name.startswith("_")
        and (WRITES.search(text) or "_keep(" in text)
        and "require(" not in text
        and "spend(" not in text
    }
    assert bare <= set(WITHOUT_RIGHT[module]), bare
