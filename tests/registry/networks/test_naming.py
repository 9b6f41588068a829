import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.vocabulary import Scale
from registry.networks.naming import alike, likeness, named, site
from registry.networks.network import Change, Network


def network(name, **more):
    slug = "-".join(name.casefold().split())
    return Network(slug=slug, name=name, scale=Scale.REGIONAL, status="published", **more)


KNOWN = (
    network("Onder Twente", website="https://www.ondertwente.nl/"),
    network("Platform31"),
    network("Platform CROW", keywords=("CROW", "wegen")),
    network("Leerkring Bouwen aan Kennis"),
    network("Nationaal netwerk brede welvaart"),
)


def slugs(networks):
    return [one.slug for one in networks]


@pytest.mark.parametrize(
    ("name", "website", "expected"),
    [
        ("onder twente", "", ["onder-twente"]),
        ("Kennisnetwerk Onder-Twente", "", ["onder-twente"]),
        ("Ondr Twente", "", ["onder-twente"]),
        ("Twente Onder", "", ["onder-twente"]),
        ("Platform 31", "", ["platform31"]),
        ("CROW", "", ["platform-crow"]),
        ("Iets heel anders", "http://ondertwente.nl", ["onder-twente"]),
        ("Water Drenthe", "", []),
        ("Netwerk Wonen", "https://wonen.nl", []),
        ("wegen", "", []),
        ("!!!", "", []),
    ],
)
def test_a_new_network_is_recognised_as_one_that_is_known(name, website, expected):
    assert slugs(alike(name, website, KNOWN)) == expected


def test_a_name_that_a_network_is_about_to_take_is_taken():
    renaming = network("Onder Twente").model_copy(update={"pending": Change(name="Boven Twente")})
    assert slugs(alike("Boven Twente", "", [renaming])) == ["onder-twente"]


@pytest.mark.parametrize(
    ("words", "exact", "near"),
    [
        ("onder twente", ["onder-twente"], []),
        ("ONDER TWENTE", ["onder-twente"], []),
        ("crow", ["platform-crow"], []),
        ("ondr twnte", [], ["onder-twente"]),
        ("leerkring", [], ["leerkring-bouwen-aan-kennis"]),
        ("brede welvaart", [], ["nationaal-netwerk-brede-welvaart"]),
        ("zzzz", [], []),
        ("", [], []),
    ],
)
def test_a_network_is_found_by_its_name_or_something_like_it(words, exact, near):
    found = named(words, KNOWN)
    assert slugs(found.exact) == exact
    assert slugs(found.near) == near


def test_networks_of_one_name_are_all_found_but_the_full_name_decides():
    twins = (network("Kennisnetwerk Bodem"), network("Leernetwerk Bodem"))
    assert slugs(named("bodem", twins).exact) == slugs(twins)
    assert slugs(named("leernetwerk bodem", twins).exact) == ["leernetwerk-bodem"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_likeness_goes_both_ways_and_never_fails(one, other):
    assert likeness(one, other) == pytest.approx(likeness(other, one))
    assert 0 <= likeness(one, other) <= 100


@given(st.text(max_size=60))
def test_a_website_is_compared_without_what_does_not_matter(path):
    assert site(f"http://www.x.nl/{path}/") == site(f"https://x.nl/{path}")
