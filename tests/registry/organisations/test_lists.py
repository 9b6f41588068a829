"""Lists of organisations, on both stores, at the size of the country."""

import pytest

from registry.core.errors import NotAllowed
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import OrganisationKind, Region
from registry.organisations.domain import OrganisationDomain
from registry.organisations.known import known
from registry.organisations.lists import (
    PAGE,
    OrganisationFilter,
    OrganisationState,
    called_so,
    organisation_page,
)
from registry.organisations.organisation import Organisation, meant
from registry.store.repository import TableRepository
from registry.store.store import Store
from tests.support.furnished import furnish

MANY = 400
"""Enough to see that reading does not grow; bench has the country's size and the time it takes."""


async def page(unit, number=0, among=None, **wanted):
    return await organisation_page(unit, OrganisationFilter(**wanted), number, among)


async def names(unit, among=None, **wanted):
    return [one.name for one in (await page(unit, 0, among, **wanted)).organisations]


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write(SYSTEM) as unit:
            organisations = unit.of(Organisation)
            for slug, name, kind, more in (
                ("almelo", "Gemeente Almelo", "gemeente", {}),
                ("enschede", "Gemeente Enschede", "gemeente", {}),
                ("zwolle", "Gemeente Zwolle", "gemeente", {}),
                ("ov", "Provincie Overijssel", "provincie", {}),
                ("fr", "Provincie Fryslân", "provincie", {}),
                ("lab", "Ärgerlab", "bedrijf", {"short": "ÄL", "municipality": "GM0141"}),
                ("deel", "Deel van het lab", "bedrijf", {"parent": "lab", "province": "zeeland"}),
                ("nieuw", "Nieuw genootschap", "maatschappelijk", {"status": "proposed"}),
                ("ooit", "Ooit misschien", "gemeente", {"status": "reference"}),
            ):
                await organisations.add(Organisation(slug=slug, name=name, kind=kind, **more))
            await unit.of(OrganisationDomain).add(
                OrganisationDomain(slug="almelo.example", organisation="almelo")
            )
        yield opened


async def test_filters_are_by_kind_region_name_and_what_it_is_a_part_of(store):
    async with store.read() as unit:
        assert (await page(unit)).total == 7
        assert await names(unit, kind=OrganisationKind.PROVINCE) == [
            *("Provincie Fryslân", "Provincie Overijssel")
        ]
        twente = await names(unit, region=Region.TWENTE)
        assert sorted(twente) == ["Gemeente Almelo", "Gemeente Enschede", "Ärgerlab"]
        assert len(await names(unit, region=Region.OVERIJSSEL)) == 5
        assert await names(unit, region=Region.FRIESLAND) == ["Provincie Fryslân"]
        assert await names(unit, words="gem alm") == ["Gemeente Almelo"]
        assert await names(unit, words="argerlab") == ["Ärgerlab"]
        assert await names(unit, words="al") == ["Ärgerlab", "Gemeente Almelo"]
        assert await names(unit, words="xyzzy") == []
        assert await names(unit, parent="lab") == ["Deel van het lab"]
        assert await names(unit, {"ov", "zwolle", "x"}, region=Region.OVERIJSSEL) == [
            *("Gemeente Zwolle", "Provincie Overijssel")
        ]
        assert await names(unit, {"ov"}, words="gem") == []


async def test_what_is_to_be_done_is_for_the_kernteam(store):
    async with store.read(SYSTEM) as unit:
        assert await names(unit, state=OrganisationState.NEW) == ["Nieuw genootschap"]
        without = await page(unit, state=OrganisationState.WITHOUT_DOMAIN)
        assert without.total == 6
        assert "almelo" not in [one.slug for one in without.organisations]
    async with store.read("m-1") as unit:
        for state in OrganisationState:
            with pytest.raises(NotAllowed):
                await page(unit, state=state)


async def test_a_page_that_is_not_there_is_the_last_one(store):
    async with store.read() as unit:
        assert (await page(unit, 99)).page == 0
        assert (await page(unit, 99, words="gem")).page == 0
        assert (await page(unit, 3, words="xyzzy")).page == 0


@pytest.mark.parametrize("aliases", [(), ("x" * 190,) * 30])
async def test_the_names_that_lists_read_are_those_of_the_entity(store, aliases):
    async with store.write(SYSTEM) as unit:
        one = await unit.of(Organisation).get("lab")
        await unit.of(Organisation).put(one.model_copy(update={"aliases": aliases}))
        [read] = [one for one in await known(unit) if one.slug == "lab"]
        found = meant(await known(unit, "known"), "ÄL")
    assert (read.name, read.short) == ("Ärgerlab", "ÄL")
    assert read.aliases == aliases[: len(read.aliases)]
    assert bool(read.aliases) == bool(aliases)
    assert found.slug == "lab"


def test_words_without_letters_name_nothing():
    assert called_so([], "!!") == []


async def test_at_the_size_of_the_country_a_list_reads_a_page(store_url, monkeypatch):
    """Entities that are read are counted, not seconds."""
    await furnish(store_url)
    async with await Store.open(store_url) as store:
        async with store.write(SYSTEM) as unit:
            kinds = list(OrganisationKind)
            await unit.of(Organisation).add_all(
                [
                    Organisation(
                        slug=f"o{at}",
                        name=f"Stichting {at:04}",
                        kind=kinds[at % len(kinds)],
                        province="overijssel" if at % 3 else "zeeland",
                    )
                    for at in range(MANY)
                ]
            )
        read = count_read(monkeypatch)
        async with store.read(SYSTEM) as unit:
            for wanted in (
                {},
                {"region": Region.OVERIJSSEL},
                {"region": Region.OVERIJSSEL, "words": "stichting 0"},
                {"state": OrganisationState.WITHOUT_DOMAIN},
            ):
                read.clear()
                found = await page(unit, 7, **wanted)
                assert found.total > 60
                assert len(found.organisations) == PAGE
                assert sum(read) <= PAGE, wanted


def count_read(monkeypatch):
    """Return a list that gets the number of entities of each read."""
    read = []
    for name in ("some", "all", "page"):
        before = getattr(TableRepository, name)

        async def counted(self, *args, _before=before, **named):
            found = await _before(self, *args, **named)
            read.append(len(found))
            return found

        monkeypatch.setattr(TableRepository, name, counted)
    return read
