"""What waits in networks for who owns them: requests to take part."""

from __future__ import annotations

import dataclasses

from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.waiting import Urgency, WaitingItem, WaitingKind, WaitingPage, waiting_page
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
