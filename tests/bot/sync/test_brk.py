from datetime import date, timedelta, datetime, UTC
import pytest
from registry.core.permissions import SYSTEM
from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.planning import begins_at, decide, move
from registry.members.member import Member
from registry.provisioning.approvals import SyncPlan, approve
from tests.bot.sync.test_planned_hubs import *  # noqa
from tests.bot.sync.test_planned_hubs import with_go, DAY, LEAD, PIET, AREA

def test_clock():
    assert begins_at(date(2027,3,28)) == datetime(2027,3,28,4,tzinfo=UTC)
    assert begins_at(date(2027,10,31)) == datetime(2027,10,31,5,tzinfo=UTC)

def members_of(town, name="GW Zeeland"):
    st = town.made.tenant.sandbox.state
    return st

async def begun(town):
    town.at(DAY, 5, 0)
    await town.rounds(4)
    st = town.made.tenant.sandbox.state
    hub = await town.get(Hub, "zeeland")
    plans = [(p.slug, p.status, p.outcome if hasattr(p,'outcome') else '') for p in await town.shown()]
    print("HUB", hub.status, "PLANS", plans, "TEAMS", town.teams(), "GUESTS", town.guests())
    for p in await town.shown():
        print(p.slug, p.status, [(c.action.value, c.kind.value, c.name, c.member, getattr(c,'fate',None)) for c in p.plan.changes])
    print("USERS", [(u.mail, ) for u in st.users.values()])

async def test_email(small):
    town = small
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    async def edit(unit):
        m = await unit.of(Member).get(PIET)
        await unit.of(Member).put(m.model_copy(update={"email": "pieter@veere.example"}))
    await town.do(edit)
    await begun(town)
    assert 0

async def test_role(small):
    town = small
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    async def edit(unit):
        seats = await unit.of(Membership).all(group="zeeland", member=PIET)
        print("SEATS", seats)
        for s in seats:
            await unit.of(Membership).put(s.model_copy(update={"role": Role.MEMBER, "profile": None}))
    await town.do(edit)
    await begun(town)
    assert 0

@pytest.mark.parametrize("how", ["dismissed", "erased"])
async def test_left(small, how):
    town = small
    await with_go(town)
    [plan] = await town.shown()
    await town.do(approve, plan.slug)
    async def edit(unit):
        JO="a3f1c0de-0000-4000-8000-000000000102"
        await unit.of(Member).get_or_add(Member(slug=JO, name="Joost"))
        await unit.of(Membership).add(Membership(slug=Membership.key("kernteam", JO), member=JO, group="kernteam", role=Role.KERNTEAM))
        await unit.of(Membership).delete(Membership.key("kernteam", "a3f1c0de-0000-4000-8000-000000000101")) if how=="dismissed" else None
    await town.do(edit)
    if how == "erased":
        from registry.privacy import erasure
        print(dir(erasure))
    await begun(town)
    assert 0
