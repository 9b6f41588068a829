"""What was filled in, handed to the rules: one function for each step that takes more than words.

Each raises Invalid for what can't be taken, with the fault at the field of the form, and whatever
the rule raises.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bot.conversations.signals.steps.step_arguments import numbers_in
from cards.kit.components import typed
from registry.core.dates import NeededDay, near_day
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind
from registry.core.workdays import today
from registry.members.lookup import people_named
from registry.signals.proposals.decision import DecisionDraft
from registry.signals.proposals.follow_up import ActionDraft
from registry.signals.proposals.proposal import Outcome, ProposalDraft
from registry.signals.signal import Signal
from registry.signals.workflow.proposal_workflow import (
    act,
    agenda,
    decide,
    finish,
    outcome,
    propose,
)
from registry.signals.workflow.signal_workflow import (
    MOST_BUNDLED,
    SignalDraft,
    bundle,
    close,
    pick_up,
    raise_signal,
)

Values = Mapping[str, Any]
Rule = Callable[[UnitOfWork, str, str, int | None], Awaitable[Any]]
Take = Callable[[UnitOfWork, str, Values, int | None], Awaitable[Values | None]]
"""Gives what there is to say beside that it was done, by what the text of that names."""


class _Agenda(FormEntry):
    day: NeededDay
    kind: MeetingKind


class _Outcome(FormEntry):
    result: Outcome
    note: str = ""


async def say(
    rule: Rule, field: str, unit: UnitOfWork, slug: str, values: Values, seen: int | None
) -> None:
    """A step that needs nothing but words."""
    await rule(unit, slug, typed(values.get(field)), seen)


async def take_on(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Pick it up, which needs nothing at all."""
    del values
    await pick_up(unit, slug, seen)


async def together(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Bundle others with it."""
    await bundle(unit, slug, _others(values), seen)


async def begin(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Begin a proposal."""
    fields = ("title", "text", "workers", "due", "questions")
    given = _dated(unit, values, "due")
    draft = ProposalDraft.of({name: given[name] for name in fields if name in given})
    await propose(unit, slug, draft, seen, also=_others(values))


async def put_before(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Put the proposal on an agenda."""
    given = _dated(unit, values, "day")
    wanted = _Agenda.of({name: given.get(name, "") for name in ("day", "kind")})
    await agenda(unit, slug, wanted.day, wanted.kind, seen)


async def come_out(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Write down what the Stuurgroep makes of it."""
    wanted = _Outcome.of({name: values.get(name, "") for name in ("result", "note")})
    await outcome(unit, slug, wanted.result, wanted.note, seen)


async def settle(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Write down a decision."""
    fields = ("body", "day", "text")
    given = _dated(unit, values, "day", past=True)
    draft = DecisionDraft.of({name: given.get(name, "") for name in fields})
    await decide(unit, slug, draft, seen)


async def agree(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Agree on an action; a doer in words who is one member by that name is that member."""
    fields = ("what", "doer", "party", "due")
    dated = _dated(unit, values, "due")
    given = {name: dated.get(name, "") for name in fields}
    if not given["doer"]:
        known = await people_named(unit, given["party"])
        if len(known) == 1:
            given |= {"doer": known[0].slug, "party": ""}
    await act(unit, slug, ActionDraft.of(given), seen)


async def end(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> None:
    """Say what came of an action."""
    action, ended = values.get("action", ""), values.get("ended", "done")
    faults = [Fault("action", "required")] if not action else []
    if ended not in ("done", "dropped"):
        faults.append(Fault("ended", "choice"))
    if faults:
        raise Invalid(faults)
    await finish(unit, slug, action, values.get("result", ""), seen, done=ended == "done")


async def learn(unit: UnitOfWork, slug: str, values: Values, seen: int | None) -> Values | None:
    """Close it; what asks for a new signal is raised as one that follows up, where this played."""
    signals = await close(unit, slug, values.get("lesson", ""), seen)
    following = values.get("next", "")
    if not following:
        return None
    closed = next(one for one in signals if one.slug == slug)
    return {"number": str((await _follow(unit, closed, following)).number)}


async def _follow(unit: UnitOfWork, signal: Signal, seen: str) -> Signal:
    like = ("kind", "level", "hub", "region", "themes")
    try:
        draft = SignalDraft.of({"seen": seen, **{name: getattr(signal, name) for name in like}})
    except Invalid as invalid:
        raise Invalid(
            Fault("next" if one.field == "seen" else one.field, one.code, one.params)
            for one in invalid.faults
        ) from invalid
    return await raise_signal(unit, draft, follows_up=signal.slug)


def _dated(unit: UnitOfWork, values: Values, field: str, *, past: bool = False) -> Values:
    """The values with the year to a day that was typed without one."""
    day = near_day(values.get(field, ""), today(unit.now), past=past)
    return values if day is None else {**values, field: day.isoformat()}


def _others(values: Values) -> tuple[str, ...]:
    """The signals that were chosen and those that were named by number. Raises Invalid."""
    named = numbers_in(values.get("numbers", ""))
    if named is None:
        raise Invalid([Fault("numbers", "signal_numbers")])
    others = tuple(dict.fromkeys((*values.get("others", ()), *named)))
    if len(others) > MOST_BUNDLED:
        raise Invalid([Fault("numbers", "signal_others", {"max": MOST_BUNDLED})])
    return others
