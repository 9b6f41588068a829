"""Taking a step: checks the right and the state, records it, and notifies recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from registry.core.entity import Entity, Prose
from registry.core.errors import AlreadyDecided, Fault, ImpossibleStep, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import require
from registry.core.unit_of_work import UnitOfWork
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import LONGEST_NOTE, Signal, SignalStepped, Step
from registry.signals.transitions import STEPS, Recipient, SignalStatus, SignalStep
from registry.signals.workflow.possible_steps import owns, possible

_HERE = ZoneInfo("Europe/Amsterdam")


async def opened(unit: UnitOfWork, slug: str, step: SignalStep, seen: int | None) -> Signal:
    """Return the signal that the actor may take this step with.

    Args:
        unit: its actor takes the step.
        slug: which signal.
        step: which step.
        seen: the round that the actor looked at; None when they named the signal by its number.

    Raises:
        NotAllowed: the actor may not, whether there is such a signal or not.
        NotFound: there is none.
        AlreadyDecided: somebody else was first.
        ImpossibleStep: it can't be taken now.
    """
    signal = await unit.of(Signal).find(slug)
    rule = STEPS[step]
    owner = signal is not None and await owns(unit, rule.own, signal, unit.actor, ended=True)
    await require(unit, rule.right, owner=owner)
    if signal is None:
        raise NotFound(Signal.section, slug)
    await check(unit, signal, step, seen)
    return signal


async def check(
    unit: UnitOfWork,
    signal: Signal,
    step: SignalStep,
    seen: int | None = None,
    *,
    starts: frozenset[SignalStatus] | None = None,
) -> None:
    """Raise AlreadyDecided or ImpossibleStep when this step can't be taken now.

    Args:
        unit: its actor takes the step.
        signal: as it is.
        step: which step.
        seen: see `opened`.
        starts: the states it can be taken in, where the table's are not meant.
    """
    if seen is not None and seen != signal.round:
        raise decided(signal)
    if signal.status in (STEPS[step].starts if starts is None else starts):
        return
    last = _last(signal)
    if last is not None and last.step is step:
        raise decided(signal)  # the same, by two at once
    raise ImpossibleStep(
        Signal.section,
        signal.slug,
        status=signal.status,
        step=step,
        possible=await possible(unit, signal, unit.actor),
    )


def decided(signal: Signal) -> AlreadyDecided:
    """Return the error that tells what somebody else did with a signal."""
    last = _last(signal)
    by = last.by if last else ""
    return AlreadyDecided(Signal.section, signal.slug, by=by, outcome=signal.status)


def _last(signal: Signal) -> Step | None:
    steps = [one for one in signal.history if STEPS[one.step].advances]
    return steps[-1] if steps else None


def stepped(
    unit: UnitOfWork,
    signal: Signal,
    step: SignalStep,
    *,
    note: str = "",
    about: Entity | None = None,
    fields: Sequence[str] = (),
    to: SignalStatus | None = None,
    **news: Any,
) -> Signal:
    """Return the signal after a step, not stored yet.

    Args:
        unit: its actor takes the step, now.
        signal: as it was.
        step: which step.
        note: the words that go with it.
        about: what came of it.
        fields: names of the fields that it corrects.
        to: the state it leads to, where the table leaves that open.
        news: other fields that change.
    """
    rule = STEPS[step]
    status = to or rule.to or signal.status
    entry = Step(
        step=step,
        at=unit.now,
        by=unit.actor,
        status=status,
        note=note,
        about=f"{about.section}/{about.slug}" if about else "",
        fields=tuple(fields),
    )
    if rule.within is not None:
        due = unit.now + timedelta(days=rule.within) if rule.within else None
        news = {"due": due, **news}
    following = signal.round + rule.advances
    return signal.model_copy(
        update={
            **news,
            "status": status,
            "round": following,
            "history": (*signal.history, entry),
        }
    )


async def keep(unit: UnitOfWork, signal: Signal, also: Sequence[str] = ()) -> Signal:
    """Store a signal after a step, and notify the recipients of the step, and others too."""
    await tell(unit, signal, also)
    return await unit.of(Signal).put(signal)


async def tell(unit: UnitOfWork, signal: Signal, also: Sequence[str] = ()) -> None:
    """Notify the recipients of a signal's last step, and others by their keys."""
    last = signal.history[-1]
    hears = STEPS[last.step].hears
    keys = dict.fromkeys((*await _told(unit, signal, hears), *also))
    unit.emit(
        SignalStepped(
            signal=signal.slug,
            step=last.step,
            place=len(signal.history) - 1,
            by=unit.actor,
            tell=tuple(key for key in keys if key and key != unit.actor),
            kernteam=Recipient.KERNTEAM in hears,
        )
    )


async def _told(unit: UnitOfWork, signal: Signal, hears: Sequence[Recipient]) -> list[str]:
    tell: list[str] = []
    if Recipient.RAISERS in hears:
        bundled = await unit.of(Signal).all(into=signal.slug)
        tell += (key for one in (signal, *bundled) for key in one.raisers)
    if Recipient.RAISER in hears:
        tell.append(signal.raiser)
    if Recipient.OWNER in hears:
        tell.append(signal.owner)
    if Recipient.WORKERS in hears and signal.proposal:
        tell += (await unit.of(Proposal).get(signal.proposal)).workers
    if Recipient.DOER in hears and signal.proposal:
        tell += (one.doer for one in await unit.of(FollowUp).all(proposal=signal.proposal))
    return tell


class _Note(FormEntry):
    text: Prose


def noted(text: str, field: str = "note", *, needed: bool = True, most: int = LONGEST_NOTE) -> str:
    """Return the words. Raises Invalid when too long, or empty while needed."""
    try:
        note = _Note.of({"text": text}).text
    except Invalid as invalid:
        raise Invalid(replace(fault, field=field) for fault in invalid.faults) from invalid
    if needed and not note:
        raise Invalid([Fault(field, "required")])
    if len(note) > most:
        raise Invalid([Fault(field, "too_long", {"max": most})])
    return note


def end_of(day: date | None) -> datetime | None:
    """Return when a day ends in the Netherlands; None without a day."""
    if day is None:
        return None
    return datetime.combine(day + timedelta(days=1), time(), _HERE)
