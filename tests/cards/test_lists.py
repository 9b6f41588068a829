"""Rows of lists are pressed themselves, and heard apart: all sample cards are walked."""

from collections import Counter

import pytest

from bot.dispatch.turn import Answer
from cards.kit.components import button, card, deeds, heading, named, row, said
from cards.kit.folded import folded
from cards.kit.translator import translator
from tests.cards.test_samples import NOUNS, samples
from tests.support.conversation import buttons_of, parts_of, words_of

MOST_ALIKE = 2
"""Buttons with one title on a card; more of them are a list whose rows should be pressed."""

LONGEST_WORD = 40
"""Characters of a title that says the same for each; a longer one names what it is about."""

SAME_TO_ALL = {
    ("directory.directory", "Stuur bericht"),
    ("directory.directory", "Send message"),
    ("networks.networks", "Dit is het: ik doe mee als aanjager"),
    ("networks.networks", "This is it: I am a lead too"),
    ("signals.raising", "Dit speelt hier ook"),
    ("signals.raising", "It plays here too"),
    ("signals.raising", "Beantwoorden"),
    ("signals.raising", "Answer"),
    ("signals.raising", "Bekijk"),
    ("signals.raising", "View"),
    ("signals.news", "Bekijk"),
    ("signals.news", "View"),
    ("provisioning.plans", "GW Twente openen"),
    ("provisioning.plans", "Open GW Twente"),
    ("signals.lists", "Bundel 2, 3, 4, 5, 6, 7 en 8 met 1"),
    ("signals.lists", "Bundle 2, 3, 4, 5, 6, 7 and 8 with 1"),
}
"""Buttons beside what others wrote, by noun: each is a choice of its own among at most eight, and
has a longer name for who listens."""


def pressed_and_buttons(card):
    """What is pressed itself on a card, and its buttons."""
    rows = [part["selectAction"] for part in parts_of(card) if "selectAction" in part]
    within = {id(one) for one in rows}
    actions = [part for part in parts_of(card) if part["type"].startswith("Action.")]
    return rows, [one for one in actions if id(one) not in within]


@pytest.mark.parametrize("noun", NOUNS)
def test_no_card_has_a_column_of_the_same_button(noun):
    found = {}
    for name, one in samples(noun).items():
        _, buttons = pressed_and_buttons(one)
        titles = Counter(press.get("title", "") for press in buttons)
        alike = {
            title
            for title, count in titles.items()
            if count > MOST_ALIKE and len(title) < LONGEST_WORD
        }
        if alike := {one for one in alike if (noun, one) not in SAME_TO_ALL}:
            found[name] = alike

    assert found == {}


@pytest.mark.parametrize("noun", NOUNS)
def test_what_is_pressed_itself_says_what_and_of_what(noun):
    found = {}
    for name, one in samples(noun).items():
        titles = [press["title"] for press in pressed_and_buttons(one)[0]]
        bare = [title for title in titles if " " not in title]
        if bare:
            found[name] = bare

    assert found == {}


def test_a_row_is_pressed_whole_and_a_deed_by_its_word():
    t = translator("nl")
    show = button("Bekijk", "x.y", {"a": "b"})
    whole = row([said("Twente"), said("Overijssel")], show)
    word = row([said("Anna")], button("Haal eruit", "x.z", style="destructive"), deed=True)
    made = card(t, [whole, word, deeds("Bert", [show])], fallback="x")

    first, second, third = made["body"]
    assert first["selectAction"]["title"] == "Bekijk: Twente"
    assert first["selectAction"]["fallback"]["title"] == "Bekijk: Twente"
    assert first["selectAction"]["data"] == {"a": "b"}
    assert "selectAction" not in second
    assert second["columns"][1]["selectAction"]["title"] == "Haal eruit: Anna"
    assert second["columns"][1]["items"][0]["color"] == "Attention"
    assert third["columns"][0]["selectAction"]["title"] == "Bekijk: Bert"
    assert buttons_of(made) == ["Bekijk", "Haal eruit", "Bekijk"]


def test_a_long_name_is_cut_and_without_a_name_the_word_stays():
    assert named(button("Bekijk", "x.y"), "x" * 300).title == f"Bekijk: {'x' * 79}…"
    assert named(button("Bekijk", "x.y"), "").title == "Bekijk"


def test_what_is_folded_is_there_to_read_and_comes_back():
    t = translator("nl")
    made = card(t, [heading("Kop"), *folded(t, [said("Meer hierover")])], fallback="x")

    shown, hidden, close = made["body"][1:]
    opens, closes = (one["items"][-1]["actions"][0] for one in (shown, close))
    assert opens["title"] == t("card-more")
    assert (hidden["isVisible"], close["isVisible"]) == (False, False)
    ids = [one["id"] for one in (shown, hidden, close)]
    assert opens["targetElements"] == closes["targetElements"] == ids
    assert "Meer hierover" in words_of(Answer(card=made, text=""))
    assert folded(t, []) == []
