"""Nobody is ever found who did not say so themselves, whatever happened before."""

import pytest

from registry.core.errors import Invalid, NotAllowed, NotFound
from registry.core.permissions import NOBODY, SYSTEM
from registry.core.vocabulary import Scale
from registry.directory.people import PAGE, people_of, people_on, person
from registry.documents import DocumentError, dump, load
from registry.members.being_found import (
    WORDING,
    MemberHidden,
    be_found,
    be_found_only,
    hide,
    stop_being_found,
)
from registry.members.introductions import introduce
from registry.members.member import FoundOn, Member
from registry.networks.network import Network
from registry.onboarding.departures import depart
from registry.onboarding.people import EditForm, put_right
from registry.privacy.export_and_erase import export
from registry.store.store import Store
from tests.registry.directory.fixtures_directory import (
    ANNA,
    BRAM,
    KERNTEAM,
    NOW,
    PEOPLE,
    READER,
    THEMES,
    begin,
    clock,
    do,
    introduced,
)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url, clock=clock()) as opened:
        await begin(opened, *map(introduced, PEOPLE))
        yield opened


async def found(store, *themes, reader=READER, page=0):
    async with store.read(reader) as unit:
        return [one.member for one in (await people_on(unit, themes, page)).rows]


async def test_nobody_is_found_before_they_say_so(store):
    assert await found(store, *THEMES) == []
    async with store.read(READER) as unit:
        assert (await people_of(unit, "rws")).total == 0
        with pytest.raises(NotFound):
            await person(unit, ANNA)


async def test_it_is_said_per_theme_and_off_at_once(store):
    await do(store, ANNA, be_found, ["water", "wonen"])
    await do(store, BRAM, be_found, ["wonen"])
    assert await found(store, "water") == [ANNA]
    assert await found(store, "wonen") == [ANNA, BRAM]
    assert await found(store, "water", "energie") == [ANNA]
    await do(store, ANNA, stop_being_found, ["wonen"])
    assert await found(store, "wonen") == [BRAM]
    assert await found(store, "water") == [ANNA]
    await do(store, ANNA, stop_being_found)
    assert await found(store, *THEMES) == [BRAM]
    await do(store, ANNA, stop_being_found)
    async with store.read(READER) as unit:
        with pytest.raises(NotFound):
            await person(unit, ANNA)


async def test_each_theme_has_its_moment_and_its_wording(store):
    first = (await do(store, ANNA, be_found, ["water"])).found_on
    both = (await do(store, ANNA, be_found, ["wonen", "water"])).found_on
    assert both[0] == first[0]
    assert [one.theme for one in both] == ["water", "wonen"]
    assert both[1].since > both[0].since
    assert {one.wording for one in both} == {WORDING}
    kept = (await do(store, ANNA, be_found_only, ["water", "energie"])).found_on
    assert kept[0] == first[0]


async def test_what_was_agreed_to_in_older_words_is_kept_until_the_question_is_answered_anew(store):
    old = FoundOn(theme="water", since=NOW, wording=WORDING - 1)
    async with store.write(ANNA) as unit:
        anna = await unit.of(Member).get(ANNA)
        await unit.of(Member).put(anna.model_copy(update={"found_on": (old,)}))
    member = await do(store, ANNA, be_found, ["wonen"])
    assert member.found_on[0] == old
    member = await do(store, ANNA, be_found_only, ["water"])
    assert member.found_on[0].wording == WORDING
    assert member.found_on[0].since > NOW


async def test_only_themes_in_use_and_only_who_introduced_themselves(store):
    with pytest.raises(Invalid):
        await do(store, ANNA, be_found, ["bestaat-niet"])
    for who in (READER, "a3f1c0de-0000-4000-8000-000000000999"):
        with pytest.raises(Invalid) as refused:
            await do(store, who, be_found, ["water"])
        assert refused.value.faults[0].code == "found_introduce"
    assert await found(store, *THEMES) == []


async def test_others_see_what_was_agreed_to_and_no_more(store):
    async with store.write(SYSTEM) as unit:
        networks = {"aan": (ANNA,), "niet": (BRAM,), "dicht": (ANNA,)}
        for slug, leads in networks.items():
            status = "submitted" if slug == "dicht" else "published"
            one = Network(
                slug=slug, name=f"N {slug}", scale=Scale.LOCAL, leads=leads, status=status
            )
            await unit.of(Network).add(one)
        anna = await unit.of(Member).get(ANNA)
        news = {"email": "anna@rws.example", "themes": ("energie",), "function": "Adviseur"}
        await unit.of(Member).put(anna.model_copy(update=news))
    await do(store, ANNA, be_found, ["water"])
    async with store.read(READER) as unit:
        one = await person(unit, ANNA)
    assert one.organisation == ("rws", "Rijkswaterstaat (RWS)")
    assert [theme.slug for theme in one.themes] == ["water"]
    assert one.networks == (("aan", "N aan"),)
    assert "anna@" not in str(one)
    assert "Adviseur" not in str(one)


async def test_people_are_shown_to_who_takes_part_only(store):
    await do(store, ANNA, be_found, ["water"])
    await do(store, KERNTEAM, depart, BRAM)
    for who in (NOBODY, SYSTEM, BRAM, "a3f1c0de-0000-4000-8000-000000000999"):
        with pytest.raises(NotAllowed):
            await found(store, "water", reader=who)
        async with store.read(who) as unit:
            with pytest.raises(NotAllowed):
                await people_of(unit, "rws")
            with pytest.raises(NotAllowed):
                await person(unit, ANNA)


async def test_the_kernteam_switches_off_and_never_on(store):
    await do(store, ANNA, be_found, ["water"])
    with pytest.raises(NotAllowed):
        await do(store, BRAM, hide, ANNA)
    with pytest.raises(NotAllowed):
        await do(store, NOBODY, hide, "")
    await do(store, KERNTEAM, hide, ANNA)
    assert await found(store, "water") == []
    await do(store, KERNTEAM, put_right, ANNA, EditForm(name="Anna"))
    assert await found(store, "water") == []


async def test_who_was_hidden_hears_it_once(store):
    await do(store, ANNA, be_found, ["water"])
    for who in (KERNTEAM, KERNTEAM, ANNA):
        await do(store, who, hide, ANNA)
    messages = await store.outbox.claim(100, 60)
    assert [type(one.event) for one in messages].count(MemberHidden) == 1


async def test_a_document_can_neither_say_it_nor_take_it_away(store):
    await do(store, ANNA, be_found, ["water"])
    row = {"slug": ANNA, "name": "Anna", "status": "introduced", "organisation": "rws"}
    said = [{"theme": "water", "since": NOW.isoformat(), "wording": 1}]
    for slug in (BRAM, "a3f1c0de-0000-4000-8000-000000000777"):
        with pytest.raises(DocumentError) as refused:
            await do(store, SYSTEM, load, {"members": [{**row, "slug": slug, "found_on": said}]})
        assert "found_on" in str(refused.value)
    async with store.read() as unit:
        dumped = await dump(unit)
    assert not [one for one in dumped["members"] if "found_on" in one]
    await do(store, SYSTEM, load, dumped | {"memberships": []})
    assert await found(store, "water") == [ANNA]


async def test_people_come_in_pages_by_name(store):
    async with store.write(SYSTEM) as unit:
        said = (FoundOn(theme="energie", since=NOW, wording=1),)
        await unit.of(Member).add_all(
            [
                introduced(f"a3f1c0de-0000-4000-8000-0000000003{n:02}", f"N {n:02}", found_on=said)
                for n in range(PAGE + 3)
            ]
        )
    async with store.read(READER) as unit:
        first, last = [await people_on(unit, ["energie"], page) for page in (0, 99)]
    assert [one.name for one in first.rows] == [f"N {n:02}" for n in range(PAGE)]
    assert [one.name for one in last.rows] == [f"N {n:02}" for n in range(PAGE, PAGE + 3)]
    assert (last.page, last.total) == (1, PAGE + 3)


async def test_an_introduction_asks_it_and_its_export_has_it(store):
    filled = {"name": "Anna", "organisation": "rws", "language": "nl", "drives": "no"}
    filled |= {"consent": True, "found_on": ("water",)}
    await do(store, ANNA, introduce, filled)
    assert await found(store, "water") == [ANNA]
    async with store.read(ANNA) as unit:
        [row] = (await export(unit, ANNA))["members"]
    assert [one["theme"] for one in row["found_on"]] == ["water"]
    await do(store, ANNA, introduce, filled | {"found_on": ()})
    assert await found(store, "water") == []
    with pytest.raises(Invalid) as refused:
        await do(store, ANNA, introduce, filled | {"found_on": ("onzin",)})
    assert [one.field for one in refused.value.faults] == ["found_on"]
