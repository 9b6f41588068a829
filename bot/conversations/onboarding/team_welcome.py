"""Post the welcome message in a newly provisioned team."""

from __future__ import annotations

from datetime import timedelta

from bot.delivery.notifier import NoConversation, Notifier
from bot.dispatch.contacts.contact import channel_place, venue_met
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Ambiguous, Answer, Unavailable, Undeliverable
from cards.kit.translator import Translator
from cards.onboarding.team_welcome import Newcomer, place_welcome_card
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.profile import hub_profile
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.provisioning.sync_plan import PlaceReady

routes = Routes()

_NOT_YET = frozenset({403, 404})
"""What the channel answers while the bot is not in the team yet: it was put there just now."""

_ANNOUNCED_WITHIN = timedelta(minutes=2)
"""So long Teams may take to tell the bot that it was put in a team, and how to reach that."""


@routes.on(PlaceReady)
async def welcome_place(event: PlaceReady, notifier: Notifier) -> None:
    """Post the welcome in its first channel, once.

    Raises:
        NoConversation: the bot was never spoken to, so it does not know how to reach Teams.
        Unavailable: the channel does not know the bot yet; the worker tries again for a while.
        Undeliverable: it is refused for good.
    """
    async with notifier.registry.read() as unit:
        newcomer = await _newcomer(unit, event.key)
        place = await channel_place(unit, event.channel, event.team)
        early = await _early(unit, event)
    if newcomer is None:
        return
    if early:
        msg = "Teams has not told the bot yet that it is in this team"
        raise Unavailable(msg)
    if place is None:
        msg = "nobody has spoken to the bot yet, so it does not know how to reach Teams"
        raise NoConversation(msg)

    def compose(t: Translator) -> Answer:
        card = place_welcome_card(t, newcomer)
        return Answer(card=card, text=str(card["fallbackText"]))

    try:
        await notifier.post_in(place, compose, about=f"places:{event.key}")
    except Ambiguous:
        return  # it may stand there: once too often is worse than a welcome that is missing
    except Undeliverable as refused:
        if refused.status not in _NOT_YET:
            raise
        raise Unavailable(str(refused)) from refused


async def _early(unit: UnitOfWork, event: PlaceReady) -> bool:
    """Return whether Teams may still be about to tell the bot how to reach it."""
    if await venue_met(unit, event.channel):
        return False
    app = await unit.of(LedgerEntry).find(f"{event.key}:app")
    since = app.since if app else None
    return since is not None and unit.now - since < _ANNOUNCED_WITHIN


async def _newcomer(unit: UnitOfWork, key: str) -> Newcomer | None:
    """Return what is known of the place; None when it is gone or was closed."""
    kind, _, slug = key.partition(":")
    entry = await unit.of(LedgerEntry).find(key)
    team = entry.name if entry else ""
    if kind == "hub":
        hub = await unit.of(Hub).find(slug)
        if hub is None or hub.status == "closed":
            return None
        return Newcomer.of_hub(await hub_profile(unit, hub), team or hub.name)
    group = await unit.of(Subgroup).find(slug) if kind == "subgroup" else None
    if group is not None and group.status == "active":
        return Newcomer("subgroup", slug, group.name, team or group.name, group.purpose)
    network = await unit.of(Network).find(slug) if kind == "network" else None
    if network is not None and network.status == "published":
        return Newcomer("network", slug, network.name, team or network.name, network.purpose)
    return None
