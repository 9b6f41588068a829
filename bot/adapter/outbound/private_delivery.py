"""Private delivery to one person: a targeted message, else 1:1, else an ordinary reply."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import structlog
from cachetools import TTLCache

from bot.adapter.outbound.conversations import Conversations
from bot.dispatch.turn import Person, Place, Scope, Undeliverable

log = structlog.get_logger(__name__)

HOURS_6 = 6 * 3600.0
DAY = 24 * 3600.0
REFUSALS = frozenset({400, 403, 404, 405})
"""Answers that mean: not this way (Teams' targeted messages page; 405 where they are unknown)."""


class NoPrivateChannel(Exception):
    """Neither a targeted message nor 1:1 reaches the person."""


class PrivateDelivery:
    """Private delivery; remembers which ways to a person are closed."""

    def __init__(self, conversations: Conversations) -> None:
        self._conversations = conversations
        self._refused: TTLCache[str, bool] = TTLCache(2_000, HOURS_6)
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
            Undeliverable: refused now, or a short while ago for this team.
        """
        team = place.team or place.root
        if team in self._refused:
            raise Undeliverable("TargetedRefusedBefore", 403)
        addressed = {**message, "recipient": {"id": person.address, "name": person.name}}
        try:
            return await self._conversations.post(place, addressed, targeted=True, paced=paced)
        except Undeliverable as refusal:
            if refusal.status in REFUSALS:
                self._refused[team] = True
                log.info("targeted_refused", code=refusal.code, status=refusal.status)
            raise

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
        try:
            opened = await self.open(person, place)
            plain = {k: v for k, v in message.items() if k not in ("replyToId", "conversation")}
            return await self._conversations.post(opened, plain)
        except Undeliverable as refusal:
            self._opened.pop((place.service_url, place.bot, person.address), None)
            log.info("one_to_one_refused", code=refusal.code, status=refusal.status)
            raise NoPrivateChannel from refusal


def thread_of(place: Place, thread: str) -> Place:
    """Return the conversation under a message of `place`, or `place` without its thread."""
    conversation = f"{place.root};messageid={thread}" if thread else place.root
    return replace(place, conversation=conversation)
