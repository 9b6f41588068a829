"""A proposal before its meetings: on an agenda, moved, off it, advised on, and what comes of it.

When each can be taken and by whom is in `registry.signals.transitions`.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind
from registry.signals.proposals.meeting import Meeting, met
from registry.signals.proposals.proposal import Hearing, Outcome, Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, CourseDay, SignalStatus, SignalStep
from registry.signals.workflow.course_days import in_order
from registry.signals.workflow.proposal_workflow import (
    days_in_order,
    proposal_of,
    put_proposal,
    together,
)
from registry.signals.workflow.recording import end_of, noted

HEARERS = (MeetingKind.STEERING, MeetingKind.AMBASSADORS)
"""Meetings that a proposal is put before."""

_HEARS = {
    SignalStep.ADVISE: MeetingKind.AMBASSADORS,
    SignalStep.OUTCOME: MeetingKind.STEERING,
}
"""Whose word a step records."""


async def agenda(
    unit: UnitOfWork,
    slug: str,
    day: date,
    kind: MeetingKind = MeetingKind.STEERING,
    seen: int | None = None,
) -> Proposal:
    """Put a signal's proposal on the agenda of a meeting.

    Raises:
        Invalid: nothing is written yet, it is on that agenda already, or no such meeting hears it.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.AGENDA, seen)
    if kind not in HEARERS:
        raise Invalid([Fault("kind", "choice")])
    if not proposal.versions:
        raise Invalid([Fault("text", "required")])
    await days_in_order(unit, proposal, SignalStep.AGENDA, day)
    meeting = await met(unit, kind, day)
    if any(one.meeting == meeting.slug for one in proposal.hearings):
        raise Invalid([Fault("day", "taken")])
    hearing = Hearing(meeting=meeting.slug, version=len(proposal.versions))
    at = _waiting(proposal, kind)  # it is on one agenda of a kind: another day moves it
    kept = proposal.hearings if at is None else _without(proposal.hearings, at)
    await together(unit, proposal, SignalStep.AGENDA, about=meeting, due=end_of(day))
    return await put_proposal(unit, proposal, hearings=(*kept, hearing), status="on_agenda")


async def move(
    unit: UnitOfWork,
    slug: str,
    day: date,
    kind: MeetingKind | None = None,
    seen: int | None = None,
) -> Proposal:
    """Move a signal's proposal to another meeting of the same kind, with its newest version.

    Args:
        unit: its actor puts on agendas.
        slug: which signal.
        day: of the other meeting.
        kind: which meeting, where it waits for more than one.
        seen: see `opened`.

    Raises:
        Invalid: it waits for no such meeting, for two, or was before that other one.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.MOVE, seen)
    at = _meant(proposal, kind)
    await days_in_order(unit, proposal, SignalStep.MOVE, day)
    before = await unit.of(Meeting).get(proposal.hearings[at].meeting)
    meeting = await met(unit, before.kind, day)
    if any(one.meeting == meeting.slug for one in proposal.hearings):
        raise Invalid([Fault("day", "taken")])
    moved = Hearing(meeting=meeting.slug, version=len(proposal.versions))
    hearings = (*proposal.hearings[:at], moved, *proposal.hearings[at + 1 :])
    await together(unit, proposal, SignalStep.MOVE, about=meeting, due=end_of(day))
    return await put_proposal(unit, proposal, hearings=hearings)


async def off_agenda(
    unit: UnitOfWork,
    slug: str,
    reason: str,
    kind: MeetingKind | None = None,
    seen: int | None = None,
) -> Proposal:
    """Take a signal's proposal off an agenda; without another one it is what it was before.

    Raises:
        Invalid: without a reason, or it waits for no such meeting, or for two.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.OFF_AGENDA, seen)
    reason = noted(reason, "reason")
    at = _meant(proposal, kind)
    meeting = await unit.of(Meeting).get(proposal.hearings[at].meeting)
    hearings = _without(proposal.hearings, at)
    left = proposal.model_copy(update={"hearings": hearings})
    if waiting_for(left):
        await together(unit, proposal, SignalStep.OFF_AGENDA, note=reason, about=meeting)
        return await put_proposal(unit, proposal, hearings=hearings)
    before = _before_agenda(await unit.of(Signal).get(slug))
    await together(unit, proposal, SignalStep.OFF_AGENDA, note=reason, about=meeting, to=before)
    status = "not_now" if before is SignalStatus.NOT_NOW else "draft"
    return await put_proposal(unit, proposal, hearings=hearings, status=status)


async def advise(unit: UnitOfWork, slug: str, note: str, seen: int | None = None) -> Proposal:
    """Record the ambassadors' advice on a signal's proposal; once more, it is mended.

    Raises:
        Invalid: without words, or while it was not before them, or they have not met yet.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.ADVISE, seen)
    note = noted(note)
    hearings = await _heard(unit, proposal, SignalStep.ADVISE, note=note)
    await together(unit, proposal, SignalStep.ADVISE, note=note)
    return await put_proposal(unit, proposal, hearings=hearings)


async def outcome(
    unit: UnitOfWork, slug: str, result: Outcome, note: str = "", seen: int | None = None
) -> Proposal:
    """Record the Stuurgroep's outcome on a signal's proposal; once more, it is mended.

    Args:
        unit: its actor is of the Stuurgroep or the kernteam.
        slug: which signal.
        result: what came out.
        note: the question when it is sent back, the reason when it is not now.
        seen: see `opened`.

    Raises:
        Invalid: the note is needed, it is on no agenda of the Stuurgroep, or that has not met yet.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.OUTCOME, seen)
    note = noted(note, needed=result != "taken_up")
    hearings = await _heard(unit, proposal, SignalStep.OUTCOME, outcome=result, note=note)
    late = timedelta(days=STEPS[SignalStep.OUTCOME].within or 0)
    due = None if result == "not_now" else unit.now + late
    status = SignalStatus(result)
    await together(unit, proposal, SignalStep.OUTCOME, note=note, to=status, due=due)
    again = {"due": today(unit.now + late), "ready": False} if result == "sent_back" else {}
    return await put_proposal(unit, proposal, hearings=hearings, status=result, **again)


async def _heard(
    unit: UnitOfWork, proposal: Proposal, step: SignalStep, **news: Any
) -> tuple[Hearing, ...]:
    """Return the hearings with the one that a step is about completed, or mended.

    Raises:
        Invalid: none waits nor was completed, or the meeting has not begun.
    """
    kind = _HEARS[step]
    at = _waiting(proposal, kind)
    if at is None:
        at = _last_of(proposal, kind)
    if at is None:
        raise Invalid([Fault("meeting", "required", {"kind": kind})])
    meeting = await unit.of(Meeting).get(proposal.hearings[at].meeting)
    in_order(unit, step, None, {CourseDay.MEETING: meeting.day})
    hearing = proposal.hearings[at].model_copy(update=news)
    return (*proposal.hearings[:at], hearing, *proposal.hearings[at + 1 :])


def _without(hearings: tuple[Hearing, ...], at: int) -> tuple[Hearing, ...]:
    return (*hearings[:at], *hearings[at + 1 :])


def _last_of(proposal: Proposal, kind: MeetingKind) -> int | None:
    """Return the place of the last hearing by a kind of meeting; None when there is none."""
    places = [at for at, one in enumerate(proposal.hearings) if _is_of(one, kind)]
    return places[-1] if places else None


def _waiting(proposal: Proposal, kind: MeetingKind) -> int | None:
    """Return the place of the last hearing by a kind of meeting that nothing came of yet."""
    places = [
        at
        for at, one in enumerate(proposal.hearings)
        if _is_of(one, kind) and one.outcome is None and not one.note
    ]
    return places[-1] if places else None


def _is_of(hearing: Hearing, kind: MeetingKind) -> bool:
    return hearing.meeting.startswith(f"{kind}-")


def waiting_for(proposal: Proposal) -> tuple[MeetingKind, ...]:
    """Return the kinds of meeting that a proposal is on the agenda of, with nothing come of it."""
    return tuple(one for one in HEARERS if _waiting(proposal, one) is not None)


def _meant(proposal: Proposal, kind: MeetingKind | None) -> int:
    """Return the place of the hearing that waits. Raise Invalid for none, or for two."""
    places = {one: at for one in HEARERS if (at := _waiting(proposal, one)) is not None}
    if kind is None and len(places) > 1:
        raise Invalid([Fault("kind", "required")])
    at = places.get(kind) if kind is not None else next(iter(places.values()), None)
    if at is None:
        raise Invalid([Fault("meeting", "required", {"kind": kind or ""})])
    return at


def _before_agenda(signal: Signal) -> SignalStatus:
    """Return what a signal was before it came on an agenda."""
    states = (one.status for one in reversed(signal.history))
    before = next((one for one in states if one is not SignalStatus.ON_AGENDA), None)
    agenda = STEPS[SignalStep.AGENDA].starts
    return before if before in agenda and before is not None else SignalStatus.PROPOSED
