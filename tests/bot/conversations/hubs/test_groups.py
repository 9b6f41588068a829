"""The groups in conversation: who takes part, and who may see which people do."""

import pytest

from bot.dispatch.contacts.keys import member_key
from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import Role
from registry.members.member import Member
from tests.support.conversation import CHANNEL, FATIMA, PIETER, SANNE, buttons_of, town, words_of

STEERING = ["BZK", "IenW", "LNV", "IPO", "VNG", "UvW", "STOWA", "RIVM", "Fries Sociaal Planbureau"]
INITIATIVE = [
    *["VNG", "BZK", "IenW", "LNV", "RIVM", "STOWA", "Regieorgaan SIA", "RWS", "Cultureel Erfgoed"],
    *["Gemeente Utrecht", "Gemeente Enschede", "Gemeente Rotterdam", "Provincie Noord-Holland"],
    *["GGD GHOR", "CBS", "Fries Sociaal Planbureau", "Omgevingsdienst NL"],
]
NETWORKS = [
    *["Platform31", "Platform CROW", "Agenda Stad", "Bodem en ondergrond", "Vergunningverlening"],
    *["Omgevingsveiligheid", "Leerkringen Leren in de Ruimte", "Nationaal netwerk brede welvaart"],
    *["Zeer Zorgwekkende Stoffen", "Pilotprogramma RIVM-Omgevingsdiensten"],
]


@pytest.fixture
async def plek(content_url):
    async with town(content_url, content=False, kernteam=[SANNE]) as running:
        yield running


async def put(plek, person, group, role=Role.MEMBER, name=""):
    key = member_key(person.id) if not isinstance(person, str) else person
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(Member).get_or_add(Member(slug=key, name=name or getattr(person, "name", "")))
        slug = Membership.key(group, key)
        await unit.of(Membership).add(Membership(slug=slug, member=key, group=group, role=role))


@pytest.mark.parametrize(
    "text",
    [
        *[
            "groep stuurgroep",
            "wie zit er in de stuurgroep",
            "Wie zitten er in de Stuurgroep PLeK?",
        ],
        *["who is in the stuurgroep", "stuurgroep", "de stuurgroep", "groep sturgroep"],
    ],
)
async def test_the_nine_bodies_of_the_stuurgroep(plek, text):
    words = words_of(await plek.chat(FATIMA).say(text))
    assert "Organisaties (9)" in words or "Organisations (9)" in words
    assert [one for one in STEERING if one not in words] == []


@pytest.mark.parametrize(
    "text", ["initiatiefgroep", "groep initiatiefgroep", "Initiatiefgroep PLeK"]
)
async def test_the_initiatiefgroep_has_seventeen_organisations_and_ten_networks(plek, text):
    words = words_of(await plek.chat(FATIMA).say(text))
    assert "Organisaties (17)" in words
    assert "Programma’s en netwerken (10)" in words
    assert [one for one in (*INITIATIVE, *NETWORKS) if one not in words] == []
    assert "BZK): Geodata en Kennis, Bestuur en Advisering, KIEM" in words
    assert "Uit het plan, regels 1338–1365" in words


async def test_people_are_for_the_group_itself_and_the_kernteam(plek):
    await put(plek, PIETER, "stuurgroep", Role.STEERING)
    await put(plek, "mail:abc", "stuurgroep", Role.STEERING)
    for who, sees in ((FATIMA, False), (PIETER, True), (SANNE, True)):
        words = words_of(await plek.chat(who).say("groep stuurgroep"))
        assert (PIETER.name in words) is sees
        assert ("Mensen (2)" in words) is sees
        assert ("één persoon die zich nog niet" in words) is sees
    open_ground = await plek.chat(SANNE, CHANNEL).say("groep stuurgroep")
    assert PIETER.name not in words_of(open_ground)
    assert "onze eigen chat" in words_of(open_ground)


async def test_its_people_come_by_page_within_one_card(plek):
    for at in range(45):
        await put(plek, f"mail:{at}", "stuurgroep", name=f"Deelnemer {at:02}")
    chat = plek.chat(SANNE)
    first = await chat.say("groep stuurgroep")
    assert "Deelnemer 00" in words_of(first)
    assert "Deelnemer 20" not in words_of(first)
    second = await chat.press(first, "Volgende")
    assert "Deelnemer 20" in words_of(second)
    assert "Organisaties (9)" in words_of(second)
    third = await chat.press(second, "Volgende")
    assert "Deelnemer 44" in words_of(third)
    assert "Volgende" not in buttons_of(third)


async def test_teams_opens_for_who_is_in_it(plek):
    async with plek.store.write(SYSTEM) as unit:
        await unit.of(LedgerEntry).add(
            LedgerEntry(
                slug="subgroup:initiatiefgroep",
                kind="team",
                graph_id="1",
                state="live",
                name="PLeK Initiatiefgroep",
                url="https://teams.example/l/team/1",
            )
        )
        shown = (member_key(PIETER.id), member_key(FATIMA.id))
        await unit.of(LedgerRoster).add(
            LedgerRoster(slug="subgroup:initiatiefgroep", members=shown)
        )
    await put(plek, PIETER, "initiatiefgroep", Role.INITIATIVE)
    inside = await plek.chat(PIETER).say("initiatiefgroep")
    assert "Open in Teams" in buttons_of(inside)
    outside = await plek.chat(FATIMA).say("initiatiefgroep")
    assert "Open in Teams" not in buttons_of(outside)
    assert "Wil je erbij?" in words_of(outside)
    assert "teams.example" not in str(outside.card)


@pytest.mark.parametrize("language", ["groepen", "groups"])
async def test_all_groups_are_listed_and_open(plek, language):
    chat = plek.chat(FATIMA)
    listed = await chat.say(language)
    for name in ("Initiatiefgroep PLeK", "Stuurgroep PLeK", "PLeK Makers", "PLeK Café"):
        assert name in words_of(listed)
    opened = await chat.press(listed, "Bekijk")
    assert "Plek in Teams" in words_of(opened) or "Organisaties" in words_of(opened)


@pytest.mark.parametrize(
    "text", ["groep", "groep xyzzy", "groep ' OR 1=1 --", "groep " + "x" * 9000]
)
async def test_a_name_that_says_nothing_gets_a_choice(plek, text):
    assert "Bekijk" in buttons_of(await plek.chat(FATIMA).say(text))


async def test_who_is_in_the_kernteam_is_its_card(plek):
    words = words_of(await plek.chat(FATIMA).say("wie zit er in het kernteam"))
    assert words.splitlines()[0] == "Kernteam PLeK"


async def test_who_is_in_a_hub_is_on_its_card(plek):
    words = words_of(await plek.chat(FATIMA).say("wie zit er in hub Twente"))
    assert words.startswith("Kennishub Twente")


async def test_who_is_in_something_else_is_searched(plek):
    words = words_of(await plek.chat(FATIMA).say("wie zit er in de bodem met grondwater"))
    assert "Bodem en ondergrond" in words


async def test_a_forged_group_is_not_there(plek):
    for odd in (None, "nergens", "\x00", ["stuurgroep"], "x" * 9000):
        assert (await plek.chat(FATIMA).call("groups.show", group=odd)).text
