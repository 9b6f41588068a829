"""Notifier: messages to people and channels, on behalf of events from the outbox."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar, TypeVar

import structlog

from bot.delivery.reach import GONE, Reach, Step
from bot.delivery.report import NO_CHANNEL, Refusal, Report
from bot.dispatch.contacts.contact import (
    Contact,
    KnownConversation,
    SentMessage,
    channel_place,
    venue_key,
)
from bot.dispatch.contacts.keys import hashed
from bot.dispatch.contacts.presence import NOT_THERE, is_news, note_presence
from bot.dispatch.contacts.purposes import place_for
from bot.dispatch.turn import Answer, Messenger, Place, Undeliverable
from bot.settings import Purpose
from cards.kit.translator import Translator, translator
from registry.core.errors import StoreUnavailable
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.core.vocabulary import Language, Role
from registry.delivery.undelivered import Undelivered
from registry.members.member import Member

log = structlog.get_logger(__name__)

KEEPING = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds between tries to note what was sent while the store is away; all less than a lease."""

R = TypeVar("R")
Compose = Callable[[Translator], Answer]
"""Makes a message in the language of whoever gets it."""


class NoConversation(LookupError):
    """No channel is known for a purpose yet; the event waits until there is one.

    Attributes:
        place: the purpose.
        about: what was to be posted is about, `section:key`.
        code: why, for the list of what was not delivered.
    """

    code: ClassVar[str] = NO_CHANNEL

    def __init__(self, why: str, place: str = "", about: str = "") -> None:
        super().__init__(why)
        self.place = place
        self.about = about


async def reachable(unit: UnitOfWork) -> list[str]:
    """Return who hears what has no channel: the kernteam and the administrators who were met."""
    seats = await unit.of(Membership).all(role=Role.KERNTEAM)
    members = unit.administrators.union(one.member for one in seats)
    return [one.slug for one in await unit.of(Contact).some(sorted(members))]


async def stands_in(unit: UnitOfWork, purpose: Purpose, about: str) -> bool:
    """Return whether a message about a subject stands in the channel that serves a purpose."""
    return not await missing_from(unit, purpose, (about,))


async def missing_from(unit: UnitOfWork, purpose: Purpose, abouts: Sequence[str]) -> set[str]:
    """Return the subjects about which no message stands in the channel that serves a purpose."""
    place = await place_for(unit, purpose) if abouts else None
    if place is None:
        return set(abouts)
    postings = await unit.of(SentMessage).all(about=tuple(abouts))
    return set(abouts) - {one.about for one in postings if one.venue == place.slug}


class Notifier:
    """Notifier for one outbox message; sends every message at most once for it.

    Attributes:
        registry: for subscribers that must look something up.
        report: what did not reach somebody; the worker keeps it for who can do something about it.
        key: by what name it is known what was sent already; the number of the outbox message,
            unless several may bring the same, see `with_key`.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        messenger: Messenger,
        language: Language,
        key: str,
        report: Report | None = None,
    ) -> None:
        self.report = report or Report(key)
        self.registry = registry
        self.messenger = messenger
        self._language = language
        self._reach = Reach(registry, messenger)
        self.key = key

    def with_key(self, name: str) -> Notifier:
        """Return a notifier with an idempotency key: sent once, whichever message sends it."""
        return Notifier(self.registry, self.messenger, self._language, name, self.report)

    async def refused_before(self, member: str) -> bool:
        """Return whether an earlier try of this outbox message did not reach a member."""
        async with self.registry.read() as unit:
            return await unit.of(Undelivered).find(self.report.key(member)) is not None

    async def notify_member(
        self, member: str, compose: Compose, *, about: str = "", first: Step = "personal"
    ) -> bool:
        """Notify a member: in their 1:1, or as a targeted message where they were met.

        Args:
            member: their key.
            compose: makes the message in their language.
            about: what it is about, `section:key`.
            first: which of the two ways is tried first.

        Returns:
            False when the platform refuses both. That is kept on their contact and in the report:
            the worker tries the outbox message again for days, and it is on the list of what was
            not delivered.
        """
        key = hashed(self.key, "to", member)
        async with self.registry.read() as unit:
            contact = await unit.of(Contact).find(member)
            known = await unit.of(Member).find(member)
            sent = await unit.of(SentMessage).find(key)
            before = await unit.of(Undelivered).find(self.report.key(member))
            met = await unit.of(KnownConversation).some(contact.venues) if contact else []
        if sent is not None:
            return True
        if before is not None and before.dropped:
            return False
        if contact is None:
            log.warning("message.no_contact", about=about)
            self.report.refusals.append(Refusal(member, code="NotMet", about=about))
            return False
        answer = compose(translator((known and known.language) or self._language))
        try:
            place, activity, venue = await self._reach.person(contact, met, answer, first)
        except Undeliverable as refusal:
            log.warning("message.refused", code=refusal.code, status=refusal.status, about=about)
            await self._note(contact.slug, refused=refusal.code)
            self.report.refusals.append(
                Refusal(member, code=refusal.code, status=refusal.status, about=about)
            )
            return False
        posting = SentMessage(
            slug=key,
            venue=venue,
            member=member,
            conversation=place.conversation,
            activity=activity,
            about=about,
        )
        await self._keep(posting)
        return True

    async def post_to_channel(
        self, purpose: Purpose, compose: Compose, *, about: str = "", thread: str = ""
    ) -> SentMessage | None:
        """Post in the channel that serves a purpose, in the default language.

        While nobody vouches for a channel of the kernteam, or that refuses the bot (as a private
        one to which nobody added it does), each of the kernteam and of the administrators gets
        it 1:1. What is for everybody (PLeK Café) waits.

        Returns:
            The message, or None when it went to people.

        Raises:
            NoConversation: no such channel is known yet, and nobody could be reached either.
            Undeliverable: the channel refuses the bot, and it is not the kernteam's, or nobody of
                them could be reached either.
        """
        key = hashed(self.key, "in", purpose)
        async with self.registry.read() as unit:
            sent = await unit.of(SentMessage).find(key)
            venue = await place_for(unit, purpose)
        if sent is not None:
            return sent
        if venue is None:
            await self._to_people(purpose, compose, about)
            return None
        answer = compose(translator(self._language))
        try:
            sent_now = await self._reach.channel(venue, answer, thread)
        except Undeliverable as refusal:
            refusal.place, refusal.about = purpose, about
            if refusal.code == NOT_THERE:
                await self._note_presence(venue.conversation, there=False)
            if purpose != "kernteam" or thread:
                raise
            log.warning("message.channel_refused", code=refusal.code, purpose=purpose, about=about)
            try:
                await self._to_people(purpose, compose, about)
            except NoConversation:
                raise refusal from None  # it has a channel: what that said helps more
            return None
        posting = SentMessage(
            slug=key,
            venue=venue.slug,
            conversation=venue.conversation,
            activity=sent_now.activity,
            about=about,
        )
        await self._keep(posting)
        await self._note_presence(venue.conversation, there=True)
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
            venue = await unit.of(KnownConversation).find(venue_key(place))
        answer = compose(translator(self._language))
        try:
            if venue is None:
                activity = await self.messenger.send(place, answer)
            else:
                activity = (await self._reach.channel(venue, answer)).activity
        except Undeliverable as refusal:
            refusal.place, refusal.about = venue_key(place), about
            raise
        posting = SentMessage(
            slug=key,
            venue=venue_key(place),
            conversation=place.conversation,
            activity=activity,
            about=about,
        )
        await self._keep(posting)

    async def ask_about(self, venue: KnownConversation, call: Callable[[Place], Awaitable[R]]) -> R:
        """Ask Teams something about a place, by the first of its ways that answers."""
        return await self._reach.ask(venue, call)

    async def _to_people(self, purpose: Purpose, compose: Compose, about: str) -> None:
        """Send what has no channel to those who answer for it, 1:1."""
        if purpose == "cafe":
            msg = "no channel is known for 'cafe': nobody said yet which one it is"
            raise NoConversation(msg, purpose, about)
        async with self.registry.read() as unit:
            known = await reachable(unit)
        told = [await self.notify_member(member, compose, about=about) for member in known]
        if not any(told):
            msg = f"no channel is known for {purpose!r}, and nobody of the kernteam can be reached"
            raise NoConversation(msg, purpose, about)

    async def refresh(self, about: str, compose: Compose) -> None:
        """Replace every message about a subject by its current state.

        One that is gone (deleted, or a targeted one after its 24 hours) is let go: nobody sees what
        it said, and what is so now is in the registry.
        """
        async with self.registry.read() as unit:
            postings = await unit.of(SentMessage).all(about=about)
            where = [await self._where(unit, posting) for posting in postings]
        for posting, (places, language) in zip(postings, where, strict=True):
            if not places:
                continue
            answer, targeted = compose(translator(language)), bool(posting.venue and posting.member)
            try:
                await self._reach.replace(places, posting.activity, answer, targeted=targeted)
            except Undeliverable as refusal:
                log.warning("message.not_updated", code=refusal.code, about=about)
                if refusal.status == GONE:
                    await self._let_go(posting.slug)
                    continue
                place = "" if posting.member else posting.venue
                self.report.refusals.append(
                    Refusal(posting.member, place, refusal.code, refusal.status, about)
                )

    async def take_away(self, about: str, compose: Compose) -> bool:
        """Take away what stands in channels about a subject; one that is gone already is let go.

        Args:
            about: the subject, `section:key`.
            compose: makes what takes the place of a message that Teams does not delete.

        Returns:
            False when Teams refuses both. That is in the report: it is tried again for days, and on
            the list of what was not delivered.
        """
        async with self.registry.read() as unit:
            postings = await unit.of(SentMessage).all(about=about)
            where = [await self._where(unit, posting) for posting in postings]
        for posting, (places, language) in zip(postings, where, strict=True):
            answer = compose(translator(language))
            refused = await self._taken_away(places, posting.activity, answer) if places else None
            if refused is None or refused.status == GONE:
                await self._let_go(posting.slug)
                continue
            log.warning("message.not_taken_away", code=refused.code, about=about)
            self.report.refusals.append(
                Refusal("", posting.venue, refused.code, refused.status, about)
            )
        return not self.report.refusals

    async def _taken_away(
        self, places: Sequence[Place], activity: str, answer: Answer
    ) -> Undeliverable | None:
        """Delete a message, or replace it; return what refuses both."""
        try:
            await self._reach.delete(places, activity)
        except Undeliverable as refused:
            if refused.status == GONE:
                return refused
        else:
            return None
        try:
            await self._reach.replace(places, activity, answer, targeted=False)
        except Undeliverable as refused:
            return refused
        return None

    async def _where(
        self, unit: UnitOfWork, posting: SentMessage
    ) -> tuple[Sequence[Place], Language]:
        """Return where a message is, by each way that is known, and its language."""
        known = await unit.of(Member).find(posting.member) if posting.member else None
        language = (known and known.language) or self._language
        if posting.venue:
            venue = await unit.of(KnownConversation).find(posting.venue)
            if venue:
                return venue.places, language
            place = await channel_place(unit, posting.conversation, "")
            return ((place,) if place else ()), language
        contact = await unit.of(Contact).find(posting.member)
        ways = contact.origins if contact else ()
        return [replace(one, conversation=posting.conversation) for one in ways], language

    async def _let_go(self, slug: str) -> None:
        async def let_go(unit: UnitOfWork) -> None:
            posting = await unit.of(SentMessage).find(slug)
            if posting is not None:
                await unit.of(SentMessage).put(posting.model_copy(update={"about": ""}))

        await commit(self.registry, SYSTEM, let_go)

    async def _keep(self, posting: SentMessage) -> None:
        """Note that it was sent, also when the store is away: a second try would send it again."""
        for pause in (*KEEPING, None):
            try:
                await commit(
                    self.registry, SYSTEM, lambda unit: unit.of(SentMessage).get_or_add(posting)
                )
            except StoreUnavailable:
                if pause is None:
                    raise
                log.warning("message.not_noted", seconds=pause)
                await asyncio.sleep(pause)
            else:
                await self._reach.note_down()
                return

    async def _note_presence(self, channel: str, *, there: bool) -> None:
        async with self.registry.read() as unit:
            if not await is_news(unit, channel, there=there):
                return
        await commit(self.registry, SYSTEM, partial(note_presence, channel=channel, there=there))

    async def _note(self, member: str, **news: str) -> None:
        async def note(unit: UnitOfWork) -> None:
            contact = await unit.of(Contact).find(member)
            if contact is not None:
                await unit.of(Contact).put(contact.model_copy(update=news))

        await commit(self.registry, SYSTEM, note)
