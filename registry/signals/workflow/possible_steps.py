"""The steps that a person could take with a signal now: by a right, or because it is theirs."""

from __future__ import annotations

from registry.core.permissions import RIGHTS, SYSTEM, roles
from registry.core.unit_of_work import UnitOfWork
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import EARLY, STEPS, Own, SignalStep


async def possible(unit: UnitOfWork, signal: Signal, member: str) -> tuple[SignalStep, ...]:
    """Return the steps that a person could take with a signal as it is now."""
    theirs = await roles(unit, member)
    here = [(step, rule) for step, rule in STEPS.items() if signal.status in rule.starts]
    return tuple(
        [
            step
            for step, rule in here
            if member == SYSTEM
            or RIGHTS[rule.right] & theirs
            or await owns(unit, rule.own, signal, member)
        ]
    )


async def owns(
    unit: UnitOfWork, own: Own | None, signal: Signal, member: str, *, ended: bool = False
) -> bool:
    """Return whether a member owns something of a signal.

    Args:
        unit: to look in.
        own: what of it.
        signal: which one.
        member: who.
        ended: an action of theirs that was ended counts too: who comes late hears who was first.
    """
    if not member or own is None:
        return False
    if own is Own.RAISER:
        return signal.raiser == member
    if own is Own.EARLY_RAISER:
        return signal.raiser == member and signal.status in EARLY
    if signal.proposal is None:
        return False
    if own is Own.WORKER:
        proposal = await unit.of(Proposal).find(signal.proposal)
        return proposal is not None and member in proposal.workers
    where = {} if ended else {"state": "open"}
    return await unit.of(FollowUp).count(proposal=signal.proposal, doer=member, **where) > 0
