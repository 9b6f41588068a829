"""Teams: made, restored, brought out of the archive, named, and archived."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from graph_sync.apply.lags import YOUNG_GROUP, StillWaiting
from graph_sync.apply.operations import execute
from graph_sync.apply.run import ApplyRun, body_of, told
from graph_sync.concurrency import together
from graph_sync.graph import calls
from graph_sync.graph.errors import (
    Forbidden,
    GraphFault,
    Missing,
    NotReady,
    Refused,
    Unclear,
)
from graph_sync.graph.models import GraphChannel, GraphGroup, GraphObject, GraphTeam
from graph_sync.graph.urls import object_address, patient, user_address
from graph_sync.ledger.edits import asked, changed, forgotten, intended, owned, there
from graph_sync.model.owners import AT_ONCE
from graph_sync.model.shapes import GENERAL, DesiredTeam
from graph_sync.quarantine import NoOwner, NotOurs
from registry.provisioning.plan import PlannedChange, SyncAction

YOUNG = 60.0
"""For so many of Graph's seconds what was made just now may be unknown to other parts of it."""


def room(run: ApplyRun, area: str) -> int:
    """Return how many members can come along when a team is made."""
    return calls.BIND - 2 * len(run.owners(area)[:AT_ONCE])


async def create(
    run: ApplyRun, change: PlannedChange, members: Sequence[PlannedChange]
) -> Sequence[PlannedChange]:
    """Make a team, with its first members, or go on with making it.

    Args:
        run: the application.
        change: that it is made.
        members: that people come into it who can come along at once (`room`).

    Returns:
        Who came along.

    Raises:
        NoOwner: nobody can own it.
        StillWaiting: Teams does not know its group yet.
    """
    team = run.desired.teams[change.key]
    if not run.owners(change.key):
        raise NoOwner
    known = run.ids.get(team.key) or _teamless(run, team)
    # The intent is written before the call: a run that is stopped in between finds its group.
    about = {"kind": "team", "name": team.name, "description": team.description}
    await run.write(intended(team.key, run.now, graph_id=known, **about))
    group = known or await _group(run, change, team, members)
    run.ids[team.key] = group
    if (entry := run.entry(team.key)) is not None and entry.adopted:
        await _furnish(run, change, team, group)
    await _team(run, change, team, group)
    await first_channel(run, change)
    return () if known else members


def _teamless(run: ApplyRun, team: DesiredTeam) -> str:
    """Return the id of the group, when we were stopped before it became a team."""
    unique = team.unique_name if run.entry(team.key) is not None else ""
    found = (one.id for one in run.observed.teams.values() if unique and one.unique_name == unique)
    return next(found, "")


async def _group(
    run: ApplyRun, change: PlannedChange, team: DesiredTeam, members: Sequence[PlannedChange]
) -> str:
    users = [run.user(one) for one in members]
    owners = run.owners(team.key)[:AT_ONCE]
    together = dict.fromkeys((*owners, *users))
    body: dict[str, Any] = {
        "displayName": team.name,
        "mailNickname": team.nickname,
        "mailEnabled": True,
        "securityEnabled": False,
        "groupTypes": ["Unified"],
        "visibility": "Private",
        "owners@odata.bind": [user_address(one) for one in owners],
        "members@odata.bind": [object_address(one) for one in together],
    }
    if team.description:
        body["description"] = team.description
    # An upsert by unique name: sent twice it makes one group, which POST /groups would not.
    call = patient(calls.upsert_group(team.unique_name, body), YOUNG)  # guests may be new
    try:
        reply = await run.send(call, change, *members, on=users)
    except Refused as error:  # maybe it was made by a try of which no answer came
        group = await _found(run, team, error)
        await _ours(run, team, group, {*owners, *users})
        await run.write(changed(team.key, graph_id=group))
        return group
    made = told(reply, GraphGroup)
    group = made.id if made else await _found(run, team)
    if made is None:
        await _ours(run, team, group, {*owners, *users})
    people = (asked(team.key, [*users, *owners], run.now), owned(team.key, owners))
    await run.keep(reply, call, [change, *members], changed(team.key, graph_id=group), *people)
    run.born[team.key] = run.graph_time
    return group


async def _found(run: ApplyRun, team: DesiredTeam, refused: Refused | None = None) -> str:
    """Return the group by its unique name; what was made just now may take a while to be found.

    Raises:
        Refused: it is not there, and this was said when it was to be made.
        NotReady: it is not found.
    """
    for _ in range(6):
        # Whole, as nothing promises a filter by unique name.
        groups = await run.graph.list(calls.list_groups(), GraphGroup)
        for one in groups:
            if one.unique_name == team.unique_name:
                return one.id
        if refused is not None:
            raise refused
        await run.graph.sleep(10)
    raise NotReady(
        GraphFault(404, "NotFound", "the group that was made is not found", "GET /groups")
    )


async def _furnish(run: ApplyRun, change: PlannedChange, team: DesiredTeam, group: str) -> None:
    """Give a group that others made our name and owners: without one it becomes no team."""
    about = {"displayName": team.name}
    if team.description:
        about["description"] = team.description
    await run.change(calls.patch_group(group, about), [change])
    for owner in run.owners(change.key)[:AT_ONCE]:
        call = calls.add_group_owner(group, owner)
        try:
            await run.change(call, [change], owned(change.key, [owner]))
        except Refused:
            continue  # who owns it already; for any other reason the next call says what is wrong


async def _ours(run: ApplyRun, team: DesiredTeam, group: str, named: set[str]) -> None:
    """Look whose group it is that was there already when we were to make it.

    A try of ours of which no answer came has in it whom we named, and nobody else. Anybody can give
    a group our unique name, and then it is not for us to take: a person decides.

    Raises:
        NotOurs: others own it, or are in it.
    """
    known = run.entry(team.key)
    if known is not None and known.state == "making":
        return  # an earlier run began to make it
    owners, members = await together(
        run.graph.list(patient(calls.list_group_owners(group), YOUNG), GraphObject),
        run.graph.list(patient(calls.list_group_members(group), YOUNG), GraphObject),
    )
    if {one.id.lower() for one in (*owners, *members)} <= named:
        return
    # As if it was never begun: the next look finds a group that people made, and asks whose it is.
    await run.write(*forgotten(team.key))
    raise NotOurs(f"{team.name} ({group})")


async def _team(run: ApplyRun, change: PlannedChange, team: DesiredTeam, group: str) -> None:
    """Make the group a team; one that is a team already stays as it is."""
    # Nearly everybody is a guest, and what guests make or delete would only be drift.
    guests = {"allowCreateUpdateChannels": False, "allowDeleteChannels": False}
    began, patience = run.graph_time, min(calls.GROUP_YOUNG, run.patience(team.key))
    call = patient(calls.put_team(group, {"guestSettings": guests}), patience)
    name = {"kind": "team", "name": team.name, "description": team.description}
    try:
        tell = partial(run.results.tell_waiting, YOUNG_GROUP, team.key)
        reply = await run.send(call, change, on=[team.key], tell=tell)
    except (Missing, NotReady) as error:
        raise StillWaiting(YOUNG_GROUP) from error
    except Refused:
        if not await _is_team(run, group):
            raise
        await run.write(there(team.key, group, run.now, **name))
        return
    except Forbidden as error:
        if "owner" in error.fault.message.casefold():
            raise NoOwner from error
        raise
    team_made = told(reply, GraphTeam)
    url = (team_made.web_url if team_made else None) or ""
    made = there(team.key, group, run.now, url=url, **name)
    await run.keep(reply, call, [change], made)
    run.born[team.key] = run.graph_time
    run.waited[team.key] = run.graph_time - began
    run.results.made(team.key, team.name, url)


async def _is_team(run: ApplyRun, group: str) -> bool:
    """Return whether it was made a team by a try of which no answer came."""
    try:
        await run.graph.send(patient(calls.get_team(group), YOUNG))
    except Missing:
        return False
    return True


async def first_channel(run: ApplyRun, change: PlannedChange) -> None:
    """Note which channel is a team's first, which Teams made itself."""
    team = run.ids[change.key]
    # Nothing documents what Graph calls it in each language, so it is asked for, not matched.
    call = patient(calls.primary_channel(team), YOUNG)
    channel = body_of(await run.ask(call, [change.key]), GraphChannel)
    key = f"{change.key}:{GENERAL}"
    await run.write(
        there(
            key,
            channel.id,
            run.now,
            kind="channel",
            team=change.key,
            name=channel.display_name or "",
            description=channel.description or "",
            url=channel.web_url or "",
        )
    )
    run.ids[key] = channel.id


async def restore(run: ApplyRun, change: PlannedChange) -> None:
    """Take a team out of the tenant's bin."""
    team = change.graph_id or run.ids[change.key]
    call = calls.restore_team(team)
    try:
        reply = await run.send(call, change)
    except (Missing, Unclear):
        if not await _is_back(run, team):
            raise
        await run.write(changed(change.key, state="live", since=run.now))
    else:
        back = changed(change.key, state="live", since=run.now)
        await run.keep(reply, call, [change], back)


async def _is_back(run: ApplyRun, team: str) -> bool:
    groups = await run.graph.list(calls.list_groups(), GraphGroup)
    return any(one.id == team for one in groups)


async def unarchive(run: ApplyRun, change: PlannedChange) -> None:
    """Bring a team back from the archive."""
    team = run.ids[change.key]
    await execute(run, change, calls.unarchive_team(team), partial(_filed, run, team, False))
    await run.write(changed(change.key, state="live", since=run.now))


async def archive(run: ApplyRun, change: PlannedChange) -> None:
    """Archive a team."""
    team = run.ids[change.key]
    await execute(run, change, calls.archive_team(team), partial(_filed, run, team, True))
    await run.write(changed(change.key, state="archived", since=run.now))


async def _filed(run: ApplyRun, team: str, archived: bool) -> bool:
    """Return whether a team is archived, or is not, as it should be."""
    found = body_of(await run.graph.send(calls.get_team(team)), GraphTeam)
    return bool(found.is_archived) is archived


async def rename(run: ApplyRun, changes: Sequence[PlannedChange]) -> None:
    """Give a team another name, another description, or both in one call."""
    news = {
        "name" if one.action is SyncAction.RENAME else "description": one.after for one in changes
    }
    on_the_wire = {"name": "displayName", "description": "description"}
    key = changes[0].key
    body = {on_the_wire[name]: value for name, value in news.items()}
    await run.change(calls.patch_team(run.ids[key], body), changes, changed(key, **news))
