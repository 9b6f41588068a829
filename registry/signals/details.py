"""Read model of one signal: all that belongs to it, for one reader."""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.signals.names import Labels, labels
from registry.signals.proposal_views import ProposalFile, proposal_file
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.similarity.similar import SimilarSignal, similar_signals
from registry.signals.transitions import EARLY, SignalStep
from registry.signals.visibility import readable, seen_by
from registry.signals.workflow.possible_steps import possible

MOST_PARTS = 30
"""Bundled signals that are looked up; a card shows fewer and counts the rest."""


@dataclass(frozen=True, slots=True)
class SignalFile:
    """A signal with what belongs to it, as its reader may see it.

    Attributes:
        signal: as they see it.
        labels: the names of what it refers to.
        steps: what they may do with it now.
        kernteam: whether they handle signals.
        raised: whether they raised it.
        joined: whether they joined it.
        late: whether its next step is late; only who may know when that is due hears it.
        proposal: what was worked out of it, with the decisions and actions.
        parts: signals that are bundled with it, the latest first.
        parts_total: how many there are, also those that are not among `parts`.
        into: the signal that it is part of.
        follows: the signal whose course led to this one.
        likes: signals that it is like, for the kernteam while they sort it.
    """

    signal: Signal
    labels: Labels = field(default_factory=Labels)
    steps: tuple[SignalStep, ...] = ()
    kernteam: bool = False
    raised: bool = False
    joined: bool = False
    late: bool = False
    proposal: ProposalFile | None = None
    parts: tuple[Signal, ...] = ()
    parts_total: int = 0
    into: Signal | None = None
    follows: Signal | None = None
    likes: tuple[SimilarSignal, ...] = ()


async def signal_file(unit: UnitOfWork, slug: str, reader: str) -> SignalFile:
    """Gather what belongs to a signal.

    Args:
        unit: to read from.
        slug: which signal.
        reader: key of who gets to see it.

    Raises:
        NotFound: there is none, or it is not for them.
    """
    signal = await readable(unit, slug, reader)
    kernteam = await holds(unit, Right.HANDLE_SIGNAL, reader)
    raised = bool(reader) and signal.raiser == reader
    late = signal.due is not None and signal.due < unit.now
    keys = await unit.of(Signal).keys("-number", MOST_PARTS, into=slug)
    parts = await _seen(unit, keys, reader)
    into = await _one(unit, signal.into, reader)
    likes = await _similar_signals(unit, signal) if kernteam and signal.status in EARLY else ()
    around = (*parts, *(like.signal for like in likes), *([into] if into else []))
    return SignalFile(
        signal,
        labels=await labels(unit, [signal, *around]),
        steps=await _steps(unit, signal, reader),
        kernteam=kernteam,
        raised=raised,
        joined=any(one.member == reader for one in signal.supporters if reader),
        late=late and (kernteam or raised),
        proposal=await _proposal(unit, signal, reader),
        parts=parts,
        parts_total=await unit.of(Signal).count(into=slug) if keys else 0,
        into=into,
        follows=await _one(unit, signal.follows_up, reader),
        likes=likes,
    )


async def _steps(unit: UnitOfWork, signal: Signal, reader: str) -> tuple[SignalStep, ...]:
    """Return the steps open to the reader; its raisers have no use for joining it."""
    steps = await possible(unit, signal, reader)
    if reader not in signal.raisers:
        return steps
    return tuple(one for one in steps if one is not SignalStep.JOIN)


async def _proposal(unit: UnitOfWork, signal: Signal, reader: str) -> ProposalFile | None:
    known = await unit.of(Proposal).find(signal.proposal) if signal.proposal else None
    return await proposal_file(unit, known, reader) if known else None


async def _similar_signals(unit: UnitOfWork, signal: Signal) -> tuple[SimilarSignal, ...]:
    return await similar_signals(
        unit, signal.about, signal.themes, apart=signal.slug, hubs=signal.hubs
    )


async def _one(unit: UnitOfWork, slug: str | None, reader: str) -> Signal | None:
    seen = await _seen(unit, [slug], reader) if slug else ()
    return seen[0] if seen else None


async def _seen(unit: UnitOfWork, keys: list[str], reader: str) -> tuple[Signal, ...]:
    signals = await unit.of(Signal).some(keys)
    seen = [await seen_by(unit, one, reader) for one in signals]
    return tuple(one for one in seen if one is not None)
