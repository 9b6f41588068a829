"""Which agenda and which question somebody means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.agenda.lookup import Agenda, agendas_meant, number_in
from registry.agenda.question import Question
from registry.core.vocabulary import NATIONAL
from registry.hubs.hub import Hub
from registry.hubs.naming import hub_within, hubs_meant


def hub(name, region, province, **more):
    return Hub(slug=region, name=name, region=region, province=province, **more)


FLEVOLAND = hub("Noordelijk Flevoland", "noordelijk-flevoland", "flevoland", keywords=("Urk",))
TWENTE = hub("Twente", "twente", "overijssel", keywords=("droogte", "Enschede"))
HUBS = [FLEVOLAND, TWENTE]


def question(number, parent=None, **more):
    return Question(
        slug=f"q-{number}", number=number, text="Hoe doen we dit?", parent=parent, **more
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("9", "9"),
        ("3a", "3a"),
        ("3 A", "3a"),
        ("vraag 9", "9"),
        ("agendavraag 9", "9"),
        ("question 10", "10"),
        ("nr. 4", "4"),
        ("nummer 4", "4"),
        ("#4", "4"),
        ("negen", "9"),
        ("three", "3"),
        ("09", "9"),
        ("0", "0"),
        ("-1", "-1"),
        ("99999999999999999999", "99999999999999999999"),
        ("²", "2"),
        ("twente 2", ""),
        ("water", ""),
        ("3abc", ""),
        ("3 tot 5", ""),
        ("", ""),
        ("a", ""),
    ],
)
def test_a_number_is_known_in_every_way_people_write_it(text, number):
    assert number_in(text) == number


@given(st.text(max_size=60))
def test_no_text_breaks_reading_a_number(text):
    assert len(number_in(text)) < 60


def test_questions_stand_in_the_order_of_their_numbers():
    numbers = ["10", "3b", "2", "3", "3a", "1"]
    ordered = sorted((question(number) for number in numbers), key=lambda one: one.order)
    assert [one.number for one in ordered] == ["1", "2", "3", "3a", "3b", "10"]


def test_an_agenda_knows_its_sub_questions_and_neighbours():
    three, sub, four = question("3"), question("3a", parent="q-3"), question("4")
    agenda = Agenda(NATIONAL, None, (three, sub, four))
    assert agenda.main == (three, four)
    assert agenda.subs(three) == (sub,)
    assert agenda.numbered("3a") is sub
    assert agenda.numbered("5") is None
    assert agenda.around(three) == (None, sub)
    assert agenda.around(sub) == (three, four)
    assert agenda.around(question("7")) == (None, None)


def test_a_sub_question_whose_question_is_gone_stands_for_itself():
    sub = question("3a", parent="q-3")
    assert Agenda(NATIONAL, None, (sub,)).main == (sub,)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("twente", ["twente"]),
        ("Twente", ["twente"]),
        ("kennishub Twente i.o.", ["twente"]),
        ("de hub in Twente", ["twente"]),
        ("twnte", ["twente"]),
        ("overijssel", ["twente"]),
        ("provincie Overijssel", ["twente"]),
        ("flevoland", ["noordelijk-flevoland"]),
        ("noordelijk flevoland", ["noordelijk-flevoland"]),
        ("noordelijk-flevoland", ["noordelijk-flevoland"]),
        ("flevolnd", ["noordelijk-flevoland"]),
        ("water", []),
        ("droogte", []),
        ("trends", []),
        ("hub", []),
        ("", []),
    ],
)
def test_a_hub_is_known_by_name_region_and_slip_of_the_pen(text, slugs):
    assert [one.slug for one in hubs_meant(text, HUBS)] == slugs
    assert list(agendas_meant(text, HUBS)) == slugs


def test_a_town_names_a_hub_where_only_hubs_can_be_meant():
    assert hubs_meant("Urk", HUBS, by_keyword=True) == (FLEVOLAND,)
    assert hubs_meant("enschede", HUBS, by_keyword=True) == (TWENTE,)
    assert hubs_meant("Urk", HUBS) == ()


def test_a_name_that_several_hubs_share_names_them_all():
    south = hub("Zuidelijk Flevoland", "zuid-holland", "flevoland")
    assert hubs_meant("flevoland", [*HUBS, south]) == (FLEVOLAND, south)


@pytest.mark.parametrize("text", ["nationaal", "landelijk", "de nationale agenda", "national"])
def test_the_national_agenda_has_names_too(text):
    assert agendas_meant(text, HUBS) == (NATIONAL,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("wat is er in twente over water", TWENTE),
        ("noordelijk flevoland en water", FLEVOLAND),
        ("twente en noordelijk flevoland", None),
        ("water", None),
    ],
)
def test_a_hub_is_found_inside_a_sentence(text, found):
    assert hub_within(text, HUBS) == found


def test_a_long_question_without_a_title_is_called_by_how_it_begins():
    long = question("1").model_copy(update={"text": "Hoe " + "heel " * 40 + "lang?"})
    assert long.name.startswith("Hoe heel heel")
    assert long.name.endswith("…")
    assert len(long.name) < 90
