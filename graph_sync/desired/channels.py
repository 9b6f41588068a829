"""The channels that a team should have: the blueprint's, made to measure by the workspace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph_sync.desired.membership_index import MembershipIndex, Subject
from graph_sync.model.blueprint import ChannelPrint, Section
from graph_sync.model.keys import channel_key, part_of, tab_key
from graph_sync.model.shapes import GENERAL, DesiredChannel, DesiredTab
from registry.core.errors import Fault
from registry.core.reference.teams_names import fault_of_channel_name, folded_name
from registry.core.reference.workspace import Workspace
from registry.hubs.founding import GENERAL_NAMES
from registry.provisioning.plan import Blocked, ResourceKind

_GENERAL = ChannelPrint(key=GENERAL, name=GENERAL_NAMES[0], known_as=GENERAL_NAMES[1:])
"""Every team has a first channel, whatever the blueprint says."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A channel to be: what the blueprint says, and what people call it."""

    print: ChannelPrint
    name: str


def channels_of(
    team: str, section: Section, workspace: Workspace | None, about: Subject, index: MembershipIndex
) -> tuple[tuple[DesiredChannel, ...], list[Blocked]]:
    """Return the channels of a team in order, and those that can't be.

    Args:
        team: its key.
        section: what the blueprint gives it.
        workspace: what is different; None for nothing.
        about: whose team it is.
        index: who is in which group.
    """
    found: list[DesiredChannel] = []
    blocked: list[Blocked] = []
    names: set[str] = set()
    for one in _plans(section, workspace):
        channel = _channel(team, one, about, index)
        if problem := _problem(team, channel, names):
            blocked.append(problem)
        else:
            found.append(channel)
        names.add(folded_name(one.name))
    return tuple(found), blocked


def _plans(section: Section, workspace: Workspace | None) -> Iterator[_Plan]:
    prints = [*section.channels]
    if not any(one.general for one in prints):
        prints.insert(0, _GENERAL)
    called: dict[str, str] = {}
    more: list[tuple[str, bool]] = []
    for name, private in _names(workspace):
        known = next((one for one in prints if one.is_called(name)), None)
        if known is None:
            more.append((name, private))
        else:
            called.setdefault(known.key, name)
    called |= workspace.called if workspace else {}
    for one in prints:
        plan = _Plan(one, called.get(one.key, one.name))
        if one.general or not _is_left_out(plan, workspace):
            yield plan
    yield from _more(more, {one.key for one in prints}, section, called)


def _is_left_out(plan: _Plan, workspace: Workspace | None) -> bool:
    names = {folded_name(name) for name in workspace.without} if workspace else set()
    return any(folded_name(name) in names for name in (plan.name, *plan.print.names))


def _names(workspace: Workspace | None) -> Iterator[tuple[str, bool]]:
    """Return the names that a workspace says, and whether that channel is private."""
    if workspace is not None:
        yield from ((name, False) for name in workspace.channels)
        yield from ((name, True) for name in workspace.private)


def _more(
    names: list[tuple[str, bool]], taken: set[str], section: Section, called: Mapping[str, str]
) -> Iterator[_Plan]:
    """Channels that only the workspace has; what Teams does not take is seen later."""
    for name, private in names:
        key = part_of(name, taken)
        taken.add(key)
        more = ChannelPrint.model_construct(key=key, name=name)
        if private:
            more = more.model_copy(update={"kind": "private", "members": section.private})
        yield _Plan(more, called.get(key, name))


def _channel(team: str, one: _Plan, about: Subject, index: MembershipIndex) -> DesiredChannel:
    key = channel_key(team, one.print.key)
    tabs = (
        DesiredTab(tab_key(key, tab.key), tab.name, tab.app, tab.url_for(about.slug))
        for tab in one.print.tabs
    )
    people = index.members(one.print.members, about)
    if one.print.kind == "private":
        people |= index.let_in(one.print.key, about)
    return DesiredChannel(
        key=key,
        name=one.name,
        kind=one.print.kind,
        description=one.print.description.format(name=about.name),
        general=one.print.general,
        known_as=each_name(one.name, *one.print.names),
        members=people,
        tabs=tuple(tabs),
    )


def each_name(*names: str) -> tuple[str, ...]:
    """Return the names that Teams takes for different ones, in order, each as it comes first."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(folded_name(name), name)
    return tuple(found.values())


def _problem(team: str, channel: DesiredChannel, taken: set[str]) -> Blocked | None:
    fault = None if channel.general else fault_of_channel_name(channel.name)
    if fault is None and folded_name(channel.name) in taken:
        fault = Fault("name", "double", {"suggestion": ""})
    if fault is None:
        return None
    why, value = ("double", channel.name) if fault.code == "double" else ("name", fault.code)
    suggestion = str(fault.params["suggestion"])
    return Blocked(channel.key, team, channel.name, ResourceKind.CHANNEL, why, value, suggestion)
