"""Finding the command in what somebody typed, however they typed it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversations import all_routes
from bot.dispatch.commands import Command, CommandBook, tidy

BEFORE = st.text(st.sampled_from(" \t\n\u00a0/!?.,:;"), max_size=5)
AFTER = st.text(st.sampled_from(" \t\n\u00a0!?.,:;"), max_size=5)
WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)


async def nothing(_ask):
    return None


def command(*dutch, en=(), order=50):
    return Command({"nl": dutch, "en": en}, nothing, dutch[0], order=order)


NETWORK = command("netwerk", en=("network",), order=2)
REGISTER = command("netwerk aanmelden", en=("register network",), order=1)
NETWORKS = command("netwerken", en=("networks",))
HELP = command("help", "?", en=("assist",))
BOOK = CommandBook([NETWORK, NETWORKS, HELP, REGISTER])


@pytest.mark.parametrize(
    ("text", "found", "words"),
    [
        ("netwerk", NETWORK, ""),
        ("netwerk Onder Twente", NETWORK, "Onder Twente"),
        ("netwerk aanmelden", REGISTER, ""),
        ("netwerk aanmelden Onder Twente", REGISTER, "Onder Twente"),
        ("netwerken water twente", NETWORKS, "water twente"),
        ("Netwerk Aanmelden!", REGISTER, ""),
        ("/netwerk  aanmelden", REGISTER, ""),
        ("register network X", REGISTER, "X"),
        ("netwerk: Onder Twente.", NETWORK, "Onder Twente"),
        ("netwerk – Onder Twente", NETWORK, "Onder Twente"),
        ("netwerk -- Onder - Twente", NETWORK, "Onder - Twente"),
        ("netwerk -Twente", NETWORK, "-Twente"),
        ("NETWORK\u00a0Twente", NETWORK, "Twente"),
        ("netwerk\n\naanmelden", REGISTER, ""),
        ("help?", HELP, ""),
        ("?", HELP, ""),
        (" /? ", HELP, ""),
    ],
)
def test_the_longest_name_wins_and_the_rest_is_what_was_said(text, found, words):
    assert BOOK.find(text) == (found, words)


@pytest.mark.parametrize("text", ["", " ", "/", "!?", "netwerkaanmelden", "een netwerk", "hulp"])
def test_text_that_starts_with_no_name_is_no_command(text):
    assert BOOK.find(text) is None


def test_two_commands_may_not_share_a_name():
    with pytest.raises(ValueError, match="'netwerk'"):
        CommandBook([NETWORK, command("iets anders", en=("netwerk",))])


def test_a_name_that_is_the_same_in_both_languages_is_one_command():
    both = command("help", en=("help",))

    assert CommandBook([both]).find("help") == (both, "")


def test_commands_stand_in_their_order():
    assert [one.about for one in BOOK.commands][:2] == ["netwerk aanmelden", "netwerk"]


@given(st.text())
def test_no_text_makes_the_book_stumble(text):
    found = BOOK.find(text)

    assert found is None or found[0] in BOOK.commands


@given(st.sampled_from([NETWORK, REGISTER, NETWORKS]), st.lists(WORDS, max_size=4), BEFORE, AFTER)
def test_slashes_and_punctuation_around_it_change_nothing(meant, words, before, after):
    name = meant.names["nl"][0]
    text = before + " ".join([name, "x", *words]) + after

    assert BOOK.find(text) == (meant, " ".join(["x", *words]))


@given(st.text())
def test_tidying_twice_is_tidying_once(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_an_empty_book_knows_nothing(text):
    assert CommandBook([]).find(text) is None


def registered():
    return [one for routes in all_routes() for one in routes.commands]


@pytest.mark.parametrize("one", registered(), ids=lambda one: one.about)
def test_each_real_command_is_found_by_each_of_its_names(one):
    book = CommandBook(registered())

    for names in one.names.values():
        for name in names:
            assert (book.find(f"/{name.upper()}") or (None,))[0] is one, name
