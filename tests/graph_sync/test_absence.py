"""What was not shown is no proof: a Graph that ends lists early and answers 404 for what is there.

Source: facts on Graph, "Seen by people who run such syncs" (graph-docs 11429, 7390).
"""

import pytest

from graph_sync.ledger.ledger import LedgerSighting
from registry.hubs.hub import Hub
from registry.provisioning.fates import Verdict
from registry.provisioning.plan import ResourceKind, SyncAction
from tests.graph_sync.fixtures_lies import (
    ACCOUNT,
    ACCOUNTS,
    ALL_CHANNELS,
    APPS,
    CHANNEL,
    CHANNEL_MEMBERS,
    CHANNELS,
    GROUP,
    GROUP_MEMBERS,
    GROUPS,
    LISTS,
    ROSTER,
    TABS,
    TEAM,
    Lies,
    look,
    most_missing,
)
from tests.graph_sync.ledger.fixtures_ledger import alliance, counted, workspace

HUB = "GW Twente"


@pytest.fixture
async def made(sqlite_url):
    """A hub with people, a private channel and a tab, made by plek and seen as it should be."""
    async with alliance(sqlite_url, bare=True) as opened:
        await opened.hub(
            "twente", "Twente", guests=10, team=3, workspace=workspace(HUB, "Water", "Wonen")
        )
        await opened.hub("urk", "Urk", guests=2)
        await opened.align()
        opened.time.go_on(days=2)  # an account that was invited just now is waited for
        await look(opened)
        opened.lies = Lies(opened.tenant.sandbox.service)
        yield opened


def knows(ledger):
    """What a ledger knows, sightings apart."""
    return ledger.entries, ledger.rosters, ledger.guests


async def sightings(made):
    async with made.store.read("system") as unit:
        return await unit.of(LedgerSighting).all()


def only(*routes):
    return lambda lies: lies.short(*routes)


LIES = {
    "accounts and roster": lambda lies: lies.short(
        ACCOUNTS, ROSTER, GROUP_MEMBERS, keep=most_missing
    ),
    "groups and one 404": lambda lies: (
        lies.short(GROUPS, keep=lambda items: items[:1]),
        lies.missing(GROUP),
    ),
    "channels": only(CHANNELS),
    "most channels": lambda lies: lies.short(CHANNELS, keep=most_missing),
    "tabs": only(TABS),
    "apps": only(APPS),
    "roster and group": only(ROSTER, GROUP_MEMBERS),
    "roster": lambda lies: lies.short(ROSTER, GROUP_MEMBERS, keep=most_missing),
    "channel members": only(CHANNEL_MEMBERS),
    "everything": lambda lies: lies.short(*LISTS, keep=most_missing),
}
ONCE = {"groups and one 404"}
"""What is gone by each way at two looks is gone."""


@pytest.mark.parametrize("lie", LIES)
async def test_what_a_list_lacks_is_not_gone_once_nor_always_while_it_is_found_by_its_id(made, lie):
    before, seen = made.picture(), knows(await made.ledger())
    LIES[lie](made.lies)
    plan = await look(made)
    assert (plan.changes, plan.aligned) == ((), False)
    assert plan.unsure
    assert knows(await made.ledger()) == seen
    outcome = await made.align()  # as `apply --yes` does
    assert (outcome.done, outcome.failed, made.picture()) == (0, (), before)
    for _ in range(0 if lie in ONCE else 2):
        made.time.go_on(minutes=31)
        assert (await look(made)).changes == ()

    made.lies.stop()
    made.time.go_on(minutes=31)
    plan = await look(made)
    assert (plan.changes, plan.aligned, await sightings(made)) == ((), True, [])
    assert (made.picture(), made.doubles(), await made.orphans()) == (before, [], [])


@pytest.mark.parametrize("minutes", [0, 29])
async def test_two_looks_too_close_together_are_one(made, minutes):
    channel = next(c for c in made.tenant.group(HUB).team.channels.values() if c.tabs)
    channel.tabs.clear()
    await look(made)
    made.time.go_on(minutes=minutes)
    plan = await look(made)
    assert (plan.changes, len(plan.unsure)) == ((), 1)
    made.time.go_on(minutes=30 - minutes)
    assert counted((await look(made)).changes) == {"create tab": 1}


async def test_how_long_lies_between_two_looks_is_a_setting(made):
    made.tenant.settings = made.tenant.settings.model_copy(update={"sync_second_look": 120})
    made.sync = made.syncing()
    channel = next(c for c in made.tenant.group(HUB).team.channels.values() if c.tabs)
    channel.tabs.clear()
    await look(made)
    made.time.go_on(minutes=119)
    assert (await look(made)).nothing_to_do
    made.time.go_on(minutes=1)
    assert counted((await look(made)).changes) == {"create tab": 1}


async def test_what_came_back_in_between_begins_anew(made):
    made.lies.short(TABS)
    await look(made)
    made.lies.stop()
    made.time.go_on(minutes=20)
    assert (await look(made)).aligned
    made.lies.short(TABS)
    made.time.go_on(minutes=20)
    plan = await look(made)
    assert (plan.changes, plan.aligned) == ((), False)


async def test_a_refusal_at_the_second_look_proves_nothing(made):
    made.tenant.hand("delete channel", team=HUB, channel="Water")
    await look(made)
    made.time.go_on(minutes=30)
    made.tenant.sandbox.faults.switch_on(
        "403-missing-permission", method="GET", path=r"^/teams/[^/]+/allChannels"
    )
    plan = await look(made)
    assert [one.key for one in plan.unsure] == ["hub:twente:water"]
    assert (await made.ledger()).entries["hub:twente:water"].state == "live"
    made.tenant.sandbox.faults.switch_off()
    await look(made)
    assert (await made.ledger()).entries["hub:twente:water"].state == "gone"


async def test_a_404_at_the_second_look_for_what_the_list_shows_again_proves_nothing(made):
    made.lies.short(CHANNELS)
    await look(made)
    made.lies.stop()
    made.lies.missing(CHANNEL)
    made.time.go_on(minutes=30)
    assert (await look(made)).aligned


async def test_a_team_that_is_gone_by_every_way_at_two_looks_is_made_anew(made):
    lost = made.tenant.group("GW Urk").id
    made.lies.short(GROUPS, keep=lambda items: [one for one in items if one["id"] != lost])
    made.lies.missing(GROUP, of=lambda call: call.keys["group"] == lost)
    made.lies.missing(TEAM, of=lambda call: call.keys["team"] == lost)
    assert (await look(made)).nothing_to_do
    made.time.go_on(minutes=30)
    assert "create team" in counted((await look(made)).changes)


async def test_a_young_private_channel_that_lists_the_whole_team_leads_to_nothing(made):
    before = made.picture()
    team = made.tenant.group(HUB).id

    def whole(_items):
        return [
            {"id": f"m-{user}", "userId": user, "roles": ["owner"] if seat.owner else []}
            for user, seat in made.tenant.sandbox.state.groups[team].team.seats.items()
        ]

    made.lies.short(CHANNEL_MEMBERS, keep=whole)
    plan = await look(made)
    assert plan.changes == ()
    assert {one.why for one in plan.unsure} == {"unexpected"}
    made.time.go_on(minutes=30)
    for _ in range(2):  # at the second look a filter tells who is in it
        assert (await look(made)).changes == ()
    made.lies.stop()
    assert (await look(made)).aligned
    assert made.picture() == before


async def left(made, guest):
    """Somebody leaves the hub, by the key that they have since they were invited."""
    mail = f"{guest}@gemeente.example"
    (user,) = [one.id for one in made.tenant.sandbox.state.users.values() if one.mail == mail]
    await made.leave("twente", user)
    return user


async def test_a_removal_that_the_registry_wants_does_not_wait(made):
    await left(made, "twente-9")
    plan = await look(made)
    assert counted(plan.changes) == {"remove member": 1}
    assert {one.cause.value for one in plan.changes} == {"registry"}


async def test_nobody_is_taken_out_whom_the_list_does_not_show_and_it_is_said(made):
    made.lies.short(ROSTER, GROUP_MEMBERS)
    await left(made, "twente-9")
    plan = await look(made)
    assert (plan.changes, plan.aligned) == ((), False)
    made.lies.stop()
    assert counted((await look(made)).changes) == {"remove member": 1}


def unlisted(user):
    """A list without somebody, by whatever they are listed."""
    return lambda items: [one for one in items if user not in str(one)]


async def test_a_removal_that_the_registry_wants_finds_whom_only_the_group_has(made):
    user = await left(made, "twente-9")
    made.lies.short(ROSTER, keep=unlisted(user))
    plan = await look(made)
    assert counted(plan.changes) == {"remove member": 1}
    assert (await made.align()).left.changes == ()
    assert user not in made.tenant.group(HUB).members


async def test_what_is_unsure_in_another_team_is_not_well_when_all_changes_were_made(made):
    mail = "urk-1@gemeente.example"
    (user,) = [one.id for one in made.tenant.sandbox.state.users.values() if one.mail == mail]
    made.lies.short(ROSTER, GROUP_MEMBERS, keep=unlisted(user))
    await left(made, "twente-9")
    plan = await look(made)
    assert {one.area for one in plan.changes} == {"hub:twente"}
    assert "hub:urk" in {one.area for one in plan.unsure}
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.done, outcome.left.changes) == (1, ())
    assert outcome.verdict is Verdict.UNREAD


async def test_nobody_is_invited_again_because_a_list_lacks_them(made):
    made.lies.short(ACCOUNTS, ROSTER, GROUP_MEMBERS, keep=lambda items: items[:1])
    plan = await look(made)
    assert plan.changes == ()
    assert {one.kind for one in plan.unsure} == {ResourceKind.GUEST, ResourceKind.MEMBER}
    made.time.go_on(minutes=30)
    assert (await look(made)).changes == ()  # by its id each is found
    made.lies.missing(ACCOUNT)
    made.time.go_on(days=1)
    assert counted((await look(made)).changes).get("invite guest") is None


async def test_what_was_approved_and_is_unsure_by_now_is_left_and_not_done(made):
    made.tenant.hand("remove member", team=HUB, user="twente-9@gemeente.example")
    plan = await made.surely()
    assert counted(plan.changes) == {"add member": 1}
    made.time.go_on(minutes=5)
    made.lies.short(GROUPS, keep=lambda items: items[:1])
    made.lies.missing(GROUP)
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.done, outcome.left.changes) == (0, plan.changes)


async def test_a_look_at_what_is_well_makes_no_call_for_it(made):
    made.tenant.asked()
    await look(made)
    usual = made.tenant.asked()
    made.time.go_on(hours=2)
    await look(made)
    assert made.tenant.asked() == usual
    assert not {CHANNEL, ALL_CHANNELS, ACCOUNT, GROUP} & usual.keys()


async def test_a_channel_under_another_key_is_not_made_twice_while_it_is_not_shown(made):
    made.lies.short(CHANNELS, keep=most_missing)
    await made.change(Hub, "twente", workspace=workspace(HUB, "Wonen"))
    plan = await look(made)
    assert not [one for one in plan.changes if one.action is SyncAction.FORGET]
    made.lies.stop()
    plan = await look(made)
    assert counted(plan.changes) == {"archive channel": 1}
