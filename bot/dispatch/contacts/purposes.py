"""Channels that serve a purpose of PLeK: what is sent there, and on whose word.

Anybody can call a team or a channel what they like, so a name gives nothing. A channel serves a
purpose by the administrator's setting, by the word of somebody who may appoint, or because it is
the registry's own place, whose id the sync's ledger holds. A name makes plek ask (`guesses`).
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from bot.dispatch.contacts.contact import KnownConversation, channel_place, venue_met, venue_of
from bot.dispatch.turn import Place, Scope
from bot.settings import PURPOSES, Purpose
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.entity import Entity
from registry.core.errors import AlreadyDecided, NotFound
from registry.core.events import Event
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork

_LEDGER: Mapping[Purpose, tuple[str, str]] = {
    "cafe": ("subgroup:plek-cafe", "general"),
    "kernteam": ("subgroup:kernteam", "general"),
    "helpdesk": ("subgroup:plek-cafe", "helpdesk"),
}
"""The registry's own place for each: the team's key in the ledger, and the channel's part of it."""

MOST_PROPOSED = 3
"""Channels that are proposed for a purpose at a time: so many wait for somebody's word, no more."""
MOST_EVER_PROPOSED = 20
"""And in all: who makes teams and takes them away again asks no more than this."""


class ChannelPurpose(Entity):
    """What is settled about a purpose; its slug is the purpose.

    Attributes:
        configured: id of the channel that the administrator's setting names.
        appointed: id of the channel that somebody appointed; empty when that was withdrawn.
        appointed_by, appointed_at: who did, and when; also of the withdrawal.
        served: id of the channel that serves it, as far as was announced.
        proposed: ids of channels that were proposed because of their name; each once, for ever.
        declined: ids of those to which somebody said no.
    """

    section: ClassVar[str] = "channel_purposes"
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("appointed_by",)

    configured: str = ""
    appointed: str = ""
    appointed_by: str = ""
    appointed_at: datetime | None = None
    served: str = ""
    proposed: tuple[str, ...] = ()
    declined: tuple[str, ...] = ()


class PlaceKnown(Event):
    """Event: a purpose has a channel, or another one: what waits is to be brought there.

    Attributes:
        purpose: which.
        channel: id of the channel.
    """

    name: ClassVar[str] = "place.known"

    purpose: Purpose
    channel: str


class PlaceLost(Event):
    """Event: the channel of a purpose is gone, or may serve it no longer, and there is no other.

    Attributes:
        purpose: which.
    """

    name: ClassVar[str] = "place.lost"

    purpose: Purpose


class PlaceGuessed(Event):
    """Event: by its name a channel may be meant for a purpose that has none: somebody must say so.

    Attributes:
        purpose: which.
        venue: slug of the KnownConversation.
    """

    name: ClassVar[str] = "place.guessed"

    purpose: Purpose
    venue: str


class GuessDecided(Event):
    """Event: somebody said yes or no to a channel that was proposed.

    Attributes:
        purpose, channel: what was asked.
        accepted: what was said.
        by: key of who said it.
    """

    name: ClassVar[str] = "place.guess_decided"

    purpose: Purpose
    channel: str
    accepted: bool
    by: str = ""


async def place_of(unit: UnitOfWork, purpose: Purpose) -> KnownConversation | None:
    """Return the channel that serves a purpose; None while nobody vouches for one."""
    row = await unit.of(ChannelPurpose).find(purpose)
    if row and row.configured and (found := await _configured(unit, row.configured)):
        return found
    if row and row.appointed and (found := await venue_met(unit, row.appointed)):
        return found
    return await _registered(unit, purpose)


async def word_for(unit: UnitOfWork, purpose: Purpose) -> str:
    """Return on whose word a channel serves a purpose: for the administrator, in English."""
    row = await unit.of(ChannelPurpose).find(purpose)
    if row and row.configured and await _configured(unit, row.configured):
        return "by PLEK_CHANNELS"
    if row and row.appointed and await venue_met(unit, row.appointed):
        day = f" on {row.appointed_at.date().isoformat()}" if row.appointed_at else ""
        return f"appointed{day}"
    return "the registry's own place"


async def known_by(unit: UnitOfWork, purpose: Purpose) -> str:
    """Return what names a channel that `place_of` can't give: for the administrator, in English.

    A message goes by what Teams told of a place; the id that a setting or the ledger has is not
    enough. Empty when nothing names one.
    """
    row = await unit.of(ChannelPurpose).find(purpose)
    if row and row.configured:
        return "PLEK_CHANNELS"
    return "the ledger" if await _registered_entries(unit, purpose) else ""


async def place_for(unit: UnitOfWork, purpose: Purpose) -> KnownConversation | None:
    """Return the channel to post in: without a Helpdesk, calls for help go to PLeK Café.

    The kernteam's channel has no such stand-in: what is meant for it is not for everybody.
    """
    for wanted in (purpose, "cafe") if purpose == "helpdesk" else (purpose,):
        if found := await place_of(unit, wanted):
            return found
    return None


async def appoint(unit: UnitOfWork, purpose: Purpose, channel: str) -> ChannelPurpose:
    """Have a channel serve a purpose, in the place of the one that did; kept with who and when.

    Raises:
        NotAllowed: the actor may not appoint.
        NotFound: the bot does not know this channel.
    """
    await require(unit, Right.APPOINT)
    venue = await venue_met(unit, channel)
    if venue is None or venue.scope is not Scope.CHANNEL:
        raise NotFound(KnownConversation.section, channel)
    return await _decide(unit, purpose, appointed=venue.conversation)


async def withdraw(unit: UnitOfWork, channel: str) -> tuple[Purpose, ...]:
    """Take back every appointment of a channel; returns what for. Raises NotAllowed."""
    await require(unit, Right.APPOINT)
    rows = [one async for one in _appointments(unit, channel)]
    for row in rows:
        await _decide(unit, _purpose(row), appointed="")
    return tuple(_purpose(row) for row in rows)


async def decide_guess(
    unit: UnitOfWork, purpose: Purpose, channel: str, *, accepted: bool
) -> ChannelPurpose:
    """Say yes or no to a channel that was proposed.

    Raises:
        NotAllowed: the actor may not appoint.
        AlreadyDecided: there is a channel for it by now, or somebody said no first.
        NotFound: it was never proposed, or is no longer there.
    """
    await require(unit, Right.APPOINT)
    row = await unit.of(ChannelPurpose).find(purpose)
    if row is None or channel not in row.proposed:
        raise NotFound(KnownConversation.section, channel)
    if channel in row.declined:
        raise AlreadyDecided(row.section, purpose, by=row.appointed_by, outcome="declined")
    if await place_of(unit, purpose):
        raise AlreadyDecided(row.section, purpose, by=row.appointed_by, outcome="appointed")
    unit.emit(GuessDecided(purpose=purpose, channel=channel, accepted=accepted, by=unit.actor))
    if accepted:
        return await appoint(unit, purpose, channel)
    declined = (*row.declined, channel)
    return await unit.of(ChannelPurpose).put(row.model_copy(update={"declined": declined}))


async def appointed_for(unit: UnitOfWork, channel: str) -> tuple[Purpose, ...]:
    """Return the purposes that a channel was appointed for."""
    return tuple([_purpose(row) async for row in _appointments(unit, channel)])


async def configure(unit: UnitOfWork, channels: Mapping[Purpose, str]) -> None:
    """Take over the administrator's setting, as it is when plek starts."""
    for purpose in PURPOSES:
        row = await _row(unit, purpose)
        if row.configured != channels.get(purpose, ""):
            await _keep(unit, row, configured=channels.get(purpose, ""))
    await settle(unit)


async def settle(unit: UnitOfWork) -> None:
    """Announce which channel serves each purpose, where that changed. Can run at any time.

    What an earlier version kept with the channel itself is taken over.
    """
    await _take_over(unit)
    for purpose in PURPOSES:
        row = await _row(unit, purpose)
        place = await place_of(unit, purpose)
        served = place.conversation if place else ""
        if served == row.served:
            continue
        await _keep(unit, row, served=served)
        unit.emit(
            PlaceKnown(purpose=purpose, channel=served) if served else PlaceLost(purpose=purpose)
        )


async def propose_guesses(unit: UnitOfWork) -> None:
    """Have somebody asked about channels whose name says what a purpose lacks; each once.

    Those that somebody said no to, that are gone or have another name by now, free their place.
    """
    for purpose in PURPOSES:
        if await place_of(unit, purpose):
            continue
        row = await _row(unit, purpose)
        found = await guesses(unit, purpose)
        fresh = [one for one in found if one.conversation not in row.proposed]
        waiting = {one.conversation for one in found} & {*row.proposed} - {*row.declined}
        room = min(MOST_PROPOSED - len(waiting), MOST_EVER_PROPOSED - len(row.proposed))
        for venue in fresh[: max(0, room)]:
            row = await _keep(unit, row, proposed=(*row.proposed, venue.conversation))
            unit.emit(PlaceGuessed(purpose=purpose, venue=venue.slug))


async def guesses(unit: UnitOfWork, purpose: Purpose) -> list[KnownConversation]:
    """Return the channels that may be meant for a purpose by their name, and no more than may."""
    venues = await unit.of(KnownConversation).all()
    return [one for one in venues if name_suggests(one) == purpose]


async def waiting_guesses(unit: UnitOfWork, purpose: Purpose) -> list[KnownConversation]:
    """Return the channels that were proposed for a purpose and that somebody has yet to decide on.

    None while the purpose has a channel: nobody need say anything then.
    """
    row = await unit.of(ChannelPurpose).find(purpose)
    if row is None or await place_of(unit, purpose):
        return []
    left = [one for one in row.proposed if one not in row.declined]
    met = [await venue_met(unit, one) for one in left]
    return [one for one in met if one is not None and name_suggests(one) == purpose]


def name_suggests(venue: KnownConversation) -> Purpose:
    """Return what a channel may be for by the names of October 2023, to ask about it.

    From the plan, "Samenwerkingsplatform": `PLeK kernteam`, and any channel called Kernteam or
    Helpdesk; the first channel of PLeK Café.
    """
    if venue.scope is not Scope.CHANNEL:
        return ""
    team, channel = venue.team_name.casefold(), venue.channel_name.casefold()
    if "helpdesk" in channel:
        return "helpdesk"
    if channel.startswith("kernteam") and not team.startswith("gw "):
        return "kernteam"
    if venue.conversation != venue.team:
        return ""
    if "kernteam" in team:
        return "kernteam"
    return "cafe" if "café" in team or "cafe" in team else ""


async def _configured(unit: UnitOfWork, channel: str) -> KnownConversation | None:
    if met := await venue_met(unit, channel):
        return met
    place = await channel_place(unit, channel, "")
    return venue_of(replace(place, team="")) if place else None  # nobody told its team yet


async def _registered(unit: UnitOfWork, purpose: Purpose) -> KnownConversation | None:
    """Return the registry's own place: by the ids in the ledger, while both are there and live.

    It need not have been met: where the bot's app was installed by plek it can be reached.
    """
    found = await _registered_entries(unit, purpose)
    if found is None:
        return None
    team, channel, first, app = found
    if met := await venue_met(unit, channel.graph_id):
        return met
    if app is None or app.state != "live":
        return None
    place = await channel_place(unit, channel.graph_id, team.graph_id)
    return venue_of(_named(place, team, channel, first)) if place else None


async def _registered_entries(
    unit: UnitOfWork, purpose: Purpose
) -> tuple[LedgerEntry, LedgerEntry, LedgerEntry | None, LedgerEntry | None] | None:
    """Return the team, the channel, the team's first channel and its app; None unless live."""
    team_key, part = _LEDGER[purpose]
    keys = (team_key, f"{team_key}:{part}", f"{team_key}:general", f"{team_key}:app")
    entries = {one.slug: one for one in await unit.of(LedgerEntry).some(keys)}
    team, channel, first, app = (entries.get(key) for key in keys)
    if team is None or channel is None or {team.state, channel.state} != {"live"}:
        return None
    return team, channel, first, app


def _named(
    place: Place, team: LedgerEntry, channel: LedgerEntry, first: LedgerEntry | None
) -> Place:
    return Place(
        place.service_url,
        place.conversation,
        place.scope,
        tenant=place.tenant,
        bot=place.bot,
        team=first.graph_id if first else place.team,
        team_name=team.name,
        team_group=team.graph_id,
        channel=place.channel,
        channel_name="" if channel is first else channel.name,
    )


async def _appointments(unit: UnitOfWork, channel: str) -> AsyncIterator[ChannelPurpose]:
    for purpose in PURPOSES:
        row = await unit.of(ChannelPurpose).find(purpose)
        if row is not None and row.appointed == channel:
            yield row


async def _decide(unit: UnitOfWork, purpose: Purpose, *, appointed: str) -> ChannelPurpose:
    row = await _row(unit, purpose)
    news = {"appointed": appointed, "appointed_by": unit.actor, "appointed_at": unit.now}
    row = await _keep(unit, row, **news)
    await settle(unit)
    return row


async def _take_over(unit: UnitOfWork) -> None:
    for purpose in PURPOSES:
        for venue in await unit.of(KnownConversation).all(purpose=purpose):
            row = await _row(unit, purpose)
            if not row.appointed:
                await _keep(unit, row, appointed=venue.conversation)
            await unit.of(KnownConversation).put(venue.model_copy(update={"purpose": ""}))


async def _row(unit: UnitOfWork, purpose: Purpose) -> ChannelPurpose:
    if known := await unit.of(ChannelPurpose).find(purpose):
        return known  # as nearly always: nobody has to wait for another's
    row, _ = await unit.of(ChannelPurpose).get_or_add(ChannelPurpose(slug=purpose))
    return row


async def _keep(unit: UnitOfWork, row: ChannelPurpose, **news: object) -> ChannelPurpose:
    return await unit.of(ChannelPurpose).put(row.model_copy(update=news))


def _purpose(row: ChannelPurpose) -> Purpose:
    return next(one for one in PURPOSES if one == row.slug)
