"""Everyday questions find what they are about; nonsense finds nothing."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from registry.core.writing.text_folding import stem, tokens
from registry.search import Lexicon
from tests.registry.search.content_index import content_index, content_texts
from tests.support.examples import examples

LEXICON = Lexicon.load()
CASES = Path(__file__).parent / "cases"
EVERYTHING = ("questions", "networks", "hubs")
LETTERS = "abcdefghijklmnoprstuvwz"

TITLES = sorted(
    (section, key, found_by.title) for (section, key), found_by in content_texts().items()
)
LONG_WORDS = sorted(
    (section, key, title, word)
    for section, key, title in TITLES
    for word in tokens(title)
    if len(word) >= 6 and len(stem(word)) >= 6
)
"""Words that are long in the index too: in a short one, another letter makes another word."""


def _cases(name: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]


def _name(section: str, key: str) -> str:
    """What the cases call it: `questions:9` is the ninth of the national agenda."""
    return f"{section}:{key.removeprefix('nationaal-') if section == 'questions' else key}"


def _is_right(case: dict, sections: tuple[str, ...]) -> bool:
    """A sub-question's card shows its question, so 3a counts where 3 is asked."""
    for hit in content_index().search(case["query"], sections, limit=3):
        name = _name(hit.section, hit.key)
        if {name, re.sub(r"(?<=\d)[abc]$", "", name)} & set(case["expect"]):
            return True
    return False


def _own_sections(case: dict) -> tuple[str, ...]:
    return tuple({expected.partition(":")[0] for expected in case["expect"]})


@pytest.mark.parametrize(("name", "least"), [("tuned", 0.95), ("held_out", 0.90)])
@pytest.mark.parametrize("everywhere", [True, False], ids=["over-everything", "in-one-section"])
def test_everyday_questions_find_the_right_thing_in_the_first_three(name, least, everywhere):
    cases = _cases(name)
    wrong = [
        case["query"]
        for case in cases
        if not _is_right(case, EVERYTHING if everywhere else _own_sections(case))
    ]
    found = 1 - len(wrong) / len(cases)
    assert found >= least, f"{found:.0%} of {len(cases)}; not found: {wrong}"


def test_the_cases_are_many_and_none_occurs_twice():
    queries = [case["query"] for name in ("tuned", "held_out") for case in _cases(name)]
    assert len(queries) >= 300
    assert len(queries) == len(set(queries))


def test_every_expected_answer_exists():
    known = {_name(section, key) for section, key in content_texts()}
    for case in (*_cases("tuned"), *_cases("held_out")):
        assert set(case["expect"]) <= known, case["query"]


NONSENSE = tomllib.loads((CASES / "nonsense.toml").read_text(encoding="utf-8"))["queries"]


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_finds_nothing(query):
    assert content_index().search(query, EVERYTHING) == []


@pytest.mark.parametrize("place", ["Friesland", "Gelderland", "Den Bosch"])
def test_a_place_that_nothing_is_about_finds_nothing_by_a_part_of_its_name(place):
    assert content_index().search(place, EVERYTHING) == []


@pytest.mark.parametrize("name", ["'s-Gravenhage", "’s-Gravenhage", "The Hague", "Haags"])
def test_a_place_finds_the_same_by_its_other_name(name):
    def found(words):
        return {(hit.section, hit.key) for hit in content_index().search(words, EVERYTHING)}

    assert found(name) == found("Den Haag") != set()


TELLING_TITLES = [one for one in TITLES if not all(map(LEXICON.is_stop, tokens(one[2])))]
"""A term such as `i.o.` is looked up by its name (`wat is i.o.`), not searched for."""


@pytest.mark.parametrize(("section", "key", "title"), TELLING_TITLES)
def test_a_title_finds_its_own(section, key, title):
    keys = [hit.key for hit in content_index().search(title, [section], limit=3)]
    assert key in keys


@settings(max_examples=examples(300), deadline=None)
@given(
    place=st.sampled_from(LONG_WORDS),
    kind=st.sampled_from(["drop", "insert", "replace", "swap"]),
    at=st.integers(min_value=1, max_value=40),
    letter=st.sampled_from(LETTERS),
)
def test_a_typing_mistake_in_a_long_word_of_a_title_still_finds_it(place, kind, at, letter):
    section, key, title, word = place
    at = 1 + at % (min(len(word), len(stem(word))) - 2)
    mistyped = {
        "drop": word[:at] + word[at + 1 :],
        "insert": word[:at] + letter + word[at:],
        "replace": word[:at] + letter + word[at + 1 :],
        "swap": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[kind]
    assume(stem(mistyped) not in content_index().vocabulary)  # then it is another word
    asked = " ".join(mistyped if token == word else token for token in tokens(title))
    keys = [hit.key for hit in content_index().search(asked, [section], limit=3)]
    assert key in keys, asked


@given(st.text(max_size=200))
@settings(max_examples=examples(200), deadline=None)
def test_no_text_breaks_search_and_every_hit_says_why(text):
    for hit in content_index().search(text):
        assert hit.score > 0
        assert hit.words
