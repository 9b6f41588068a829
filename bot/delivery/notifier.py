"""Notifier: messages to people and channels, on behalf of events from the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import structlog

from bot.dispatch.contacts import (
    Contact,
    KnownConversation,
    Purpose,
    SentMessage,
    venue_for,
    venue_key,
)
from bot.dispatch.keys import hashed
from bot.dispatch.turn import Answer, Messenger, Place, Undeliverable
from cards.kit.translator import Translator, translator
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language, Role
from registry.members.member import Member

log = structlog.get_logger(__name__)

Compose = Callable[[Translator], Answer]
"""Makes a message in the language of whoever gets it."""

Way = Literal["personal", "targeted"]
"""How one person is reached: in the 1:1, or by a message that only they see where they were met."""


class NoConversation(LookupError):
    """No channel is known for a purpose yet; the event waits until there is one."""


class Notifier:
    """Notifier for one outbox message; sends every message at most once for it.

    Attributes:
        registry: for subscribers that must look something up.
        key: by what name it is known what was sent already; the number of the outbox message,
            unless several may bring the same, see `with_key`.
    """

    def __init__(
        self, registry: UnitOfWorkFactory, messenger: Messenger, language: Language, key: str
    ) -> None:
        self.registry = registry
        self.messenger = messenger
        self._language = language
        self.key = key

    def with_key(self, name: str) -> Notifier:
        """Return a notifier with an idempotency key: sent once, whichever message sends it."""
        return Notifier(self.registry, self.messenger, self._language, name)

    async def notify_member(
        self, member: str, compose: Compose, *, about: str = "", first: Way = "personal"
    ) -> bool:
        """Notify a member: in their 1:1, or as a targeted message where they were met.

        Args:
            member: their key.
            compose: makes the message in their language.
            about: what it is about, `section:key`.
            first: which of the two ways is tried first.

        Returns:
            False when the platform refuses both; that is kept on their contact for the
            administrator, and is no reason to retry this outbox message.
        """
        key = hashed(self.key, "to", member)
        async with self.registry.read() as unit:
            contact = await unit.of(Contact).find(member)
            known = await unit.of(Member).find(member)
            sent = await unit.of(SentMessage).find(key)
            met = (
                await unit.of(KnownConversation).find(contact.met)
                if contact and contact.met
                else None
            )
        if sent is not None:
            return True
        if contact is None:
            log.warning("message.no_contact", about=about)
            return False
        answer = compose(translator((known and known.language) or self._language))
        try:
            place, activity = await self._reach(contact, met, answer, first)
        except Undeliverable as refusal:
            log.warning("message.refused", code=refusal.code, status=refusal.status, about=about)
            await self._note(contact.slug, refused=refusal.code)
            return False
        posting = SentMessage(
            slug=key,
            member=member,
            conversation=place.conversation,
            activity=activity,
            about=about,
        )
        await self._keep(posting)
        return True

    async def _reach(
        self, contact: Contact, met: KnownConversation | None, answer: Answer, first: Way
    ) -> tuple[Place, str]:
        """Try the two ways to one person in order; raise the last refusal."""
        ways = [self._alone, self._targeted]
        if first == "targeted":
            ways.reverse()
        try:
            return await ways[0](contact, met, answer)
        except Undeliverable:
            return await ways[1](contact, met, answer)

    async def _targeted(
        self, contact: Contact, met: KnownConversation | None, answer: Answer
    ) -> tuple[Place, str]:
        if met is None:
            raise Undeliverable("NotMetInAChannel", 404)
        return met.place, await self.messenger.send(met.place, answer, only=contact.person)

    async def _alone(
        self, contact: Contact, met: KnownConversation | None, answer: Answer
    ) -> tuple[Place, str]:
        place = contact.place
        if place is None:
            origin = met.place if met else contact.origin
            place = await self.messenger.personal(contact.person, origin)
            await self._note(contact.slug, conversation=place.conversation)
        return place, await self.messenger.send(place, answer)

    async def post_to_channel(
        self, purpose: Purpose, compose: Compose, *, about: str = "", thread: str = ""
    ) -> SentMessage | None:
        """Post in the channel that serves a purpose, in the default language.

        While no channel of the kernteam is known, each of its members gets it 1:1.

        Returns:
            The message, or None when it went to the kernteam's members.

        Raises:
            NoConversation: no such channel is known yet, and nobody could be reached either.
            Undeliverable: the channel refuses the bot.
        """
        key = hashed(self.key, "in", purpose)
        async with self.registry.read() as unit:
            sent = await unit.of(SentMessage).find(key)
            venue = await venue_for(unit, purpose)
        if sent is not None:
            return sent
        if venue is None:
            await self._each_of_kernteam(purpose, compose, about)
            return None
        answer = compose(translator(self._language))
        activity = await self.messenger.send(venue.place, answer, thread=thread)
        posting = SentMessage(
            slug=key,
            venue=venue.slug,
            conversation=venue.conversation,
            activity=activity,
            about=about,
        )
        await self._keep(posting)
        return posting

    async def post_in(self, place: Place, compose: Compose, *, about: str) -> None:
        """Post about a subject in a place, in the default language; sent once in all.

        Args:
            place: where; it need not have been met.
            compose: makes the message.
            about: what it is about, `section:key`.

        Raises:
            Undeliverable: the place refuses the bot.
        """
        key = hashed(about, "in", place.conversation)
        async with self.registry.read() as unit:
            if await unit.of(SentMessage).find(key) is not None:
                return
        activity = await self.messenger.send(place, compose(translator(self._language)))
        posting = SentMessage(
            slug=key,
            venue=venue_key(place),
            conversation=place.conversation,
            activity=activity,
            about=about,
        )
        await self._keep(posting)

    async def _each_of_kernteam(self, purpose: Purpose, compose: Compose, about: str) -> None:
        async with self.registry.read() as unit:
            seats = await unit.of(Membership).all(role=Role.KERNTEAM)
            members = {one.member for one in seats}
            known = [one.slug for one in await unit.of(Contact).some(sorted(members))]
        told = [await self.notify_member(member, compose, about=about) for member in known]
        if not any(told):
            msg = f"no channel is known for {purpose!r}, and nobody of the kernteam can be reached"
            raise NoConversation(msg)

    async def refresh(self, about: str, compose: Compose) -> None:
        """Replace every message about a subject by its current state."""
        async with self.registry.read() as unit:
            postings = await unit.of(SentMessage).all(about=about)
            where = [await self._where(unit, posting) for posting in postings]
        for posting, (place, language) in zip(postings, where, strict=True):
            if place is None:
                continue
            answer, targeted = compose(translator(language)), bool(posting.venue and posting.member)
            try:
                await self.messenger.update(place, posting.activity, answer, targeted=targeted)
            except Undeliverable as refusal:
                log.warning("message.not_updated", code=refusal.code, about=about)

    async def _where(self, unit: UnitOfWork, posting: SentMessage) -> tuple[Place | None, Language]:
        known = await unit.of(Member).find(posting.member) if posting.member else None
        language = (known and known.language) or self._language
        if posting.venue:
            venue = await unit.of(KnownConversation).find(posting.venue)
            return (venue.place if venue else None), language
        contact = await unit.of(Contact).find(posting.member)
        return (contact.place if contact else None), language

    async def _keep(self, posting: SentMessage) -> None:
        await commit(self.registry, SYSTEM, lambda unit: unit.of(SentMessage).get_or_add(posting))

    async def _note(self, member: str, **news: str) -> None:
        async def note(unit: UnitOfWork) -> None:
            contact = await unit.of(Contact).find(member)
            if contact is not None:
                await unit.of(Contact).put(contact.model_copy(update=news))

        await commit(self.registry, SYSTEM, note)
