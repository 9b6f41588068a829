"""The learning cycle on one page: what can happen to a signal, when, by whom, and who hears of it.

The plan, chapter 4: the Initiatiefgroep signals, the kernteam picks up, proposals are worked out,
the Stuurgroep steers, existing bodies decide, practice acts, and the cycle repeats. Terms in days
are ours (design).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from registry.core.permissions import RIGHTS, SYSTEM, Right, roles
from registry.core.unit_of_work import UnitOfWork
from registry.signals.proposals.follow_up import Action
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal, SignalStatus, SignalStep


class Own(StrEnum):
    """To whom a thing belongs, so that they may take a step without the right."""

    RAISER = "who raised it"
    EARLY_RAISER = "who raised it, while the kernteam still sorts it"
    WORKER = "who works out its proposal"
    DOER = "whose action it is"


class Recipient(StrEnum):
    """Who hears of a step; who takes it hears nothing."""

    RAISERS = "who raised it, who joined it, and those of what is bundled with it"
    RAISER = "who raised it"
    OWNER = "who picked it up"
    KERNTEAM = "the kernteam"
    WORKERS = "who works out its proposal"
    DOER = "whose action it is"


@dataclass(frozen=True, slots=True)
class Rule:
    """A step.

    Attributes:
        starts: the states it can be taken in.
        to: the state it leads to; None where it stays, or the outcome says.
        right: who may.
        needs: what is refused when it is missing, by the name of its fault.
        hears: who hears of it.
        own: who may too, because it is theirs.
        within: days after which the next step is late; None leaves the term as it was, 0 ends it.
    """

    starts: frozenset[SignalStatus]
    to: SignalStatus | None
    right: Right
    needs: tuple[str, ...]
    hears: tuple[Recipient, ...]
    own: Own | None
    within: int | None


def _when(names: str) -> frozenset[SignalStatus]:
    return frozenset(SignalStatus(name) for name in names.split())


def _step(
    starts: str,
    to: str,
    right: Right,
    needs: str,
    *hears: Recipient,
    own: Own | None = None,
    within: int | None = None,
) -> Rule:
    status = SignalStatus(to) if to else None
    return Rule(_when(starts), status, right, tuple(needs.split()), hears, own, within)


S, R, E = SignalStep, Right, Recipient
_ALL = (E.RAISERS, E.OWNER, E.WORKERS)
_LIVE = "new picked_up asked proposed on_agenda taken_up sent_back not_now decided acting"
_EARLY = "new picked_up asked"
_OVER = "bundled set_aside closed"

LIVE = _when(_LIVE)
"""States of a signal that is not over."""

EARLY = _when(_EARLY)
"""States of a signal that the kernteam still sorts."""

# fmt: off
STEPS: Mapping[SignalStep, Rule] = MappingProxyType({
    # step: from which states, to which, which right, what it needs, who hears, whose, term in days
    S.RAISE: _step("", "new", R.RAISE_SIGNAL, "seen", E.KERNTEAM, within=7),
    S.JOIN: _step(_LIVE, "", R.RAISE_SIGNAL, "", E.OWNER),
    S.PICK_UP: _step("new", "picked_up", R.HANDLE_SIGNAL, "", E.RAISERS, within=28),
    S.ASK: _step("new picked_up", "asked", R.HANDLE_SIGNAL, "note", E.RAISERS, E.OWNER, within=14),
    S.ANSWER: _step("asked", "picked_up", R.ANSWER_SIGNAL, "note", E.OWNER, E.KERNTEAM,
                    own=Own.RAISER, within=14),
    S.BUNDLE: _step(_EARLY, "bundled", R.HANDLE_SIGNAL, "others", E.RAISERS, E.OWNER, within=0),
    S.SET_ASIDE: _step(_EARLY, "set_aside", R.HANDLE_SIGNAL, "reason", E.RAISERS, E.OWNER,
                       within=0),
    S.REOPEN: _step(_OVER, "picked_up", R.HANDLE_SIGNAL, "reason", E.RAISERS, E.OWNER, within=28),
    S.PROPOSE: _step("picked_up", "proposed", R.WORK_OUT_PROPOSAL, "title", *_ALL, within=56),
    S.REVISE: _step("proposed sent_back not_now", "proposed", R.WORK_OUT_PROPOSAL, "text",
                    E.OWNER, E.WORKERS, own=Own.WORKER, within=28),
    S.AGENDA: _step("proposed on_agenda not_now", "on_agenda", R.PUT_ON_AGENDA, "text day", *_ALL),
    S.ADVISE: _step("on_agenda taken_up sent_back not_now", "", R.ADVISE, "note meeting",
                    E.OWNER, E.WORKERS),
    S.OUTCOME: _step("on_agenda", "", R.STEER, "note meeting", *_ALL, within=28),
    S.DECIDE: _step("taken_up decided", "decided", R.RECORD_DECISION, "body day text", *_ALL,
                    within=28),
    S.ACT: _step("decided acting", "acting", R.AGREE_ACTION, "what doer", *_ALL, E.DOER, within=0),
    S.FINISH: _step("acting", "", R.FINISH_ACTION, "result", *_ALL, E.DOER, own=Own.DOER),
    S.CLOSE: _step("not_now decided acting", "closed", R.HANDLE_SIGNAL, "lesson", *_ALL, within=0),
    S.EDIT: _step(_LIVE, "", R.HANDLE_SIGNAL, "seen", E.RAISER, E.OWNER, own=Own.EARLY_RAISER),
})
# fmt: on


async def possible(unit: UnitOfWork, signal: Signal, member: str) -> tuple[SignalStep, ...]:
    """The steps that a person could take with a signal as it is now."""
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
    """Whether something of a signal is somebody's.

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
    return await unit.of(Action).count(proposal=signal.proposal, doer=member, **where) > 0
