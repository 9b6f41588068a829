"""What conversations about being let in read before they show or change something."""

from __future__ import annotations

from collections.abc import Sequence

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, CardJson
from cards.admissions.asking import OwnRequest, OwnSeat, PlaceName
from cards.admissions.deciding import Case
from cards.kit.translator import Translator
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.shapes import GENERAL
from registry.admissions.asking import mine, seat_of
from registry.admissions.channels import private_channels
from registry.admissions.request import AdmissionRequest
from registry.core.errors import NotFound
from registry.core.membership import ChannelMembership, Membership
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answering
from registry.members.member import Member
from registry.onboarding.appointments import begins_of
from registry.organisations.organisation import Organisation


def channels_of(ask: Ask, place: Hub | Subgroup) -> dict[str, str]:
    """Return the private channels of a hub: last part of the key → name; of a group none."""
    if not isinstance(place, Hub):
        return {}
    prints = ask.sync_info.blueprint.hubs.of(place.slug).channels
    given = {one.key: (one.names, one.kind == "private") for one in prints if one.key != GENERAL}
    return private_channels(place, given)


async def places_of(unit: UnitOfWork, groups: Sequence[str]) -> dict[str, Hub | Subgroup]:
    """Return the hubs and groups with these slugs, by slug."""
    keys = sorted(set(groups))
    found: dict[str, Hub | Subgroup] = {one.slug: one for one in await unit.of(Hub).some(keys)}
    return found | {one.slug: one for one in await unit.of(Subgroup).some(keys)}


def place_name(place: Hub | Subgroup, channel: str = "", channel_label: str = "") -> PlaceName:
    """Return a place as people know it."""
    hub, begins = isinstance(place, Hub), begins_of(place)
    return PlaceName(place.slug, place.name, hub, channel, channel_label, begins)


async def channel_called(unit: UnitOfWork, hub: str, channel: str) -> str:
    """Return what people call a channel of a hub, as the ledger knows it; else its key."""
    known = await unit.of(LedgerEntry).find(f"hub:{hub}:{channel}")
    return known.name if known is not None and known.name else channel


async def cases_of(unit: UnitOfWork, requests: Sequence[AdmissionRequest]) -> list[Case]:
    """Return requests with the names behind their keys, in the same order."""
    places = await places_of(unit, [one.group for one in requests])
    keys = {key for one in requests for key in (one.member, one.by) if key}
    people = {one.slug: one for one in await unit.of(Member).some(sorted(keys))}
    parties = sorted({one.organisation for one in people.values() if one.organisation})
    labels = {one.slug: one.label for one in await unit.of(Organisation).some(parties)}
    found = []
    for one in requests:
        if one.group not in places:
            continue
        place, asker = places[one.group], people.get(one.member)
        seat = await seat_of(unit, place, one.member, one.channel)
        by = people.get(one.by or "")
        found.append(
            Case(
                one,
                place_name(place, one.channel, one.channel_label),
                asker.name if asker else "",
                labels.get(asker.organisation or "", "") if asker else "",
                by.name if by else "",
                longer=seat is not None,
            )
        )
    return found


async def case_of(unit: UnitOfWork, slug: str) -> Case:
    """Return one request with its names. Raises NotFound."""
    cases = await cases_of(unit, [await unit.of(AdmissionRequest).get(slug)])
    if not cases:
        raise NotFound(AdmissionRequest.section, slug)
    return cases[0]


async def own_requests(unit: UnitOfWork, member: str) -> list[OwnRequest]:
    """Return somebody's requests with the names of the places."""
    return [
        OwnRequest(one.place, one.request) for one in await cases_of(unit, await mine(unit, member))
    ]


async def own_seats(unit: UnitOfWork, member: str) -> list[OwnSeat]:
    """Return somebody's places that end, the next first."""
    seats = await unit.of(Membership).all(member=member)
    named = await unit.of(ChannelMembership).all(member=member)
    held: list[Membership | ChannelMembership] = [*seats, *named]
    ending = [one for one in held if one.until is not None]
    places = await places_of(unit, [one.group for one in ending])
    found = []
    for one in sorted(ending, key=lambda one: (str(one.until), one.slug)):
        if one.group in places:
            channel = one.channel if isinstance(one, ChannelMembership) else ""
            called = await channel_called(unit, one.group, channel) if channel else ""
            found.append(OwnSeat(place_name(places[one.group], channel, called), one))
    return found


async def deciders_of(unit: UnitOfWork, t: Translator, place: Hub | Subgroup) -> str:
    """Return in words who decides on a place."""
    if not await answering(unit, place):
        return t("admissions-deciders-kernteam")
    return t("admissions-deciders-hub" if isinstance(place, Hub) else "admissions-deciders-owners")


def answered(ask: Ask, card: CardJson, title: str, verb: str, *, done: bool = True) -> Answer:
    """Return a card for the eyes of who asked alone; see `private_reply`."""
    return private_reply(ask, card, title=title, verb=verb, done=done)
