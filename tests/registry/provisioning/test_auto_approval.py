"""What the system decides about plans by itself, and what no person can have it decide."""

import pytest

from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.permissions import SYSTEM
from registry.provisioning.approvals import approved, finish, start, waiting
from registry.provisioning.auto_approval import let_through, try_again
from registry.provisioning.personal_data import plan_with, plan_without
from registry.provisioning.plan import (
    Cause,
    FoundPlace,
    Plan,
    PlannedChange,
    ResourceKind,
    SyncAction,
    Unsure,
    plan_from_json,
    plan_to_json,
)
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.sync_plan import AdoptionNotAllowed, Quarantine, SyncPlan
from registry.store.store import Store

PLAN = Plan(
    (
        PlannedChange(
            SyncAction.ADD, ResourceKind.MEMBER, "hub:urk/x", "hub:urk", "X", Cause.REGISTRY
        ),
    )
)
ASIDE = (Quarantine(area="hub:urk", why="unreachable"),)
PERSON = "a3f1c0de-0000-4000-8000-000000000101"


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        yield opened


async def let(store, actor=SYSTEM, **more):
    async with store.write(actor) as unit:
        return await let_through(unit, PLAN, **more)


async def carried(store, slug, setbacks=()):
    async with store.write(SYSTEM) as unit:
        await start(unit, slug)
        return await finish(unit, slug, 1, 1, setbacks)


async def test_what_is_let_through_waits_for_nobody_and_is_shown(store):
    plan = await let(store)

    async with store.read() as unit:
        assert await waiting(unit) == []
        assert [one.slug for one in await approved(unit)] == [plan.slug]
    (parcel,) = await store.outbox.claim(5, 60)
    assert parcel.event.name == "sync_plan.proposed"
    assert (plan.decided_by, plan.plan) == (SYSTEM, PLAN)


@pytest.mark.parametrize("kind", [ResourceKind.TEAM, ResourceKind.CHANNEL])
async def test_what_is_known_by_its_name_is_taken_over_on_a_persons_word_only(store, kind):
    found = PlannedChange(
        SyncAction.ADOPT, kind, "hub:urk", "hub:urk", "GW Urk", Cause.FOUND, graph_id="team-7"
    )
    assert not SyncPolicy(slug="sync", by_itself=tuple(SyncAction)).lets(found)
    plan = Plan((found,))
    async with store.write(SYSTEM) as unit:
        with pytest.raises(AdoptionNotAllowed, match="team-7"):
            await let_through(unit, plan)
        assert (await let_through(unit, plan, "command", adopts=True)).plan == plan


async def test_each_gets_a_number_of_its_own(store):
    assert (await let(store)).slug != (await let(store)).slug


async def test_the_administrators_yes_to_removals_is_kept(store):
    plan = await let(store, origin="command", allows_removals=True)

    assert plan.allows_removals
    assert plan.origin == "command"


async def test_what_was_set_aside_goes_on_by_the_yes_that_was_given(store):
    plan = await let(store)
    await carried(store, plan.slug, ASIDE)

    async with store.write(SYSTEM) as unit:
        again = await try_again(unit, plan.slug)

    assert (again.status, again.decided_by) == ("approved", plan.decided_by)
    assert (await carried(store, plan.slug)).setbacks == ()


async def test_what_is_done_is_not_tried_again(store):
    plan = await let(store)
    with pytest.raises(AlreadyDecided):
        async with store.write(SYSTEM) as unit:
            await try_again(unit, plan.slug)
    await carried(store, plan.slug)

    with pytest.raises(AlreadyDecided):
        async with store.write(SYSTEM) as unit:
            await try_again(unit, plan.slug)


async def test_no_person_decides_in_the_systems_name(store):
    plan = await let(store)
    await carried(store, plan.slug, ASIDE)

    with pytest.raises(NotAllowed):
        await let(store, PERSON)
    with pytest.raises(NotAllowed):
        async with store.write(PERSON) as unit:
            await try_again(unit, plan.slug)
    async with store.read() as unit:
        assert await unit.of(SyncPlan).count() == 1


def test_who_owns_a_place_that_was_found_is_shown_to_themselves_and_erased():
    other = "a3f1c0de-0000-4000-8000-000000000102"
    looks = FoundPlace("GW Urk", ((PERSON, "Sanne de Vries"), (other, "Joost")), 2, 2)
    found = PlannedChange(
        SyncAction.ADOPT,
        ResourceKind.TEAM,
        "hub:urk",
        "hub:urk",
        "GW Urk",
        Cause.FOUND,
        found=looks,
    )
    plan = Plan((found,))
    read = plan_from_json(plan_to_json(plan))
    assert read == plan
    (left,) = plan_without(read, PERSON).changes
    assert left.found.owners == ((other, "Joost"),)
    assert plan_without(plan, PERSON).checksum == plan.checksum
    assert not any(PERSON in plan_to_json(plan_with(plan, (key,))) for key in (other, "nobody"))


def test_who_was_refused_or_is_doubted_goes_with_who_is_erased():
    add = PlannedChange(
        SyncAction.ADD,
        ResourceKind.MEMBER,
        f"hub:urk/{PERSON}",
        "hub:urk",
        "Sanne",
        Cause.WANTED,
        member=PERSON,
    )
    doubted = Unsure(f"/{PERSON}", "hub:urk", "Sanne", ResourceKind.GUEST, "missing", "", PERSON)
    plan = Plan((add,), unsure=(doubted,))
    about = {"area": "hub:urk", "why": "person-refused"}
    setbacks = (
        Quarantine(**about, member=PERSON, person="Sanne"),
        Quarantine(area="hub:urk", why="forbidden"),
    )
    one = SyncPlan(
        slug="1", origin="daily", checksum="x", body=plan_to_json(plan), setbacks=setbacks
    )
    left = one.without(PERSON)
    assert "Sanne" not in left.model_dump_json()
    assert [each.why for each in left.setbacks] == ["forbidden"]
    assert PERSON in one.more_people()
    assert one.shown_to(["somebody-else"]).setbacks == setbacks[1:]
