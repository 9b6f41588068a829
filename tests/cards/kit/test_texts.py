"""The texts for people: each one there in both languages, in the same terms."""

import re

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message

from tests.support.programs import REPOSITORY

TEXTS = REPOSITORY / "cards" / "texts"
NAMES = sorted({path.name for path in TEXTS.glob("*/*.ftl")})


def entries(language, name):
    return FluentResource((TEXTS / language / name).read_text("utf-8")).body


def arguments(language, name):
    """Each text of a file with the arguments it uses."""
    source = (TEXTS / language / name).read_text("utf-8")
    return {
        entry.id.name: set(re.findall(r"\$([\w-]+)", source[entry.span.start : entry.span.end]))
        for entry in entries(language, name)
        if isinstance(entry, Message)
    }


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_texts_with_the_same_arguments(name):
    assert arguments("nl", name) == arguments("en", name)


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_line_can_be_read(language, name):
    junk = [entry.content for entry in entries(language, name) if isinstance(entry, Junk)]

    assert junk == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_text_is_said_twice(language):
    """A second text of the same name would quietly lose from, or win over, the first."""
    found = [
        entry.id.name
        for name in NAMES
        for entry in entries(language, name)
        if isinstance(entry, Message)
    ]

    assert sorted(found) == sorted(set(found))
