"""Cards of agendas, questions, hubs and plain sentences, whatever is in them."""

from functools import cache

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.agenda.question import question_card, some_names
from cards.general.search_results import unknown_card
from cards.kit.render import MOST_BYTES, CardFault
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import translator
from registry.agenda.details import Dossier
from registry.core.vocabulary import Language
from tests.cards.agenda.samples_questions import dossiers, question, samples
from tests.support.conversation import buttons_of, parts_of

t = translator(Language.DUTCH)
named = cache(samples)


def test_every_card_fits_and_shows_what_to_do_next():
    for name, card in named().items():
        assert len(orjson.dumps(card)) <= MOST_BYTES, name
        assert buttons_of(card), name
        primary = [one for one in card["actions"] if one.get("mode") != "secondary"]
        assert len(primary) <= 6, name
        assert card["fallbackText"], name
        text = next(part for part in parts_of(card["body"]) if part["type"] == "TextBlock")
        assert text.get("style") == "heading" or "sent" in name, name
        assert all(
            one.get("label") for one in parts_of(card) if one["type"].startswith("Input.")
        ), name


def test_what_people_wrote_stands_only_where_it_is_no_markup():
    for name, card in named().items():
        if "nasty" not in name:
            continue
        texts = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        assert not [text for text in texts if "<at>Sanne" in text or "[klik](" in text], name


@given(st.text(max_size=4000), st.text(max_size=150), st.text(max_size=4000))
def test_any_question_makes_a_card_that_fits(text, title, answer):
    kept = question().model_copy(update={"text": text, "title": title, "answer": answer})
    assert len(orjson.dumps(question_card(t, Dossier(kept)))) <= MOST_BYTES


@given(st.text(max_size=3000))
def test_whatever_was_asked_is_kept_in_the_buttons_as_far_as_it_fits(words):
    card = unknown_card(t, words)
    kept = [one["data"]["text"] for one in card["actions"] if "text" in one.get("data", {})]
    assert kept
    assert all(words.startswith(text.removesuffix("…").rstrip()) for text in kept)


def test_a_long_list_of_names_says_how_many_there_are_more():
    names = [f"n{number}" for number in range(20)]
    assert some_names(t, names[:9]) == "n0, n1, n2, n3, n4, n5, n6, n7, n8"
    assert some_names(t, names).endswith("n7 en nog 12")


def test_names_of_people_are_not_kept_for_the_next_reader():
    kept = dict(dossiers())["bare"]
    helped = Dossier(kept.question, helpers=("Fatima",))
    assert question_card(t, kept) is question_card(t, kept)
    assert question_card(t, helped) is not question_card(t, helped)


def test_a_card_gets_less_room_until_it_fits():
    seen = []

    def build(room):
        seen.append(room)
        if room.rows > 4:
            raise CardFault
        return {"rows": room.rows}

    assert fit_to_budget(build) == {"rows": 4}
    assert [room.text for room in seen] == sorted((room.text for room in seen), reverse=True)


def test_a_card_that_never_fits_is_a_fault_in_the_code():
    def build(room):
        raise CardFault(room)

    with pytest.raises(CardFault):
        fit_to_budget(build)


@given(st.text(max_size=400), st.integers(min_value=4, max_value=500))
def test_a_cut_text_is_the_beginning_and_says_so(text, room):
    cut = SizeBudget(room, 1).cut(text)
    assert len(cut.encode()) <= room + len("…".encode())
    assert text.startswith(cut.removesuffix("…").rstrip()) or cut == text
