"""Why something was found: only what can be pointed at in the thing, and how it answers."""

import re
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.core.entity import Findable
from registry.core.unit_of_work import Hit, Match, Way
from registry.core.writing.text_folding import derived, fold, stem, tokens
from registry.search import Lexicon, MemoryIndex
from registry.search.compounds import split
from registry.search.explain import Reason, reasons
from tests.registry.search.content_index import content_index, content_texts
from tests.registry.search.test_relevance import CASES, LETTERS
from tests.support.examples import examples

LEXICON = Lexicon.load()
WORDS = re.compile(r"[^\W_]+")
QUESTIONS = [
    question
    for kind in tomllib.loads((CASES / "everyday.toml").read_text(encoding="utf-8")).values()
    for question, _ in kind
]
VEEN = Findable(
    "Leernetwerk Veenweiden",
    "Boeren en waterschappen zoeken naar minder bodemdaling.",
    keywords=("peilbeheer",),
    tags=("theme:erfgoed", "region:friesland"),
)


def _why(question: str) -> dict[str, Reason]:
    index = MemoryIndex()
    index.put("networks", "veen", VEEN)
    return {one.said: one for hit in index.search(question) for one in reasons(hit, VEEN)}


@pytest.mark.parametrize(
    ("question", "said", "word", "way"),
    [
        ("veenweide", "veenweide", "Veenweiden", Way.SAME),
        ("bodemdalng in het veen", "bodemdalng", "bodemdaling", Way.LIKE),
        ("agrariers", "agrariers", "Boeren", Way.MEANING),
        ("daling", "daling", "bodemdaling", Way.WITHIN),
        ("peilbeheerders", "peilbeheerders", "peilbeheer", Way.WITHIN),
    ],
)
def test_a_reason_says_which_word_of_the_thing_answers_and_how(question, said, word, way):
    assert _why(question)[said] == Reason(said, word, way)


def test_a_label_is_named_as_one():
    found = _why("netwerken in friesland over monumenten")
    assert found["friesland"] == Reason("friesland", "friesland", Way.SAME, "region")
    assert (found["monumenten"].label, found["monumenten"].word) == ("theme", "erfgoed")


def test_common_words_are_no_reason_beside_others_but_are_one_alone():
    assert set(_why("leernetwerk veenweide")) == {"veenweide"}
    assert set(_why("leernetwerk")) == {"leernetwerk"}


def test_what_is_not_in_the_thing_any_more_is_no_reason():
    hit = Hit("networks", "veen", 1.0, ("klei",), (Match("klei", "klei", Way.SAME),))
    assert reasons(hit, VEEN) == ()


@settings(max_examples=examples(300), deadline=None)
@given(
    question=st.sampled_from(QUESTIONS),
    at=st.integers(0, 60),
    letter=st.sampled_from(["", *LETTERS]),
)
def test_every_reason_is_literally_so(question, at, letter):
    """Whatever is asked, with a mistake or without: what is named stands in the thing."""
    at %= len(question)
    asked = question[:at] + letter + question[at + 1 :]
    for hit in content_index().search(asked, limit=8):
        thing = content_texts()[hit.section, hit.key]
        for one in reasons(hit, thing):
            assert set(one.said.split()) <= set(tokens(asked))
            if one.label:
                assert f"{one.label}:{one.word}" in thing.tags
                continue
            texts = (thing.title, thing.body, *thing.keywords)
            assert one.word in {word for text in texts for word in WORDS.findall(text)}
            if one.way is Way.SAME:
                assert _stems(one.said) == _stems(one.word)
            elif one.way is Way.LIKE:
                assert _differs_little(one.said, one.word)


def _stems(text: str) -> list[str]:
    return [stem(token) for token in tokens(text)]


def _differs_little(said: str, word: str) -> bool:
    """Whether two words are alike, or what they are made of is."""
    from rapidfuzz import fuzz

    token = fold(word)
    parts = {token, stem(token), *derived(token), *split(token, LEXICON)}
    return max(fuzz.ratio(one, other) for one in (said, stem(said)) for other in parts) >= 60
