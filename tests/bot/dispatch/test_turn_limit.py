"""How many turns a person gets, and what who sends more is told."""

import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dispatch.turn import Incoming, Kind, Person, Place, Scope
from bot.dispatch.turn_limit import AT_ONCE, MINUTE, TurnLimit, Verdict
from tests.support.at_once import at_once

PLACE = Place("https://x", "a:1", Scope.PERSONAL)
PERSON = Person("p")


class Clock:
    now = 1_000.0

    def __call__(self):
        return self.now


def turn(kind=Kind.TEXT, card="", **more):
    return Incoming(kind, "", PERSON, PLACE, card=card, **more)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def limit(clock):
    return TurnLimit(60, 300, clock)


def test_sixty_a_minute_and_then_no_more_until_the_first_is_a_minute_ago(limit, clock):
    for _ in range(60):
        assert limit.within("p", turn())
        clock.now += 0.5
    assert not limit.within("p", turn())
    assert limit.seconds_left("p") == 30
    clock.now += 29.9
    assert not limit.within("p", turn())
    clock.now += 0.2
    assert limit.within("p", turn())
    assert not limit.within("p", turn())


def test_the_kernteam_gets_three_hundred(limit):
    assert sum(limit.within("k", turn(), kernteam=True) for _ in range(400)) == 300


def test_what_was_refused_does_not_count(limit, clock):
    for _ in range(1_000):
        limit.within("p", turn())
    clock.now += MINUTE
    assert limit.within("p", turn())


def test_one_person_is_not_another(limit):
    for _ in range(100):
        limit.within("p", turn())
    assert limit.within("q", turn())


@pytest.mark.parametrize("kind", [Kind.ACTION, Kind.SUBMIT, Kind.DIALOG_OPEN, Kind.TYPEAHEAD])
def test_presses_of_one_card_count_once(limit, kind):
    assert all(limit.within("p", turn(kind, card="c1", verb=str(n))) for n in range(500))
    assert sum(limit.within("p", turn(kind, card=f"d{n}")) for n in range(100)) == 59


def test_letters_of_a_typeahead_count_once(limit):
    assert all(limit.within("p", turn(Kind.TYPEAHEAD, dataset="x")) for _ in range(500))
    assert limit.within("p", turn())


@pytest.mark.parametrize(
    "kind", [Kind.ARRIVED, Kind.LEFT, Kind.BOT_ADDED, Kind.BOT_REMOVED, Kind.PLACE_CHANGED]
)
def test_events_are_nobodys_turn(kind):
    assert not TurnLimit.counts(turn(kind))


def test_messages_are_told_once_and_buttons_each_time(limit, clock):
    while limit.within("p", turn()):
        pass
    told = [limit.beyond("p", turn()) for _ in range(3)]
    assert told == [Verdict.TELL, Verdict.QUIET, Verdict.QUIET]
    for kind in (Kind.ACTION, Kind.DIALOG_OPEN, Kind.DIALOG_SUBMIT, Kind.TYPEAHEAD):
        assert limit.beyond("p", turn(kind)) is Verdict.TELL
    clock.now += MINUTE
    assert limit.within("p", turn())
    while limit.within("p", turn()):
        pass
    assert limit.beyond("p", turn()) is Verdict.TELL


@given(st.lists(st.tuples(st.floats(0, 30), st.sampled_from(["", "a", "b"])), max_size=60))
def test_in_no_minute_more_than_the_limit(turns):
    clock, admitted = Clock(), []
    limit = TurnLimit(5, 5, clock)
    for wait, card in turns:
        clock.now += wait
        before = len(limit._record("p").began)
        kind = Kind.ACTION if card else Kind.TEXT
        if limit.within("p", turn(kind, card=card)) and len(limit._record("p").began) > before:
            admitted.append(clock.now)
    for at in admitted:
        assert sum(at <= one < at + MINUTE for one in admitted) <= 5


async def test_a_flood_of_one_person_leaves_room_for_others(limit):
    running, most, done = 0, 0, asyncio.Event()

    async def slow():
        nonlocal running, most
        async with limit.running("p"):
            running += 1
            most = max(most, running)
            await done.wait()
            running -= 1

    flood = [asyncio.create_task(slow()) for _ in range(50)]
    await asyncio.sleep(0)
    async with asyncio.timeout(1), limit.running("k"):
        pass
    done.set()
    await at_once(*flood)
    assert most == AT_ONCE
