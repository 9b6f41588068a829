"""What buttons and forms send is read by `Ask`'s typed helpers, or by a form as a whole."""

import ast

import pytest

from tests.support.programs import REPOSITORY

CONVERSATIONS = REPOSITORY / "bot/conversations"
MODULES = sorted(CONVERSATIONS.rglob("*.py"))
BY_HAND = {
    "signals/message_action.py": "a message is a table of values, each of which is read by hand",
}
DIGITS = {"isdigit", "isdecimal", "isnumeric"}


def by_hand(tree):
    """The lines that read a value out of `ask.data`, or a number out of one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript) and _is_data(node.value):
            yield node.lineno, "ask.data[...]"
        if not isinstance(node, ast.Call):
            continue
        if isinstance(node.func, ast.Attribute):
            if node.func.attr == "get" and _is_data(node.func.value):
                yield node.lineno, "ask.data.get(...)"
            if node.func.attr in DIGITS:
                yield node.lineno, f"{node.func.attr}()"
        if isinstance(node.func, ast.Name) and node.func.id == "int":
            inside = [one for part in node.args for one in ast.walk(part)]
            if any(isinstance(one, ast.Attribute) and one.attr == "value" for one in inside):
                yield node.lineno, "int(ask.value(...))"


def _is_data(node):
    return isinstance(node, ast.Attribute) and node.attr == "data"


@pytest.mark.parametrize("path", MODULES, ids=lambda one: str(one.relative_to(CONVERSATIONS)))
def test_no_conversation_reads_what_was_sent_by_hand(path):
    found = list(by_hand(ast.parse(path.read_text("utf-8"))))
    if str(path.relative_to(CONVERSATIONS)) in BY_HAND:
        assert found, "it does no longer: take it out of BY_HAND"
    else:
        assert found == []


@pytest.mark.parametrize(
    "line",
    [
        'ask.data["page"]',
        'ask.data.get("page")',
        "words.isdigit()",
        'int(ask.value("page"))',
    ],
)
def test_reading_by_hand_is_noticed(line):
    assert list(by_hand(ast.parse(line)))
