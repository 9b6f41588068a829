from datetime import date
from enum import StrEnum

import pytest

from cards.kit.translator import translator
from registry.core import vocabulary
from registry.core.vocabulary import Language

CLOSED_LISTS = [
    value
    for value in vars(vocabulary).values()
    if isinstance(value, type) and issubclass(value, StrEnum) and value is not StrEnum
]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("closed", CLOSED_LISTS, ids=lambda one: one.__name__)
def test_every_value_of_a_closed_list_has_a_label_of_its_own(language, closed):
    labels = [translator(language).label(value) for value in closed]
    assert len(set(labels)) == len(labels)
    assert all(labels)


def test_a_day_is_written_as_in_britain_where_the_words_are():
    t = translator("en")
    assert t.day(date(2026, 11, 23)) == "23 November 2026"
    assert t.weekday(date(2027, 3, 1)) == "Monday, 1 March 2027"
    assert t.listing(["a", "b", "c"]) == "a, b and c"


def test_a_month_is_said_in_words():
    assert translator("nl").month(date(2026, 11, 1)) == "november 2026"
    assert translator("en").month(date(2026, 11, 1)) == "November 2026"
