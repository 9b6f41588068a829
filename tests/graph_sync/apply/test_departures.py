"""Nobody is said to be out who is still in: what Graph answers is no proof, what it shows is."""

from dataclasses import dataclass, field

import pytest

from graph_sync.graph.call import GraphReply
from graph_sync.graph.errors import AlreadyThere, GraphFault, Missing, Unclear, Unreachable
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.plan.people import LEAVES
from registry.core.membership import Membership
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.provisioning.plan import LEAVING, SyncAction
from tests.graph_sync.fixtures_lies import GROUP_MEMBERS, ROSTER, Lies
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import alliance


@pytest.fixture
async def made(sqlite_url):
    """A hub of four, of whom two are its own team in a private channel."""
    async with alliance(sqlite_url, bare=True) as opened:
        await opened.hub("twente", "Twente", guests=4, team=2)
        await opened.align()
        assert (await opened.plan()).aligned
        yield opened


@dataclass
class Answering:
    """A door behind which certain calls get another answer, and nothing is done.

    Attributes:
        answers: what stands in a call → what comes of it: an error, or an answer.
        made: the calls that were answered so.
    """

    graph: object
    answers: dict = field(default_factory=dict)
    made: list = field(default_factory=list)

    async def send(self, call):
        shown = f"{call.method} {call.path}"
        for part, answer in self.answers.items():
            if part in shown:
                self.made.append(shown)
                if isinstance(answer, Exception):
                    raise answer
                return answer(call) if callable(answer) else answer
        return await self.graph.send(call)

    async def list(self, call, model):
        for part, answer in self.answers.items():
            if f"GET {call.path}".startswith(part):
                raise answer
        return await self.graph.list(call, model)

    def pages(self, call):
        return self.graph.pages(call)

    async def sleep(self, seconds):
        await self.graph.sleep(seconds)


def missing():
    return Missing(GraphFault(404, "NotFound", "not known to Teams"))


DONE = GraphReply(204, {}, None)


async def leaving_one(made, number=3):
    """Somebody leaves the hub in the registry; their key, which is their object id by then."""
    async with made.store.read("system") as unit:
        memberships = await unit.of(Membership).all(group="twente")
    accounts = made.tenant.sandbox.state.users
    [one] = [
        each.member
        for each in memberships
        if accounts[each.member].mail.startswith(f"twente-{number}@")
    ]
    await made.leave("twente", one)
    return one


async def applied(made, answers, plan=None, **how):
    door = Answering(made.tenant.graph, answers)
    plan = plan or await made.plan()
    return await made.syncing(graph=door).apply(plan, asked_by="els", **how)


def waits(outcome):
    return [(one.change.action, one.why) for one in outcome.waiting]


def inside(made, user):
    group = made.tenant.group("GW Twente")
    return user in group.members and user in group.team.seats


async def test_not_found_twice_and_still_in_is_not_done(made):
    user = await leaving_one(made)
    outcome = await applied(made, {"POST /teams": missing(), "DELETE /groups": missing()})
    assert inside(made, user)
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert [one.member for one in outcome.left.changes] == [user]
    assert (outcome.done, outcome.failed) == (0, ())
    roster = (await made.ledger()).rosters["hub:twente"]
    assert user in roster.members
    assert user not in roster.leaving  # nobody said that they were out
    plan = await made.plan()
    assert [one.action for one in plan.changes] == [SyncAction.REMOVE]
    assert await made.trail(removes=True) == []
    assert (await made.align()).left.changes == ()
    assert not inside(made, user)


async def test_not_found_and_out_is_done_and_counts_once(made):
    user = await leaving_one(made)
    plan = await made.plan()
    made.tenant.hand("remove member", team="GW Twente", user=user)
    made.tenant.sandbox.clock.advance(600)
    outcome = await made.sync.apply(plan, asked_by="els")
    assert (outcome.waiting, outcome.left.changes, outcome.failed) == ((), (), ())
    assert user not in (await made.ledger()).rosters["hub:twente"].members
    assert len(await made.trail(removes=True)) <= 1


@pytest.mark.parametrize("list_", ["GET /teams/", "GET /groups/"])
async def test_what_can_not_be_read_back_is_not_done(made, list_):
    user = await leaving_one(made)
    plan = await made.plan()
    door = Answering(made.tenant.graph, {})
    sync = made.syncing(graph=door)
    await sync.plan()  # what was just read is not read again

    def gone(_call):
        door.answers[list_] = Unreachable(GraphFault(0))
        return DONE

    door.answers["POST /teams"] = gone
    outcome = await sync.apply(plan, asked_by="els")
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert user in (await made.ledger()).rosters["hub:twente"].members


async def test_an_answer_without_effect_is_waited_for_and_then_asked_again(made):
    user = await leaving_one(made)
    outcome = await applied(made, {"POST /teams": DONE})
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert inside(made, user)
    plan = await made.plan()
    assert plan.changes == ()
    [pending] = plan.pending
    assert (pending.member, pending.why, bool(pending.since)) == (user, LEAVING, True)
    assert not plan.aligned
    made.time.now += LEAVES
    again = await made.plan()
    assert [one.action for one in again.changes] == [SyncAction.REMOVE]
    assert (await made.sync.apply(again, asked_by="els")).left.changes == ()
    assert not inside(made, user)
    assert len(await made.trail(removes=True)) == 1  # one person, who was taken out once
    assert (await made.ledger()).rosters["hub:twente"].leaving == {}
    assert (await made.plan()).aligned


async def test_who_is_out_after_all_needs_no_second_word(made):
    user = await leaving_one(made)
    await applied(made, {"POST /teams": DONE})
    made.tenant.hand("remove member", team="GW Twente", user=user)
    made.tenant.sandbox.clock.advance(600)
    assert (await made.plan()).aligned
    await made.sync.persist(await made.sync.plan())
    roster = (await made.ledger()).rosters["hub:twente"]
    assert (roster.leaving, user in roster.members) == ({}, False)


async def test_who_comes_back_while_teams_is_late_is_put_in_again_and_is_no_drift(made):
    user = await leaving_one(made)
    await applied(made, {"POST /teams": DONE})
    async with made.store.write("system") as unit:
        await made.add_membership(unit, "twente", user)
    assert (await made.plan()).changes == ()
    made.tenant.hand("remove member", team="GW Twente", user=user)  # Teams is there at last
    made.tenant.sandbox.clock.advance(600)
    [add] = (await made.plan()).changes
    assert (add.action, add.member, add.cause) == (SyncAction.ADD, user, "wanted")


async def test_each_person_of_a_partial_answer_is_judged_alone(made):
    first, second = [await leaving_one(made, number) for number in (2, 3)]

    def partly(_call):
        results = [
            {"userId": first.upper(), "error": None},
            {"userId": second, "error": {"code": "NotFound", "message": "who?"}},
        ]
        made.tenant.hand("remove member", team="GW Twente", user=first)
        made.tenant.sandbox.clock.advance(600)
        return GraphReply(207, {}, {"value": results})

    outcome = await applied(made, {"POST /teams": partly, "DELETE /groups": missing()})
    assert [one.member for one in outcome.left.changes] == [second]
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert [one.member for one in await made.trail(removes=True)] == [first]


@pytest.mark.parametrize("body", [{"value": []}, {"value": [{"userId": None}]}, {"value": 7}])
async def test_an_answer_in_part_that_says_nothing_of_somebody_proves_nothing(made, body):
    user = await leaving_one(made)
    outcome = await applied(made, {"POST /teams": GraphReply(207, {}, body)})
    assert inside(made, user)
    assert [one.member for one in outcome.left.changes] == [user]
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]


async def test_a_removal_without_a_clear_answer_is_looked_for_too(made):
    user = await leaving_one(made)

    def done_all_the_same(_call):
        made.tenant.hand("remove member", team="GW Twente", user=user)
        made.tenant.sandbox.clock.advance(600)
        raise Unclear(GraphFault(504))

    outcome = await applied(made, {"POST /teams": done_all_the_same})
    assert outcome.left.changes == ()
    assert len(await made.trail(removes=True)) == 1


async def test_lists_that_end_early_do_not_put_anybody_out(made):
    """Graph says "not found", they are in all the same, and neither list shows them."""
    user = await leaving_one(made)
    lies = Lies(made.tenant.sandbox.service)

    def not_found(_call):
        lies.short(ROSTER, GROUP_MEMBERS)
        raise missing()

    outcome = await applied(made, {"POST /teams": not_found, "DELETE /groups": missing()})
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    lies.stop()
    assert user in made.tenant.group("GW Twente").team.seats


async def test_one_list_is_read_for_all_who_leave_a_team(made):
    await made.hub("zuid", "Zuid", guests=45)
    await made.align()
    async with made.store.write("system") as unit:
        memberships = await unit.of(Membership).all(group="zuid")
        await unit.of(Membership).remove_all([one.slug for one in memberships])
    plan = await made.plan()
    assert (len(plan.changes), plan.calls) == (45, 3 + 2 + 45)
    made.tenant.asked()
    door = Answering(made.tenant.graph)
    made.sync = made.syncing(graph=door)
    planned = await made.sync.plan()
    made.tenant.asked()
    await made.sync.apply(planned.plan, asked_by="els", allow_removals=True)
    asked = made.tenant.asked()
    assert asked["POST /teams/{team}/members/remove"] == 3
    assert asked["GET /teams/{team}/members"] == 1 + 45  # one list, and each by id
    assert asked["GET /groups/{group}/members"] == 1


async def out_of_the_channel(made):
    """Somebody of the hub's own team becomes an ordinary member."""
    async with made.store.write("system") as unit:
        memberships = await unit.of(Membership).all(group="twente")
        one = next(each for each in memberships if each.role is Role.HUB_TEAM)
        await unit.of(Membership).put(one.model_copy(update={"role": Role.MEMBER}))
    return one.member


def seats(made):
    channels = made.tenant.group("GW Twente").team.channels.values()
    return next(one.members for one in channels if one.name == "Kernteam")


@pytest.mark.parametrize("answer", [missing(), DONE], ids=["404", "204"])
async def test_out_of_a_private_channel_is_seen_in_its_list(made, answer):
    user = await out_of_the_channel(made)
    plan = await made.plan()
    assert [one.action for one in plan.changes] == [SyncAction.REMOVE]
    outcome = await applied(made, {"DELETE /teams": answer})
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert user in seats(made)
    roster = (await made.ledger()).rosters["hub:twente:kernteam"]
    assert user in roster.members
    assert (user in roster.leaving) is (answer is DONE)
    assert not (await made.plan()).aligned
    made.time.now += LEAVES
    assert (await made.align()).left.changes == ()
    assert user not in seats(made)
    assert (await made.plan()).aligned


@pytest.mark.parametrize("answer", [missing(), DONE], ids=["404", "204"])
async def test_an_owner_is_a_member_when_that_is_seen(made, answer):
    other = made.tenant.hand("add user", mail="tweede@plek.example", kind="Member")["user"]
    made.sync = made.syncing(owners=(other, OWNER))
    await made.align()
    made.sync = made.syncing(owners=(other,))
    plan = await made.plan()
    demotion = SyncAction.DEMOTE
    assert demotion in [one.action for one in plan.changes]
    door = Answering(made.tenant.graph, {"PATCH /teams": answer, "POST /teams": missing()})
    door.answers["DELETE /groups"] = missing()
    sync = made.syncing(graph=door, owners=(other,))
    outcome = await sync.apply(plan, asked_by="els", allow_removals=True)
    assert (demotion, "removal") in waits(outcome)
    assert OWNER in (await made.ledger()).rosters["hub:twente"].owners
    assert made.tenant.group("GW Twente").team.seats[OWNER].owner


@pytest.mark.parametrize("answer", [missing(), DONE], ids=["404", "204"])
async def test_a_tab_is_ours_until_its_channel_is_seen_without_it(made, answer):
    entries = (await made.ledger()).entries
    tab = next(one for one in entries.values() if one.kind == "tab")
    unwanted = tab.slug.partition(":tab:")[0] + ":tab:oud"
    async with made.store.write("system") as unit:
        await unit.of(LedgerEntry).add(
            tab.model_copy(update={"slug": unwanted, "name": "Oud", "revision": 0})
        )
        await unit.of(LedgerEntry).put(tab.model_copy(update={"left_alone": True, "graph_id": ""}))
    plan = await made.plan()
    assert [one.key for one in plan.changes] == [unwanted]
    outcome = await applied(made, {"DELETE /teams": answer}, plan)
    assert waits(outcome) == [(SyncAction.REMOVE, "removal")]
    assert unwanted in (await made.ledger()).entries
    assert (await made.align()).left.changes == ()
    assert unwanted not in (await made.ledger()).entries


# --- the archive: no operation tells, so it is looked at


@pytest.fixture
async def closing(made):
    """The hub is to be archived."""
    await made.change(Hub, "twente", status="closed")
    return made


@pytest.mark.parametrize(
    ("answer", "code"),
    [(missing(), "gone"), (GraphReply(202, {}, None), "not-ready"), (DONE, "not-ready")],
    ids=["404", "202", "204"],
)
async def test_a_team_is_archived_when_that_is_seen(closing, answer, code):
    plan = await closing.plan()
    outcome = await applied(closing, {"POST /teams": answer}, plan)
    assert [one.why for one in outcome.failed] == [code]
    assert outcome.left.changes == plan.changes
    assert (await closing.ledger()).entries["hub:twente"].state == "live"
    assert not closing.picture()["GW Twente"]["archived"]


@pytest.mark.parametrize("word", ["nothing", "already archived"])
async def test_what_was_archived_all_the_same_is_archived_and_counts_once(closing, word):
    def meanwhile(_call):
        closing.tenant.group("GW Twente").team.archived = True
        fault = GraphFault(400 if "already" in word else 404, "x", word)
        raise AlreadyThere(fault) if "already" in word else Missing(fault)

    outcome = await applied(closing, {"POST /teams": meanwhile})
    assert (outcome.failed, outcome.left.changes) == ((), ())
    assert len(await closing.trail(removes=True)) == 1
    assert (await closing.ledger()).entries["hub:twente"].state == "archived"


class Dropping:
    """A door behind which who gives up owning a place loses their membership with it."""

    def __init__(self, made):
        self._made = made
        self._graph = made.tenant.graph

    def __getattr__(self, name):
        return getattr(self._graph, name)

    async def send(self, call):
        reply = await self._graph.send(call)
        if call.method == "PATCH" and "/members/" in call.path and not call.body["roles"]:
            group = self._made.tenant.group("GW Twente")
            if "/channels/" in call.path:
                for channel in group.team.channels.values():
                    channel.members.pop(OWNER, None)
            else:
                group.members.pop(OWNER, None)
                group.team.seats.pop(OWNER, None)
        return reply


async def test_who_loses_their_place_with_the_role_and_may_stay_is_put_in_again(made):
    """Source: facts on Graph: "Removing an owner also takes the membership away"."""
    other = made.tenant.hand("add user", mail="tweede@plek.example", kind="Member")["user"]
    made.sync = made.syncing(owners=(other, OWNER))
    await made.align()
    async with made.store.write("system") as unit:
        await unit.of(Member).add(Member(slug=OWNER, name="Olga"))
        await made.add_membership(unit, "twente", OWNER, Role.HUB_TEAM)
    made.sync = made.syncing(graph=Dropping(made), owners=(other,))
    plan = await made.plan()
    assert SyncAction.DEMOTE in [one.action for one in plan.changes]
    outcome = await made.sync.apply(plan, asked_by="els", allow_removals=True)
    assert (outcome.left.changes, outcome.failed) == ((), ())
    group = made.tenant.group("GW Twente")
    assert OWNER in group.members
    assert OWNER not in group.owners
    assert OWNER in seats(made)
    again = await made.syncing(owners=(other,)).plan()
    assert (again.plan.changes, again.plan.unsure) == ((), ())
