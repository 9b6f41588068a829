"""Rounds of a network: what a reviewer has seen, and what was decided on it."""

from __future__ import annotations

from typing import Any

from registry.core.errors import AlreadyDecided, Fault, Invalid, RegistryError
from registry.core.unit_of_work import UnitOfWork
from registry.networks.network import Network, NetworkStatus, Review

LONGEST_NOTE = 1000
"""Characters of a question, an answer or a reason."""


class Overtaken(RegistryError):
    """Its aanjagers changed it after the reviewer looked: it has to be reviewed again."""


async def advance(
    unit: UnitOfWork,
    network: Network,
    *,
    ended: NetworkStatus | None = None,
    note: str = "",
    **news: Any,
) -> Network:
    """Store the network in its next round, which a decision may end.

    Args:
        unit: its actor is the one who decided.
        network: as it was read.
        ended: what was decided; None when nothing was.
        note: the question or the reason that goes with it.
        news: the fields that change.
    """
    following = network.round + 1
    news["turned"] = unit.now
    if ended:
        news["review"] = Review(outcome=ended, by=unit.actor, note=note, round=following)
    return await unit.of(Network).put(network.model_copy(update={**news, "round": following}))


def decided(network: Network) -> AlreadyDecided:
    """Return the error that tells how a network was decided on, and by whom."""
    last = network.review
    return AlreadyDecided(
        Network.section,
        network.slug,
        by=last.by if last else "",
        outcome=last.outcome if last else network.status,
    )


def noted(text: str, field: str, *, needed: bool = True) -> str:
    """Return the note. Raise Invalid when it is too long, or empty while needed."""
    if needed and not text:
        raise Invalid([Fault(field, "required")])
    if len(text) > LONGEST_NOTE:
        raise Invalid([Fault(field, "too_long", {"max": LONGEST_NOTE})])
    return text
