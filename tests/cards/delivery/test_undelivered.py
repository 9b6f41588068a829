"""The card of what could not be delivered: fits, is plain, and tells each reason in words."""

import re
from functools import cache

import orjson
import pytest

from cards.delivery.undelivered import REASONS, reason
from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from tests.cards.delivery.samples_undelivered import item, samples
from tests.support.conversation import parts_of

named = cache(samples)


def test_every_card_fits():
    for name, card in named().items():
        assert len(orjson.dumps(card)) <= MOST_BYTES, name
        primary = [one for one in card.get("actions", ()) if one.get("mode") != "secondary"]
        assert len(primary) <= 6, name


def test_what_people_wrote_is_never_markup():
    for name, card in named().items():
        texts = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        assert not [text for text in texts if "<at>" in text or "[klik](" in text], name


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("code", REASONS)
def test_each_known_reason_is_said_without_its_code(language, code):
    words = reason(translator(language), item(code))
    assert code not in words
    assert not re.search("undelivered-", words)


def test_an_unknown_reason_is_said_by_its_code():
    t = translator(Language.DUTCH)
    assert "SomethingNew" in reason(t, item("SomethingNew", 418))
    assert "1234abcd" in reason(t, item("Fault 1234abcd", 0))


def test_a_refusal_of_a_place_is_not_told_as_one_of_a_person():
    t = translator(Language.DUTCH)
    assert "installatiebeleid" in reason(t, item("AclCheckFailed"))
    assert "kanaal" in reason(t, item("AclCheckFailed", member=""))
