"""Members are found by the beginnings of their names, by who may."""

import pytest

from registry.members.lookup import people_like, people_named
from registry.members.member import Member
from registry.store.store import Store

NAMES = ("Sanne de Vries", "Sandra Visser", "Joost Bakker", "Édith Vries", "joost bakker")


@pytest.fixture
async def unit(sqlite_url):
    async with await Store.open(sqlite_url) as store, store.write("system") as opened:
        for at, name in enumerate((*NAMES, "")):
            await opened.of(Member).add(Member(slug=f"key-{at}", name=name))
        await opened.of(Member).add(Member(slug="gone", name="Sanne Weg", status="left"))
        yield opened


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("san", ["Sandra Visser", "Sanne de Vries"]),
        ("vries", ["Édith Vries", "Sanne de Vries"]),
        ("SANNE vr", ["Sanne de Vries"]),
        ("edith", ["Édith Vries"]),
        ("anne", []),
        ("", []),
        ("  ?!", []),
        ("%", []),
    ],
)
async def test_by_how_words_of_a_name_begin(unit, text, names):
    assert [one.name for one in await people_like(unit, text)] == names


async def test_no_more_than_asked_for(unit):
    assert len(await people_like(unit, "j", limit=1)) == 1


async def test_by_a_whole_name_those_who_share_it(unit):
    assert [one.slug for one in await people_named(unit, "JOOST Bakker")] == ["key-2", "key-4"]
    assert await people_named(unit, "Joost") == []
    assert await people_named(unit, "") == []
    assert await people_named(unit, "Sanne Weg") == []
