"""The Stuurgroep's meeting as data: what is on its agenda, and what came of the one before.

Who raised a signal is in none of it: these papers leave plek.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from registry.agenda.question import Question
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Tagged, UnitOfWork
from registry.core.vocabulary import MeetingKind
from registry.signals.names import Labels, labels
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Hearing, Proposal, Version
from registry.signals.signal import Signal, Source

_MOST_ITEMS = 100
"""Proposals of one meeting that are looked up; nobody gets through so many."""


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal before the meeting.

    Attributes:
        day: of the meeting.
        hearing: that it is before this meeting.
        signals: that it serves, and what was bundled with those.
        questions: on agendas, that it serves.
        earlier: the other meetings that it was before, in order of day.
        decisions: taken on it already.
    """

    day: date
    proposal: Proposal
    hearing: Hearing
    signals: tuple[Signal, ...] = ()
    questions: tuple[Question, ...] = ()
    earlier: tuple[tuple[Meeting, Hearing], ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def version(self) -> Version | None:
        """Version that the meeting has before it."""
        versions = self.proposal.versions[: self.hearing.version]
        return versions[-1] if versions else None


@dataclass(frozen=True, slots=True)
class Result:
    """Outcome of a proposal that the previous meeting had before it."""

    proposal: Proposal
    hearing: Hearing
    decisions: tuple[Decision, ...] = ()
    actions: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """A meeting of the Stuurgroep.

    Attributes:
        cases: the proposals on its agenda, by number.
        previous: the meeting before it; None when it is the first.
        results: what came of that.
        labels: the names of everything it refers to.
    """

    meeting: Meeting
    cases: tuple[Case, ...] = ()
    previous: Meeting | None = None
    results: tuple[Result, ...] = ()
    labels: Labels = field(default_factory=Labels)

    @property
    def signals(self) -> tuple[Signal, ...]:
        """All signals that its proposals serve, by number, each once."""
        found = {one.slug: one for case in self.cases for one in case.signals}
        return tuple(sorted(found.values(), key=lambda one: one.number))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions that it refers to, by number, each once."""
        taken = [one for case in self.cases for one in case.decisions]
        taken += [one for result in self.results for one in result.decisions]
        found = {one.slug: one for one in taken}
        return tuple(sorted(found.values(), key=lambda one: one.number))


async def meetings(unit: UnitOfWork) -> list[Meeting]:
    """Return the Stuurgroep's meetings, in order of day."""
    found = await unit.of(Meeting).all(kind=MeetingKind.STEERING)
    return sorted(found, key=lambda one: one.day)


async def agenda_of(unit: UnitOfWork, meeting: Meeting) -> Agenda:
    """Return all that the papers of a meeting say. Raises NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    cases = tuple([await _case(unit, one, meeting) for one in await _before(unit, meeting)])
    known = await meetings(unit)
    previous = next((one for one in reversed(known) if one.day < meeting.day), None)
    results: tuple[Result, ...] = ()
    if previous is not None:
        before = await _before(unit, previous)
        results = tuple([await _result(unit, one, previous) for one in before])
    signals = [one for case in cases for one in case.signals]
    people = {*_people(case.proposal for case in cases), *_doers(results)}
    return Agenda(meeting, cases, previous, results, await labels(unit, signals, people - {""}))


async def _before(unit: UnitOfWork, meeting: Meeting) -> list[Proposal]:
    """Return the proposals that a meeting has before it, by number."""
    tag = Tagged((f"meeting:{meeting.slug}",))
    slugs = await unit.of(Proposal).keys("slug", _MOST_ITEMS, tags=tag)
    return sorted(await unit.of(Proposal).some(slugs), key=lambda one: one.number)


async def _case(unit: UnitOfWork, proposal: Proposal, meeting: Meeting) -> Case:
    served = await unit.of(Signal).all(proposal=proposal.slug)
    slugs = tuple(one.slug for one in served)
    bundled = await unit.of(Signal).all(into=slugs) if slugs else []
    others = [one for one in proposal.hearings if one.meeting != meeting.slug]
    days = {one.slug: one for one in await unit.of(Meeting).some([it.meeting for it in others])}
    earlier = [(days[one.meeting], one) for one in others if one.meeting in days]
    return Case(
        meeting.day,
        proposal,
        _hearing(proposal, meeting),
        tuple(sorted(map(_nameless, (*served, *bundled)), key=lambda one: one.number)),
        tuple(await unit.of(Question).some(proposal.questions)),
        tuple(sorted(earlier, key=lambda pair: pair[0].day)),
        await _decisions(unit, proposal),
    )


async def _result(unit: UnitOfWork, proposal: Proposal, meeting: Meeting) -> Result:
    actions = await unit.of(FollowUp).all(proposal=proposal.slug)
    actions.sort(key=lambda one: one.number)
    hearing = _hearing(proposal, meeting)
    return Result(proposal, hearing, await _decisions(unit, proposal), tuple(actions))


async def _decisions(unit: UnitOfWork, proposal: Proposal) -> tuple[Decision, ...]:
    found = await unit.of(Decision).all(proposal=proposal.slug)
    return tuple(sorted(found, key=lambda one: one.number))


def _hearing(proposal: Proposal, meeting: Meeting) -> Hearing:
    return next(one for one in proposal.hearings if one.meeting == meeting.slug)


def _nameless(signal: Signal) -> Signal:
    """Return a signal without people, and without what is between its raiser and the kernteam."""
    supporters = tuple(
        one.model_copy(update={"member": "", "note": ""}) for one in signal.supporters
    )
    nobody = {"raiser": "", "owner": "", "question": "", "source": Source(), "history": ()}
    return signal.model_copy(update={**nobody, "supporters": supporters})


def _people(proposals: Iterable[Proposal]) -> set[str]:
    return {worker for one in proposals for worker in one.workers}


def _doers(results: Iterable[Result]) -> set[str]:
    return {action.doer for one in results for action in one.actions}
