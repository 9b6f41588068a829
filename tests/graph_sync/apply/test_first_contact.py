"""Places that people made: nothing is done in them before somebody said that they are PLeK's."""

import pytest

from bot.sync.approval_units import FREE, approval_units
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall
from graph_sync.limits import Op
from graph_sync.model.keys import unique_name
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import decline, propose
from registry.provisioning.policies import SyncPolicy
from tests.graph_sync.apply.test_apply import apply_with
from tests.graph_sync.ledger.fixtures_ledger import alliance


@pytest.fixture
async def made(sqlite_url):
    """An empty registry, and a tenant with an owner."""
    async with alliance(sqlite_url, bare=True) as opened:
        yield opened


def strangers_group(made, *people):
    """A group with the unique name of Twente's team, which somebody else owns."""
    owner = made.tenant.hand("add user", mail="kees@visclub.example")["user"]
    users = [made.tenant.hand("add user", mail=one)["user"] for one in people]
    body = {
        "displayName": "Visclub",
        "mailNickname": "visclub",
        "mailEnabled": True,
        "securityEnabled": False,
        "groupTypes": ["Unified"],
        "uniqueName": unique_name("hub:twente"),
        "owners@odata.bind": [calls.user_address(owner)],
        "members@odata.bind": [calls.user_address(one) for one in (owner, *users)],
    }
    return owner, GraphCall(Op.CHANGE_DIRECTORY, "POST", "/groups", body)


async def test_a_group_that_somebody_else_made_in_between_under_our_unique_name_is_not_taken(made):
    await made.hub("twente", "Twente", guests=3)
    owner, create = strangers_group(made, "an@visclub.example")
    once = []

    async def meddle(call):
        if call.method == "PATCH" and "uniqueName" in call.path and not once:
            once.append((await made.tenant.graph.send(create)).body["id"])

    outcome = await apply_with(made, meddle)

    (group,) = once
    assert [(one.area, one.why) for one in outcome.failed] == [("hub:twente", "not-ours")]
    assert group in outcome.failed[0].value
    assert made.tenant.sandbox.state.groups[group].team is None
    assert await made.orphans() == []
    plan = await made.plan()  # and now somebody is asked, with whose it is
    (adopt,) = plan.by_name
    assert (adopt.graph_id, adopt.key) == (group, "hub:twente")
    assert owner in [id_ for id_, _ in adopt.found.owners]
    assert adopt.found.since
    assert adopt.found.unknown >= 2
    assert FREE not in [one.topic for one in approval_units(plan, SyncPolicy(slug="sync"))]


async def test_a_group_of_others_becomes_ours_by_a_yes_and_keeps_its_people(made):
    await made.hub("twente", "Twente", guests=3)
    owner, create = strangers_group(made, "an@visclub.example")
    group = (await made.tenant.graph.send(create)).body["id"]
    plan = await made.plan()
    assert [one.graph_id for one in plan.by_name] == [group]

    outcome = await made.sync.apply(plan, asked_by="els")

    assert (outcome.failed, outcome.left.changes) == ((), ())
    found = made.tenant.sandbox.state.groups[group]
    assert found.team is not None
    assert owner in found.members
    assert (await made.plan()).aligned
    assert made.doubles() == []


async def test_an_approved_hub_does_not_land_in_a_team_that_somebody_made_under_its_name(made):
    await made.hub("twente", "Twente", guests=3)
    approved = await made.plan()
    made.sync = made.syncing()
    group = await made.by_hand_team("GW Twente", "an@visclub.example")

    outcome = await made.sync.apply(approved, asked_by="els")

    assert len(made.tenant.sandbox.state.groups[group].members) == 2
    assert {one.area for one in outcome.left.changes} == {"hub:twente"}
    assert (await made.plan()).by_name


async def test_what_somebody_said_is_not_ours_is_never_touched(made):
    await made.hub("twente", "Twente", guests=3)
    group = await made.by_hand_team("GW Twente", "an@visclub.example")
    async with made.store.write(SYSTEM) as unit:
        asked = await propose(unit, await made.plan(), "daily", "hub:twente")
        await decline(unit, asked.slug)

    outcome = await made.align()

    assert outcome.failed == ()
    assert len(made.tenant.sandbox.state.groups[group].members) == 2
    names = [one.name for one in made.tenant.sandbox.state.groups.values() if one.team]
    assert names.count("GW Twente") == 2
    assert (await made.plan()).aligned
