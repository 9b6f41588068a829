from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates import (
    Day,
    NeededDay,
    day_within,
    month_names,
    months,
    near_day,
    read_day,
)
from registry.core.errors import Invalid
from registry.core.forms import FormEntry
from registry.core.vocabulary import Language

WRITTEN = (
    "januari februari maart april mei juni juli augustus september oktober november december",
    "january february march april may june july august september october november december",
    "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "jan feb mar apr may jun jul aug sept oct nov dec",
)


@pytest.mark.parametrize("row", WRITTEN)
def test_months_are_known_by_name_and_abbreviation_in_both_languages(row):
    assert [months()[name] for name in row.split()] == list(range(1, 13))
    for number, name in enumerate(row.split(), start=1):
        assert read_day(f"3 {name} 2027") == date(2027, number, 3)


@pytest.mark.parametrize("language", Language)
def test_a_month_that_is_said_is_read(language):
    assert [months()[name.casefold()] for name in month_names(language)] == list(range(1, 13))


def test_months_are_said_as_dates_say_them():
    assert month_names(Language.DUTCH)[2] == "maart"
    assert month_names(Language.ENGLISH)[2] == "March"


@pytest.mark.parametrize(
    "text",
    ["1-3-2027", "01-03-2027", "1/3/2027", "1.3.2027", "1 3 2027", "2027-03-01", "2027-3-1",
     "1 maart 2027", "1 Maart 2027", "1 mrt 2027", "1 mrt. 2027", "1 March 2027", " 1mar2027 "],
)  # fmt: skip
def test_the_first_of_march_however_it_is_written(text):
    assert read_day(text) == date(2027, 3, 1)


@pytest.mark.parametrize(
    "text", ["31-2-2027", "1-13-2027", "1 maartt 2027", "morgen", "1-3-27", ""]
)
def test_what_is_no_day_is_none(text):
    assert read_day(text) is None


MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "January February March April May June July August September October November December",
}


@pytest.mark.parametrize("language", MONTHS)
def test_every_month_goes_by_its_name_and_by_three_letters(language):
    for number, name in enumerate(MONTHS[language].split(), start=1):
        for word in (name, name[:3], f"{name[:3]}."):
            assert read_day(f"2 {word} 2027") == date(2027, number, 2), word


@given(st.dates())
def test_every_day_is_read_back(day):
    assert read_day(day.isoformat()) == day
    assert read_day(f"{day.day}-{day.month}-{day.year:04}") == day


@given(st.text(max_size=40) | st.text("0123456789-/. maretuln", max_size=20))
def test_any_text_is_a_day_or_none(text):
    assert read_day(text) is None or isinstance(read_day(text), date)


class Form(FormEntry):
    starts: Day = None


def test_a_form_takes_a_day_or_nothing_and_says_what_is_no_day():
    assert Form.of({"starts": "1-3-2027"}).starts == date(2027, 3, 1)
    assert Form.of({"starts": " "}).starts is None
    assert Form.of({"starts": date(2027, 3, 1)}).starts == date(2027, 3, 1)
    for text, shown in ((" snel ", "snel"), ("x" * 60, "x" * 40)):
        with pytest.raises(Invalid) as invalid:
            Form.of({"starts": text})
        faults = [(one.field, one.code, one.params) for one in invalid.value.faults]
        assert faults == [("starts", "date", {"value": shown})]


TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "next_one", "last_one"),
    [
        ("1 maart", date(2027, 3, 1), date(2026, 3, 1)),
        ("1-3", date(2027, 3, 1), date(2026, 3, 1)),
        ("24 nov", TODAY, TODAY),
        ("23/11", date(2027, 11, 23), date(2026, 11, 23)),
        ("25/11", date(2026, 11, 25), date(2025, 11, 25)),
        ("29 februari", date(2028, 2, 29), date(2024, 2, 29)),
        ("1 maart 2020", date(2020, 3, 1), date(2020, 3, 1)),
        ("31 april", None, None),
        ("maart", None, None),
        ("5", None, None),
        ("", None, None),
    ],
)
def test_a_day_without_its_year_is_the_next_or_the_last(text, next_one, last_one):
    assert near_day(text, TODAY) == next_one
    assert near_day(text, TODAY, past=True) == last_one


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)), st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_a_near_day_is_on_its_side_of_today(day, today):
    text = f"{day.day}-{day.month}"
    following, last = near_day(text, today), near_day(text, today, past=True)
    if following is None or last is None:
        assert (day.month, day.day) == (2, 29)  # around 1900 and 2200 nine years have none
        return
    assert last <= today <= following
    assert {(one.day, one.month) for one in (following, last)} == {(day.day, day.month)}


class Needed(FormEntry):
    day: NeededDay


@pytest.mark.parametrize(("text", "code"), [("", "required"), ("  ", "required"), ("nu", "date")])
def test_a_needed_day_can_not_be_left_out(text, code):
    with pytest.raises(Invalid) as invalid:
        Needed.of({"day": text})
    assert [(one.field, one.code) for one in invalid.value.faults] == [("day", code)]
    assert Needed.of({"day": "1 maart 2027"}).day == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("op 1 Maart bij Urk", ("op ", "1 Maart", " bij Urk")),
        ("1-3-2027", ("", "1-3-2027", "")),
        ("voor 2027-03-01.", ("voor ", "2027-03-01", ".")),
        ("klaar: 1 mrt. 2027!", ("klaar: ", "1 mrt. 2027", "!")),
        ("5 mensen op 29 februari", ("5 mensen op ", "29 februari", "")),
        ("5 mensen", ("5 mensen", "", "")),
        ("x1-3-2027", ("x1-3-2027", "", "")),
        ("1-3-20271", ("1-3-20271", "", "")),
        (
            "\N{LATIN SMALL LETTER SHARP S} 1 maart",
            ("\N{LATIN SMALL LETTER SHARP S} 1 maart", "", ""),
        ),
    ],
)
def test_a_day_is_found_within_a_text_as_it_was_typed(text, parts):
    assert day_within(text) == parts
