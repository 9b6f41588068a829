"""What a member has with networks and hubs: one list, with what can be done about each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from registry.core.membership import Membership
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.involvement.asking import mine
from registry.involvement.following import Follow, follows
from registry.involvement.inquiry import Inquiry, InquiryStatus
from registry.involvement.participant import Participant, Taking
from registry.involvement.taking_part import how_many, part_of
from registry.involvement.things import Thing, ThingKind, of_hub, of_network, owns
from registry.networks.network import Network

How = Literal["inquiry", "answered", "in", "asked", "declined", "follows"]

_HOW: dict[Taking, How] = {
    Taking.ASKED: "asked",
    Taking.IN: "in",
    Taking.DECLINED: "declined",
    Taking.RESTING: "in",
}
_ORDER: tuple[How, ...] = ("inquiry", "asked", "in", "declined", "answered", "follows")


@dataclass(frozen=True, slots=True)
class Involved:
    """One thing that a member has with a network or hub.

    Attributes:
        how: takes part, asked to, was declined, follows it, or asked it something.
        at: since when.
        answer: what was said with the decision; of a question, the question.
        ref: key of the question.
        live: members can see it now.
        followed: since when they follow it, of what they take part in or asked to; None if not.
    """

    kind: ThingKind
    slug: str
    name: str
    how: How
    at: datetime
    answer: str = ""
    live: bool = True
    ref: str = ""
    followed: datetime | None = None

    @property
    def follows(self) -> bool:
        """Whether they follow it, as all that they have with it or besides."""
        return self.how == "follows" or self.followed is not None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a reader stands to one network or hub, for its card.

    Attributes:
        part: their part in it, or their request; None without.
        follows: they follow it.
        people: how many take part in it.
        owner: they may see who that are, and decide about it.
        owns: it is their own: they drive it, or are of its team.
    """

    part: Participant | None = None
    follows: bool = False
    people: int = 0
    owner: bool = False
    owns: bool = False


async def standing(unit: UnitOfWork, about: Thing, reader: str, people: int) -> Standing:
    """Return how a reader stands to a thing; nothing of their own when others read along.

    Args:
        unit: to read from.
        about: which.
        reader: key of the one person who gets to see it; empty when others read along.
        people: how many take part in it.
    """
    network = about.kind is ThingKind.NETWORK
    return Standing(
        part=await part_of(unit, about.slug, reader) if network else None,
        follows=await follows(unit, about.kind, about.slug, reader),
        people=people,
        owner=await owns(unit, about, reader, Right.SEE_PARTICIPANTS),
        owns=reader in about.owners,
    )


async def standing_of_network(unit: UnitOfWork, network: Network, reader: str) -> Standing:
    """Return how a reader stands to a network."""
    about = await of_network(unit, network)
    return await standing(unit, about, reader, await how_many(unit, network.slug))


async def involved(unit: UnitOfWork, member: str) -> list[Involved]:
    """Return all that a member takes part in, asked for or follows; what waits first."""
    parts = await unit.of(Participant).all(member=member)
    following = await unit.of(Follow).all(member=member)
    inquiries = await mine(unit, member)
    both = [(one.kind, one.thing) for one in following]
    both += [(one.kind, one.thing) for one in inquiries]
    slugs = [one.network for one in parts]
    slugs += [slug for kind, slug in both if kind is ThingKind.NETWORK]
    networks = {one.slug: one for one in await unit.of(Network).some(list(dict.fromkeys(slugs)))}
    ours = dict.fromkeys(slug for kind, slug in both if kind is ThingKind.HUB)
    hubs = {one.slug: one for one in await unit.of(Hub).some(list(ours))}
    also = {one.thing: one.since for one in following if one.kind is ThingKind.NETWORK}
    found = [
        _taken(one, networks[one.network], also.pop(one.network, None))
        for one in parts
        if one.network in networks
    ]
    for one in following:
        if one.kind is ThingKind.NETWORK and one.thing not in also:
            continue  # it stands with what they have with it
        about = (networks if one.kind is ThingKind.NETWORK else hubs).get(one.thing)
        if about is not None:
            live = about.status not in {"closed", "archived", "rejected"}
            found.append(Involved(one.kind, one.thing, about.name, "follows", one.since, live=live))
    for asked in inquiries:
        about = (networks if asked.kind is ThingKind.NETWORK else hubs).get(asked.thing)
        if about is not None and asked.status is not InquiryStatus.WITHDRAWN:
            found.append(_asked(asked, about))
    return sorted(found, key=lambda one: (_ORDER.index(one.how), one.name.casefold()))


def _asked(inquiry: Inquiry, about: Network | Hub) -> Involved:
    how: How = "inquiry" if inquiry.status is InquiryStatus.OPEN else "answered"
    live = about.status not in {"closed", "archived", "rejected"}
    at = inquiry.asked if how == "inquiry" else inquiry.at
    return Involved(
        inquiry.kind, about.slug, about.name, how, at, inquiry.text, live=live, ref=inquiry.slug
    )


def _taken(part: Participant, network: Network, followed: datetime | None) -> Involved:
    return Involved(
        ThingKind.NETWORK,
        network.slug,
        network.name,
        _HOW[part.state],
        part.at,
        part.answer,
        live=network.status == "published",
        followed=followed,
    )


async def standing_of_hub(unit: UnitOfWork, hub: Hub, reader: str) -> Standing:
    """Return how a reader stands to a hub; who takes part in it are those who were put in it."""
    people = await unit.of(Membership).count(group=hub.slug, place="hub")
    return await standing(unit, await of_hub(unit, hub), reader, people)
