"""The Netherlands as reference data: whole, sourced, and merged by date."""

from collections import Counter
from datetime import date

import pytest

from registry.core.entity import slugify
from registry.core.reference.netherlands import (
    Merger,
    bodies,
    empty_lists,
    merged,
    mergers,
    municipalities,
    municipalities_named,
    sources,
)
from registry.core.vocabulary import PROVINCES, OrganisationKind, Region
from registry.documents.plan_content import content
from registry.store.entities import import_all

import_all()  # a noun has a section once its module is loaded

DAY = date(2026, 11, 30)
PER_PROVINCE = {
    "drenthe": 12,
    "flevoland": 6,
    "friesland": 18,
    "gelderland": 51,
    "groningen": 10,
    "limburg": 31,
    "noord-brabant": 56,
    "noord-holland": 44,
    "overijssel": 25,
    "utrecht": 26,
    "zeeland": 13,
    "zuid-holland": 50,
}


def test_the_342_municipalities_are_in_their_provinces():
    found = municipalities(DAY)
    assert len(found) == len({one.code for one in found}) == 342
    assert Counter(one.province.value for one in found) == PER_PROVINCE
    assert {one.province for one in found} == set(PROVINCES)


def test_the_hub_area_twente_has_its_fourteen_municipalities():
    found = [one for one in municipalities(DAY) if one.area is Region.TWENTE]
    assert len(found) == 14
    assert {"Almelo", "Enschede", "Hof van Twente"} <= {one.name for one in found}


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Almelo", {"GM0141"}),
        ("de gemeente Den Haag", {"GM0518"}),
        ("'s-Hertogenbosch", {"GM0796"}),
        ("den bosch", {"GM0796"}),
        ("Hengelo", {"GM0164"}),
        ("Bergen", {"GM0373", "GM0893"}),
        ("Súdwest-Friesland", {"GM1900"}),
        ("nergenshuizen", set()),
        ("", set()),
    ],
)
def test_a_municipality_is_found_by_what_people_call_it(words, codes):
    assert {one.code for one in municipalities_named(words, DAY)} == codes


def test_what_merged_is_found_by_the_name_of_the_other_from_its_day_on():
    news = [Merger("GM1696", "GM0402", "", date(2027, 1, 1), law=True, source="x")]
    found = merged(municipalities(DAY), news)
    assert len(found) == 341
    [hilversum] = [one for one in found if one.code == "GM0402"]
    assert "Wijdemeren" in hilversum.also


def test_two_that_become_a_new_one():
    news = [
        Merger("GM1696", "GM9999", "Nieuw", date(2028, 1, 1), law=True, source="x"),
        Merger("GM0402", "GM9999", "Nieuw", date(2028, 1, 1), law=True, source="x"),
    ]
    [new] = [one for one in merged(municipalities(DAY), news) if one.code == "GM9999"]
    assert (new.name, set(new.also)) == ("Nieuw", {"Wijdemeren", "Hilversum"})


def test_a_bill_changes_nothing_and_each_merger_says_where_it_is_said():
    codes = {one.code for one in municipalities(DAY)}
    for one in mergers():
        assert one.source
        assert one.gone in codes
        assert one.into in codes or one.name
    bills = [one for one in mergers() if not one.law]
    later = {one.code for one in municipalities(date(2099, 1, 1))}
    assert all(one.gone in later for one in bills)


def test_each_list_says_its_source_and_an_empty_one_that_it_is_empty():
    assert all(sources().values())
    assert set(empty_lists()) == {
        "environmental_services",
        "health_regions",
        "universities_of_applied_sciences",
    }
    kinds = Counter(one.kind for one in bodies(DAY))
    assert kinds[OrganisationKind.PROVINCE] == 12
    assert kinds[OrganisationKind.WATER_BOARD] == 21
    assert kinds[OrganisationKind.MUNICIPALITY] == 342


def test_keys_are_unique_and_those_of_the_registry():
    slugs = [one.slug for one in bodies(DAY)]
    assert len(slugs) == len(set(slugs))
    listed = set(slugs)
    public = {
        OrganisationKind.PROVINCE,
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.WATER_BOARD,
    }
    for one in content()["organisations"]:
        if one.kind in public:
            assert one.slug in listed, one.slug
            assert one.slug == slugify(one.name) or one.slug == "provincie-friesland"
