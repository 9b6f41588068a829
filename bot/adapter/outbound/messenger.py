"""Proactive messages: the `Messenger` of `bot.dispatch.turn`, on the Bot Connector."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

from bot.adapter.outbound.answer import message
from bot.adapter.outbound.conversations import Conversations
from bot.adapter.outbound.private_delivery import PrivateDelivery, thread_of
from bot.adapter.wire.activity import write_activity
from bot.adapter.wire.people import identity
from bot.adapter.wire.shapes import rows, table, text
from bot.dispatch.pictures import Pictures
from bot.dispatch.turn import Answer, Person, Place, Scope, Undeliverable
from registry.core.writing.plain_text import one_line

MOST_PAGES = 1_000
GUEST = "#ext#"
GONE = 404
"""Teams' answer about a message that was deleted, or a targeted one after its 24 hours."""


class PlekMessenger:
    """Messenger within the rate limits; see `dispatch.turn.Messenger` for its methods."""

    def __init__(
        self,
        conversations: Conversations,
        private: PrivateDelivery,
        pictures: Pictures,
        *,
        local: bool = False,
    ) -> None:
        self._conversations = conversations
        self._private = private
        self._pictures = pictures
        self._local = local

    async def send(
        self, place: Place, answer: Answer, *, only: Person | None = None, thread: str = ""
    ) -> str:
        """Post in `place`; returns the activity id."""
        target = thread_of(place, thread)
        written = self._written(place, answer)
        if only is not None and place.scope is not Scope.PERSONAL:
            return await self._private.targeted(only, target, written, paced=True)
        try:
            return await self._conversations.post(target, written, paced=True)
        except Undeliverable:
            if place.scope is Scope.PERSONAL:
                self._private.gone(place)
            raise

    async def update(
        self, place: Place, activity: str, answer: Answer, *, targeted: bool = False
    ) -> None:
        """Replace an earlier message of the bot for everybody who sees it."""
        written = {**self._written(place, answer), "id": activity}
        await self._conversations.put(place, activity, written, targeted=targeted)

    async def delete(self, place: Place, activity: str, *, targeted: bool = False) -> None:
        """Delete a message of the bot; one that is gone already is no trouble."""
        try:
            await self._conversations.delete(place, activity, targeted=targeted)
        except Undeliverable as refusal:
            if refusal.status != GONE:
                raise

    async def personal(self, person: Person, place: Place) -> Place:
        """Return the 1:1 conversation with a person met in `place`, opening it if needed."""
        return await self._private.open(person, place)

    async def members(self, place: Place) -> AsyncIterator[Person]:
        """Yield the members of a place, page by page."""
        token, seen = "", {""}
        for _ in range(MOST_PAGES):
            page = await self._conversations.page(place, token)
            for member in map(table, rows(page.get("members"))):
                if text(member.get("id")):
                    yield self._person(member)
            token = text(page.get("continuationToken"))
            if token in seen:
                return
            seen.add(token)

    async def member(self, place: Place, address: str) -> Person | None:
        """Return one member of a place by their address there; None for who is not in it."""
        try:
            found = await self._conversations.member(place, address)
        except Undeliverable as refusal:
            if refusal.status != 404:
                raise
            return None
        return self._person(found) if text(found.get("id")) == address else None

    def _person(self, member: Mapping[str, Any]) -> Person:
        address = text(member.get("id"))
        object_id = text(member.get("aadObjectId")) or text(member.get("objectId"))
        return Person(
            id=identity(object_id, address, local=self._local),
            address=address,
            name=one_line(text(member.get("name"))),
            email=text(member.get("email")),
            guest=GUEST in text(member.get("userPrincipalName")).casefold(),
        )

    async def channels(self, place: Place) -> list[tuple[str, str]]:
        """Return id and name of each channel of the team; the first has no name."""
        found = await self._conversations.team(place, "conversations")
        listed = map(table, rows(found.get("conversations")))
        return [(text(one.get("id")), text(one.get("name"))) for one in listed if one.get("id")]

    async def team(self, place: Place) -> tuple[str, str]:
        """Return name and Entra group of the team."""
        found = await self._conversations.team(place)
        return text(found.get("name")), text(found.get("aadGroupId"))

    def _written(self, place: Place, answer: Answer) -> dict[str, Any]:
        activity = message(self._pictures.of(answer))
        return write_activity(activity) | {"from": {"id": place.bot}}
