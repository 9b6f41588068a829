"""Which days a period holds, however somebody types it, and how many words it takes."""

from datetime import date, timedelta
from itertools import product

import pytest

from registry.core.dates import Doubt, Period, Why, months, read_moment, read_period
from registry.core.dates.moments import LISTED
from registry.core.vocabulary import Language

TODAY = date(2026, 11, 24)  # a Tuesday
DAY = timedelta(days=1)


def read(text, today=TODAY):
    return read_period(text.split(), today)


def days(text, today=TODAY):
    """First and last day; all of the text is the period."""
    found = read(text, today)
    assert found is not None, text
    period, size = found
    assert isinstance(period, Period), text
    assert size == len(text.split()), text
    assert read_moment(text, today, LISTED) == period
    return period.start, period.end


MARCH = (date(2026, 3, 1), date(2026, 3, 31))
FIRST = (date(2026, 3, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("maart", MARCH),
        ("march", MARCH),
        ("maart 2025", (date(2025, 3, 1), date(2025, 3, 31))),
        ("december", (date(2025, 12, 1), date(2025, 12, 31))),  # the last that has begun
        ("november", (date(2026, 11, 1), date(2026, 11, 30))),
        ("februari 2024", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("1999", (date(1999, 1, 1), date(1999, 12, 31))),
        *((one, FIRST) for one in ("1-3", "01/03", "1.3", "1-3-2026", "2026-03-01", "2026-3-1")),
        *((f"{nth} maart", FIRST) for nth in ("1", "1e", "1ste", "1st", "01")),
        *((one, FIRST) for one in ("march 1st", "march 1 2026", "1 maart 2026", "1e maart 2026")),
        *((f"{nth} mei", (date(2026, 5, 2),) * 2) for nth in ("2de", "2nd", "2rd", "2th")),
        ("24 november", (TODAY, TODAY)),
        ("25 november", (date(2025, 11, 25),) * 2),
    ],
)
def test_a_day_month_or_year_alone(text, held):
    for before in ("", "in ", "op ", "uit ", "on ", "of "):
        assert days(before + text) == held


def test_each_month_is_known_by_all_its_names():
    for name, number in months().items():
        start, end = days(f"{name} 2025")
        assert (start, (end + DAY).day) == (date(2025, number, 1), 1)
        assert (start.month, end.month, end.year) == (number, number, 2025)


@pytest.mark.parametrize(
    "to", ["tot en met", "t/m", "tm", "tot", "en", "-", "to", "until", "till", "and", "through"]
)
def test_a_range_has_both_its_sides_however_it_is_said(to):
    for before in ("", "van ", "vanaf ", "tussen ", "from ", "between "):
        text = f"{before}5 maart {to} 7 mei"
        assert days(text) == (date(2026, 3, 5), date(2026, 5, 7))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("maart tot mei", date(2026, 3, 1), date(2026, 5, 31)),
        ("maart tot maart", *MARCH),
        ("1 maart tot 1 maart", *FIRST),
        ("december tot maart", date(2025, 12, 1), date(2026, 3, 31)),
        ("november tot maart", date(2026, 11, 1), date(2027, 3, 31)),
        ("maart tot mei 2025", date(2025, 3, 1), date(2025, 5, 31)),
        ("november tot maart 2025", date(2024, 11, 1), date(2025, 3, 31)),
        ("maart 2025 tot mei", date(2025, 3, 1), date(2025, 5, 31)),
        ("november 2024 tot maart", date(2024, 11, 1), date(2025, 3, 31)),
        ("2024 tot 2025", date(2024, 1, 1), date(2025, 12, 31)),
        # Turned round, each is still what it says.
        ("1 mei 2025 tot 1 maart 2025", date(2025, 3, 1), date(2025, 5, 1)),
    ],
)
def test_the_year_of_a_range_that_says_it_once_or_never(text, start, end):
    assert days(text) == (start, end)


@pytest.mark.parametrize("word", ["sinds", "vanaf", "van", "since", "from"])
def test_since_a_day_leaves_the_end_open(word):
    assert days(f"{word} mei") == (date(2026, 5, 1), None)
    assert days(f"{word} december") == (date(2025, 12, 1), None)


@pytest.mark.parametrize("word", ["tot en met", "t/m", "tm", "tot", "until", "till", "up to"])
def test_until_a_day_holds_it_and_leaves_the_begin_open(word):
    assert days(f"{word} mei") == (None, date(2026, 5, 31))
    assert days(f"{word} december") == (None, date(2025, 12, 31))


@pytest.mark.parametrize("word", ["voor", "before"])
def test_before_a_day_does_not_hold_it(word):
    assert days(f"{word} mei") == (None, date(2026, 4, 30))
    assert days(f"{word} december") == (None, date(2025, 11, 30))


ROLLING = {
    "dag": date(2026, 11, 23),
    "3 dagen": date(2026, 11, 21),
    "day": date(2026, 11, 23),
    "week": date(2026, 11, 17),
    "2 weken": date(2026, 11, 10),
    "drie weken": date(2026, 11, 3),
    "maand": date(2026, 10, 24),
    "3 maanden": date(2026, 8, 24),
    "kwartaal": date(2026, 8, 24),
    "jaar": date(2025, 11, 24),
    "10 years": date(2016, 11, 24),
    "120 days": date(2026, 7, 27),
}


@pytest.mark.parametrize("length", ROLLING)
def test_the_last_so_many_end_today(length):
    words = ["afgelopen", "laatste", "past", "de laatste", "the past"]
    words += ["last", "the last"] if length[0].isdigit() else []
    for said in words:
        assert days(f"{said} {length}") == (ROLLING[length], TODAY)


def test_so_many_months_before_the_end_of_a_month_end_in_that_month():
    assert days("afgelopen maand", date(2027, 3, 31)) == (date(2027, 2, 28), date(2027, 3, 31))


@pytest.mark.parametrize(("ago", "words"), [(0, "vandaag today"), (1, "gisteren yesterday")])
def test_today_and_yesterday(ago, words):
    for word in words.split():
        assert days(word) == (TODAY - ago * DAY,) * 2


NOW = {
    "week": (date(2026, 11, 23), date(2026, 11, 29)),
    "maand": (date(2026, 11, 1), date(2026, 11, 30)),
    "jaar": (date(2026, 1, 1), date(2026, 12, 31)),
}
PREVIOUS = {
    "week": (date(2026, 11, 16), date(2026, 11, 22)),
    "maand": (date(2026, 10, 1), date(2026, 10, 31)),
    "jaar": (date(2025, 1, 1), date(2025, 12, 31)),
}
ENGLISH = {"week": "week", "maand": "month", "jaar": "year"}


@pytest.mark.parametrize("unit", ENGLISH)
def test_this_and_the_previous_week_month_and_year(unit):
    for before, name in product(("", "in ", "van "), (unit, ENGLISH[unit])):
        for word in ("deze", "dit", "this"):
            assert days(f"{before}{word} {name}") == NOW[unit]
        for word in ("vorige", "vorig", "previous", "last"):
            assert days(f"{before}{word} {name}") == PREVIOUS[unit]


FURTHER = {
    "week 12": (date(2026, 3, 16), date(2026, 3, 22)),
    "week 12 2027": (date(2027, 3, 22), date(2027, 3, 28)),
    "week 12-14": (date(2026, 3, 16), date(2026, 4, 5)),
    "2027-w12": (date(2027, 3, 22), date(2027, 3, 28)),
    "week 53": (date(2020, 12, 28), date(2021, 1, 3)),
    "week van 3 maart": (date(2026, 3, 2), date(2026, 3, 8)),
    "q4 2026": (date(2026, 10, 1), date(2026, 12, 31)),
    "q1": (date(2026, 1, 1), date(2026, 3, 31)),
    "vierde kwartaal 2026": (date(2026, 10, 1), date(2026, 12, 31)),
    "4e kwartaal van 2026": (date(2026, 10, 1), date(2026, 12, 31)),
    "laatste kwartaal van 2026": (date(2026, 10, 1), date(2026, 12, 31)),
    "fourth quarter of 2026": (date(2026, 10, 1), date(2026, 12, 31)),
    "dit kwartaal": (date(2026, 10, 1), date(2026, 12, 31)),
    "vorig kwartaal": (date(2026, 7, 1), date(2026, 9, 30)),
    "eerste helft van 2026": (date(2026, 1, 1), date(2026, 6, 30)),
    "h2 2026": (date(2026, 7, 1), date(2026, 12, 31)),
    "begin maart": (date(2026, 3, 1), date(2026, 3, 10)),
    "half maart": (date(2026, 3, 11), date(2026, 3, 20)),
    "medio maart": (date(2026, 3, 11), date(2026, 3, 20)),
    "eind maart": (date(2026, 3, 21), date(2026, 3, 31)),
    "eind februari 2028": (date(2028, 2, 21), date(2028, 2, 29)),
    "end of march": (date(2026, 3, 21), date(2026, 3, 31)),
    "eind 2026": (date(2026, 9, 1), date(2026, 12, 31)),
    "maart 2027": (date(2027, 3, 1), date(2027, 3, 31)),
    "3-2027": (date(2027, 3, 1), date(2027, 3, 31)),
    "2027-03": (date(2027, 3, 1), date(2027, 3, 31)),
    "maart-april": (date(2026, 3, 1), date(2026, 4, 30)),
    "2025-2026": (date(2025, 1, 1), date(2026, 12, 31)),
    "1-3 maart": (date(2026, 3, 1), date(2026, 3, 3)),
    "1 t/m 3 maart 2027": (date(2027, 3, 1), date(2027, 3, 3)),
    "van 1 tot 3 maart": (date(2026, 3, 1), date(2026, 3, 3)),
    "march 1-3, 2027": (date(2027, 3, 1), date(2027, 3, 3)),
    "sinds vorige week": (date(2026, 11, 16), None),
    "sinds maandag": (date(2026, 11, 23), None),
    "sinds gisteren": (date(2026, 11, 23), None),
    "since last week": (date(2026, 11, 16), None),
    "na 1 maart": (date(2026, 3, 2), None),
    "tot vandaag": (None, TODAY),
    "tot nu toe": (None, TODAY),
    "tot en met vorige week": (None, date(2026, 11, 22)),
    "voor vorige maand": (None, date(2026, 9, 30)),
    "tussen vorige week en vandaag": (date(2026, 11, 16), TODAY),
    "van maandag t/m vandaag": (date(2026, 11, 23), TODAY),
    "eergisteren": (date(2026, 11, 22), date(2026, 11, 22)),
    "maandag": (date(2026, 11, 23), date(2026, 11, 23)),
    "afgelopen vrijdag": (date(2026, 11, 20), date(2026, 11, 20)),
    "vorige week vrijdag": (date(2026, 11, 20), date(2026, 11, 20)),
    "een week geleden": (date(2026, 11, 17), date(2026, 11, 17)),
    "1 mei jl.": (date(2026, 5, 1), date(2026, 5, 1)),
    "eerste maandag van maart": (date(2026, 3, 2), date(2026, 3, 2)),
    "afgelopen weekend": (date(2026, 11, 21), date(2026, 11, 22)),
}


@pytest.mark.parametrize("text", FURTHER)
def test_other_ways_to_say_a_period(text):
    assert days(text) == FURTHER[text]


ASKED = {
    "dinsdag": [(TODAY, TODAY), (date(2026, 11, 17),) * 2],
    "vorige maandag": [(date(2026, 11, 23),) * 2, (date(2026, 11, 16),) * 2],
    "komende week": [
        (date(2026, 11, 30), date(2026, 12, 6)),
        (TODAY, date(2026, 12, 1)),
    ],
    "maart 27": [(date(2026, 3, 27),) * 2, (date(2027, 3, 1), date(2027, 3, 31))],
}


@pytest.mark.parametrize("text", ASKED)
def test_what_can_be_two_periods_is_asked(text):
    doubt, size = read(text)
    assert size == len(text.split())
    assert isinstance(doubt, Doubt)
    assert doubt.why is Why.WHICH
    assert [(one.start, one.end) for one in doubt.choices] == ASKED[text]


def test_in_english_a_month_may_precede_its_day():
    doubt, _ = read_period(["since", "3-1"], TODAY, Language.ENGLISH)
    assert [one.start for one in doubt.choices] == [date(2026, 1, 3), date(2026, 3, 1)]
    assert read_period(["since", "3-1"], TODAY)[0].start == date(2026, 1, 3)


def test_a_week_begins_on_monday_and_ends_on_sunday():
    for at in range(7):
        assert days("deze week", date(2026, 11, 23) + at * DAY) == NOW["week"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "water",
        "0 maart",
        "1-0",
        "0-3",
        "0000-03-01",
        "32 maart",
        "maartje",
        "sinds water",
        "op 2999",
        "afgelopen dagje",
        "laatste 1000 dagen",
    ],
)
def test_what_is_no_period_is_none(text):
    assert read(text) is None


def test_the_29th_of_february_needs_a_year_that_has_it():
    assert days("29 februari 2024") == (date(2024, 2, 29),) * 2
    doubt, _ = read("29 februari 2025")
    assert [one.day for one in doubt.choices] == [date(2025, 2, 28), date(2025, 3, 1)]
    assert days("29 februari") == (date(2024, 2, 29),) * 2  # the last there was
    assert days("29 februari", date(2024, 11, 24)) == (date(2024, 2, 29),) * 2


@pytest.mark.parametrize("text", ["voor 0001-01-01", "0001-01-01", "9999-12-31 tot maart"])
def test_what_no_calendar_reaches_is_none(text):
    assert read(text) is None


def test_only_the_words_that_a_text_begins_with_are_the_period():
    assert read("sinds 1 maart 2026 in twente") == (Period(date(2026, 3, 1), None), 4)
    assert read("vandaag in twente") == (Period(TODAY, TODAY), 1)
    assert read("water sinds maart") is None
    longest = "tussen 1 maart 2025 tot en met 31 mei 2026"
    assert days(longest) == (date(2025, 3, 1), date(2026, 5, 31))
    assert len(longest.split()) == 10
