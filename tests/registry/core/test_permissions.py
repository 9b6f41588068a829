"""Who may do what: by their roles, by what is theirs, and the system by itself."""

import pytest

from registry.core.errors import NotAllowed
from registry.core.permissions import NOBODY, RIGHTS, SYSTEM, Right, holds, may, require, roles
from registry.core.vocabulary import Role
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, Own, SignalStatus
from registry.signals.workflow.possible_steps import owns, possible
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN,
    OTHER,
    RAISER,
    WORKER,
    signal_in,
    signal_world,
)
from tests.support.rights import EVERYBODY_MAY

CHIEF = "chief"
OTHERS_TOO = {
    Right.WORK_OUT_PROPOSAL: {Role.INITIATIVE},
    Right.READ_DRAFT: {Role.INITIATIVE, Role.STEERING},
    Right.ADVISE: {Role.AMBASSADOR},
    Right.STEER: {Role.STEERING},
    Right.RECORD_DECISION: {Role.STEERING},
}
"""What the kernteam and administrators may, and who else; nobody may see what is a person's."""


def test_who_may_what_by_their_role():
    kernteam = {Role.KERNTEAM, Role.ADMINISTRATOR}
    for right in Right:
        expected = set(Role) if right in EVERYBODY_MAY else kernteam | OTHERS_TOO.get(right, set())
        assert RIGHTS[right] == (set() if right is Right.SEE_PERSONAL else expected), right


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url, administrators=(CHIEF,)) as opened:
        await signal_world(opened)
        yield opened


async def test_roles_come_from_memberships_and_administrators_from_the_settings(store):
    async with store.read() as unit:
        assert await roles(unit, NOBODY) == frozenset()
        assert await roles(unit, OTHER) == {Role.MEMBER}
        assert await roles(unit, CHIEF) == {Role.MEMBER, Role.ADMINISTRATOR}
        for role, key in BY_ROLE.items():
            assert await roles(unit, key) == {Role.MEMBER, role}


@pytest.mark.parametrize("right", Right)
async def test_who_has_a_role_with_the_right_may_and_nobody_else(store, right):
    actors = {**{key: {Role.MEMBER, role} for role, key in BY_ROLE.items()}, NOBODY: set()}
    for actor, theirs in actors.items():
        async with store.read(actor) as unit:
            allowed = bool(RIGHTS[right] & theirs)
            assert await may(unit, right) is allowed
            assert await holds(unit, right, actor) is allowed
            assert await may(unit, right, owner=True) is True
            await require(unit, right, owner=True)
            if not allowed:
                with pytest.raises(NotAllowed):
                    await require(unit, right)
    async with store.read(SYSTEM) as unit:
        assert await may(unit, right) is True


async def test_the_system_can_take_any_step_that_is_open(store):
    async with store.write(SYSTEM) as unit:
        signal = await signal_in(unit, SignalStatus.ACTING)
        here = {step for step, rule in STEPS.items() if signal.status in rule.starts}
        assert set(await possible(unit, signal, SYSTEM)) == here
        assert set(await possible(unit, signal, NOBODY)) == set()


async def test_a_thing_is_its_own_people_s(store):
    async with store.write(SYSTEM) as unit:
        signal = await signal_in(unit, SignalStatus.ACTING)

        async def whose(own, *, ended=False, one=signal):
            people = (RAISER, WORKER, DOER, KERN, NOBODY)
            return [key for key in people if await owns(unit, own, one, key, ended=ended)]

        assert await whose(None) == []
        assert await whose(Own.RAISER) == [RAISER]
        assert await whose(Own.EARLY_RAISER) == []
        assert await whose(Own.WORKER) == [WORKER]
        assert await whose(Own.DOER) == [DOER]
        nameless = signal.model_copy(update={"raiser": NOBODY})
        assert await whose(Own.RAISER, one=nameless) == []
        early = signal.model_copy(update={"status": SignalStatus.NEW, "proposal": None})
        assert await whose(Own.EARLY_RAISER, one=early) == [RAISER]
        lost = signal.model_copy(update={"proposal": "voorstel-9"})
        for own in (Own.WORKER, Own.DOER):
            assert await whose(own, one=early) == []
            assert await whose(own, one=lost) == []
        action = await unit.of(FollowUp).get("actie-1")
        await unit.of(FollowUp).put(action.model_copy(update={"state": "done"}))
        assert await whose(Own.DOER) == []
        assert not await owns(unit, Own.DOER, signal, DOER)
        assert await whose(Own.DOER, ended=True) == [DOER]
        assert await unit.of(Signal).count() == 1


def test_the_system_goes_by_the_name_that_the_audit_trail_holds():
    assert SYSTEM == "system"
