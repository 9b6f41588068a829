import asyncio
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.agenda.question import Question
from registry.core.membership import Membership
from registry.core.vocabulary import Profile, Region, Role, Scale
from registry.hubs.hub import Hub, Seat
from registry.hubs.subgroup import Subgroup
from registry.members.aliases import MemberAlias, earlier_keys, known_as_many, merged, resolved
from registry.members.member import Member
from registry.networks.network import Network, Review
from registry.onboarding.appointments import appoint, dismiss
from registry.store.store import Store
from tests.support.examples import examples
from tests.support.furnished import sqlite_with_tables

ID = "a3f1c0de-0000-4000-8000-000000000103"
OTHER = "a3f1c0de-0000-4000-8000-000000000104"
MAIL = "mail:0123456789abcdef"
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        yield opened


def seat(group, member, **fields):
    return Membership(
        slug=Membership.key(group, member), member=member, group=group, place="hub", **fields
    )


async def keep(store, *things):
    async with store.write("system") as unit:
        for thing in things:
            await unit.of(type(thing)).add(thing)


async def rename(store, news):
    async with store.write("system") as unit:
        await known_as_many(unit, news)


async def state(store):
    """All that is kept of people, as data."""
    async with store.read() as unit:
        return {
            entity.section: [one.model_dump(mode="json") for one in await unit.of(entity).all()]
            for entity in (Member, Membership, Hub, Network, Question, MemberAlias)
        }


def hub(**fields):
    region = {"region": Region.TWENTE, "province": Region.OVERIJSSEL}
    return Hub(slug="twente", name="Twente", **region, **fields)


async def test_an_invited_guest_is_known_by_object_id_everywhere(store):
    await keep(
        store,
        Member(slug=MAIL, email="jan@veere.nl", name="Jan"),
        Member(slug=OTHER, name="Piet"),
        hub(team=(Seat(profile=Profile.CONNECTOR, member=MAIL),)),
        seat("twente", MAIL, role=Role.HUB_TEAM, profile=Profile.CONNECTOR),
        seat("twente", OTHER),
        Network(
            slug="n",
            name="Netwerk",
            scale=Scale.LOCAL,
            leads=(OTHER, MAIL),
            review=Review(outcome="published", by=MAIL),
        ),
        Question(slug="q", text="Hoe leren wij samen?", asker=MAIL, followers=(MAIL,)),
    )

    async with store.write("system") as unit:
        await known_as_many(unit, {MAIL: ID})

    async with store.read() as unit:
        member = await unit.of(Member).get(ID)
        assert (member.email, member.name) == ("jan@veere.nl", "Jan")
        assert await unit.of(Member).find(MAIL) is None
        [mine] = await unit.of(Membership).all(member=ID)
        assert (mine.slug, mine.role, mine.profile) == (
            f"twente:{ID}",
            Role.HUB_TEAM,
            Profile.CONNECTOR,
        )
        assert await unit.of(Membership).count() == 2
        assert (await unit.of(Hub).get("twente")).team[0].member == ID
        network = await unit.of(Network).get("n")
        assert (network.leads, network.review.by) == ((OTHER, ID), ID)
        question = await unit.of(Question).get("q")
        assert (question.asker, question.followers) == (ID, (ID,))
        assert await resolved(unit, MAIL) == ID
        assert await resolved(unit, OTHER) == OTHER
        assert await earlier_keys(unit, ID) == (MAIL,)
    tables = await state(store)
    assert MAIL not in str({name: rows for name, rows in tables.items() if "alias" not in name})


async def test_twice_is_as_once_and_leaves_no_second_trace(store):
    await keep(store, Member(slug=MAIL), hub(team=(Seat(profile="verbinder", member=MAIL),)))
    await rename(store, {MAIL: ID})
    before = await state(store)
    async with store.read() as unit:
        trail = len(await unit.audit(limit=500))
    await rename(store, {MAIL: ID})
    assert await state(store) == before
    async with store.read() as unit:
        assert len(await unit.audit(limit=500)) == trail


async def test_who_was_there_already_under_the_new_key_is_the_same_person(store):
    await keep(
        store,
        Member(slug=MAIL, name="Jan", email="jan@veere.nl", function="Adviseur"),
        Member(slug=ID, name="Jan Jansen", status="introduced", consent=AT, offers=2, arrived=AT),
        hub(),
        seat("twente", MAIL, role=Role.HUB_TEAM, profile=Profile.SECRETARY),
        seat("twente", ID),
        seat("zeeland", MAIL),
    )
    await rename(store, {MAIL: ID})
    async with store.read() as unit:
        [member] = await unit.of(Member).all()
        seats = await unit.of(Membership).all()
    assert (member.name, member.email, member.function) == (
        "Jan Jansen",
        "jan@veere.nl",
        "Adviseur",
    )
    assert (member.status, member.consent, member.offers) == ("introduced", AT, 2)
    assert [(one.slug, one.role, one.profile) for one in seats] == [
        (f"twente:{ID}", Role.HUB_TEAM, Profile.SECRETARY),
        (f"zeeland:{ID}", Role.MEMBER, None),
    ]


def test_who_introduced_themselves_counts_most_and_nothing_that_was_filled_in_is_lost():
    new = Member(slug=ID, name="J. Jansen", email="j@a.nl", status="left", left=AT)
    old = Member(slug=MAIL, name="Jan", status="introduced", consent=AT, opted_out=True)
    one = merged(new, old)
    assert (one.slug, one.name, one.email, one.status) == (ID, "Jan", "j@a.nl", "introduced")
    assert (one.consent, one.opted_out, one.left) == (AT, True, None)
    assert merged(new, Member(slug=MAIL)) == new


async def test_a_key_that_changes_once_more_takes_its_earlier_ones_along(sqlite):
    await keep(sqlite, Member(slug="jan", name="Jan"))
    await rename(sqlite, {"jan": MAIL})
    await rename(sqlite, {MAIL: ID})
    async with sqlite.read() as unit:
        assert {await resolved(unit, key) for key in ("jan", MAIL, ID)} == {ID}
        assert await earlier_keys(unit, ID) == ("jan", MAIL)
        assert [one.slug for one in await unit.of(Member).all()] == [ID]


async def test_chains_and_two_keys_of_one_person_in_one_group(sqlite):
    await keep(sqlite, Member(slug="a", name="Jan"), Member(slug="b", email="b@c.nl"))
    await rename(sqlite, {"a": "b", "b": ID, "c": ID, "d": "d"})
    async with sqlite.read() as unit:
        [member] = await unit.of(Member).all()
        assert (member.slug, member.name, member.email) == (ID, "Jan", "b@c.nl")
        assert await earlier_keys(unit, ID) == ("a", "b", "c")


async def test_a_key_that_somebody_has_again_is_no_earlier_one(sqlite):
    await keep(sqlite, Member(slug="a", name="Jan"))
    await rename(sqlite, {"a": "b"})
    await rename(sqlite, {"b": "a"})
    async with sqlite.read() as unit:
        assert [one.slug for one in await unit.of(Member).all()] == ["a"]
        assert await earlier_keys(unit, "a") == ("b",)
        assert await resolved(unit, "a") == "a"


async def test_keys_in_a_circle_are_refused(sqlite):
    with pytest.raises(ValueError, match="each other"):
        await rename(sqlite, {"a": "b", "b": "c", "c": "a"})


async def test_a_network_and_a_group_of_the_same_key_are_no_person(sqlite):
    await keep(
        sqlite,
        Member(slug="twente", name="Meneer Twente"),
        hub(parties=("twente",)),
        Network(slug="twente", name="Twente", scale=Scale.LOCAL, organisations=("twente",)),
        seat("twente", "twente"),
    )
    before = await state(sqlite)
    await rename(sqlite, {"twente": ID})
    after = await state(sqlite)
    assert after["hubs"] == before["hubs"]
    assert after["networks"] == before["networks"]
    assert [(one["slug"], one["group"]) for one in after["memberships"]] == [
        (f"twente:{ID}", "twente")
    ]


async def test_appointing_by_an_earlier_key_means_the_same_person(sqlite):
    await keep(sqlite, Member(slug=MAIL), Subgroup(slug="makers", name="PLeK Makers"))
    await rename(sqlite, {MAIL: ID})
    async with sqlite.write("system") as unit:
        assert (await appoint(unit, "makers", MAIL)).member == ID
        assert [one.slug for one in await unit.of(Member).all()] == [ID]
        await dismiss(unit, "makers", MAIL)
        assert await unit.of(Membership).all() == []


class Counting:
    """A unit that writes down what is read in one go."""

    def __init__(self, unit):
        self._unit = unit
        self.read = []
        self.some = {}
        self.standing = unit.standing

    def of(self, entity):
        repository, read, some = self._unit.of(entity), self.read, self.some

        class Repository:
            def __getattr__(self, name):
                return getattr(repository, name)

            async def all(self, **where):
                read.append((entity.section, tuple(where)))
                return await repository.all(**where)

            async def some(self, keys):
                some.setdefault(entity.section, set()).update(keys)
                return await repository.some(keys)

        return Repository()


async def test_a_group_of_guests_is_looked_for_where_it_stands_and_nowhere_else(sqlite):
    keys = [f"mail:{number}" for number in range(40)]
    await keep(sqlite, hub(), *(Member(slug=key) for key in keys))
    await keep(sqlite, *(seat("twente", key) for key in keys))
    async with sqlite.write("system") as unit:
        counting = Counting(unit)
        await known_as_many(counting, {key: key.replace("mail", "id") for key in keys[:20]})
        assert await unit.of(Membership).count() == 40
    assert [section for section, where in counting.read if not where] == []
    assert "twente:mail:39" not in counting.some["memberships"]
    assert len(counting.some["memberships"]) == 40  # the 20 as they were, and as they will be
    assert "hubs" not in counting.some


KEYS = [f"k{number}" for number in range(5)]
IDS = ["i0", "i1", "i2"]
NEWS = st.fixed_dictionaries({key: st.sampled_from(IDS) for key in KEYS})
NAMES = st.sampled_from(["", "Jan"])
PEOPLE = st.lists(
    st.builds(Member, slug=st.sampled_from([*KEYS, *IDS]), function=NAMES),
    unique_by=lambda one: one.slug,
)
SEATS = st.lists(
    st.builds(seat, st.sampled_from(["g", "h"]), st.sampled_from([*KEYS, *IDS])),
    unique_by=lambda one: one.slug,
)
LEADS = st.lists(st.sampled_from([*KEYS, *IDS]), unique=True).map(tuple)


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=PEOPLE, seats=SEATS, leads=LEADS, news=NEWS, cuts=st.permutations(KEYS))
def test_in_which_groups_the_keys_become_known_makes_no_difference(
    people, seats, leads, news, cuts, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("stores")
    network = Network(slug="n", name="Netwerk", scale=Scale.LOCAL, leads=leads)

    async def after(name, *groups):
        async with await Store.open(sqlite_with_tables(f"{folder}/{name}.db")) as store:
            await keep(store, network, *people, *seats)
            for group in groups:
                await rename(store, group)
            return await state(store)

    at_once = asyncio.run(after("one", news))
    one_by_one = asyncio.run(after("two", *({key: news[key]} for key in cuts)))
    assert at_once == one_by_one
    keys = {one["slug"] for one in at_once["members"]}
    assert keys == {news.get(one.slug, one.slug) for one in people}
    wanted = {(one.group, news.get(one.member, one.member)) for one in seats}
    assert {(one["group"], one["member"]) for one in at_once["memberships"]} == wanted
