"""One word for one thing: all texts and all buttons of sample cards, by cards/words.toml."""

import re
import tomllib

import pytest
from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, TextElement
from fluent.syntax.visitor import Visitor

from registry.core.vocabulary import COMPLETE
from tests.cards.test_samples import NOUNS, samples
from tests.support.conversation import parts_of
from tests.support.programs import REPOSITORY

TEXTS = REPOSITORY / "cards" / "texts"
WORDS = tomllib.loads((REPOSITORY / "cards/words.toml").read_text("utf-8"))
SHOWN = re.compile(r"[A-Za-zÀ-ÿ]")

TO_PROGRAMS = re.compile(r"`[^`]+`|plek registry \S+|PLEK_\w+")
"""What is typed as it stands: a command has its own words."""


class Said(Visitor):
    """The words of a text, without what is put into it."""

    def __init__(self):
        self.found = []

    def visit_TextElement(self, node: TextElement):  # noqa: N802
        self.found.append(node.value)


def texts(language):
    """Every text by its id."""
    for path in sorted((TEXTS / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            if isinstance(entry, Message) and not entry.id.name.startswith("command-"):
                said = Said()
                said.visit(entry.value)
                yield entry.id.name, TO_PROGRAMS.sub("", " ".join(said.found))


def has(word, text):
    """Whether a word stands in a text as a word of its own."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text, re.IGNORECASE) is not None


def buttons(noun, language):
    """The titles of all buttons in a language, without the name of what a row is about."""
    for card in samples(noun).values():
        if card["lang"] != language:
            continue
        rows = {id(one["selectAction"]) for one in parts_of(card) if "selectAction" in one}
        for one in parts_of(card):
            if one["type"].startswith("Action."):
                title = one.get("title", "")
                yield title.partition(": ")[0] if id(one) in rows else title


def listed(kind, language):
    return [word for one in WORDS[kind] for word in one[language]]


def left(kind, language):
    return [word for one in WORDS[kind] for word in one.get(f"{language}_not", ())]


def is_known(title, language):
    """Whether a button says a deed of the list, or begins with a thing of it.

    What begins small is a command or a count as it is typed or read (`agenda 9`, `nieuw signaal`);
    what begins with a digit is a day or a number.
    """
    if not title or not SHOWN.match(title[0]) or title[0].islower():
        return True
    starts = (one.casefold() for one in listed("thing", language))
    return any(has(one, title) for one in listed("deed", language)) or any(
        re.match(rf"{re.escape(one)}\b", title.casefold()) for one in starts
    )


@pytest.mark.parametrize("language", COMPLETE)
@pytest.mark.parametrize("noun", NOUNS)
def test_every_button_says_one_of_the_words_for_it(noun, language):
    titles = {one for one in buttons(noun, language) if "<at>" not in one and len(one) < 60}
    leave = left("deed", language)

    assert {one for one in titles if not is_known(one, language)} == set()
    assert {(one, word) for one in titles for word in leave if has(word, one)} == set()


@pytest.mark.parametrize("language", COMPLETE)
def test_no_text_has_a_word_that_says_nothing_to_people(language):
    leave = left("thing", language)
    found = [(key, word) for key, text in texts(language) for word in leave if has(word, text)]

    assert len(list(texts(language))) > 2_000
    assert found == []


@pytest.mark.parametrize("language", COMPLETE)
def test_no_word_is_both_to_use_and_to_leave(language):
    for kind in WORDS:
        assert set(left(kind, language)) & set(listed(kind, language)) == set()


def test_a_word_that_is_not_listed_is_found():
    assert not is_known("Verzenden maar", "nl")
    assert is_known("Vraag versturen", "nl")
    assert is_known("Alle hubs", "nl")
    assert has("register", "Het register is leeg")
    assert not has("register", "registerlijst")
