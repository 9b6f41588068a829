"""Claims to drive a network, and their confirmation by its aanjagers or the kernteam."""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.conversations.networks.views import member_names
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.translator import Translator
from cards.networks.forms import Options, network_form
from cards.networks.leads import claim_card, claim_gone_card, joined_card, settled_card
from cards.networks.network import message_card
from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.permissions import Right, holds
from registry.networks.leads import claim, settle, settled_by
from registry.networks.network import LeadClaimed, LeadSettled, Network
from registry.networks.waiting import CLAIMS

routes = Routes()
routes.waits(CLAIMS, shows="networks.claim", by="network")

_MOST_CARRIED = 8_000
"""Bytes of a filled-in form that a button carries; it stands in the card twice."""


@routes.verb("networks.join", again="networks.show")
async def join(ask: Ask) -> Answer:
    """Claim to drive a network; what was filled in about it stays available."""
    slug = ask.key("network")
    async with ask.write() as unit:
        before = await unit.of(Network).get(slug)
        network = await claim(unit, slug)
    if ask.who in before.leads:
        text = "networks-joined-already"
    else:
        text = "networks-joined-now" if ask.who in network.leads else "networks-joined"
    card = joined_card(ask.t, network, text, _form_in(ask))
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


def _form_in(ask: Ask) -> Mapping[str, str] | None:
    """Return the values of the form in which the button stood, if it stood in one."""
    if "purpose" not in ask.data:
        return None
    values = network_form(ask.t, Options()).read(ask.data)
    texts = {
        name: ",".join(value)
        if isinstance(value, tuple)
        else str(value).lower()
        if isinstance(value, bool)
        else value
        for name, value in values.items()
    }
    return texts if len(orjson.dumps(texts)) <= _MOST_CARRIED else None


@routes.verb("networks.claim")
async def open_claim(ask: Ask) -> Answer:
    """Show a claim to drive a network, to confirm or decline."""
    slug, member = ask.key("network"), ask.key("member")
    async with ask.registry.read() as unit:
        network = await unit.of(Network).get(slug)
        reviewer = await holds(unit, Right.REVIEW_NETWORK, ask.who)
        if not (reviewer or ask.who in network.leads):
            return refuse(ask, "networks-not-yours")
        names = await member_names(unit, (member,))
        by = "" if member in network.claims else await settled_by(unit, network, member)
    if member not in network.claims:
        return await _gone(ask, network, by)
    card = claim_card(ask.t, network, member, names.get(member, ""))
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


@routes.verb("networks.accept", again="networks.show")
async def accept(ask: Ask) -> Answer:
    """Confirm the claim."""
    return await _settle(ask, accepted=True)


@routes.verb("networks.decline", again="networks.show")
async def decline(ask: Ask) -> Answer:
    """Decline the claim."""
    return await _settle(ask, accepted=False)


async def _settle(ask: Ask, *, accepted: bool) -> Answer:
    slug, member = ask.key("network"), ask.key("member")
    try:
        async with ask.write() as unit:
            network = await settle(unit, slug, member, accepted=accepted)
            names = await member_names(unit, (member, ask.who))
    except NotAllowed:
        return refuse(ask, "networks-not-yours")
    except AlreadyDecided as first:
        async with ask.registry.read() as unit:
            network = await unit.of(Network).get(slug)
        return await _gone(ask, network, first.by)
    by, name = names.get(ask.who, ""), names.get(member, "")
    card = settled_card(ask.t, network, name, accepted=accepted, by=by)
    return Answer(card=card, text=str(card["fallbackText"]))


async def _gone(ask: Ask, network: Network, by: str) -> Answer:
    """Tell who comes second who settled it, with the way to the network."""
    async with ask.registry.read() as unit:
        names = await member_names(unit, (by,) if by else ())
    card = claim_gone_card(ask.t, network, names.get(by, ""), own=by == ask.who)
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


@routes.on(LeadClaimed)
async def bring_claim(event: LeadClaimed, notifier: Notifier) -> None:
    """Ask its aanjagers and the kernteam to confirm the claim."""
    async with notifier.registry.read() as unit:
        network = await unit.of(Network).find(event.network)
        names = await member_names(unit, (event.member,))
    if network is None or event.member not in network.claims:
        return

    def compose(t: Translator) -> Answer:
        card = claim_card(t, network, event.member, names.get(event.member, ""))
        return Answer(card=card, text=str(card["fallbackText"]))

    about = _about(event.network, event.member)
    for lead in network.leads:
        await notifier.notify_member(lead, compose, about=about)
    await notifier.post_to_channel("kernteam", compose, about=about)


@routes.on(LeadSettled)
async def bring_outcome(event: LeadSettled, notifier: Notifier) -> None:
    """Tell the claimant, and show all who were asked how it was settled."""
    async with notifier.registry.read() as unit:
        network = await unit.of(Network).find(event.network)
        names = await member_names(unit, (event.member, *filter(None, [event.by])))
    if network is None:
        return
    name, by = names.get(event.member, ""), names.get(event.by, "")

    def told(t: Translator) -> Answer:
        text = "networks-told-lead" if event.accepted else "networks-told-no-lead"
        card = message_card(t, text, network, good=event.accepted)
        return Answer(card=card, text=str(card["fallbackText"]))

    def settled(t: Translator) -> Answer:
        card = settled_card(t, network, name, accepted=event.accepted, by=by)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.notify_member(event.member, told, about=f"networks:{event.network}:told")
    await notifier.refresh(_about(event.network, event.member), settled)


def _about(slug: str, member: str) -> str:
    return f"networks:{slug}:claim:{member}"
