"""A list of guests that is loaded again makes nobody twice."""

import copy
from datetime import UTC, datetime

import pytest

from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.documents import DocumentError, dump, load
from registry.hubs.hub import Hub
from registry.members.aliases import known_as_many, resolved
from registry.members.member import Member, key_of_email
from registry.networks.network import Network
from registry.store.store import Store

JAN = "a3f1c0de-0000-4000-8000-000000000103"
EVA = "a3f1c0de-0000-4000-8000-000000000104"
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
GUESTS = {
    "hubs": [
        {
            "slug": "twente",
            "name": "Twente",
            "region": "twente",
            "province": "overijssel",
            "team": [{"profile": "verbinder", "member": "jan"}],
        }
    ],
    "networks": [{"slug": "n", "name": "Netwerk", "scale": "lokaal", "leads": ["eva", "jan"]}],
    "members": [
        {"slug": "jan", "name": "Jan Jansen", "email": "Jan@Veere.nl"},
        {"slug": "eva", "name": "Eva", "email": "eva@veere.nl"},
    ],
    "memberships": [
        {"slug": "twente:jan", "member": "jan", "group": "twente", "place": "hub"},
        {"slug": "twente:eva", "member": "eva", "group": "twente", "place": "hub"},
    ],
}


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        yield opened


async def bring(store, document):
    async with store.write("system") as unit:
        return (await load(unit, document)).total


async def dumped(store):
    async with store.read() as unit:
        return await dump(unit)


async def invite(store, news):
    async with store.write("system") as unit:
        await known_as_many(unit, news)


async def members(store):
    async with store.read() as unit:
        return {one.slug: one for one in await unit.of(Member).all()}


def members_of(*items):
    return {"members": list(items)}


async def test_the_same_list_again_after_the_invitations_changes_nothing(store):
    assert (await bring(store, GUESTS)).added == 6
    await invite(store, {"jan": JAN, "eva": EVA})
    before = await dumped(store)
    again = copy.deepcopy(GUESTS)

    total = await bring(store, again)

    assert (total.added, total.changed, total.unchanged) == (0, 0, 6)
    assert await dumped(store) == before
    assert again == GUESTS
    async with store.read() as unit:
        assert (await unit.of(Hub).get("twente")).team[0].member == JAN
        assert (await unit.of(Network).get("n")).leads == (EVA, JAN)
        assert {one.slug for one in await unit.of(Membership).all()} == {
            f"twente:{JAN}",
            f"twente:{EVA}",
        }


async def test_what_is_new_in_the_list_reaches_those_who_were_invited(sqlite):
    await bring(sqlite, GUESTS)
    await invite(sqlite, {"jan": JAN})
    news = {
        "members": [{"slug": "jan", "name": "Jan P. Jansen", "email": "jan@veere.nl"}],
        "memberships": [
            {"slug": "twente:jan", "member": "jan", "group": "twente", "place": "hub",
             "role": "hubteam"}
        ],
    }  # fmt: skip
    total = await bring(sqlite, news)
    assert (total.added, total.changed) == (0, 2)
    assert (await members(sqlite))[JAN].name == "Jan P. Jansen"
    async with sqlite.read() as unit:
        assert (await unit.of(Membership).get(f"twente:{JAN}")).role is Role.HUB_TEAM


async def test_what_somebody_said_themselves_is_not_replaced_by_a_list(sqlite):
    await bring(sqlite, GUESTS)
    await invite(sqlite, {"jan": JAN})
    async with sqlite.write("system") as unit:
        member = await unit.of(Member).get(JAN)
        said = {"name": "Jan-Peter", "status": "introduced", "consent": AT, "purpose": "Leren"}
        await unit.of(Member).put(member.model_copy(update=said))
    listed = {"slug": "jan", "name": "Jan Jansen", "email": "jan@veere.nl", "function": "Adviseur"}
    await bring(sqlite, members_of(listed))
    member = (await members(sqlite))[JAN]
    assert (member.name, member.purpose, member.consent) == ("Jan-Peter", "Leren", AT)
    assert (member.status, member.function) == ("introduced", "Adviseur")


async def test_somebody_with_an_account_is_known_by_their_address(sqlite):
    await bring(sqlite, members_of({"slug": JAN, "name": "Jan", "email": "jan@veere.nl"}))
    await bring(sqlite, GUESTS)
    assert set(await members(sqlite)) == {JAN, "eva"}
    async with sqlite.read() as unit:
        assert await resolved(unit, "jan") == JAN
        assert (await unit.of(Hub).get("twente")).team[0].member == JAN
    assert (await bring(sqlite, GUESTS)).unchanged == 6


async def test_twins_that_were_there_become_one(sqlite):
    await bring(sqlite, GUESTS)
    async with sqlite.write("system") as unit:
        await unit.of(Member).add(Member(slug=JAN, email="jan@veere.nl"))
    await bring(sqlite, GUESTS)
    assert set(await members(sqlite)) == {JAN, "eva"}
    async with sqlite.read() as unit:
        assert await unit.of(Membership).find("twente:jan") is None


async def test_who_was_entered_by_address_in_chat_is_the_same_as_in_the_list(sqlite):
    mail = key_of_email("jan@veere.nl")
    async with sqlite.write("system") as unit:
        await unit.of(Member).add(Member(slug=mail, email="jan@veere.nl"))
    await bring(sqlite, GUESTS)
    assert {one.name for one in (await members(sqlite)).values()} == {"Jan Jansen", "Eva"}
    assert set(await members(sqlite)) == {mail, "eva"}


async def test_people_who_share_a_mailbox_stay_apart_until_they_share_an_account(sqlite):
    shared = members_of(
        {"slug": "a", "name": "A", "email": "info@veere.nl"},
        {"slug": "b", "name": "B", "email": "info@veere.nl"},
    )
    await bring(sqlite, shared)
    assert (await bring(sqlite, shared)).unchanged == 2
    await invite(sqlite, {"a": JAN, "b": JAN})
    assert (await bring(sqlite, shared)).added == 0
    assert set(await members(sqlite)) == {JAN}


async def test_two_accounts_of_one_address_are_two_people(sqlite):
    both = members_of(
        {"slug": JAN, "email": "info@veere.nl"}, {"slug": EVA, "email": "info@veere.nl"}
    )
    await bring(sqlite, both)
    await bring(sqlite, both)
    assert set(await members(sqlite)) == {JAN, EVA}


async def test_mistakes_keep_their_place_and_nothing_is_changed(sqlite):
    await bring(sqlite, GUESTS)
    await invite(sqlite, {"jan": JAN})
    before = await dumped(sqlite)
    wrong = copy.deepcopy(GUESTS)
    wrong["members"][1]["regions"] = ["atlantis"]
    wrong["memberships"].append({"slug": "x:jan", "member": "jan", "group": "x", "place": "hub"})
    wrong["members"].append(dict(wrong["members"][1], regions=[]))
    with pytest.raises(DocumentError) as error:
        await bring(sqlite, wrong)
    assert [one.place for one in error.value.problems] == [
        "members[1].regions[0]",
        "members[2].slug",
        "memberships[2].group",
    ]
    assert await dumped(sqlite) == before


async def test_a_dump_comes_back_in_a_registry_of_its_own(sqlite, tmp_path):
    await bring(sqlite, GUESTS)
    await invite(sqlite, {"jan": JAN})
    document = await dumped(sqlite)
    async with await Store.open(f"sqlite:///{tmp_path}/other.db") as other:
        await bring(other, document)
        assert await dumped(other) == document
