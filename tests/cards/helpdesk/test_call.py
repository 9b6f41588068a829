from functools import cache

import orjson
from hypothesis import given
from hypothesis import strategies as st

from cards.helpdesk.call import Tried, asker_card, bounded, form_card
from cards.helpdesk.triage import PAGE, desk_card, waiting_card
from cards.kit.components import typed
from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from registry.helpdesk.call import LONGEST_REMARK, LONGEST_REQUEST
from tests.cards.helpdesk.samples_helpdesk import (
    ANSWERED,
    CLOSED,
    LARGE,
    NASTY,
    OPEN,
    filled,
    request,
    samples,
)
from tests.support.conversation import buttons_of, inputs_of, parts_of

t = translator(Language.DUTCH)
named = cache(samples)


def texts_of(card):
    runs = [run["text"] for part in parts_of(card) for run in part.get("inlines", ())]
    return runs + [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]


def test_every_card_fits_and_names_its_fields():
    for name, card in named().items():
        assert len(orjson.dumps(card)) <= MOST_BYTES, name
        primary = [one for one in card.get("actions", ()) if one.get("mode") != "secondary"]
        assert len(primary) <= 6, name
        assert all(
            one.get("label") for one in parts_of(card) if one["type"].startswith("Input.")
        ), name
        assert primary or "thread" in name or "unreached" in name, name


def test_what_people_wrote_is_never_markup():
    for name, card in named().items():
        texts = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        assert not [
            text for text in texts if "<at>" in text or "[klik](" in text or "**vet" in text
        ], name


@given(
    st.text(min_size=1, max_size=LONGEST_REMARK).map(typed).filter(bool),
    st.text(min_size=1, max_size=200),
    st.text(max_size=9000).map(typed),
)
def test_any_texts_make_cards_that_fit(text, name, wrong):
    case = filled(text, name)
    for make in (asker_card, desk_card):
        assert len(orjson.dumps(make(t, case, Tried(text=wrong)))) <= MOST_BYTES
    assert len(orjson.dumps(form_card(t, {"text": wrong}, calls=[case.request] * 3))) <= MOST_BYTES


def test_a_call_and_its_last_answer_are_read_in_full():
    text, answer = "v" * LONGEST_REQUEST, "a" * LONGEST_REMARK
    said = ANSWERED.request.remarks
    remarks = (*said[:2], said[2].model_copy(update={"text": answer}))
    case = type(ANSWERED)(request(text, remarks=remarks), ANSWERED.names)
    assert {text, answer} <= set(texts_of(desk_card(t, case)))
    assert answer in texts_of(asker_card(t, case))


def test_a_full_card_says_how_many_remarks_it_leaves_out():
    assert "3 eerdere reacties laat ik hier weg." in texts_of(desk_card(t, LARGE["nasty"]))
    assert not [one for one in texts_of(desk_card(t, ANSWERED)) if "eerdere" in one]


def test_what_was_typed_stays_in_the_field():
    tried = Tried(text=NASTY)
    for card in (desk_card(t, OPEN, tried), asker_card(t, OPEN, tried)):
        assert inputs_of(card)["text"]["value"] == NASTY
    assert NASTY in texts_of(desk_card(t, CLOSED, tried))


def test_a_closed_call_can_only_be_opened_again():
    assert buttons_of(desk_card(t, CLOSED)) == ["Weer openen"]
    assert buttons_of(asker_card(t, CLOSED)) == ["Antwoord versturen", "Nieuwe vraag"]
    assert "Deze vraag is opgelost, zegt Fatima El Amrani." in "".join(
        texts_of(desk_card(t, CLOSED))
    )


def test_the_list_is_paged_and_never_runs_out():
    calls = [request(slug=f"hulp-{at}", number=at) for at in range(1, 2 * PAGE + 2)]
    pages = [waiting_card(t, calls, {}, page) for page in (0, 1, 2, 99)]
    assert [buttons_of(one).count("Bekijk") for one in pages] == [PAGE, PAGE, 1, 1]
    assert [{"Vorige", "Volgende"} & set(buttons_of(one)) for one in pages] == [
        {"Volgende"},
        {"Vorige", "Volgende"},
        {"Vorige"},
        {"Vorige"},
    ]


@given(st.text(max_size=7000), st.integers(1, 7000))
def test_a_bounded_text_is_how_the_text_begins(text, most):
    short = bounded(text, most)
    assert len(short) <= most
    assert short == text or text.startswith(short.removesuffix("…"))
