"""What is typed behind a deed ends up in the right fields, and nothing of it is lost."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations.signals.steps.step_arguments import (
    after,
    numbers_in,
    read_act,
    read_agenda,
    read_decide,
    read_finish,
    read_outcome,
)
from registry.core.dates import day_within
from registry.core.dates.moments import HAPPENED

TODAY = date(2026, 11, 24)
ACTIONS = {"3": "actie-3", "14": "actie-14"}


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("14 15", ("14", "15")),
        ("14, 15 en #16", ("14", "15", "16")),
        ("met 14 and 14", ("14",)),
        ("0014", ("14",)),
        ("", ()),
        ("de eerste twee", None),
        ("14 en de rest", None),
        ("-14", None),
        ("1" * 30, None),
    ],
)
def test_numbers_of_signals(text, numbers):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("1 maart 2027", "stuurgroep", "1 maart 2027"),
        ("1-3-2027 ambassadeurs", "ambassadeurs", "1-3-2027"),
        ("bij de bestuurlijke ambassadeurs op 1 maart 2027", "ambassadeurs", "1 maart 2027"),
        ("2027-03-01 for the steering group", "stuurgroep", "2027-03-01"),
        ("morgen", "stuurgroep", "morgen"),
        ("31 februari 2027", "stuurgroep", "31 februari 2027"),
        ("ambassadeurs", "ambassadeurs", ""),
        ("", "stuurgroep", ""),
    ],
)
def test_a_day_and_a_meeting(text, kind, day):
    assert read_agenda(text) == {"kind": kind, "day": day}


@pytest.mark.parametrize(
    ("text", "result", "note"),
    [
        ("overnemen", "taken_up", ""),
        ("Overgenomen: graag snel", "taken_up", "graag snel"),
        ("terug Waarom zo duur?", "sent_back", "Waarom zo duur?"),
        ("teruggestuurd, wie betaalt?", "sent_back", "wie betaalt?"),
        ("niet  nu: geen geld", "not_now", "geen geld"),
        ("not now No money", "not_now", "No money"),
    ],
)
def test_an_outcome_and_its_words(text, result, note):
    assert read_outcome(text) == {"result": result, "note": note}


def test_an_outcome_that_is_none_is_kept_as_words():
    assert read_outcome("terugblik op de week") == {"note": "terugblik op de week"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Provinciale Staten, 1 maart 2027: Er komt een loket.",
            {"body": "Provinciale Staten", "day": "1 maart 2027", "text": "Er komt een loket."},
        ),
        (
            "Bestuur van Vechtstromen op 1-3-2027 Ja, tot 2030.",
            {
                "body": "Bestuur van Vechtstromen",
                "day": "1-3-2027",
                "text": "Ja, tot 2030.",
            },
        ),
        (
            "Provinciale Staten, 1 maart: Ja.",
            {"body": "Provinciale Staten", "day": "1 maart", "text": "Ja."},
        ),
        ("Provinciale Staten: Ja.", {"body": "Provinciale Staten", "text": "Ja."}),
        ("Er komt een loket", {"text": "Er komt een loket"}),
    ],
)
def test_a_decision(text, values):
    assert read_decide(text, TODAY) == values


@pytest.mark.parametrize(
    ("text", "what", "party", "due"),
    [
        ("Het loket openen", "Het loket openen", None, ""),
        (
            "Het loket openen, door Provincie Overijssel, voor 1 juni 2027",
            "Het loket openen",
            "Provincie Overijssel",
            "1 juni 2027",
        ),
        ("Loket openen door Dirk uiterlijk 1-6-2027.", "Loket openen", "Dirk", "1-6-2027"),
        ("Bezuinigen door te stoppen", "Bezuinigen door te stoppen", None, ""),
        ("door Dirk", "door Dirk", None, ""),
        ("Openen, door Dirk, voor 1 juni", "Openen", "Dirk", "1 juni"),
        ("Werken aan 12 punten", "Werken aan 12 punten", None, ""),
        ("Op 1-6-2027 het loket openen", "Op 1-6-2027 het loket openen", None, ""),
    ],
)
def test_an_action(text, what, party, due):
    values = read_act(text, TODAY)
    assert (values["what"], values.get("party"), values["due"]) == (what, party, due)


@pytest.mark.parametrize(
    ("text", "action", "ended", "result"),
    [
        ("3 Het loket is open", "actie-3", "done", "Het loket is open"),
        ("actie-14: klaar", "actie-14", "done", "klaar"),
        ("3 gaat niet door: geen geld", "actie-3", "dropped", "geen geld"),
        ("5 gemeenten doen mee", "", "done", "5 gemeenten doen mee"),
        ("Het loket is open", "", "done", "Het loket is open"),
    ],
)
def test_a_result(text, action, ended, result):
    assert read_finish(text, ACTIONS) == {"action": action, "ended": ended, "result": result}


def test_the_only_action_need_not_be_named():
    assert read_finish("Het is open", {"3": "actie-3"})["action"] == "actie-3"


TEXTS = st.text(max_size=60) | st.text("0123456789-/ ,:.maretdoobyD", max_size=40)


@given(TEXTS)
def test_no_letter_of_a_text_is_lost_around_a_day(text):
    before, day, behind = day_within(text, TODAY, HAPPENED)
    assert before + day + behind == text


@pytest.mark.parametrize("text", [" " * 40_000, "1 " * 20_000, ", door " * 9_000, "1" * 40_000])
def test_a_long_text_is_read_in_no_time(text):
    start = time.process_time()
    read_decide(text, TODAY)
    read_act(text, TODAY)
    read_agenda(text)
    read_outcome(text)
    read_finish(text, ACTIONS)
    numbers_in(text)
    assert time.process_time() - start < 5


@given(TEXTS)
def test_whatever_is_typed_can_be_read(text):
    assert set(read_decide(text, TODAY)) <= {"body", "day", "text"}
    assert set(read_act(text, TODAY)) <= {"what", "party", "due"}
    assert read_outcome(text).keys() >= {"note"}
    assert read_finish(text, ACTIONS)["ended"] in ("done", "dropped")
    assert set(read_agenda(text)) == {"kind", "day"}
    assert all(one.isdecimal() for one in numbers_in(text) or ())


@given(TEXTS)
def test_a_name_at_the_start_leaves_the_rest(text):
    assert after(f"niet nu: {text.strip()}", ("niet nu", "niet")) is not None
    assert after(f"x{text}", ("niet nu",)) is None
