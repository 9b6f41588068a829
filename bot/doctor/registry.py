"""Checks of the registry: open, staffed, channels known, messages delivered."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bot.delivery.metrics import undelivered_count
from bot.dispatch.contacts.app_link import app_link
from bot.dispatch.contacts.contact import Contact, KnownConversation
from bot.dispatch.contacts.purposes import guesses, known_by, place_of, word_for
from bot.doctor.findings import CheckVerdict, Finding
from bot.settings import PURPOSES, Purpose
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.helpdesk.answering import unsolved
from registry.store.store import Store

_LIST = "say `niet bezorgd` to the bot: it tells each with its reason, and tries again"
_MOST_GUESSES = 3
_NONE: Mapping[str, str] = MappingProxyType({})


async def check_registry(store: Store, channels: Mapping[str, str] = _NONE) -> list[Finding]:
    """Return how an open registry is doing.

    Args:
        store: what is looked at.
        channels: purpose → id of the channel that the setting names, taken over by each start.
    """
    counts = await store.outbox.counts()
    async with store.read() as unit:
        undelivered = await undelivered_count(unit)
        found = [_outbox(counts), _undelivered(undelivered), await _kernteam(unit)]
        return [*found, *await _places(unit, channels), await _refused(unit)]


def _outbox(counts: dict[str, int]) -> Finding:
    says = ", ".join(f"{count} {state.replace('_', ' ')}" for state, count in counts.items())
    if counts.get("given_up"):
        return Finding("messages", CheckVerdict.WARNING, says, _LIST)
    return Finding("messages", CheckVerdict.GOOD, says)


def _undelivered(count: int) -> Finding:
    if count:
        return Finding("news not delivered", CheckVerdict.WARNING, f"{count} on the list", _LIST)
    return Finding("news not delivered", CheckVerdict.GOOD, "none")


async def _kernteam(unit: UnitOfWork) -> Finding:
    count = await unit.of(Membership).count(role=Role.KERNTEAM)
    if count:
        return Finding("kernteam", CheckVerdict.GOOD, f"{count} people")
    advice = "plek registry appoint OBJECT-ID kernteam"
    return Finding("kernteam", CheckVerdict.WARNING, "nobody: nothing can be reviewed", advice)


async def _places(unit: UnitOfWork, channels: Mapping[str, str]) -> list[Finding]:
    """Return for each purpose which channel serves it, on whose word, or what is to be done."""
    return [await _place(unit, purpose, channels.get(purpose, "")) for purpose in PURPOSES]


async def _place(unit: UnitOfWork, purpose: Purpose, setting: str) -> Finding:
    about, place = f"channel {purpose}", await place_of(unit, purpose)
    if place is not None:
        word = await word_for(unit, purpose)
        return Finding(about, CheckVerdict.GOOD, f"{_label(place) or 'known'} ({word})")
    advice = f"type in the channel that it is: @PLeK dit kanaal is voor {purpose}"
    known = "PLEK_CHANNELS" if setting else await known_by(unit, purpose)
    if not known:
        says = "none: nobody said which one it is"
    elif not await unit.of(KnownConversation).count():
        says = f"known by {known}, but the bot has heard of no place yet: it can't be reached"
        advice = "add the bot's app to a team: Teams then tells the bot where it can be reached"
    elif setting:  # with any place met, a setting that was taken over gives a channel
        says = f"known by {known}, which plek takes over when it starts"
        advice = "start plek anew"
    else:
        says = f"known by {known}, but the bot can't reach it: it was never met there"
        advice = "add the bot's app to that team, or mention @PLeK in the channel"
    if purpose == "helpdesk" and (calls := await unsolved(unit)):
        says += f"; {len(calls)} calls for help are kept"
    if not known and (maybe := [_label(one) for one in await guesses(unit, purpose)]):
        advice += f"; by its name it may be: {', '.join(maybe[:_MOST_GUESSES])}"
    return Finding(about, CheckVerdict.WARNING, says, advice)


def _label(venue: KnownConversation) -> str:
    return " - ".join(part for part in (venue.team_name, venue.channel_name) if part)


async def _refused(unit: UnitOfWork) -> Finding:
    codes: dict[str, int] = {}
    for contact in await unit.of(Contact).all():
        if contact.refused:
            codes[contact.refused] = codes.get(contact.refused, 0) + 1
    if not codes:
        return Finding("people who can't be reached", CheckVerdict.GOOD, "none")
    says = ", ".join(f"{count} times {code}" for code, count in sorted(codes.items()))
    advice = (
        "put the app in the global default app setup policy, which guests have too, or let them "
        f"add it by the link{' ' + link if (link := await app_link(unit, '')) else ' of the app'}"
    )
    return Finding("people who can't be reached", CheckVerdict.WARNING, says, advice)
