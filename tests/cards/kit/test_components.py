"""What people wrote stays what they wrote, and becomes no markup, mention or link."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cards.kit.components import link, plain


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
