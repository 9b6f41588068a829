"""Purposes of channels: known by name when a team is met, or appointed by the kernteam."""

from __future__ import annotations

from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.contacts import KnownConversation, Purpose, VenueMet, furnish, remember, venue_key
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind, Scope
from registry.core.permissions import SYSTEM, Right, require

routes = Routes()

_PURPOSES: dict[str, Purpose] = {
    "kernteam": "kernteam",
    "het kernteam": "kernteam",
    "core team": "kernteam",
    "the core team": "kernteam",
    "helpdesk": "helpdesk",
    "de helpdesk": "helpdesk",
    "the helpdesk": "helpdesk",
    "café": "cafe",
    "cafe": "cafe",
    "plek café": "cafe",
    "welkom": "cafe",
    "welcome": "cafe",
    "niets": "",
    "nothing": "",
}


@routes.on(VenueMet)
async def look_around(event: VenueMet, notifier: Notifier) -> None:
    """Look up the team's name and all its channels, before anybody writes there."""
    async with notifier.registry.read() as unit:
        venue = await unit.of(KnownConversation).find(event.venue)
    if venue is None or not venue.team:
        return
    name, group = await notifier.ask_about(venue, notifier.messenger.team)
    channels = await notifier.ask_about(venue, notifier.messenger.channels)
    async with notifier.registry.write(SYSTEM) as unit:
        await furnish(unit, venue, name or venue.team_name, group or venue.team_group, channels)


@routes.kind(Kind.BOT_ADDED, Kind.PLACE_CHANGED)
async def look_again(ask: Ask) -> None:
    """Look up a team again that was newly met, renamed or got other channels."""
    if not ask.place.team:
        return
    async with ask.write() as unit:
        await remember(unit, None, ask.place)
        unit.emit(VenueMet(venue=venue_key(ask.place)))


@routes.command(
    "dit kanaal is voor",
    en=("this channel is for",),
    about="venues-about",
    order=80,
    shown=False,
    slash=False,
)
async def appoint(ask: Ask) -> Answer:
    """Appoint a channel for a purpose; whoever may appoint people may do this."""
    if ask.place.scope is not Scope.CHANNEL:
        return Answer(text=ask.t("venues-not-here"))
    purpose = _PURPOSES.get(ask.words.casefold())
    if purpose is None:
        return Answer(text=ask.t("venues-usage"))
    async with ask.write() as unit:
        await require(unit, Right.APPOINT)
        venues = unit.of(KnownConversation)
        for other in await venues.all(purpose=purpose) if purpose else ():
            await venues.put(other.model_copy(update={"purpose": ""}))
        venue = await venues.get(venue_key(ask.place))
        await venues.put(venue.model_copy(update={"purpose": purpose}))
    return Answer(text=ask.t(f"venues-{purpose or 'none'}"))
