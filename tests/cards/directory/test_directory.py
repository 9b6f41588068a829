"""What the cards of the directory hold, and what they never do."""

import hashlib
import json

import pytest

from cards.directory.being_found import wording
from cards.kit.translator import translator
from registry.core.vocabulary import COMPLETE
from registry.members.being_found import WORDING
from tests.cards.directory.samples_directory import FATIMA, samples
from tests.cards.test_samples import parts

AGREED = {
    1: {
        "nl": "3b03e478a8b4e3cd",
        "en": "99e0fad029785feb",
    },
}
"""The wordings of the question by their number: what people said yes to can't change under it."""


@pytest.mark.parametrize("number", AGREED)
@pytest.mark.parametrize("language", COMPLETE)
def test_what_people_agreed_to_stays_as_it_was(number, language):
    said = hashlib.sha256(wording(translator(language), number).encode()).hexdigest()[:16]
    assert said == AGREED[number][language.value], "other words: give them a number of their own"


def test_the_question_that_is_asked_has_its_number():
    assert max(AGREED) == WORDING


def test_people_are_shown_by_their_id_and_no_address_stands_on_a_card():
    card = samples()["some-nl"]
    shown = [one for one in parts(card) if one.get("type") == "Component"]
    assert {one["name"] for one in shown} == {"graph.microsoft.com/user"}
    assert shown[0]["properties"] == {"id": FATIMA.member, "displayName": FATIMA.name}
    assert FATIMA.name in json.dumps(shown[0]["fallback"])
    [url, *_] = [one["url"] for one in parts(card) if one.get("type") == "Action.OpenUrl"]
    assert url == f"https://teams.microsoft.com/l/chat/0/0?users=8:orgid:{FATIMA.member}"
    assert "@" not in json.dumps(card)


def test_who_finds_themselves_is_not_offered_to_write_to_themselves():
    links = [one for one in parts(samples()["mine-too-nl"]) if one.get("type") == "Action.OpenUrl"]
    assert links == []
