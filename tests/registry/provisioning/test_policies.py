import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.errors import Conflict, Invalid, NotAllowed
from registry.provisioning.plan import Cause, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.policies import (
    HARMLESS,
    POLICY,
    PolicyEntry,
    SyncPolicy,
    change_policy,
    policy,
)
from registry.provisioning.removal_budget import Removed
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import KERNTEAM, LEAD, do, people
from tests.support.at_once import at_once

KERN, OTHER = KERNTEAM
GIVEN = {
    "by_itself": "add, invite",
    "paused": True,
    "most_removals": " 25 ",
    "removal_percent": "3%",
}


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await people(opened)
        yield opened


def change(action, cause=Cause.REGISTRY):
    return PlannedChange(action, ResourceKind.MEMBER, "hub:a/m", "hub:a", "Jan", cause)


async def test_the_default_holds_until_the_kernteam_settles_something_else(store):
    async with store.read() as unit:
        assert await policy(unit) == SyncPolicy(slug=POLICY)
    settled = await do(store, KERN, change_policy, PolicyEntry.of(GIVEN))
    assert settled.by_itself == (SyncAction.ADD, SyncAction.INVITE)
    assert (settled.paused, settled.most_removals, settled.removal_percent) == (True, 25, 3)
    async with store.read() as unit:
        assert await policy(unit) == settled
    await do(store, OTHER, change_policy, PolicyEntry.of(GIVEN | {"paused": False}))
    async with store.read() as unit:
        assert not (await policy(unit)).paused
        assert [one.actor for one in await unit.audit(section="sync_policies")] == [OTHER, KERN]


@pytest.mark.parametrize("actor", [LEAD, "", "somebody"])
async def test_only_the_kernteam_settles_it(store, actor):
    with pytest.raises(NotAllowed):
        await do(store, actor, change_policy, PolicyEntry.of(GIVEN))


async def test_two_who_settle_it_at_once_end_with_one_of_both(store):
    async def settle(actor, most):
        entry = PolicyEntry.of(GIVEN | {"most_removals": most})
        try:
            return await do(store, actor, change_policy, entry)
        except Conflict as stale:
            return stale

    outcomes = await at_once(settle(KERN, 1), settle(OTHER, 2))
    async with store.read() as unit:
        assert (await policy(unit)).most_removals in {1, 2}
        assert await unit.of(SyncPolicy).count() == 1
    assert any(isinstance(one, SyncPolicy) for one in outcomes)


@pytest.mark.parametrize(
    ("news", "fault"),
    [
        ({"by_itself": "add,vernietig"}, ("by_itself", "choice")),
        ({"most_removals": "veel"}, ("most_removals", "number")),
        ({"most_removals": ""}, ("most_removals", "number")),
        ({"most_removals": "-1"}, ("most_removals", "number")),
        ({"most_removals": "100001"}, ("most_removals", "number")),
        ({"most_removals": "9" * 30}, ("most_removals", "number")),
        ({"removal_percent": "101"}, ("removal_percent", "number")),
        ({"removal_percent": "٣"}, ("removal_percent", "number")),
        ({"removal_percent": True}, ("removal_percent", "number")),
    ],
)
def test_what_is_no_policy_is_said_at_its_field(news, fault):
    with pytest.raises(Invalid) as invalid:
        PolicyEntry.of(GIVEN | news)
    assert [(one.field, one.code) for one in invalid.value.faults] == [fault]


def test_nothing_by_itself_and_each_action_once():
    assert PolicyEntry.of(GIVEN | {"by_itself": ""}).by_itself == ()
    assert PolicyEntry.of(GIVEN | {"by_itself": ["add", "add"]}).by_itself == (SyncAction.ADD,)


@given(action=st.sampled_from(SyncAction), cause=st.sampled_from(Cause), paused=st.booleans())
def test_by_itself_nothing_is_done_that_was_changed_by_hand_or_while_it_is_paused(
    action, cause, paused
):
    lets = SyncPolicy(slug=POLICY, paused=paused).lets(change(action, cause))
    assert lets == (action in HARMLESS and not paused and cause is not Cause.DRIFT)


@given(st.integers(0, 10**6), st.integers(0, 100), st.integers(0, 1000))
def test_the_allowance_is_the_number_or_the_share_whichever_is_more(memberships, percent, most):
    settled = SyncPolicy(slug=POLICY, most_removals=most, removal_percent=percent)
    allowed = settled.allowance(memberships)
    assert allowed >= most
    assert allowed * 100 <= max(most * 100, memberships * percent)


def test_of_teams_one_a_day_may_go_or_their_share():
    settled = SyncPolicy(slug=POLICY)
    assert [settled.team_allowance(teams) for teams in (1, 12, 39, 40, 100)] == [1, 1, 1, 2, 5]
    none = SyncPolicy(slug=POLICY, most_removals=0, removal_percent=0)
    assert none.team_allowance(100) == 0


@pytest.mark.parametrize(
    ("removed", "planned", "teams", "codes"),
    [
        (Removed(), 10, 1, []),
        (Removed(day=1), 10, 0, ["day"]),
        (Removed(day=0, week=21), 10, 0, ["week"]),
        (Removed(day=9, week=9, teams=1, teams_week=1), 1, 1, ["teams"]),
        (Removed(teams_week=3), 1, 1, ["teams-week"]),
        (Removed(99, 99, 9, 9), 0, 0, []),  # what takes nothing away is never over
    ],
)
def test_a_plan_goes_over_the_budgets_that_it_goes_over(removed, planned, teams, codes):
    settled = SyncPolicy(slug=POLICY)
    budget = settled.budget(removed, planned=planned, teams=teams, memberships=100, all_teams=12)
    assert [one.code for one in budget.exceeded] == codes
    assert budget.over == bool(codes)
