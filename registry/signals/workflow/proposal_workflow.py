"""A proposal's part of the cycle: worked out, put before meetings, decided on, acted upon.

Each step is taken with one of the signals that the proposal serves, and all of them move together.
When each can be taken and by whom is in `registry.signals.transitions`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from registry.agenda.question import Question
from registry.core.dates.workdays import today
from registry.core.entity import Entity
from registry.core.errors import AlreadyDecided, Conflict, Fault, Invalid, NotFound
from registry.core.numbering import next_number
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.members.member import Member
from registry.signals.proposals.decision import Decision, DecisionDraft
from registry.signals.proposals.follow_up import FollowUp, FollowUpDraft
from registry.signals.proposals.proposal import Proposal, ProposalDraft, Version
from registry.signals.signal import Signal
from registry.signals.transitions import CourseDay, SignalStep
from registry.signals.workflow.course_days import in_order
from registry.signals.workflow.recording import check, end_of, keep, noted, opened, stepped

LONGEST_TEXT = 4000


async def propose(
    unit: UnitOfWork,
    slug: str,
    draft: ProposalDraft,
    seen: int | None = None,
    *,
    also: Sequence[str] = (),
) -> Proposal:
    """Start a proposal for a signal, and for others `also`; its workers are told.

    Raises:
        Invalid: a worker or question does not exist.
        RegistryError: as `opened` does, for each signal.
    """
    first = await opened(unit, slug, SignalStep.PROPOSE, seen)
    in_order(unit, SignalStep.PROPOSE, draft.due, {CourseDay.RAISED: today(first.raised)})
    more = [await opened(unit, one, SignalStep.PROPOSE, None) for one in dict.fromkeys(also)]
    signals = [first, *(one for one in more if one.slug != slug)]
    await _exist(unit, Member, workers=draft.workers)
    await _exist(unit, Question, questions=draft.questions)
    number = await _number(unit, Proposal)
    proposal = await unit.of(Proposal).add(
        Proposal(
            slug=f"voorstel-{number}",
            number=number,
            title=draft.title,
            workers=draft.workers,
            due=draft.due,
            versions=_version(unit, draft.text) if draft.text else (),
            signals=tuple(one.slug for one in signals),
            questions=draft.questions,
        )
    )
    news: dict[str, Any] = {"proposal": proposal.slug}
    if draft.due:
        news["due"] = end_of(draft.due)
    for one in signals:
        await keep(unit, stepped(unit, one, SignalStep.PROPOSE, about=proposal, **news))
    return proposal


async def revise(unit: UnitOfWork, slug: str, text: str, seen: int | None = None) -> Proposal:
    """Write the next version of a signal's proposal.

    Raises:
        Invalid: without a text.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.REVISE, seen)
    versions = (*proposal.versions, *_version(unit, noted(text, "text", most=LONGEST_TEXT)))
    await together(unit, proposal, SignalStep.REVISE)
    return await put_proposal(unit, proposal, versions=versions, status="draft")


async def decide(
    unit: UnitOfWork, slug: str, draft: DecisionDraft, seen: int | None = None
) -> Decision:
    """Record a decision of an existing body.

    Raises:
        Invalid: it lies in the future, or precedes the signal.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.DECIDE, seen)
    await days_in_order(unit, proposal, SignalStep.DECIDE, draft.day)
    number = await _number(unit, Decision)
    decision = await unit.of(Decision).add(
        Decision(
            slug=f"besluit-{number}",
            number=number,
            proposal=proposal.slug,
            recorded_by=unit.actor,
            **dict(draft),
        )
    )
    await together(unit, proposal, SignalStep.DECIDE, note=draft.text, about=decision)
    return decision


async def act(
    unit: UnitOfWork, slug: str, draft: FollowUpDraft, seen: int | None = None
) -> FollowUp:
    """Agree on an action.

    Raises:
        Invalid: who does it does not exist, or nobody does it.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.ACT, seen)
    if not (draft.doer or draft.party):
        raise Invalid([Fault("doer", "required")])
    await _exist(unit, Member, doer=(draft.doer,) if draft.doer else ())
    await days_in_order(unit, proposal, SignalStep.ACT, draft.due)
    number = await _number(unit, FollowUp)
    action = await unit.of(FollowUp).add(
        FollowUp(slug=f"actie-{number}", number=number, proposal=proposal.slug, **dict(draft))
    )
    await together(
        unit,
        proposal,
        SignalStep.ACT,
        note=draft.what,
        about=action,
        due=await _due(unit, proposal),
    )
    return action


async def finish(
    unit: UnitOfWork,
    slug: str,
    action: str,
    result: str,
    seen: int | None = None,
    *,
    done: bool = True,
) -> FollowUp:
    """End an action: it is done, or it won't be any more.

    Raises:
        NotFound: the signal's proposal has no such action.
        AlreadyDecided: it is ended already.
        Invalid: without a result.
        RegistryError: as `opened` does.
    """
    proposal = await proposal_of(unit, slug, SignalStep.FINISH, seen)
    known = await unit.of(FollowUp).get(action)
    if known.proposal != proposal.slug:
        raise NotFound(FollowUp.section, action)
    await require(unit, Right.FINISH_ACTION, owner=known.doer == unit.actor)
    if known.state != "open":
        raise AlreadyDecided(FollowUp.section, action, by=known.doer, outcome=known.state)
    result = noted(result, "result")
    state = "done" if done else "dropped"
    ended = known.model_copy(update={"state": state, "result": result, "ended": unit.now})
    ended = await unit.of(FollowUp).put(ended)
    due = await _due(unit, proposal) or unit.now + timedelta(days=28)
    await together(unit, proposal, SignalStep.FINISH, note=result, about=ended, due=due)
    return ended


async def proposal_of(unit: UnitOfWork, slug: str, step: SignalStep, seen: int | None) -> Proposal:
    """Return the proposal of a signal that the actor may take this step with; raise as `opened`."""
    signal = await opened(unit, slug, step, seen)
    if signal.proposal is None:  # a document can say so
        raise NotFound(Proposal.section, slug)
    proposal = await unit.of(Proposal).get(signal.proposal)
    if (await unit.of(Signal).get(slug)).revision != signal.revision:
        # On PostgreSQL somebody may move both between two reads: what is refused then is not why.
        raise Conflict(Signal.section, slug)
    return proposal


async def together(unit: UnitOfWork, proposal: Proposal, step: SignalStep, **news: Any) -> None:
    """Take a step with every signal that a proposal serves."""
    for one in await unit.of(Signal).all(proposal=proposal.slug):
        await check(unit, one, step)  # a document may have put them apart
        await keep(unit, stepped(unit, one, step, **news))


async def put_proposal(unit: UnitOfWork, proposal: Proposal, **news: Any) -> Proposal:
    """Store a proposal with some fields changed."""
    return await unit.of(Proposal).put(proposal.model_copy(update=news))


def _version(unit: UnitOfWork, text: str) -> tuple[Version, ...]:
    return (Version(text=text, by=unit.actor, at=unit.now),)


async def days_in_order(
    unit: UnitOfWork, proposal: Proposal, step: SignalStep, day: date | None
) -> None:
    """Raise Invalid when a day precedes the first of a proposal's signals, or its decision."""
    signals = await unit.of(Signal).all(proposal=proposal.slug)
    decisions = await unit.of(Decision).all(proposal=proposal.slug)
    known = {
        CourseDay.RAISED: min((today(one.raised) for one in signals), default=None),
        CourseDay.DECIDED: min((one.day for one in decisions), default=None),
    }
    in_order(unit, step, day, known)


async def _due(unit: UnitOfWork, proposal: Proposal) -> Any:
    actions = await unit.of(FollowUp).all(proposal=proposal.slug, state="open")
    days = [one.due for one in actions if one.due]
    return end_of(min(days)) if days else None


async def _exist(unit: UnitOfWork, noun: type[Entity], **keys: tuple[str, ...]) -> None:
    for field, wanted in keys.items():
        if len(await unit.of(noun).some(wanted)) < len(set(wanted)):
            raise Invalid([Fault(field, "unknown")])


async def _number(unit: UnitOfWork, noun: type[Entity]) -> int:
    """Return the next number, counting also what came in by a document."""
    last = await unit.of(noun).keys("-number", 1)
    return await next_number(
        unit, noun.section, after=int(last[0].rpartition("-")[2]) if last else 0
    )
