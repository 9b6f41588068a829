"""No limit is ever run into, whatever the server's windows are like; nobody waits for ever."""

import heapq
import itertools
import math
import random
from collections import defaultdict
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_sync.graph.scheduling import scheduler
from graph_sync.graph.scheduling.buckets import CLOCKS_APART
from graph_sync.graph.scheduling.scheduler import Scheduler
from graph_sync.limits import CHANNEL, GLOBAL, TEAM, Load, Op, counted, estimate

OPS = st.sampled_from(sorted(Op))
PLACES = st.sampled_from(["", "a", "b"])


@dataclass
class World:
    """A server that counts each call somewhere between its sending and its answer."""

    longest: float = 0.5
    seed: int = 0
    now: float = 0.0
    counted: dict = field(default_factory=lambda: defaultdict(list))
    sent: list = field(default_factory=list)
    refuses: object = lambda _world, _thing: 0.0

    def run(self, arrivals, subject=None):
        """Let (moment, op, team, channel) arrive; returns when the last was answered."""
        subject = subject or Scheduler()
        chance = random.Random(self.seed)  # noqa: S311  # the same each time
        events = [(moment, n, "add", call) for n, (moment, *call) in enumerate(arrivals)]
        heapq.heapify(events)
        numbers = itertools.count(len(events))
        while events or subject.alarm() < math.inf:
            moment = min(events[0][0] if events else math.inf, subject.alarm())
            self.now = max(self.now, moment)
            while events and events[0][0] <= self.now:
                _, number, what, thing = heapq.heappop(events)
                if what == "add":
                    subject.add((number, *thing), self.now, *thing)
                else:
                    self._answer(subject, thing)
            for place in subject.due(self.now):
                self.sent.append((self.now, place.thing))
                there, back = sorted(chance.uniform(0, self.longest) for _ in range(2))
                self._count(place.thing, self.now + there)
                heapq.heappush(events, (self.now + back, next(numbers), "answer", place))
        return self.now

    def _count(self, thing, moment):
        for bucket in counted(*thing[1:]):
            self.counted[bucket].append(moment)

    def _answer(self, subject, place):
        pause = self.refuses(self, place.thing)
        if pause:
            subject.pause(place.buckets[:-1], self.now + pause, self.now)
        subject.answered(place, self.now)
        if pause:
            subject.add(place.thing, self.now, *place.thing[1:], turn=place.turn)


def sliding(moments, count, seconds):
    return all(
        late - early >= seconds for early, late in zip(moments, moments[count:], strict=False)
    )


def fixed(moments, count, seconds, phase):
    windows = defaultdict(int)
    for moment in moments:
        windows[math.floor((moment + phase) / seconds)] += 1
    return all(there <= count for there in windows.values())


def tokens(moments, count, seconds):
    left, last = float(count), 0.0
    for moment in moments:
        left, last = min(count, left + (moment - last) * count / seconds), moment
        left -= 1
        if left < -1e-6:
            return False
    return True


def assert_no_window_is_broken(world, phase=0.0):
    for (limit, scope), moments in world.counted.items():
        moments.sort()
        said = f"{limit} {scope}"
        assert sliding(moments, limit.count, limit.seconds), said
        assert fixed(moments, limit.count, limit.seconds, phase * limit.seconds), said
        assert tokens(moments, limit.count, limit.seconds), said


ARRIVALS = st.lists(st.tuples(st.floats(0, 20), OPS, PLACES, PLACES), max_size=60)


HOPS = st.sampled_from([0, 1, scheduler.MOST_HOPS])


@given(ARRIVALS, st.floats(0, 3), st.integers(0, 9), st.floats(0, 1), HOPS)
def test_no_window_of_any_kind_is_ever_broken_and_everything_is_sent(
    arrivals, longest, seed, phase, hops
):
    world = World(longest, seed)
    world.run(arrivals, Scheduler(most_hops=hops))
    assert sorted(thing[0] for _, thing in world.sent) == list(range(len(arrivals)))
    assert_no_window_is_broken(world, phase)


@given(ARRIVALS, st.floats(0, 1), st.integers(0, 9), HOPS, st.floats(0, 0.5))
def test_everything_is_sent_also_where_the_server_refuses_at_random(
    arrivals, longest, seed, hops, share
):
    chance = random.Random(seed)  # noqa: S311  # the same each time
    refuses = lambda *_: chance.uniform(0, 20) if chance.random() < share else 0.0  # noqa: E731
    world = World(longest, seed, refuses=refuses)
    world.run(arrivals, Scheduler(most_hops=hops))
    assert {thing[0] for _, thing in world.sent} == set(range(len(arrivals)))
    assert_no_window_is_broken(world)


@given(ARRIVALS, st.floats(0, 2), st.integers(0, 9))
def test_the_time_it_takes_is_bounded_by_the_buckets_of_each_call(arrivals, longest, seed):
    """A call waits only while one of its buckets is full, and each call fills a place so long."""
    world = World(longest, seed)
    ended = world.run(arrivals)
    busy = {
        (limit, scope): len(moments) * (limit.seconds * CLOCKS_APART + longest) / limit.count
        for (limit, scope), moments in world.counted.items()
    }
    last = max((moment for moment, *_ in arrivals), default=0.0)
    longest_wait = max(
        (sum(busy[bucket] for bucket in counted(*call)) for _, *call in arrivals), default=0.0
    )
    assert ended <= last + longest_wait + 2 * longest + 1e-6


@given(st.lists(OPS, min_size=1, max_size=80), st.integers(0, 9))
def test_without_latency_one_kind_of_call_takes_what_was_estimated(ops, seed):
    op = ops[0]
    world = World(0.0, seed)
    ended = world.run([(0.0, op, "a", "c")] * len(ops))
    told = estimate([Load(op, "a", "c", len(ops))])
    assert told <= ended <= told * CLOCKS_APART + 1e-9


@given(ARRIVALS, st.floats(0, 1), st.integers(0, 9))
def test_calls_of_one_kind_to_one_place_go_in_the_order_in_which_they_came(arrivals, longest, seed):
    world = World(longest, seed)
    arrivals.sort(key=lambda one: one[0])
    world.run(arrivals)
    order = defaultdict(list)
    for _, (number, *call) in world.sent:
        order[tuple(call)].append(number)
    assert all(numbers == sorted(numbers) for numbers in order.values())


def test_where_both_can_go_who_came_first_goes_first():
    arrivals = [(0.0, Op.GET_TABS, "a", f"c{n}") for n in range(4)]
    arrivals += [(0.0, op, "a", "") for op in (Op.GET_TEAM, Op.GET_APPS) * 3]
    world = World(0.0)
    world.run(arrivals)
    assert [thing[0] for _, thing in world.sent] == list(range(10))


@pytest.mark.parametrize("longest", [0.0, 0.1])
def test_teams_take_turns_so_that_none_is_left_over_in_the_end(longest):
    """A read of twelve hubs, each hub's calls behind the other's: 108 tabs at 30 a second."""
    moments = itertools.count()
    arrivals = []
    for team in map(str, range(12)):
        ops = [(Op.GET_CHANNELS, ""), (Op.GET_TEAM_MEMBERS, "")]
        ops += [(Op.GET_TABS, f"c{number}") for number in range(9)]
        arrivals += [(next(moments) * 1e-6, op, team, channel) for op, channel in ops]
    world = World(longest)
    ended = world.run(arrivals)
    least = estimate([Load(Op.GET_TABS, count=108)])
    assert least <= ended <= least * CLOCKS_APART + 5 * longest + 1e-3
    assert_no_window_is_broken(world)


def test_who_waited_for_nothing_for_a_while_does_not_pay_for_what_it_had():
    subject = Scheduler()
    for _ in range(30):
        subject.add("early", 0.0, Op.GET_TEAM, "a")
    moment = 0.0
    while subject.alarm() < math.inf or moment == 0.0:
        for place in subject.due(moment):
            subject.answered(place, moment)
        moment = max(moment + 0.5, min(subject.alarm(), moment + 2))
    rounds = {
        team: [subject.add(team, moment, Op.GET_TEAM, team).turn[0] for _ in range(9)]
        for team in "ab"
    }
    assert rounds["a"] == rounds["b"]


def test_a_stream_of_new_teams_leaves_room_for_a_team_that_asks_for_much():
    stream = [(n / 40, Op.GET_TABS, f"t{n}", "c") for n in range(1_600)]
    much = [(1.0, Op.GET_TABS, "much", f"c{n}") for n in range(40)]
    world = World(0.05)
    world.run([*much, *stream])
    assert max(moment for moment, thing in world.sent if thing[2] == "much") < 25
    assert_no_window_is_broken(world)


def test_who_cannot_go_holds_up_nobody_else():
    busy = [(0.0, Op.GET_TABS, "a", "c")] * 50
    others = [(0.0, Op.GET_TABS, "b", "d"), (0.0, Op.GET_TABS, "a", "e")]
    world = World(0.0)
    world.run([*busy, *others])
    assert {thing[0] for moment, thing in world.sent if moment == 0.0} == {0, 50, 51}


def test_a_stream_of_others_cannot_keep_a_call_waiting_for_ever():
    """It needs a channel that tabs keep busy, and a kind of call that other teams keep busy."""
    stream = [(n * 0.02, Op.GET_TABS, f"t{n % 40}", f"c{n}") for n in range(3_000)]
    stream += [(n * 0.9, Op.PATCH_TAB, "a", "c") for n in range(66)]
    waits = (5.0, Op.GET_TABS, "a", "c")
    world = World(0.3)
    world.run(sorted([*stream, waits]))
    number = sorted([*stream, waits]).index(waits)
    sent = next(moment for moment, thing in world.sent if thing[0] == number)
    assert sent < 45
    assert_no_window_is_broken(world)


def test_places_that_are_held_while_waiting_lock_nobody_out():
    chance = random.Random(3)  # noqa: S311  # the same each time
    ops = sorted(Op)
    arrivals = [
        (chance.uniform(0, 5), chance.choice(ops), chance.choice("ab"), chance.choice("cd"))
        for _ in range(300)
    ]
    world = World(0.4)
    world.run(arrivals, Scheduler(most_hops=0))
    assert len(world.sent) == 300
    assert_no_window_is_broken(world)


class Throttles:
    """Refuses for a while, and starts anew when asked too early: dev-proxy's plugin does so."""

    def __init__(self, first, seconds):
        self.until, self.seconds, self.early, self.first = -1.0, seconds, 0, first

    def __call__(self, world, _thing):
        if world.now < self.until:
            self.early += 1
            self.until = world.now + self.seconds
            return self.seconds
        if len(world.sent) >= self.first and self.until < 0:
            self.until = world.now + self.seconds
            return self.seconds
        return 0.0


def test_after_a_refusal_nothing_counted_there_is_sent_before_its_time_and_then_one_first():
    refuses = Throttles(40, 10.0)
    world = World(0.0, refuses=refuses)
    world.run([(n * 0.1, Op.GET_TABS, f"t{n % 9}", f"c{n}") for n in range(200)])
    refused_at = refuses.until - 10.0
    during = [moment for moment, _ in world.sent if refused_at < moment < refuses.until]
    assert not during
    assert refuses.early == 0
    assert len(world.sent) == 201  # the refused one went twice


def test_after_a_pause_one_call_goes_first_to_see_whether_it_works():
    subject = Scheduler()
    first = subject.add("first", 0.0, Op.GET_TEAM, "a")
    assert subject.due(0.0) == [first]
    subject.pause(first.buckets[:1], 10.0, 1.0)
    subject.answered(first, 1.0)
    for number in range(1, 4):
        subject.add(f"later {number}", 2.0, Op.GET_TEAM, "a")
    assert subject.due(9.9) == []
    assert subject.alarm() == 10.0
    probe = subject.due(10.0)
    assert [place.thing for place in probe] == ["later 1"]
    subject.answered(probe[0], 10.5)
    assert [place.thing for place in subject.due(10.5)] == ["later 2", "later 3"]


def test_an_answer_to_what_was_sent_before_the_pause_does_not_end_the_probing():
    subject = Scheduler()
    for number in range(2):
        subject.add(number, 0.0, Op.GET_TEAM, "a")
    old, refused = subject.due(0.0)
    subject.pause(refused.buckets[:1], 5.0, 1.0)
    subject.answered(refused, 1.0)
    for number in range(2, 5):
        subject.add(number, 1.0, Op.GET_TEAM, "a")
    assert subject.due(5.0) == []
    subject.answered(old, 5.1)
    assert len(subject.due(5.1)) == 1


def test_slowing_down_waits_without_probing():
    subject = Scheduler()
    first = subject.add("first", 0.0, Op.GET_DIRECTORY)
    assert subject.due(0.0) == [first]
    subject.slow_down(first.buckets[:1], 2.0)
    subject.answered(first, 0.1)
    for number in range(1, 4):
        subject.add(number, 0.2, Op.GET_DIRECTORY)
    assert subject.due(1.9) == []
    assert subject.alarm() == 2.0
    assert len(subject.due(2.0)) == 3


def test_what_was_not_sent_leaves_its_places_to_the_next():
    subject = Scheduler()
    for number in range(2):
        subject.add(number, 0.0, Op.GET_TABS, "a", "c")
    (first,) = subject.due(0.0)
    subject.unsent(first, 0.1)
    assert [place.thing for place in subject.due(0.1)] == [1]


def test_a_repeated_call_keeps_its_turn():
    subject = Scheduler()
    for number in range(3):
        subject.add(number, 0.0, Op.GET_TABS, "a", "c")
    (first,) = subject.due(0.0)
    subject.answered(first, 0.0)
    subject.add("again", 0.0, Op.GET_TABS, "a", "c", turn=first.turn)
    assert [place.thing for place in subject.due(2.0)] == ["again"]


def test_windows_pass_faster_where_graphs_clock_goes_faster():
    world = World(0.0)
    ended = world.run([(0.0, Op.POST_INVITATION, "", "")] * 2_400, Scheduler(speed=100.0))
    assert ended == pytest.approx(estimate([Load(Op.POST_INVITATION, count=2_400)]) / 100, rel=0.01)


def test_places_with_nothing_to_remember_are_forgotten_when_all_is_quiet(monkeypatch):
    monkeypatch.setattr(scheduler, "MANY_BUCKETS", 50)
    subject = Scheduler()
    for number in range(60):
        subject.add(number, 0.0, Op.GET_TABS, f"t{number}", "c")
    moment = 0.0
    while subject.alarm() < math.inf or moment == 0.0:
        for place in subject.due(moment):
            subject.answered(place, moment)
        moment = max(moment + 0.1, min(subject.alarm(), moment + 5))
    world = World(0.1, now=moment + 20)
    world.run([(moment + 20, Op.GET_TABS, "new", "c")] * 3, subject)
    assert len(subject._buckets) < 10
    assert_no_window_is_broken(world)


def test_what_is_remembered_when_all_is_quiet_still_wakes_who_comes_later(monkeypatch):
    monkeypatch.setattr(scheduler, "MANY_BUCKETS", 1)
    subject = Scheduler()
    call = (Op.POST_TEAM_MEMBERS, "t")  # four a minute
    places = [subject.add(number, 0.0, *call) for number in range(5)]
    assert subject.due(0.0) == places[:4]
    for place in places[:3]:
        subject.answered(place, 1.0)
    subject.unsent(places[3], 1.0)
    subject.answered(*subject.due(1.0), 2.0)
    other = subject.add("other", 3.0, Op.GET_APPS, "u")
    subject.answered(*subject.due(3.0), 3.0)
    later = subject.add("later", 4.0, *call)
    assert other.thing == "other"
    assert subject.due(4.0) == []
    assert subject.alarm() == pytest.approx(1.0 + 60 * CLOCKS_APART)
    assert subject.due(subject.alarm()) == [later]


def test_a_call_counts_for_its_team_and_channel_only_where_it_has_one():
    limits = {limit for limit, _ in counted(Op.ARCHIVE, "t")}
    assert TEAM in limits
    assert CHANNEL not in limits
    assert (CHANNEL, "t/c") in counted(Op.ARCHIVE, "t", "c")
    assert counted(Op.GET_TEAM)[-1] == (GLOBAL, "")
    assert len(counted(Op.GET_TEAM)) == 2


def test_the_estimate_is_that_of_the_fullest_limit():
    hubs = [Load(Op.POST_CHANNEL, f"t{n}", count=8) for n in range(12)]
    assert estimate(hubs) == 7  # one a second in each team
    assert estimate([Load(Op.POST_INVITATION, count=2_400)]) == 75  # 150 per 5 s, the first at once
    assert estimate([]) == 0
