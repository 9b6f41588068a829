"""Places that were taken over: what a short list lacks was there, and may stay."""

import pytest

from registry.provisioning.plan import SyncAction
from tests.graph_sync.fixtures_lies import (
    GROUP,
    GROUP_MEMBERS,
    GROUPS,
    ROSTER,
    Lies,
    look,
    most_missing,
)
from tests.graph_sync.ledger.fixtures_ledger import alliance

MAKERS = "subgroup:makers"


@pytest.fixture
async def october(sqlite_url):
    """The plan's content, with the tenant of October 2023 taken over and looked at twice."""
    async with alliance(sqlite_url, content=True) as opened:
        await crowd(opened)
        await opened.align()
        opened.time.go_on(minutes=30)
        await look(opened)
        opened.lies = Lies(opened.tenant.sandbox.service)
        yield opened


async def crowd(made, count=12):
    """People in PLeK Makers of whom the registry knows nothing."""
    for number in range(count):
        user = made.tenant.hand("add user", mail=f"maker-{number}@elders.example")["user"]
        made.tenant.hand("add member", team="PLeK Makers", user=user)


async def test_a_team_that_is_not_shown_is_neither_made_again_nor_foreign(october):
    made = october
    lost = made.tenant.group("PLeK Makers").id
    made.lies.short(GROUPS, keep=lambda items: [one for one in items if one["id"] != lost])
    made.lies.missing(GROUP, of=lambda call: call.keys["group"] == lost)
    groups = len(made.tenant.sandbox.state.groups)
    for _ in range(3):  # the team itself answers: that is a third way
        plan = await look(made)
        assert (plan.changes, [one.key for one in plan.unsure]) == ((), [MAKERS])
        assert lost not in {one.graph_id for one in plan.foreign}
        assert (await made.align()).done == 0
        made.time.go_on(minutes=31)
    made.lies.stop()
    assert (await look(made)).aligned
    assert len(made.tenant.sandbox.state.groups) == groups


async def test_who_may_stay_since_adoption_is_never_forgotten_by_a_list(october):
    made = october
    before = made.picture()
    alone = set((await made.ledger()).rosters[MAKERS].left_alone)
    made.lies.short(ROSTER, GROUP_MEMBERS, keep=most_missing)
    plan = await look(made)
    assert (plan.changes, plan.aligned) == ((), False)
    assert set((await made.ledger()).rosters[MAKERS].left_alone) == alone
    made.lies.stop()
    outcome = await made.align()
    assert (outcome.done, made.picture()) == (0, before)
    assert (await made.plan()).aligned


@pytest.mark.parametrize("looks", [0, 3])
async def test_a_team_is_adopted_by_short_lists_and_nobody_is_taken_out(sqlite_url, looks):
    async with alliance(sqlite_url, content=True) as made:
        await crowd(made)
        lies = Lies(made.tenant.sandbox.service)
        lies.short(ROSTER, GROUP_MEMBERS, keep=most_missing)
        await made.align()
        inside = {name: set(one["members"]) for name, one in made.picture().items()}
        for _ in range(looks):
            made.time.go_on(minutes=31)
            await look(made)
        lies.stop()
        for _ in range(4):
            plan = await look(made)
            assert SyncAction.REMOVE not in {one.action for one in plan.changes}
            await made.sync.apply(plan, asked_by="els", allow_removals=True)
            made.time.go_on(minutes=31)
        assert (await look(made)).aligned
        after = {name: set(one["members"]) for name, one in made.picture().items()}
        assert all(people <= after[name] for name, people in inside.items())


async def test_who_is_put_in_by_hand_after_that_is_asked_about_at_the_second_look(october):
    made = october
    made.time.go_on(minutes=25 * 60)  # whoever turns up on the first day was there
    await look(made)
    user = made.tenant.hand("add user", mail="later@elders.example")["user"]
    made.tenant.hand("add member", team="PLeK Makers", user=user)
    plan = await look(made)
    assert [(one.why, one.member) for one in plan.unsure] == [("unexpected", user)]
    made.time.go_on(minutes=30)
    (change,) = (await look(made)).changes
    assert (change.action, change.member, change.cause.value) == (SyncAction.REMOVE, user, "drift")
