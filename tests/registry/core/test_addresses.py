"""E-mail addresses and websites as people type them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cards.kit.translator import translator
from registry.core.entity import FROM_STORAGE
from registry.core.errors import Invalid
from registry.core.vocabulary import Language
from registry.core.writing.addresses import Email, Website, public_website

EMAIL = TypeAdapter(Email)
WEBSITE = TypeAdapter(Website)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("Jan.de.Vries@Veere.NL ", "jan.de.vries@veere.nl"),
        ("o'neil+plek@a.ie", "o'neil+plek@a.ie"),
        ("josé@café.nl", "josé@café.nl"),
        ("jan@xn--caf-dma.nl", "jan@xn--caf-dma.nl"),
        ("jan@gemeente.local", "jan@gemeente.local"),
        ("jan@plek.example", "jan@plek.example"),
    ],
)
def test_an_address_is_kept_in_lower_case(typed, kept):
    assert EMAIL.validate_python(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "jan",
        "jan@veere",
        "@veere.nl",
        "jan@",
        "jan @veere.nl",
        "jan@veere.nl, piet@veere.nl",
        "Jan <jan@veere.nl>",
        '"jan piet"@veere.nl',
        "jan@[127.0.0.1]",
        "jan..piet@veere.nl",
        "jan@veere..nl",
        "jan@-veere.nl",
        "jan@veere.12",
        "j" * 65 + "@veere.nl",
        "jan\u202e@veere.nl",
        "j@" + "v" * 250 + ".nl",
    ],
)
def test_what_can_be_no_address_is_refused(typed):
    with pytest.raises(ValidationError):
        EMAIL.validate_python(typed)


def test_what_is_kept_already_is_read_as_it_is():
    assert EMAIL.validate_python("jan..piet@Veere", context=FROM_STORAGE) == "jan..piet@Veere"


@given(st.emails())
def test_what_is_taken_is_taken_again_as_it_was_kept(address):
    try:
        kept = EMAIL.validate_python(address)
    except ValidationError:
        return
    assert kept == address.casefold()
    assert EMAIL.validate_python(kept) == kept


@given(st.text(max_size=40))
def test_other_text_is_taken_or_refused_but_breaks_nothing(text):
    try:
        kept = EMAIL.validate_python(text)
    except ValidationError:
        return
    assert kept == "" or kept.count("@") == 1


def test_the_library_is_not_loaded_before_an_address_is_checked():
    code = (
        "import sys; from registry.members.member import Member; Member(slug='a', name='Jan');"
        "sys.exit('email_validator' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("", ""),
        ("www.plek.nl", "https://www.plek.nl"),
        ("HTTP://Plek.nl/Pad?x=1#y", "http://Plek.nl/Pad?x=1#y"),
        ("https://plek.nl:8443/", "https://plek.nl:8443/"),
        ("https://plek.nl.", "https://plek.nl."),
        ("https://café.nl/kaart", "https://café.nl/kaart"),
        ("https://xn--caf-dma.nl", "https://xn--caf-dma.nl"),
        ("https://kennis.gemeente.amsterdam/", "https://kennis.gemeente.amsterdam/"),
        ("https://plek.example/@jan", "https://plek.example/@jan"),
    ],
)
def test_a_website_is_kept_with_its_scheme(typed, kept):
    assert WEBSITE.validate_python(typed) == kept
    assert public_website(kept) == kept


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("javascript:alert(1)", "url"),
        ("javascript://plek.nl/%0aalert(1)", "url"),
        ("data:text/html,x", "url"),
        ("ftp://plek.nl", "url"),
        ("file:///etc/passwd", "url"),
        ("plek", "url"),
        ("https://", "url"),
        ("https://plek.nl/a b", "url"),
        ("https://plek.nl\\@evil.nl", "url"),
        ("https://plek.nl:99999", "url"),
        ("https://[::1", "url"),
        ("localhost", "url_public"),
        ("http://localhost:3978/metrics", "url_public"),
        ("http://plek.localhost", "url_public"),
        ("http://127.0.0.1", "url_public"),
        ("http://127.1/", "url_public"),
        ("http://0x7f.0.0.0x1/", "url_public"),
        ("http://169.254.169.254/metadata", "url_public"),
        ("http://203.0.113.9", "url_public"),
        ("http://[::1]:80", "url_public"),
        ("http://127。0。0。1", "url"),
        ("https://intranet.local", "url_public"),
        ("https://server.gemeente.lan.", "url_public"),
        ("https://wiki.intern", "url_public"),
        ("https://x.LOCAL", "url_public"),
        ("https://x.ⓛocal", "url_public"),
        ("https://-plek.nl", "url_public"),
        ("https://plek..nl", "url_public"),
        ("https://%6cocalhost.nl", "url_public"),
        ("https://plek.nl@evil.nl", "url_login"),
        ("https://jan:geheim@plek.nl", "url_login"),
        ("https://@plek.nl", "url_login"),
    ],
)
def test_a_website_that_others_can_not_open_is_refused(typed, code):
    with pytest.raises(ValidationError) as refused:
        WEBSITE.validate_python(typed)
    (fault,) = Invalid.of(refused.value).faults
    assert fault.code == code
    assert public_website(typed) == ""
    for language in Language:
        assert translator(language).has(f"fault-{code.replace('_', '-')}")


def test_a_website_that_is_kept_already_is_read_as_it_is():
    assert WEBSITE.validate_python("http://localhost", context=FROM_STORAGE) == "http://localhost"


@given(st.text(max_size=60) | st.from_regex(r"https?://.{1,40}", fullmatch=True))
def test_any_text_is_a_public_website_or_refused(text):
    try:
        kept = WEBSITE.validate_python(text)
    except ValidationError:
        assert public_website(text) == ""
        return
    assert kept == "" or public_website(kept) == kept
