"""Overdue work: proposals to work out, actions to do, questions and requests to answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import ClassVar

from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid
from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, Tagged, UnitOfWork
from registry.involvement.asking import unanswered
from registry.involvement.inquiry import Inquiry, InquiryStatus
from registry.involvement.participant import Participant, Taking
from registry.involvement.taking_part import asking
from registry.involvement.things import ThingKind, Turn, find_thing, owned
from registry.reminders.schedule import EARLIEST, LATEST, UNANSWERED, around, once_asked
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, SignalStatus, SignalStep
from registry.signals.workflow.recording import end_of

_OPEN = ("draft", "sent_back")
"""States in which a proposal lies with who works it out."""

_TERM = timedelta(days=STEPS[SignalStep.ASK].within or 0)
_MOST = 10_000


class Kind(StrEnum):
    """Kind of work that a person is to do."""

    PROPOSAL = "proposals"
    ACTION = "actions"
    QUESTION = "signals"
    INQUIRY = "inquiries"  # a member asked their network or hub something
    REQUEST = "network_participants"  # a member wants to take part in their network


ASKED = frozenset({Kind.QUESTION, Kind.INQUIRY, Kind.REQUEST})
"""What somebody waits for an answer to: mentioned once, a while after it was asked."""


@dataclass(frozen=True, slots=True)
class OverdueItem:
    """Overdue piece of work, assigned to one or more members.

    Attributes:
        thing: section and slug, `actions/actie-3`.
        kind: what there is to do.
        name: what it is called, or what is asked.
        members: keys of those who can do it.
        day: the last day for it; of what was asked, the day on which.
        signals: slugs of the signals that it is about.
    """

    thing: str
    kind: Kind
    name: str
    members: tuple[str, ...]
    day: date
    signals: tuple[str, ...]

    @property
    def slug(self) -> str:
        """Slug of the entity itself."""
        return self.thing.partition("/")[2]

    @property
    def moments(self) -> frozenset[date]:
        """Days on which it is mentioned, without snoozes."""
        return once_asked(self.day) if self.kind in ASKED else around(self.day)


class ProposalReady(Event):
    """Event: a worker declared a proposal ready for an agenda.

    Attributes:
        by: key of who says so.
    """

    name: ClassVar[str] = "proposal.ready"

    proposal: str
    by: str


async def lying(unit: UnitOfWork, start: date, end: date) -> list[OverdueItem]:
    """Return all tasks that may have a reminder day in this range, or after a snooze in it."""
    first, last = (start - LATEST).isoformat(), (end + EARLIEST).isoformat()
    days = Between(first, last)
    proposals = await unit.of(Proposal).keys(
        "due_day", _MOST, status=_OPEN, ready=False, due_day=days
    )
    actions = await unit.of(FollowUp).keys("due_day", _MOST, state="open", due_day=days)
    # The term of a question says when it was asked, and is what signals are indexed by.
    asked = Between(end_of(start - timedelta(days=UNANSWERED + 7)), end_of(end))
    terms = Between(*(day and day + _TERM for day in (asked.start, asked.end)))
    questions = await unit.of(Signal).keys("due", _MOST, status=SignalStatus.ASKED, due=terms)
    inquiries = await unit.of(Inquiry).keys(
        "asked", _MOST, status=InquiryStatus.OPEN, turn=Turn.OWNERS, asked=asked
    )
    requests = await unit.of(Participant).keys(
        "at", _MOST, state=Taking.ASKED, turn=Turn.OWNERS, at=asked
    )
    return [
        *_worked_out(await unit.of(Proposal).some(proposals)),
        *await _done(unit, await unit.of(FollowUp).some(actions)),
        *_asked(await unit.of(Signal).some(questions)),
        *await _inquired(unit, await unit.of(Inquiry).some(inquiries)),
        *await _requested(unit, await unit.of(Participant).some(requests)),
    ]


async def overdue_items_of(unit: UnitOfWork, member: str) -> list[OverdueItem]:
    """Return the tasks that a member is reminded of, by date."""
    worker = Tagged((f"worker:{member}",))
    keys = await unit.of(Proposal).keys(
        "due_day", _MOST, status=_OPEN, ready=False, due_day=Between("0"), tags=worker
    )
    actions = await unit.of(FollowUp).all(doer=member, state="open")
    signals = await unit.of(Signal).all(raiser=member, status=SignalStatus.ASKED)
    own = await owned(unit, member)
    networks = [one.slug for one in own if one.kind is ThingKind.NETWORK]
    found = [
        *_worked_out(await unit.of(Proposal).some(keys)),
        *await _done(unit, actions),
        *_asked(signals),
        *await _inquired(unit, await unanswered(unit, own)),
        *await _requested(unit, await asking(unit, networks)),
    ]
    found = [item for item in found if member in item.members]
    return sorted(found, key=lambda item: (item.day, item.thing))


async def overdue_items(unit: UnitOfWork, things: Iterable[str]) -> list[OverdueItem]:
    """Return those of these things that are still open."""
    keys: dict[str, list[str]] = {}
    for thing in things:
        section, _, slug = thing.partition("/")
        keys.setdefault(section, []).append(slug)
    proposals = await unit.of(Proposal).some(keys.get(Kind.PROPOSAL, ()))
    actions = await unit.of(FollowUp).some(keys.get(Kind.ACTION, ()))
    signals = await unit.of(Signal).some(keys.get(Kind.QUESTION, ()))
    inquiries = await unit.of(Inquiry).some(keys.get(Kind.INQUIRY, ()))
    requests = await unit.of(Participant).some(keys.get(Kind.REQUEST, ()))
    return [
        *_worked_out(proposals),
        *await _done(unit, actions),
        *_asked(signals),
        *await _inquired(unit, inquiries),
        *await _requested(unit, requests),
    ]


async def say_ready(unit: UnitOfWork, slug: str) -> Proposal:
    """Declare a proposal ready for an agenda; the owners of its signals hear that.

    Twice is as once; when it no longer lies with who works it out nothing changes either.

    Raises:
        NotFound: there is none.
        NotAllowed: the actor does not work on it.
        Invalid: nothing is written yet.
    """
    proposal = await unit.of(Proposal).find(slug)
    owner = proposal is not None and unit.actor in proposal.workers
    await require(unit, Right.WORK_OUT_PROPOSAL, owner=owner)
    proposal = proposal or await unit.of(Proposal).get(slug)
    if proposal.ready or proposal.status not in _OPEN:
        return proposal
    if not proposal.versions:
        raise Invalid([Fault("text", "required")])
    unit.emit(ProposalReady(proposal=slug, by=unit.actor))
    return await unit.of(Proposal).put(proposal.model_copy(update={"ready": True}))


def _worked_out(proposals: Sequence[Proposal]) -> list[OverdueItem]:
    return [
        OverdueItem(
            f"{Kind.PROPOSAL}/{one.slug}",
            Kind.PROPOSAL,
            one.title,
            one.workers,
            one.due,
            one.signals,
        )
        for one in proposals
        if one.due and one.workers and one.status in _OPEN and not one.ready
    ]


async def _done(unit: UnitOfWork, actions: Sequence[FollowUp]) -> list[OverdueItem]:
    mine = [one for one in actions if one.due and one.doer and one.state == "open"]
    proposals = await unit.of(Proposal).some(sorted({one.proposal for one in mine}))
    signals = {one.slug: one.signals for one in proposals}
    return [
        OverdueItem(
            f"{Kind.ACTION}/{one.slug}",
            Kind.ACTION,
            one.what,
            (one.doer,),
            one.due,
            signals.get(one.proposal, ()),
        )
        for one in mine
        if one.due
    ]


async def _inquired(unit: UnitOfWork, inquiries: Sequence[Inquiry]) -> list[OverdueItem]:
    """Return the questions that lie with who owns what they are about."""
    found = []
    for one in inquiries:
        about = await find_thing(unit, one.kind, one.thing)
        waits = one.status is InquiryStatus.OPEN and one.turn is Turn.OWNERS
        if about is not None and about.owners and about.live and waits:
            thing, name = f"{Kind.INQUIRY}/{one.slug}", f"{about.name}: {one.text}"
            day = today(one.asked)
            found.append(OverdueItem(thing, Kind.INQUIRY, name, about.owners, day, ()))
    return found


async def _requested(unit: UnitOfWork, parts: Sequence[Participant]) -> list[OverdueItem]:
    """Return the requests to take part that lie with the aanjagers of a network."""
    found = []
    for one in parts:
        about = await find_thing(unit, ThingKind.NETWORK, one.network)
        waits = one.state is Taking.ASKED and one.turn is Turn.OWNERS
        if about is not None and about.owners and about.live and waits:
            thing, day = f"{Kind.REQUEST}/{one.slug}", today(one.at)
            found.append(OverdueItem(thing, Kind.REQUEST, about.name, about.owners, day, ()))
    return found


def _asked(signals: Sequence[Signal]) -> list[OverdueItem]:
    return [
        OverdueItem(
            f"{Kind.QUESTION}/{one.slug}",
            Kind.QUESTION,
            one.question,
            (one.raiser,),
            day,
            (one.slug,),
        )
        for one in signals
        if one.status is SignalStatus.ASKED and one.raiser and (day := _asked_on(one))
    ]


def _asked_on(signal: Signal) -> date | None:
    """Return the day on which its question was asked; None when a document does not tell."""
    asked = [one.at for one in signal.history if one.step is SignalStep.ASK]
    return today(asked[-1]) if asked else None
