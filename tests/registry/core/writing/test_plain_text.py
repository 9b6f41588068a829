"""Signs that nobody sees, and signs that a keyboard puts in: plain, with nothing visible lost."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.core.writing.plain_text import one_line, plain_text, typewritten
from tests.support.examples import examples


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("agenda\u200b 9", "agenda 9"),
        ("\ufeffagenda 9", "agenda 9"),
        ("agen\xadda\xa09", "agenda 9"),
        ("agenda\u202f9\u2009", "agenda 9 "),
        ("\u2066agenda\u2069 9\u200e\u200f\u061c", "agenda 9"),
        ("\u202eagenda\u202c", "agenda"),
        ("agenda\u2060\u2063\u034f 9", "agenda 9"),
        ("agenda\ufe0f 9", "agenda 9"),
        ("agenda\U000e0001\U000e0061 9", "agenda 9"),
        ("agenda\u3164\u115f 9", "agenda 9"),
        ("\uff41\uff47\uff45\uff4e\uff44\uff41　\uff19", "agenda 9"),
        ("Frysla\u0302n", "Fryslân"),
        ("Cafe\u0301\u200b", "Café"),
        ("e\u200b\u0301", "é"),
        ("\U0001d5e1\U0001d5f2\U0001d601", "Net"),
        ("\ufb01ets op de \u0132ssel", "fiets op de IJssel"),
        (
            "een\r\ntwee\rdrie\u2028vier\x85vijf\x0bzes",
            "een\ntwee\ndrie\nvier\nvijf\nzes",
        ),
        ("een\ttwee", "een twee"),
        ("a\x00b\x07c\x9bd", "abcd"),
        ("Noord\u2011Holland", "Noord-Holland"),
        ("half\ud800", "half"),
    ],
)
def test_what_nobody_meant_is_gone(written, plain):
    assert plain_text(written) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Fryslân",
        "\u2019s-Gravenhage",
        "\u2018s-Hertogenbosch \u2013 \u201cDen Bosch\u201d \u2026",
        "m² ½ ™ № °C €",
        "👩\u200d🌾 👩🏽\u200d⚕\ufe0f 👨\u200d👩\u200d👧",
        "❤\ufe0f ☑\ufe0f ☎\ufe0e 1\ufe0f\u20e3 #\u20e3 🇳🇱",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "क्\u200dष",
        "Ћирилица 日本語 한국어 ไทย",
    ],
)
def test_what_is_meant_stays(text):
    assert plain_text(text) == text


_SIGNS = st.characters(codec="utf-8") | st.sampled_from(
    "\u200b\u200c\u200d\ufe0f\ufe0e\xad\xa0\u3000\u0301\u0302\u20e3\U0001f3fd\U0001f3f4\U000e0067"
    "\U000e007f👩❤1#ea\uff45\uff19\uff76\uff9e\uffa0\ufb01\u0132\u2011\u2028\r\n\t"
)


@settings(max_examples=examples(600))
@given(st.text(_SIGNS, max_size=30))
def test_it_is_done_once(text):
    once = plain_text(text)
    assert plain_text(once) == once
    assert one_line(one_line(text)) == one_line(text)


@settings(max_examples=examples(600))
@given(st.text(_SIGNS, max_size=30))
def test_nothing_that_can_be_seen_is_lost(text):
    """Each letter, digit, mark and sign is still there, in the form that compatibility gives it."""
    kept = unicodedata.normalize("NFKC", plain_text(text)).casefold()
    for sign in unicodedata.normalize("NFKC", text).casefold():
        if unicodedata.category(sign)[0] in "NPS" and sign.isprintable() and sign != "\u2800":
            assert sign in kept.replace("-", "-\u2010\u2011"), hex(ord(sign))


@settings(max_examples=examples(300))
@given(st.text(_SIGNS, max_size=30))
def test_no_space_but_a_space_and_no_end_of_line_but_one(text):
    assert {sign for sign in plain_text(text) if sign.isspace()} <= {" ", "\n"}


@settings(max_examples=examples(300))
@given(st.text(st.sampled_from("\u2018\u2019\u201a`\xb4\u201c\u201d\xab\u2013\u2014\u2212ab1 ")))
def test_reading_by_the_typewriter_keeps_each_sign_at_its_place(text):
    assert len(typewritten(text)) == len(text)
    assert not set(typewritten(text)) - set("'\"-ab1 ")
    assert typewritten(typewritten(text)) == typewritten(text)
