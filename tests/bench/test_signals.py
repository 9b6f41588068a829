"""The bench of signals asks what people ask, among signals that went their course."""

from bench.many_signals import signals
from bench.signal_turns import KERNTEAM, MEMBER
from bench.signal_turns import measure as turns
from bench.signals import QUESTIONS, measure, table
from registry.signals.transitions import SignalStatus


def test_signals_are_the_same_every_time_and_in_every_state():
    made = list(signals(300))
    assert made == list(signals(300))
    assert {one.status for one in made} == set(SignalStatus)
    for one in made:
        moments = [step.at for step in one.history]
        assert moments == sorted(moments)
        assert (one.raised, one.status) == (moments[0], one.history[-1].status)


async def test_everything_is_asked_and_measured(tmp_path):
    url = f"sqlite:///{tmp_path}/plek.db"
    rows = await measure(url, 40, times=1)
    assert [row["name"] for row in rows] == list(QUESTIONS)
    assert all(row["ms"] > 0 for row in rows)
    again = await measure(url, 40, times=1)  # of a store that is full already
    assert len(table(again, 40).splitlines()) == len(QUESTIONS) + 1


async def test_whole_turns_are_measured():
    took = await turns(40, times=1)
    assert took.keys() == KERNTEAM.keys() | MEMBER.keys()
    assert all(ms > 0 for ms in took.values())
