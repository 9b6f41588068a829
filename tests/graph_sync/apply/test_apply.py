"""How changes are carried out when Teams is in no mood: no clear answers, bad persons, refusals."""

import asyncio

import pytest

from graph_sync.graph.errors import Forbidden, GraphFault, Refused
from graph_sync.graph.permissions import PERMISSIONS
from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from registry.core.membership import Membership
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.provisioning.plan import ResourceKind, SyncAction
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance, counted, workspace


@pytest.fixture
async def made(sqlite_url):
    """An empty registry, and a tenant with an owner."""
    async with alliance(sqlite_url, bare=True) as opened:
        yield opened


class Meddler:
    """A door beside which something else happens, just before certain calls are made."""

    def __init__(self, graph, meddle):
        self._graph = graph
        self._meddle = meddle

    async def send(self, call):
        await self._meddle(call)
        return await self._graph.send(call)

    def pages(self, call):
        return self._graph.pages(call)

    async def list(self, call, model):
        return await self._graph.list(call, model)

    async def sleep(self, seconds):
        await self._graph.sleep(seconds)


def meddling(made, meddle):
    return made.syncing(graph=Meddler(made.tenant.graph, meddle))


async def apply_with(made, meddle):
    return await meddling(made, meddle).apply(await made.plan(), asked_by="els")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", r"^/teams/[^/]+/channels$"),
        ("POST", r"^/teams/[^/]+/channels/[^/]+/tabs$"),
        ("POST", r"^/invitations$"),
        ("PATCH", r"^/groups\(uniqueName|^/groups/uniqueName="),
        ("PUT", r"^/groups/[^/]+/team$"),
        ("PATCH", r"^/groups/[^/(]+$"),
        ("POST", r"^/teams/[^/]+/installedApps$"),
    ],
)
@pytest.mark.parametrize("case", ["503-write-applied", "504-write-not-applied"])
async def test_without_a_clear_answer_it_is_done_once_all_the_same(made, method, path, case):
    await made.hub("twente", "Twente", guests=40, team=3)
    made.tenant.sandbox.faults.switch_on(case, method=method, path=path, count=2)
    outcome = await made.align()
    assert made.tenant.sandbox.faults.struck[case] > 0
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert made.doubles() == []
    assert await made.orphans() == []
    assert len(made.picture()["GW Twente"]["members"]) == 41
    assert (await made.plan()).aligned
    users = made.tenant.sandbox.state.users.values()
    assert len(users) == len({one.mail or one.upn for one in users}) == 41


async def test_one_bad_person_does_not_hold_up_nineteen_others(made):
    await made.hub("twente", "Twente")
    await made.align()
    people = [f"{number:02d}@gemeente.example" for number in range(20)]
    ids = [made.tenant.hand("add user", mail=mail)["user"] for mail in people]
    async with made.store.write("system") as unit:
        for user in ids:
            await unit.of(Member).add(Member(slug=user, name=f"Gast {user[-4:]}"))
            await made.add_membership(unit, "twente", user)

    async def meddle(call):
        if "members@odata.bind" in str(call.body) and ids[7] in made.tenant.sandbox.state.users:
            made.tenant.hand("delete user", user=ids[7])

    outcome = await apply_with(made, meddle)
    assert len(made.picture()["GW Twente"]["members"]) == 20
    (quarantine,) = outcome.failed
    assert (quarantine.why, quarantine.value) == ("person-refused", "GW Twente")
    assert (quarantine.member, quarantine.person) == (ids[7], f"Gast {ids[7][-4:]}")
    assert [one.member for one in outcome.left.changes] == [ids[7]]
    assert (await made.ledger()).areas.get("hub:twente", None) is None
    made.tenant.sandbox.clock.advance(60)
    why = {one.why for one in (await made.plan()).blocked}
    assert why == {"bot-not-in-channel"}  # one list without an account proves nothing


async def test_who_is_in_already_is_no_bad_person(made):
    people = await made.hub("twente", "Twente", guests=3)
    await made.align()
    for name in ("vier", "vijf"):
        user = made.tenant.hand("add user", mail=f"{name}@gemeente.example")["user"]
        async with made.store.write("system") as unit:
            await unit.of(Member).add(Member(slug=user, name=name))
            await made.add_membership(unit, "twente", user)

    async def meddle(call):
        if "members@odata.bind" in str(call.body):
            group = made.tenant.group("GW Twente")
            user = made.tenant.sandbox.tenant.by_mail("vier@gemeente.example")
            if user.id not in group.members:
                made.tenant.hand("add member", team="GW Twente", user=user.id)

    outcome = await apply_with(made, meddle)
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert len(made.picture()["GW Twente"]["members"]) == len(people) + 3
    assert (await made.plan()).aligned


async def test_a_tenant_that_takes_no_guests_in_private_channels_says_so(made):
    await made.hub("twente", "Twente", guests=4, team=3)
    made.tenant.sandbox.state.guests_in_private = False
    outcome = await made.align()
    (quarantine,) = outcome.failed
    assert (quarantine.why, quarantine.value) == ("private-guest", "Kernteam")
    channel = next(one for one in made.picture()["GW Twente"]["channels"] if one[0] == "Kernteam")
    assert channel[3] == ("beheer@plek.example",)
    assert len(outcome.left.changes) == 3
    refused = made.tenant.asked()["POST /teams/{team}/channels/{channel}/members"]
    assert refused == 1  # the others are not tried when one is refused for being a guest
    plan = await made.plan()
    assert plan.aligned  # not every plan asks for it again
    assert len(plan.pending) == 3
    made.tenant.sandbox.state.guests_in_private = True
    made.time.go_on(days=3)
    assert (await made.align()).failed == ()
    channel = next(one for one in made.picture()["GW Twente"]["channels"] if one[0] == "Kernteam")
    assert len(channel[3]) == 4


async def test_a_name_that_teams_keeps_is_said(made):
    await made.hub("twente", "Twente", workspace=workspace("GW Twente"))
    await made.align()
    made.tenant.hand("add channel", team="GW Twente", name="Water")
    made.tenant.hand("delete channel", team="GW Twente", channel="Water")
    await made.change(Hub, "twente", workspace=workspace("GW Twente", "Water", "Wonen"))
    outcome = await made.align()
    (quarantine,) = outcome.failed
    assert (quarantine.why, quarantine.value) == ("name-taken", "Water")
    assert "Wonen" in made.tenant.channels("GW Twente")


async def test_somebody_who_can_have_no_account_holds_up_nobody(made):
    people = await made.hub("twente", "Twente", guests=5, team=2)

    async def meddle(call):
        if call.path == "/invitations" and call.body["invitedUserEmailAddress"].startswith(
            people[0]
        ):
            raise Refused(
                GraphFault(400, "BadRequest", "this domain is blocked", "POST /invitations")
            )

    outcome = await apply_with(made, meddle)
    (quarantine,) = outcome.failed
    assert (quarantine.why, quarantine.area) == ("person-refused", "hub:twente")
    assert quarantine.value == "GW Twente"
    assert quarantine.person == f"Gast {people[0]}"
    left = {(one.action, one.member) for one in outcome.left.changes}
    assert left == {(SyncAction.INVITE, people[0]), (SyncAction.ADD, people[0])}
    assert len(made.picture()["GW Twente"]["members"]) == 5


async def test_where_guests_may_not_be_invited_that_is_said_and_the_team_goes_on(made):
    await made.hub("twente", "Twente", guests=3, team=1)
    made.tenant.sandbox.state.roles = [
        one.name for one in PERMISSIONS if one.name != "User.Invite.All"
    ]

    outcome = await made.align()

    assert {(one.area, one.why) for one in outcome.failed} == {("hub:twente", "invitations-off")}
    assert "Bijeenkomsten" in made.tenant.channels("GW Twente")
    assert (await made.ledger()).areas.get("hub:twente") is None


async def test_who_owns_the_teams_may_change(made):
    await made.hub("twente", "Twente", guests=1)
    await made.align()
    other = made.tenant.hand("add user", mail="tweede@plek.example", kind="Member")["user"]
    made.sync = made.syncing(owners=(other,))
    plan = await made.plan()
    assert counted(plan.changes) == {  # in the team, and in its private channel
        "add member": 2,
        "demote member": 2,
        "promote member": 2,
        "remove member": 1,  # who was put in to own it has no other place there
    }
    outcome = await made.sync.apply(plan, asked_by="els", allow_removals=True)
    assert (outcome.failed, outcome.left.changes) == ((), ())
    group = made.tenant.group("GW Twente")
    assert set(group.owners) == {other}
    assert OWNER not in group.team.seats
    assert (await made.plan()).aligned


async def test_an_operation_that_was_begun_is_gone_on_with(made):
    await made.hub("twente", "Twente")
    await made.align()
    await made.change(Hub, "twente", status="closed")
    made.tenant.sandbox.faults.switch_on("202-op", seconds=300)
    plan = await made.plan()
    asked = asyncio.Event()

    async def meddle(call):
        if "/operations/" in call.path:
            asked.set()
            await asyncio.Event().wait()

    applying = asyncio.create_task(meddling(made, meddle).apply(plan, asked_by="els"))
    await asked.wait()
    applying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await applying
    assert (await made.ledger()).entries["hub:twente"].operation
    made.tenant.asked()
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.failed, outcome.left.changes) == ((), ())
    asked = made.tenant.asked()
    assert "POST /teams/{team}/archive" not in asked
    assert asked["GET /teams/{team}/operations/{operation}"] >= 2
    entry = (await made.ledger()).entries["hub:twente"]
    assert (entry.state, entry.operation) == ("archived", "")


async def test_an_operation_that_fails_is_said_and_begun_again(made):
    await made.hub("twente", "Twente")
    await made.align()
    await made.change(Hub, "twente", status="closed")
    made.tenant.sandbox.faults.switch_on("202-op-failed", count=1)
    outcome = await made.align()
    assert [one.why for one in outcome.failed] == ["refused"]
    assert (await made.align()).failed == ()
    assert made.picture()["GW Twente"]["archived"]


async def test_a_place_under_another_key_is_moved_and_not_made_again(made):
    await made.network("water", "Water")
    await made.align()
    before = (await made.ledger()).entries["network:water"].graph_id
    async with made.store.write("system") as unit:
        network = await unit.of(Network).get("water")
        await unit.of(Network).remove("water")
        await unit.of(Network).add(network.model_copy(update={"slug": "watersysteem"}))
    plan = await made.plan()
    assert {(one.action, one.before) for one in plan.changes} == {
        (SyncAction.MOVE, "network:water")
    }
    made.tenant.asked()
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert not {one for one in made.tenant.asked() if not one.startswith("GET")}
    ledger = await made.ledger()
    assert ledger.entries["network:watersysteem"].graph_id == before
    assert not [key for key in ledger.entries if key.startswith("network:water:")]
    assert "network:watersysteem:general" in ledger.entries
    assert (await made.plan()).aligned


async def test_a_team_that_is_gone_for_good_is_made_anew(made):
    await made.hub("twente", "Twente", guests=3, team=2)
    await made.align()
    before = (await made.ledger()).entries
    made.tenant.hand("delete team", team="GW Twente")
    made.tenant.sandbox.clock.advance(31 * 86400)
    made.time.go_on(days=31)
    assert (await made.plan()).nothing_to_do  # one reading without it proves nothing
    plan = await made.surely()
    assert counted(plan.changes)["create team"] == 1
    outcome = await made.sync.apply(plan, asked_by="els", allow_removals=True)
    assert (outcome.failed, outcome.left.changes) == ((), ())
    after = (await made.ledger()).entries
    assert set(after) == set(before)
    assert after["hub:twente"].graph_id != before["hub:twente"].graph_id
    assert await made.orphans() == []
    assert len(await made.events()) == 2  # it is new, and welcomed
    assert (await made.plan()).aligned


async def test_what_others_decide_meanwhile_about_people_is_kept(made):
    await made.hub("twente", "Twente", guests=2)
    await made.align()
    guest = made.tenant.hand("add user", mail="gast@elders.example")["user"]
    made.tenant.hand("add member", team="GW Twente", user=guest)
    await made.surely()
    planned = await made.sync.plan()
    assert counted(planned.plan.changes) == {"remove member": 1}
    async with made.store.write("els") as unit:  # "leave it" was pressed
        roster = await unit.of(LedgerRoster).get("hub:twente")
        await unit.of(LedgerRoster).put(roster.model_copy(update={"left_alone": (guest,)}))
    await made.sync.persist(planned)
    assert (await made.ledger()).rosters["hub:twente"].left_alone == (guest,)
    outcome = await made.sync.apply(planned.plan, asked_by="els")
    assert outcome.left.changes == ()
    assert guest in made.tenant.group("GW Twente").members


async def test_a_name_in_use_may_be_given_on_within_one_plan(made):
    await made.hub("twente", "Twente", workspace=workspace("GW Twente", "Water"))
    await made.align()
    made.tenant.hand("rename channel", team="GW Twente", channel="Bijeenkomsten", name="Wonen")
    await made.change(Hub, "twente", workspace=workspace("GW Twente", "Water", "Wonen"))
    outcome = await made.align()
    assert outcome.failed == ()
    assert {"Bijeenkomsten", "Wonen", "Water"} <= set(made.tenant.channels("GW Twente"))
    assert (await made.plan()).aligned


async def test_tabs_follow_and_those_of_others_stay(made):
    await made.hub("twente", "Twente")
    await made.align()
    channel = next(one for one in made.tenant.group("GW Twente").team.channels.values() if one.tabs)
    (tab,) = channel.tabs.values()
    wished = tab.name
    tab.name = "Iets anders"
    plan = await made.plan()
    assert counted(plan.changes) == {"rename tab": 1}
    assert (await made.sync.apply(plan, asked_by="els")).failed == ()
    assert tab.name == wished
    made.time.go_on(hours=1)
    channel.tabs.clear()
    assert counted((await made.surely()).changes) == {"create tab": 1}
    assert (await made.align()).failed == ()
    assert [one.name for one in channel.tabs.values()] == [wished]
    assert await made.orphans() == []


async def test_of_a_place_that_was_made_by_hand_nobody_is_taken_out(made):
    made.tenant.sandbox.state.groups.clear()
    await made.hub("twente", "Twente", guests=2)
    group = await made.by_hand_team("GW Twente", "oud@elders.example")
    plan = await made.plan()
    assert counted(plan.changes)["adopt team"] == 1
    assert "remove member" not in counted(plan.changes)
    await made.sync.apply(plan, asked_by="els")
    ledger = await made.ledger()
    assert ledger.entries["hub:twente"].graph_id == group
    assert ledger.entries["hub:twente"].adopted
    assert len(ledger.rosters["hub:twente"].left_alone) == 2  # theirs, and whoever made it
    assert await made.events() == []  # nobody is welcomed where they were already
    assert (await made.plan()).aligned


async def test_a_hub_of_which_everybody_left_loses_them_all(made):
    await made.hub("twente", "Twente", guests=6)
    await made.align()
    async with made.store.write("system") as unit:
        memberships = await unit.of(Membership).all(group="twente")
        await unit.of(Membership).remove_all([one.slug for one in memberships])
    plan = await made.plan()
    assert counted(plan.changes) == {"remove member": 6}
    made.tenant.sandbox.faults.switch_on("207-bulk-partial", count=1)
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert made.picture()["GW Twente"]["members"] == ["beheer@plek.example"]
    assert len(await made.trail(removes=True)) == 6
    assert (await made.plan()).aligned


async def test_what_plek_began_and_never_got_an_id_for_is_not_left_behind(made):
    await made.hub("twente", "Twente")
    await made.align()
    begun = LedgerEntry(
        slug="hub:twente:oud", kind="channel", team="hub:twente", name="Oud", since=made.time()
    )
    async with made.store.write("system") as unit:
        await unit.of(LedgerEntry).add(begun)
    plan = await made.plan()
    assert {(one.action, one.kind) for one in plan.changes} <= {
        (SyncAction.FORGET, ResourceKind.CHANNEL)
    }
    await made.sync.apply(plan, asked_by="els")
    assert await made.orphans() == []


async def test_that_entra_lets_nobody_be_invited_is_said_as_that(made):
    await made.hub("twente", "Twente", guests=2)

    async def meddle(call):
        if call.path == "/invitations":
            words = "Guest invitations not allowed for your company."
            raise Forbidden(GraphFault(403, "Forbidden", words, "POST /invitations"))

    outcome = await apply_with(made, meddle)
    (quarantine,) = outcome.failed
    assert (quarantine.why, quarantine.area) == ("invitations-off", "hub:twente")
    assert (quarantine.code, "not allowed" in quarantine.said) == ("Forbidden", True)
