"""Ways to a person or a place: addresses learnt from activities, and how each did.

An address is a hint: a 1:1 disappears, a service URL changes with its region, a place may be one
that the bot is not in. So several are kept, and what succeeded says which one counts; an activity
adds a way or confirms it, and takes none away.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from bot.dispatch.turn import Place

MOST_WAYS = 8
MOST_PERSONS = 4
"""Ids of one person: what an activity may add beside those that a person has in fact."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
"""When what was kept without a time was learnt."""


class Way(BaseModel):
    """One address, and how it did.

    Attributes:
        service_url, tenant, bot: what a message there needs.
        conversation: a 1:1; empty where none is open yet, or where it is not about a 1:1.
        venue: slug of the KnownConversation where a person was met; empty for anything else.
        person: id on the channel (`29:…`) by which a person was named; empty for anything else.
        seen: when an activity last named it.
        worked: when a message last went there.
        failed, code: when it was last refused, and the platform's code.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    service_url: str
    tenant: str = ""
    bot: str = ""
    conversation: str = ""
    venue: str = ""
    person: str = ""
    seen: datetime
    worked: datetime | None = None
    failed: datetime | None = None
    code: str = ""

    @property
    def address(self) -> Address:
        """What tells it from other ways."""
        return _address(self.service_url, self.conversation, self.venue, self.person)

    @property
    def works(self) -> bool:
        """Whether a message went there, and none was refused since."""
        return self.worked is not None and not self.closed

    @property
    def closed(self) -> bool:
        """Whether it was refused, and nothing spoke for it since."""
        return self.failed is not None and self.failed >= max(self.seen, self.worked or LONG_AGO)


class Address(NamedTuple):
    """What tells a way from others."""

    service_url: str
    conversation: str = ""
    venue: str = ""
    person: str = ""


def _address(service_url: str, conversation: str, venue: str, person: str) -> Address:
    """Return an address; where a person was met has service URLs of its own, their id has none."""
    anywhere = venue or person
    return Address("" if anywhere else service_url.rstrip("/"), conversation, venue, person)


class Outcome(NamedTuple):
    """What became of a message.

    Attributes:
        place: where it went.
        venue: slug of the place where a person was met, of a targeted message.
        code: the platform's code; empty when it was taken.
        person: the id it was sent to; what became of it is then about that id alone.
    """

    place: Place
    venue: str = ""
    code: str = ""
    person: str = ""


def learnt(known: Sequence[Way], way: Way) -> tuple[Way, ...]:
    """Return the ways with one that an activity named just now.

    One that is known already changes only when that says something: it was refused since, or an
    other was named later.
    """
    before = next((one for one in known if one.address == way.address), None)
    if before is None:
        return _bounded((*known, way))
    latest = max(one.seen for one in known)
    same = (before.tenant or way.tenant, before.bot) == (way.tenant or before.tenant, way.bot)
    if same and before.seen == latest and not before.closed:
        return tuple(known)
    news = {"seen": way.seen, "tenant": way.tenant or before.tenant, "bot": way.bot or before.bot}
    return _replaced(known, before, before.model_copy(update=news))


def tried(known: Sequence[Way], outcomes: Iterable[Outcome], now: datetime) -> tuple[Way, ...]:
    """Return the ways with what became of messages that were sent by them."""
    ways = tuple(known)
    for place, venue, code, person in outcomes:
        conversation = "" if venue or person or place.channel else place.root
        address = _address(place.service_url, conversation, venue, person)
        before = next((one for one in ways if one.address == address), None)
        news = {"failed": now, "code": code} if code else {"worked": now, "code": ""}
        if before is None:
            fresh = Way(
                service_url=place.service_url,
                tenant=place.tenant,
                bot=place.bot,
                conversation=conversation,
                venue=venue,
                person=person,
                seen=now,
            )
            ways = _bounded((*ways, fresh.model_copy(update=news)))
        elif code or not before.works:
            ways = _replaced(ways, before, before.model_copy(update=news))
    return ways


def in_order(ways: Iterable[Way]) -> list[Way]:
    """Return the ways to one goal in the order in which they are tried.

    What works goes before what nothing is known of, and that before what was refused. Of one
    conversation (or place) the service URL that was named last is tried first: it changes with the
    region, and what a verified activity names is where Teams is now.
    """
    groups: dict[tuple[str, str], list[Way]] = {}
    for way in ways:
        groups.setdefault((way.conversation, way.venue), []).append(way)
    ranked = sorted(groups.values(), key=_rank_of_group)
    return [way for group in ranked for way in sorted(group, key=_rank_within)]


def persons_in_order(ways: Iterable[Way]) -> list[str]:
    """Return the ids of one person in the order in which they are tried.

    What works goes first, and what was refused last. Of those that nothing is known of the first
    that was learnt is tried first: an id does not move as a service URL does, and a later one may
    be somebody else's.
    """
    return [way.person for way in sorted((one for one in ways if one.person), key=_rank_of_person)]


def _rank_of_person(way: Way) -> tuple[int, float]:
    rank = 0 if way.works else 1 + way.closed
    return rank, -(way.worked or LONG_AGO).timestamp()


def _rank_of_group(group: Sequence[Way]) -> tuple[int, float]:
    if any(way.works for way in group):
        return 0, -max((way.worked or LONG_AGO).timestamp() for way in group)
    closed = all(way.closed for way in group)
    return 2 if closed else 1, -max(way.seen.timestamp() for way in group)


def _rank_within(way: Way) -> tuple[bool, float]:
    latest = (way.worked or way.seen) if way.closed else way.seen
    return way.closed, -latest.timestamp()


def _replaced(known: Sequence[Way], old: Way, new: Way) -> tuple[Way, ...]:
    return tuple(new if one is old else one for one in known)


def _bounded(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Return at most so many: of those too many, what was refused or never worked goes first.

    Ids of a person are counted by themselves, so that neither drives out the other.
    """
    persons = sorted((one for one in ways if one.person), key=_rank_of_person)
    others = [one for one in ways if not one.person]
    others.sort(key=lambda one: (one.works, one.seen), reverse=True)
    kept = [*persons[:MOST_PERSONS], *others[:MOST_WAYS]]
    if ways[-1] not in kept:  # the newest may be what works from now on
        kept.remove((persons[:MOST_PERSONS] if ways[-1].person else others[:MOST_WAYS])[-1])
        kept.append(ways[-1])
    return tuple(one for one in ways if one in kept)
