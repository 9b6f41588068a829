"""The sync as a whole, against a tenant over HTTP: plan, apply, and again."""

import pytest

from graph_sync.errors import (
    PlanOutdated,
    RegistryEmpty,
    SyncBusy,
    TeamsUnreadable,
)
from graph_sync.ledger.lock import sync_lock
from registry.core.reference.teams_names import ReservedName
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.provisioning.fates import Fate, Verdict
from registry.provisioning.plan import Plan, ResourceKind, SyncAction
from registry.provisioning.sync_plan import PlaceReady
from tests.graph_sync.fixtures_world import CAFE, FLEVOLAND, JOOST, OWNER, SANNE
from tests.graph_sync.ledger.fixtures_ledger import alliance, counted, workspace
from tests.support.at_once import at_once


@pytest.fixture
async def october(sqlite_url):
    """The plan's content, and the tenant of October 2023."""
    async with alliance(sqlite_url, content=True) as opened:
        yield opened


@pytest.fixture
async def new(sqlite_url):
    """An empty registry, and a tenant with an owner."""
    async with alliance(sqlite_url, bare=True) as opened:
        yield opened


def sum_of(outcome):
    return outcome.done, outcome.failed, outcome.left.changes


async def test_october_2023_is_adopted_whole(october):
    before = october.picture()
    plan = await october.plan()
    adopted = [one for one in plan.changes if one.action is SyncAction.ADOPT]
    assert len([one for one in adopted if one.kind is ResourceKind.TEAM]) == 10
    assert plan.foreign == ()
    outcome = await october.sync.apply(plan, asked_by="els")
    assert sum_of(outcome) == (len(plan.changes), (), ())
    teams = {one.key for one in adopted if one.kind is ResourceKind.TEAM}
    new = {one.key for one in plan.changes if one.action is SyncAction.CREATE}
    assert teams <= {one.key for one in outcome.made} <= teams | new
    after = october.picture()
    assert {name: team["members"] for name, team in before.items()}.items() <= {
        name: team["members"] for name, team in after.items()
    }.items()
    assert set(after) - set(before) == {"GW Twente"}
    assert october.doubles() == []
    assert await october.orphans() == []
    ledger = await october.ledger()
    assert ledger.entries["subgroup:plek-cafe"].adopted
    assert not ledger.entries["hub:twente"].adopted
    assert ledger.rosters["subgroup:plek-cafe"].left_alone
    assert (await october.plan()).aligned


async def test_planning_writes_nothing(october):
    async with october.store.read("system") as unit:
        before = await unit.audit(1000)
    assert not (await october.plan()).aligned
    async with october.store.read("system") as unit:
        assert await unit.audit(1000) == before
    assert {one.split()[0] for one in october.tenant.asked()} == {"GET"}


async def test_a_new_hub_provisions_itself(new):
    people = await new.hub("twente", "Twente", guests=30, team=6)
    outcome = await new.align()
    assert outcome.failed == ()
    hub = new.picture()["GW Twente"]
    emails = sorted(_emails(people))
    assert hub["members"] == sorted([*emails, "beheer@plek.example"])
    assert hub["apps"] == [new.tenant.sandbox.state.apps["a3f1c0de-0000-4000-8000-000000000901"].id]
    channels = {name: (kind, members, tabs) for name, kind, _, members, tabs in hub["channels"]}
    assert channels["Bijeenkomsten"] == ("standard", (), ())
    assert channels["Kennis- en leeragenda"][2] != ()
    kind, members, _ = channels["Kernteam"]
    assert kind == "private"
    assert sorted(members) == sorted(["beheer@plek.example", *_emails(people[:6])])
    assert await new.orphans() == []
    async with new.store.read("system") as unit:
        members = await unit.of(Member).all()
    users = new.tenant.sandbox.state.users
    assert {users[one.slug].mail for one in members} == set(emails)  # by their accounts from now on
    ledger = await new.ledger()
    assert len(ledger.guests) == 30
    (welcome,) = await new.events()
    assert welcome == PlaceReady(
        key="hub:twente",
        team=ledger.entries["hub:twente"].graph_id,
        channel=ledger.entries["hub:twente:general"].graph_id,
    )
    assert (await new.plan()).aligned
    assert (await new.align()).done == 0
    assert await new.events() == []


def _emails(people):
    return [f"{one}@gemeente.example" for one in people]


async def test_twenty_people_are_put_in_with_one_call(new):
    await new.hub("twente", "Twente", guests=100, team=5)
    await new.align()
    asked = new.tenant.asked()
    assert asked["PATCH /groups/uniqueName=/{unique}"] == 1
    assert asked["PATCH /groups/{group}"] == 5  # 18 came along with the team
    assert asked["POST /invitations"] == 100
    assert "POST /groups/{group}/members/$ref" not in asked
    assert "POST /teams/{team}/channels/{channel}/members" not in asked


async def test_only_what_was_approved_is_done(october):
    plan = await october.plan()
    paper = plan.only(one for one in plan.changes if one.action is SyncAction.ADOPT)
    october.tenant.asked()
    outcome = await october.sync.apply(paper, asked_by="els")
    assert (outcome.done, outcome.left.changes) == (len(paper.changes), ())
    assert not {one for one in october.tenant.asked() if not one.startswith("GET")}
    rest = await october.plan()
    assert len(rest.changes) == len(plan.changes) - len(paper.changes)


async def test_what_was_done_before_counts_as_done(new):
    await new.hub("twente", "Twente", guests=5, team=2)
    plan = await new.plan()
    await new.sync.apply(plan, asked_by="els")
    new.tenant.asked()
    outcome = await new.sync.apply(plan, asked_by="els")
    assert sum_of(outcome) == (len(plan.changes), (), ())
    assert not {one for one in new.tenant.asked() if not one.startswith("GET")}


async def test_what_was_just_read_for_a_plan_is_not_read_again(october):
    await october.sync.apply(await october.plan(), asked_by="els")
    asked = october.tenant.asked()
    assert (asked["GET /groups"], asked["GET /teams/{team}/channels"]) == (1, 10)


@pytest.mark.parametrize("why", ["old", "registry", "ledger"])
async def test_what_was_read_is_read_again_when_it_may_be_otherwise(new, why):
    await new.hub("twente", "Twente", guests=2)
    await new.align()
    await new.hub("zuid", "Zuid")
    plan = await new.plan()
    new.tenant.asked()
    if why == "old":
        new.time.go_on(minutes=2)
    elif why == "registry":
        await new.change(Hub, "twente", workspace=workspace("GW Tukkerland"))
    else:
        await new.syncing().apply(plan, asked_by="els")
        new.tenant.asked()
    await new.sync.apply(plan, asked_by="els")
    assert new.tenant.asked()["GET /groups"] == 1


async def test_who_is_strict_hears_of_new_changes(new):
    await new.hub("twente", "Twente")
    plan = await new.plan()
    await new.hub("zuid", "Zuid")
    with pytest.raises(PlanOutdated) as raised:
        await new.sync.apply(plan, asked_by="els", strict=True)
    assert raised.value.new > 1
    assert "GW Twente" not in new.picture()
    outcome = await new.sync.apply(plan, asked_by="els")
    assert outcome.left.changes == ()
    assert set(new.picture()) == {"GW Twente"}


async def test_over_the_budget_only_removals_wait_and_all_else_goes_on(new):
    people = await new.hub("twente", "Twente", guests=12)
    await new.align()
    async with new.store.read("system") as unit:
        keys = [one.slug for one in await unit.of(Member).all()]
    assert len(keys) == len(people)
    for key in keys[:11]:
        await new.leave("twente", key)
    await new.change(Hub, "twente", name="Twenthe")
    plan = await new.plan()
    assert plan.removals.over
    assert (plan.removals.planned, plan.removals.allowed) == (11, 10)
    outcome = await new.sync.apply(plan, asked_by="els")
    assert outcome.count(Fate.BUDGET) == 11
    assert outcome.done == len(plan.changes) - 11 > 0
    assert {one.action for one in outcome.left.changes} == {SyncAction.REMOVE}
    assert outcome.verdict is Verdict.ERROR  # it waits for a person
    assert len(new.picture()["GW Twenthe"]["members"]) == 13
    outcome = await new.sync.apply(plan, asked_by="els", allow_removals=True)
    assert sum_of(outcome) == (len(plan.changes), (), ())
    assert len(new.picture()["GW Twenthe"]["members"]) == 2
    assert (await new.plan()).aligned
    await new.leave("twente", keys[11])
    assert (await new.plan()).removals.before == 11
    new.time.go_on(hours=25)
    assert (await new.plan()).removals.before == 0


async def test_a_removal_of_which_no_answer_came_counts_too(new):
    await new.hub("twente", "Twente", guests=9)
    await new.align()
    async with new.store.read("system") as unit:
        keys = [one.slug for one in await unit.of(Member).all()]
    for key in keys[:8]:
        await new.leave("twente", key)
    new.tenant.sandbox.faults.switch_on(
        "503-write-applied", method="POST", path="^/teams/[^/]+/members/remove", count=1
    )
    outcome = await new.align()
    assert (outcome.done, outcome.failed) == (8, ())
    assert (await new.plan()).removals.before == 8


async def test_two_at_once_are_told_apart(new):
    await new.hub("twente", "Twente")
    plan = await new.plan()
    async with sync_lock(new.store):
        with pytest.raises(SyncBusy):
            await new.sync.apply(plan, asked_by="els")
    both = await at_once(*(new.sync.apply(plan, asked_by="els", wait=60) for _ in range(2)))
    assert [one.failed for one in both] == [(), ()]
    assert new.doubles() == []
    assert await new.orphans() == []


async def test_an_empty_registry_changes_nothing(october):
    await october.align()
    before = october.picture()
    async with october.store.write("system") as unit:
        for noun in (Hub, Subgroup, Network):
            await unit.of(noun).remove_all([one.slug for one in await unit.of(noun).all()])
    with pytest.raises(RegistryEmpty):
        await october.plan()
    with pytest.raises(RegistryEmpty):
        await october.sync.apply(Plan(), asked_by="els")
    assert october.picture() == before


async def test_a_tenant_that_cannot_be_read_changes_nothing(october):
    october.tenant.sandbox.faults.switch_on("403-missing-permission", method="GET", path="^/users")
    with pytest.raises(TeamsUnreadable):
        await october.plan()
    with pytest.raises(TeamsUnreadable):
        await october.sync.apply(Plan(), asked_by="els")


async def test_one_team_that_is_refused_does_not_stop_the_others(new):
    await new.hub("twente", "Twente", guests=3)
    await new.hub("zuid", "Zuid", guests=3)
    plan = await new.plan()
    await new.sync.apply(
        plan.only(one for one in plan.changes if one.kind is ResourceKind.TEAM), asked_by="els"
    )
    twente = new.tenant.group("GW Twente").id
    new.tenant.sandbox.faults.switch_on(
        "403-missing-permission", method="POST", path=f"^/teams/{twente}/channels$"
    )
    outcome = await new.align()
    (quarantine,) = outcome.failed
    assert (quarantine.area, quarantine.name, quarantine.why) == (
        "hub:twente",
        "GW Twente",
        "forbidden",
    )
    assert quarantine.value == "POST /teams/…/channels"
    assert len(quarantine.reference) == 8
    assert {one.area for one in outcome.left.changes} == {"hub:twente"}
    assert len(new.tenant.channels("GW Zuid")) == 4
    assert len(new.picture()["GW Twente"]["members"]) == 4  # what doesn't depend on it was done
    area = (await new.ledger()).areas["hub:twente"]
    assert (area.setback, area.tries, area.reference) == ("forbidden", 1, quarantine.reference)
    assert (await new.plan(heed_quarantine=True)).aligned  # it is left alone for a while
    new.tenant.sandbox.faults.switch_off()
    assert (await new.align()).failed == ()  # but who asks for it gets it
    area = (await new.ledger()).areas["hub:twente"]
    assert (area.setback, area.tries, area.retry_at) == ("", 0, None)
    assert (await new.plan()).aligned


async def test_a_team_that_cannot_be_read_is_left_as_it_is(october):
    await october.align()
    october.tenant.hand("rename team", team=CAFE, name="Koffie")
    plan = await october.plan()
    october.tenant.sandbox.faults.switch_on(
        "403-missing-permission", method="GET", path=f"^/teams/{CAFE}/members"
    )
    october.time.go_on(minutes=2)  # it is read again
    outcome = await october.sync.apply(plan, asked_by="els")
    (quarantine,) = outcome.failed
    assert (quarantine.area, quarantine.why) == ("subgroup:plek-cafe", "forbidden")
    assert outcome.left.changes == plan.changes
    assert outcome.done == 0
    assert "Koffie" in october.picture()


async def test_who_is_on_the_way_is_pending_and_not_missing(sqlite_url):
    async with alliance(sqlite_url, bare=True, profile="slow", speed=1000) as slow:
        await slow.hub("twente", "Twente", guests=8)
        await slow.align()
        plan = await slow.plan()
        assert plan.aligned
        assert len(plan.pending) == 8
        slow.tenant.sandbox.clock.advance(1000)
        assert (await slow.plan()).pending == ()


async def test_somebody_with_a_disabled_account_is_left_out(new):
    people = await new.hub("twente", "Twente", guests=4)
    new.tenant.hand("add user", mail=f"{people[2]}@gemeente.example")
    new.tenant.hand("disable user", user=f"{people[2]}@gemeente.example")
    plan = await new.plan()
    assert [one.why for one in plan.blocked] == ["disabled"]
    assert (await new.align()).failed == ()
    assert len(new.picture()["GW Twente"]["members"]) == 4
    assert (await new.plan()).aligned


async def test_who_has_an_account_already_is_known_by_it(new):
    people = await new.hub("twente", "Twente", guests=2)
    there = new.tenant.hand("add user", mail=f"{people[0].upper()}@Gemeente.example")["user"]
    plan = await new.plan()
    assert counted(plan.changes)["invite guest"] == 1
    await new.sync.apply(plan, asked_by="els")
    async with new.store.read("system") as unit:
        assert (await unit.of(Member).get(there)).name == f"Gast {people[0]}"
    assert (await new.plan()).aligned


async def test_a_closed_hub_is_archived_and_can_come_back(new):
    await new.hub("twente", "Twente", guests=2)
    await new.align()
    await new.change(Hub, "twente", status="closed")
    outcome = await new.align()
    assert outcome.failed == ()
    assert new.picture()["GW Twente"]["archived"]
    assert (await new.ledger()).entries["hub:twente"].state == "archived"
    assert (await new.plan()).aligned
    await new.change(Hub, "twente", status="active")
    assert counted((await new.plan()).changes) == {"unarchive team": 1}
    await new.align()
    assert not new.picture()["GW Twente"]["archived"]
    assert (await new.ledger()).entries["hub:twente"].operation == ""
    assert (await new.plan()).aligned


async def test_names_follow_the_registry_and_drift_is_put_right(new):
    await new.hub("twente", "Twente", workspace=workspace("GW Twente", "Water"))
    await new.align()
    await new.change(Hub, "twente", workspace=workspace("GW Twente en Salland", "Water"))
    new.tenant.hand("rename channel", team="GW Twente", channel="Water", name="Droogte")
    plan = await new.plan()
    causes = {(one.action.value, one.kind.value): one.cause.value for one in plan.changes}
    assert causes[("rename", "team")] == "registry"
    assert causes[("rename", "channel")] == "drift"
    assert (await new.sync.apply(plan, asked_by="els")).failed == ()
    assert "Water" in new.tenant.channels("GW Twente en Salland")
    assert (await new.plan()).aligned


async def test_what_both_sides_changed_alike_is_agreed_on(new):
    await new.hub("twente", "Twente", workspace=workspace("GW Twente"))
    await new.align()
    await new.change(Hub, "twente", workspace=workspace("GW Salland"))
    new.tenant.hand("rename team", team="GW Twente", name="GW Salland")
    plan = await new.plan()
    assert not [one for one in plan.changes if one.action is SyncAction.RENAME]
    await new.sync.persist(await new.sync.plan())
    assert (await new.ledger()).entries["hub:twente"].name == "GW Salland"
    new.tenant.hand("rename team", team="GW Salland", name="GW Twente")
    (change,) = (await new.plan()).changes
    assert (change.action, change.cause.value) == (SyncAction.RENAME, "drift")


async def test_people_added_and_removed_by_hand_are_put_right(new):
    await new.hub("twente", "Twente", guests=6, team=3)
    await new.align()
    stranger = new.tenant.hand("add user", mail="vreemd@elders.example")["user"]
    other = new.tenant.hand("add user", mail="ander@elders.example")["user"]
    for one in (stranger, other):
        new.tenant.hand("add member", team="GW Twente", user=one)
    new.tenant.hand("remove member", team="GW Twente", user="twente-5@gemeente.example")
    new.tenant.hand(
        "remove member", team="GW Twente", channel="Kernteam", user="twente-0@gemeente.example"
    )
    plan = await new.surely()
    assert counted(plan.changes) == {"add member": 2, "remove member": 2}
    assert {one.cause.value for one in plan.changes} == {"drift"}
    outcome = await new.sync.apply(plan, asked_by="els")
    assert sum_of(outcome) == (4, (), ())
    assert new.tenant.asked()["POST /teams/{team}/members/remove"] == 1
    assert len(new.picture()["GW Twente"]["members"]) == 7
    assert (await new.plan()).aligned


async def test_a_deleted_team_is_restored(october):
    await october.align()
    october.tenant.hand("delete team", team=CAFE)
    plan = await october.plan()
    assert counted(plan.changes) == {"restore team": 1}
    assert (await october.sync.apply(plan, asked_by="els")).failed == ()
    assert "PLeK Café" in october.picture()
    assert (await october.plan()).aligned


async def test_a_deleted_channel_is_waited_for_until_its_name_is_free(new):
    await new.hub("twente", "Twente", workspace=workspace("GW Twente", "Water"))
    await new.align()
    new.time.go_on(hours=1)
    new.tenant.hand("delete channel", team="GW Twente", channel="Water")
    plan = await new.surely()
    assert plan.aligned
    told = {one.why: one.value for one in plan.blocked}
    assert told == {"name-reserved": "2026-12-24", "bot-not-in-channel": "GW Twente"}
    await new.sync.persist(await new.sync.plan())
    entry = (await new.ledger()).entries["hub:twente:water"]
    assert entry.state == "gone"
    async with new.store.read("system") as unit:
        (reserved,) = await unit.of(ReservedName).all()
    assert (reserved.team, reserved.name) == ("hub:twente", "Water")
    new.time.go_on(days=31)
    new.tenant.sandbox.clock.advance(31 * 86400)
    assert (await new.align()).failed == ()
    assert "Water" in new.tenant.channels("GW Twente")
    assert await new.orphans() == []
    assert (await new.plan()).aligned


async def test_what_is_no_longer_wanted_is_archived_and_never_deleted(new):
    await new.hub("twente", "Twente", workspace=workspace("GW Twente", "Water"))
    await new.align()
    await new.change(Hub, "twente", workspace=workspace("GW Twente"))
    plan = await new.plan()
    assert counted(plan.changes) == {"archive channel": 1}
    assert (await new.sync.apply(plan, asked_by="els")).failed == ()
    assert ("Water", "standard", True, (), ()) in new.picture()["GW Twente"]["channels"]
    assert (await new.ledger()).entries["hub:twente:water"].state == "archived"
    assert (await new.plan()).aligned
    await new.change(Hub, "twente", workspace=workspace("GW Twente", "Water"))
    assert counted((await new.plan()).changes) == {"unarchive channel": 1}
    await new.align()
    assert (await new.plan()).aligned


async def test_each_change_is_in_the_trail(new):
    await new.hub("twente", "Twente", guests=25, team=2)
    plan = await new.plan()
    await new.sync.apply(plan, asked_by="els")
    trail = await new.trail()
    assert {one.plan for one in trail} == {plan.checksum}
    assert {one.asked_by for one in trail} == {"els"}
    assert all(one.request_id and 200 <= one.status < 300 for one in trail)
    served = {(one.action, one.kind, one.key, one.member) for one in trail}
    users = {user.mail: key for key, user in new.tenant.sandbox.state.users.items()}
    for change in plan.changes:
        member = users[f"{change.member}@gemeente.example"] if change.member else ""
        place = change.key.partition("/")[0]
        assert (change.action.value, change.kind.value, place, member) in served
    text = " ".join(one.call for one in trail)
    assert "gemeente" not in text
    assert not [one for one in users.values() if one in text]


async def test_progress_is_told_change_by_change(new):
    await new.hub("twente", "Twente", guests=3)
    told = []

    async def tell(progress):
        told.append(progress)

    plan = await new.plan()
    await new.sync.apply(plan, asked_by="els", progress=tell)
    assert [one.done for one in told] == list(range(1, len(plan.changes) + 1))
    assert {one.total for one in told} == {len(plan.changes)}
    assert {one.doing for one in told} == {one.key for one in plan.changes}


async def test_a_plan_for_some_teams_leaves_the_others_alone(october):
    plan = await october.plan(areas={"hub:noordelijk-flevoland"})
    assert set(plan.areas) == {"hub:noordelijk-flevoland"}
    assert (await october.sync.apply(plan, asked_by="els")).failed == ()
    assert set((await october.ledger()).by_id) & {CAFE, FLEVOLAND} == {FLEVOLAND}
    assert SANNE in october.tenant.group("PLeK Café").members
    assert {OWNER, JOOST} <= set(october.tenant.group("GW Noordelijk Flevoland").members)


async def test_closing_a_hub_takes_from_all_who_are_in_it(new):
    await new.hub("twente", "Twente", guests=12, team=2)
    await new.align()
    await new.change(Hub, "twente", status="closed")
    plan = await new.plan()
    assert counted(plan.changes) == {"archive team": 1}
    assert (plan.removals.planned, plan.removals.teams) == (13, 1)
    held = await new.sync.apply(plan, asked_by="els")
    assert [one.fate for one in held.ends] == [Fate.BUDGET]
    await new.sync.apply(plan, asked_by="els", allow_removals=True)
    [call] = await new.trail(removes=True)
    assert (call.takes, call.allowed) == (13, True)
    await new.hub("zuid", "Zuid", guests=1)
    removals = (await new.plan()).removals
    assert (removals.before, removals.teams_before) == (13, 1)
    assert (removals.week_before, removals.teams_week_before) == (0, 0)  # somebody's word
