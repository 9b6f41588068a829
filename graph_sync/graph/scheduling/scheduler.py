"""Schedule calls so that no documented limit is ever exceeded.

No clock and no event loop in here: moments come in, calls that may go come out. Calls of one kind
to one place wait in a lane, first come first served; a lane that can't go waits at the one bucket
that is full and holds up nobody else.

Where calls compete for a bucket, that one goes first which could have gone first by the limits of
its own team and channel. So teams take turns, and nobody who came later overtakes for ever. In
plain order of arrival the teams that came last would be left over in the end, each held to its own
four calls a second while the limits of the whole app stand empty.

A call that needs several buckets could wait for ever, as one is full whenever the other has room.
So one that was sent from bucket to bucket often enough holds its places in the narrower ones while
it waits for a wider. Since only narrower ones are held, two calls can't wait for each other.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from graph_sync.graph.scheduling.buckets import Bucket
from graph_sync.limits import GraphLimit, Op, counted

T = TypeVar("T")

Priority = tuple[float, int]
"""When a call could have gone by the limits of its own team and channel, and when it came."""

MOST_HOPS = 8
MANY_BUCKETS = 4_096
"""From so many on, those with nothing to remember are dropped when all is quiet."""


@dataclass(slots=True, eq=False)
class QueuedCall(Generic[T]):
    """A call in line.

    Attributes:
        thing: the call, whatever it is to the caller.
        turn: lower goes first.
        buckets: that it is counted in, the narrowest first.
        sent: when it was let go.
    """

    thing: T
    turn: Priority
    buckets: tuple[Bucket, ...]
    sent: float = math.inf


@dataclass(slots=True, eq=False)
class _CallQueue(Generic[T]):
    """Calls that are counted in the same buckets.

    Attributes:
        buckets: the narrowest first.
        line: heap of the calls, by their turn.
        at: the full bucket at which the first one waits.
        hops: how often that one moved on to another full bucket.
        held: buckets in which a place is kept for the first one.
    """

    buckets: tuple[Bucket, ...]
    line: list[tuple[Priority, int, QueuedCall[T]]] = field(default_factory=list)
    at: Bucket | None = None
    hops: int = 0
    held: tuple[Bucket, ...] = ()

    @property
    def first(self) -> QueuedCall[T]:
        return self.line[0][2]

    def claim(self, now: float) -> float:
        """Return when a new call could go by the limits of its own team and channel."""
        own = (bucket.claim(now) for bucket in self.buckets if bucket.limit.scope != "app")
        return max(own, default=now)

    def __lt__(self, other: object) -> bool:  # a heap compares what is equal before it
        return id(self) < id(other)


class Scheduler(Generic[T]):
    """The limits of a tenant, and who waits for them.

    Args:
        speed: how many times faster than ours Graph's clock goes.
        most_hops: so often a call moves on from one full bucket to another before it holds places.
    """

    def __init__(self, speed: float = 1.0, most_hops: int = MOST_HOPS) -> None:
        self._speed = speed
        self._most_hops = most_hops
        self._buckets: dict[tuple[GraphLimit, str], Bucket] = {}
        self._lanes: dict[tuple[Op, str, str], _CallQueue[T]] = {}
        self._alarms: list[tuple[float, int, Bucket]] = []
        self._due: list[QueuedCall[T]] = []
        self._busy = 0
        self._number = 0

    def add(
        self,
        thing: T,
        now: float,
        op: Op,
        team: str = "",
        channel: str = "",
        *,
        turn: Priority | None = None,
    ) -> QueuedCall[T]:
        """Put a call in line.

        Args:
            thing: the call.
            now: the moment.
            op: its kind.
            team: whose limits it counts for; empty for none.
            channel: likewise.
            turn: that it had when it was made before; None for a new one.
        """
        self._wake(now)
        lane = self._lane(op, team, channel, now)
        self._number += 1
        place = QueuedCall(thing, turn or (lane.claim(now), self._number), lane.buckets)
        heapq.heappush(lane.line, (place.turn, self._number, place))
        self._busy += 1
        if lane.at is None:
            self._go(lane, now)
        elif lane.first is place:
            heapq.heappush(lane.at.waiting, (place.turn, lane))
        return place

    def due(self, now: float) -> list[QueuedCall[T]]:
        """Return the calls that may be sent now, each told once."""
        self._wake(now)
        found, self._due = self._due, []
        for place in found:
            place.sent = now
        return found

    def answered(self, place: QueuedCall[T], now: float) -> None:
        """Note that the answer to a call arrived, or that none will come.

        Where it was throttled, `pause` was called before.
        """
        self._busy -= 1
        for bucket in place.buckets:
            bucket.answered(now, place.sent)
        self._look(place.buckets, now)

    def holds_back(self, place: QueuedCall[T], now: float) -> bool:
        """Return whether a due call must not be sent any more, since the server throttles."""
        return any(bucket.is_paused(now) for bucket in place.buckets)

    def unsent(self, place: QueuedCall[T], now: float) -> None:
        """Put back a call that was due and was not sent after all."""
        self._busy -= 1
        for bucket in place.buckets:
            bucket.give_back()
        self._look(place.buckets, now)

    def pause(self, buckets: Iterable[Bucket], until: float, now: float) -> None:
        """Pause after a 429: send nothing that these count before `until`."""
        buckets = list(buckets)
        for bucket in buckets:
            bucket.pause(until)
        self._look(buckets, now)

    def slow_down(self, buckets: Iterable[Bucket], until: float) -> None:
        """Slow down near a limit: send nothing that these count before `until`."""
        for bucket in buckets:
            bucket.slow_down(until)

    def alarm(self) -> float:
        """Return when time alone may let a call go; infinite when that takes an answer."""
        while self._alarms and self._alarms[0][2].alarm != self._alarms[0][0]:
            heapq.heappop(self._alarms)
        return self._alarms[0][0] if self._alarms else math.inf

    def waiting(self) -> Iterator[QueuedCall[T]]:
        """Return the calls that are still in line."""
        yield from self._due
        for lane in self._lanes.values():
            for _, _, place in lane.line:
                yield place

    def buckets(self, limits: Iterable[GraphLimit]) -> list[Bucket]:
        """Return the buckets of limits that hold for the whole app."""
        return [self._bucket(limit, "") for limit in limits]

    # --- inside ---------------------------------------------------------------------------------

    def _bucket(self, limit: GraphLimit, scope: str) -> Bucket:
        found = self._buckets.get((limit, scope))
        if found is None:
            found = self._buckets[limit, scope] = Bucket(limit, self._speed)
        return found

    def _lane(self, op: Op, team: str, channel: str, now: float) -> _CallQueue[T]:
        key = (op, team, channel)
        lane = self._lanes.get(key)
        if lane is None:
            self._tidy(now)
            found = (self._bucket(limit, scope) for limit, scope in counted(op, team, channel))
            buckets = tuple(sorted(found, key=lambda bucket: bucket.rank))
            lane = self._lanes[key] = _CallQueue(buckets)
        return lane

    def _tidy(self, now: float) -> None:
        if self._busy or len(self._buckets) < MANY_BUCKETS:
            return
        self._lanes.clear()
        self._alarms.clear()
        for key, bucket in list(self._buckets.items()):
            bucket.alarm = math.inf
            if bucket.is_idle(now):
                del self._buckets[key]

    def _wake(self, now: float) -> None:
        ringing: list[Bucket] = []
        while self.alarm() <= now:
            ringing.append(heapq.heappop(self._alarms)[2])
            ringing[-1].alarm = math.inf
        self._look(ringing, now)

    def _look(self, buckets: Iterable[Bucket], now: float) -> None:
        """Let go whom these buckets have room for, in turn, and say when to look again."""
        heads: list[tuple[Priority, int, Bucket]] = []
        for bucket in buckets:
            self._offer(bucket, heads, now)
        while heads:
            bucket = heapq.heappop(heads)[2]
            if bucket.waiting and bucket.has_room(now):
                turn, lane = heapq.heappop(bucket.waiting)
                if lane.at is bucket and lane.first.turn == turn:
                    lane.at = None
                    self._go(lane, now, back=bucket)
            self._offer(bucket, heads, now)

    def _offer(self, bucket: Bucket, heads: list[tuple[Priority, int, Bucket]], now: float) -> None:
        if not bucket.waiting:
            return
        if bucket.has_room(now):
            self._number += 1
            heapq.heappush(heads, (bucket.waiting[0][0], self._number, bucket))
        else:
            self._set_alarm(bucket, bucket.reopens(now))

    def _go(self, lane: _CallQueue[T], now: float, back: Bucket | None = None) -> None:
        """Let the first of a lane go if it can; the rest of the lane waits `back` where it was."""
        full = [one for one in lane.buckets if one not in lane.held and not one.has_room(now)]
        if full:
            self._hold(lane, full[0])
            self._wait(lane, full[0], now)
            return
        for bucket in lane.buckets:
            if bucket not in lane.held:
                bucket.take()
        lane.hops, lane.held = 0, ()
        self._due.append(heapq.heappop(lane.line)[2])
        if lane.line:
            self._wait(lane, back or lane.buckets[0], now)

    def _wait(self, lane: _CallQueue[T], bucket: Bucket, now: float) -> None:
        lane.at = bucket
        heapq.heappush(bucket.waiting, (lane.first.turn, lane))
        self._set_alarm(bucket, bucket.reopens(now))

    def _hold(self, lane: _CallQueue[T], narrowest_full: Bucket) -> None:
        lane.hops += 1
        if lane.hops <= self._most_hops:
            return
        for bucket in lane.buckets:
            if bucket.rank < narrowest_full.rank and bucket not in lane.held:
                bucket.take()
                lane.held += (bucket,)

    def _set_alarm(self, bucket: Bucket, moment: float) -> None:
        if moment < bucket.alarm:
            bucket.alarm = moment
            self._number += 1
            heapq.heappush(self._alarms, (moment, self._number, bucket))
