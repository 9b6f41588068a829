"""Helpers that the Helpdesk's conversations share: showing a call, and finding its card."""

from __future__ import annotations

from typing import Literal

from bot.delivery.notifier import reachable
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.contact import SentMessage, venue_key
from bot.dispatch.contacts.purposes import place_for, place_of
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, Place
from bot.settings import Purpose
from cards.helpdesk.call import NOTHING, Readers, Tried, asker_card
from registry.core.unit_of_work import UnitOfWork
from registry.helpdesk.answering import Case

_DESK = "help_requests:"
NOBODY_YET = "helpdesk-sent-nobody"
"""Text for an asker whose call nobody can read yet: it is kept."""

PURPOSES: tuple[Purpose, ...] = ("helpdesk", "kernteam")
"""The channels that calls go to: the first where it is known, else the other."""


def at_desk(slug: str) -> str:
    """Return the subject key of a call's cards at the Helpdesk."""
    return f"{_DESK}{slug}"


def at_asker(slug: str) -> str:
    """Return the subject key of messages to the asker; no Helpdesk answer may replace those."""
    return f"help_answers:{slug}"


def below_desk(slug: str) -> str:
    """Return the subject key of messages in the thread."""
    return f"help_remarks:{slug}"


def as_asker(ask: Ask, case: Case, tried: Tried = NOTHING) -> Answer:
    """Show a call to its asker."""
    return private_reply(
        ask,
        asker_card(ask.t, case, tried),
        title="helpdesk-mine-title",
        verb="helpdesk.form",
        done=not tried.faults,
    )


async def call_above(unit: UnitOfWork, place: Place) -> str:
    """Return the slug of the call whose card this thread is below; empty for other threads."""
    if not place.thread:
        return ""
    here = venue_key(place)
    for posting in await unit.of(SentMessage).all(activity=place.thread):
        if posting.venue == here and posting.about.startswith(_DESK):
            return posting.about.removeprefix(_DESK)
    return ""


async def hangs_here(unit: UnitOfWork, slug: str, place: Place) -> bool:
    """Return whether the call's card was posted in this channel, for all in it to read."""
    here = venue_key(place)
    return any(one.venue == here for one in await unit.of(SentMessage).all(about=at_desk(slug)))


async def root_of(unit: UnitOfWork, slug: str) -> tuple[Purpose, SentMessage] | None:
    """Return the call's card in the current channel for calls, with that channel's purpose."""
    postings = await unit.of(SentMessage).all(about=at_desk(slug))
    for purpose in PURPOSES:
        venue = await place_for(unit, purpose)
        for posting in postings:
            if venue and posting.venue == venue.slug:
                return purpose, posting
    return None


async def heard_by(unit: UnitOfWork) -> str:
    """Return the id of the text that tells an asker who gets to read their call now."""
    readers = await readers_now(unit)
    if readers == "nobody":
        return NOBODY_YET
    return "helpdesk-sent-people" if readers == "people" else "helpdesk-sent"


async def readers_now(unit: UnitOfWork) -> Readers:
    """Return who gets to read a call that is sent now."""
    channels: tuple[Literal["helpdesk", "cafe", "kernteam"], ...] = ("helpdesk", "cafe", "kernteam")
    for purpose in channels:
        if await place_of(unit, purpose):
            return purpose
    return "people" if await reachable(unit) else "nobody"


async def desk_purpose(unit: UnitOfWork) -> Purpose:
    """Return the purpose of the channel for calls; the kernteam's where none is known."""
    return "helpdesk" if await place_for(unit, "helpdesk") else "kernteam"
