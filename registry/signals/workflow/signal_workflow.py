"""A signal's own part of the cycle: raise, join, pick up, ask, bundle, close.

What its proposal does is in `proposal_workflow`; when each step can be taken and by whom is in
`transitions`. Every step takes the round of the signal that its taker has seen, or None when they
named it by its number: then only its state decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.core.entity import Line
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.numbering import next_number
from registry.core.permissions import Right, holds, require
from registry.core.quotas.quota import Submission, spend
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Region, SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import (
    LONGEST_WHY,
    Seen,
    Signal,
    SignalJoin,
    Source,
    Support,
    Why,
)
from registry.signals.transitions import LIVE, STEPS, SignalStatus, SignalStep
from registry.signals.visibility import may_see
from registry.signals.workflow.recording import check, keep, noted, opened, stepped, tell

MOST_SUPPORTERS = 500
MOST_BUNDLED = 50


Title = Annotated[Line, StringConstraints(max_length=150)]


class SignalDraft(FormEntry):
    """A signal as somebody raises it; what they see is enough.

    Attributes:
        hub: slug of the hub that it plays in.
        region: where it plays; the hub's when that is not said.
        wish: what is asked of PLeK.
    """

    seen: Seen
    why: Why = ""
    wish: Why = ""
    title: Title = ""
    kind: SignalKind = SignalKind.PROBLEM
    level: SignalLevel = SignalLevel.REGION
    hub: str | None = None
    region: Region | None = None
    themes: Annotated[tuple[str, ...], Field(max_length=8)] = ()
    source: Source = Source()
    anonymous: bool = False

    @field_validator("hub", "region", mode="before")
    @classmethod
    def _none(cls, value: Any) -> Any:
        return value or None


async def raise_signal(
    unit: UnitOfWork, draft: SignalDraft, *, follows_up: str | None = None
) -> Signal:
    """Raise a signal; the kernteam is told.

    Args:
        unit: its actor raises it.
        draft: the signal.
        follows_up: slug of the signal whose course led to this one.

    Raises:
        Invalid: a theme or hub does not exist, or the signal that it follows up.
        Conflict: another signal got its number at this moment; try again.
    """
    signal = await add_signal(unit, draft, follows_up=follows_up)
    await spend(unit, Submission.SIGNAL)
    return signal


async def add_signal(
    unit: UnitOfWork, draft: SignalDraft, *, follows_up: str | None = None
) -> Signal:
    """Raise a signal as one of many, which are counted together. Raises as `raise_signal`."""
    await require(unit, Right.RAISE_SIGNAL)
    hub = await known_hub(unit, draft, follows_up)
    number = await _number(unit)
    signal = Signal(
        slug=str(number),
        number=number,
        raiser=unit.actor,
        raised=unit.now,
        follows_up=follows_up,
        **{name: getattr(draft, name) for name in SignalDraft.model_fields},
    )
    region = draft.region or (hub.region if hub else None)
    signal = stepped(unit, signal, SignalStep.RAISE, region=region)
    await tell(unit, signal)
    return await unit.of(Signal).add(signal)


async def known_hub(
    unit: UnitOfWork, draft: SignalDraft, follows_up: str | None = None
) -> Hub | None:
    """Return the hub of a draft. Raise Invalid when something that it names does not exist."""
    hub = await unit.of(Hub).find(draft.hub) if draft.hub else None
    if hub is not None and hub.status == "planned":
        hub = None  # nothing plays in a hub that did not begin
    themes = await unit.of(Theme).some(draft.themes)
    faults = {
        "hub": bool(draft.hub) and hub is None,
        "themes": len(themes) < len(set(draft.themes)),
        "follows_up": bool(follows_up) and await unit.of(Signal).find(follows_up or "") is None,
    }
    if any(faults.values()):
        raise Invalid(Fault(field, "unknown") for field, wrong in faults.items() if wrong)
    return hub


async def join(
    unit: UnitOfWork, slug: str, *, hub: str | None = None, note: str = "", anonymous: bool = False
) -> Signal:
    """Join a signal that plays elsewhere too, instead of raising it again. Idempotent.

    Args:
        unit: its actor joins.
        slug: which signal; for one that was bundled, the one that it is part of.
        hub: slug of the hub where it plays too.
        note: what is seen there.
        anonymous: others than the kernteam don't see who.

    Raises:
        NotFound: there is none that the actor may see.
        ImpossibleStep: it is over.
        Invalid: there is no such hub, or enough people joined.
    """
    await require(unit, Right.RAISE_SIGNAL)
    signal = await unit.of(Signal).get(slug)
    if signal.into:
        signal = await unit.of(Signal).get(signal.into)
    if not await may_see(unit, signal, unit.actor):
        raise NotFound(Signal.section, slug)
    await check(unit, signal, SignalStep.JOIN)
    if unit.actor in signal.raisers:
        return signal
    there = await unit.of(Hub).find(hub) if hub is not None else None
    if hub is not None and (there is None or there.status == "planned"):
        raise Invalid([Fault("hub", "unknown")])
    if len(signal.supporters) >= MOST_SUPPORTERS:
        raise Invalid([Fault("supporters", "too_many", {"max": MOST_SUPPORTERS})])
    await spend(unit, Submission.JOIN)
    note = noted(note, needed=False, most=LONGEST_WHY)
    new = Support(member=unit.actor, hub=hub, note=note, anonymous=anonymous)
    supporters = (*signal.supporters, new)
    joined = await keep(unit, stepped(unit, signal, SignalStep.JOIN, supporters=supporters))
    key = f"{signal.slug}:{unit.actor}"
    await unit.of(SignalJoin).add(SignalJoin(slug=key, signal=signal.slug, member=unit.actor))
    return joined


async def take_with_words(
    step: SignalStep, unit: UnitOfWork, slug: str, words: str, seen: int | None = None
) -> Signal:
    """Take a step that does what the table says and records words, and nothing else.

    Args:
        step: one that needs one thing, which is in words, and says which state it leads to.
        unit: its actor takes the step.
        slug: which signal.
        words: what the step needs.
        seen: the round that the actor looked at.

    Raises:
        Invalid: without the words.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, step, seen)
    (needed,) = STEPS[step].needs
    return await keep(unit, stepped(unit, signal, step, note=noted(words, needed), question=""))


async def pick_up(unit: UnitOfWork, slug: str, seen: int | None = None) -> Signal:
    """Pick a signal up; its raiser is told. Raises RegistryError as `opened` does."""
    signal = await opened(unit, slug, SignalStep.PICK_UP, seen)
    return await keep(unit, stepped(unit, signal, SignalStep.PICK_UP, owner=unit.actor))


async def ask(unit: UnitOfWork, slug: str, question: str, seen: int | None = None) -> Signal:
    """Ask its raiser a question; who asks has picked it up.

    Raises:
        Invalid: without a question.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, SignalStep.ASK, seen)
    question = noted(question)
    owner = signal.owner or unit.actor
    return await keep(
        unit, stepped(unit, signal, SignalStep.ASK, note=question, question=question, owner=owner)
    )


async def answer(unit: UnitOfWork, slug: str, text: str, seen: int | None = None) -> Signal:
    """Answer the kernteam's question: its raiser does, or the kernteam after a talk.

    Raises:
        Invalid: without an answer.
        RegistryError: as `opened` does.
    """
    return await take_with_words(SignalStep.ANSWER, unit, slug, text, seen)


async def bundle(
    unit: UnitOfWork, slug: str, others: Sequence[str], seen: int | None = None
) -> tuple[Signal, ...]:
    """Bundle signals into a similar one; they share its course from then on.

    Args:
        unit: its actor is of the kernteam.
        slug: the one that stays.
        others: slugs of those that become part of it; what was bundled with them comes along.
        seen: the round of the one that stays.

    Returns:
        The one that stays, then the others.

    Raises:
        Invalid: there are no others, too many, or it is among them.
        NotAllowed, NotFound, AlreadyDecided, ImpossibleStep: as `opened`, for each of them.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    others = tuple(dict.fromkeys(others))
    if not others or slug in others or len(others) > MOST_BUNDLED:
        raise Invalid([Fault("others", "choice", {"max": MOST_BUNDLED})])
    first = await unit.of(Signal).get(slug)
    await check(unit, first, SignalStep.BUNDLE, seen, starts=LIVE)
    parts = [await opened(unit, one, SignalStep.BUNDLE, None) for one in others]
    if first.status is SignalStatus.NEW:
        first = await pick_up(unit, slug, seen)
    for part in parts:
        # Written down on both sides, so that of two who bundle each with the other one is refused.
        first = await keep(
            unit,
            stepped(unit, first, SignalStep.BUNDLE, about=part, to=first.status, due=first.due),
        )
    return (first, *[await _bundled(unit, part, first) for part in parts])


async def set_aside(unit: UnitOfWork, slug: str, reason: str, seen: int | None = None) -> Signal:
    """Set a signal aside, with the reason.

    Raises:
        Invalid: without a reason.
        RegistryError: as `opened` does.
    """
    return await take_with_words(SignalStep.SET_ASIDE, unit, slug, reason, seen)


async def reopen(unit: UnitOfWork, slug: str, reason: str, seen: int | None = None) -> Signal:
    """Reopen a signal that is over, or that a proposal was begun for; that stays what it was.

    Raises:
        Invalid: without a reason.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, SignalStep.REOPEN, seen)
    note = noted(reason, "reason")
    if signal.status in LIVE and signal.proposal:
        await _let_go(unit, signal.proposal)
    news: dict[str, Any] = {"owner": unit.actor, "into": None, "proposal": None}
    return await keep(unit, stepped(unit, signal, SignalStep.REOPEN, note=note, **news))


async def _let_go(unit: UnitOfWork, slug: str) -> None:
    """Expect nothing any more of a proposal that no other signal has."""
    if await unit.of(Signal).count(proposal=slug) > 1:
        return
    proposal = await unit.of(Proposal).find(slug)
    if proposal is not None:
        await unit.of(Proposal).put(proposal.model_copy(update={"due": None}))


async def hand_over(unit: UnitOfWork, slug: str, owner: str, seen: int | None = None) -> Signal:
    """Hand a signal over to somebody else of the kernteam; both hear it.

    Args:
        unit: its actor is of the kernteam.
        slug: which signal.
        owner: key of who goes on with it.
        seen: the round that the actor looked at.

    Raises:
        Invalid: nobody is named, it is theirs already, or they may not handle signals.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, SignalStep.HAND_OVER, seen)
    if not owner:
        raise Invalid([Fault("owner", "required")])
    if owner == signal.owner or not await holds(unit, Right.HANDLE_SIGNAL, owner):
        raise Invalid([Fault("owner", "choice")])
    handed = stepped(unit, signal, SignalStep.HAND_OVER, owner=owner)
    return await keep(unit, handed, also=(signal.owner,))


async def withdraw(unit: UnitOfWork, slug: str, reason: str, seen: int | None = None) -> Signal:
    """Withdraw a signal that nobody picked up, with the reason: by who raised it.

    Raises:
        Invalid: without a reason.
        RegistryError: as `opened` does.
    """
    return await take_with_words(SignalStep.WITHDRAW, unit, slug, reason, seen)


async def close(
    unit: UnitOfWork, slug: str, lesson: str, seen: int | None = None
) -> tuple[Signal, ...]:
    """Close a signal, and those with the same proposal, with what was learnt.

    What asks for a new signal is raised with `follows_up`.

    Raises:
        Invalid: without a lesson, or while there is an action to be done.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, SignalStep.CLOSE, seen)
    lesson = noted(lesson, "lesson")
    open_still = await unit.of(FollowUp).count(proposal=signal.proposal, state="open")
    if open_still:
        raise Invalid([Fault("actions", "open", {"count": open_still})])
    together = [signal]
    if signal.proposal:
        together = await unit.of(Signal).all(proposal=signal.proposal)
    return tuple(
        [
            await keep(unit, stepped(unit, one, SignalStep.CLOSE, note=lesson, lesson=lesson))
            for one in together
        ]
    )


async def _bundled(unit: UnitOfWork, part: Signal, first: Signal) -> Signal:
    bundled = stepped(unit, part, SignalStep.BUNDLE, about=first, into=first.slug, question="")
    kept = await keep(unit, bundled)  # first, so that those of what is bundled with it hear it too
    for one in await unit.of(Signal).all(into=part.slug):
        await unit.of(Signal).put(one.model_copy(update={"into": first.slug}))
    return kept


async def _number(unit: UnitOfWork) -> int:
    """Return the next number, counting also signals that came in by a document."""
    last = await unit.of(Signal).keys("-number", 1)
    return await next_number(unit, Signal.section, after=int(last[0]) if last else 0)
