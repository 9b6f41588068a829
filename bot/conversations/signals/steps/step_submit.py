"""Hand what was filled in to the rule of a step: one function for each that takes more than words.

Each raises Invalid for what can't be taken, with the fault at the field of the form, and whatever
the rule raises.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from bot.conversations.signals.steps.step_arguments import numbers_in
from bot.conversations.signals.steps.step_forms import (
    ActForm,
    AgendaForm,
    BundleForm,
    CloseForm,
    DecideForm,
    EmptyForm,
    FinishForm,
    HandOverForm,
    MoveForm,
    OffAgendaForm,
    OutcomeForm,
    ProposeForm,
)
from cards.kit.components import typed
from registry.core.dates import NeededDay, ReadOn, Use, day_typed
from registry.core.errors import CodedError, Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind
from registry.members.lookup import people_named
from registry.signals.proposals.decision import DecisionDraft
from registry.signals.proposals.follow_up import FollowUpDraft
from registry.signals.proposals.proposal import Outcome, ProposalDraft
from registry.signals.signal import Signal
from registry.signals.workflow.hearing_workflow import (
    agenda,
    move,
    off_agenda,
    outcome,
)
from registry.signals.workflow.proposal_workflow import (
    act,
    decide,
    finish,
    propose,
)
from registry.signals.workflow.signal_workflow import (
    MOST_BUNDLED,
    SignalDraft,
    bundle,
    close,
    hand_over,
    pick_up,
    raise_signal,
)

F = TypeVar("F", bound=FormEntry)
Done = Mapping[str, Any]
"""What there is to say beside that a step was taken, by what the text of that names."""

Rule = Callable[[UnitOfWork, str, str, int | None], Awaitable[Any]]
"""A rule that takes nothing but words."""

Submit = Callable[[UnitOfWork, str, F, int | None], Awaitable[Done | None]]
"""Takes a step: with which signal, with what was filled in, and the round that was seen."""


class _Hearing(FormEntry):
    day: NeededDay
    kind: MeetingKind


class _Waiting(FormEntry):
    kind: MeetingKind | None = None


class _Moved(_Waiting):
    day: NeededDay


class _Result(FormEntry):
    result: Outcome
    note: str = ""


async def submit_words(
    rule: Rule, words: Callable[[F], str], unit: UnitOfWork, slug: str, form: F, seen: int | None
) -> None:
    """Take a step that needs nothing but words."""
    await rule(unit, slug, typed(words(form)), seen)


async def submit_pick_up(unit: UnitOfWork, slug: str, _: EmptyForm, seen: int | None) -> None:
    """Pick the signal up."""
    await pick_up(unit, slug, seen)


async def submit_bundle(unit: UnitOfWork, slug: str, form: BundleForm, seen: int | None) -> None:
    """Bundle others with it."""
    await bundle(unit, slug, _others(form), seen)


async def submit_propose(unit: UnitOfWork, slug: str, form: ProposeForm, seen: int | None) -> None:
    """Start a proposal."""
    draft = ProposalDraft.of(
        {
            "title": form.title,
            "text": form.text,
            "workers": form.workers,
            "due": form.due,
            "questions": form.questions,
        }
    )
    await propose(unit, slug, draft, seen, also=_others(form))


async def submit_agenda(unit: UnitOfWork, slug: str, form: AgendaForm, seen: int | None) -> None:
    """Put the proposal on an agenda."""
    wanted = _Hearing.of({"day": form.day, "kind": form.kind})
    await agenda(unit, slug, wanted.day, wanted.kind, seen)


async def submit_move(unit: UnitOfWork, slug: str, form: MoveForm, seen: int | None) -> None:
    """Move the proposal to another meeting."""
    wanted = _Moved.of({"day": form.day, "kind": form.kind or None})
    await move(unit, slug, wanted.day, wanted.kind, seen)


async def submit_off_agenda(
    unit: UnitOfWork, slug: str, form: OffAgendaForm, seen: int | None
) -> None:
    """Take the proposal off an agenda."""
    wanted = _Waiting.of({"kind": form.kind or None})
    await off_agenda(unit, slug, typed(form.reason), wanted.kind, seen)


async def submit_hand_over(
    unit: UnitOfWork, slug: str, form: HandOverForm, seen: int | None
) -> None:
    """Hand it over to somebody else."""
    await hand_over(unit, slug, form.owner, seen)


async def submit_outcome(unit: UnitOfWork, slug: str, form: OutcomeForm, seen: int | None) -> None:
    """Record the Stuurgroep's outcome."""
    wanted = _Result.of({"result": form.result, "note": form.note})
    await outcome(unit, slug, wanted.result, wanted.note, seen)


async def submit_decide(unit: UnitOfWork, slug: str, form: DecideForm, seen: int | None) -> None:
    """Record a decision."""
    draft = DecisionDraft.of({"body": form.body, "day": form.day, "text": form.text})
    await decide(unit, slug, draft, seen)


async def submit_act(unit: UnitOfWork, slug: str, form: ActForm, seen: int | None) -> None:
    """Agree on an action; a typed doer who is the one member of that name is linked."""
    doer, party = form.doer, form.party
    if not doer:
        known = await people_named(unit, party)
        if len(known) == 1:
            doer, party = known[0].slug, ""
    draft = FollowUpDraft.of({"what": form.what, "doer": doer, "party": party, "due": form.due})
    await act(unit, slug, draft, seen)


async def submit_finish(unit: UnitOfWork, slug: str, form: FinishForm, seen: int | None) -> None:
    """End an action, with what came of it."""
    faults = [Fault("action", "required")] if not form.action else []
    if form.ended not in ("done", "dropped"):
        faults.append(Fault("ended", "choice"))
    if faults:
        raise Invalid(faults)
    await finish(unit, slug, form.action, form.result, seen, done=form.ended == "done")


async def submit_close(
    unit: UnitOfWork, slug: str, form: CloseForm, seen: int | None
) -> Done | None:
    """Close it; a new signal that follows from it is raised as its follow-up, in the same place."""
    signals = await close(unit, slug, form.lesson, seen)
    if not form.next:
        return None
    closed = next(one for one in signals if one.slug == slug)
    return {"number": str((await _follow(unit, closed, form.next)).number)}


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


def days_typed(values: Mapping[str, Any], uses: Mapping[str, Use], on: ReadOn) -> dict[str, str]:
    """Return the days that were typed. Raise Invalid, which names each that is to be asked.

    Args:
        values: of a form.
        uses: what each field with a day is for.
        on: the day they are read on.
    """
    days, faults = dict[str, str](), list[Fault]()
    for name, use in uses.items():
        try:
            day = day_typed(str(values.get(name) or ""), use, on)
        except CodedError as wrong:
            faults.append(Fault(name, wrong.code, wrong.params))
        else:
            days[name] = day.isoformat() if day else ""
    if faults:
        raise Invalid(faults)
    return days


def _others(form: BundleForm) -> tuple[str, ...]:
    """Return the signals chosen, and those named by number. Raise Invalid for other text."""
    named = numbers_in(form.numbers)
    if named is None:
        raise Invalid([Fault("numbers", "signal_numbers")])
    others = tuple(dict.fromkeys((*form.others, *named)))
    if len(others) > MOST_BUNDLED:
        raise Invalid([Fault("numbers", "signal_others", {"max": MOST_BUNDLED})])
    return others
