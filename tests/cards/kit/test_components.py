"""What people wrote stays what they wrote, and becomes no markup, mention or link."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.components import button, card, in_view, link, para, plain, with_parts
from cards.kit.translator import translator


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Kennis- en leeragenda", "Kennis- en leeragenda"),
        ("Leren in de Ruimte (KPS) & co.", "Leren in de Ruimte (KPS) & co."),
        ("**vet**", r"\*\*vet\*\*"),
        ("# kop", r"\# kop"),
        ("- lijst", r"\- lijst"),
        ("2024. plan", "2024\\. plan"),
        ("[klik](x)", r"\[klik\](x)"),
        ("<at>Sanne</at>", r"\<at\>Sanne\</at\>"),
        ("twee\nregels", "twee regels"),
    ],
)
def test_only_what_would_be_markup_is_escaped(written, shown):
    assert plain(written) == shown


@given(st.text())
def test_no_sign_of_markup_is_left_bare(written):
    shown = plain(written)
    bare = re.sub(r"\\.", "", shown, flags=re.DOTALL)
    assert not re.search(r"[`*_\[\]~<>]", bare)
    assert not re.match(r"[#+=-]|\d+[.)]", shown)
    assert "\n" not in shown


@given(st.sampled_from(["http://", "https://", "HTTP://", "www."]), st.text(min_size=1))
def test_no_address_is_left_that_a_client_would_link(start, rest):
    assert start.casefold() not in plain(start + rest).casefold()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://a b", "ftp://x", "", 'https://a"b']
)
def test_only_plain_web_addresses_become_buttons(url):
    assert link("Website", url) is None


def test_a_web_address_becomes_a_button():
    assert link("Website", "https://platformplek.nl/x?y=1").url == "https://platformplek.nl/x?y=1"


def test_what_does_not_fit_in_view_is_behind_the_dots():
    actions = [button(f"Knop {at}", "x.y") for at in range(8)]
    shown = in_view([None, *actions, link("Web", "https://plek.example")])
    assert [one.mode for one in shown] == [None] * 4 + ["secondary"] * 5
    assert shown[-2].fallback.mode == "secondary"


@pytest.mark.parametrize(("there", "aside"), [(0, None), (3, None), (4, "secondary")])
def test_a_finished_card_gets_more_parts_where_they_fit(there, aside):
    t = translator("nl")
    made = card(t, [para("a")], [button("Knop", "x.y") for _ in range(there)], fallback="a")
    more = with_parts(made, text="b", actions=[None, link("Web", "https://plek.example")])
    assert [part["text"] for part in more["body"]] == ["a", "b"]
    assert len(more["actions"]) == there + 1
    assert more["actions"][-1].get("mode") == aside
    assert with_parts(made) == made


def test_a_card_that_is_full_stays_as_it_was():
    made = card(translator("nl"), [para("a" * 28_100)], fallback="a")
    assert with_parts(made, text="b" * 600) == made


def test_dots_alone_say_nothing_so_the_first_buttons_are_in_view():
    t = translator("nl")
    aside = [button(f"Knop {at}", "noun.deed", secondary=True) for at in range(5)]
    shown = card(t, [para("Iets.")], aside, fallback="Iets.")["actions"]

    assert [one.get("mode") for one in shown] == [None, None, None, "secondary", "secondary"]
    assert [one["fallback"].get("mode") for one in shown][:4] == [None, None, None, "secondary"]

    one = button("Knop", "noun.deed")
    shown = card(t, [para("Iets.")], [one, *aside[3:]], fallback="Iets.")["actions"]
    assert [one.get("mode") for one in shown] == [None, "secondary", "secondary"]
