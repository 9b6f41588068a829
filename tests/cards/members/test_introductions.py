"""What the cards about people say, and that nothing people wrote is more than text in them."""

from functools import cache

import orjson
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from cards.privacy.export_and_erase import PAGE_BYTES, export_card, export_pages
from registry.core.vocabulary import Language
from tests.cards.members.samples_members import NASTY, samples
from tests.support.conversation import parts_of

T = translator(Language.DUTCH)
named = cache(samples)


def test_every_card_fits_and_can_be_left():
    for name, card in named().items():
        assert len(orjson.dumps(card)) <= MOST_BYTES, name
        actions = card.get("actions", [])
        primary = [action for action in actions if action.get("mode") != "secondary"]
        assert len(primary) <= 6, name
        assert primary or "niets meer te doen" in str(card) or "nothing left to do" in str(card), (
            name
        )
        assert card["fallbackText"], name


def test_every_input_has_a_label_and_every_button_a_verb():
    for name, card in named().items():
        for part in parts_of(card):
            if part["type"].startswith("Input."):
                assert part["label"], name
                assert not part.get("isRequired") or part["errorMessage"], name
            if part["type"] == "Action.Execute":
                assert part["verb"] == part["fallback"]["data"]["verb"], name


def test_what_people_wrote_is_never_markup():
    for name, card in named().items():
        blocks = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        for mark in ("**vet**", "[klik](", "<at>", "<b>", "`code`"):
            assert not [text for text in blocks if mark in text], name
        assert NASTY, name  # the samples do hold it
        assert "entities" not in card.get("msteams", {}), name


@given(
    st.dictionaries(
        st.text(max_size=20), st.lists(st.dictionaries(st.text(), st.text(max_size=9_000)))
    )
)
def test_an_export_of_anything_fits_and_is_whole(data):
    pages = export_pages(data)
    assert orjson.loads("".join(pages)) == data
    for number in range(len(pages)):
        assert len(orjson.dumps(export_card(T, pages, number))) <= MOST_BYTES


def test_an_export_is_not_cut_finer_than_needed():
    pages = export_pages({"a": ["x" * 100] * 300})
    assert len(pages) <= 300 * 150 // PAGE_BYTES + 2
