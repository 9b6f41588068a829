"""Letters that look like others, wherever they stand in a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.reference.teams_names import (
    fault_of_channel_name,
    fault_of_team_name,
    suggested_channel_name,
)
from registry.core.writing.lookalikes import in_latin, looks, mixed_words, odd_words
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.networks.naming import alike, named
from registry.networks.network import Network
from registry.organisations.naming import same_name

CYRILLIC = {
    "A": "\u0410",
    "a": "\u0430",
    "e": "\u0435",
    "o": "\u043e",
    "p": "\u0440",
    "c": "\u0441",
    "x": "\u0445",
    "k": "\u043a",
    "t": "\u0442",
    "i": "\u0456",
}
GREEK = {"o": "\u03bf", "N": "\u039d", "T": "\u03a4", "e": "\u03b5", "a": "\u03b1", "k": "\u03ba"}


def twins(name):
    """The name with one letter taken from another script, at each place in turn."""
    for at, letter in enumerate(name):
        for script in (CYRILLIC, GREEK):
            if letter in script:
                yield name[:at] + script[letter] + name[at + 1 :]


NETWORK = Network(slug="n", name="Netwerk Kennis Onder Twente", scale="regionaal")


@pytest.mark.parametrize("name", list(twins(NETWORK.name)), ids=ascii)
def test_one_odd_letter_makes_a_look_alike(name):
    assert looks(name) == looks(NETWORK.name)
    assert len(odd_words(name)) == len(mixed_words(name)) == 1
    assert alike(name, "", [NETWORK]) == (NETWORK,)
    assert named(name, [NETWORK]).exact == (NETWORK,)
    assert same_name(name, [NETWORK.name])


@pytest.mark.parametrize(
    "name",
    [
        "N\uff45twerk",
        "Netw\u0435rk",
        "NETW\u0395RK",
        "Ne\u200btwerk",
        "N\u0117twerk",
        "Netwer\u049b",
    ],
)
def test_other_ways_to_look_the_same(name):
    assert looks(name).startswith("netwer")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Platf0rm", "Platform"),
        ("P1atform", "Platform"),
        ("Platform\u0131", "Platformi"),
        ("\u0412\u043e\u0440\u0435", "Bope"),
    ],
)
def test_digits_in_words_and_whole_words_of_another_script_too(one, other):
    assert looks(one) == looks(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Platform 31", "Platform 3l"),
        ("A10", "Alo"),
        ("Agenda 2030", "Agenda 2o3o"),
        ("Haren", "Laren"),
    ],
)
def test_numbers_and_other_names_stay_themselves(one, other):
    assert looks(one) != looks(other)


@pytest.mark.parametrize(
    "name",
    [
        "Fryslân",
        "Café Één",
        "Øresund",
        "\u2019s-Gravenhage",
        "100% water",
        "\xb5m",
        "IJssel & Vecht",
        "\u0415\u043b\u043b\u0430\u0434\u0430 \u0436\u0434\u0435\u0442",
        "\u0395\u03bb\u03bb\u03ac\u03b4\u03b1",
        "東京 netwerk",
        "β-lactam",
    ],
)
def test_names_as_people_write_them_are_not_odd(name):
    assert odd_words(name) == ()


def test_a_word_wholly_in_letters_that_look_latin_is_odd_and_not_mixed():
    assert odd_words("Netwerk \u0412\u043e\u0440\u0435") == ("\u0412\u043e\u0440\u0435",)
    assert mixed_words("Netwerk \u0412\u043e\u0440\u0435") == ()


def test_a_hub_is_meant_and_a_team_or_channel_is_not_named_so():
    hub = Hub(slug="twente", name="Twente", region="twente", province="overijssel")
    assert hubs_meant("Tw\u0435nte", [hub]) == (hub,)
    for fault in (fault_of_team_name("GW Tw\u0435nte"), fault_of_channel_name("H\u0435lpdesk")):
        assert fault.code == "name_mixed"
        assert fault.params["suggestion"].isascii()


@given(
    st.text(st.sampled_from("Helpdsk \u0435\u043e\u0440\u0416\u03b1.~"), min_size=1, max_size=12)
)
def test_what_is_suggested_for_a_channel_can_be_its_name(name):
    assert fault_of_channel_name(suggested_channel_name(name)) is None


@given(st.text(max_size=20))
def test_looking_twice_changes_nothing(name):
    assert looks(looks(name)) == looks(name)
    assert in_latin(in_latin(name)) == in_latin(name)
