"""Places by any of their names: one list, read by all that reads a place."""

import re

import pytest

from registry.core.reference.place_names import groups, place_words, region_named, region_phrases
from registry.core.vocabulary import Region
from registry.core.writing.text_folding import stem
from registry.hubs.hub import Hub
from registry.hubs.naming import hub_within, hubs_meant
from registry.members.introductions import Introduction
from registry.networks.naming import likeness
from registry.networks.search import read_wish
from registry.organisations.name_index import nearest
from registry.organisations.naming import same_name
from registry.search import Lexicon
from tests.support.programs import REPOSITORY

ADJECTIVES = {
    "Twentse": "twente",
    "Zeeuwse": "zeeland",
    "Friese": "friesland",
    "Groningse": "groningen",
    "Brabantse": "noord-brabant",
    "Drentse": "drenthe",
    "Gelderse": "gelderland",
    "Limburgse": "limburg",
    "Overijsselse": "overijssel",
    "Utrechtse": "utrecht",
    "Flevolandse": "flevoland",
    "Noord-Hollandse": "noord-holland",
    "Zuid-Hollandse": "zuid-holland",
}


@pytest.mark.parametrize(("said", "region"), ADJECTIVES.items())
def test_an_adjective_names_its_region(said, region):
    assert region_named(said) == Region(said) == region
    assert read_wish(f"{said} netwerken", ()).region == region
    hub = Hub(slug="h", name="Hub", region=region, province=region)
    assert hubs_meant(said, [hub]) == (hub,)
    assert hub_within(f"wat doet de {said} hub?", [hub]) == hub


@pytest.mark.parametrize(
    "said",
    ["Fryslân", "Fryslan", "FRYSLÂN", "Frysla\u0302n", "provincie Fryslân", "fries"],
)
def test_fryslan_is_friesland(said):
    assert region_named(said) is Region.FRIESLAND


@pytest.mark.parametrize("said", ["Hollandse", "Den Haag", "Friese Meren", "", "drent"])
def test_what_names_no_region_is_none(said):
    assert region_named(said) is None
    with pytest.raises(ValueError, match="is not a valid Region"):
        Region(said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gemeente Den Haag", "Gemeente 's-Gravenhage"),
        ("Gemeente Den Haag", "Gemeente \u2019s-Gravenhage"),
        ("Gemeente Den Haag", "Gemeente s-Gravenhage"),
        ("Gemeente Den Bosch", "Gemeente 's-Hertogenbosch"),
        ("Provincie Fryslân", "Provincie Friesland"),
        ("Gemeente De Friese Meren", "Gemeente De Fryske Marren"),
        ("Gemeente Hengelo", "Gemeente Hengelo (O.)"),
    ],
)
def test_organisations_and_networks_by_either_name_are_one(one, other):
    assert same_name(one, [other])
    assert likeness(one.replace("Gemeente", "Netwerk"), other.replace("Gemeente", "Netwerk")) == 100
    assert place_words(one) == place_words(other)


@pytest.mark.parametrize("typed", ["Den Haag", "s-Grav", "'s-Gravenhage", "gemeente den h"])
def test_somebody_who_types_finds_it_by_either_name(typed):
    names = {"'s-Gravenhage": ["Gemeente 's-Gravenhage", "Gemeente Den Haag"]}
    assert nearest(names, names.__getitem__, typed, 3)
    if not typed.startswith("gemeente"):
        assert nearest(["Gemeente 's-Gravenhage"], lambda name: [name], typed, 3)


def test_other_places_stay_apart():
    assert not same_name("Gemeente Haren", ["Gemeente Laren"])
    assert not same_name("Provincie Noord-Holland", ["Provincie Zuid-Holland"])
    assert likeness("Netwerk Friese meren", "Netwerk Zeeuwse meren") < 86


def test_search_has_the_same_list():
    same = Lexicon.load().same
    assert stem("fryslan") in same[stem("friesland")]
    assert stem("gravenhage") in same[stem("haag")]
    assert stem("noord") not in same[stem("brabant")]


def test_a_form_and_a_document_take_any_name():
    said = Introduction.model_validate(
        {
            "name": "Jan",
            "language": "nl",
            "drives": "no",
            "consent": True,
            "regions": ["Fryslân", "Twents", "zeeland"],
        }
    )
    assert said.regions == (Region.FRIESLAND, Region.TWENTE, Region.ZEELAND)
    read = Hub.model_validate_json(
        '{"slug": "h", "name": "Hub", "region": "Twents", "province": "Overijssels"}', strict=True
    )
    assert (read.region, read.province) == (Region.TWENTE, Region.OVERIJSSEL)


def test_each_region_has_a_name_and_no_name_means_two_places():
    assert set(region_phrases().values()) == set(Region)
    words = [tuple(place_words(group[0])) for group in groups()]
    assert len(words) == len(set(words))
    for group in groups():
        assert {tuple(place_words(name)) for name in group} == {tuple(place_words(group[0]))}


def test_nobody_keeps_names_of_places_for_himself():
    listed = re.compile(r"(?i)\bfrysl[aâ]n|gravenhage|\bfriese\b|\btwentse?\b\"|\bzeeuws")
    code = [p for room in ("registry", "bot", "cards") for p in (REPOSITORY / room).rglob("*.py")]
    found = [
        str(path.relative_to(REPOSITORY))
        for path in code
        for line in path.read_text("utf-8").splitlines()
        if listed.search(line) and "`" not in line and "TWENTE" not in line
    ]
    assert found == []
