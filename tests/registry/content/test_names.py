"""Who is who in the content: one body has one record, and no name means two of them."""

from datetime import date
from itertools import combinations

import pytest

from registry.documents.plan_content import content
from registry.hubs.taking_part import names_group
from registry.organisations.choosing import suggestions
from registry.organisations.naming import folded, same_name
from registry.organisations.organisation import meant, same
from registry.store.entities import import_all

import_all()  # a noun has a section once its module is loaded

ORGANISATIONS = content()["organisations"]
TERMS = content()["terms"]
GROUPS = {one.slug: one for one in content()["subgroups"]}
NAMED = ("organisations", "networks", "programmes", "subgroups", "hubs", "themes")


def _names(one):
    names = (one.name, getattr(one, "short", ""), *getattr(one, "aliases", ()))
    return {folded(name) for name in names if name}


@pytest.mark.parametrize("section", NAMED)
def test_no_name_means_two_records(section):
    for one, other in combinations(content()[section], 2):
        both = _names(one) & _names(other)
        assert not both, f"{section} {one.slug} and {other.slug} are both called {both}"
        assert not same_name(one.name, (other.name,)), f"{one.slug} and {other.slug} look the same"


def test_no_word_is_two_terms():
    for term in TERMS:
        for word in filter(None, (term.name, term.english, *term.aliases)):
            found = [one.slug for one in TERMS if one.is_called(word)]
            assert found == [term.slug], f"{word!r} means {found}"


@pytest.mark.parametrize(
    ("called", "slug"),
    [
        ("Fries Sociaal Planbureau", "fries-sociaal-planbureau"),
        ("Fries Planbureau", "fries-sociaal-planbureau"),
        ("Planbureau Fryslân", "fries-sociaal-planbureau"),
        ("LVVN", "lnv"),
        ("Ministerie LNV", "lnv"),
        ("Pon & Telos", "pon-telos"),
        ("Rijksdienst voor Cultureel Erfgoed", "rce"),
        ("Plekmakers", "plekmakers"),
        ("PLeKmakers", "plekmakers"),
    ],
)
def test_the_plans_names_mean_the_one_body(called, slug):
    found = meant(ORGANISATIONS, called)
    assert found is not None
    assert found.slug == slug


@pytest.mark.parametrize("called", ["PLeK Makers", "plek makers", "de PLeK Makers"])
def test_the_group_plek_makers_is_not_the_citizens_initiative(called):
    assert same(ORGANISATIONS, called) is None
    assert meant(ORGANISATIONS, called) is None
    assert names_group(called, GROUPS["makers"])
    assert not any(one.is_called(called) for one in TERMS)


def test_the_citizens_initiative_is_not_the_group():
    assert not names_group("Plekmakers", GROUPS["makers"])
    [term] = [one for one in TERMS if one.is_called("plekmakers")]
    assert "Niet te verwarren met de groep PLeK Makers" in term.meaning


def test_all_municipalities_of_flevoland_are_wished_for_and_do_not_take_part():
    flevoland = {"almere", "dronten", "lelystad", "zeewolde"}
    found = {
        one.party.removeprefix("gemeente-"): one.standing
        for one in content()["participations"]
        if one.group == "noordelijk-flevoland"
    }
    assert found == dict.fromkeys(flevoland, "wanted")
    hub = next(one for one in content()["hubs"] if one.slug == "noordelijk-flevoland")
    assert {"gemeente-urk", "gemeente-noordoostpolder"} <= set(hub.parties)
    assert not {f"gemeente-{name}" for name in flevoland} & set(hub.parties)


def test_regional_institutes_promised_and_do_not_take_part_yet():
    ready = {one.party for one in content()["participations"] if one.standing == "ready"}
    assert ready == {
        *("pon-telos", "cmo-stamm", "fries-sociaal-planbureau"),
        *("kenniscentrum-zeeuwse-samenleving", "accez"),
    }


def test_who_types_the_citizens_initiative_finds_it_first():
    found = suggestions(ORGANISATIONS, "plekmak", 5, date(2026, 12, 3))
    assert found[0][1] == "plekmakers"
