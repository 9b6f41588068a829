"""Words: folding, stems, compounds, meanings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.writing.text_folding import derived, fold, stem, tokens
from registry.search.compounds import split
from registry.search.lexicon import Lexicon

LEXICON = Lexicon.load()


@pytest.mark.parametrize(
    "words",
    [
        "netwerk netwerken",
        "gemeente gemeenten gemeentes",
        "regio regios",
        "opgave opgaven",
        "proces processen process processes",
        "huis huizen",
        "bedrijf bedrijven",
        "stad steden",
        "fiets fietsen",
        "kans kansen",
        "strategie strategieën",
        "visualiseren visualisatie visualisaties visualise visualization",
        "evaluatie evalueren evaluation",
        "organisatie organiseren organisation",
        "handhaving handhaven",
    ],
)
def test_forms_of_a_word_share_their_stem(words):
    stems = {stem(token) for token in tokens(words)}
    assert len(stems) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("gebied", "bieden"), ("gemeente", "menen"), ("water", "waterschap"), ("hub", "hubris")],
)
def test_different_words_keep_different_stems(one, other):
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("geleerd", "leren"),
        ("lerende", "leren"),
        ("handhavers", "handhaven"),
        ("makelaar", "makelen"),
    ],
)
def test_a_word_leads_to_its_verb(word, verb):
    assert stem(verb) in derived(word)


@pytest.mark.parametrize(
    ("compound", "parts"),
    [
        ("kennisnetwerken", "kennis netwerk"),
        ("gebiedsprocessen", "gebied proces"),
        ("netwerkdatabase", "netwerk database"),
        ("gemeentesamenwerking", ""),
        ("regiodeal", "regio deal"),
        ("waterkwaliteit", "water kwaliteit"),
        ("leernetwerken", "leer netwerk"),
        ("opgavenprogramma", "opgave programma"),
        ("kennisnetwerkkaart", "kennis netwerk kaart"),
        ("hoofdstad", ""),
        ("netwerk", ""),
    ],
)
def test_compounds_are_cut_in_known_parts_and_others_not_at_all(compound, parts):
    assert split(compound, LEXICON) == tuple(stem(part) for part in parts.split())


def test_a_compound_may_be_cut_by_words_of_the_index():
    assert split("lelylijnhub", LEXICON, {stem("lelylijn")}) == (stem("lelylijn"), "hub")
    assert split("lelylijnhub", LEXICON) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Regio's & Water!", ["regio", "water"]),
        ("Één café in Fryslân", ["een", "cafe", "in", "fryslan"]),
        ("kennis/leernetwerken", ["kennis", "leernetwerken"]),
        ("RES\u2019en", ["res", "en"]),
        ("CO2-uitstoot", ["co2", "uitstoot"]),
        ("ﬁets", ["fiets"]),
        ("🙂 ?!", []),
    ],
)
def test_texts_become_words(text, words):
    assert tokens(text) == words


@given(st.text(max_size=300))
def test_folding_twice_changes_nothing_and_case_does_not_matter(text):
    once = fold(text)
    assert fold(once) == once
    assert tokens(once) == tokens(text)


@given(st.text(alphabet="aeiouàéïöûbcdnrstvz'\u2019 -", max_size=80))
def test_words_are_the_same_with_and_without_capitals_and_accents(text):
    assert tokens(text.upper()) == tokens(text)
    assert tokens(fold(text)) == tokens(text)


@given(st.text(max_size=200))
def test_no_text_breaks_stemming_or_cutting(text):
    for token in tokens(text):
        assert stem(token)
        assert stem(token) not in derived(token)
        for part in split(token, LEXICON):
            assert part in LEXICON.parts


def test_words_of_one_meaning_lead_to_each_other_and_kinds_only_upwards():
    lexicon = Lexicon.of(
        stop="in de",
        same=[("visualiseren", "in kaart brengen", "map")],
        kinds={"energie": ["zonnepark", "wind op zee"]},
    )
    assert stem("map") in lexicon.same[stem("visualiseren")]
    assert stem("visualiseren") in lexicon.phrases["in", "kaart", stem("brengen")]
    assert lexicon.broader[stem("zonnepark")] == {stem("energie")}
    assert stem("energie") not in lexicon.broader
    assert stem("energie") in lexicon.phrases[stem("wind"), "op", stem("zee")]


def test_stop_words_are_left_out_and_digits_kept():
    assert not LEXICON.is_stop("water")
    assert LEXICON.is_stop("de")
    assert LEXICON.is_stop("x")
    assert not LEXICON.is_stop("9")
    assert LEXICON.is_weak("gebruikt")


def test_the_version_follows_what_rows_are_made_with():
    assert Lexicon.load().version == Lexicon.load().version
    versions = {
        Lexicon.of(stop=stop, parts=parts).version for stop in ("", "de") for parts in ("", "dijk")
    }
    assert len(versions) == 4
    assert Lexicon.of(same=[("a", "b")]).version == Lexicon.of().version
