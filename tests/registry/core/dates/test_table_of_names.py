"""Days with a name are what the calendar says; what is no single day, or is unsure, is asked."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from registry.core.dates import Doubt, OneDay, Period, Unread, Why, day_within, read_moment
from registry.core.dates.moments import DEADLINE, HAPPENED, LISTED, MEETING, PAUSE, Use, Wants
from registry.core.vocabulary import Language
from registry.core.writing.text_folding import fold
from tests.registry.core.dates.table_of_days import ROWS, TODAYS, months_on
from tests.registry.core.dates.table_of_names import DAYS, FROM_TODAY, NO_DATE, PERIODS

ON = TODAYS | {
    "Easter Monday": date(2027, 3, 29),
    "before King's Day on a Saturday": date(2025, 4, 20),
    "second day of Christmas": date(2026, 12, 26),
    "Ascension Day": date(2027, 5, 6),
    "halfway July": date(2027, 7, 15),
}
ANY = Use(Wants.DAY)
days = pytest.mark.parametrize("today", ON.values(), ids=ON)


def chosen(moment):
    return {one.day for one in moment.choices}


@days
def test_a_day_with_a_name_is_that_of_this_year_or_asked(today):
    wrong = {}
    for notation, of in DAYS.items():
        every = [of(year) for year in range(today.year - 1, today.year + 2)]
        ahead = min(day for day in every if day >= today)
        past = max(day for day in every if day < today)
        meant = {ahead, past} if past >= months_on(today, -1) else {ahead}
        read = read_moment(notation, today, MEETING)
        found = {read.day} if isinstance(read, OneDay) else getattr(read, "choices", read)
        if isinstance(read, Doubt) and read.why is Why.WHICH:
            found = chosen(read)
        if found != meant:
            wrong[notation] = read, meant
    assert wrong == {}


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028, 2030, 2031, 2038])
def test_with_a_year_it_is_that_year(year):
    for notation, of in DAYS.items():
        for text in (f"{notation} {year}", f"{notation} van {year}"):
            assert read_moment(text, ON["a Monday"], ANY) == OneDay(of(year)), text
    for notation, of in PERIODS.items():
        if notation != "winter":
            start, end = of(year)
            read = read_moment(f"{notation} {year}", ON["a Monday"], LISTED)
            assert read == Period(start, end), notation


def test_kings_day_is_never_on_a_sunday():
    read = [read_moment(f"koningsdag {year}", date(2025, 1, 1), ANY) for year in (2025, 2031, 2036)]
    assert read == [OneDay(date(2025, 4, 26)), OneDay(date(2031, 4, 26)), OneDay(date(2036, 4, 26))]
    assert not isinstance(read_moment("koningsdag 2013", date(2025, 1, 1), ANY), OneDay)


@days
def test_of_what_is_more_than_a_day_one_is_asked(today):
    for notation, of in PERIODS.items():
        read = read_moment(notation, today, MEETING)
        assert isinstance(read, Doubt), notation
        assert read.why is Why.NO_DAY, notation
        spans = [of(year) for year in range(today.year - 1, today.year + 2)]
        for day in chosen(read):
            assert any(start <= day <= end for start, end in spans), (notation, day)


@days
def test_what_is_said_from_today_is_that_far(today):
    for notation, of in FROM_TODAY.items():
        meant = of(today)
        meant = {meant} if isinstance(meant, date) else set(meant)
        read = read_moment(notation, today, MEETING)
        found = {read.day} if isinstance(read, OneDay) else chosen(read)
        if isinstance(read, OneDay):
            assert len(meant) == 1, notation
        assert found <= meant or read.why is Why.NO_DAY, notation
        assert found & meant, (notation, read)


@days
def test_what_only_looks_like_a_date_is_none(today):
    for notation in NO_DATE:
        assert isinstance(read_moment(notation, today, MEETING), Unread), notation
        assert isinstance(read_moment(notation, today, DEADLINE), Unread), notation


WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=12)
KNOWN = [
    *(notation for notation in ROWS if notation != "zat"),
    *DAYS,
    *PERIODS,
    *FROM_TODAY,
]


@given(st.sampled_from(KNOWN), WORDS, st.sampled_from([MEETING, DEADLINE, LISTED]), st.data())
def test_a_word_that_is_not_known_is_never_dropped(notation, word, use, data):
    today = data.draw(st.sampled_from(list(ON.values())))
    assume(word not in fold(" ".join([*KNOWN, *NO_DATE])).split())
    parts = notation.split(" ")
    at = data.draw(st.integers(0, len(parts)))
    read = read_moment(" ".join([*parts[:at], word, *parts[at:]]), today, use)
    assert isinstance(read, Unread), read
    assert word in read.left


@pytest.mark.parametrize(
    ("text", "use", "day"),
    [
        ("binnen drie weken", DEADLINE, date(2026, 12, 14)),
        ("within three weeks", PAUSE, date(2026, 12, 14)),
        ("voor Koningsdag", DEADLINE, date(2027, 4, 27)),
        ("uiterlijk eerste kerstdag", DEADLINE, date(2026, 12, 25)),
        ("afgelopen Pinkstermaandag", HAPPENED, date(2026, 5, 25)),
        ("komende koningsdag", MEETING, date(2027, 4, 27)),
        ("volgend jaar koningsdag", MEETING, date(2027, 4, 27)),
        ("koningsdag volgend jaar", MEETING, date(2027, 4, 27)),
        ("dinsdag na Pinksteren 2027", MEETING, date(2027, 5, 18)),
        ("vrijdag voor kerst", MEETING, date(2026, 12, 18)),
        ("eerste werkdag van januari", MEETING, date(2027, 1, 4)),
        ("vrijdag de 13e", LISTED, date(2026, 11, 13)),
    ],
)
def test_it_is_read_with_what_stands_around_it(text, use, day):
    read = read_moment(text, date(2026, 11, 23), use)
    assert (read.day if isinstance(read, OneDay) else read) in (day, Period(day, day))


@pytest.mark.parametrize(
    ("text", "why", "asked"),
    [
        ("voor kerst", Why.NO_DAY, [date(2026, 12, 25), date(2026, 12, 26)]),
        ("before Christmas", Why.NO_DAY, [date(2026, 12, 25), date(2026, 12, 26)]),
        ("tussen kerst en oud en nieuw", Why.NO_DAY, [date(2026, 12, 25), date(2027, 1, 1)]),
        ("de maandag na Pasen", Why.WHICH, [date(2027, 3, 29), date(2027, 4, 5)]),
        ("een week na Pasen", Why.WHICH, [date(2027, 4, 4), date(2027, 4, 5)]),
        ("maandag over een week", Why.WHICH, [date(2026, 11, 30), date(2026, 12, 7)]),
        ("dinsdag of 2 maart", Why.WHICH, [date(2026, 11, 24), date(2027, 3, 2)]),
        ("vrijdag de 13e", Why.WHICH, [date(2026, 12, 13), date(2027, 8, 13)]),
        ("vrijdag de dertiende", Why.WHICH, [date(2026, 12, 13), date(2027, 8, 13)]),
        ("maandagochtend 30 november", Why.HOURS, [date(2026, 11, 30)]),
        ("30 november 's ochtends", Why.HOURS, [date(2026, 11, 30)]),
        ("wednesday morning", Why.HOURS, [date(2026, 11, 25)]),
    ],
)
def test_what_can_be_more_than_one_day_is_asked(text, why, asked):
    read = read_moment(text, date(2026, 11, 23), MEETING, Language.DUTCH)
    assert isinstance(read, Doubt), read
    assert read.why is why
    assert [one.day for one in read.choices][: len(asked)] == asked


def test_a_season_of_this_year_is_the_one_that_people_mean():
    november, july = date(2026, 11, 24), date(2027, 7, 15)
    summer = Period(date(2026, 6, 1), date(2026, 8, 31))
    assert read_moment("deze zomer", november, LISTED) == summer
    assert read_moment("afgelopen zomer", november, LISTED) == summer
    assert read_moment("deze zomer", july, LISTED) == Period(date(2027, 6, 1), date(2027, 8, 31))
    for text, today in (("dit voorjaar", date(2026, 12, 31)), ("winter 2027", november)):
        assert isinstance(read_moment(text, today, LISTED), Doubt), text
    winter = Period(date(2026, 12, 1), date(2027, 2, 28))
    assert read_moment("winter 2026-2027", november, LISTED) == winter


def test_in_a_sentence_a_feast_is_a_day_with_its_year_only():
    text = "de gemeente vroeg het op Koningsdag"
    assert day_within(text, date(2026, 11, 24), HAPPENED) == (text, "", "")
    assert day_within(f"{text} 2026!", date(2026, 11, 24), HAPPENED) == (
        "de gemeente vroeg het op ",
        "Koningsdag 2026",
        "!",
    )
