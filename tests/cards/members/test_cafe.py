"""The card in PLeK Café, and the words that people say yes to."""

import hashlib
import json

import pytest

from cards.kit.translator import translator
from cards.members.cafe import cafe_wording
from registry.core.vocabulary import COMPLETE
from registry.members.cafe import WORDING
from tests.cards.members.samples_members import FATIMA, SHOWN, samples
from tests.cards.test_samples import parts

AGREED = {1: {"nl": "cc0b94c1e923cd9b", "en": "bb1edb1683a85014"}}
"""The wordings of the question by their number: what people said yes to can't change under it."""


@pytest.mark.parametrize("number", AGREED)
@pytest.mark.parametrize("language", COMPLETE)
def test_what_people_agreed_to_stays_as_it_was(number, language):
    said = hashlib.sha256(cafe_wording(translator(language), number).encode()).hexdigest()[:16]
    assert said == AGREED[number][language.value], "other words: give them a number of their own"


def test_the_question_that_is_asked_has_its_number():
    assert max(AGREED) == WORDING


def test_somebody_is_shown_by_their_id_and_no_address_stands_on_the_card():
    card = samples()["cafe-nl"]
    [shown] = [one for one in parts(card) if one.get("type") == "Component"]
    assert shown["properties"] == {"id": FATIMA, "displayName": SHOWN.name}
    assert SHOWN.name in json.dumps(shown["fallback"])
    assert "@" not in json.dumps(card)


def test_of_who_has_no_account_the_name_alone_is_shown():
    card = samples()["cafe-bare-nl"]
    assert not [one for one in parts(card) if one.get("type") in ("Component", "Action.OpenUrl")]


def test_what_takes_its_place_names_nobody():
    card = json.dumps(samples()["cafe-gone-nl"])
    assert SHOWN.name not in card
    assert FATIMA not in card
