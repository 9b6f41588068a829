"""All that belongs to one signal, gathered for who looks at it."""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.access import Right, holds
from registry.signal_labels import Labels, labels
from registry.signal_steps import possible
from registry.signal_views import readable
from registry.signals import Signal, SignalStep
from registry.unit import Unit


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
    """

    signal: Signal
    labels: Labels = field(default_factory=Labels)
    steps: tuple[SignalStep, ...] = ()
    kernteam: bool = False
    raised: bool = False
    joined: bool = False


async def signal_file(unit: Unit, slug: str, reader: str) -> SignalFile:
    """Gather what belongs to a signal.

    Args:
        unit: to read from.
        slug: which signal.
        reader: key of who gets to see it.

    Raises:
        NotFound: there is none, or it is not for them.
    """
    signal = await readable(unit, slug, reader)
    return SignalFile(
        signal,
        labels=await labels(unit, [signal]),
        steps=await possible(unit, signal, reader),
        kernteam=await holds(unit, Right.HANDLE_SIGNAL, reader),
        raised=signal.raiser == reader,
        joined=any(one.member == reader for one in signal.supporters),
    )
