import pytest

from registry.core.reference import theme
from registry.core.vocabulary import NetworkKind, Region, Scale
from registry.networks.search import Wish, find, read_wish
from registry.store.store import Store
from tests.support.furnished import furnish


@pytest.fixture
async def unit(sqlite_url):
    await furnish(sqlite_url)
    async with await Store.open(sqlite_url) as store, store.read() as reading:
        yield reading


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("twente", Wish("twente", region=Region.TWENTE, plain=True)),
        ("water twente", Wish("water twente", "water-en-bodem", Region.TWENTE, plain=True)),
        ("Noord-Holland", Wish("Noord-Holland", region=Region.NORTH_HOLLAND, plain=True)),
        ("leernetwerken", Wish("leernetwerken", kind=NetworkKind.LEARNING, plain=True)),
        ("landelijk gebied", Wish("landelijk gebied", "landelijk-gebied", plain=True)),
        ("landelijk", Wish("landelijk", scale=Scale.NATIONAL, plain=True)),
        ("regionale kennishubs", Wish("regionale kennishubs")),
        ("pfas in twente", Wish("pfas in", region=Region.TWENTE)),
        ("iets anders", Wish("iets anders")),
    ],
)
async def test_words_that_name_filters_are_filters(unit, words, wish):
    assert read_wish(words, await theme.active(unit)) == wish


@pytest.mark.parametrize(
    ("words", "first", "loosened"),
    [
        ("water twente", "onder-twente", False),
        ("twente", "onder-twente", False),
        ("overijssel", "onder-twente", False),
        ("pfas twente", "kennisschakelpunt-zeer-zorgwekkende-stoffen", True),
        ("regionale kennishubs", "kn-regionale-kennishubs", False),
        ("netwerken over bodem", "kennisschakelpunten-bodem-en-ondergrond", False),
        ("geluk", "nationaal-netwerk-brede-welvaart", False),
        ("gezondheid", "pilotprogramma-rivm-omgevingsdiensten", False),
        ("wonen in zeeland", "platform31", True),
    ],
)
async def test_the_right_network_comes_first(unit, words, first, loosened):
    found = await find(unit, read_wish(words, await theme.active(unit)), limit=6)
    assert found.networks[0].slug == first
    assert found.loosened is loosened


async def test_a_region_holds_the_regions_within_it(unit):
    found = await find(unit, Wish(region=Region.OVERIJSSEL), limit=6)
    assert {one.slug for one in found.networks} == {"onder-twente", "netwerk-kennissteden"}


async def test_who_learns_belongs_to_knowledge_and_learning_too(unit):
    found = await find(unit, Wish(kind=NetworkKind.LEARNING), limit=50)
    assert {one.kind for one in found.networks} == {NetworkKind.LEARNING, NetworkKind.BOTH}


async def test_nothing_is_said_to_be_nothing(unit):
    found = await find(unit, read_wish("xyzzy", await theme.active(unit)), limit=6)
    assert (found.networks, found.total, found.loosened) == ((), 0, False)


async def test_pages_show_each_network_once(unit):
    pages = [await find(unit, Wish(), limit=6, offset=offset) for offset in (0, 6, 12, 18)]
    seen = [one.slug for page in pages for one in page.networks]
    assert len(seen) == len(set(seen)) == pages[0].total
    assert pages[3].networks == ()
