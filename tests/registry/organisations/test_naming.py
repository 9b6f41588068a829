import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.vocabulary import OrganisationKind
from registry.organisations.naming import folded, same_name
from registry.organisations.organisation import Organisation, lookup, same

KIND = OrganisationKind.MUNICIPALITY


def organisation(slug, name, short="", *aliases, status="known"):
    return Organisation(
        slug=slug, name=name, short=short, aliases=aliases, kind=KIND, status=status
    )


KNOWN = [
    organisation("urk", "Gemeente Urk"),
    organisation("utrecht", "Gemeente Utrecht"),
    organisation("p-utrecht", "Provincie Utrecht"),
    organisation("rws", "Rijkswaterstaat", "RWS"),
    organisation("bzk", "Ministerie van Binnenlandse Zaken", "BZK", "BiZa"),
    organisation("fries", "Fries Sociaal Planbureau", "", "Fries Planbureau"),
    organisation("raar", "Aardige Lui", status="proposed"),
]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Haren", "Gemeente Laren"),
        ("Gemeente Almelo", "Gemeente Almere"),
        ("Gemeente Utrecht", "Provincie Utrecht"),
        ("Provincie Noord-Holland", "Provincie Zuid-Holland"),
        ("Ministerie LNV", "Ministerie BZK"),
        ("Gemeente Goes", "Gemeente Does"),
        ("Gemeente", "Provincie"),
    ],
)
def test_two_organisations_stay_two(one, other):
    assert not same_name(one, [other])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gemeente  noordoostpolder", "Gemeente Noordoostpolder"),
        ("Gemeente Noordoostpoldder", "Gemeente Noordoostpolder"),
        ("Hogeschool Windesheim", "hogeschool windesheim!"),
        ("Súdwest-Fryslân", "Sudwest Fryslan"),
    ],
)
def test_one_organisation_stays_one(one, other):
    assert same_name(one, [other])


def test_same_finds_by_alias():
    assert same(KNOWN, "biza").slug == "bzk"
    assert same(KNOWN, "Gemeente Enschede") is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("urk", "urk"),
        ("utr", "utrecht"),
        ("provincie utr", "p-utrecht"),
        ("rws", "rws"),
        ("waterstaat", "rws"),
        ("binnenlandse", "bzk"),
        ("friese planburo", "fries"),
        ("rijkswaterstat", "rws"),
    ],
)
def test_what_somebody_types_finds_it(words, first):
    assert lookup(KNOWN, words, 5)[0].slug == first


def test_without_words_all_by_name_and_no_more_than_asked():
    assert [one.name for one in lookup(KNOWN, "", 3)] == [
        "Fries Sociaal Planbureau",
        "Gemeente Urk",
        "Gemeente Utrecht",
    ]


def test_what_nobody_looked_at_is_not_offered():
    assert lookup(KNOWN, "aardige lui", 5) == []


def test_nonsense_finds_nothing():
    assert lookup(KNOWN, "qqqqq", 5) == []


@given(st.text(max_size=300), st.sampled_from(KNOWN))
def test_any_text_is_taken(words, known):
    assert len(lookup(KNOWN, words, 3)) <= 3
    assert same_name(known.name, known.names)
    assert folded(folded(words)) == folded(words)
