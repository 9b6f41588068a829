"""What is asked, what is left over and what comes back, whoever types it however."""

from datetime import date, datetime, time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates import (
    Day,
    Doubt,
    Hours,
    NeededDay,
    OneDay,
    Period,
    ReadOn,
    Unread,
    Use,
    Why,
    chosen_days,
    chosen_text,
    day_within,
    month_names,
    months,
    read_moment,
    read_period,
)
from registry.core.dates.moments import (
    DEADLINE,
    ENDS,
    HAPPENED,
    HELD,
    LISTED,
    MEETING,
    PAUSE,
    SIDE,
    STARTS,
    Wants,
)
from registry.core.dates.reading.judge import is_on_the_clock
from registry.core.dates.workdays import AMSTERDAM
from registry.core.errors import Invalid
from registry.core.forms import FormEntry
from registry.core.vocabulary import Language

TODAY = date(2026, 11, 24)
NL, EN = Language.DUTCH, Language.ENGLISH
USES = (DEADLINE, ENDS, HAPPENED, HELD, LISTED, MEETING, PAUSE, SIDE, STARTS)
ANY = Use(Wants.DAY)
FORMATS = ("short", "medium", "long", "full")
PIECES = (
    "maandag",
    "volgende",
    "week",
    "maart",
    "over",
    "drie",
    "de",
    "1",
    "12",
    "eerste",
    "van",
    "tot",
    "en",
    "met",
    "2027",
    "eind",
    "t/m",
    "-",
    "Q4",
    "half",
    "elf",
    "uur",
    "voor",
    "jl.",
    ",",
    "op",
    "na",
    "31",
    "april",
    "om",
    "10.00",
    "jaar",
    "next",
    "last",
    "of",
    "a",
)
NEAR = st.dates(date(1980, 1, 1), date(2060, 12, 31))


def read(text, use=MEETING, language=NL, today=TODAY):
    return read_moment(text, today, use, language)


def asked(text, use=MEETING, language=NL, today=TODAY):
    doubt = read(text, use, language, today)
    assert isinstance(doubt, Doubt), (text, doubt)
    return doubt.why, [one.day for one in doubt.choices]


@pytest.mark.parametrize("width", FORMATS)
@pytest.mark.parametrize("locale", ["nl", "en_GB", "en_US"])
@given(day=NEAR)
def test_a_day_that_babel_writes_is_read_back(day, locale, width):
    language = NL if locale == "nl" else EN
    said = read(format_date(day, width, locale=locale), ANY, language, today=date(2026, 11, 24))
    if isinstance(said, Doubt):  # 03/04/2027, in English
        assert (locale != "nl", width) == (True, "short")
        assert day.day <= 12
        assert day in [one.day for one in said.choices]
    else:
        assert said == OneDay(day)


@given(st.dates(date(1900, 1, 1), date(2199, 12, 20)))
def test_a_day_with_its_year_is_read_back(day):
    for text in (day.isoformat(), f"{day.day}-{day.month}-{day.year}", f"{day:%d/%m/%Y}"):
        assert read(text, ANY) == OneDay(day)
    year, week, weekday = day.isocalendar()
    if year < 2200:
        assert read(f"{year}-W{week:02}-{weekday}", ANY) == OneDay(day)


@given(NEAR, NEAR)
def test_what_was_chosen_is_read_as_that(day, other):
    first, last = sorted((day, other))
    assert read(chosen_text(Period(day, day))) == OneDay(day)
    assert chosen_days(chosen_text(Period(first, last))) == (first, last)


@given(
    st.text(max_size=40)
    | st.text("0123456789-/. maretuln'", max_size=20)
    | st.lists(
        st.sampled_from(PIECES),
        max_size=8,
    ).map(" ".join),
    NEAR,
)
def test_whatever_is_typed_is_read_without_an_error(text, today):
    for use in USES:
        moment = read(text, use, EN, today)
        if isinstance(moment, Doubt):
            assert moment.choices or moment.hours
    read_period(text.split(), today)
    assert "".join(day_within(text, today, HAPPENED)) == text


@pytest.mark.parametrize("language", Language)
def test_a_month_that_is_said_is_read(language):
    assert [months()[name.casefold()] for name in month_names(language)] == list(range(1, 13))
    for number, name in enumerate(month_names(language), start=1):
        for word in (name, name[:3], f"{name[:3]}."):
            assert read(f"2 {word} 2027", ANY) == OneDay(date(2027, number, 2)), word


LEFT = {
    "1 maart 2027 in Zwolle": "in Zwolle",
    "graag 1 maart 2027": "graag",
    "ergens rond 1 maart 2027": "ergens rond",
    "1 maart 2027 of zo": "of zo",
    "maandag na de zomer": "maandag",
    "bij Piet op 1 maart 2027 in Zwolle": "bij Piet … in Zwolle",
}


@pytest.mark.parametrize("text", LEFT)
def test_no_part_of_what_was_typed_is_dropped(text):
    assert read(text) == Unread(LEFT[text], whole=False)


@pytest.mark.parametrize(
    "text", ["", "snel", "zo snel mogelijk", "x" * 500, "1 maartt 2027", "99", "0 maart", "1-0",
             "32-3-2027", "maandag dinsdag"]
)  # fmt: skip
def test_what_is_no_date_is_none(text):
    assert isinstance(read(text), Unread)


@pytest.mark.parametrize(
    ("text", "why", "days"),
    [
        ("29 februari 2027", Why.NONE_SUCH, [date(2027, 2, 28), date(2027, 3, 1)]),
        ("31 april", Why.NONE_SUCH, [date(2027, 4, 30), date(2027, 5, 1)]),
        ("31-4-2027", Why.NONE_SUCH, [date(2027, 4, 30), date(2027, 5, 1)]),
        ("3-13-2027", Why.NONE_SUCH, [date(2027, 3, 13)]),
        ("1 maart 2037", Why.FAR, [date(2037, 3, 1)]),
        ("1 maart 2020", Why.FAR, [date(2020, 3, 1)]),
        ("1-3-72", Why.FAR, [date(2072, 3, 1)]),
        ("20 november", Why.WHICH, [date(2026, 11, 20), date(2027, 11, 20)]),
        ("dinsdag 7 december", Why.WHICH, [date(2026, 12, 7), date(2027, 12, 7)]),
        ("wo 2 maart", Why.WHICH, [date(2027, 3, 2), date(2027, 3, 3)]),
        ("010327", Why.WHICH, [date(2027, 3, 1)]),
        ("week 12", Why.NO_DAY, [date(2027, 3, 22 + at) for at in range(5)]),
        ("eind maart", Why.NO_DAY, [date(2027, 3, 21), date(2027, 3, 31)]),
        ("maart", Why.NO_DAY, [date(2027, 3, 1), date(2027, 3, 15), date(2027, 3, 31)]),
        ("Q4 2026", Why.NO_DAY, [date(2026, 12, 31)]),
        ("1 t/m 3 maart", Why.NO_DAY, [date(2027, 3, 1), date(2027, 3, 2), date(2027, 3, 3)]),
        ("tot 1 juli", Why.NO_DAY, [date(2027, 7, 1)]),
        ("1 maart 2027 10.00–12.00 uur", Why.HOURS, [date(2027, 3, 1)]),
        ("om half elf op 1 maart 2027", Why.HOURS, [date(2027, 3, 1)]),
        ("1 maart 10-12 uur", Why.HOURS, [date(2027, 3, 1)]),
    ],
)
def test_what_is_in_doubt_is_asked_with_what_can_be_meant(text, why, days):
    assert asked(text) == (why, days)


def test_in_english_the_month_may_precede_the_day():
    assert asked("3-1", language=EN) == (Why.WHICH, [date(2027, 1, 3), date(2027, 3, 1)])
    assert asked("03/04/2027", language=EN)[1] == [date(2027, 4, 3), date(2027, 3, 4)]
    assert read("4/13/2027", language=EN) == OneDay(date(2027, 4, 13))
    assert read("3.4.2027", language=EN) == OneDay(date(2027, 4, 3))
    assert read("3/3/2027", language=EN) == OneDay(date(2027, 3, 3))
    assert read("3-4-2027") == OneDay(date(2027, 4, 3))


@pytest.mark.parametrize(
    ("text", "use", "day"),
    [
        ("tot 1 juli", ENDS, date(2027, 7, 1)),
        ("t/m 1 juli 2027", ENDS, date(2027, 7, 1)),
        ("uiterlijk 1 juni", DEADLINE, date(2027, 6, 1)),
        ("voor 1 juni", DEADLINE, date(2027, 6, 1)),
        ("by June 1", DEADLINE, date(2027, 6, 1)),
        ("vanaf 1 maart", STARTS, date(2027, 3, 1)),
        ("tot 4-1-2027", PAUSE, date(2027, 1, 4)),
        ("1 december 2025", HAPPENED, date(2025, 12, 1)),
        ("1 oktober", HAPPENED, date(2026, 10, 1)),
        ("maandag", HELD, date(2026, 11, 23)),
    ],
)
def test_what_it_is_for_decides_which_day_is_meant(text, use, day):
    assert read(text, use) == OneDay(day)


@pytest.mark.parametrize(
    ("text", "use", "why"),
    [
        ("25 november", HAPPENED, Why.WHICH),
        ("25 november 2026", HAPPENED, Why.FAR),
        ("morgen", HELD, Why.FAR),
        ("gisteren", DEADLINE, Why.FAR),
        ("vandaag", ENDS, Why.FAR),
        ("1 maart 2035", ENDS, Why.FAR),
        ("1 maart 2015", STARTS, Why.FAR),
    ],
)
def test_what_is_hardly_plausible_for_its_use_is_asked(text, use, why):
    assert asked(text, use)[0] is why


HOURS = {
    "10.00–12.00 uur": Hours(time(10), time(12)),
    "10:00-12:00": Hours(time(10), time(12)),
    "van 9 tot 11 uur": Hours(time(9), time(11)),
    "half elf": Hours(time(10, 30)),
    "half een": Hours(time(12, 30)),
    "kwart voor tien": Hours(time(9, 45)),
    "kwart over negen": Hours(time(9, 15)),
    "vijf over half elf": Hours(time(10, 35)),
    "10u30": Hours(time(10, 30)),
    "14.00 uur": Hours(time(14)),
    "2 pm": Hours(time(14)),
    "12 am": Hours(time(0)),
    "kwart voor drie 's middags": Hours(time(14, 45)),
    "half past ten": Hours(time(10, 30)),
    "quarter to ten": Hours(time(9, 45)),
    "tien uur": Hours(time(10)),
}


@pytest.mark.parametrize("text", HOURS)
def test_hours_are_read(text):
    assert read(text) == HOURS[text]


def test_an_hour_that_can_be_of_the_night_is_asked():
    doubt = read("kwart voor drie")
    assert doubt.hours == (Hours(time(14, 45)), Hours(time(2, 45)))
    assert not isinstance(read("9"), Hours)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("28 maart 2027 om 01.30 uur", OneDay(date(2027, 3, 28), Hours(time(1, 30)))),
        ("28 maart 2027 om 02:30", Why.NO_HOUR),  # the clock goes from 2 to 3
        ("31 oktober 2027 om 02:30", Why.NO_HOUR),  # it has been 2:30 an hour before
        ("31 oktober 2027 om 03:30", OneDay(date(2027, 10, 31), Hours(time(3, 30)))),
        ("1 maart 2027 10.00-12.00", OneDay(date(2027, 3, 1), Hours(time(10), time(12)))),
    ],
)
def test_hours_beside_a_day_are_on_the_clock_of_that_day(text, moment):
    said = read(text, Use(Wants.DAY, hours=True))
    assert (said.why if isinstance(said, Doubt) else said) == moment


def test_a_clock_shows_each_time_once_on_all_days_but_two():
    shown = [
        is_on_the_clock(datetime(2027, 1, 1 + day, 2, 30, tzinfo=AMSTERDAM)) for day in range(31)
    ]
    assert all(shown)
    assert not is_on_the_clock(datetime(2027, 3, 28, 2, 30, tzinfo=AMSTERDAM))


class Form(FormEntry):
    due: Day = None


class Needed(FormEntry):
    day: NeededDay


def faults(model, text, on=None):
    with pytest.raises(Invalid) as invalid:
        model.of({next(iter(model.model_fields)): text}, on)
    return [(one.field, one.code, dict(one.params)) for one in invalid.value.faults]


def test_a_form_reads_a_day_on_the_day_it_is():
    on = ReadOn(TODAY)
    assert Form.of({"due": "morgen"}, on).due == date(2026, 11, 25)
    assert Form.of({"due": "1 maart"}, on).due == date(2027, 3, 1)
    assert Form.of({"due": " "}, on).due is None
    assert Form.of({"due": date(2020, 3, 1)}, on).due == date(2020, 3, 1)
    assert faults(Form, "eind maart", on) == [
        ("due", "date_period", {"value": "eind maart", "choices": ("=2027-03-21", "=2027-03-31")})
    ]
    assert faults(Form, "1 mei of zo", on) == [
        ("due", "date_left", {"value": "1 mei of zo", "left": "of zo"})
    ]
    assert faults(Form, "snel", on) == [("due", "date", {"value": "snel"})]
    assert faults(Form, "3/1", ReadOn(TODAY, EN))[0][1] == "date_which"


def test_without_a_day_a_form_reads_only_what_has_all_its_parts():
    for text in ("1-3-2027", "1 maart 2027", "2027-03-01", "March 1st 2027"):
        assert Form.of({"due": text}).due == date(2027, 3, 1)
    for text in ("morgen", "1 maart", "x" * 500):
        assert faults(Form, text) == [("due", "date", {"value": text[:40]})]


def test_a_needed_day_can_not_be_left_out():
    assert faults(Needed, "")[0][1] == "required"
    assert faults(Needed, "nu")[0][1] == "date"
    assert Needed.of({"day": "1 maart 2027"}).day == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("op 1 Maart bij Urk", ("op ", "1 Maart", " bij Urk")),
        ("1-3-2027", ("", "1-3-2027", "")),
        ("voor 2027-03-01.", ("voor ", "2027-03-01", ".")),
        ("klaar: 1 mrt. 2027!", ("klaar: ", "1 mrt. 2027", "!")),
        ("5 mensen op 29 februari", ("5 mensen op ", "29 februari", "")),
        ("GS, gisteren: Ja", ("GS, ", "gisteren", ": Ja")),
        ("GS, afgelopen dinsdag: Ja", ("GS, ", "afgelopen dinsdag", ": Ja")),
        ("GS, de eerste dinsdag van maart: Ja", ("GS, ", "de eerste dinsdag van maart", ": Ja")),
        ("5 mensen", ("5 mensen", "", "")),
        ("zo doen we dat", ("zo doen we dat", "", "")),
        ("de eerste keer", ("de eerste keer", "", "")),
        ("in 2026 en 2027", ("in 2026 en 2027", "", "")),
        ("x1-3-2027", ("x1-3-2027", "", "")),
        ("1-3-20271", ("1-3-20271", "", "")),
    ],
)
def test_a_day_is_found_within_a_sentence_as_it_was_typed(text, parts):
    assert day_within(text, TODAY, HAPPENED) == parts
