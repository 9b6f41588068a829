"""Asking a network or hub something, answering it, and stopping from either side (design)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from pydantic import ValidationError

from registry.core.errors import AlreadyDecided, Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import SYSTEM, Right, holds, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.inquiry import (
    LONGEST_ANSWER,
    Inquiry,
    InquiryAsked,
    InquiryLate,
    InquiryPassedOn,
    InquirySettled,
    InquiryStatus,
)
from registry.involvement.things import Thing, ThingKind, Turn, find_thing, thing

MOST_OPEN = 10
"""Questions that one person may have open; more of them would drown the others'."""

LATE = timedelta(days=14)
"""After so long without an answer the kernteam is asked."""

_MOST = 10_000


class InquiryDraft(FormEntry):
    """A question as its form brings it in; `ask` judges the words."""

    text: str


async def ask(
    unit: UnitOfWork, kind: ThingKind, slug: str, text: str, turn: Turn = Turn.OWNERS
) -> Inquiry:
    """Ask who owns a network or hub something. The same words, while they wait, are one question.

    Args:
        unit: its actor asks.
        kind: whether it is about a network or a hub.
        slug: its key.
        text: the question.
        turn: who is to answer, as far as can be seen now.

    Raises:
        NotFound: members can't see it.
        Invalid: the words are too few or too many, it is the actor's own, or enough is open.
    """
    await require(unit, Right.INVOLVE)
    about = await thing(unit, kind, slug)
    if unit.actor in about.owners:
        raise Invalid([Fault("", "inquiry_own")])
    running = [one for one in await mine(unit, unit.actor) if one.status is InquiryStatus.OPEN]
    for one in running:
        same = (one.kind, one.thing) == (kind, slug) and one.text.split() == text.split()
        if same:
            return one
    if len(running) >= MOST_OPEN:
        raise Invalid([Fault("", "inquiry_many", {"max": MOST_OPEN})])
    await spend(unit, Submission.INQUIRY)
    try:
        new = Inquiry(
            slug=f"navraag-{secrets.token_hex(8)}",
            kind=kind,
            thing=slug,
            asker=unit.actor,
            text=text,
            asked=unit.now,
            at=unit.now,
            turn=turn if about.owners else Turn.KERNTEAM,
        )
    except ValidationError as error:
        raise Invalid.of(error) from error
    unit.emit(InquiryAsked(inquiry=new.slug))
    unit.emit(InquiryLate(inquiry=new.slug), due=unit.now + LATE)
    return await unit.of(Inquiry).add(new)


async def answer(unit: UnitOfWork, slug: str, text: str) -> Inquiry:
    """Answer a question.

    Raises:
        NotFound, NotAllowed: it is not the actor's to answer, whether there is one or not.
        AlreadyDecided: somebody else was first, or it was withdrawn meanwhile.
        Invalid: without words, or with too many.
    """
    inquiry = await _to_answer(unit, slug)
    return await _settle(unit, inquiry, InquiryStatus.ANSWERED, _judged(text, needed=True))


async def decline(unit: UnitOfWork, slug: str, text: str = "") -> Inquiry:
    """Say that a question will not be answered. Raises as `answer` does."""
    inquiry = await _to_answer(unit, slug)
    return await _settle(unit, inquiry, InquiryStatus.DECLINED, _judged(text, needed=False))


async def pass_on(unit: UnitOfWork, slug: str) -> Inquiry:
    """Pass a question on to the kernteam. Twice is as once; raises as `answer` does."""
    inquiry = await _to_answer(unit, slug)
    return await _pass_on(unit, inquiry, "passed", unit.actor)


async def pass_on_unanswered(unit: UnitOfWork, slug: str, why: str) -> Inquiry | None:
    """Have the kernteam answer what its owners did not; None when nothing waits for them."""
    inquiry = await unit.of(Inquiry).find(slug)
    if inquiry is None or inquiry.status is not InquiryStatus.OPEN:
        return None
    return await _pass_on(unit, inquiry, why, "")


async def withdraw(unit: UnitOfWork, slug: str) -> Inquiry:
    """Withdraw one's own question. Twice is as once.

    Raises:
        NotFound: it is not theirs.
        AlreadyDecided: it was answered already.
    """
    inquiry = await unit.of(Inquiry).get(slug)
    if inquiry.asker != unit.actor:
        raise NotFound(Inquiry.section, slug)
    if inquiry.status is InquiryStatus.WITHDRAWN:
        return inquiry
    if inquiry.status is not InquiryStatus.OPEN:
        raise _decided(inquiry)
    return await _settle(unit, inquiry, InquiryStatus.WITHDRAWN, "", by="")


async def readable(unit: UnitOfWork, slug: str, reader: str) -> tuple[Inquiry, Thing]:
    """Return a question with what it is about, for its asker, the owners and the kernteam.

    Raises:
        NotFound: for anybody else, as if there were none.
    """
    inquiry = await unit.of(Inquiry).get(slug)
    about = await find_thing(unit, inquiry.kind, inquiry.thing)
    if about is None or not (
        reader in (SYSTEM, inquiry.asker, *about.owners)
        or await holds(unit, Right.ANSWER_INQUIRY, reader)
    ):
        raise NotFound(Inquiry.section, slug)
    return inquiry, about


async def mine(unit: UnitOfWork, member: str) -> list[Inquiry]:
    """Return what a member asked networks and hubs, the latest first."""
    found = await unit.of(Inquiry).all(asker=member)
    return sorted(found, key=lambda one: one.asked, reverse=True)


async def unanswered(unit: UnitOfWork, about: Sequence[Thing]) -> list[Inquiry]:
    """Return the questions about these networks and hubs that are open, oldest first."""
    found: list[Inquiry] = []
    for one in about:
        where: dict[str, Any] = {"thing": one.slug, "kind": one.kind}
        where["status"] = InquiryStatus.OPEN
        found += await unit.of(Inquiry).some(await unit.of(Inquiry).keys("asked", _MOST, **where))
    return sorted(found, key=lambda one: (one.asked, one.slug))


async def end_inquiries(unit: UnitOfWork, about: Thing) -> int:
    """End what is open about a network or hub that members can't see any more."""
    found = await unanswered(unit, [about])
    for one in found:
        await _settle(unit, one, InquiryStatus.ENDED, "", by="")
    return len(found)


async def withdraw_all(unit: UnitOfWork, member: str) -> None:
    """Withdraw what a member who leaves PLeK asked, and nobody answered yet."""
    for one in await mine(unit, member):
        if one.status is InquiryStatus.OPEN:
            await _settle(unit, one, InquiryStatus.WITHDRAWN, "", by="")


async def _to_answer(unit: UnitOfWork, slug: str) -> Inquiry:
    inquiry = await unit.of(Inquiry).find(slug)
    about = await find_thing(unit, inquiry.kind, inquiry.thing) if inquiry else None
    own = about is not None and unit.actor in about.owners
    await require(unit, Right.ANSWER_INQUIRY, owner=own)
    inquiry = inquiry or await unit.of(Inquiry).get(slug)
    if inquiry.status is not InquiryStatus.OPEN:
        raise _decided(inquiry)
    return inquiry


async def _settle(
    unit: UnitOfWork, inquiry: Inquiry, status: InquiryStatus, text: str, by: str | None = None
) -> Inquiry:
    unit.emit(InquirySettled(inquiry=inquiry.slug, by=unit.actor))
    news: dict[str, Any] = {"status": status, "answer": text, "at": unit.now}
    news["by"] = unit.actor if by is None else by
    return await unit.of(Inquiry).put(inquiry.model_copy(update=news))


async def _pass_on(unit: UnitOfWork, inquiry: Inquiry, why: str, by: str) -> Inquiry:
    if inquiry.turn is Turn.KERNTEAM:
        return inquiry
    unit.emit(InquiryPassedOn(inquiry=inquiry.slug, why=why, by=by))
    news = {"turn": Turn.KERNTEAM, "at": unit.now}
    return await unit.of(Inquiry).put(inquiry.model_copy(update=news))


def _judged(text: str, *, needed: bool) -> str:
    if needed and not text:
        raise Invalid([Fault("text", "required")])
    if len(text) > LONGEST_ANSWER:
        raise Invalid([Fault("text", "too_long", {"max": LONGEST_ANSWER})])
    return text


def _decided(inquiry: Inquiry) -> AlreadyDecided:
    return AlreadyDecided(Inquiry.section, inquiry.slug, by=inquiry.by, outcome=inquiry.status)
