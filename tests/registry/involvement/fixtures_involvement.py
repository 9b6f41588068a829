"""People, two networks and a hub for the tests of involvement."""

from contextlib import asynccontextmanager

from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import NetworkKind, Profile, Region, Role, Scale
from registry.hubs.hub import Hub, Seat
from registry.members.member import Member
from registry.networks.network import Network
from registry.store.store import Store
from tests.registry.networks.fixtures_networks import do
from tests.support.conversation import Clock

__all__ = ["do"]

LEAD, SECOND, OTHER_LEAD, GONE_LEAD = "lead", "second", "other-lead", "gone-lead"
MEMBER, STRANGER = "member", "stranger"
KERN, CHIEF = "kern", "chief"
LINK, SEATED, IN_HUB = "link", "seated", "in-hub"
"""The hub's Verbinder, somebody else of its team, and who was only put in the hub."""
INITIATIVE, STEERING, AMBASSADOR = "initiative", "steering", "ambassador"

EVERYBODY = (
    *(LEAD, SECOND, OTHER_LEAD, GONE_LEAD, MEMBER, STRANGER, KERN, CHIEF, LINK, SEATED, IN_HUB),
    *(INITIATIVE, STEERING, AMBASSADOR),
)
WATER, SOIL, AWAY, HUB = "water", "bodem", "weg", "twente"


def network(slug, *leads, **news):
    values = {
        "slug": slug,
        "name": f"Netwerk {slug.title()}",
        "kind": NetworkKind.LEARNING,
        "purpose": "Samen leren.",
        "scale": Scale.REGIONAL,
        "status": "published",
        "leads": leads,
    }
    return Network(**values | news)


def _seat(group, member, role, profile=None):
    place = "hub" if group == HUB else "subgroup"
    slug = Membership.key(group, member)
    return Membership(
        slug=slug, member=member, group=group, place=place, role=role, profile=profile
    )


@asynccontextmanager
async def world(url):
    """A store with its clock."""
    clock = Clock()
    async with await Store.open(url, clock=clock, administrators=(CHIEF,)) as store:
        async with store.write(SYSTEM) as unit:
            for key in EVERYBODY:
                status = "left" if key == GONE_LEAD else "introduced"
                await unit.of(Member).add(
                    Member(
                        slug=key,
                        name=f"Naam {key.title()}",
                        email=f"{key}@adres.example",
                        status=status,
                    )
                )
            for one in (
                network(WATER, LEAD, SECOND, GONE_LEAD),
                network(SOIL, OTHER_LEAD),
                network(AWAY, LEAD, status="archived"),
            ):
                await unit.of(Network).add(one)
            seats = (
                Seat(profile=Profile.ENTREPRENEUR, member=SEATED),
                Seat(profile=Profile.CONNECTOR, member=LINK),
                Seat(profile=Profile.PROJECT_LEADER),
            )
            await unit.of(Hub).add(
                Hub(
                    slug=HUB,
                    name="Twente",
                    region=Region.TWENTE,
                    province=Region.OVERIJSSEL,
                    team=seats,
                )
            )
            for one in (
                _seat("kernteam", KERN, Role.KERNTEAM),
                _seat("initiatiefgroep", INITIATIVE, Role.INITIATIVE),
                _seat("stuurgroep", STEERING, Role.STEERING),
                _seat("ambassadeurs", AMBASSADOR, Role.AMBASSADOR),
                _seat(HUB, LINK, Role.HUB_TEAM, Profile.CONNECTOR),
                _seat(HUB, SEATED, Role.HUB_TEAM),
                _seat(HUB, IN_HUB, Role.MEMBER),
            ):
                await unit.of(Membership).add(one)
        yield store, clock


async def events(store, *names):
    """The events that wait, as (name, due later or not); takes those that are due out."""
    parcels = await store.outbox.claim(200, 60.0)
    for parcel in parcels:
        await store.outbox.ack(parcel.id)
    found = [parcel.event for parcel in sorted(parcels, key=lambda one: one.id)]
    return [one for one in found if not names or one.name in names]
