"""What who is asked, and who asked, hear of a question to a network or hub."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from bot.conversations.involvement.views import case_of, reachable
from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.involvement.inquiries import (
    InquiryCase,
    inquiry_card,
    inquiry_heard,
    inquiry_passed_on,
)
from cards.kit.translator import Translator
from registry.core.errors import NotFound
from registry.core.permissions import SYSTEM
from registry.hubs.hub import HubClosed
from registry.involvement.asking import end_inquiries, pass_on_unanswered, unanswered
from registry.involvement.inquiry import (
    InquiryAsked,
    InquiryLate,
    InquiryPassedOn,
    InquirySettled,
    InquiryStatus,
)
from registry.involvement.things import ThingKind, Turn, find_thing
from registry.members.member import Member
from registry.networks.network import LeadSettled, NetworkArchived
from registry.privacy.export_and_erase import NetworkWithoutLead

routes = Routes()

Remark = Callable[[Translator], str]
"""Says in somebody's language what just happened."""


@routes.on(InquiryAsked)
async def bring(event: InquiryAsked, notifier: Notifier) -> None:
    """Bring a question to whose turn it is; to the kernteam where none of them can be reached."""
    case = await _open(notifier, event.inquiry)
    if case is None:
        return
    if case.inquiry.turn is Turn.KERNTEAM:
        await _to_kernteam(notifier, case)
        return
    async with notifier.registry.read() as unit:
        known = await reachable(unit, case.about.owners)
    first = [one for one in case.about.first if one in known]
    for asked in (first, [one for one in known if one not in first]):
        told = [await _to_owner(notifier, case, one) for one in asked]
        if any(told):
            return
    await _pass_on(notifier, event.inquiry, "unreachable")


@routes.on(InquiryLate)
async def pass_on_late(event: InquiryLate, notifier: Notifier) -> None:
    """Have the kernteam answer what its owners did not."""
    await _pass_on(notifier, event.inquiry, "late")


@routes.on(InquiryPassedOn)
async def bring_passed_on(event: InquiryPassedOn, notifier: Notifier) -> None:
    """Bring the kernteam a question, tell who asked, and show it to who was asked before."""
    case = await _open(notifier, event.inquiry)
    if case is None:
        return
    shown = dataclasses.replace(case, answers=True)
    await notifier.refresh(_about(event.inquiry), lambda t: _shown(inquiry_card(t, shown)))
    await _to_kernteam(notifier, case)
    await _to_asker(notifier, case, lambda t: inquiry_passed_on(t, case, event.why))


@routes.on(InquirySettled)
async def tell(event: InquirySettled, notifier: Notifier) -> None:
    """Tell who asked what came of it, and show all who were asked."""
    case = await _case(notifier, event.inquiry)
    if case is None or case.inquiry.status is InquiryStatus.OPEN:
        return
    if event.by != case.inquiry.asker and case.inquiry.status is not InquiryStatus.WITHDRAWN:
        await _to_asker(notifier, case, lambda t: inquiry_heard(t, case))
    await notifier.refresh(_about(event.inquiry), lambda t: _shown(inquiry_card(t, case)))


@routes.on(LeadSettled)
async def bring_to_new_lead(event: LeadSettled, notifier: Notifier) -> None:
    """Bring a new aanjager what waits for an answer."""
    if event.accepted:
        for slug in await _waiting(notifier, event.network):
            case = await _open(notifier, slug)
            if case is not None and case.inquiry.asker != event.member:
                await _to_owner(notifier, case, event.member)


@routes.on(NetworkWithoutLead)
async def pass_on_leaderless(event: NetworkWithoutLead, notifier: Notifier) -> None:
    """Have the kernteam answer for a network that lost its last aanjager."""
    for slug in await _waiting(notifier, event.network):
        await _pass_on(notifier, slug, "unreachable")


@routes.on(NetworkArchived)
async def end_of_network(event: NetworkArchived, notifier: Notifier) -> None:
    """End what is open about a network that is no longer on PLeK."""
    await _end(notifier, ThingKind.NETWORK, event.network)


@routes.on(HubClosed)
async def end_of_hub(event: HubClosed, notifier: Notifier) -> None:
    """End what is open about a hub that was closed."""
    await _end(notifier, ThingKind.HUB, event.hub)


async def _to_owner(notifier: Notifier, case: InquiryCase, owner: str) -> bool:
    return await notifier.notify_member(
        owner,
        lambda t: _shown(inquiry_card(t, dataclasses.replace(case, answers=True))),
        about=_about(case.inquiry.slug),
    )


async def _to_kernteam(notifier: Notifier, case: InquiryCase) -> None:
    card = dataclasses.replace(case, answers=True)
    about = _about(case.inquiry.slug)
    await notifier.post_to_channel("kernteam", lambda t: _shown(inquiry_card(t, card)), about=about)


async def _to_asker(notifier: Notifier, case: InquiryCase, remark: Remark) -> None:
    """Tell who asked, in their own chat, unless they left."""
    async with notifier.registry.read() as unit:
        asker = await unit.of(Member).find(case.inquiry.asker)
    if asker is None or asker.status == "left":
        return
    own = dataclasses.replace(case, own=True)

    def compose(t: Translator) -> Answer:
        words = remark(t)
        good = case.inquiry.status in (InquiryStatus.OPEN, InquiryStatus.ANSWERED)
        return Answer(card=inquiry_card(t, own, words, good=good), text=words)

    await notifier.notify_member(asker.slug, compose, about=f"inquiries:{case.inquiry.slug}:told")


async def _open(notifier: Notifier, slug: str) -> InquiryCase | None:
    case = await _case(notifier, slug)
    return case if case and case.inquiry.status is InquiryStatus.OPEN else None


async def _case(notifier: Notifier, slug: str) -> InquiryCase | None:
    """Return a question as it is now; None when its asker was erased since."""
    async with notifier.registry.read() as unit:
        try:
            return await case_of(unit, slug, SYSTEM)
        except NotFound:
            return None


async def _waiting(notifier: Notifier, network: str) -> list[str]:
    async with notifier.registry.read() as unit:
        about = await find_thing(unit, ThingKind.NETWORK, network)
        return [one.slug for one in await unanswered(unit, [about])] if about else []


async def _pass_on(notifier: Notifier, slug: str, why: str) -> None:
    async with notifier.registry.write(SYSTEM) as unit:
        await pass_on_unanswered(unit, slug, why)


async def _end(notifier: Notifier, kind: ThingKind, slug: str) -> None:
    async with notifier.registry.write(SYSTEM) as unit:
        about = await find_thing(unit, kind, slug)
        if about is not None and not about.live:
            await end_inquiries(unit, about)


def _about(slug: str) -> str:
    return f"inquiries:{slug}"


def _shown(card: CardJson) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]))
