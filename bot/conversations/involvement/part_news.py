"""What who decides, and who asked, hear of taking part in a network."""

from __future__ import annotations

from datetime import datetime

from bot.conversations.involvement.views import applicant_of, turn_of
from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.involvement.taking_part import heard_card, request_card, settled_card, told_card
from cards.kit.translator import Translator
from registry.core.permissions import SYSTEM
from registry.involvement.participant import (
    ParticipationAsked,
    ParticipationLate,
    ParticipationPassedOn,
    ParticipationSettled,
    RefusalForgotten,
    Taking,
)
from registry.involvement.taking_part import asking, end_requests, forget_refusal, part_of, pass_on
from registry.involvement.things import ThingKind, Turn, find_thing
from registry.members.lookup import member_name
from registry.networks.network import LeadSettled, NetworkArchived
from registry.privacy.export_and_erase import NetworkWithoutLead

routes = Routes()


@routes.on(ParticipationAsked)
async def bring_request(event: ParticipationAsked, notifier: Notifier) -> None:
    """Ask its aanjagers to decide; the kernteam where none of them can be reached."""
    await _bring(notifier, event.network, event.member)


@routes.on(ParticipationLate)
async def bring_late(event: ParticipationLate, notifier: Notifier) -> None:
    """Ask the kernteam when nobody decided for long."""
    await _pass_on(notifier, event.network, event.member, event.at)


@routes.on(ParticipationPassedOn)
async def tell_passed_on(event: ParticipationPassedOn, notifier: Notifier) -> None:
    """Bring the kernteam a request that was its aanjagers' until now, and tell who asked."""
    async with notifier.registry.read() as unit:
        about = await find_thing(unit, ThingKind.NETWORK, event.network)
        part = await part_of(unit, event.network, event.member)
    if about is None or part is None or (part.state, part.at) != (Taking.ASKED, event.at):
        return

    def told(t: Translator) -> Answer:
        return _shown(told_card(t, "involvement-passed-on", about))

    await _bring(notifier, event.network, event.member)
    await notifier.notify_member(event.member, told, about=f"networks:{event.network}:told")


@routes.on(ParticipationSettled)
async def bring_outcome(event: ParticipationSettled, notifier: Notifier) -> None:
    """Tell who asked, and show all who were asked what came of it."""
    async with notifier.registry.read() as unit:
        about = await find_thing(unit, ThingKind.NETWORK, event.network)
        applicant = await applicant_of(unit, event.member)
        part = await part_of(unit, event.network, event.member)
        by = await member_name(unit, event.by)
    if about is None:
        return
    outcome, said, by_whom = event.outcome, event.answer, by

    def heard(t: Translator) -> Answer:
        return _shown(heard_card(t, about, outcome, by_whom, said))

    def settled(t: Translator) -> Answer:
        return _shown(settled_card(t, about, applicant, outcome, by_whom, said))

    if outcome != "withdrawn" and event.member != event.by:
        await notifier.notify_member(event.member, heard, about=f"networks:{event.network}:told")
    if part is None or part.state is not Taking.ASKED:  # who asked anew has a card of its own
        await notifier.refresh(_about(event.network, event.member), settled)


@routes.on(LeadSettled)
async def bring_to_new_lead(event: LeadSettled, notifier: Notifier) -> None:
    """Bring a new aanjager what waits for a decision."""
    if not event.accepted:
        return
    async with notifier.registry.read() as unit:
        waiting = await asking(unit, [event.network])
    for one in waiting:
        await _bring(notifier, one.network, one.member, only=event.member)


@routes.on(NetworkWithoutLead)
async def bring_leaderless(event: NetworkWithoutLead, notifier: Notifier) -> None:
    """Bring the kernteam what waits for a network that lost its last aanjager."""
    async with notifier.registry.read() as unit:
        waiting = await asking(unit, [event.network])
    for one in waiting:
        await _pass_on(notifier, one.network, one.member, one.at)


@routes.on(NetworkArchived)
async def end_what_waits(event: NetworkArchived, notifier: Notifier) -> None:
    """End the requests to a network that is no longer on PLeK."""
    async with notifier.registry.write(SYSTEM) as unit:
        about = await find_thing(unit, ThingKind.NETWORK, event.network)
        if about is not None and not about.live:
            await end_requests(unit, event.network)


@routes.on(RefusalForgotten)
async def forget(event: RefusalForgotten, notifier: Notifier) -> None:
    """Forget that somebody was declined."""
    async with notifier.registry.write(SYSTEM) as unit:
        await forget_refusal(unit, event)


async def _pass_on(notifier: Notifier, slug: str, member: str, at: datetime) -> None:
    async with notifier.registry.write(SYSTEM) as unit:
        await pass_on(unit, slug, member, at)


async def _bring(notifier: Notifier, slug: str, member: str, *, only: str = "") -> None:
    """Bring a request that still waits to whose turn it is; each gets it once.

    Args:
        notifier: sends it.
        slug: of the network.
        member: who asked.
        only: the one aanjager to bring it to; all of them when empty.
    """
    async with notifier.registry.read() as unit:
        about = await find_thing(unit, ThingKind.NETWORK, slug)
        part = await part_of(unit, slug, member)
        if about is None or not about.live or part is None or part.state is not Taking.ASKED:
            return
        applicant = await applicant_of(unit, member)
        words, at = part.words, part.at
        turn = await turn_of(unit, about) if part.turn is Turn.OWNERS else part.turn

    def compose(t: Translator) -> Answer:
        return _shown(request_card(t, about, applicant, words))

    key = _about(slug, member)
    if only or turn is Turn.OWNERS:
        owners = [only] if only else about.owners
        reached = [await notifier.notify_member(one, compose, about=key) for one in owners]
        if not (only or any(reached)):
            await _pass_on(notifier, slug, member, at)
        return
    if part.turn is Turn.OWNERS:
        await _pass_on(notifier, slug, member, at)
        return
    await notifier.post_to_channel("kernteam", compose, about=key)


def _about(slug: str, member: str) -> str:
    return f"networks:{slug}:part:{member}"


def _shown(card: CardJson) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]))
