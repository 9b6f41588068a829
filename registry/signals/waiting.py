"""What waits in the learning cycle: for the kernteam, the Stuurgroep, who advises, and each one."""

from __future__ import annotations

from registry.core.permissions import Right
from registry.core.unit_of_work import Between, Tagged, UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import LIVE, SignalStatus, SignalStep

MINE = tuple(
    one
    for one in SignalStatus
    if one in LIVE and one not in {SignalStatus.NEW, SignalStatus.ASKED, SignalStatus.ON_AGENDA}
)
"""States of a signal in which its owner is to do something: what is asked lies with its raiser,
and what is on an agenda with the meeting."""

DRAFTS = ("draft", "sent_back")
"""States of a proposal in which it lies with who works it out."""


def _signal(signal: Signal) -> WaitingItem:
    return WaitingItem(signal.slug, f"{signal.number}. {signal.name}", signal.raised)


def _late(signal: Signal) -> WaitingItem:
    return WaitingItem(signal.slug, f"{signal.number}. {signal.name}", signal.due)


async def _new(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    signals = unit.of(Signal)
    return await waiting_page(signals, "raised", _signal, most, skip, status=SignalStatus.NEW)


async def _mine(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    signals = unit.of(Signal)
    return await waiting_page(signals, "raised", _signal, most, skip, owner=member, status=MINE)


async def _overdue(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    late = Between(end=unit.now)
    return await waiting_page(unit.of(Signal), "due", _late, most, skip, due=late)


async def _asked(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    signals = unit.of(Signal)
    return await waiting_page(
        signals, "due", _question, most, skip, raiser=member, status=SignalStatus.ASKED
    )


def _question(signal: Signal) -> WaitingItem:
    asked = [one.at for one in signal.history if one.step is SignalStep.ASK]
    name = f"{signal.number}. {signal.name}"
    return WaitingItem(signal.slug, name, asked[-1] if asked else None)


async def _before_a_meeting(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    proposals = unit.of(Proposal)
    return await waiting_page(proposals, "due_day", _proposal, most, skip, status="on_agenda")


async def _to_decide(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    signals = unit.of(Signal)
    return await waiting_page(signals, "due", _signal, most, skip, status=SignalStatus.TAKEN_UP)


async def _drafts(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    own = Tagged((f"worker:{member}",))
    proposals = unit.of(Proposal)
    return await waiting_page(
        proposals, "due_day", _proposal, most, skip, status=DRAFTS, ready=False, tags=own
    )


def _proposal(proposal: Proposal) -> WaitingItem:
    return WaitingItem(proposal.slug, proposal.title, until=proposal.due)


async def _actions(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    actions = unit.of(FollowUp)
    return await waiting_page(actions, "due_day", _action, most, skip, doer=member, state="open")


def _action(action: FollowUp) -> WaitingItem:
    return WaitingItem(action.proposal, action.what, until=action.due)


NEW = WaitingKind("signals_new", _new, (Right.HANDLE_SIGNAL,), covers=("signals.status=new",))
OWN = WaitingKind(
    "signals_mine",
    _mine,
    (Right.HANDLE_SIGNAL,),
    covers=tuple(f"signals.status={one}" for one in MINE),
)
OVERDUE = WaitingKind(
    "signals_overdue", _overdue, (Right.HANDLE_SIGNAL,), Urgency.NOW, covers=("signals.due",)
)
ASKED = WaitingKind(
    "signal_questions", _asked, urgency=Urgency.NOW, covers=("signals.status=asked",)
)
MEETING = WaitingKind(
    "proposals_on_agenda",
    _before_a_meeting,
    (Right.STEER, Right.ADVISE),
    covers=("proposals.status=on_agenda", "signals.status=on_agenda"),
)
DECISIONS = WaitingKind(
    "decisions",
    _to_decide,
    (Right.RECORD_DECISION,),
    covers=("proposals.status=taken_up",),
)
PROPOSALS = WaitingKind(
    "proposals_mine",
    _drafts,
    covers=("proposals.status=draft", "proposals.status=sent_back"),
)
ACTIONS = WaitingKind("actions_mine", _actions, covers=("actions.state=open",))
