"""What is wrong with a name is said in words, with a name that can be."""

from datetime import date

import pytest

from cards.kit.components import plain
from cards.kit.forms import fault_text
from cards.kit.translator import translator
from registry.core.errors import Fault
from registry.core.reference.teams_names import fault_of_channel_name, fault_of_team_name
from registry.core.vocabulary import Language

NAMES = ["x" * 60, "a/b", "a..b", "_x", "x.", "a\nb", "con"]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_each_fault_of_a_name_has_words_and_a_suggestion(language, name):
    fault = fault_of_channel_name(name)
    words = fault_text(translator(language), fault, "Naam")
    assert words.endswith(plain(fault.params["suggestion"]))
    assert words != fault_text(translator(language), Fault("name", "nothing"), "Naam")


def test_a_name_is_no_markup_in_them():
    words = fault_text(translator("nl"), fault_of_channel_name("[kijk](https://kwaad.nl)*"), "Naam")
    assert "](" not in words.replace("\\]", "")
    assert "\\*" in words


def test_a_team_has_words_of_its_own_limit():
    words = fault_text(translator("nl"), fault_of_team_name("x" * 300), "Naam")
    assert "256 tekens" in words


def test_a_name_that_teams_keeps_says_until_when():
    params = {"value": "Water", "until": date(2026, 12, 24), "suggestion": "Water 2"}
    words = [
        fault_text(translator(one), Fault("name", "name_kept", params), "Naam")
        for one in ["nl", "en"]
    ]
    assert "24 december 2026" in words[0]
    assert "24 December 2026" in words[1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "fault",
    [
        Fault("name", "name_twice", {"value": "Water", "suggestion": "Water 2"}),
        Fault("name", "hub_closed"),
        Fault("region", "region_outside"),
        Fault("verbinder", "person_unknown", {"value": "Jan"}),
        Fault("verbinder", "person_many", {"value": "Jan"}),
        Fault("starts", "date", {"value": "snel"}),
        Fault("most_removals", "number", {"min": 0, "max": 100}),
    ],
    ids=lambda fault: fault.code,
)
def test_each_fault_of_a_hub_or_policy_has_words(language, fault):
    words = fault_text(translator(language), fault, "Veld")
    assert words != fault_text(translator(language), Fault("name", "nothing"), "Veld")
