"""The texts for people: each one there in both languages, in the same terms."""

import re

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message

from cards.kit.translator import MissingText, Translator, _cut
from registry.core.vocabulary import Language
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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_is_read_alone_is_as_in_its_file(language, name):
    """Only what is asked for is parsed, so where a text ends must be seen without parsing."""
    source = (TEXTS / language / name).read_text("utf-8")
    whole = {one.id.name: one for one in entries(language, name) if isinstance(one, Message)}
    alone = {
        key: [one for one in FluentResource(text).body if isinstance(one, Message)]
        for key, text in _cut(source)
    }

    assert list(alone) == list(whole)
    for key, (found,) in alone.items():
        assert found.id.name == key
        assert found.value.equals(whole[key].value)


def test_a_text_is_read_with_those_that_it_names(monkeypatch, tmp_path):
    folder = tmp_path / "texts" / "nl"
    folder.mkdir(parents=True)
    (folder / "a.ftl").write_text(
        "first = { second } en { -term }\n-term = { third }\nsecond =\n    twee\n    { $n ->\n"
        "[one] één\n*[other] { fourth }\n    }\n",
        "utf-8",
    )
    (folder / "b.ftl").write_text(
        "# Zichzelf\nfourth = vier { first }\nthird = drie\nfirst = te laat\n", "utf-8"
    )
    monkeypatch.setattr("cards.kit.translator.files", lambda _: tmp_path)
    t = Translator(Language.DUTCH)

    assert t("first", n=1) == "twee\néén en drie"
    assert t("third") == "drie"
    assert t.has("second")
    assert not t.has("fifth")
    with pytest.raises(MissingText, match="no text 'fifth' in nl"):
        t("fifth")
    with pytest.raises(MissingText, match="text 'fourth' in nl"):  # it names itself
        t("fourth", n=2)
