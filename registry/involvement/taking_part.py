"""Taking part in a network: a member asks, its aanjagers decide, leaving needs nobody (design)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from registry.core.errors import AlreadyDecided, Fault, Invalid
from registry.core.membership import Membership
from registry.core.permissions import Right, may, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.participant import (
    LONGEST_WORDS,
    Participant,
    ParticipationAsked,
    ParticipationLate,
    ParticipationPassedOn,
    ParticipationSettled,
    RefusalForgotten,
    Taking,
)
from registry.involvement.things import Thing, ThingKind, Turn, find_thing, thing
from registry.members.member import Member

WORDS = "words"
"""Field of a form in which something is said with a request or a decision."""

PEOPLE = 8
"""People on a page of who takes part."""

LATE = timedelta(days=14)
"""After so long without a decision the kernteam is asked too."""

FORGOTTEN = timedelta(days=90)
"""How long somebody can read that they were declined, and why."""

_MOST = 10_000


def noted(words: str) -> str:
    """Return what was said along. Raise Invalid when it is too long."""
    if len(words) > LONGEST_WORDS:
        raise Invalid([Fault(WORDS, "too_long", {"max": LONGEST_WORDS})])
    return words


@dataclass(frozen=True, slots=True)
class TakesPart:
    """Somebody who takes part in a network or hub.

    Attributes:
        name: what they are called; may be empty.
        since: since when, in a network.
    """

    member: str
    name: str = ""
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class People:
    """A page of who takes part in a network or hub, for who may see it.

    Attributes:
        rows: who, in a network longest first.
        total: how many there are.
    """

    rows: tuple[TakesPart, ...]
    total: int


async def ask_in(
    unit: UnitOfWork, network: str, words: str = "", turn: Turn = Turn.OWNERS
) -> Participant:
    """Ask to take part in a network. Who decides about it takes part at once. Idempotent.

    Args:
        unit: its actor asks.
        network: which.
        words: said along with it.
        turn: who is to decide, as far as can be seen now.

    Raises:
        NotFound: members can't see it.
        Invalid: the words are too long, or it is enough for today.
    """
    await require(unit, Right.INVOLVE)
    about = await thing(unit, ThingKind.NETWORK, network)
    words = noted(words)
    await spend(unit, Submission.PARTICIPATION)
    known = await unit.of(Participant).find(Participant.key(network, unit.actor))
    if known is not None and known.state in (Taking.ASKED, Taking.IN):
        return known
    own = await may(unit, Right.ADMIT, owner=unit.actor in about.owners)
    state = Taking.IN if own else Taking.ASKED
    new = Participant(
        slug=Participant.key(network, unit.actor),
        network=network,
        member=unit.actor,
        state=state,
        at=unit.now,
        turn=turn if about.owners else Turn.KERNTEAM,
        words="" if own else words,
    )
    if not own:
        asked = {"network": network, "member": unit.actor, "at": unit.now}
        unit.emit(ParticipationAsked(**asked))
        unit.emit(ParticipationLate(**asked), due=unit.now + LATE)
    return await unit.of(Participant).upsert(
        new, lambda before: new.model_copy(update={"revision": before.revision})
    )


async def decide(
    unit: UnitOfWork, network: str, member: str, *, accepted: bool, answer: str = ""
) -> Participant:
    """Decide whether somebody who asked takes part.

    Raises:
        NotAllowed: neither one of its aanjagers nor of the kernteam.
        AlreadyDecided: somebody else was first, or it was withdrawn meanwhile.
        Invalid: the answer is too long.
    """
    await _require(unit, network)
    known = await unit.of(Participant).find(Participant.key(network, member))
    if known is None or known.state is not Taking.ASKED:
        raise _decided(network, known)
    state = Taking.IN if accepted else Taking.DECLINED
    answer = noted(answer)
    news = {"state": state, "at": unit.now, "words": "", "answer": answer, "by": unit.actor}
    _tell(unit, known, state, answer)
    if not accepted:
        gone = RefusalForgotten(network=network, member=member, at=unit.now)
        unit.emit(gone, due=unit.now + FORGOTTEN)
    return await unit.of(Participant).put(known.model_copy(update=news))


async def pass_on(unit: UnitOfWork, network: str, member: str, at: datetime) -> bool:
    """Have the kernteam decide on a request; whether it was its aanjagers' turn until now.

    Args:
        unit: the system's.
        network: which.
        member: who asked.
        at: when they did; what was asked anew since is left alone.
    """
    known = await unit.of(Participant).find(Participant.key(network, member))
    if known is None or (known.state, known.at, known.turn) != (Taking.ASKED, at, Turn.OWNERS):
        return False
    unit.emit(ParticipationPassedOn(network=network, member=member, at=at))
    await unit.of(Participant).put(known.model_copy(update={"turn": Turn.KERNTEAM}))
    return True


async def leave(unit: UnitOfWork, network: str) -> Taking | None:
    """Stop taking part, or withdraw the request: what the actor did; None when they did neither."""
    known = await unit.of(Participant).find(Participant.key(network, unit.actor))
    if known is None:
        return None
    await unit.of(Participant).remove(known.slug)
    if known.state is Taking.ASKED:
        _tell(unit, known, "withdrawn")
    return known.state


async def take_out(unit: UnitOfWork, network: str, member: str) -> None:
    """Take somebody out who takes part: the way back of letting them in. They hear it.

    Raises:
        NotAllowed: neither one of its aanjagers nor of the kernteam.
        AlreadyDecided: they take part no longer.
    """
    await _require(unit, network)
    known = await unit.of(Participant).find(Participant.key(network, member))
    if known is None or known.state is not Taking.IN:
        raise _decided(network, known)
    await unit.of(Participant).remove(known.slug)
    _tell(unit, known, "removed")


async def part_of(unit: UnitOfWork, network: str, member: str) -> Participant | None:
    """Return a member's part in a network, or their request."""
    return await unit.of(Participant).find(Participant.key(network, member)) if member else None


async def how_many(unit: UnitOfWork, network: str) -> int:
    """Return how many members take part in a network."""
    return await unit.of(Participant).count(network=network, state=Taking.IN)


async def people(
    unit: UnitOfWork, kind: ThingKind, slug: str, page: int = 0
) -> tuple[Thing, People]:
    """Return a page of who takes part, for its aanjagers or team, and for the kernteam.

    Raises:
        NotAllowed: for anybody else.
    """
    about = await find_thing(unit, kind, slug)
    own = about is not None and unit.actor in about.owners
    await require(unit, Right.SEE_PARTICIPANTS, owner=own)
    about = about or await thing(unit, kind, slug)
    since: dict[str, datetime | None]
    if kind is ThingKind.NETWORK:
        parts = unit.of(Participant)
        total = await how_many(unit, slug)
        where = {"network": slug, "state": Taking.IN}
        keys = await parts.keys("at", PEOPLE, _offset(page, total), **where)
        since = {one.member: one.at for one in await parts.some(keys)}
    else:
        seats = unit.of(Membership)
        total = await seats.count(group=slug, place="hub")
        found = await seats.page(PEOPLE, _offset(page, total), group=slug, place="hub")
        since = {one.member: None for one in found}
    names = {one.slug: one.name for one in await unit.of(Member).some(list(since))}
    rows = tuple(TakesPart(key, names.get(key, ""), at) for key, at in since.items())
    return about, People(rows, total)


async def asking(unit: UnitOfWork, networks: Sequence[str]) -> list[Participant]:
    """Return the requests that wait for a decision in these networks, oldest first."""
    if not networks:
        return []
    rows = unit.of(Participant)
    keys = await rows.keys("at", _MOST, network=tuple(networks), state=Taking.ASKED)
    return await rows.some(keys)


async def end_requests(unit: UnitOfWork, network: str) -> int:
    """End the requests to a network that members can't see any more; who asked hears it."""
    found = await asking(unit, [network])
    for one in found:
        await unit.of(Participant).remove(one.slug)
        _tell(unit, one, "ended")
    return len(found)


async def forget_refusal(unit: UnitOfWork, event: RefusalForgotten) -> None:
    """Forget that somebody was declined, unless they asked again since."""
    known = await unit.of(Participant).find(Participant.key(event.network, event.member))
    if known is not None and (known.state, known.at) == (Taking.DECLINED, event.at):
        await unit.of(Participant).remove(known.slug)


async def rest(unit: UnitOfWork, member: str) -> None:
    """Let what a member who leaves PLeK takes part in rest; what they asked for is withdrawn."""
    for one in await unit.of(Participant).all(member=member):
        if one.state is Taking.IN:
            news = {"state": Taking.RESTING}
            await unit.of(Participant).put(one.model_copy(update=news))
        elif one.state is Taking.ASKED:
            await unit.of(Participant).remove(one.slug)
            _tell(unit, one, "withdrawn")


async def resume(unit: UnitOfWork, member: str) -> None:
    """Let a member who came back take part again where they did."""
    for one in await unit.of(Participant).all(member=member):
        if one.state is Taking.RESTING:
            await unit.of(Participant).put(one.model_copy(update={"state": Taking.IN}))


async def _require(unit: UnitOfWork, network: str) -> Thing:
    """Return the network, for who decides about who takes part; others learn nothing of it."""
    about = await find_thing(unit, ThingKind.NETWORK, network)
    await require(unit, Right.ADMIT, owner=about is not None and unit.actor in about.owners)
    return about or await thing(unit, ThingKind.NETWORK, network)


def _offset(page: int, total: int) -> int:
    return min(page, max(0, -(-total // PEOPLE) - 1)) * PEOPLE


def _decided(network: str, known: Participant | None) -> AlreadyDecided:
    by, outcome = (known.by, known.state.value) if known else ("", "gone")
    return AlreadyDecided(Participant.section, network, by=by, outcome=outcome)


def _tell(unit: UnitOfWork, part: Participant, outcome: str, answer: str = "") -> None:
    unit.emit(
        ParticipationSettled(
            network=part.network,
            member=part.member,
            outcome=str(outcome),
            answer=answer,
            by=unit.actor,
        )
    )
