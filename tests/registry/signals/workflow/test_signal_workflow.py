"""A signal's life from raising to what was learnt, and back to who raised it."""

from datetime import timedelta

import pytest

from registry.core.errors import (
    AlreadyDecided,
    HistoryRewritten,
    ImpossibleStep,
    Invalid,
    NotAllowed,
    NotFound,
)
from registry.core.vocabulary import MeetingKind, Region, Role
from registry.documents import dump, load
from registry.members.member import Member
from registry.privacy.export_and_erase import erase, export
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, SignalStatus, SignalStep
from registry.signals.workflow.hearing_workflow import (
    advise,
    agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    finish,
    propose,
    revise,
)
from registry.signals.workflow.signal_workflow import (
    answer,
    ask,
    bundle,
    close,
    join,
    pick_up,
    raise_signal,
    reopen,
    set_aside,
)
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DAY,
    DOER,
    KERN,
    KERN_B,
    OTHER,
    RAISER,
    WORKER,
    action_draft,
    decision_draft,
    do,
    draft,
    events,
    get,
    proposal_draft,
    signal_in,
    signal_world,
)
from tests.support.at_once import at_once

STEERING, AMBASSADOR = BY_ROLE[Role.STEERING], BY_ROLE[Role.AMBASSADOR]
CROWD = 20


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as opened:
        await signal_world(opened)
        yield opened


@pytest.fixture
async def sqlite(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        await signal_world(opened)
        yield opened


async def raised(store, actor=RAISER, **news):
    return await do(store, actor, raise_signal, draft(**news))


async def told(store):
    """Step, who hears it, and whether the kernteam does, of what waits in the outbox."""
    return [(one.step, set(one.tell), one.kernteam) for one in await events(store)]


async def proposed(store, **news):
    signal = await raised(store)
    await do(store, KERN, pick_up, signal.slug)
    return await do(store, KERN, propose, signal.slug, proposal_draft(**news))


async def test_from_signal_to_lesson_and_a_new_signal(store):
    signal = await raised(store)
    assert (signal.slug, signal.status, signal.region) == ("1", "new", Region.TWENTE)
    await do(store, KERN, pick_up, "1")
    await do(store, KERN, propose, "1", proposal_draft(due="1-2-2027"))
    await do(store, WORKER, revise, "1", "Een loket per provincie.")
    await do(store, KERN, agenda, "1", DAY)
    await do(store, KERN, agenda, "1", DAY, MeetingKind.AMBASSADORS)
    await do(store, AMBASSADOR, advise, "1", "Betrek de waterschappen.")
    proposal = await do(store, STEERING, outcome, "1", "taken_up")
    await do(store, KERN, decide, "1", decision_draft())
    action = await do(store, KERN, act, "1", action_draft())
    await do(store, DOER, finish, "1", action.slug, "Het loket is open.")
    [closed] = await do(store, KERN, close, "1", "Een loket helpt.")
    next_one = await do(
        store, RAISER, raise_signal, draft(seen="Het loket wordt niet gevonden."), follows_up="1"
    )

    assert (closed.status, closed.lesson, closed.due) == ("closed", "Een loket helpt.", None)
    assert [one.step for one in closed.history] == [
        "raise", "pick_up", "propose", "revise", "agenda", "agenda", "advise", "outcome", "decide",
        "act", "finish", "close",
    ]  # fmt: skip
    assert [one.about for one in closed.history if one.about] == [
        "proposals/voorstel-1", f"meetings/stuurgroep-{DAY}", f"meetings/ambassadeurs-{DAY}",
        "decisions/besluit-1", "actions/actie-1", "actions/actie-1",
    ]  # fmt: skip
    assert [(one.outcome, one.note, one.version) for one in proposal.hearings] == [
        ("taken_up", "", 2),
        (None, "Betrek de waterschappen.", 2),
    ]
    assert proposal.text == "Een loket per provincie."
    assert (await get(store, FollowUp, "actie-1")).state == "done"
    assert (await get(store, Decision, "besluit-1")).body == "Provinciale Staten"
    assert (await get(store, Meeting, f"stuurgroep-{DAY}")).day == DAY
    assert (next_one.slug, next_one.follows_up) == ("2", "1")


async def test_who_must_hear_of_a_step_hears_it_and_who_takes_it_does_not(sqlite):
    await raised(sqlite)
    assert await told(sqlite) == [("raise", set(), True)]
    await do(sqlite, OTHER, join, "1", hub="zeeland")
    assert await told(sqlite) == [("join", set(), False)]  # nobody picked it up yet
    await do(sqlite, KERN, pick_up, "1")
    assert await told(sqlite) == [("pick_up", {RAISER, OTHER}, False)]
    await do(sqlite, KERN_B, ask, "1", "Waar?")
    assert await told(sqlite) == [("ask", {RAISER, OTHER, KERN}, False)]
    await do(sqlite, RAISER, answer, "1", "In Losser.")
    assert await told(sqlite) == [("answer", {KERN}, True)]
    await do(sqlite, KERN, propose, "1", proposal_draft())
    assert await told(sqlite) == [("propose", {RAISER, OTHER, WORKER}, False)]


async def test_those_of_what_is_bundled_hear_how_it_goes_on(sqlite):
    await raised(sqlite)
    await raised(sqlite, OTHER)
    await raised(sqlite, DOER)
    await do(sqlite, KERN, bundle, "2", ["3"])
    await events(sqlite)

    first, second = await do(sqlite, KERN, bundle, "1", ["2"])

    assert (first.status, second.status, second.into) == ("picked_up", "bundled", "1")
    assert (await get(sqlite, Signal, "3")).into == "1"
    await events(sqlite)
    await do(sqlite, KERN, propose, "1", proposal_draft())
    assert await told(sqlite) == [("propose", {RAISER, OTHER, DOER, WORKER}, False)]


async def test_what_plays_elsewhere_is_joined_once_also_when_it_was_bundled(sqlite):
    await raised(sqlite)
    await raised(sqlite)
    await do(sqlite, KERN, bundle, "1", ["2"])

    joined = await do(sqlite, OTHER, join, "2", hub="zeeland", note="Ook hier.", anonymous=True)

    assert (joined.slug, joined.hubs) == ("1", ("twente", "zeeland"))
    assert await do(sqlite, OTHER, join, "1", hub="flevoland") == joined
    assert await do(sqlite, RAISER, join, "1", hub="flevoland") == joined
    with pytest.raises(Invalid):
        await do(sqlite, DOER, join, "1", hub="nergens")


async def test_who_joins_what_was_set_aside_hears_that_only_when_they_could_see_it(sqlite):
    await raised(sqlite)
    await raised(sqlite)
    await do(sqlite, KERN, bundle, "1", ["2"])
    await do(sqlite, OTHER, join, "1", hub="zeeland")
    await do(sqlite, KERN, set_aside, "1", "Dit speelt elders.")
    before = await get(sqlite, Signal, "1")
    for slug in ("1", "2"):
        for actor in (RAISER, OTHER, KERN):
            with pytest.raises(ImpossibleStep) as over:
                await do(sqlite, actor, join, slug)
            assert (over.value.status, over.value.step) == ("set_aside", "join")
        with pytest.raises(NotFound) as hidden:
            await do(sqlite, DOER, join, slug)
        assert (hidden.value.section, hidden.value.key) == (Signal.section, slug)
    assert await get(sqlite, Signal, "1") == before


async def test_joining_does_not_stop_who_looks_at_it(sqlite):
    seen = (await raised(sqlite)).round
    await do(sqlite, OTHER, join, "1")
    assert (await do(sqlite, KERN, pick_up, "1", seen)).status == "picked_up"


async def test_who_saw_an_older_round_is_told_what_was_done_and_by_whom(sqlite):
    signal = await raised(sqlite)
    await do(sqlite, KERN, ask, "1", "Waar?", signal.round)
    with pytest.raises(AlreadyDecided) as first:
        await do(sqlite, KERN_B, set_aside, "1", "Dubbel.", signal.round)
    assert (first.value.by, first.value.outcome) == (KERN, "asked")


async def test_the_same_step_by_two_is_done_once_and_another_says_what_is_possible(sqlite):
    await raised(sqlite)
    await do(sqlite, KERN, pick_up, "1")
    with pytest.raises(AlreadyDecided):
        await do(sqlite, KERN_B, pick_up, "1")
    with pytest.raises(ImpossibleStep) as refused:
        await do(sqlite, KERN_B, close, "1", "Klaar.")
    expected = {"join", "ask", "bundle", "set_aside", "propose", "edit", "hand_over"}
    assert set(refused.value.possible) == expected


async def test_bundling_needs_others_and_one_that_is_not_over(sqlite):
    for _ in range(3):
        await raised(sqlite)
    await do(sqlite, KERN, set_aside, "3", "Dubbel.")
    for others in ([], ["1"], ["2", "1"]):
        with pytest.raises(Invalid):
            await do(sqlite, KERN, bundle, "1", others)
    with pytest.raises(ImpossibleStep):
        await do(sqlite, KERN, bundle, "3", ["1"])
    with pytest.raises(NotFound):
        await do(sqlite, KERN, bundle, "1", ["2", "99"])
    assert (await get(sqlite, Signal, "2")).status == "new"
    with pytest.raises(NotAllowed):
        await do(sqlite, RAISER, bundle, "1", ["2"])


async def test_of_two_bundled_each_with_the_other_one_stays(store):
    await raised(store)
    await raised(store)

    async def tried(first, second):
        try:
            return await do(store, KERN, bundle, first, [second])
        except (AlreadyDecided, ImpossibleStep) as refused:
            return refused

    outcomes = await at_once(tried("1", "2"), tried("2", "1"))

    assert sum(isinstance(one, tuple) for one in outcomes) == 1
    states = {(await get(store, Signal, slug)).status for slug in ("1", "2")}
    assert states == {SignalStatus.PICKED_UP, SignalStatus.BUNDLED}


async def test_signals_of_one_proposal_move_together(sqlite):
    for _ in range(2):
        await raised(sqlite)
        await do(sqlite, KERN, pick_up, str(_ + 1))
    await do(sqlite, KERN, propose, "1", proposal_draft(), also=["2"])
    await do(sqlite, KERN, agenda, "2", DAY)
    await do(sqlite, STEERING, outcome, "1", "not_now", "Eerst de begroting.")
    first, second = [await get(sqlite, Signal, slug) for slug in ("1", "2")]
    assert (first.status, first.due) == (second.status, second.due) == ("not_now", None)
    closed = await do(sqlite, KERN, close, "2", "Te vroeg gevraagd.")
    assert [one.slug for one in closed] == ["1", "2"]
    back = await do(sqlite, KERN, reopen, "2", "Nu wel.")
    assert (back.status, back.proposal, back.owner) == ("picked_up", None, KERN)


async def test_what_is_sent_back_is_revised_before_it_is_heard_again(sqlite):
    await proposed(sqlite)
    await do(sqlite, KERN, agenda, "1", DAY)
    with pytest.raises(Invalid):
        await do(sqlite, STEERING, outcome, "1", "sent_back")
    await do(sqlite, STEERING, outcome, "1", "sent_back", "Wat kost het?")
    later = DAY + timedelta(days=90)
    with pytest.raises(ImpossibleStep):
        await do(sqlite, KERN, agenda, "1", later)
    await do(sqlite, WORKER, revise, "1", "Het kost een ton.")
    again = await do(sqlite, KERN, agenda, "1", later)
    assert [(one.outcome, one.version) for one in again.hearings] == [("sent_back", 1), (None, 2)]


async def test_an_agenda_needs_a_text_another_day_and_a_meeting_that_hears_it(sqlite):
    await proposed(sqlite, text="")
    for kind, fault in ((MeetingKind.HUB, "kind"), (MeetingKind.STEERING, "text")):
        with pytest.raises(Invalid) as invalid:
            await do(sqlite, KERN, agenda, "1", DAY, kind)
        assert [one.field for one in invalid.value.faults] == [fault]
    await do(sqlite, WORKER, revise, "1", "Een loket.")
    await do(sqlite, KERN, agenda, "1", DAY, MeetingKind.AMBASSADORS)
    for deed, field in ((agenda, "day"), (outcome, "meeting")):
        more = (DAY, MeetingKind.AMBASSADORS) if deed is agenda else ("taken_up",)
        with pytest.raises(Invalid) as invalid:
            await do(sqlite, KERN, deed, "1", *more)
        assert [one.field for one in invalid.value.faults] == [field]


async def test_an_action_is_ended_once_by_whose_it_is(sqlite):
    async with sqlite.write("system") as unit:
        await signal_in(unit, SignalStatus.ACTING)
    other = await do(sqlite, KERN, act, "1", action_draft(doer=OTHER, due=None))
    assert other.slug == "actie-2"
    with pytest.raises(NotAllowed):
        await do(sqlite, DOER, finish, "1", other.slug, "Gedaan.")
    await do(sqlite, DOER, finish, "1", "actie-1", "Dit gaat niet door.", done=False)
    with pytest.raises(AlreadyDecided):
        await do(sqlite, KERN, finish, "1", "actie-1", "Gedaan.")
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, close, "1", "Geleerd.")
    assert invalid.value.faults[0].params == {"count": 1}


MISSING = {
    SignalStep.ASK: ("picked_up", lambda unit: ask(unit, "1", " "), {"note"}),
    SignalStep.ANSWER: ("asked", lambda unit: answer(unit, "1", ""), {"note"}),
    SignalStep.SET_ASIDE: ("new", lambda unit: set_aside(unit, "1", ""), {"reason"}),
    SignalStep.REOPEN: ("closed", lambda unit: reopen(unit, "1", ""), {"reason"}),
    SignalStep.REVISE: ("proposed", lambda unit: revise(unit, "1", ""), {"text"}),
    SignalStep.ADVISE: ("on_agenda", lambda unit: advise(unit, "1", ""), {"note"}),
    SignalStep.FINISH: ("acting", lambda unit: finish(unit, "1", "actie-1", ""), {"result"}),
    SignalStep.CLOSE: ("decided", lambda unit: close(unit, "1", "x" * 2001), {"lesson"}),
    SignalStep.ACT: ("decided", lambda unit: act(unit, "1", action_draft(doer="")), {"doer"}),
}


@pytest.mark.parametrize("name", MISSING)
async def test_what_a_step_needs_must_be_there_and_fit(sqlite, name):
    status, deed, fields = MISSING[name]
    async with sqlite.write("system") as unit:
        await signal_in(unit, SignalStatus(status))
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, deed)
    assert {one.field for one in invalid.value.faults} == fields
    assert fields <= set(STEPS[name].needs)


async def test_words_with_control_characters_are_refused_at_their_field(sqlite):
    await raised(sqlite)
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, KERN, set_aside, "1", "on\0zin")
    assert [one.field for one in invalid.value.faults] == ["reason"]


async def test_what_does_not_exist_is_named(sqlite):
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, RAISER, raise_signal, draft(hub="x", themes=("y",)), follows_up="9")
    assert {one.field for one in invalid.value.faults} == {"hub", "themes", "follows_up"}
    await raised(sqlite)
    await do(sqlite, KERN, pick_up, "1")
    for news in ({"workers": ("niemand",)}, {"questions": ("geen",)}):
        with pytest.raises(Invalid) as invalid:
            await do(sqlite, KERN, propose, "1", proposal_draft(**news))
        assert [one.field for one in invalid.value.faults] == list(news)


async def test_many_who_raise_and_join_at_once_lose_nothing_and_do_nothing_twice(store):
    async with store.write("system") as unit:
        await signal_in(unit, SignalStatus.NEW)
    crowd = [f"{one}-{number}" for number in range(CROWD // 4) for one in ("a", "b", "c", "d")]

    async def tried(actor, deed, *args, **options):
        try:
            return await do(store, actor, deed, "1", *args, **options)
        except (AlreadyDecided, ImpossibleStep) as refused:
            return refused

    joins = [tried(one, join, hub="zeeland") for one in (*crowd, *crowd)]
    picks = [tried(one, pick_up) for one in (KERN, KERN_B)]
    asks = [tried(one, ask, "Waar?", 0) for one in (KERN, KERN_B)]
    outcomes = await at_once(*joins, *picks, *asks)

    signal = await get(store, Signal, "1")
    assert sorted(one.member for one in signal.supporters) == sorted(crowd)
    steps = [one.step for one in signal.history]
    assert steps.count("join") == CROWD
    assert steps.count("pick_up") + steps.count("ask") == 1
    assert sum(isinstance(one, Exception) for one in outcomes) == 3
    heard = await events(store)
    assert sorted(one.place for one in heard) == list(range(1, CROWD + 2))


async def test_many_new_signals_at_once_each_get_a_number(store):
    made = await at_once(*(raised(store) for _ in range(CROWD)))
    assert sorted(one.number for one in made) == list(range(1, CROWD + 1))


async def test_history_can_only_be_added_to(sqlite):
    signal = await raised(sqlite)
    for history in ((), (signal.history[0].model_copy(update={"note": "anders"}),)):
        with pytest.raises(HistoryRewritten):
            async with sqlite.write("system") as unit:
                await unit.of(Signal).put(signal.model_copy(update={"history": history}))
    async with sqlite.read() as unit:
        document = await dump(unit)
    document["signals"][0]["history"] = []
    with pytest.raises(HistoryRewritten):
        async with sqlite.write("system") as unit:
            await load(unit, document)
    assert await get(sqlite, Signal, "1") == signal


async def test_all_of_it_comes_back_from_a_document(sqlite, tmp_path):
    await proposed(sqlite, due="1-2-2027")
    await do(sqlite, OTHER, join, "1", hub="zeeland", anonymous=True)
    await do(sqlite, KERN, agenda, "1", DAY)
    await do(sqlite, STEERING, outcome, "1", "taken_up")
    await do(sqlite, KERN, decide, "1", decision_draft())
    await do(sqlite, KERN, act, "1", action_draft())
    async with sqlite.read() as unit:
        document = await dump(unit)
    async with await Store.open(f"sqlite:///{tmp_path}/again.db") as again:
        async with again.write("system") as unit:
            await load(unit, document)
        async with again.read() as unit:
            assert await dump(unit) == document
        assert (await raised(again)).slug == "2"
        await do(again, DOER, finish, "1", "actie-1", "Gedaan.")


async def test_who_is_erased_leaves_no_trace_and_the_signal_stays(store):
    name = "Fatima El Amrani"
    await raised(store, anonymous=True, why=f"Vraag {name} maar.", source={"text": name})
    await do(store, OTHER, join, "1", hub="zeeland", note="Bel Naam key-bram!")
    await do(store, KERN, ask, "1", f"Waar, {name}?")
    await do(store, RAISER, answer, "1", f"In Losser, groet {name}")
    async with store.write(RAISER) as unit:
        member = await unit.of(Member).get(RAISER)
        await unit.of(Member).put(member.model_copy(update={"name": name}))
        own = await export(unit, RAISER)
        assert own["signals"][0]["raiser"] == RAISER
        await erase(unit, RAISER)
    async with store.write(OTHER) as unit:
        theirs = await export(unit, OTHER)
        assert "Losser" not in str(theirs["signals"])
        await erase(unit, OTHER)

    signal = await get(store, Signal, "1")

    text = signal.model_dump_json()
    assert not any(trace in text for trace in (RAISER, OTHER, name, "Naam"))
    assert signal.hubs == ("twente", "zeeland")
    assert [one.note for one in signal.history][-1] == "In Losser, groet …"
    assert (await do(store, KERN, set_aside, "1", "Opgelost.")).status == "set_aside"
