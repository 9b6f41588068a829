"""The texts for people: each one there in Dutch and English, in the same terms."""

import re
from datetime import date

import pytest
from fluent.runtime import FluentResource
from fluent.syntax.ast import Junk, Message

from cards.kit.translator import MissingText, Translator, _cut, _texts, translator
from registry.core.vocabulary import COMPLETE, Language
from tests.support.programs import REPOSITORY

TEXTS = REPOSITORY / "cards" / "texts"
NAMES = sorted({path.name for one in COMPLETE for path in (TEXTS / one).glob("*.ftl")})


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


def texts(language):
    """Every text of a language with the arguments it uses, whichever file it is in."""
    names = [path.name for path in (TEXTS / language).glob("*.ftl")]
    return {key: used for name in names for key, used in arguments(language, name).items()}


def test_every_folder_of_texts_is_a_language_and_the_other_way_round():
    assert {path.name for path in TEXTS.iterdir()} == {one.value for one in Language}


@pytest.mark.parametrize("language", list(Language))
def test_a_language_says_only_what_is_asked_with_what_is_given(language):
    """But for the names of commands, which only a language that falls back has in its texts."""
    known = texts(COMPLETE[0])
    own = {key: used for key, used in texts(language).items() if not key.startswith("command-")}

    assert set(own) <= set(known)
    assert [key for key, used in own.items() if not used <= known[key]] == []


@pytest.mark.parametrize("language", list(Language))
def test_every_language_has_a_name_a_tag_and_dates_and_lists_that_babel_can_write(language):
    assert language.autonym
    assert language.tag.startswith(language)
    assert translator(language).day(date(2026, 11, 23))
    assert translator(language).listing(["a", "b"])


@pytest.mark.parametrize("name", NAMES)
def test_the_languages_that_others_fall_back_to_have_the_same_texts_with_the_same_arguments(name):
    assert arguments("nl", name) == arguments("en", name)


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*/*.ftl")), ids=lambda one: str(one.name))
def test_every_line_can_be_read(path):
    junk = [one.content for one in entries(path.parent.name, path.name) if isinstance(one, Junk)]

    assert junk == []


@pytest.mark.parametrize("language", list(Language))
def test_no_text_is_said_twice(language):
    """A second text of the same name would quietly lose from, or win over, the first."""
    found = [
        entry.id.name
        for name in sorted(path.name for path in (TEXTS / language).glob("*.ftl"))
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


@pytest.fixture
def read_anew():
    """The texts are read once per process: here they are others for a while."""
    _texts.cache_clear()
    yield
    _texts.cache_clear()


@pytest.mark.usefixtures("read_anew")
def test_a_text_is_read_with_those_that_it_names(monkeypatch, tmp_path):
    folder = tmp_path / "texts" / "nl"
    folder.mkdir(parents=True)
    (tmp_path / "texts" / "en").mkdir()
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
