"""Private delivery to one person: a targeted message, else 1:1, else an ordinary reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import structlog
from cachetools import TTLCache

from bot.adapter.outbound.conversations import Conversations
from bot.dispatch.turn import Person, Place, Scope, Undeliverable

log = structlog.get_logger(__name__)

HOURS_6 = 6 * 3600.0
DAY = 24 * 3600.0
REFUSALS = frozenset({400, 403, 404, 405})
"""Answers that mean: not this way (Teams' targeted messages page; 405 where they are unknown)."""
BOT_NOT_THERE = "BotNotInConversationRoster"
TARGETED_INFO = "targetedMessageInfo"
"""Entity of an answer by which Teams shows the person's own targeted message above it."""
_OUR_MISTAKE = 400
_UNKNOWN_THERE = 405
_GONE = 404
_EVERYBODY = ""


class NoPrivateChannel(Exception):
    """Neither a targeted message nor 1:1 reaches the person."""


class _Before(NamedTuple):
    """What a place refused, and of which team it is."""

    code: str
    status: int
    team: str


class PrivateDelivery:
    """Private delivery; remembers for a while which ways to a person are closed."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self._refused: TTLCache[tuple[str, str], _Before] = TTLCache(10_000, HOURS_6)
        self._opened: TTLCache[tuple[str, str, str], Place] = TTLCache(10_000, DAY)

    async def send(self, person: Person, place: Place, message: Mapping[str, Any]) -> str:
        """Send `message` so that only `person` sees it; return the activity id.

        Raises:
            NoPrivateChannel: the platform refuses both ways.
            ConnectionError: the platform can't be reached.
        """
        if place.scope is Scope.PERSONAL:
            return await self._conversations.post(place, message)
        try:
            return await self.targeted(person, place, message)
        except Undeliverable as refusal:
            if refusal.status not in REFUSALS:
                raise
            return await self._one_to_one(person, place, message)

    async def targeted(
        self, person: Person, place: Place, message: Mapping[str, Any], *, paced: bool = False
    ) -> str:
        """Send a targeted message; return the activity id.

        Raises:
            Undeliverable: refused now, or a short while ago for this person or for all in this
                place, with what was said then.
        """
        for whose in (_EVERYBODY, person.address):
            if (before := self._refused.get((place.root, whose))) is not None:
                raise Undeliverable(before.code, before.status, "refused a short while ago too")
        recipient = {"id": person.address, "name": person.name, "isTargeted": True}
        addressed = {**message, "recipient": recipient}
        try:
            return await self._conversations.post(place, addressed, targeted=True, paced=paced)
        except Undeliverable as refusal:
            closed_to = _refused_to(refusal, person)
            if closed_to is not None:
                before = _Before(refusal.code, refusal.status, place.team)
                self._refused[place.root, closed_to] = before
                log.info(
                    "targeted_refused",
                    code=refusal.code,
                    status=refusal.status,
                    whole_place=closed_to == _EVERYBODY,
                )
            raise

    def added_to(self, place: Place) -> None:
        """Forget what was refused in a place, or in its whole team, that the bot was added to."""
        for key, before in list(self._refused.items()):
            if key[0] == place.root or (place.team and place.team == before.team):
                self._refused.pop(key, None)

    def gone(self, place: Place) -> None:
        """Forget a 1:1 conversation that is no longer there, so that it is opened anew."""
        for key, opened in list(self._opened.items()):
            if opened.conversation == place.conversation:
                self._opened.pop(key, None)

    async def open(self, person: Person, place: Place) -> Place:
        """Return the 1:1 conversation with a person met in `place`.

        Raises:
            Undeliverable: the platform does not open it (the app is not there for them).
        """
        if not person.address:
            raise Undeliverable("NoAddress", 400, "this person's channel address is not known")
        key = (place.service_url, place.bot, person.address)
        known = self._opened.get(key)
        if known is not None:
            return known
        conversation = await self._conversations.open(place, person.address)
        if not conversation:
            raise Undeliverable("NoConversation", 200, "the answer named no conversation")
        opened = Place(
            service_url=place.service_url,
            conversation=conversation,
            scope=Scope.PERSONAL,
            tenant=place.tenant,
            bot=place.bot,
        )
        self._opened[key] = opened
        return opened

    async def _one_to_one(self, person: Person, place: Place, message: Mapping[str, Any]) -> str:
        plain = _outside_the_channel(message)
        try:
            return await self._in_1_1(person, place, plain)
        except Undeliverable as refusal:
            log.info("one_to_one_refused", code=refusal.code, status=refusal.status)
            raise NoPrivateChannel from refusal

    async def _in_1_1(self, person: Person, place: Place, message: Mapping[str, Any]) -> str:
        """Post in the 1:1; one that was opened before and is gone is opened anew, once."""
        opened = await self.open(person, place)
        try:
            return await self._conversations.post(opened, message)
        except Undeliverable as refusal:
            self.gone(opened)
            if refusal.status != _GONE:
                raise
        return await self._conversations.post(await self.open(person, place), message)


def _refused_to(refusal: Undeliverable, person: Person) -> str | None:
    """Return to whom a place refuses targeted messages; None when the message was at fault.

    Only what says that the bot is not there, or that targeted messages are unknown, is about the
    place. Anything else is about one person: no member, a client that is too old.
    """
    if refusal.code == BOT_NOT_THERE or refusal.status == _UNKNOWN_THERE:
        return _EVERYBODY
    about_person = refusal.status in REFUSALS and refusal.status != _OUR_MISTAKE
    return person.address or None if about_person else None


def _outside_the_channel(message: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message without what ties it to what was said in a channel."""
    plain = {k: v for k, v in message.items() if k not in ("replyToId", "conversation")}
    if "entities" in plain:
        kept = [one for one in plain["entities"] if one.get("type") != TARGETED_INFO]
        plain["entities"] = kept
        if not kept:
            del plain["entities"]
    return plain


def thread_of(place: Place, thread: str) -> Place:
    """Return the conversation under a message of `place`, or `place` without its thread."""
    conversation = f"{place.root};messageid={thread}" if thread else place.root
    return replace(place, conversation=conversation)
