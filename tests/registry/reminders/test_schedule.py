"""When somebody is reminded: by rule for all days, and in a store for those whose turn it is."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.core.dates.workdays import is_workday
from registry.core.errors import Conflict, DuplicateRequest, Invalid, NotAllowed, NotFound
from registry.core.vocabulary import Role
from registry.reminders.daily_run import (
    RemindersDue,
    WeekDue,
    is_time,
    next_week,
    run_daily,
    still_owed,
    the_week,
    what_comes,
)
from registry.reminders.overdue import ProposalReady, say_ready
from registry.reminders.schedule import (
    AFTER,
    EARLIEST,
    LATEST,
    Snooze,
    around,
    coming,
    is_owed,
    once_asked,
    settled,
    weekly,
)
from registry.reminders.snoozes import WEEK, SnoozeDraft, of_signal, pause, postpone, resume
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.workflow.hearing_workflow import (
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
from registry.signals.workflow.signal_workflow import answer, ask, pick_up, raise_signal
from registry.store.store import Store
from tests.registry.signals.fixtures_signals import (
    BY_ROLE,
    DOER,
    KERN,
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
    signal_world,
)
from tests.support.at_once import at_once
from tests.support.conversation import Clock

DAYS = st.dates(date(2025, 1, 1), date(2032, 12, 31))
STARTS = st.integers(-30, 70)


@st.composite
def rests(draw, due):
    since = due + timedelta(days=draw(STARTS))
    length = draw(st.one_of(st.none(), st.integers(0, 60)))
    return Snooze(since=since, until=None if length is None else since + timedelta(days=length))


@st.composite
def courses(draw):
    """A date, who wants rest when, and the working days on which a bot was there to look."""
    due = draw(DAYS)
    silent = draw(st.lists(rests(due), max_size=3))
    days = [due + timedelta(days=at) for at in range(-40, 200)]
    up = draw(st.sets(st.sampled_from([day for day in days if is_workday(day)]), min_size=1))
    return due, silent, sorted(up)


def said(moments, silent, looks):
    """The days on which it is mentioned, when these days are looked at."""
    last, found = looks[0] - timedelta(days=1), []
    for day in looks:
        if is_owed(moments, silent, last, day):
            found.append(day)
        last = day
    return found


@given(DAYS)
def test_the_moments_are_working_days_on_their_side_of_the_date(due):
    moments = sorted(around(due))
    before = [day for day in moments if day < due]
    after = [day for day in moments if day > due]
    assert before + after == moments
    assert all(map(is_workday, moments))
    assert 1 <= len(before) <= 2
    assert len(after) == AFTER
    assert due - EARLIEST <= moments[0]
    assert moments[-1] <= due + LATEST
    assert before[0] <= due - timedelta(days=7)
    assert all(6 - 4 <= (b - a).days <= 7 + 4 for a, b in pairwise(after))


@given(courses())
def test_nothing_is_said_on_a_free_day_in_a_rest_or_twice_on_a_day(course):
    due, silent, looks = course
    moments = settled(around(due), silent)
    assert all(map(is_workday, moments))
    assert not any(rest.covers(day) for day in moments for rest in silent)
    assert len(set(moments)) == len(moments) <= 2 + AFTER
    days = said(around(due), silent, looks)
    assert len(set(days)) == len(days) <= len(moments)


@given(courses())
def test_what_lies_still_is_said_at_last_unless_it_rests_for_ever(course):
    due, silent, looks = course
    moments = settled(around(due), silent)
    last = looks[0] - timedelta(days=1)
    days = said(around(due), silent, looks)
    for moment in moments:
        later = [day for day in looks if day >= moment > last]
        assert not later or later[0] in days
    if not moments:
        assert any(rest.until is None for rest in silent)
    assert coming(around(due), silent, last) == next((day for day in moments if day > last), None)


@given(DAYS, st.lists(st.integers(1, 30), max_size=40))
def test_a_bot_that_is_always_there_and_one_that_was_down_tell_the_same_in_the_end(due, gaps):
    looks = [due - timedelta(days=20)]
    for gap in gaps:
        looks.append(looks[-1] + timedelta(days=gap))
    days = said(around(due), [], looks)
    assert bool(days) is any(looks[0] <= moment <= looks[-1] for moment in around(due))


@given(DAYS)
def test_a_question_is_mentioned_once_a_week_later(day):
    [moment] = once_asked(day)
    assert is_workday(moment)
    assert 7 <= (moment - day).days <= 7 + 5


@given(DAYS, st.integers(0, 60))
def test_the_week_begins_on_monday_or_the_first_working_day_after(start, length):
    end = start + timedelta(days=length)
    found = sorted(weekly(start, end))
    mondays = {day - timedelta(days=day.weekday()) for day in found}
    assert len(mondays) == len(found)
    assert {start - timedelta(days=start.weekday()), end - timedelta(days=end.weekday())} <= mondays
    for day in found:
        assert is_workday(day)
        before = [day - timedelta(days=at) for at in range(1, day.weekday() + 1)]
        assert not any(map(is_workday, before))


def test_examples():
    assert sorted(around(date(2026, 12, 3))) == [  # a Thursday
        date(2026, 11, 26), date(2026, 12, 2),
        date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18), date(2026, 12, 28),
    ]  # fmt: skip
    assert weekly(date(2027, 3, 29), date(2027, 4, 2)) == {date(2027, 3, 30)}  # after Easter


@pytest.fixture
def clock():
    return Clock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))  # a Monday, ten o'clock in Amsterdam


@pytest.fixture
async def store(store_url, clock):
    async with await Store.open(store_url, clock=clock) as opened:
        await signal_world(opened)
        yield opened


@pytest.fixture
async def sqlite(sqlite_url, clock):
    async with await Store.open(sqlite_url, clock=clock) as opened:
        await signal_world(opened)
        yield opened


async def looked(store):
    """Look once, as a bot does; what was put in the outbox for members and for the kernteam."""
    await events(store)
    async with store.read() as unit:
        if not await is_time(unit):
            return []
    async with store.write("system") as unit:
        await run_daily(unit)
    return await due(store)


async def due(store):
    return [one for one in await events(store) if isinstance(one, RemindersDue | WeekDue)]


async def days(store, clock, until, things=None):
    """Look at every hour until a day; when whom was reminded of what."""
    found = []
    while clock.now.date() < until:
        for one in await looked(store):
            if isinstance(one, RemindersDue):
                found += [(clock.now.date(), one.member, thing) for thing in one.things]
        clock.forward(hours=6)
    return [row for row in found if things is None or row[2] in things]


async def proposed(store, **news):
    signal = await do(store, RAISER, raise_signal, draft())
    await do(store, KERN, pick_up, signal.slug)
    return await do(store, KERN, propose, signal.slug, proposal_draft(**news))


async def acting(store, due):
    await proposed(store)
    await do(store, KERN, agenda, "1", date(2026, 11, 23))
    await do(store, KERN, outcome, "1", "taken_up")
    await do(store, KERN, decide, "1", decision_draft(day=date(2026, 11, 23)))
    return await do(store, KERN, act, "1", action_draft(due=due))


async def test_a_doer_hears_before_and_after_the_date_until_it_is_done(store, clock):
    await acting(store, "3-12-2026")
    found = await days(store, clock, date(2026, 12, 12))
    assert found == [
        (date(2026, 11, 26), DOER, "actions/actie-1"),
        (date(2026, 12, 2), DOER, "actions/actie-1"),
        (date(2026, 12, 4), DOER, "actions/actie-1"),
        (date(2026, 12, 11), DOER, "actions/actie-1"),
    ]
    await do(store, DOER, finish, "1", "actie-1", "Het is open.")
    assert await days(store, clock, date(2027, 2, 1)) == []


async def test_nobody_hears_more_often_than_four_times_after_the_date(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    found = await days(sqlite, clock, date(2027, 4, 1))
    assert [day for day, _, _ in found][2:] == [
        date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18), date(2026, 12, 28),
    ]  # fmt: skip


async def test_a_worker_hears_until_they_say_that_it_is_ready_and_again_when_it_is_sent_back(
    sqlite, clock
):
    proposal = await proposed(sqlite, due="7-12-2026")
    assert await days(sqlite, clock, date(2026, 12, 1)) == [
        (date(2026, 11, 30), WORKER, "proposals/voorstel-1")
    ]
    with pytest.raises(NotAllowed):
        await do(sqlite, OTHER, say_ready, proposal.slug)
    with pytest.raises(NotAllowed):
        await do(sqlite, OTHER, say_ready, "voorstel-99")
    with pytest.raises(NotFound):
        await do(sqlite, KERN, say_ready, "voorstel-99")
    for _ in range(2):
        assert (await do(sqlite, WORKER, say_ready, proposal.slug)).ready
    assert [one.by for one in await events(sqlite) if isinstance(one, ProposalReady)] == [WORKER]
    assert await days(sqlite, clock, date(2026, 12, 20)) == []
    await do(sqlite, KERN, agenda, "1", date(2026, 12, 20))
    await do(sqlite, BY_ROLE[Role.STEERING], outcome, "1", "sent_back", "Wat kost het?")
    again = await get(sqlite, Proposal, proposal.slug)
    assert (again.ready, again.due) == (False, date(2027, 1, 17))
    assert [day for day, _, _ in await days(sqlite, clock, date(2027, 1, 16))] == [
        date(2027, 1, 8), date(2027, 1, 15),
    ]  # fmt: skip


async def test_without_a_text_nothing_is_ready(sqlite):
    await proposed(sqlite, text="", due="7-12-2026")
    with pytest.raises(Invalid):
        await do(sqlite, WORKER, say_ready, "voorstel-1")
    await do(sqlite, WORKER, revise, "1", "Een loket.")
    assert (await do(sqlite, WORKER, say_ready, "voorstel-1")).ready


async def test_who_raised_it_hears_once_of_a_question_and_not_after_the_answer(store, clock):
    for number in ("1", "2"):
        await do(store, RAISER, raise_signal, draft(anonymous=True))
        await do(store, KERN, ask, number, "Waar speelt dit?")
    clock.forward(days=2)
    await do(store, RAISER, answer, "2", "In Losser.")
    assert await days(store, clock, date(2027, 2, 1)) == [(date(2026, 11, 30), RAISER, "signals/1")]


async def test_a_second_question_is_another_one(sqlite, clock):
    await do(sqlite, RAISER, raise_signal, draft())
    await do(sqlite, KERN, ask, "1", "Waar speelt dit?")
    clock.forward(days=6)
    await do(sqlite, RAISER, answer, "1", "In Losser.")
    await do(sqlite, KERN, ask, "1", "Sinds wanneer?")
    assert await days(sqlite, clock, date(2027, 1, 1)) == [(date(2026, 12, 7), RAISER, "signals/1")]


async def test_a_bot_that_was_down_catches_up_in_the_daytime(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    await looked(sqlite)
    clock.now = datetime(2026, 12, 12, 12, tzinfo=UTC)  # a Saturday, after three of its moments
    assert await looked(sqlite) == []
    clock.now = datetime(2026, 12, 14, 7, 59, tzinfo=UTC)
    assert await looked(sqlite) == []
    clock.forward(minutes=1)
    [mine, week] = await looked(sqlite)
    assert (mine.member, mine.things, mine.last) == (DOER, ("actions/actie-1",), date(2026, 11, 23))
    assert week.day == date(2026, 12, 14)


async def test_all_of_one_person_on_a_day_is_one_event(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    await do(sqlite, KERN, act, "1", action_draft(due="3-12-2026"))
    clock.now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    [mine] = [one for one in await looked(sqlite) if isinstance(one, RemindersDue)]
    assert mine.things == ("actions/actie-1", "actions/actie-2")


async def test_three_bots_that_look_at_once_tell_it_once(store, store_url, clock):
    await acting(store, "24-11-2026")
    async with (
        await Store.open(store_url, clock=clock) as second,
        await Store.open(store_url, clock=clock) as third,
    ):

        async def one_bot(bot):
            try:
                async with bot.write("system", once=("reminders:2026-11-23",)) as unit:
                    await run_daily(unit)
            except (DuplicateRequest, Conflict):
                return 0
            return 1

        assert sum(await at_once(*map(one_bot, (store, second, third)))) == 1
    assert [type(one) for one in await due(store)] == [RemindersDue, WeekDue]


async def test_the_kernteam_hears_each_week_on_its_first_working_day(sqlite, clock):
    clock.now = datetime(2026, 12, 18, 10, tzinfo=UTC)
    weeks = []
    while clock.now.year < 2027 or clock.now.month < 5:
        weeks += [one.day for one in await looked(sqlite) if isinstance(one, WeekDue)]
        clock.forward(days=1)
    assert weeks[:3] == [date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 4)]
    assert date(2027, 3, 30) in weeks
    assert date(2027, 3, 29) not in weeks
    assert all(6 <= (b - a).days <= 8 for a, b in pairwise(weeks))


async def test_who_pauses_hears_nothing_and_afterwards_what_was_passed_over(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    await do(sqlite, DOER, pause, "", SnoozeDraft.of({"until": "7-12-2026"}))
    async with sqlite.read() as unit:
        assert [one.on for one in await what_comes(unit, DOER)] == [date(2026, 12, 7)]
    assert [day for day, _, _ in await days(sqlite, clock, date(2026, 12, 10))] == [
        date(2026, 12, 7)
    ]
    await do(sqlite, DOER, pause, "", SnoozeDraft(), forever=True)
    async with sqlite.read() as unit:
        assert [one.on for one in await what_comes(unit, DOER)] == [None]
    assert await days(sqlite, clock, date(2027, 2, 12)) == []
    await do(sqlite, DOER, resume, "")
    await do(sqlite, DOER, resume, "")
    assert [day for day, _, _ in await days(sqlite, clock, date(2027, 3, 1))] == [date(2027, 2, 12)]


async def test_who_pauses_after_a_reminder_does_not_get_the_same_one_again(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    assert await days(sqlite, clock, date(2026, 11, 26)) == []
    clock.forward(hours=6)
    assert await looked(sqlite) != []
    await do(sqlite, DOER, pause, "", SnoozeDraft.of({"until": "30-11-2026"}))
    assert [day for day, _, _ in await days(sqlite, clock, date(2026, 12, 3))] == [
        date(2026, 12, 2)
    ]


@pytest.mark.parametrize(
    ("until", "code"),
    [
        ("", "required"),
        ("23-11-2026", "too_soon"),
        ("24-11-2026", "too_soon"),
        ("1-1-2030", "too_far"),
        ("ooit", "date"),
    ],
)
async def test_a_pause_ends_on_a_day_that_makes_sense(sqlite, until, code):
    with pytest.raises(Invalid) as invalid:
        await do(sqlite, DOER, pause, "", SnoozeDraft.of({"until": until}))
    assert [one.code for one in invalid.value.faults] == [code]


async def test_later_is_a_week_later_and_only_for_that_thing_and_person(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    await do(sqlite, KERN, act, "1", action_draft(due="3-12-2026"))
    clock.now = datetime(2026, 11, 26, 10, tzinfo=UTC)
    await looked(sqlite)
    item = await do(sqlite, DOER, postpone, "actions/actie-1")
    assert item.slug == "actie-1"
    for who, thing in ((OTHER, "actions/actie-1"), (DOER, "actions/actie-9"), (DOER, "x" * 500)):
        with pytest.raises(NotFound):
            await do(sqlite, who, postpone, thing)
    assert await days(sqlite, clock, date(2026, 12, 5)) == [
        (date(2026, 12, 2), DOER, "actions/actie-2"),
        (date(2026, 12, 3), DOER, "actions/actie-1"),
        (date(2026, 12, 4), DOER, "actions/actie-1"),
        (date(2026, 12, 4), DOER, "actions/actie-2"),
    ]


async def test_the_kernteam_pauses_a_signal_and_its_week_and_nobody_else_can(sqlite, clock):
    await acting(sqlite, "3-12-2026")
    far = SnoozeDraft.of({"until": "1-2-2027"})
    for who in (OTHER, DOER, BY_ROLE[Role.STEERING]):
        for whose in (WEEK, of_signal("1"), of_signal("99"), KERN):
            with pytest.raises(NotAllowed):
                await do(sqlite, who, pause, whose, far)
            with pytest.raises(NotAllowed):
                await do(sqlite, who, resume, whose)
    with pytest.raises(NotAllowed):
        await do(sqlite, KERN, pause, DOER, far)
    with pytest.raises(NotFound):
        await do(sqlite, KERN, pause, of_signal("99"), far)
    await do(sqlite, KERN, pause, of_signal("1"), far)
    await do(sqlite, KERN, pause, WEEK, far)
    async with sqlite.read() as unit:
        assert await next_week(unit) == date(2027, 2, 1)
    assert await looked(sqlite) == []
    assert await days(sqlite, clock, date(2027, 2, 1)) == []
    assert [day for day, _, _ in await days(sqlite, clock, date(2027, 2, 2))] == [date(2027, 2, 1)]


async def test_a_week_that_is_switched_off_says_so_and_can_be_switched_on(sqlite, clock):
    await do(sqlite, KERN, pause, WEEK, SnoozeDraft(), forever=True)
    async with sqlite.read() as unit:
        assert await next_week(unit) is None
    assert await looked(sqlite) == []
    clock.forward(days=2)
    await do(sqlite, KERN, resume, WEEK)
    assert [type(one) for one in await looked(sqlite)] == [WeekDue]  # what was passed over


async def test_what_was_done_in_the_meantime_is_not_said(sqlite):
    await acting(sqlite, "24-11-2026")
    [event, _] = await looked(sqlite)
    async with sqlite.read() as unit:
        assert [item.thing for item in await still_owed(unit, event)] == ["actions/actie-1"]
    await do(sqlite, DOER, pause, "", SnoozeDraft.of({"until": "7-12-2026"}))
    async with sqlite.read() as unit:  # what was found today is still said today
        assert len(await still_owed(unit, event)) == 1
        other = event.model_copy(update={"member": OTHER})
        assert await still_owed(unit, other) == []
    await do(sqlite, DOER, finish, "1", "actie-1", "Klaar.")
    async with sqlite.read() as unit:
        assert await still_owed(unit, event) == []
    assert (await get(sqlite, FollowUp, "actie-1")).state == "done"


async def test_the_week_shows_the_oldest_and_leaves_out_what_rests(sqlite, clock):
    for _ in range(6):
        await do(sqlite, RAISER, raise_signal, draft())
        clock.forward(hours=1)
    await do(sqlite, KERN, pause, of_signal("2"), SnoozeDraft(), forever=True)
    clock.forward(days=7, hours=-3)
    async with sqlite.read(KERN) as unit:
        week = await the_week(unit)
    assert [one.slug for one in week.overdue] == ["1", "3"]
    assert [one.slug for one in week.new] == ["4", "5", "6"]
    assert (week.inbox.new, week.inbox.overdue) == (6, 3)
    async with sqlite.read(OTHER) as unit:
        with pytest.raises(NotAllowed):
            await the_week(unit)
