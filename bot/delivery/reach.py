"""Reach people and channels by the ways that are known, the likeliest first."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from itertools import product
from typing import Any, Literal, NamedTuple, TypeVar

import structlog

from bot.dispatch.contacts.contact import Contact, KnownConversation
from bot.dispatch.contacts.ways import Outcome, tried
from bot.dispatch.turn import Answer, Messenger, Person, Place, Unavailable, Undeliverable
from registry.core.errors import StoreUnavailable
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

Step = Literal["personal", "targeted"]
"""How one person is reached: in the 1:1, or by a message that only they see where they were met."""

MOST_TRIED = 3
"""Addresses tried for one message; each may take a minute when it is not there."""

GONE = 404
"""Teams' status for a conversation or a message that is no longer there."""


T = TypeVar("T", Contact, KnownConversation)
R = TypeVar("R")


class Sent(NamedTuple):
    """A message that was taken.

    Attributes:
        place: where.
        activity: its id.
        venue: slug of the place where only they see it; empty in a 1:1.
    """

    place: Place
    activity: str
    venue: str = ""


class Attempts:
    """Attempts at one message: what each address answered, kept for the next message."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.refusals: list[Undeliverable] = []
        self._missed: list[tuple[Outcome, Unavailable]] = []
        self._refused_ids: dict[str, str] = {}

    async def at(
        self, place: Place, send: Callable[[], Awaitable[str]], venue: str = "", person: str = ""
    ) -> str:
        """Send to one address; return the activity id, empty when it was not taken.

        Args:
            place: where.
            send: does it.
            venue: slug of the place, of a targeted message.
            person: the id of the person that it goes by, where it does.

        Raises:
            Ambiguous: it may have been taken, so no other address is tried.
        """
        try:
            activity = await send()
        except Undeliverable as refusal:
            self.refused(place, refusal, venue)
            if person:
                self._refused_ids[person] = refusal.code
        except Unavailable as missed:
            self._missed.append((Outcome(place, venue, type(missed).__name__), missed))
        else:
            self.outcomes.append(Outcome(place, venue))
            # That another address was not there counts against it now: it is no general failure.
            self.outcomes.extend(outcome for outcome, _ in self._missed)
            return activity
        return ""

    def reached(self, place: Place, person: str) -> None:
        """Keep that a person was reached by this id.

        What others answered counts against them only now: the person may be what was refused.
        """
        self.outcomes.append(Outcome(place, person=person))
        for other, code in self._refused_ids.items():
            if other != person:
                self.outcomes.append(Outcome(place, person=other, code=code))

    def missed(self, place: Place) -> bool:
        """Return whether nothing answered there: another id of the person changes nothing."""
        return any(outcome.place == place for outcome, _ in self._missed)

    def refused_to(self, person: str) -> bool:
        """Return whether something that went by this id was refused."""
        return person in self._refused_ids

    def refused(self, place: Place, refusal: Undeliverable, venue: str = "") -> None:
        """Keep a refusal."""
        self.refusals.append(refusal)
        self.outcomes.append(Outcome(place, venue, refusal.code))

    def failure(self) -> Exception:
        """Return what to raise: the most telling refusal, unless nothing was answered at all."""
        for refusal in self.refusals:
            if refusal.status != GONE:
                return refusal
        if self.refusals:
            return self.refusals[0]
        return self._missed[0][1] if self._missed else Undeliverable("NoAddress", 0)


class Reach:
    """Reach people and channels, and keep how each way did.

    After a message went, whoever sent it keeps that first, and has `note_down` keep the ways after:
    what stands between sending and keeping may end in sending twice. Else they are kept here.
    """

    def __init__(self, registry: UnitOfWorkFactory, messenger: Messenger) -> None:
        self._registry = registry
        self._messenger = messenger
        self._unnoted: list[tuple[type[Any], str, Attempts]] = []

    async def person(
        self,
        contact: Contact,
        venues: Sequence[KnownConversation],
        answer: Answer,
        first: Step,
    ) -> Sent:
        """Send to one person: 1:1, and as a targeted message where they were met.

        Raises:
            Undeliverable: refused by each way, with what the 1:1 said: it is what somebody can do
                something about.
            ConnectionError: the platform can't be reached, or may have taken it.
        """
        steps = [self._alone, self._targeted]
        if first == "targeted":
            steps.reverse()
        async with self._noted_when_refused():
            try:
                return await steps[0](contact, venues, answer)
            except Undeliverable as before:
                try:
                    return await steps[1](contact, venues, answer)
                except Undeliverable as refusal:
                    raise (before if first == "personal" else refusal) from None

    async def channel(self, venue: KnownConversation, answer: Answer, thread: str = "") -> Sent:
        """Post in a channel.

        Raises:
            Undeliverable: refused by each of its ways.
            ConnectionError: the platform can't be reached, or may have taken it.
        """
        async with self._noted_when_refused():
            attempts = self._attempts(KnownConversation, venue.slug)
            for place in venue.places[:MOST_TRIED]:
                send = _sending(self._messenger, place, answer, thread=thread)
                if activity := await attempts.at(place, send):
                    return Sent(place, activity, venue.slug)
            raise attempts.failure()

    async def ask(self, venue: KnownConversation, call: Callable[[Place], Awaitable[R]]) -> R:
        """Ask something about a place, by the first of its ways that answers.

        Raises:
            Undeliverable: refused by each of its ways.
            ConnectionError: the platform can't be reached.
        """
        found: list[R] = []
        attempts = self._attempts(KnownConversation, venue.slug)
        try:
            for place in venue.places[:MOST_TRIED]:

                async def asked(place: Place = place) -> str:
                    found.append(await call(place))
                    return "answered"

                if await attempts.at(place, asked):
                    return found[0]
            raise attempts.failure()
        finally:
            await self.note_down()

    async def replace(
        self, places: Iterable[Place], activity: str, answer: Answer, *, targeted: bool
    ) -> None:
        """Replace a message, by the first way that takes it.

        Raises:
            Undeliverable: refused by each way; with status 404 when the message is gone.
            ConnectionError: the platform can't be reached.
        """

        async def update(place: Place) -> None:
            await self._messenger.update(place, activity, answer, targeted=targeted)

        await self._change(places, activity, update)

    async def delete(self, places: Iterable[Place], activity: str) -> None:
        """Delete a message that everybody sees, by the first way that takes it; as `replace`."""

        async def remove(place: Place) -> None:
            await self._messenger.delete(place, activity)

        await self._change(places, activity, remove)

    async def _change(
        self, places: Iterable[Place], activity: str, change: Callable[[Place], Awaitable[None]]
    ) -> None:
        attempts = Attempts()
        for place in list(places)[:MOST_TRIED]:

            async def changed(place: Place = place) -> str:
                await change(place)
                return activity

            if await attempts.at(place, changed):
                return
        raise attempts.failure()

    async def _targeted(
        self, contact: Contact, venues: Sequence[KnownConversation], answer: Answer
    ) -> Sent:
        attempts = self._attempts(Contact, contact.slug)
        for person, venue in product(contact.people[:MOST_TRIED], venues[:MOST_TRIED]):
            place = venue.place
            if attempts.missed(place):
                continue
            send = _sending(self._messenger, place, answer, only=person)
            if activity := await attempts.at(place, send, venue.slug, person.address):
                attempts.reached(place, person.address)
                return Sent(place, activity, venue.slug)
        if not venues:
            raise Undeliverable("NotMetInAChannel", GONE)
        raise attempts.failure()

    async def _alone(
        self, contact: Contact, venues: Sequence[KnownConversation], answer: Answer
    ) -> Sent:
        """Write in the 1:1; where none is known, or one that was is gone, open it anew, once."""
        attempts = self._attempts(Contact, contact.slug)
        for place in contact.places[:MOST_TRIED]:
            if activity := await attempts.at(place, _sending(self._messenger, place, answer)):
                return Sent(place, activity)
        gone = any(one.status == GONE for one in attempts.refusals)
        if gone or not contact.places:
            origins = _origins(contact, venues)
            for person in contact.people[:MOST_TRIED]:
                if sent := await self._anew(person, origins, answer, attempts):
                    return sent
                if not attempts.refused_to(person.address):
                    break  # nothing answered: it is not about the id
        raise attempts.failure()

    async def _anew(
        self, person: Person, origins: Sequence[Place], answer: Answer, attempts: Attempts
    ) -> Sent | None:
        """Write in the 1:1 opened by one id, once: what is refused there, the person refuses."""
        for origin in origins:
            opened = None if attempts.missed(origin) else await self._open(person, origin, attempts)
            if opened is None:
                continue
            send = _sending(self._messenger, opened, answer)
            if activity := await attempts.at(opened, send, person=person.address):
                attempts.reached(opened, person.address)
                return Sent(opened, activity)
            return None
        return None

    async def _open(self, person: Person, origin: Place, attempts: Attempts) -> Place | None:
        opened: list[Place] = []

        async def open_it() -> str:
            opened.append(await self._messenger.personal(person, origin))
            return opened[0].conversation

        await attempts.at(origin, open_it, person=person.address)
        return opened[0] if opened else None

    async def note_down(self) -> None:
        """Keep what became of attempts; while the store is away that is let go: it is a hint."""
        unnoted, self._unnoted = self._unnoted, []
        for kind, slug, attempts in unnoted:
            if not attempts.outcomes:
                continue
            try:
                await self._note(kind, slug, attempts)
            except StoreUnavailable:
                log.warning("way.not_noted", kind=kind.section)

    @asynccontextmanager
    async def _noted_when_refused(self) -> AsyncIterator[None]:
        try:
            yield
        except Exception:
            await self.note_down()
            raise

    def _attempts(self, kind: type[T], slug: str) -> Attempts:
        """Return attempts that are to be noted, whatever becomes of them."""
        attempts = Attempts()
        self._unnoted.append((kind, slug, attempts))
        return attempts

    async def _note(self, kind: type[T], slug: str, attempts: Attempts) -> None:
        async with self._registry.read() as unit:
            known = await unit.of(kind).find(slug)
            if known is None or _after(known, attempts, unit.now) == known:
                return  # the usual message by the usual way changes nothing

        async def note(unit: UnitOfWork) -> None:
            known = await unit.of(kind).find(slug)
            if known is not None:
                await unit.of(kind).put(_after(known, attempts, unit.now))

        await commit(self._registry, SYSTEM, note)


def _origins(contact: Contact, venues: Sequence[KnownConversation]) -> list[Place]:
    """Return places to open a 1:1 from, each Bot Connector once: where they were met last too."""
    found: dict[tuple[str, str], Place] = {}
    for place in (*(venue.place for venue in venues[:1]), *contact.origins):
        found.setdefault((place.service_url.rstrip("/"), place.bot), place)
    return list(found.values())[:MOST_TRIED]


def _sending(
    messenger: Messenger,
    place: Place,
    answer: Answer,
    *,
    only: Person | None = None,
    thread: str = "",
) -> Callable[[], Awaitable[str]]:
    return lambda: messenger.send(place, answer, only=only, thread=thread)


def _after(known: T, attempts: Attempts, now: datetime) -> T:
    """Return a contact or place with what became of attempts."""
    ways = tried(known.known_ways, attempts.outcomes, now)
    after = known.with_ways(ways) if ways != known.known_ways else known
    taken = not all(one.code for one in attempts.outcomes)
    if isinstance(after, Contact) and after.refused and taken:
        return after.model_copy(update={"refused": ""})
    return after
