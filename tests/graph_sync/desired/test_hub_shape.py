"""What a yes to a planned hub's plan was for covers all that the plan is made of."""

from datetime import date

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import Blueprint
from registry.core.entity import Entity
from registry.core.membership import ChannelMembership, Membership
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Profile, Region, Role, Scale
from registry.hubs.hub import Hub, Seat
from registry.hubs.hub_plan import HubPlan
from registry.hubs.planning import shape_of
from registry.hubs.subgroup import Subgroup
from registry.members.aliases import known_as_many
from registry.members.member import Member, key_of_email
from registry.networks.network import Network
from registry.privacy.export_and_erase import erase
from registry.store.store import Store

DAY = date(2027, 3, 1)
PIET = key_of_email("piet@veere.example")
AN = "a3f1c0de-0000-4000-8000-000000000101"
BO = "a3f1c0de-0000-4000-8000-000000000102"
_BUILT_IN = Blueprint.load(None)
_HUBS = _BUILT_IN.hubs.model_copy(update={"members": ("group", "team", "leads")})
BLUEPRINT = _BUILT_IN.model_copy(update={"hubs": _HUBS})

CHANGES = {
    (Hub, "name"): "Zeeuwse delta",
    (Hub, "workspace"): Workspace(name="GW Zeeland", private=("Water", "Bestuur")),
    (Hub, "team"): (Seat(profile=Profile.CONNECTOR, member=BO),),
    (Hub, "networks"): (),
    (Hub, "starts"): date(2027, 5, 1),  # by then the access of Piet is over
    (Membership, "role"): Role.HUB_TEAM,
    (Membership, "profile"): Profile.ENTREPRENEUR,
    (Membership, "until"): DAY,
    (Membership, "group"): "elders",
    (Membership, "place"): "subgroup",
    (Membership, "member"): BO,
    (ChannelMembership, "until"): DAY,
    (ChannelMembership, "group"): "elders",
    (ChannelMembership, "channel"): "bestuur",
    (ChannelMembership, "member"): BO,
    (Member, "status"): "left",
    (Member, "email"): "piet@elders.example",
    (Network, "status"): "archived",
    (Network, "leads"): (BO,),
}
"""Field → another value of it, by which the plan's people, channels or names are others."""

WORKSPACE = {
    "name": "GW Zeeuwse delta",
    "channels": ("Wonen",),
    "private": (),
    "without": ("Bijeenkomsten",),
    "called": {"kernteam": "Trekkers"},
}

APART = {
    (Hub, "slug"): "never changes",
    (Hub, "status"): "`settle` looks at it: a hub that is dropped has no plan",
    (Hub, "verdict"): "of a hub that was dropped",
    (Member, "slug"): "the same person under another key is no other plan",
    (Member, "name"): "what an invitation says above an address; who gets it is the same",
    (Network, "slug"): "never changes",
    (Network, "name"): "of its own team alone",
    (Network, "workspace"): "of its own team alone",
    (Subgroup, "slug"): "of its own team alone",
    (Subgroup, "name"): "of its own team alone",
    (Subgroup, "workspace"): "of its own team; whose name it is, is seen when a hub is founded",
    (Subgroup, "status"): "of its own team alone",
}
"""Field that the desired state reads → why a change of it leaves a yes to the plan."""


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        async with opened.write("system") as unit:
            for one in (
                Member(slug=AN, name="An", email="an@veere.example"),
                Member(slug=BO, name="Bo"),
                Member(slug=PIET, name="Piet", email="piet@veere.example"),
                Network(
                    slug="water",
                    name="Water",
                    scale=Scale.LOCAL,
                    leads=(AN,),
                    status="published",
                ),
                Hub(
                    slug="zeeland",
                    name="Zeeland",
                    region=Region.ZEELAND,
                    province=Region.ZEELAND,
                    status="planned",
                    starts=DAY,
                    networks=("water",),
                    workspace=Workspace(name="GW Zeeland", private=("Water",)),
                ),
                Hub(
                    slug="elders",
                    name="Elders",
                    region=Region.TWENTE,
                    province=Region.OVERIJSSEL,
                ),
                Subgroup(slug="makers", name="Makers", workspace=Workspace(name="Makers")),
                Membership(
                    slug=f"zeeland:{PIET}",
                    member=PIET,
                    group="zeeland",
                    place="hub",
                    until=date(2027, 4, 1),
                ),
                ChannelMembership(
                    slug=ChannelMembership.key("zeeland", "water", PIET),
                    member=PIET,
                    group="zeeland",
                    channel="water",
                ),
            ):
                await unit.of(type(one)).add(one)
        yield opened


THINGS = {
    Hub: "zeeland",
    Membership: f"zeeland:{PIET}",
    ChannelMembership: ChannelMembership.key("zeeland", "water", PIET),
    Member: PIET,
    Network: "water",
    Subgroup: "makers",
}


async def shape(store):
    async with store.read() as unit:
        return await shape_of(unit, await unit.of(Hub).get("zeeland"))


async def ahead(store):
    """The team of the hub as it would be, with the accounts that are invited for it."""
    async with store.read() as unit:
        desired = await read_desired(unit, BLUEPRINT, (AN,), ("zeeland",))
    team = desired.teams["hub:zeeland"]
    return team, [desired.people[key] for key in sorted(team.members)]


async def put(store, entity, **news):
    async with store.write("system") as unit:
        known = await unit.of(entity).get(THINGS[entity])
        await unit.of(entity).put(known.model_copy(update=news))


async def test_each_field_that_the_desired_state_reads_is_accounted_for(store, monkeypatch):
    read = set()
    plain = Entity.__getattribute__

    def heard(self, name):
        if name in type(self).model_fields:
            read.add((type(self), name))
        return plain(self, name)

    async with store.read() as unit:
        for entity in THINGS:  # what is read to make an entity is not what is read of it
            await unit.of(entity).all()
    monkeypatch.setattr(Entity, "__getattribute__", heard, raising=False)
    await ahead(store)
    read = {(one, field) for one, field in read if field != "revision"}
    assert read - {*CHANGES, *APART} == set()
    assert {*CHANGES, *APART} - read - {(Hub, "starts")} == set()


@pytest.mark.parametrize(
    ("entity", "field"), CHANGES, ids=lambda one: getattr(one, "__name__", one)
)
async def test_a_change_of_what_the_plan_is_made_of_is_another_shape(store, entity, field):
    before, was = await shape(store), await ahead(store)
    await put(store, entity, **{field: CHANGES[entity, field]})
    assert not (await shape(store)).same(before)
    assert await ahead(store) != was


@pytest.mark.parametrize("field", Workspace.model_fields)
async def test_so_is_a_change_of_its_workspace(store, field):
    before, was = await shape(store), await ahead(store)
    kept = Workspace(name="GW Zeeland", private=("Water",))
    await put(store, Hub, workspace=kept.model_copy(update={field: WORKSPACE[field]}))
    assert not (await shape(store)).same(before)
    assert await ahead(store) != was


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (Member, "function", "Boer"),
        (Member, "name", "Piet de Wit"),
        (Hub, "keywords", ("delta",)),
        (Membership, "until", date(2028, 4, 1)),  # still in on its day
        (Membership, "until", None),
        (Network, "name", "Waterkring"),
    ],
)
async def test_what_changes_nothing_in_the_plan_leaves_the_shape(store, entity, field, value):
    before, (was, _) = await shape(store), await ahead(store)
    await put(store, entity, **{field: value})
    assert (await shape(store)).same(before)
    assert (await ahead(store))[0] == was


@pytest.mark.parametrize("key", [BO, "a3f1c0de-0000-4000-8000-000000000109"])
async def test_who_gets_an_account_leaves_a_yes_as_it_was(store, key):
    async with store.write("system") as unit:
        shown = await shape_of(unit, await unit.of(Hub).get("zeeland"))
        await unit.of(HubPlan).add(HubPlan(slug="zeeland", shown=shown))
        await known_as_many(unit, {PIET: key})
    async with store.read() as unit:
        kept = await unit.of(HubPlan).get("zeeland")
    assert (await shape(store)).same(kept.shown)


async def test_who_is_erased_leaves_a_yes_as_it_was(store):
    async with store.write("system") as unit:
        shown = await shape_of(unit, await unit.of(Hub).get("zeeland"))
        await unit.of(HubPlan).add(HubPlan(slug="zeeland", shown=shown))
    async with store.write(PIET) as unit:
        await erase(unit, PIET)
    async with store.read() as unit:
        kept = await unit.of(HubPlan).get("zeeland")
    assert PIET not in kept.model_dump_json()
    assert (await shape(store)).same(kept.shown)
