"""Bars of text: as long as their number says, and never nothing for something."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.charts import LONGEST_BAR, bar, share, text_bars
from cards.kit.translator import translator

NUMBERS = st.integers(0, 10_000)


@given(NUMBERS, NUMBERS)
def test_a_longer_bar_is_for_a_larger_number(one, other):
    most = max(one, other)
    if one <= other:
        assert len(bar(one, most)) <= len(bar(other, most))
    assert bool(bar(one, most)) == (one > 0)
    assert len(bar(most, most)) == (LONGEST_BAR if most else 0)


def test_bars_begin_under_each_other():
    facts = text_bars(translator("nl"), [("a_b", 1200), ("c", 3.5), ("d", 0)]).facts
    assert [one.title for one in facts] == ["a\\_b", "c", "d"]
    assert [one.value.index(" ") for one in facts[:2]] == [5, 5]
    assert [one.value.split()[0] for one in facts] == ["1.200", "3,5", "0"]
    assert text_bars(translator("nl"), []).facts == []


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, 0), (0, 9, 0), (1, 1000, 1), (999, 1000, 99), (1000, 1000, 100), (1, 2, 50)],
)
def test_a_share_is_never_none_or_all_of_what_is_nearly_so(part, whole, percent):
    assert share(part, whole) == percent
