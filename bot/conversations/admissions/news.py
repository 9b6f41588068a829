"""Who hears of requests to be let in, and of access that ends."""

from __future__ import annotations

from bot.conversations.admissions.views import case_of, channel_called, place_name
from bot.delivery.notifier import Compose, Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.admissions.asking import OwnRequest, told_card
from cards.admissions.deciding import (
    Case,
    ending_card,
    own_ended_card,
    own_ending_card,
    request_card,
)
from cards.kit.translator import Translator
from registry.admissions.deciding import lapse
from registry.admissions.ending import AccessEnded, AccessEnding, seat_called
from registry.admissions.request import AdmissionMoved, AdmissionRequest
from registry.core.membership import ChannelMembership
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub, HubClosed
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answering
from registry.members.member import Member
from registry.onboarding.appointments import place_of

routes = Routes()

_TOLD = frozenset({"question", "decided", "lapsed"})
"""What who asked hears of; the rest they did themselves."""


@routes.on(AdmissionMoved)
async def bring(event: AdmissionMoved, notifier: Notifier) -> None:
    """Bring a request to who decides, what came of it to who asked, and keep its cards current."""
    async with notifier.registry.read() as unit:
        request = await unit.of(AdmissionRequest).find(event.request)
        if request is None:
            return
        case = await case_of(unit, request.slug)
        deciders = await _deciders(unit, await place_of(unit, request.group), request.member)
    about = f"{AdmissionRequest.section}:{request.slug}"

    def compose(t: Translator) -> Answer:
        card = request_card(t, case)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.refresh(about, compose)
    if request.round != event.round:
        return
    if event.step in _TOLD:
        await _tell(notifier, case, f"{about}:told")
    elif request.waits and event.step in ("asked", "answered"):
        if event.step == "answered" and request.by in deciders:
            deciders = (request.by,) if request.by else ()
        await _to_deciders(notifier, deciders, compose, about)


async def _tell(notifier: Notifier, case: Case, about: str) -> None:
    """Tell who asked how it stands now."""
    own = OwnRequest(case.place, case.request)

    def compose(t: Translator) -> Answer:
        card = told_card(t, own, case.by)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.notify_member(case.request.member, compose, about=about)


async def _deciders(unit: UnitOfWork, place: Hub | Subgroup, apart: str = "") -> tuple[str, ...]:
    return tuple(one for one in await answering(unit, place) if one != apart)


async def _to_deciders(
    notifier: Notifier, deciders: tuple[str, ...], compose: Compose, about: str
) -> None:
    """Send it to each who answers for the place; to the kernteam where nobody does, or is met."""
    told = [await notifier.notify_member(one, compose, about=about) for one in deciders]
    if not any(told):
        await notifier.post_to_channel("kernteam", compose, about=about)


@routes.on(HubClosed)
async def end_requests(event: HubClosed, notifier: Notifier) -> None:
    """End what waits for a hub that closed."""
    async with notifier.registry.write(SYSTEM) as unit:
        await lapse(unit, event.hub)


@routes.on(AccessEnding)
async def tell_ahead(event: AccessEnding, notifier: Notifier) -> None:
    """Tell a person and who decides that access ends soon, unless it was extended meanwhile."""
    async with notifier.registry.read() as unit:
        seat = await seat_called(unit, event.kind, event.seat)
        if seat is None or seat.until != event.until:
            return
        member = await unit.of(Member).find(seat.member)
        if member is None or member.status == "left":
            return
        place = await place_of(unit, seat.group)
        channel = seat.channel if isinstance(seat, ChannelMembership) else ""
        called = await channel_called(unit, seat.group, channel) if channel else ""
        deciders = await _deciders(unit, place, seat.member)
    name = place_name(place, channel, called)

    def to_them(t: Translator) -> Answer:
        card = own_ending_card(t, name, event.until)
        return Answer(card=card, text=str(card["fallbackText"]))

    def to_deciders(t: Translator) -> Answer:
        card = ending_card(t, member.name, name, event.until, event.kind, seat.slug, seat.member)
        return Answer(card=card, text=str(card["fallbackText"]))

    about = f"{seat.section}:{seat.slug}"
    await notifier.notify_member(seat.member, to_them, about=f"{about}:own")
    await _to_deciders(notifier, deciders, to_deciders, about)


@routes.on(AccessEnded)
async def tell_ended(event: AccessEnded, notifier: Notifier) -> None:
    """Tell a person that their access ended, unless they have it again by now."""
    async with notifier.registry.read() as unit:
        member = await unit.of(Member).find(event.member)
        if member is None or member.status == "left":
            return
        place = await place_of(unit, event.group)
        called = await channel_called(unit, event.group, event.channel) if event.channel else ""
    name = place_name(place, event.channel, called)

    def compose(t: Translator) -> Answer:
        card = own_ended_card(t, name, event.until)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.notify_member(event.member, compose, about=f"ended:{event.group}")
