"""Which signals somebody asks for in words: read whatever they say, and nothing left unsaid."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.signals.query.query_lexicon import FILLERS, STATES, Vocabulary, key_of
from bot.conversations.signals.query.query_parser import LONGEST, filter_parts, read_filter
from cards.kit.translator import translator
from cards.signals.lists.filter_form import ORDERS, form_values, read_load, wish_load
from registry.agenda import question  # noqa: F401
from registry.core.dates import Doubt, read_period
from registry.core.reference import programme, term  # noqa: F401
from registry.core.vocabulary import Language, SignalKind, SignalLevel
from registry.documents.plan_content import content
from registry.hubs import hub as hubs  # noqa: F401
from registry.hubs import subgroup  # noqa: F401
from registry.networks import network  # noqa: F401
from registry.organisations import organisation, participation  # noqa: F401
from registry.signals.lists import SignalFilter
from registry.signals.transitions import LIVE, SignalStatus

S, L, K = SignalStatus, SignalLevel, SignalKind
TODAY = date(2026, 11, 24)
WORDS = Vocabulary(
    hubs=content()["hubs"],
    themes=content()["themes"],
    owners={"sanne": "Sanne de Vries", "joost": "Joost Bakker"},
    me="sanne",
    today=TODAY,
)
EVERYTHING = (
    "nieuw twente water in de regio problemen van mij te laat "
    "van 1 januari tot 1 maart 2027 oudste eerst"
)
OPEN = tuple(one for one in S if one in LIVE)


def wish(**values):
    return SignalFilter.of(values)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", wish()),
        ("alle signalen", wish()),
        ("nieuw", wish(status=(S.NEW,))),
        ("Nieuwe signalen, graag!", wish(status=(S.NEW,))),
        ("nieuw opgepakt", wish(status=(S.NEW, S.PICKED_UP))),
        ("wacht op antwoord", wish(status=(S.ASKED,))),
        ("op de agenda", wish(status=(S.ON_AGENDA,))),
        ("niet nu", wish(status=(S.NOT_NOW,))),
        ("In uitvoering", wish(status=(S.ACTING,))),
        ("wordt een voorstel", wish(status=(S.PROPOSED,))),
        ("open", wish(status=OPEN)),
        ("waiting for an answer", wish(status=(S.ASKED,))),
        ("twente", wish(hub="twente")),
        ("hub Noordelijk Flevoland", wish(hub="noordelijk-flevoland")),
        ("flevoland", wish(hub="noordelijk-flevoland")),
        ("Enschede", wish(hub="twente")),
        ("water", wish(theme="water-en-bodem")),
        ("over water en bodem", wish(theme="water-en-bodem")),
        ("thema wonen", wish(theme="wonen")),
        ("housing", wish(theme="wonen")),
        ("droogte", wish(theme="water-en-bodem")),
        ("in de regio", wish(level=L.REGION)),
        ("tussen regio's", wish(level=L.REGIONS)),
        ("tussen regio’s", wish(level=L.REGIONS)),
        ("tussen regio en Rijk", wish(level=L.NATION)),
        ("niveau landelijk", wish(level=L.NATION)),
        ("between regions", wish(level=L.REGIONS)),
        ("kansen", wish(kind=K.CHANCE)),
        ("risico's", wish(kind=K.RISK)),
        ("problems", wish(kind=K.PROBLEM)),
        ("te laat", wish(overdue=True)),
        ("overdue", wish(overdue=True)),
        ("van mij", wish(owner="sanne")),
        ("mine", wish(owner="sanne")),
        ("van Joost", wish(owner="joost")),
        ("of Joost Bakker", wish(owner="joost")),
        ("oudste eerst", wish(order="raised")),
        ("op termijn", wish(order="due")),
        ("meeste steun", wish(order="-support")),
        ("most support first", wish(order="-support")),
        ("sinds 1 mei", wish(start=date(2026, 5, 1))),
        ("in 2026", wish(start=date(2026, 1, 1), end=date(2026, 12, 31))),
        (
            EVERYTHING,
            wish(
                status=(S.NEW,),
                hub="twente",
                theme="water-en-bodem",
                level=L.REGION,
                kind=K.PROBLEM,
                owner="sanne",
                overdue=True,
                start=date(2027, 1, 1),
                end=date(2027, 3, 1),
                order="raised",
            ),
        ),
    ],
)
def test_what_people_say(text, expected):
    reading = read_filter(text, WORDS)

    assert reading.wish == expected
    assert reading.unread == ()
    assert reading.mended == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("van 1 januari tot 1 maart 2027", date(2027, 1, 1), date(2027, 3, 1)),
        ("van 1 december tot 1 maart 2027", date(2026, 12, 1), date(2027, 3, 1)),
        ("van 1 januari tot 1 maart", date(2026, 1, 1), date(2026, 3, 1)),
        ("van 1 december tot 1 februari", date(2025, 12, 1), date(2026, 2, 1)),
        ("tussen 1-1-2026 en 1-3-2026", date(2026, 1, 1), date(2026, 3, 1)),
        ("1-1-2026 t/m 1-3-2026", date(2026, 1, 1), date(2026, 3, 1)),
        ("2026-01-01 - 2026-03-01", date(2026, 1, 1), date(2026, 3, 1)),
        ("van maart tot en met mei", date(2026, 3, 1), date(2026, 5, 31)),
        ("from January 1 to March 1 2027", date(2027, 1, 1), date(2027, 3, 1)),
        ("between 1st january and 3rd may 2026", date(2026, 1, 1), date(2026, 5, 3)),
        ("van 2025 tot 2026", date(2025, 1, 1), date(2026, 12, 31)),
        ("van 1 maart 2027 tot 1 januari 2027", date(2027, 1, 1), date(2027, 3, 1)),
        ("sinds mei", date(2026, 5, 1), None),
        ("sinds december", date(2025, 12, 1), None),
        ("vanaf 1/9", date(2026, 9, 1), None),
        ("since 2025", date(2025, 1, 1), None),
        ("tot 1 maart 2026", None, date(2026, 3, 1)),
        ("until june", None, date(2026, 6, 30)),
        ("voor 1 maart 2026", None, date(2026, 2, 28)),
        ("in februari 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("op 3 november", date(2026, 11, 3), date(2026, 11, 3)),
        ("vandaag", TODAY, TODAY),
        ("gisteren", date(2026, 11, 23), date(2026, 11, 23)),
        ("deze week", date(2026, 11, 23), date(2026, 11, 29)),
        ("vorige maand", date(2026, 10, 1), date(2026, 10, 31)),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("vorig jaar", date(2025, 1, 1), date(2025, 12, 31)),
        ("afgelopen 2 weken", date(2026, 11, 10), TODAY),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("past month", date(2026, 10, 24), TODAY),
        ("sinds vorige week", date(2026, 11, 16), None),
        ("sinds mei in 2024", date(2024, 5, 1), None),
    ],
)
def test_periods(text, start, end):
    reading = read_filter(text, WORDS)

    assert (reading.wish.start, reading.wish.end) == (start, end)
    assert reading.unread == ()


@pytest.mark.parametrize("text", ["31 februari 2026", "van 30-2-2026 tot 1-3-2026", "32 mei 2026"])
def test_a_day_that_no_calendar_has_is_not_understood(text):
    reading = read_filter(text, WORDS)

    assert reading.wish.start != date(2026, 2, 28)
    assert reading.unread or reading.asked


def test_days_that_can_be_read_in_two_ways_are_asked_and_the_rest_is_read():
    reading = read_filter("twente dinsdag nieuw", WORDS)

    assert reading.wish == wish(hub="twente", status=(S.NEW,))
    words, periods = reading.asked
    assert words == "dinsdag"
    assert [one.day for one in periods] == [TODAY, date(2026, 11, 17)]


def test_a_name_that_is_a_month_too_is_somebodys_where_they_pick_signals_up():
    known = replace(WORDS, owners={"jan": "Jan de Boer"})

    assert read_filter("van Jan", known).wish == wish(owner="jan")
    assert read_filter("van jan", WORDS).wish == wish(start=date(2026, 1, 1))


@pytest.mark.parametrize(
    ("text", "expected", "typed", "read"),
    [
        ("twnete", wish(hub="twente"), "twnete", "hub Twente"),
        ("nieuw Twentte", wish(status=(S.NEW,), hub="twente"), "Twentte", "hub Twente"),
        ("oudse eerst", wish(order="raised"), "oudse eerst", "oudste eerst"),
        ("waterr", wish(theme="water-en-bodem"), "waterr", "thema Water en bodem"),
        ("probleem energi", wish(kind=K.PROBLEM, theme="energie"), "energi", "thema Energie"),
        ("overdeu", wish(overdue=True), "overdeu", "te laat"),
        ("sinds 1 janurai 2026", wish(start=date(2026, 1, 1)), "janurai", "januari"),
    ],
)
def test_a_typing_mistake_is_mended_and_said(text, expected, typed, read):
    reading = read_filter(text, WORDS)

    assert reading.wish == expected
    assert [(word, WORDS.name(*meaning, Language.DUTCH)) for word, meaning in reading.mended] == [
        (typed, read)
    ]
    assert reading.unread == ()


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("met netwerken klopt niet", ("netwerken", "klopt", "niet")),
        ("nieuw blauw", ("blauw",)),
        ("twente flevoland", ("flevoland",)),  # one hub can be asked for
        ("kansen risico's", ("risico's",)),
        ("12", ("12",)),
        ("😀", ("😀",)),
    ],
)
def test_what_is_not_understood_is_named(text, unread):
    assert read_filter(text, WORDS).unread == unread


DAYS = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))
STATES_WISHED = st.sampled_from(sorted(STATES)) | st.lists(
    st.sampled_from(list(S)), unique=True, max_size=4
).map(tuple)


@st.composite
def wishes(draw):
    start, end = draw(DAYS), draw(DAYS)
    if start and end and start > end:
        start, end = end, start
    return SignalFilter(
        status=draw(STATES_WISHED),
        hub=draw(st.sampled_from(["", *(hub.slug for hub in WORDS.hubs)])),
        theme=draw(st.sampled_from(["", *(theme.slug for theme in WORDS.themes)])),
        level=draw(st.none() | st.sampled_from(list(L))),
        kind=draw(st.none() | st.sampled_from(list(K))),
        owner=draw(st.sampled_from(["", *WORDS.owners])),
        start=start,
        end=end,
        overdue=draw(st.booleans()),
        order=draw(st.sampled_from(ORDERS)),
    )


@given(wishes(), st.sampled_from(list(Language)), st.sampled_from(["{}", " {} ", "{}, "]))
def test_what_is_shown_of_a_wish_can_be_typed_to_get_it_again(wished, language, way):
    text = " ".join(way.format(part) for part in filter_parts(wished, WORDS, language))
    reading = read_filter(text, WORDS)

    assert len(text) <= LONGEST
    assert reading.wish == wished
    assert reading.unread == ()
    assert reading.mended == ()


@given(wishes())
def test_what_a_button_carries_is_the_wish(wished):
    assert read_load(wish_load(wished)) == wished
    assert SignalFilter.of(form_values(wish_load(wished))) == wished


@given(
    st.dictionaries(st.sampled_from([*SignalFilter.model_fields, "page"]), st.text() | st.none())
)
def test_what_a_forged_button_carries_is_a_wish_or_nothing(data):
    assert isinstance(read_load(data), SignalFilter)


KNOWN = st.sampled_from([" ".join(phrase) for phrase in WORDS.phrases])
ANYTHING = st.lists(st.text(max_size=20) | KNOWN | st.dates().map(str), max_size=12).map(" ".join)


@given(ANYTHING)
def test_any_text_is_read_or_named_word_by_word(text):
    reading = read_filter(text, WORDS)
    typed = text[:LONGEST].replace(",", " ").replace(";", " ").split()

    assert isinstance(reading.wish, SignalFilter)
    assert set(reading.unread) <= set(typed)
    meant = [word for word in typed if key_of(word) and key_of(word) not in FILLERS]
    if not meant:
        assert reading.unread == ()
        assert reading.wish == SignalFilter()
    elif reading.wish == SignalFilter() and not reading.mended:
        assert reading.unread or set(map(key_of, meant)) <= {"nieuwste", "laatste", "newest"} | {
            word for phrase in WORDS.phrases for word in phrase
        }


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_period_has_its_days_in_order(text, today):
    words = [word for word in map(key_of, text.split()) if word]
    period = read_period(words, today)

    if period is not None:
        one, size = period
        assert 0 < size <= len(words)
        periods = one.choices if isinstance(one, Doubt) else [one]
        assert all(not (one.start and one.end) or one.start <= one.end for one in periods)


@given(st.integers(0, 400))
def test_no_way_of_saying_now_lies_in_the_future(days):
    today = TODAY + timedelta(days=days)
    for text in ("sinds mei", "sinds 1 december", "op 24 november"):
        period, _ = read_period(text.split(), today)
        assert period.start is not None
        assert period.start <= today


@pytest.mark.parametrize("language", list(Language))
def test_what_the_form_calls_it_can_be_typed(language):
    t = translator(language)
    for state in S:
        named = t(f"signals-state-{state.value}")
        assert read_filter(named, WORDS).wish.status == (state,), named
    for level in L:
        assert read_filter(t.label(level), WORDS).wish.level is level
    for kind in K:
        assert read_filter(t.label(kind), WORDS).wish.kind is kind
