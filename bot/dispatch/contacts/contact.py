"""Contact details of the people and places that the bot met.

The bot's own memory, in the registry's store: it survives restarts and replicas share it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from bot.dispatch.contacts.keys import hashed, member_key
from bot.dispatch.contacts.ways import LONG_AGO, Way, in_order, learnt, persons_in_order
from bot.dispatch.turn import Person, Place, Scope
from bot.settings import Purpose
from registry.core.entity import Entity
from registry.core.events import Event
from registry.core.unit_of_work import UnitOfWork
from registry.members.naming import named

_OF_WAYS = ("ways", "address", "service_url", "tenant", "bot", "conversation", "met")
"""What follows from the ways; a channel's `conversation` is what it is known by."""


T = TypeVar("T", "Contact", "KnownConversation")


class Contact(Entity):
    """Contact details of a member; the slug is the member's.

    Attributes:
        address: their id on the channel (`29:…`), of those that are known the one that counts now;
            their object id while none is.
        ways: how they can be reached; what a verified activity named, and how it did.
        service_url, tenant, bot, conversation, met: of the ways that count now.
        refused: the platform's code when the last message could not be delivered, for the admin.
    """

    section: ClassVar[str] = "contacts"
    indexed: ClassVar[tuple[str, ...]] = ("address",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("addresses",), ("name",))
    derived: ClassVar[dict[str, Any]] = {"addresses": tuple[str, ...]}
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("address", "addresses", "name")

    address: str
    name: str = ""
    service_url: str
    tenant: str = ""
    bot: str = ""
    conversation: str = ""
    met: str = ""
    refused: str = ""
    ways: tuple[Way, ...] = ()

    @property
    def known_ways(self) -> tuple[Way, ...]:
        """The ways; of a contact that was kept before there were any, what it says."""
        if any(one.person for one in self.ways) or member_key(self.address) == self.slug:
            return self.ways or self._way_before
        person = Way(service_url=self.service_url, person=self.address, seen=LONG_AGO)
        return (*(self.ways or self._way_before), person)

    @property
    def _way_before(self) -> tuple[Way, ...]:
        way = Way(service_url=self.service_url, tenant=self.tenant, bot=self.bot, seen=LONG_AGO)
        parts = ({"conversation": self.conversation}, {"venue": self.met})
        found = [way.model_copy(update=part) for part in parts if any(part.values())]
        return tuple(found or [way])

    @property
    def addresses(self) -> tuple[str, ...]:
        """Their ids on the channel, in the order in which they are tried."""
        return tuple(persons_in_order(self.known_ways)) or (self.address,)

    @property
    def venues(self) -> tuple[str, ...]:
        """Slugs of the places where they were met, in the order in which they are tried."""
        return tuple(way.venue for way in in_order(one for one in self.known_ways if one.venue))

    @property
    def places(self) -> tuple[Place, ...]:
        """Places of their 1:1, in the order in which they are tried."""
        ways = in_order(one for one in self.known_ways if one.conversation)
        return tuple(
            Place(one.service_url, one.conversation, Scope.PERSONAL, one.tenant, one.bot)
            for one in ways
        )

    @property
    def origins(self) -> tuple[Place, ...]:
        """Places from which their 1:1 can be opened, one for each Bot Connector."""
        found: dict[tuple[str, str], Place] = {}
        for one in in_order(way for way in self.known_ways if not (way.venue or way.person)):
            origin = Place(one.service_url, "", Scope.PERSONAL, one.tenant, one.bot)
            found.setdefault((one.service_url.rstrip("/"), one.bot), origin)
        return tuple(found.values())

    def with_ways(self, ways: tuple[Way, ...]) -> Self:
        """Return the contact with these ways; what counts of them now stands in its fields."""
        news: dict[str, Any] = {"ways": ways}
        changed = self.model_copy(update=news)
        place = next(iter((*changed.places, *changed.origins)), None)
        if place is not None:
            news |= {"service_url": place.service_url, "tenant": place.tenant, "bot": place.bot}
            news["conversation"] = place.conversation
        news["met"] = next(iter(changed.venues), "")
        news["address"] = changed.addresses[0]
        return self.model_copy(update=news)

    @property
    def person(self) -> Person:
        """Person, for mentions."""
        return self.people[0]

    @property
    def people(self) -> tuple[Person, ...]:
        """Person by each id on the channel, in the order in which a message is tried."""
        return tuple(Person(self.slug, address, self.name) for address in self.addresses)

    def derive(self) -> dict[str, Any]:
        """Return the values by which somebody is found: every id that is known."""
        return {"addresses": self.addresses}


class KnownConversation(Entity):
    """A channel (or group chat) that the bot has met.

    Attributes:
        purpose: what an earlier version kept here; `bot.dispatch.contacts.purposes` takes it over.
        ways: Bot Connectors that serve it, as verified activities named them, and how each did.
    """

    section: ClassVar[str] = "venues"
    indexed: ClassVar[tuple[str, ...]] = ("team", "purpose")
    dumped: ClassVar[bool] = False

    conversation: str
    scope: Scope
    service_url: str
    tenant: str = ""
    bot: str = ""
    team: str = ""
    team_name: str = ""
    team_group: str = ""
    channel_name: str = ""
    purpose: Purpose = ""
    ways: tuple[Way, ...] = ()

    @property
    def known_ways(self) -> tuple[Way, ...]:
        """The ways; of a place that was kept before there were any, what it says."""
        way = Way(service_url=self.service_url, tenant=self.tenant, bot=self.bot, seen=LONG_AGO)
        return self.ways or (way,)

    @property
    def places(self) -> tuple[Place, ...]:
        """The place by each way, in the order in which they are tried."""
        return tuple(self._by(way) for way in in_order(self.known_ways))

    @property
    def place(self) -> Place:
        """Place to post in, by the way that counts now."""
        return self.places[0]

    def with_ways(self, ways: tuple[Way, ...]) -> Self:
        """Return the place with these ways; what counts of them now stands in its fields."""
        way = in_order(ways)[0]
        news = {"service_url": way.service_url, "tenant": way.tenant, "bot": way.bot}
        return self.model_copy(update={"ways": ways, **news})

    def _by(self, way: Way) -> Place:
        return Place(
            way.service_url,
            self.conversation,
            self.scope,
            tenant=way.tenant,
            bot=way.bot,
            team=self.team,
            team_name=self.team_name,
            team_group=self.team_group,
            channel=self.conversation,
            channel_name=self.channel_name,
        )


class SentMessage(Entity):
    """A message of the bot that may have to be found or changed later.

    Attributes:
        venue: slug of the KnownConversation it is in; empty for a 1:1.
        member: key of whose 1:1 it is in, or of the only one who sees it in the venue; empty for
            what everybody there sees.
        conversation, activity: where it is exactly.
        about: what it is about, `section:key`; empty when it is left as it is.
    """

    section: ClassVar[str] = "postings"
    indexed: ClassVar[tuple[str, ...]] = ("about", "activity")
    dumped: ClassVar[bool] = False

    venue: str = ""
    member: str = ""
    conversation: str
    activity: str
    about: str = ""

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove the message when it was written to this member alone."""
        return None if self.member == member else super().without(member, name)


def contact_of(person: Person, place: Place, now: datetime = LONG_AGO) -> Contact:
    """Return the contact as this meeting shows it."""
    alone = place.scope is Scope.PERSONAL
    way = Way(service_url=place.service_url, tenant=place.tenant, bot=place.bot, seen=now)
    conversation = way.model_copy(update={"conversation": place.conversation if alone else ""})
    met = () if alone else (way.model_copy(update={"venue": venue_key(place)}),)
    named = (way.model_copy(update={"person": person.address}),) if person.address else ()
    contact = Contact(
        slug=member_key(person.id),
        address=person.address or person.id,
        name=person.name,
        service_url=place.service_url,
    )
    return contact.with_ways((conversation, *met, *named))


def venue_key(place: Place) -> str:
    """Return the slug of the venue that a place is."""
    return hashed(place.channel or place.root)


def venue_of(place: Place, now: datetime = LONG_AGO) -> KnownConversation:
    """Return the venue as this meeting shows it."""
    way = Way(service_url=place.service_url, tenant=place.tenant, bot=place.bot, seen=now)
    return KnownConversation(
        slug=venue_key(place),
        conversation=place.channel or place.root,
        scope=place.scope,
        service_url=place.service_url,
        tenant=place.tenant,
        bot=place.bot,
        team=place.team,
        team_name=place.team_name,
        team_group=place.team_group,
        channel_name=place.channel_name,
        ways=(way,),
    )


class VenueMet(Event):
    """Event: the bot met an unknown team; its name and channels are to be looked up.

    Attributes:
        venue: slug of the KnownConversation where that was.
        back: the bot was put in it, or it was restored: what waits for it can be posted now.
    """

    name: ClassVar[str] = "venue.met"

    venue: str
    back: bool = False


class ContactReached(Event):
    """Event: somebody who could not be reached wrote or pressed something in a 1:1.

    Attributes:
        member: their key.
    """

    name: ClassVar[str] = "contact.reached"

    member: str


async def remember(unit: UnitOfWork, person: Person | None, place: Place) -> None:
    """Store contact details of a person and a place.

    Known values that are missing now stay, and so do the ways that are known: an activity adds one.
    """
    if person is not None and person.id:
        before = await _keep(unit, contact_of(person, place, unit.now), keep=("refused",))
        await named(unit, member_key(person.id), person.name, before.name if before else "")
        if before is not None and before.refused and place.scope is Scope.PERSONAL:
            unit.emit(ContactReached(member=before.slug))
    if place.scope is Scope.PERSONAL:
        return
    stranger = bool(place.team) and not await unit.of(KnownConversation).count(team=place.team)
    before_here = await _keep(unit, venue_of(place, unit.now), keep=("purpose",))
    if stranger and before_here is None:
        unit.emit(VenueMet(venue=venue_key(place)))


async def furnish(
    unit: UnitOfWork,
    met: KnownConversation,
    name: str,
    group: str,
    channels: Sequence[tuple[str, str]],
) -> None:
    """Store every channel of a team under its current name; removed channels are deleted.

    Args:
        unit: to write in.
        met: any venue of the team.
        name: the team's name.
        group: its Entra group.
        channels: id and name of each; the first channel has no name.
    """
    venues = unit.of(KnownConversation)
    first = in_order(met.known_ways)[0]
    way = first.model_copy(update={"worked": None, "failed": None, "code": ""})
    for identity, channel_name in channels:
        seen = met.model_copy(
            update={
                "slug": hashed(identity),
                "conversation": identity,
                "channel_name": channel_name,
                "team_name": name,
                "team_group": group,
                "purpose": "",
                "ways": (way,),
                "revision": 0,
            }
        )
        await _keep(unit, seen, keep=("purpose",))
    if not channels:
        return  # every team has a first channel: an answer without any says nothing
    there = {identity for identity, _ in channels}
    for venue in await venues.all(team=met.team):
        if venue.conversation not in there:
            await venues.remove(venue.slug)


C = TypeVar("C", Contact, KnownConversation)


async def _keep(unit: UnitOfWork, seen: C, keep: tuple[str, ...]) -> C | None:
    """Store what is seen, beside what is known; return what was known before."""
    repository = unit.of(type(seen))
    known = await repository.find(seen.slug)
    if known is not None and _as_seen(known, seen, keep) == known:
        return known  # as in nearly every turn: nobody has to wait for another's
    there, added = await repository.get_or_add(seen)
    if added:
        return None
    await repository.put(_as_seen(there, seen, keep))
    return there


def _as_seen(known: C, seen: C, keep: tuple[str, ...]) -> C:
    """Return what is known with what is seen now; what is not seen stays."""
    values = seen.model_dump(exclude={"slug", "revision", *_OF_WAYS, *keep})
    after = known.model_copy(update={name: value for name, value in values.items() if value})
    ways = known.known_ways
    for way in seen.ways:
        ways = learnt(ways, way)
    return after if ways == known.known_ways else after.with_ways(ways)


async def venue_met(unit: UnitOfWork, conversation: str) -> KnownConversation | None:
    """Return the venue that a channel is, when the bot has heard of it."""
    return await unit.of(KnownConversation).find(hashed(conversation))


async def channel_place(unit: UnitOfWork, channel: str, group: str) -> Place | None:
    """Return a team's first channel as a place to post in, even if the bot never heard of it.

    Args:
        unit: to look in.
        channel: its id.
        group: the team's Entra group.

    Returns:
        The channel as it was met; else reached as any other place of the tenant is; None while the
        bot has met no place at all.
    """
    if met := await venue_met(unit, channel):
        return met.place
    others = sorted(
        await unit.of(KnownConversation).all(), key=lambda one: one.scope is not Scope.CHANNEL
    )
    if not others:
        return None
    way = others[0]
    return Place(
        way.service_url,
        channel,
        Scope.CHANNEL,
        tenant=way.tenant,
        bot=way.bot,
        team=channel,
        team_group=group,
        channel=channel,
    )
