"""Choosing an organisation from the lists: nobody types theirs, and nobody reviews it."""

import time
from datetime import date

import pytest

from registry.core.permissions import SYSTEM
from registry.organisations.choosing import choose, suggestions, take_in
from registry.organisations.organisation import Organisation, lookup
from registry.store.store import Store

DAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        *[("almere", "gemeente-almere"), ("den haag", "gemeente-s-gravenhage")],
        *[("gemeente Tub", "gemeente-tubbergen"), ("wetterskip", "wetterskip-fryslan")],
        *[("HHNK", "hoogheemraadschap-hollands-noorderkwartier"), ("zeeland", "provincie-zeeland")],
        ("waterschap rijnland", "hoogheemraadschap-van-rijnland"),
    ],
)
def test_each_government_is_found_while_typing(words, slug):
    assert slug in [key for _, key in suggestions([], words, 5, DAY)]


def test_what_is_in_the_registry_stands_once_and_what_nobody_looked_at_does_not():
    own = Organisation(slug="gemeente-almere", name="Gemeente Almere", kind="gemeente")
    new = Organisation(slug="x", name="Almere Nieuw", kind="bedrijf", status="proposed")
    found = [key for _, key in suggestions([own, new], "almere", 9, DAY)]
    assert found.count("gemeente-almere") == 1
    assert "x" not in found


async def test_a_chosen_one_comes_into_the_registry_without_review(store_url):
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            chosen = await choose(unit, {"organisation": "gemeente-almere"})
            typed = await choose(unit, {"organisation_new": "Waterschap Rijnland"})
            again = await choose(unit, {"organisation": "gemeente-almere"})
        async with store.read() as unit:
            known = await unit.of(Organisation).all()
    assert (chosen.organisation.name, chosen.new) == ("Gemeente Almere", False)
    assert again.organisation == chosen.organisation
    assert typed.organisation.name == "Hoogheemraadschap van Rijnland"
    assert {one.status for one in known} == {"known"}
    assert len(known) == 2


async def test_one_that_a_document_listed_is_listed_once_somebody_takes_part(store_url):
    listed = Organisation(slug="od-x", name="Omgevingsdienst X", kind="koepel", status="reference")
    async with await Store.open(store_url) as store, store.write(SYSTEM) as unit:
        await unit.of(Organisation).add(listed)
        assert lookup(await unit.of(Organisation).all(), "omgevingsdienst", 5) == []
        assert [key for _, key in suggestions([listed], "omgevingsdienst", 5, DAY)] == ["od-x"]
        [taken] = await take_in(unit, ("od-x", "nergens", "\x00", "x" * 900))
        assert taken.status == "known"


def test_a_letter_more_is_answered_in_time_among_two_thousand():
    known = [
        Organisation(slug=f"o{at}", name=f"Stichting Samen {at}", kind="maatschappelijk")
        for at in range(2000)
    ]
    suggestions(known, "sam", 15, DAY)
    took = []
    for words in ("samen 19", "gemeente ho", "waterschap"):
        start = time.process_time()
        suggestions(known, words, 15, DAY)
        took.append(time.process_time() - start)
    assert min(took) < 0.1
