"""Welcome of people who come in, and the greeting where the bot is added."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import get_args

import structlog

from bot.conversations.onboarding.arrivals import (
    await_name,
    in_cafe,
    is_person,
    take_in,
    told_apart,
)
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.contacts.app_link import app_link
from bot.dispatch.contacts.contact import Contact, KnownConversation, remember, venue_key
from bot.dispatch.contacts.keys import member_key
from bot.dispatch.contacts.purposes import PlaceKnown, place_of
from bot.dispatch.contacts.rosters import RosterDue, came, is_first, note_read, strangers, went
from bot.dispatch.private_reply import for_all_eyes
from bot.dispatch.routes import Routes
from bot.dispatch.turn import (
    Ambiguous,
    Answer,
    Kind,
    Messenger,
    Person,
    Place,
    Scope,
    Undeliverable,
)
from cards.kit.translator import Translator, translator
from cards.onboarding.welcome import Occasion, hello_card, said_card, welcome_card
from graph_sync.ledger.ledger import LedgerEntry
from registry.core.errors import DuplicateRequest
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language
from registry.members.member import speak
from registry.onboarding.welcome import (
    WelcomeDue,
    WelcomeForAllDue,
    addressee,
    drop_arrival,
    leave,
    offered,
    settle_arrivals,
    stop_asking,
)

routes = Routes()
log = structlog.get_logger(__name__)

_NOT_OURS = (403, 404)
"""Statuses of a team that the bot is no longer in, or that is gone: it has no roster for us."""

BATCH = 50
"""People kept in one transaction: others must be able to write in between."""

_OCCASIONS: tuple[Occasion, ...] = get_args(Occasion)
_BY_TURN: dict[int, Occasion] = {1: "first", 2: "again", 3: "last"}


@routes.kind(Kind.ARRIVED)
async def welcome_people(ask: Ask) -> None:
    """Record who came into the Café; each is welcomed by an event of their own.

    So is who can't be told by their account yet, once they can. Who comes into a team before
    anybody said which one the Café is waits for that.
    """
    try:
        async with ask.registry.write(SYSTEM, once=ask.once) as unit:
            if await in_cafe(unit, ask.place.team) is False:
                return
            people, unknown = await told_apart(unit, ask.incoming.people)
            for key, person in people.items():
                await remember(unit, person, ask.place)
                await came(unit, ask.place.team, key)
                await take_in(unit, ask.place, key, person.name)
            for address in unknown:
                await await_name(unit, ask.place, address)
    except DuplicateRequest:
        return


@routes.kind(Kind.LEFT)
async def let_go(ask: Ask) -> None:
    """Stop approaching people who left the Café, and have them erased in time."""
    try:
        async with ask.registry.write(SYSTEM, once=ask.once) as unit:
            people, unknown = await told_apart(unit, ask.incoming.people)
            if ask.place.team:
                addresses = (one.address for one in ask.incoming.people)
                await went(unit, ask.place.team, [*people, *addresses])
            cafe = await in_cafe(unit, ask.place.team)
            if cafe is False:
                return
            for key in (*people, *map(member_key, unknown)):
                if cafe is None:
                    await drop_arrival(unit, ask.place.team, key)
                    continue
                known = await leave(unit, key)
                if known is None and await unit.of(Contact).find(key):
                    await unit.of(Contact).remove(key)
    except DuplicateRequest:
        return


@routes.kind(Kind.BOT_ADDED)
async def say_hello(ask: Ask) -> Answer | None:
    """Say what the bot does: once a day in a place, since Teams tells twice that it was added."""
    place = ask.place
    today = datetime.now(UTC).date()
    try:
        async with ask.registry.write(SYSTEM, once=(f"hello:{place.root}:{today}",)) as unit:
            await remember(unit, None, place)
            if place.team:
                unit.emit(RosterDue(venue=venue_key(place)))
            if await _made_by_plek(unit, place):
                return None
    except DuplicateRequest:
        return None
    alone = place.scope is Scope.PERSONAL
    return Answer(card=hello_card(ask.language, alone=alone), text=ask.t("welcome-hello"))


@routes.command(
    "welkom", en=("welcome",), about="welcome-command", order=88, menu=False, slash=False
)
async def show_welcome(ask: Ask) -> Answer:
    """Show the welcome card once more."""
    return await _card(ask, ask.language, "asked")


@routes.verb("welcome.speak", again="languages.show")
async def speak_other(ask: Ask) -> Answer:
    """Show the same card in the other language, and speak that from now on."""
    occasion = ask.value("occasion")
    known = [one for one in _OCCASIONS if one == occasion]
    language = ask.choice("language", Language) or ask.language
    async with ask.write() as unit:
        await speak(unit, language)
    return await _card(ask, language, known[0] if known else "asked")


@routes.verb("welcome.later")
async def not_now(ask: Ask) -> Answer:
    """Postpone the introduction; after the last offer nothing follows."""
    return _said(ask, "welcome-last-done" if ask.flag("last") else "welcome-later-done")


@routes.verb("welcome.never", again="privacy.show")
async def never_again(ask: Ask) -> Answer:
    """Stop asking for an introduction."""
    async with ask.write() as unit:
        await stop_asking(unit)
    return _said(ask, "welcome-never-done")


@routes.on(WelcomeDue)
async def welcome(event: WelcomeDue, notifier: Notifier) -> None:
    """Welcome one person, privately in the channel or 1:1."""
    again = await notifier.refused_before(event.member)
    async with notifier.registry.read() as unit:
        member = await addressee(unit, event, again=again)
        link = await _link_for(unit, event.member)
    if member is None:
        return
    occasion = "back" if member.status == "introduced" else _BY_TURN[event.turn]

    def compose(t: Translator) -> Answer:
        return Answer(card=welcome_card(t.language, occasion, link), text=t("welcome-fallback"))

    try:
        reached = await notifier.notify_member(
            event.member, compose, about="welcome", first="targeted"
        )
    except Ambiguous:
        reached = True  # it may have arrived; twice is worse than not, since it is offered again
    async with notifier.registry.write(SYSTEM) as unit:
        await offered(unit, event)
    if not reached and event.turn == 1 and not again:
        await _welcome_all_today(notifier)


@routes.on(WelcomeForAllDue)
async def welcome_all(_: WelcomeForAllDue, notifier: Notifier) -> None:
    """Post one welcome in the channel for everybody who can't be reached privately."""
    async with notifier.registry.read() as unit:
        venue = await place_of(unit, "cafe")
        link = await app_link(unit, venue.tenant if venue else "")

    def compose(t: Translator) -> Answer:
        return Answer(card=welcome_card(t.language, "shared", link), text=t("welcome-fallback"))

    await notifier.post_to_channel("cafe", compose)


@routes.on(PlaceKnown)
async def welcome_held(event: PlaceKnown, notifier: Notifier) -> None:
    """Have those arrive who came into the Café before it was known which team that is."""
    if event.purpose != "cafe":
        return
    async with notifier.registry.write(SYSTEM) as unit:
        if (cafe := await place_of(unit, "cafe")) and cafe.team:
            await settle_arrivals(unit, cafe.team)


@routes.on(RosterDue)
async def read_roster(event: RosterDue, notifier: Notifier) -> None:
    """Find who is in a team and was not seen to arrive; in the Café they are welcomed, once.

    At the first reading these are the people who were there before the bot: how to reach them is
    kept, and they are not written to. That goes for those of whom it tells the address alone, too.
    A roster without anybody tells nothing, since a team has an owner: the next one is the first.
    """
    async with notifier.registry.read() as unit:
        venue = await unit.of(KnownConversation).find(event.venue)
    if venue is None or not venue.team:
        return
    team, place = venue.team, venue.place
    try:
        members = await notifier.ask_about(venue, lambda place: _members(notifier.messenger, place))
    except Undeliverable as refusal:
        if refusal.status not in _NOT_OURS:
            raise
        log.info("roster.refused", code=refusal.code)
        return
    await _note_roster(notifier.registry, team, place, members)


async def _note_roster(
    registry: UnitOfWorkFactory, team: str, place: Place, members: Sequence[Person]
) -> None:
    """Note who is in a team; who is new there since the first reading has come in."""
    people = {member_key(one.id): one for one in members if is_person(one)}
    bare = [one.address for one in members if not one.id and is_person(replace(one, id="?"))]
    async with registry.read() as unit:
        first, new = await is_first(unit, team), sorted(await strangers(unit, team, people))
        addresses = {people[key].address for key in new}
        before = addresses - await strangers(unit, team, addresses)
    if first and not people and not bare:
        return
    for start in range(0, len(new), BATCH):
        part = new[start : start + BATCH]

        async def note(unit: UnitOfWork, part: Sequence[str] = part) -> None:
            for key in part:
                if not await came(unit, team, key):
                    continue
                await remember(unit, people[key], place)
                if not first and people[key].address not in before:
                    await take_in(unit, place, key, people[key].name)

        await commit(registry, SYSTEM, note)
    if first:
        await commit(registry, SYSTEM, partial(_end_first, team=team, bare=bare))


async def _end_first(unit: UnitOfWork, *, team: str, bare: Sequence[str]) -> None:
    for address in bare:
        await came(unit, team, address)
    await note_read(unit, team)


async def _members(messenger: Messenger, place: Place) -> list[Person]:
    return [one async for one in messenger.members(place)]


async def _link_for(unit: UnitOfWork, member: str) -> str:
    """Return the link by which somebody adds the app, in the tenant in which they were met."""
    contact = await unit.of(Contact).find(member)
    return await app_link(unit, contact.tenant if contact else "")


async def _made_by_plek(unit: UnitOfWork, place: Place) -> bool:
    """Return whether plek made this team: then the blueprint decides on a welcome."""
    ids = tuple(filter(None, (place.team_group, place.team)))
    found = await unit.of(LedgerEntry).all(graph_id=ids) if ids else []
    keys = [one.slug if one.kind == "team" else one.team for one in found]
    teams = await unit.of(LedgerEntry).some(keys)
    return any(one.state != "gone" and not one.adopted for one in teams)


async def _welcome_all_today(notifier: Notifier) -> None:
    today = datetime.now(UTC).date()
    with contextlib.suppress(DuplicateRequest):
        async with notifier.registry.write(SYSTEM, once=(f"welcome-all:{today}",)) as unit:
            unit.emit(WelcomeForAllDue())


async def _card(ask: Ask, language: Language, occasion: Occasion) -> Answer:
    words, link = translator(language)("welcome-fallback"), ""
    if ask.place.scope is not Scope.PERSONAL:  # there the app is added already
        async with ask.registry.read() as unit:
            link = await app_link(unit, ask.place.tenant)
    card = welcome_card(language, occasion, link)
    return for_all_eyes(Answer(card=card, text=words, private=True))


def _said(ask: Ask, key: str) -> Answer:
    card = said_card(ask.language, key)
    return for_all_eyes(Answer(card=card, text=ask.t(key), private=True))
