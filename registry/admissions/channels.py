"""Who is in a private channel of a hub: its own team, and who was let in by name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from registry.core.dates.workdays import today
from registry.core.entity import slugify
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.channels import HubChannel, channels_of
from registry.hubs.hub import Hub
from registry.hubs.ways_in import answers_for

Given = Mapping[str, tuple[tuple[str, ...], bool]]
"""Key of a channel that the blueprint gives a hub → the names that it is known by, and whether it
is private."""


def private_channels(hub: Hub, given: Given) -> dict[str, str]:
    """Return the private channels of a hub: last part of the key → what people call it."""
    names = {key: known for key, (known, _) in given.items()}
    kinds = {name: key for key, (known, _) in given.items() for name in known}
    own = hub.workspace.private if hub.workspace else ()
    found = {}
    for one in channels_of(hub, names):
        key = _key_of(one, kinds)
        if one.blueprint and given[key][1]:
            found[key] = one.name
        elif not one.blueprint and one.known_as[0] in own:
            found[slugify(one.known_as[0])] = one.name
    return found


def _key_of(channel: HubChannel, kinds: Mapping[str, str]) -> str:
    return next((kinds[name] for name in channel.known_as if name in kinds), "")


async def is_in_channel(unit: UnitOfWork, hub: Hub, channel: str, member: str) -> bool:
    """Return whether somebody is in a private channel: by the hub's team, or by name."""
    day = today(unit.now)
    held = await unit.of(Membership).find(Membership.key(hub.slug, member))
    if held is None or held.is_over(day):
        return False
    if held.role is Role.HUB_TEAM or held.profile is not None:
        return True
    key = ChannelMembership.key(hub.slug, channel, member)
    named = await unit.of(ChannelMembership).find(key)
    return named is not None and not named.is_over(day)


async def let_into_channel(
    unit: UnitOfWork, hub: Hub, channel: str, member: str, until: date | None = None
) -> ChannelMembership:
    """Let somebody who is in a hub into one of its private channels; again changes the end.

    Raises:
        NotAllowed: the actor does not answer for the hub.
    """
    await require(unit, Right.LET_IN, owner=await answers_for(unit, hub))
    seat = ChannelMembership(
        slug=ChannelMembership.key(hub.slug, channel, member),
        member=member,
        group=hub.slug,
        channel=channel,
        since=today(unit.now),
        until=until,
    )
    return await unit.of(ChannelMembership).upsert(
        seat, lambda known: known.model_copy(update={"until": until})
    )


async def take_out_of_channel(unit: UnitOfWork, hub: Hub, channel: str, member: str) -> None:
    """Take somebody out of a channel that they were let into by name.

    Raises:
        NotAllowed: the actor does not answer for the hub, and it is not themselves.
        NotFound: they are not in it by name.
    """
    own = member == unit.actor or await answers_for(unit, hub)
    await require(unit, Right.LET_IN, owner=own)
    await unit.of(ChannelMembership).remove(ChannelMembership.key(hub.slug, channel, member))
