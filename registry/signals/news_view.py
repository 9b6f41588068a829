"""News of signals as its reader may see it: what happened, and how it concerns them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from registry.core.unit_of_work import N, UnitOfWork
from registry.digests.signal_news import SignalItem
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.signals.proposals.decision import Decision
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal, Step
from registry.signals.transitions import STEPS, NewsKind
from registry.signals.visibility import seen_by


class Relation(StrEnum):
    """What a signal is to somebody: why they hear of it."""

    RAISED = "raised"
    JOINED = "joined"
    BUNDLED = "bundled"  # what they raised or joined is part of it
    OWNER = "owner"
    WORKER = "worker"
    DOER = "doer"
    BEFORE = "before"  # they had to do with it, and have no more


@dataclass(frozen=True, slots=True)
class NewsStep:
    """A step, with what came of it as far as the reader needs it.

    Attributes:
        step: as the reader may see it.
        by: name of who joined or answered; empty for a reader who may not know.
        hub: name of the hub where who joined sees it too.
        other: number of the signal that was bundled with it, or that it is part of now.
        meeting: whose agenda it is on.
        decision: what was decided.
        action: what was agreed on, or ended.
        proposal: what the reader is to work out.
        theirs: the action is the reader's.
    """

    step: Step
    by: str = ""
    hub: str = ""
    other: str = ""
    meeting: Meeting | None = None
    decision: Decision | None = None
    action: FollowUp | None = None
    proposal: Proposal | None = None
    theirs: bool = False


@dataclass(frozen=True, slots=True)
class NewsItem:
    """News about one signal, as its reader sees it.

    Attributes:
        number: by which people speak of it.
        signal: as the reader may see it; None when it is no longer for them.
        relation: why they hear of it.
        steps: what happened, in order.
        own: their own signal, when that is part of this one.
        asked: what they are asked, as long as nobody answered.
    """

    number: int
    signal: Signal | None
    relation: Relation
    steps: tuple[NewsStep, ...]
    own: Signal | None = None
    asked: str = ""

    @property
    def to_do(self) -> tuple[FollowUp, ...]:
        """Open actions of the reader among what happened."""
        theirs = {one.action.slug: one.action for one in self.steps if one.theirs and one.action}
        return tuple(one for one in theirs.values() if one.state == "open")

    @property
    def to_work_out(self) -> Proposal | None:
        """Proposal that the reader works out, when something happened to it."""
        return next((one.proposal for one in self.steps if one.proposal), None)


async def news_items(
    unit: UnitOfWork, reader: str, items: Iterable[SignalItem]
) -> tuple[NewsItem, ...]:
    """Return a member's news per signal: first what asks something of them, then the latest.

    Args:
        unit: to look in.
        reader: their key.
        items: steps; one may be there twice, and is told once.
    """
    places: dict[str, set[int]] = {}
    for item in items:
        places.setdefault(item.signal, set()).add(item.place)
    signals = await unit.of(Signal).some(tuple(places))
    found = [await _news_item(unit, reader, one, sorted(places[one.slug])) for one in signals]
    found = [one for one in found if one.steps]
    found.sort(key=lambda one: one.steps[-1].step.at, reverse=True)
    return tuple(sorted(found, key=lambda one: not one.asked))


async def _news_item(
    unit: UnitOfWork, reader: str, signal: Signal, places: Sequence[int]
) -> NewsItem:
    seen = await seen_by(unit, signal, reader)
    known = seen or _only_its_course(signal)
    relation, own = await _relation(unit, signal, reader)
    steps = [known.history[at] for at in places if at < len(known.history)]
    return NewsItem(
        number=signal.number,
        signal=seen,
        relation=relation,
        steps=tuple([await _step(unit, reader, known, one) for one in steps]),
        own=own,
        asked=signal.question if relation is Relation.RAISED else "",
    )


def _only_its_course(signal: Signal) -> Signal:
    """Return only its course, without anybody's words: for readers who may not see it any more."""
    bare = {"note": "", "by": "", "about": ""}
    history = tuple(one.model_copy(update=bare) for one in signal.history)
    return signal.model_copy(update={"history": history, "supporters": ()})


async def _relation(
    unit: UnitOfWork, signal: Signal, reader: str
) -> tuple[Relation, Signal | None]:
    if signal.raiser == reader:
        return Relation.RAISED, None
    if signal.owner == reader:
        return Relation.OWNER, None
    if reader in signal.raisers:
        return Relation.JOINED, None
    into = (signal.slug, *([signal.into] if signal.into else ()))
    parts = await unit.of(Signal).all(into=into)
    own = next((one for one in parts if reader in one.raisers), None)
    if own is not None:
        return Relation.BUNDLED, await seen_by(unit, own, reader)
    return await _work(unit, signal, reader), None


async def _work(unit: UnitOfWork, signal: Signal, reader: str) -> Relation:
    proposal = await _about(unit, Proposal, signal.proposal or "")
    if proposal is None:
        return Relation.BEFORE
    if reader in proposal.workers:
        return Relation.WORKER
    does = await unit.of(FollowUp).count(proposal=proposal.slug, doer=reader)
    return Relation.DOER if does else Relation.BEFORE


async def _step(unit: UnitOfWork, reader: str, signal: Signal, step: Step) -> NewsStep:
    section, _, slug = step.about.partition("/")
    proposal = await _about(unit, Proposal, signal.proposal or "")
    action = await _about(unit, FollowUp, slug if section == FollowUp.section else "")
    support = next((one for one in signal.supporters if step.by and one.member == step.by), None)
    joined = support if STEPS[step.step].news is NewsKind.SUPPORT else None
    hub = await _about(unit, Hub, (joined and joined.hub) or "")
    return NewsStep(
        step,
        by=await _name(unit, step),
        hub=hub.name if hub else "",
        other=slug if section == Signal.section else "",
        meeting=await _about(unit, Meeting, slug if section == Meeting.section else ""),
        decision=await _about(unit, Decision, slug if section == Decision.section else ""),
        action=action,
        proposal=proposal if proposal and reader in proposal.workers else None,
        theirs=action is not None and action.doer == reader,
    )


async def _name(unit: UnitOfWork, step: Step) -> str:
    if STEPS[step.step].news not in (NewsKind.SUPPORT, NewsKind.ANSWER):
        return ""
    member = await _about(unit, Member, step.by)
    return member.name if member else ""


async def _about(unit: UnitOfWork, noun: type[N], slug: str) -> N | None:
    return await unit.of(noun).find(slug) if slug else None
