"""No history from the future, and none out of order; every step has its way back."""

from datetime import date, timedelta

import pytest

from registry.core.errors import ImpossibleStep, Invalid, NotAllowed
from registry.core.vocabulary import MeetingKind
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import (
    STEPS,
    WAYS_BACK,
    CourseDay,
    SignalStatus,
    SignalStep,
    StepDay,
)
from registry.signals.workflow.hearing_workflow import advise, agenda, move, off_agenda, outcome
from registry.signals.workflow.proposal_workflow import act, decide, propose
from registry.signals.workflow.signal_workflow import hand_over, pick_up, raise_signal, reopen
from registry.signals.workflow.signal_workflow import withdraw as withdrawn
from registry.store.store import Store
from tests.bot.conversations.signals.steps.fixtures_steps import FILLED
from tests.registry.signals.fixtures_signals import (
    DAY,
    KERN,
    KERN_B,
    OTHER,
    RAISER,
    action_draft,
    decision_draft,
    do,
    draft,
    get,
    proposal_draft,
    signal_world,
)

STEERING, AMBASSADORS = MeetingKind.STEERING, MeetingKind.AMBASSADORS
LATER, TOMORROW, YESTERDAY = (DAY + timedelta(days=at) for at in (40, 1, -1))


@pytest.fixture
async def store(store_url):
    async with await Store.open(store_url) as store:
        await signal_world(store)
        await do(store, RAISER, raise_signal, draft())
        yield store


async def proposed(store, **news):
    await do(store, KERN, pick_up, "1")
    await do(store, KERN, propose, "1", proposal_draft(**news))


async def on_agenda(store, day=DAY, kind=STEERING):
    await proposed(store)
    await do(store, KERN, agenda, "1", day, kind)


async def taken_up(store):
    await on_agenda(store)
    await do(store, KERN, outcome, "1", "taken_up")


async def faults(store, rule, *args):
    before = await get(store, Signal, "1")
    with pytest.raises(Invalid) as invalid:
        await do(store, KERN, rule, "1", *args)
    assert await get(store, Signal, "1") == before
    return [(one.field, one.code, one.params.get("day")) for one in invalid.value.faults]


async def hearings(store):
    proposal = await get(store, Proposal, "voorstel-1")
    return [(one.meeting, one.outcome, one.note) for one in proposal.hearings]


@pytest.mark.parametrize(
    ("kind", "rule", "args"),
    [(STEERING, outcome, ("taken_up",)), (AMBASSADORS, advise, ("Zoek de provincies op.",))],
)
async def test_nothing_comes_of_a_meeting_that_has_not_begun(store, kind, rule, args):
    await on_agenda(store, TOMORROW, kind)
    assert await faults(store, rule, *args) == [("", "date_before_meeting", TOMORROW)]

    await do(store, KERN, move, "1", DAY)
    await do(store, KERN, rule, "1", *args)
    assert len(await hearings(store)) == 1


async def test_a_decision_is_not_of_the_future_and_not_before_the_signal(store):
    await taken_up(store)
    for day, code, why in (
        (TOMORROW, "date_ahead", DAY),
        (YESTERDAY, "date_before_raised", DAY),
    ):
        assert await faults(store, decide, decision_draft(day=day)) == [("day", code, why)]
    await do(store, KERN, decide, "1", decision_draft(day=DAY))


async def test_what_is_still_to_be_done_follows_the_signal_and_the_decision(store):
    assert await faults_of_proposal(store) == [("due", "date_before_raised", DAY)]
    await taken_up(store)
    await do(store, KERN, decide, "1", decision_draft(day=DAY))
    wrong = action_draft(due=YESTERDAY)
    assert await faults(store, act, wrong) == [("due", "date_before_raised", DAY)]
    await do(store, KERN, act, "1", action_draft(due=DAY))


async def faults_of_proposal(store):
    await do(store, KERN, pick_up, "1")
    found = await faults(store, propose, proposal_draft(due=YESTERDAY))
    await do(store, KERN, reopen_by_hand, "1")
    return found


async def reopen_by_hand(unit, slug):
    """The signal as it was raised."""
    signal = await unit.of(Signal).get(slug)
    await unit.of(Signal).put(signal.model_copy(update={"status": SignalStatus.NEW}))


async def test_a_meeting_does_not_precede_the_signal(store):
    await proposed(store)
    assert await faults(store, agenda, YESTERDAY) == [("day", "date_before_raised", DAY)]
    await do(store, KERN, agenda, "1", LATER)
    assert await faults(store, move, YESTERDAY) == [("day", "date_before_raised", DAY)]


async def test_moved_however_often_it_is_on_one_agenda(store):
    await on_agenda(store)
    for at in range(1, 9):
        await do(store, KERN, move, "1", DAY + timedelta(days=at))
    await do(store, KERN, agenda, "1", LATER)
    assert await hearings(store) == [(f"stuurgroep-{LATER}", None, "")]
    assert await faults(store, move, LATER) == [("day", "taken", None)]


async def test_off_the_agenda_it_is_what_it_was(store):
    await on_agenda(store)
    await do(store, KERN, off_agenda, "1", "Nog niet af.")
    signal = await get(store, Signal, "1")
    assert signal.status is SignalStatus.PROPOSED
    assert (signal.history[-1].step, signal.history[-1].note) == ("off_agenda", "Nog niet af.")
    assert await hearings(store) == []

    await do(store, KERN, agenda, "1", DAY)
    await do(store, KERN, outcome, "1", "not_now", "Later.")
    await do(store, KERN, agenda, "1", LATER)
    await do(store, KERN, off_agenda, "1", "Toch niet.")
    assert (await get(store, Signal, "1")).status is SignalStatus.NOT_NOW
    assert (await get(store, Proposal, "voorstel-1")).status == "not_now"


async def test_of_two_agendas_it_says_which(store):
    await on_agenda(store)
    await do(store, KERN, agenda, "1", LATER, AMBASSADORS)
    assert await faults(store, off_agenda, "Waarom?") == [("kind", "required", None)]
    assert await faults(store, move, TOMORROW) == [("kind", "required", None)]
    await do(store, KERN, off_agenda, "1", "Waarom?", AMBASSADORS)
    assert (await get(store, Signal, "1")).status is SignalStatus.ON_AGENDA
    assert await hearings(store) == [(f"stuurgroep-{DAY}", None, "")]


async def test_an_outcome_and_an_advice_that_are_noted_once_more_are_mended(store):
    await on_agenda(store)
    await do(store, KERN, outcome, "1", "not_now", "Vergissing.")
    await do(store, KERN, outcome, "1", "taken_up")
    signal = await get(store, Signal, "1")
    assert signal.status is SignalStatus.TAKEN_UP
    assert [one.status for one in signal.history[-2:]] == ["not_now", "taken_up"]
    assert await hearings(store) == [(f"stuurgroep-{DAY}", "taken_up", "")]


async def test_a_signal_is_handed_over_within_the_kernteam(store):
    await do(store, KERN, pick_up, "1")
    assert await faults(store, hand_over, "") == [("owner", "required", None)]
    for nobody in (KERN, OTHER, "wie-dan-ook"):
        assert await faults(store, hand_over, nobody) == [("owner", "choice", None)]
    handed = await do(store, KERN, hand_over, "1", KERN_B)
    assert (handed.owner, handed.status) == (KERN_B, "picked_up")
    with pytest.raises(NotAllowed):
        await do(store, RAISER, hand_over, "1", KERN)


async def test_a_signal_is_withdrawn_by_its_raiser_while_nobody_picked_it_up(store):
    with pytest.raises(NotAllowed):
        await do(store, OTHER, withdrawn, "1", "Weg ermee.")
    with pytest.raises(Invalid):
        await do(store, RAISER, withdrawn, "1", " ")
    signal = await do(store, RAISER, withdrawn, "1", "Al opgelost.")
    assert (signal.status, signal.history[-1].note) == ("set_aside", "Al opgelost.")

    await do(store, KERN, reopen, "1", "Toch niet.")
    with pytest.raises(ImpossibleStep):
        await do(store, RAISER, withdrawn, "1", "Al opgelost.")


async def test_a_proposal_that_is_let_go_is_waited_for_no_more(store):
    await proposed(store, due=LATER)
    signal = await do(store, KERN, reopen, "1", "Ander idee.")
    assert (signal.status, signal.proposal) == ("picked_up", None)
    assert (await get(store, Proposal, "voorstel-1")).due is None


@pytest.mark.parametrize("step", SignalStep)
def test_each_step_has_its_way_back_or_says_why_not(step):
    back = WAYS_BACK[step]
    if isinstance(back, str):
        assert len(back.split()) > 3
        return
    rule = STEPS[step]
    to = {rule.to} if rule.to else rule.starts | {*_outcomes(step)}
    for way in back:
        assert STEPS[way].starts & to, (step, way)


def _outcomes(step):
    if step is SignalStep.OUTCOME:
        return (SignalStatus.TAKEN_UP, SignalStatus.SENT_BACK, SignalStatus.NOT_NOW)
    return (SignalStatus.PROPOSED,) if step is SignalStep.OFF_AGENDA else ()


@pytest.mark.parametrize("step", FILLED)
def test_each_day_that_a_form_asks_is_in_the_table(step):
    days = {name for name in ("day", "due") if name in FILLED[step]}
    assert days <= {STEPS[step].day.field}
    if days:
        assert CourseDay.RAISED in STEPS[step].day.since


def test_what_nobody_says_the_day_of_is_of_today():
    others = [one for one in SignalStep if not STEPS[one].day.field]
    assert all(not STEPS[one].day.ahead for one in others)
    assert StepDay() == StepDay("", ahead=False, since=())
    assert isinstance(DAY, date)
