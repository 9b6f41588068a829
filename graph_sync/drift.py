"""Decisions that a person may take about a change by hand in Teams.

Put it right: the change is applied. Accept it: what Teams shows becomes what the registry wants.
Leave it: both stay as they are, and nobody is asked again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import ValidationError

from graph_sync.ledger.ledger import LedgerEntry, LedgerRoster
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.keys import channel_key, channel_of, part_of, team_key, team_of
from registry.admissions.channels import let_into_channel, take_out_of_channel
from registry.core.errors import Invalid, NotFound, RegistryError
from registry.core.membership import ChannelMembership, Membership
from registry.core.permissions import Right, require
from registry.core.reference.teams_names import folded_name
from registry.core.reference.workspace import Workspace
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.onboarding.appointments import appoint, dismiss
from registry.onboarding.departures import come_back, depart
from registry.provisioning.plan import PlannedChange, ResourceKind, SyncAction

Choice = Literal["put_right", "accept", "leave"]
Thing = Subgroup | Hub | Network

_NOUNS: dict[str, type[Subgroup | Hub | Network]] = {
    "subgroup": Subgroup,
    "hub": Hub,
    "network": Network,
}
_ACCEPTED = frozenset(
    {
        (SyncAction.RENAME, ResourceKind.TEAM),
        (SyncAction.RENAME, ResourceKind.CHANNEL),
        (SyncAction.ADD, ResourceKind.MEMBER),
        (SyncAction.REMOVE, ResourceKind.MEMBER),
        (SyncAction.CREATE, ResourceKind.CHANNEL),
        (SyncAction.UNARCHIVE, ResourceKind.CHANNEL),
        (SyncAction.ARCHIVE, ResourceKind.CHANNEL),
        (SyncAction.INVITE, ResourceKind.GUEST),  # they left
    }
)
_NOT_LEFT = frozenset({SyncAction.ADD, SyncAction.PROMOTE, SyncAction.DEMOTE, SyncAction.INVITE})
"""Who should be in a place or own it by the registry: that is changed there."""


Because = Literal["", "team", "rule"]
"""From what somebody's place follows: their place in a hub's core team, or a rule for all who have
a role, take part, or drive a network; empty for anything else."""


@dataclass(frozen=True, slots=True)
class Undo:
    """What it takes to have somebody as they were before `accept` took them out.

    Attributes:
        member: their key.
        group: slug of the hub or group; empty for who was said to have left PLeK.
        channel: last part of the key of a private channel of that hub.
        role: what they were there.
        until: the first day on which they would have been out.
    """

    member: str
    group: str = ""
    channel: str = ""
    role: Role | None = None
    until: date | None = None


class NotAcceptable(RegistryError):
    """The registry can't take this over: it follows from something else there.

    Attributes:
        change: what was to be accepted.
        because: from what it follows.
    """

    def __init__(self, change: PlannedChange, because: Because = "") -> None:
        super().__init__(
            f"{change.action} of {change.kind} {change.key.partition('/')[0]} can't be accepted: "
            "what the registry wants there follows from something else; change that, or put it "
            "right in Teams"
        )
        self.change = change
        self.because = because


def choices(change: PlannedChange) -> tuple[Choice, ...]:
    """Return what a person may choose about a change that somebody made by hand."""
    # Without an address nobody can be invited again.
    found: list[Choice] = [] if change.departed and not change.calls else ["put_right"]
    if (change.action, change.kind) in _ACCEPTED:
        found.append("accept")
    if change.action not in _NOT_LEFT:
        found.append("leave")
    return tuple(found)


async def leave(unit: UnitOfWork, change: PlannedChange) -> None:
    """Let it be as it is in Teams; nobody is asked about it again.

    Raises:
        NotAllowed: not of the kernteam.
        NotAcceptable: the registry decides on this alone (`choices`).
        NotFound: the ledger has no such thing (any more).
    """
    await require(unit, Right.SETTLE_DRIFT)
    if "leave" not in choices(change):
        raise NotAcceptable(change)
    if change.kind is ResourceKind.MEMBER:
        await _leave_member(unit, change)
        return
    entries = unit.of(LedgerEntry)
    entry = await entries.get(change.key)
    if change.action is SyncAction.DESCRIBE and change.before:
        # From now on this is their own text, which stays; the name is still looked after.
        news: dict[str, Any] = {"adopted": True, "description": change.before}
    else:
        news = {"left_alone": True}
    await entries.put(entry.model_copy(update=news))


async def _leave_member(unit: UnitOfWork, change: PlannedChange) -> None:
    rosters, place = unit.of(LedgerRoster), change.key.partition("/")[0]
    roster = await rosters.get(place)
    if change.member not in roster.left_alone:
        alone = (*roster.left_alone, change.member)
        await rosters.put(roster.model_copy(update={"left_alone": alone}))


async def accept(
    unit: UnitOfWork, change: PlannedChange, blueprint: Blueprint | None = None
) -> Undo | None:
    """Have the registry want what Teams shows.

    Args:
        unit: its actor accepts.
        change: what would put it right.
        blueprint: which channels there are without the registry's word; the built-in one if None.

    Returns:
        What `undo` takes to have somebody back who was taken out by it.

    Raises:
        NotAllowed: not of the kernteam.
        NotAcceptable: what the registry wants follows from something else than can be changed here.
        NotFound: the registry has no such thing (any more).
        Invalid: the registry does not take the name that somebody gave in Teams.
    """
    await require(unit, Right.SETTLE_DRIFT)
    if "accept" not in choices(change):
        raise NotAcceptable(change)
    if change.departed:
        await depart(unit, change.member, gone=True)
        return Undo(change.member)
    thing = await _thing(unit, change.area)
    place = _Furnishing(thing, change, blueprint or Blueprint.load(None))
    if change.kind is ResourceKind.MEMBER:
        return await _accept_member(unit, change, thing, place)
    if change.kind is ResourceKind.TEAM:
        news = {"name": change.before}
    elif change.action is SyncAction.RENAME:
        news = place.called()
    elif change.action is SyncAction.ARCHIVE:
        news = place.having()
    else:
        news = place.without()
    await unit.of(type(thing)).put(place.furnished(news))
    return None


async def undo(unit: UnitOfWork, how: Undo) -> None:
    """Have somebody back whom `accept` took out; again is as once.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: the hub or group, or the person, is not there any more.
        Invalid: the end that they had has come meanwhile (`until_past`).
    """
    await require(unit, Right.SETTLE_DRIFT)
    if not how.group:
        await come_back(unit, how.member)
    elif how.channel:
        hub = await unit.of(Hub).get(how.group)
        await let_into_channel(unit, hub, how.channel, how.member, how.until)
    elif await unit.of(Membership).find(Membership.key(how.group, how.member)) is None:
        await appoint(unit, how.group, how.member, role=how.role, until=how.until)


async def _thing(unit: UnitOfWork, area: str) -> Thing:
    """Return the subgroup, hub or network whose team this is."""
    kind, _, slug = area.partition(":")
    entity = _NOUNS[kind]
    found = await unit.of(entity).find(slug)
    if found is None:  # its key was too long to be part of another one
        every = await unit.of(entity).all()
        found = next((one for one in every if team_key(kind, one.slug) == area), None)
    if found is None:
        raise NotFound(entity.section, slug)
    return found


# --- people


async def _accept_member(
    unit: UnitOfWork, change: PlannedChange, thing: Thing, place: _Furnishing
) -> Undo | None:
    if isinstance(thing, Network):
        await _accept_lead(unit, change, thing)
        return None
    in_channel = change.key.partition("/")[0] != change.area
    if change.action is SyncAction.REMOVE:
        await _put_in(unit, change, thing, place.own_private, in_channel=in_channel)
        return None
    if in_channel:
        return await _end_in_channel(unit, change, thing)
    return await _end_membership(unit, change, thing)


async def _put_in(
    unit: UnitOfWork, change: PlannedChange, thing: Subgroup | Hub, own: str, *, in_channel: bool
) -> None:
    """Put somebody in who was put in by hand.

    Args:
        unit: see `accept`.
        change: see `accept`.
        thing: whose team it is.
        own: last part of the key of a private channel that this hub has for itself: who is put in
            that is in it by name, and not in the hub's core team.
        in_channel: it is a private channel, not the team.
    """
    if not (isinstance(thing, Hub) and own):
        role = None if isinstance(thing, Subgroup) else Role.HUB_TEAM if in_channel else Role.MEMBER
        await appoint(unit, thing.slug, change.member, role=role)
        return
    if await unit.of(Membership).find(Membership.key(thing.slug, change.member)) is None:
        await appoint(unit, thing.slug, change.member, role=Role.MEMBER)
    await let_into_channel(unit, thing, own, change.member)


async def _accept_lead(unit: UnitOfWork, change: PlannedChange, network: Network) -> None:
    others = tuple(one for one in network.leads if one != change.member)
    leads = (*others, change.member) if change.action is SyncAction.REMOVE else others
    await unit.of(Network).put(network.model_copy(update={"leads": leads}))


async def _end_in_channel(unit: UnitOfWork, change: PlannedChange, thing: Subgroup | Hub) -> Undo:
    """Take somebody out of a private channel that they are in by name, and by nothing else."""
    held = await unit.of(ChannelMembership).all(group=thing.slug, member=change.member)
    place = change.key.partition("/")[0]
    # The key of a place is cut where a channel's name is long.
    named = next((one for one in held if channel_key(change.area, one.channel) == place), None)
    membership = await unit.of(Membership).find(Membership.key(thing.slug, change.member))
    if named is None or not isinstance(thing, Hub) or _is_of_team(thing, membership, change):
        raise NotAcceptable(change, "team")
    await take_out_of_channel(unit, thing, named.channel, change.member)
    return Undo(change.member, thing.slug, named.channel, until=named.until)


async def _end_membership(unit: UnitOfWork, change: PlannedChange, thing: Subgroup | Hub) -> Undo:
    """End it where it is nothing but a membership: a profile or a role is taken away elsewhere."""
    membership = await unit.of(Membership).find(Membership.key(thing.slug, change.member))
    if isinstance(thing, Hub) and _has_seat(thing, membership, change.member):
        raise NotAcceptable(change, "team")
    if membership is None:
        raise NotAcceptable(change, "rule")
    await dismiss(unit, thing.slug, change.member)
    return Undo(change.member, thing.slug, role=membership.role, until=membership.until)


def _is_of_team(hub: Hub, membership: Membership | None, change: PlannedChange) -> bool:
    """Return whether somebody is in a hub's core team, and so in its private channels."""
    role = membership.role if membership else None
    return role is Role.HUB_TEAM or _has_seat(hub, membership, change.member)


def _has_seat(hub: Hub, membership: Membership | None, member: str) -> bool:
    profile = membership.profile if membership else None
    return profile is not None or any(one.member == member for one in hub.team)


# --- places


class _Furnishing:
    """The effect on a thing's workspace when a change of its team is accepted.

    Args:
        thing: whose team it is.
        change: what would put it right.
        blueprint: which channels there are without the registry's word.
    """

    def __init__(self, thing: Thing, change: PlannedChange, blueprint: Blueprint) -> None:
        sections = {Subgroup: blueprint.subgroups, Hub: blueprint.hubs, Network: blueprint.networks}
        self._thing = thing
        self._change = change
        self._section = sections[type(thing)].of(thing.slug)
        name = self._section.team.format(name=thing.name)
        self._place = thing.workspace or Workspace.model_construct(name=name)
        self._part = channel_of(change.key).removeprefix(f"{team_of(change.key)}:")

    @property
    def own_private(self) -> str:
        """Return the last part of the key of its own private channel; empty for any other place."""
        parts = (part_of(name) for name in self._place.private)
        place = self._change.key.partition("/")[0]
        return next((part for part in parts if channel_key(self._change.area, part) == place), "")

    def furnished(self, news: dict[str, Any]) -> Thing:
        """Return the thing with something else in its workspace. Raises Invalid."""
        try:
            workspace = Workspace.model_validate({**self._place.model_dump(), **news})
        except ValidationError as error:
            raise Invalid.of(error) from error
        return self._thing.model_copy(update={"workspace": workspace})

    def called(self) -> dict[str, Any]:
        """Accept another name of a channel."""
        return {"called": self._place.called | {self._part: self._change.before}}

    def without(self) -> dict[str, Any]:
        """Accept that a channel was archived or deleted. Raises NotAcceptable."""
        place, blueprints = self._place, self._blueprint_names()
        own = [one for one in (*place.channels, *place.private) if part_of(one) == self._part]
        gone = {folded_name(one) for one in (*blueprints, *own)}
        if not gone:
            raise NotAcceptable(self._change)
        return {
            "channels": tuple(one for one in place.channels if folded_name(one) not in gone),
            "private": tuple(one for one in place.private if folded_name(one) not in gone),
            "without": (*place.without, *blueprints[:1]),
        }

    def having(self) -> dict[str, Any]:
        """Accept that a channel was brought back from the archive."""
        place, blueprints = self._place, self._blueprint_names()
        if not blueprints:
            return {"channels": (*place.channels, self._change.name)}
        back = {folded_name(one) for one in (*blueprints, self._change.name)}
        return {"without": tuple(one for one in place.without if folded_name(one) not in back)}

    def _blueprint_names(self) -> tuple[str, ...]:
        """Return the names of the channel in the blueprint; none when it is the workspace's own."""
        prints = self._section.channels
        return next((one.names for one in prints if one.key == self._part), ())
