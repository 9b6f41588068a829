from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.dates import Day, read_day
from registry.entries import FormEntry
from registry.errors import Invalid


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
    with pytest.raises(Invalid) as invalid:
        Form.of({"starts": "snel"})
    assert [(one.field, one.code) for one in invalid.value.faults] == [("starts", "date")]
