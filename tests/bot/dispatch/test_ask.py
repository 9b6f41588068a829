"""What a button or a form sent, read as what it is meant to be."""

from enum import StrEnum
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatch.ask import Ask
from registry.core.errors import NotFound
from registry.core.vocabulary import Language

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


class Fruit(StrEnum):
    APPLE = "apple"
    PEAR = "pear"


def ask(**data):
    return Ask(SimpleNamespace(data=data), None, Language.DUTCH)


@pytest.mark.parametrize(
    ("sent", "number"),
    [
        ("0", 0),
        ("7", 7),
        (7, 7),
        (" 12 ", 12),
        ("007", 7),
        ("999", 999),
        ("1000", -1),
        ("-1", -1),
        ("1.5", -1),
        (2.0, -1),
        (True, -1),
        ("", -1),
        ("٣", -1),
        ("²", -1),
        ("9" * 5000, -1),
        ([1], -1),
        (None, -1),
    ],
)
def test_a_number(sent, number):
    assert ask(page=sent).number("page", most=999, otherwise=-1) == number


def test_a_number_that_is_absent_is_nought():
    assert ask().number("page", most=999) == 0


@pytest.mark.parametrize(
    ("sent", "chosen"),
    [("apple", Fruit.APPLE), (" pear ", Fruit.PEAR), ("APPLE", None), ("", None), (["pear"], None)],
)
def test_a_choice(sent, chosen):
    assert ask(fruit=sent).choice("fruit", Fruit) is chosen


@pytest.mark.parametrize("sent", ["1", "yes", "true", True, 1])
def test_yes(sent):
    assert ask(all=sent).flag("all")


@pytest.mark.parametrize("sent", ["", "0", "no", "false", False, 0, None, ["1"]])
def test_no(sent):
    assert not ask(all=sent).flag("all")


def test_text_is_tidied_and_cut_off():
    assert ask(note=" a\r\nb\u202e\x00 ").text("note") == "a\nb"
    assert ask(note="abcdef").text("note", most=3) == "abc"
    assert ask(note={"a": 1}).text("note") == ""


def test_a_key():
    assert ask(hub="zeeland").key("hub") == "zeeland"
    for odd in ("", "Zeeland", "a b", "../x", "a" * 121, {"a": 1}):
        with pytest.raises(NotFound):
            ask(hub=odd).key("hub")


@given(JSON)
def test_whatever_was_sent_is_read_as_something(sent):
    one = ask(x=sent)
    assert 0 <= one.number("x", most=99) <= 99
    assert one.choice("x", Fruit) in (None, *Fruit)
    assert isinstance(one.flag("x"), bool)
    assert len(one.text("x", most=10)) <= 10
