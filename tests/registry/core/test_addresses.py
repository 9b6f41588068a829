"""E-mail addresses as people type them."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from registry.core.addresses import Email
from registry.core.entity import FROM_STORAGE

EMAIL = TypeAdapter(Email)


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
