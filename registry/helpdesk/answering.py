"""Calling for help, answering and closing; everybody may call, the kernteam answers (design)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

from pydantic import ValidationError

from registry.core.errors import AlreadyDecided, Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.numbering import next_number
from registry.core.permissions import Right, holds, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.helpdesk.call import (
    HelpMoved,
    HelpRemarked,
    HelpRequest,
    HelpRequested,
    HelpStatus,
    Remark,
    Side,
)
from registry.members.member import Member

SHORTEST_REQUEST = 5
MOST_RUNNING = 10
"""Calls that one person may have running; more of them would drown the others'."""
MOST_REMARKS = 100
"""Remarks on one call; a longer talk is better had in person."""

_RUNNING = (HelpStatus.OPEN, HelpStatus.ANSWERED)


class Call(FormEntry):
    """A call for help as its form brings it in; `submit` judges the words."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """A call for help with the names of who speaks in it.

    Attributes:
        names: by key of the member; who has no name is left out.
    """

    request: HelpRequest
    names: Mapping[str, str]


async def submit(unit: UnitOfWork, text: str) -> HelpRequest:
    """Call for help. The same words again, while they wait for an answer, are the same call.

    Raises:
        Invalid: too short, too long, or too many calls running.
        Conflict: somebody else gets a number at this moment; try again.
    """
    if 0 < len(text.strip()) < SHORTEST_REQUEST:
        raise Invalid([Fault("text", "too_short", {"min": SHORTEST_REQUEST})])
    calls = await running(unit, unit.actor)
    for one in calls:
        if one.status is HelpStatus.OPEN and one.text.split() == text.split():
            return one
    if len(calls) >= MOST_RUNNING:
        raise Invalid([Fault("", "help_many", {"max": MOST_RUNNING})])
    await spend(unit, Submission.HELP_CALL)
    request = await _new(unit, text)
    unit.emit(HelpRequested(request=request.slug))
    return await unit.of(HelpRequest).add(request)


async def answer(unit: UnitOfWork, slug: str, text: str, *, in_thread: bool = False) -> HelpRequest:
    """Answer a call for help. Idempotent for the same answer twice in a row.

    Args:
        unit: its actor is of the kernteam.
        slug: which call.
        text: the answer.
        in_thread: it stands in the Helpdesk's thread already.

    Raises:
        NotAllowed: not of the kernteam.
        AlreadyDecided: it is closed; `reopen` it first.
        Invalid: empty or too long, or too much has been said.
    """
    await require(unit, Right.ANSWER_HELP)
    request = await unit.of(HelpRequest).get(slug)
    if request.status is HelpStatus.CLOSED:
        raise AlreadyDecided(
            HelpRequest.section, slug, by=request.closed_by, outcome=request.status
        )
    return await _say(unit, request, "helper", text, in_thread=in_thread)


async def respond(
    unit: UnitOfWork, slug: str, text: str, *, in_thread: bool = False
) -> HelpRequest:
    """Add a remark to one's own call for help; a closed call is reopened.

    Raises:
        NotFound: it is not theirs.
        Invalid: as `answer`.
    """
    return await _say(unit, await _own(unit, slug), "asker", text, in_thread=in_thread)


async def close(unit: UnitOfWork, slug: str) -> HelpRequest:
    """Close a call as solved: its asker or the kernteam. Idempotent.

    Raises:
        NotAllowed: somebody else.
    """
    request = await unit.of(HelpRequest).get(slug)
    await require(unit, Right.ANSWER_HELP, owner=request.asker == unit.actor)
    return await _move(unit, request, HelpStatus.CLOSED)


async def reopen(unit: UnitOfWork, slug: str) -> HelpRequest:
    """Reopen a closed call for help. Idempotent.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.ANSWER_HELP)
    request = await unit.of(HelpRequest).get(slug)
    if request.status is not HelpStatus.CLOSED:
        return request
    return await _move(unit, request, HelpStatus.OPEN)


async def readable(unit: UnitOfWork, slug: str, reader: str) -> Case:
    """Return a call for help, to its asker and the kernteam. Raise NotFound for others."""
    case = await case_of(unit, slug)
    if case.request.asker != reader and not await holds(unit, Right.ANSWER_HELP, reader):
        raise NotFound(HelpRequest.section, slug)
    return case


async def case_of(unit: UnitOfWork, slug: str) -> Case:
    """Return a call for help with the names in it. Raise NotFound if there is none."""
    request = await unit.of(HelpRequest).get(slug)
    keys = {request.asker, request.closed_by, *(one.member for one in request.remarks)}
    members = await unit.of(Member).some(sorted(keys - {""}))
    return Case(request, {one.slug: one.name for one in members if one.name})


def until(case: Case, place: int) -> Case:
    """Return the case as it was when the remark at this place was the last."""
    remarks = case.request.remarks[: place + 1]
    request = case.request.model_copy(update={"remarks": remarks})
    return dataclasses.replace(case, request=request)


async def running(unit: UnitOfWork, member: str) -> list[HelpRequest]:
    """Return a member's calls that are not closed, latest first."""
    found = await unit.of(HelpRequest).all(asker=member, status=_RUNNING)
    return sorted(found, key=lambda one: one.number, reverse=True)


async def waiting(unit: UnitOfWork) -> list[HelpRequest]:
    """Return the calls that wait for the kernteam, oldest first."""
    found = await unit.of(HelpRequest).all(status=HelpStatus.OPEN)
    return sorted(found, key=lambda one: one.number)


async def unsolved(unit: UnitOfWork) -> list[HelpRequest]:
    """Return the calls of everybody that are not solved, oldest first."""
    calls = await unit.of(HelpRequest).all(status=_RUNNING)
    return sorted(calls, key=lambda one: one.number)


async def _new(unit: UnitOfWork, text: str) -> HelpRequest:
    slug = ""
    while not slug or await unit.of(HelpRequest).find(slug):  # one may be loaded from a document
        number = await next_number(unit, "help-requests")
        slug = f"hulp-{number}"
    try:
        return HelpRequest(slug=slug, number=number, asker=unit.actor, text=text, asked=unit.now)
    except ValidationError as error:
        raise Invalid.of(error) from error


async def _own(unit: UnitOfWork, slug: str) -> HelpRequest:
    request = await unit.of(HelpRequest).get(slug)
    if request.asker != unit.actor:
        raise NotFound(HelpRequest.section, slug)
    return request


async def _say(
    unit: UnitOfWork, request: HelpRequest, side: Side, text: str, *, in_thread: bool
) -> HelpRequest:
    try:
        remark = Remark(member=unit.actor, side=side, text=text, at=unit.now)
    except ValidationError as error:
        raise Invalid.of(error) from error
    status = HelpStatus.OPEN if side == "asker" else HelpStatus.ANSWERED
    if request.status is status and _repeats(request, remark):
        return request
    if len(request.remarks) >= MOST_REMARKS:
        raise Invalid([Fault("", "help_full", {"max": MOST_REMARKS})])
    await spend(unit, Submission.REMARK)
    place = len(request.remarks)
    unit.emit(HelpRemarked(request=request.slug, place=place, in_thread=in_thread))
    news = {"remarks": (*request.remarks, remark), "status": status, "closed_by": ""}
    return await unit.of(HelpRequest).put(request.model_copy(update=news))


def _repeats(request: HelpRequest, remark: Remark) -> bool:
    last = request.remarks[-1] if request.remarks else None
    return last is not None and (last.member, last.text) == (remark.member, remark.text)


async def _move(unit: UnitOfWork, request: HelpRequest, status: HelpStatus) -> HelpRequest:
    if request.status is status:
        return request
    unit.emit(HelpMoved(request=request.slug, status=status, by=unit.actor))
    by = unit.actor if status is HelpStatus.CLOSED else ""
    return await unit.of(HelpRequest).put(
        request.model_copy(update={"status": status, "closed_by": by})
    )
