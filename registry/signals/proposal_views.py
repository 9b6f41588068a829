"""Visibility of proposals, and of their decisions and actions (design).

Who works it out, the Initiatiefgroep, the kernteam and the Stuurgroep see all of it. Everybody else
sees its text as it was before a meeting, never a draft; and decisions and actions with the signals
that led to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.agenda.question import PUBLIC, Question
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.members.member import Member
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.visibility import seen_by
from registry.signals.workflow.possible_steps import possible

MOST_SIGNALS = 20
"""Signals of a proposal that are looked up; a card shows fewer."""


@dataclass(frozen=True, slots=True)
class ProposalFile:
    """A proposal with what belongs to it, as its reader may see it.

    Attributes:
        proposal: as they see it.
        whole: whether they see its drafts.
        meetings: those that it was put before, by slug.
        decisions, actions: what came of it, in order.
        signals: those that it serves now, as the reader sees them.
        questions: those on an agenda that it serves.
        names: of members who stand in it, by key.
        finishable: slugs of the open actions that the reader may end.
        steps: what they may do with it now, by any of its signals.
    """

    proposal: Proposal
    whole: bool = False
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    actions: tuple[FollowUp, ...] = ()
    signals: tuple[Signal, ...] = ()
    questions: tuple[Question, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    finishable: frozenset[str] = frozenset()
    steps: tuple[SignalStep, ...] = ()


async def readable_proposal(unit: UnitOfWork, slug: str, reader: str) -> ProposalFile:
    """Return a proposal with what belongs to it.

    Raises:
        NotFound: there is none, or it is not for them.
    """
    found = await proposal_file(unit, await unit.of(Proposal).get(slug), reader)
    if found is None:
        raise NotFound(Proposal.section, slug)
    return found


async def proposal_file(unit: UnitOfWork, proposal: Proposal, reader: str) -> ProposalFile | None:
    """Return a proposal with what belongs to it; None when its reader may see nothing of it."""
    whole = await sees_drafts(unit, proposal, reader)
    signals = await _signals(unit, proposal, reader)
    if not (whole or signals or proposal.hearings):
        return None
    seen = proposal if whole else as_it_was_heard(proposal)
    came = whole or bool(signals)  # decisions and actions are for who sees what led to them
    decisions = await unit.of(Decision).all(proposal=proposal.slug) if came else []
    actions = await unit.of(FollowUp).all(proposal=proposal.slug) if came else []
    handles = bool(reader) and await holds(unit, Right.FINISH_ACTION, reader)
    mine = (one.slug for one in actions if one.state == "open" and (handles or one.doer == reader))
    questions = await unit.of(Question).some(seen.questions)
    return ProposalFile(
        seen,
        whole,
        meetings=await _meetings(unit, seen),
        decisions=tuple(sorted(decisions, key=lambda one: one.number)),
        actions=tuple(sorted(actions, key=lambda one: one.number)),
        signals=signals,
        questions=tuple(one for one in questions if one.status in PUBLIC),
        names=await _names(unit, seen, actions),
        finishable=frozenset(mine if reader else ()),
        steps=await _steps(unit, signals, reader),
    )


async def sees_drafts(unit: UnitOfWork, proposal: Proposal, reader: str) -> bool:
    """Return whether a person may see a proposal that is not ready for a meeting."""
    if not reader:
        return False
    return reader in proposal.workers or await holds(unit, Right.READ_DRAFT, reader)


def as_it_was_heard(proposal: Proposal) -> Proposal:
    """Return a proposal without the versions that never were before a meeting."""
    return proposal.model_copy(update={"versions": proposal.heard})


async def _signals(unit: UnitOfWork, proposal: Proposal, reader: str) -> tuple[Signal, ...]:
    """Return the signals that it still serves; reopened ones go their own way."""
    known = await unit.of(Signal).some(proposal.signals[:MOST_SIGNALS])
    serving = [one for one in known if one.proposal == proposal.slug]
    seen = [await seen_by(unit, one, reader) for one in serving]
    return tuple(one for one in seen if one is not None)


async def _meetings(unit: UnitOfWork, proposal: Proposal) -> Mapping[str, Meeting]:
    keys = [one.meeting for one in proposal.hearings]
    return {one.slug: one for one in await unit.of(Meeting).some(keys)}


async def _names(
    unit: UnitOfWork, proposal: Proposal, actions: list[FollowUp]
) -> Mapping[str, str]:
    keys = {*proposal.workers, *(one.by for one in proposal.versions)}
    keys |= {one.doer for one in actions}
    members = await unit.of(Member).some(sorted(keys - {""}))
    return {one.slug: one.name for one in members if one.name}


async def _steps(
    unit: UnitOfWork, signals: tuple[Signal, ...], reader: str
) -> tuple[SignalStep, ...]:
    return await possible(unit, signals[0], reader) if signals and reader else ()
