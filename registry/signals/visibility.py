"""Visibility of signals. Who raised one anonymously is for the kernteam only (design)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.core.errors import NotFound
from registry.core.permissions import Right, holds, own_hubs, require
from registry.core.unit_of_work import AnyTagged, UnitOfWork
from registry.signals.lists import SignalPage
from registry.signals.signal import DECIDED, Signal, SignalJoin, Source, Step, Support, told_in
from registry.signals.transitions import STEPS, SignalStatus


@dataclass(frozen=True, slots=True)
class Mine:
    """A person's signals, the latest first.

    Attributes:
        raised: that they raised.
        joined: that they joined.
    """

    raised: tuple[Signal, ...]
    joined: tuple[Signal, ...]


async def readable(unit: UnitOfWork, slug: str, reader: str) -> Signal:
    """Return a signal as this person may see it.

    Raises:
        NotFound: there is none, or it is not for them.
    """
    signal = await unit.of(Signal).get(slug)
    seen = await seen_by(unit, signal, reader)
    if seen is None:
        raise NotFound(Signal.section, slug)
    return seen


async def may_see(unit: UnitOfWork, signal: Signal, reader: str) -> bool:
    """Return whether a person may see anything of a signal."""
    return await seen_by(unit, signal, reader) is not None


async def seen_by(unit: UnitOfWork, signal: Signal, reader: str) -> Signal | None:
    """Return what a person may see of a signal; None when it is not for them.

    The kernteam sees all of it. Who raised it sees its whole course, but not which others joined
    anonymously. Everybody else sees what plays and how far it is, unless it was set aside: only who
    joined sees that.
    """
    if reader and await holds(unit, Right.HANDLE_SIGNAL, reader):
        return signal
    if reader and signal.raiser == reader:
        return _shown(signal, reader, {})
    if signal.status is SignalStatus.SET_ASIDE and reader not in signal.raisers:
        return None
    raiser = "" if signal.anonymous else signal.raiser
    return _shown(signal, reader, {"raiser": raiser, "source": Source(), "question": ""})


async def mine(unit: UnitOfWork, member: str) -> Mine:
    """Return the signals that a member raised and joined, as they see them."""
    raised = await unit.of(Signal).all(raiser=member)
    joins = await unit.of(SignalJoin).all(member=member)
    joined = await unit.of(Signal).some([one.signal for one in joins])
    return Mine(await _sorted(unit, raised, member), await _sorted(unit, joined, member))


async def around(unit: UnitOfWork, *, limit: int = 10, offset: int = 0) -> SignalPage:
    """Return a page of what moves around a member, the latest first, as everybody may see it.

    That is what plays in their own hubs, and what was decided anywhere: nothing that the kernteam
    still sorts, that was set aside or withdrawn, or raised anonymously. Which those are follows
    from the signal itself (`Signal.told`), so that a list is never behind it.

    Raises:
        NotAllowed: not a member.
    """
    await require(unit, Right.FOLLOW_SIGNALS)
    labels = (DECIDED, *map(told_in, await own_hubs(unit, unit.actor)))
    where = {"told": AnyTagged(labels)}
    signals = unit.of(Signal)
    keys = await signals.keys("-raised", limit, offset, **where)
    seen = [await seen_by(unit, one, "") for one in await signals.some(keys)]
    return SignalPage(tuple(one for one in seen if one), await signals.count(**where))


async def _sorted(unit: UnitOfWork, signals: list[Signal], member: str) -> tuple[Signal, ...]:
    latest = sorted(signals, key=lambda one: -one.number)
    seen = [await seen_by(unit, one, member) for one in latest]
    return tuple(one for one in seen if one is not None)


def _shown(signal: Signal, reader: str, news: dict[str, Any]) -> Signal:
    hidden = {one.member for one in signal.supporters if one.anonymous}
    hidden |= {signal.raiser} if signal.anonymous else set()
    hidden -= {reader}
    own = signal.raiser == reader
    supporters = tuple(_support(one, hidden) for one in signal.supporters)
    history = tuple(_step(one, hidden, own=own) for one in signal.history)
    return signal.model_copy(update={**news, "supporters": supporters, "history": history})


def _support(support: Support, hidden: set[str]) -> Support:
    return support.model_copy(update={"member": ""}) if support.member in hidden else support


def _step(step: Step, hidden: set[str], *, own: bool) -> Step:
    rule, news = STEPS[step.step], dict[str, Any]()
    if rule.shows_raiser and step.by in hidden:
        news["by"] = ""
    if rule.between and not own:
        news["note"] = ""
    return step.model_copy(update=news) if news else step
