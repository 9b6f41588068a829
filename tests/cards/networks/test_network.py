from functools import cache

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.components import clipped
from cards.kit.render import MOST_BYTES
from cards.kit.translator import translator
from cards.networks.facts import Names
from cards.networks.network import Listing, View, network_card, networks_card
from registry.core.vocabulary import Language
from tests.cards.networks.samples_networks import NASTY, USUAL, samples
from tests.support.conversation import buttons_of, parts_of

t = translator(Language.DUTCH)
named = cache(samples)


def test_every_card_fits_and_shows_what_to_do_next():
    for name, card in named().items():
        assert len(orjson.dumps(card)) <= MOST_BYTES, name
        assert buttons_of(card), name
        primary = [one for one in card["actions"] if one.get("mode") != "secondary"]
        assert len(primary) <= 6, name
        assert all(
            one.get("label") for one in parts_of(card) if one["type"].startswith("Input.")
        ), name


def test_what_people_wrote_stands_only_where_it_is_no_markup():
    for name, card in named().items():
        if not ("nasty" in name or "none" in name):
            continue
        texts = [part["text"] for part in parts_of(card) if part["type"] == "TextBlock"]
        assert not [text for text in texts if "<at>Sanne" in text or "[klik](" in text], name


@given(st.text(min_size=2, max_size=100), st.text(max_size=1500), st.text(max_size=200))
def test_any_text_makes_a_card_that_fits(name, purpose, contact):
    network = USUAL.model_copy(update={"name": name, "purpose": purpose, "contact": contact})
    card = network_card(t, network, Names(), View(lead=True))
    assert len(orjson.dumps(card)) <= MOST_BYTES


def chat_links(contact):
    network = USUAL.model_copy(update={"contact": contact})
    card = network_card(t, network, Names(), View())
    return [one["url"] for one in card["actions"] if "l/chat" in one.get("url", "")]


@pytest.mark.parametrize(
    ("contact", "links"),
    [
        ("Fatima", []),
        (
            "Fatima <fatima@twente.example>",
            ["https://teams.microsoft.com/l/chat/0/0?users=fatima@twente.example"],
        ),
        ("a@b", []),
        ("x&topicName=y@z.nl", ["https://teams.microsoft.com/l/chat/0/0?users=y@z.nl"]),
    ],
)
def test_a_mail_address_in_the_contact_becomes_a_chat(contact, links):
    found = chat_links(contact)
    assert found == links


def test_only_who_may_change_it_sees_how():
    assert "Wijzigen" not in buttons_of(network_card(t, USUAL, Names(), View()))
    assert "Wijzigen" in buttons_of(network_card(t, USUAL, Names(), View(lead=True)))
    assert "Ik doe mee als aanjager" in buttons_of(network_card(t, USUAL, Names(), View()))
    lead = buttons_of(network_card(t, USUAL, Names(), View(lead=True)))
    assert "Ik doe mee als aanjager" not in lead


def test_what_everybody_may_see_is_made_once_and_what_somebody_seeks_is_not_kept():
    everything = Listing((), 0, 0)
    assert networks_card(Language.DUTCH, everything) is networks_card(Language.DUTCH, everything)
    sought = Listing((), 0, 0, NASTY)
    assert networks_card(Language.DUTCH, sought) is not networks_card(Language.DUTCH, sought)


@given(st.text(max_size=300), st.integers(2, 200))
def test_a_text_is_clipped_to_what_fits(text, most):
    short = clipped(text, most)
    assert len(short) <= most
    assert short == text or short.endswith("…")
