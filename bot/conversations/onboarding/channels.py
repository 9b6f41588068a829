"""What channels are for: appointed in the channel itself, or asked about because of a name."""

from __future__ import annotations

import secrets
from dataclasses import replace

from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.contacts.contact import (
    KnownConversation,
    VenueMet,
    furnish,
    remember,
    venue_key,
    venue_met,
)
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import (
    ChannelPurpose,
    GuessDecided,
    PlaceGuessed,
    PlaceKnown,
    PlaceLost,
    appoint,
    appointed_for,
    decide_guess,
    place_of,
    propose_guesses,
    settle,
    waiting_guesses,
    withdraw,
)
from bot.dispatch.contacts.rosters import RosterDue, is_first
from bot.dispatch.contacts.waiting import GUESSED_CHANNELS
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, Kind, Scope, Undeliverable
from bot.settings import PURPOSES, Purpose
from cards.kit.translator import Translator
from cards.onboarding.channels import (
    GuessedChannel,
    appointed_card,
    guess_card,
    guessed_card,
    sure_card,
    sure_none_card,
)
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.errors import AlreadyDecided, NotAllowed, NotFound
from registry.core.permissions import SYSTEM, Right, may, require
from registry.core.unit_of_work import UnitOfWork
from registry.members.lookup import member_name
from registry.members.member import Member
from registry.onboarding.welcome import settle_arrivals

routes = Routes()
routes.waits(GUESSED_CHANNELS, shows="venues.guess", by="purpose")

_SAID: dict[str, Purpose] = {
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
    "niets meer": "",
    "nothing": "",
}
_GONE = frozenset({"teamArchived", "teamDeleted", "teamHardDeleted"})
"""Events of Teams after which nothing can be posted in a team's channels."""
_BACK = frozenset({"teamUnarchived", "teamRestored", "channelRestored"})
_MOST_COUNTED = 1_000
"""People of a team that are looked up to judge it by."""


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
        await settle(unit)
        await propose_guesses(unit)
        if (cafe := await place_of(unit, "cafe")) and cafe.team:
            await settle_arrivals(unit, cafe.team)  # as where a setting names a channel unseen
        if event.back:
            await _bring_back(unit, venue.team)
        if await is_first(unit, venue.team):
            unit.emit(RosterDue(venue=event.venue))


async def _bring_back(unit: UnitOfWork, team: str) -> None:
    """Have what waits brought to the channels of a team in which nothing could be posted."""
    for purpose in PURPOSES:
        place = await place_of(unit, purpose)
        if place is not None and place.team == team:
            unit.emit(PlaceKnown(purpose=purpose, channel=place.conversation))


@routes.kind(Kind.BOT_ADDED, Kind.PLACE_CHANGED)
async def look_again(ask: Ask) -> None:
    """Look up a team again that was newly met, renamed or got other channels."""
    if not ask.place.team:
        return
    if ask.incoming.verb in _GONE:
        await lose(ask)
        return
    back = ask.incoming.kind is Kind.BOT_ADDED or ask.incoming.verb in _BACK
    async with ask.write() as unit:
        await remember(unit, None, ask.place)
        unit.emit(VenueMet(venue=venue_key(ask.place), back=back))


@routes.kind(Kind.BOT_REMOVED)
async def lose(ask: Ask) -> None:
    """Forget the channels of a team that is archived or deleted, or no longer has the bot."""
    if not ask.place.team:
        return
    async with ask.registry.write(SYSTEM) as unit:
        for venue in await unit.of(KnownConversation).all(team=ask.place.team):
            await unit.of(KnownConversation).remove(venue.slug)
        await settle(unit)


@routes.command(
    "dit kanaal is voor",
    en=("this channel is for",),
    about="venues-about",
    order=80,
    audience=Audience(HelpGroup.ADMINISTRATOR, (Right.APPOINT,)),
    slash=False,
)
async def ask_sure(ask: Ask) -> Answer:
    """Ask whether this channel is to serve a purpose, or none; nothing has changed yet."""
    if ask.place.scope is not Scope.CHANNEL:
        return Answer(text=ask.t("venues-not-here"))
    purpose = _SAID.get(ask.words.casefold())
    if purpose is None:
        return Answer(text=ask.t("venues-usage"))
    async with ask.registry.read(ask.who) as unit:
        if not await may(unit, Right.APPOINT):
            return refuse(ask, "venues-right")
        refusal = await _refusal(ask, unit, purpose)
        before = await place_of(unit, purpose) if purpose else None
        appointments = await appointed_for(unit, _channel(ask))
    if refusal:
        return Answer(text=refusal)
    nonce = secrets.token_urlsafe(9)
    card = (
        sure_card(ask.t, purpose, _label(before) if before else "", nonce)
        if purpose
        else sure_none_card(ask.t, appointments, nonce)
    )
    return Answer(card=card, text=str(card["fallbackText"]))


async def _refusal(ask: Ask, unit: UnitOfWork, purpose: Purpose) -> str:
    """Return why nothing can be changed here; empty when it can."""
    if not purpose:
        none = not await appointed_for(unit, _channel(ask))
        return ask.t("venues-none-was") if none else ""
    row = await unit.of(ChannelPurpose).find(purpose)
    if row is not None and row.configured:
        return ask.t("venues-configured")
    return ask.t("venues-already") if purpose in await appointed_for(unit, _channel(ask)) else ""


@routes.verb("venues.appoint", again="venues.show")
async def press_appoint(ask: Ask) -> Answer:
    """Appoint the channel in which this is pressed, or take its appointments back."""
    said, purpose = ask.value("purpose"), _purpose(ask)
    if ask.place.scope is not Scope.CHANNEL or (purpose is None and said):
        return Answer(text=ask.t("venues-not-here"))
    try:
        async with ask.write() as unit:
            if purpose:
                await appoint(unit, purpose, _channel(ask))
            else:
                await withdraw(unit, _channel(ask))
    except NotAllowed:
        return refuse(ask, "venues-right")
    card = appointed_card(ask.t, purpose or "", ask.incoming.person.name)
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.verb("venues.show")
async def show(ask: Ask) -> Answer:
    """Show what a channel is for: the one that was asked about, or in which this is pressed."""
    purpose, guessed = _purpose(ask), ask.value("channel")[:500]
    channel = guessed or _channel(ask)
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.APPOINT)
        appointments = await appointed_for(unit, channel)
        row = await unit.of(ChannelPurpose).find(purpose) if purpose else None
        by = await member_name(unit, row.appointed_by) if row else ""
        venue = await venue_met(unit, channel)
        guess = await _guess(unit, purpose, venue) if guessed and purpose and venue else None
    if guess is not None:
        card = guessed_card(ask.t, guess, accepted=purpose in appointments)
    else:
        now = purpose if purpose in appointments else next(iter(appointments), "")
        card = appointed_card(ask.t, now or "", by if now == purpose else "")
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


@routes.verb("venues.keep")
async def press_keep(ask: Ask) -> Answer:
    """Leave the channel as it is."""
    return Answer(text=ask.t("venues-cancelled"))


@routes.on(PlaceGuessed)
async def ask_somebody(event: PlaceGuessed, notifier: Notifier) -> None:
    """Ask the kernteam and the administrators whether a channel is what its name says."""
    async with notifier.registry.read() as unit:
        venue = await unit.of(KnownConversation).find(event.venue)
        if venue is None or await place_of(unit, event.purpose):
            return
        guess = await _guess(unit, event.purpose, venue)
    guess = await _counted(notifier, venue, guess)

    def compose(t: Translator) -> Answer:
        card = guess_card(t, guess)
        return Answer(card=card, text=str(card["fallbackText"]))

    about = _about(event.purpose, venue.conversation)
    await notifier.post_to_channel("kernteam", compose, about=about)


@routes.verb("venues.guess")
async def show_guess(ask: Ask) -> Answer | None:
    """Ask it again of who opens it from `te doen`; what is decided by now is shown as that."""
    purpose, channel = _purpose(ask), ask.value("channel")[:500]
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.APPOINT)
        left = await waiting_guesses(unit, purpose) if purpose else []
        venue = next((one for one in left if one.conversation == channel), None)
        guess = await _guess(unit, purpose, venue) if purpose and venue else None
    if guess is None:
        return await show(ask)
    card = guess_card(ask.t, replace(guess, counted=False))
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


@routes.verb("venues.guess.yes", again="venues.show")
async def press_yes(ask: Ask) -> Answer:
    """Appoint the channel that was proposed."""
    return await _decide(ask, accepted=True)


@routes.verb("venues.guess.no", again="venues.show")
async def press_no(ask: Ask) -> Answer:
    """Don't: it is not asked again."""
    return await _decide(ask, accepted=False)


def _purpose(ask: Ask) -> Purpose | None:
    """Return the purpose that a button says; None for anything else."""
    said = ask.value("purpose")
    return next((one for one in PURPOSES if one == said), None)


async def _decide(ask: Ask, *, accepted: bool) -> Answer:
    purpose, channel = _purpose(ask), ask.value("channel")[:500]
    if purpose is None:
        return refuse(ask, "venues-guess-gone")
    try:
        async with ask.write() as unit:
            await decide_guess(unit, purpose, channel, accepted=accepted)
            venue = await venue_met(unit, channel)
            guess = await _guess(unit, purpose, venue) if venue else None
    except NotAllowed:
        return refuse(ask, "venues-right")
    except (AlreadyDecided, NotFound):
        return refuse(ask, "venues-guess-gone")
    if guess is None:
        return refuse(ask, "venues-guess-gone")
    who = ask.member.name if ask.member else ask.incoming.person.name
    card = guessed_card(ask.t, guess, accepted=accepted, who=who)
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.on(GuessDecided)
async def show_decided(event: GuessDecided, notifier: Notifier) -> None:
    """Show all who were asked what was decided."""
    async with notifier.registry.read() as unit:
        venue = await venue_met(unit, event.channel)
        guess = await _guess(unit, event.purpose, venue) if venue else None
        decider = await unit.of(Member).find(event.by) if event.by else None
    if guess is None:
        return
    who = decider.name if decider else ""

    def compose(t: Translator) -> Answer:
        card = guessed_card(t, guess, accepted=event.accepted, who=who)
        return Answer(card=card, text=str(card["fallbackText"]))

    await notifier.refresh(_about(event.purpose, event.channel), compose)


@routes.on(PlaceLost)
async def tell_lost(event: PlaceLost, notifier: Notifier) -> None:
    """Tell that a purpose has no channel any more, and what becomes of what is sent there."""
    async with notifier.registry.read() as unit:
        if await place_of(unit, event.purpose):
            return

    def compose(t: Translator) -> Answer:
        name = t("venues-name", purpose=event.purpose)
        return Answer(text=t("venues-lost", name=name, purpose=event.purpose))

    await notifier.post_to_channel("kernteam", compose)


async def _guess(unit: UnitOfWork, purpose: Purpose, venue: KnownConversation) -> GuessedChannel:
    ids = tuple(filter(None, (venue.team_group, venue.team)))
    found = await unit.of(LedgerEntry).all(graph_id=ids) if ids else []
    ours = any(one.state != "gone" for one in found)
    return GuessedChannel(
        purpose, venue.conversation, venue.channel_name, venue.team_name, ours=ours
    )


async def _counted(
    notifier: Notifier, venue: KnownConversation, guess: GuessedChannel
) -> GuessedChannel:
    """Return the guess with how many people are in the team, and how many of them are known."""
    keys: set[str] = set()
    try:
        async for person in notifier.messenger.members(venue.place):
            keys.add(member_key(person.id))
            if len(keys) >= _MOST_COUNTED:
                break
    except Undeliverable:
        return guess
    async with notifier.registry.read() as unit:
        known = len(await unit.of(Member).some(sorted(keys)))
    return GuessedChannel(
        guess.purpose,
        guess.channel,
        guess.name,
        guess.team,
        ours=guess.ours,
        people=len(keys),
        known=known,
    )


def _about(purpose: Purpose, channel: str) -> str:
    return f"venues:{purpose}:{channel}"


def _channel(ask: Ask) -> str:
    return ask.place.channel or ask.place.root


def _label(venue: KnownConversation) -> str:
    return " - ".join(filter(None, (venue.team_name, venue.channel_name)))
