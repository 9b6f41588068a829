"""Read the desired teams from the registry, by the blueprint."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph_sync.desired.channels import channels_of, each_name
from graph_sync.desired.membership_index import MembershipIndex, Subject, leads_of
from graph_sync.model.blueprint import Blueprint, Section
from graph_sync.model.keys import nickname, team_key, unique_name
from graph_sync.model.shapes import DesiredChannel, DesiredState, DesiredTab, DesiredTeam
from registry.core.reference.teams_names import fault_of_team_name, folded_name
from registry.core.reference.workspace import Workspace
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.networks.network import Network
from registry.provisioning.plan import Blocked, ResourceKind


@dataclass(frozen=True, slots=True)
class _Thing:
    """A subgroup, hub or network that has a place, or had one.

    Attributes:
        archived: its place, if it has one, is no longer in use.
    """

    key: str
    workspace: Workspace | None
    archived: bool
    section: Section
    about: Subject


async def read_desired(
    unit: UnitOfWork, blueprint: Blueprint, owners: Sequence[str], ahead: Collection[str] = ()
) -> DesiredState:
    """Read the desired state: every team that the registry wants in Teams.

    Args:
        unit: to read in.
        blueprint: which places each kind of thing gets.
        owners: object ids of who owns the teams. When there are none, the kernteam and the
            administrators are candidates: who of them can own a team (no guest, not disabled) is
            known when the tenant was read, see `graph_sync.model.owners`.
        ahead: slugs of planned hubs that are taken as if they had begun: to see what their plan
            would be. Of the others nothing is wanted, neither a team nor anybody in one.
    """
    every = await unit.of(Hub).all()
    hubs = [one for one in every if one.slug in ahead or not is_on_paper(one)]
    paper = [one for one in every if one not in hubs]
    networks = {one.slug: one for one in await unit.of(Network).all()}
    subgroups = await unit.of(Subgroup).all()
    index = await MembershipIndex.read(unit, hubs, networks.values(), paper)
    things = _ordered(blueprint, _things(blueprint, subgroups, hubs, networks))
    named = tuple(dict.fromkeys(one.casefold() for one in owners)) or index.candidates
    teams: dict[str, DesiredTeam] = {}
    blocked: list[Blocked] = []
    names: set[str] = set()
    for thing in things:
        name = _name(thing)
        if problem := _problem(thing, name, names):
            blocked.append(problem)
            continue
        if not thing.archived:
            names.add(folded_name(name))
        team, faults = _team(thing, name, index, named)
        teams[team.key] = team
        blocked += faults
    inside = _inside(teams.values())
    people = {key: person for key, person in index.people.items() if key in inside}
    return DesiredState(teams, people, tuple(blocked))


def is_on_paper(hub: Hub) -> bool:
    """Return whether a hub never was in Teams: it is planned, or was dropped before it began."""
    if hub.status == "planned":
        return True
    dropped = hub.verdict is not None and hub.verdict.was == "planned"
    return hub.status == "closed" and dropped


def _things(
    blueprint: Blueprint,
    subgroups: Iterable[Subgroup],
    hubs: Iterable[Hub],
    networks: Mapping[str, Network],
) -> Iterator[_Thing]:
    for group in subgroups:
        about = Subject("subgroup", group.slug, group.name)
        archived = group.status == "archived"
        yield from _placed(group, about, blueprint.subgroups, archived=archived)
    for hub in hubs:
        about = Subject("hub", hub.slug, hub.name, leads_of(networks, hub.networks))
        yield from _placed(hub, about, blueprint.hubs, archived=hub.status == "closed")
    for network in networks.values():
        about = Subject("network", network.slug, network.name, network.leads)
        archived = network.status != "published"
        yield from _placed(network, about, blueprint.networks, archived=archived)


def _placed(
    thing: Subgroup | Hub | Network, about: Subject, section: Section, *, archived: bool
) -> Iterator[_Thing]:
    """Return the thing, if the blueprint gives it a place."""
    if section.places == "all" or (section.places == "workspace" and thing.workspace):
        key = team_key(about.kind, about.slug)
        yield _Thing(key, thing.workspace, archived, section.of(about.slug), about)


def _ordered(blueprint: Blueprint, things: Iterable[_Thing]) -> list[_Thing]:
    kinds = ("subgroup", "hub", "network")
    first = {key: rank for rank, key in enumerate(blueprint.first)}

    def rank(one: _Thing) -> tuple[int, int, str]:
        return (first.get(one.key, len(first)), kinds.index(one.about.kind), one.key)

    return sorted(things, key=rank)


def _name(thing: _Thing) -> str:
    if thing.workspace is not None:
        return thing.workspace.name
    return thing.section.team.format(name=thing.about.name)


def _problem(thing: _Thing, name: str, taken: set[str]) -> Blocked | None:
    """Return why there can't be a team of this name."""
    blocked = Blocked(thing.key, thing.key, name, ResourceKind.TEAM, "double", name)
    if fault := fault_of_team_name(name):
        suggestion = str(fault.params["suggestion"])
        return dataclasses.replace(blocked, why="name", value=fault.code, suggestion=suggestion)
    return blocked if not thing.archived and folded_name(name) in taken else None


def _team(
    thing: _Thing, name: str, index: MembershipIndex, owners: tuple[str, ...]
) -> tuple[DesiredTeam, list[Blocked]]:
    section = thing.section
    channels, blocked = channels_of(thing.key, section, thing.workspace, thing.about, index)
    members = index.members(section.members, thing.about)
    if thing.archived:  # nobody is put in or taken out of what rests
        members = frozenset()
        channels = tuple(dataclasses.replace(one, members=members) for one in channels)
    other = (section.team, *section.known_as)
    team = DesiredTeam(
        key=thing.key,
        name=name,
        unique_name=unique_name(thing.key),
        nickname=nickname(thing.key),
        description=section.description.format(name=thing.about.name),
        known_as=each_name(name, *(one.format(name=thing.about.name) for one in other)),
        archived=thing.archived,
        channels=channels,
        members=members.union(*(one.members for one in channels)),
        owners=owners,
        bot=section.bot,
        welcome=section.welcome,
    )
    return team, blocked


def _inside(teams: Iterable[DesiredTeam]) -> frozenset[str]:
    return frozenset().union(*(team.members for team in teams))


def fingerprint(desired: DesiredState) -> str:
    """Return a digest of the desired state that does not depend on the order of its teams.

    The ledger keeps it, so its input keeps the form in which it was first written, whatever the
    classes are called today: another form would have every team planned anew after an upgrade.
    """
    digest = hashlib.sha256()
    for key in sorted(desired.teams):
        digest.update(repr(_plain(desired.teams[key])).encode())
    for key in sorted(desired.people):
        digest.update(repr(dataclasses.astuple(desired.people[key])).encode())
    for one in sorted(desired.blocked, key=lambda one: (one.key, one.why)):
        digest.update(repr(_blocked_form(one)).encode())
    return digest.hexdigest()[:32]


def _plain(team: DesiredTeam) -> list[object]:
    channels = [
        (_channel_form(one), sorted(one.members))
        for one in sorted(team.channels, key=lambda one: one.key)
    ]
    return [*(_fields(team) | {"members": sorted(team.members), "channels": channels}).values()]


class _Stored(str):
    """Text that stands in a digest as it is, without quotes."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _channel_form(channel: DesiredChannel) -> _Stored:
    tabs = tuple(_form("WantedTab", _fields(one)) for one in channel.tabs)
    return _form("WantedChannel", _fields(channel) | {"members": frozenset(), "tabs": tabs})


def _blocked_form(blocked: Blocked) -> tuple[object, ...]:
    kind = _Stored(f"<Kind.{blocked.kind.name}: {blocked.kind.value!r}>")
    return tuple(kind if one is blocked.kind else one for one in dataclasses.astuple(blocked))


def _form(name: str, fields: Mapping[str, object]) -> _Stored:
    return _Stored(f"{name}({', '.join(f'{key}={value!r}' for key, value in fields.items())})")


def _fields(one: DesiredTeam | DesiredChannel | DesiredTab) -> dict[str, object]:
    return {field.name: getattr(one, field.name) for field in dataclasses.fields(one)}
