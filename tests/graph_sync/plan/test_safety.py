from datetime import timedelta

import pytest

from graph_sync.errors import RegistryEmpty, TeamsUnreadable
from graph_sync.limits import Load, Op, estimate
from graph_sync.model.shapes import ObservedUser
from registry.provisioning.plan import Blocked, ResourceKind, SyncAction
from tests.graph_sync.plan.fixtures_plan import (
    OWNER,
    Harness,
    Teams,
    aligned,
    channel,
    desired,
    hub,
    team,
)


def test_an_empty_registry_changes_nothing():
    harness = aligned(hub())
    harness.desired = desired()
    with pytest.raises(RegistryEmpty):
        harness.plan()


def test_an_empty_registry_beside_an_empty_ledger_is_nothing_to_do():
    assert Harness(desired()).plan().aligned


def test_a_registry_in_which_nothing_can_be_is_not_empty():
    harness = aligned(hub())
    problem = Blocked("hub:twente", "hub:twente", "GW", ResourceKind.TEAM, "name", "required")
    harness.desired = desired(blocked=[problem])
    assert harness.plan().aligned


@pytest.mark.parametrize("users", [{}, {"an": ObservedUser("an")}])
def test_a_tenant_that_shows_nothing_was_not_read(users):
    harness = aligned(hub(), team("subgroup:makers", "Makers"))
    harness.teams.teams.clear()
    harness.teams.users = users
    with pytest.raises(TeamsUnreadable):
        harness.plan()


def test_a_tenant_in_which_nobody_has_an_account_was_not_read():
    harness = aligned(hub())
    harness.teams.users.clear()
    with pytest.raises(TeamsUnreadable):
        harness.plan()


def test_a_list_of_accounts_that_ends_early_takes_nobody_out():
    """People go by their object ids: Teams shows them in their places all the same."""
    teams = Teams()
    members = [teams.account(f"p{number}") for number in range(30)]
    harness = Harness(desired(hub(members=members, owners=(OWNER, "p0"))), teams)
    for _ in range(2):  # the second time for the places in private channels
        harness.sync()
    assert harness.plan().aligned
    harness.now += timedelta(days=3)
    for one in members:
        del harness.teams.users[one]
        plan = harness.plan()
        assert plan.aligned, plan.changes


def test_the_estimate_is_what_the_limits_allow_and_what_is_waited_for():
    hubs = [hub(f"h{number}") for number in range(12)]
    plan = Harness(desired(*hubs)).plan()
    assert estimate([Load(Op.POST_CHANNEL, "t", count=2)]) < plan.estimate_seconds < 60
    assert plan.calls == sum(one.calls for one in plan.changes)


def test_guests_make_the_estimate_of_the_plans_own_example():
    """Facts, "Throttling": twelve hubs with 200 new guests each take 80 s for the invitations."""
    hubs = []
    for number in range(12):
        key = f"hub:h{number}"
        members = [f"{number}-{person}" for person in range(200)]
        parts = [channel(key, f"k{one}", private=one < 3, members=members[:5]) for one in range(7)]
        parts = [
            one if one.kind == "private" else channel(key, one.key.rpartition(":")[2])
            for one in parts
        ]
        hubs.append(team(key, f"GW {number}", channels=parts, members=members))
    plan = Harness(desired(*hubs)).plan()
    assert sum(one.action is SyncAction.INVITE for one in plan.changes) == 2400
    assert 75 <= plan.estimate_seconds <= 95
    teams = Teams()
    for one in hubs:
        for member in one.members:
            teams.account(member)
    assert Harness(desired(*hubs), teams).plan().estimate_seconds <= 20


def test_a_checksum_ties_an_approval_to_the_changes():
    harness = Harness(desired(hub()))
    first = harness.plan()
    assert harness.plan().checksum == first.checksum
    harness.desired = desired(hub(members=("an",)))
    assert harness.plan().checksum != first.checksum
