"""What waits for who owns a network or hub: requests to take part, and questions to answer."""

from __future__ import annotations

import dataclasses

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import (
    Urgency,
    WaitingItem,
    WaitingKind,
    WaitingPage,
    of_few,
    waiting_page,
)
from registry.involvement.asking import unanswered
from registry.involvement.inquiry import Inquiry, InquiryStatus
from registry.involvement.participant import Participant, Taking
from registry.involvement.things import ThingKind, Turn, owned
from registry.networks.network import Network


async def _requests(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return the requests to take part in a member's own networks."""
    slugs = [one.slug for one in await owned(unit, member) if one.kind is ThingKind.NETWORK]
    if not slugs:
        return WaitingPage()
    where = {"network": tuple(slugs), "state": Taking.ASKED}
    page = await waiting_page(unit.of(Participant), "at", _item, most, skip, **where)
    return await _named(unit, page)


async def _requests_passed_on(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return the requests on which the kernteam is to decide."""
    where = {"state": Taking.ASKED, "turn": Turn.KERNTEAM}
    page = await waiting_page(unit.of(Participant), "at", _item, most, skip, **where)
    return await _named(unit, page)


async def _named(unit: UnitOfWork, page: WaitingPage) -> WaitingPage:
    """Return the page with the names of the networks on it."""
    networks = await unit.of(Network).some([one.key for one in page.items])
    names = {one.slug: one.name for one in networks}
    items = (dataclasses.replace(one, name=names.get(one.key, "")) for one in page.items)
    return dataclasses.replace(page, items=tuple(items))


def _item(part: Participant) -> WaitingItem:
    return WaitingItem(part.network, since=part.at, load={"member": part.member})


REQUESTS = WaitingKind(
    "participation_requests",
    _requests,
    urgency=Urgency.NOW,
    covers=("network_participants.state=asked", "network_participants.turn=owners"),
)
REQUESTS_PASSED_ON = WaitingKind(
    "participation_passed_on",
    _requests_passed_on,
    (Right.ADMIT,),
    covers=("network_participants.turn=kernteam",),
)


async def _inquiries(unit: UnitOfWork, member: str, most: int, skip: int) -> WaitingPage:
    """Return the questions to a member's own networks and hubs."""
    found = await unanswered(unit, await owned(unit, member))
    others = [one for one in found if one.asker != member]
    return of_few(map(_inquiry, others), most, skip)


async def _inquiries_passed_on(unit: UnitOfWork, _: str, most: int, skip: int) -> WaitingPage:
    """Return the questions that the kernteam is to answer."""
    where = {"status": InquiryStatus.OPEN, "turn": Turn.KERNTEAM}
    inquiries = unit.of(Inquiry)
    return await waiting_page(inquiries, "asked", _inquiry, most, skip, **where)


def _inquiry(inquiry: Inquiry) -> WaitingItem:
    return WaitingItem(inquiry.slug, inquiry.text, inquiry.asked)


INQUIRIES = WaitingKind(
    "inquiries",
    _inquiries,
    urgency=Urgency.NOW,
    covers=("inquiries.status=open", "inquiries.turn=owners"),
)
INQUIRIES_PASSED_ON = WaitingKind(
    "inquiries_passed_on",
    _inquiries_passed_on,
    (Right.ANSWER_INQUIRY,),
    Urgency.NOW,
    covers=("inquiries.turn=kernteam",),
)
