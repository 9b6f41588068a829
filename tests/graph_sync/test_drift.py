from datetime import date

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.drift import NotAcceptable, accept, leave, undo
from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.keys import channel_key
from graph_sync.plan.names import cause_of_text
from registry.core.errors import Invalid, NotAllowed, NotFound
from registry.core.membership import ChannelMembership, Membership
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Profile, Region, Role, Scale
from registry.hubs.hub import Hub
from registry.hubs.hub import Seat as HubSeat
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.provisioning.plan import (
    Cause,
    PlannedChange,
    ResourceKind,
    SyncAction,
)
from registry.store.store import Store

KERN, OTHER = "kern", "other"
BLUEPRINT = Blueprint.load(None)


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        async with opened.write("system") as unit:
            for key in (KERN, OTHER, "an", "bo"):
                await unit.of(Member).add(Member(slug=key))
            await unit.of(Membership).add(
                _membership("kernteam", KERN, "subgroup", role=Role.KERNTEAM)
            )
            await unit.of(Membership).add(_membership("twente", "an"))
            hub = Hub(
                slug="twente",
                name="Twente",
                region=Region.TWENTE,
                province=Region.OVERIJSSEL,
                team=(HubSeat(profile=Profile.CONNECTOR, member="bo"),),
            )
            await unit.of(Hub).add(hub)
            place = Workspace(name="PLeK Makers", channels=("Helpdesk",))
            await unit.of(Subgroup).add(Subgroup(slug="makers", name="Makers", workspace=place))
            network = Network(slug="water", name="Water", scale=Scale.LOCAL, leads=("an",))
            await unit.of(Network).add(network)
        yield opened


def _membership(group, member, place="hub", **more):
    key = Membership.key(group, member)
    return Membership(slug=key, member=member, group=group, place=place, **more)


GONE = PlannedChange(
    action=SyncAction.INVITE,
    kind=ResourceKind.GUEST,
    key="/an",
    area="hub:twente",
    name="An",
    cause=Cause.DRIFT,
    where="GW Twente",
    member="an",
)


async def test_whose_account_is_gone_has_left_by_the_kernteams_word(store):
    async with store.write(OTHER) as unit:
        with pytest.raises(NotAllowed):
            await accept(unit, GONE)
    async with store.write(KERN) as unit:
        await accept(unit, GONE)
        assert (await unit.of(Member).get("an")).status == "left"
    with pytest.raises(NotAcceptable):
        async with store.write(KERN) as unit:
            await leave(unit, GONE)


def change(action, kind, key, **more):
    area = ":".join(key.partition("/")[0].split(":")[:2])
    member = key.partition("/")[2]
    more = {"name": "Naam", "member": member, **more}
    return PlannedChange(action=action, kind=kind, key=key, area=area, cause=Cause.DRIFT, **more)


async def do(store, deed, what, actor=KERN):
    async with store.write(actor) as unit:
        await deed(unit, what)


async def hub(store):
    async with store.read() as unit:
        return await unit.of(Hub).get("twente")


async def names(store, area="hub:twente"):
    async with store.read() as unit:
        desired = await read_desired(unit, BLUEPRINT, ())
    return {one.key.removeprefix(f"{area}:"): one.name for one in desired.teams[area].channels}


# --- who may


@pytest.mark.parametrize("deed", [accept, leave])
async def test_the_kernteam_settles_and_nobody_else(store, deed):
    renamed = change(
        SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="GW Oost", after="GW Twente"
    )
    with pytest.raises(NotAllowed):
        await do(store, deed, renamed, actor=OTHER)
    assert (await hub(store)).workspace is None


@pytest.mark.parametrize(
    ("deed", "action", "kind"),
    [
        (accept, SyncAction.RESTORE, ResourceKind.TEAM),
        (accept, SyncAction.PROMOTE, ResourceKind.MEMBER),
        (leave, SyncAction.ADD, ResourceKind.MEMBER),
        (leave, SyncAction.PROMOTE, ResourceKind.MEMBER),
    ],
)
async def test_what_can_not_be_chosen_is_refused(store, deed, action, kind):
    with pytest.raises(NotAcceptable):
        await do(store, deed, change(action, kind, "hub:twente/an"))


# --- names


async def test_a_new_name_of_a_team_goes_into_the_registry(store):
    renamed = change(
        SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="GW Oost", after="GW Twente"
    )
    await do(store, accept, renamed)
    found = await hub(store)
    assert (found.name, found.workspace.name) == ("Twente", "GW Oost")


async def test_a_name_that_the_registry_does_not_take_is_refused(store):
    renamed = change(
        SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="x" * 200, after="GW Twente"
    )
    with pytest.raises(Invalid):
        await do(store, accept, renamed)


async def test_a_channel_keeps_its_key_under_a_new_name(store):
    key = "hub:twente:kernteam"
    await do(store, accept, change(SyncAction.RENAME, ResourceKind.CHANNEL, key, before="Hubteam"))
    assert (await names(store))["kernteam"] == "Hubteam"
    key = "subgroup:makers:helpdesk"
    await do(store, accept, change(SyncAction.RENAME, ResourceKind.CHANNEL, key, before="Hulp"))
    assert (await names(store, "subgroup:makers"))["helpdesk"] == "Hulp"


# --- channels


async def test_a_channel_of_the_blueprint_is_done_without_and_had_again(store):
    key = "hub:twente:bijeenkomsten"
    gone = change(SyncAction.UNARCHIVE, ResourceKind.CHANNEL, key, name="Bijeenkomsten")
    await do(store, accept, gone)
    assert "bijeenkomsten" not in await names(store)
    back = change(SyncAction.ARCHIVE, ResourceKind.CHANNEL, key, name="Bijeenkomsten")
    await do(store, accept, back)
    assert "bijeenkomsten" in await names(store)


async def test_also_when_it_is_called_otherwise(store):
    key = "hub:twente:bijeenkomsten"
    await do(store, accept, change(SyncAction.RENAME, ResourceKind.CHANNEL, key, before="Agenda"))
    await do(store, accept, change(SyncAction.CREATE, ResourceKind.CHANNEL, key, name="Agenda"))
    assert "bijeenkomsten" not in await names(store)


async def test_a_channel_of_its_own_goes_and_comes_back(store):
    key = "subgroup:makers:helpdesk"
    await do(store, accept, change(SyncAction.CREATE, ResourceKind.CHANNEL, key, name="Helpdesk"))
    assert await names(store, "subgroup:makers") == {"general": "Algemeen"}
    await do(store, accept, change(SyncAction.ARCHIVE, ResourceKind.CHANNEL, key, name="Helpdesk"))
    assert (await names(store, "subgroup:makers"))["helpdesk"] == "Helpdesk"


async def test_a_channel_that_nobody_lists_can_not_be_done_without(store):
    gone = change(SyncAction.UNARCHIVE, ResourceKind.CHANNEL, "subgroup:makers:onbekend")
    with pytest.raises(NotAcceptable):
        await do(store, accept, gone)


# --- people


async def membership(store, group, member):
    async with store.read() as unit:
        return await unit.of(Membership).find(Membership.key(group, member))


async def test_who_was_put_in_by_hand_gets_a_membership(store):
    await do(store, accept, change(SyncAction.REMOVE, ResourceKind.MEMBER, "hub:twente/piet"))
    assert (await membership(store, "twente", "piet")).role is Role.MEMBER
    await do(
        store, accept, change(SyncAction.REMOVE, ResourceKind.MEMBER, "hub:twente:kernteam/piet")
    )
    assert (await membership(store, "twente", "piet")).role is Role.HUB_TEAM
    await do(store, accept, change(SyncAction.REMOVE, ResourceKind.MEMBER, "subgroup:makers/piet"))
    assert (await membership(store, "makers", "piet")).role is Role.MEMBER


async def test_whose_plain_membership_was_ended_by_hand_has_none_any_more(store):
    await do(store, accept, change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente/an"))
    assert await membership(store, "twente", "an") is None


@pytest.mark.parametrize("key", ["hub:twente/bo", "hub:twente:kernteam/an", "subgroup:makers/an"])
async def test_who_is_there_by_more_than_a_membership_stays(store, key):
    with pytest.raises(NotAcceptable):
        await do(store, accept, change(SyncAction.ADD, ResourceKind.MEMBER, key))


# --- private channels by name


async def let_in(store, channel, until=None, member="an"):
    async with store.write("system") as unit:
        await unit.of(ChannelMembership).add(
            ChannelMembership(
                slug=ChannelMembership.key("twente", channel, member),
                member=member,
                group="twente",
                channel=channel,
                until=until,
            )
        )


async def named(store, channel, member="an"):
    async with store.read() as unit:
        key = ChannelMembership.key("twente", channel, member)
        return await unit.of(ChannelMembership).find(key)


async def test_who_was_taken_out_of_a_channel_by_hand_is_out_of_that_alone_and_back(store):
    until = date(2099, 7, 1)
    await let_in(store, "kernteam", until)
    await let_in(store, "water")
    gone = change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente:kernteam/an")
    async with store.write(KERN) as unit:
        back = await accept(unit, gone)
    assert await named(store, "kernteam") is None
    assert await named(store, "water") is not None
    assert await membership(store, "twente", "an") is not None
    with pytest.raises(NotAllowed):
        await do(store, undo, back, actor=OTHER)
    for _ in range(2):
        await do(store, undo, back)
    assert (await named(store, "kernteam")).until == until


async def test_who_is_in_a_channel_by_the_team_too_stays_in_it(store):
    await let_in(store, "kernteam", member="bo")
    with pytest.raises(NotAcceptable) as refused:
        await do(
            store, accept, change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente:kernteam/bo")
        )
    assert refused.value.because == "team"
    assert await named(store, "kernteam", "bo") is not None


async def test_who_was_put_in_a_channel_of_the_hubs_own_is_in_that_by_name(store):
    async with store.write("system") as unit:
        known = await unit.of(Hub).get("twente")
        place = Workspace(name="GW Twente", private=("Grondzaken en water",))
        await unit.of(Hub).put(known.model_copy(update={"workspace": place}))
    key = channel_key("hub:twente", "grondzaken-en-water")
    for member in ("an", "piet"):
        await do(store, accept, change(SyncAction.REMOVE, ResourceKind.MEMBER, f"{key}/{member}"))
        assert (await membership(store, "twente", member)).role is Role.MEMBER
        assert await named(store, "grondzaken-en-water", member) is not None


async def test_who_is_back_in_a_group_has_what_they_had(store):
    async with store.write("system") as unit:
        seat = await unit.of(Membership).get("twente:an")
        await unit.of(Membership).put(seat.model_copy(update={"until": date(2099, 7, 1)}))
    async with store.write(KERN) as unit:
        back = await accept(unit, change(SyncAction.ADD, ResourceKind.MEMBER, "hub:twente/an"))
    assert await membership(store, "twente", "an") is None
    await do(store, undo, back)
    await do(store, undo, back)
    again = await membership(store, "twente", "an")
    assert (again.role, again.until) == (Role.MEMBER, date(2099, 7, 1))


async def test_of_a_network_they_become_or_are_no_longer_aanjager(store):
    await do(store, accept, change(SyncAction.REMOVE, ResourceKind.MEMBER, "network:water/piet"))
    await do(store, accept, change(SyncAction.ADD, ResourceKind.MEMBER, "network:water/an"))
    async with store.read() as unit:
        assert (await unit.of(Network).get("water")).leads == ("piet",)


async def test_what_is_not_there_any_more_is_said(store):
    with pytest.raises(NotFound):
        await do(
            store, accept, change(SyncAction.RENAME, ResourceKind.TEAM, "hub:weg", before="GW Weg")
        )
    with pytest.raises(NotFound):
        await do(store, leave, change(SyncAction.RENAME, ResourceKind.TEAM, "hub:weg"))


# --- leaving it


async def keep(store, *nouns):
    async with store.write("system") as unit:
        for one in nouns:
            await unit.of(type(one)).add(one)


async def test_who_was_put_in_by_hand_may_stay(store):
    await keep(store, LedgerRoster(slug="hub:twente", left_alone=("cas",)))
    stays = change(SyncAction.REMOVE, ResourceKind.MEMBER, "hub:twente/piet")
    await do(store, leave, stays)
    await do(store, leave, stays)
    async with store.read() as unit:
        assert (await unit.of(LedgerRoster).get("hub:twente")).left_alone == ("cas", "piet")


async def test_a_thing_may_stay_as_it_is(store):
    await keep(store, LedgerEntry(slug="hub:twente", kind="team", graph_id="t"))
    await do(
        store, leave, change(SyncAction.RENAME, ResourceKind.TEAM, "hub:twente", before="Oost")
    )
    async with store.read() as unit:
        assert (await unit.of(LedgerEntry).get("hub:twente")).left_alone


async def test_a_text_may_stay_while_the_name_is_looked_after(store):
    await keep(store, LedgerEntry(slug="hub:twente", kind="team", description="Van ons."))
    theirs = change(
        SyncAction.DESCRIBE, ResourceKind.TEAM, "hub:twente", before="Van hen.", after="Van ons."
    )
    await do(store, leave, theirs)
    async with store.read() as unit:
        entry = await unit.of(LedgerEntry).get("hub:twente")
    assert not entry.left_alone
    assert cause_of_text("Van ons.", "Van hen.", entry) is None
