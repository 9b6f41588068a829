"""Channels: made, named, archived and brought back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph_sync.apply.operations import execute, follow
from graph_sync.apply.run import ApplyRun, area_of, told
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall, GraphReply
from graph_sync.graph.errors import GraphFault, NameTaken, NotReady, Unclear
from graph_sync.graph.models import GraphChannel
from graph_sync.graph.urls import member_body, patient
from graph_sync.ledger.edits import changed, entered, intended, owned, replaced, there
from graph_sync.model.shapes import DesiredChannel
from graph_sync.quarantine import NoOwner
from registry.core.reference.teams_names import same_name, suggested_channel_name
from registry.provisioning.plan import PlannedChange, SyncAction

_TRIES = 3
"""How often a channel is made of which no answer came, and that was not found either."""


async def create(
    run: ApplyRun,
    change: PlannedChange,
    joining: Sequence[PlannedChange] = (),
    *,
    owners: Sequence[str] = (),
) -> bool:
    """Make a channel, or go on with making it; whether these people are in it by that.

    One that was found, since no answer had come, may be without them.

    Args:
        run: the application.
        change: that it is made.
        joining: private channels: that people come into it who come along at once.
        owners: private and shared channels: object ids of who owns it.

    Raises:
        NoOwner: it needs an owner, and there is none.
    """
    desired = run.channel(change.key)
    if desired is None:
        return False
    if desired.kind != "standard" and not owners:
        raise NoOwner
    team = run.ids[area_of(change.key)]
    about = {"kind": "channel", "team": change.area, "name": desired.name}
    before = run.ledger.entries.get(change.key)
    begun = before is not None and before.state == "making"
    # The intent goes first: a channel found later under this name is known as ours, not adopted.
    await run.write(intended(change.key, run.now, description=desired.description, **about))
    users = [run.user(one) for one in joining]
    call = patient(calls.create_channel(team, _body(desired, users, owners)), YOUNG)
    people = _People(tuple(users), tuple(owners))
    return await _made(run, change, desired, call, joining, people, begun=begun)


@dataclass(frozen=True, slots=True)
class _People:
    """The people with whom a private channel is made, by object id."""

    members: tuple[str, ...]
    owners: tuple[str, ...]


def _body(
    desired: DesiredChannel, users: Collection[str], owners: Collection[str]
) -> dict[str, Any]:
    body: dict[str, Any] = {"displayName": desired.name, "membershipType": desired.kind}
    if desired.description:
        body["description"] = desired.description
    if desired.kind != "standard":
        others = [member_body(one) for one in users if one not in owners]
        body["members"] = [*(member_body(one, owner=True) for one in owners), *others]
    return body


async def _made(
    run: ApplyRun,
    change: PlannedChange,
    desired: DesiredChannel,
    call: GraphCall,
    joining: Sequence[PlannedChange],
    people: _People,
    *,
    begun: bool,
) -> bool:
    """Make the call; after an unclear answer look whether it worked before making it again.

    A channel that has its name already, and that we did not begin to make, is somebody's: a person
    is to say whether it becomes ours.
    """
    for left in reversed(range(_TRIES)):
        try:
            reply = await run.send(call, change, *joining, on=[area_of(change.key)])
        except (Unclear, NameTaken) as error:
            if isinstance(error, Unclear):
                run.unclear.add(change.key)
            if not begun and change.key not in run.unclear:
                await run.write(replaced(change.key, run.ledger.entries.get(change.key)))
                raise
            # A POST is never repeated blindly: the first one may have worked, and names are unique.
            found = await _found(run, change, desired, tries=2 if isinstance(error, Unclear) else 4)
            if found is not None:
                await _note(run, change, found, _People((), ()))
                return False
            if not left or isinstance(error, NameTaken):
                raise
        else:
            await _answered(run, change, desired, call, reply, joining, people)
            return True
    return False


async def _answered(
    run: ApplyRun,
    change: PlannedChange,
    desired: DesiredChannel,
    call: GraphCall,
    reply: GraphReply,
    joining: Sequence[PlannedChange],
    people: _People,
) -> None:
    if reply.status == 202:  # shared channels come in their own time
        path = reply.headers.get("location", "")
        await run.keep(reply, call, [change, *joining], changed(change.key, operation=path))
        target = (await follow(run, change, reply)).target_resource_id
        made = GraphChannel(id=target) if target else await _looked_up(run, change, desired, call)
        await _note(run, change, made, people)
        return
    channel = told(reply, GraphChannel) or await _looked_up(run, change, desired, call)
    await run.keep(reply, call, [change, *joining], *_edits(run, change, channel, people))
    _know(run, change, channel)


async def _looked_up(
    run: ApplyRun, change: PlannedChange, desired: DesiredChannel, call: GraphCall
) -> GraphChannel:
    """Return the channel that was made, of which the answer does not tell. Raises NotReady."""
    found = await _found(run, change, desired, tries=4)
    if found is None:
        raise NotReady(
            GraphFault(404, "NotFound", "the channel that was made is not found", call.shown)
        )
    return found


async def _note(
    run: ApplyRun, change: PlannedChange, channel: GraphChannel, people: _People
) -> None:
    await run.write(*_edits(run, change, channel, people))
    _know(run, change, channel)


def _edits(
    run: ApplyRun, change: PlannedChange, channel: GraphChannel, people: _People
) -> list[Any]:
    desired, team = run.channel(change.key), run.team(change.area)
    own_roster = desired is not None and desired.kind != "standard"
    about = {
        "kind": "channel",
        "team": change.area,
        "url": channel.web_url or "",
        # An app of the team is in its standard channels by itself, and in no others.
        "bot": "absent" if own_roster and team is not None and team.bot else "",
    }
    edits = [there(change.key, channel.id, run.now, **about)]
    inside = (*people.owners, *people.members)
    # Who owns it by us is known from the start: whose word they are on may change at any time.
    owning = [owned(change.key, people.owners)] if people.owners else []
    return [*edits, entered(change.key, inside, run.now), *owning] if inside else edits


def _know(run: ApplyRun, change: PlannedChange, channel: GraphChannel) -> None:
    run.ids[change.key] = channel.id
    run.born[change.key] = run.graph_time
    run.results.made(change.key, change.name, channel.web_url or "")


async def _found(
    run: ApplyRun, change: PlannedChange, desired: DesiredChannel, *, tries: int
) -> GraphChannel | None:
    """Return the channel that we may have made, by its name, which is unique in its team."""
    ours = set(run.ids.values())
    call = calls.list_channels(run.ids[area_of(change.key)])
    for attempt in range(tries):
        if attempt:
            await run.graph.sleep(10)  # what was made just now may be missing from the list
        for one in await run.graph.list(call, GraphChannel):
            same_kind = (one.membership_type or "standard") == desired.kind
            if one.id not in ours and same_kind and same_name(one.display_name or "", desired.name):
                return one
    return None


async def step_aside(run: ApplyRun, change: PlannedChange) -> None:
    """Give a channel a name in between, so that another one can have the one that it has.

    What it was called and will be called meanwhile is written first: whoever is stopped here finds
    a name of ours, and not one that somebody gave it by hand.
    """
    key = change.key
    for number in range(_TRIES):
        name = change.via if not number else suggested_channel_name(change.via, [change.via])
        await run.write(changed(key, name=change.before, interim=name))
        call = calls.patch_channel(run.ids[area_of(key)], run.ids[key], {"displayName": name})
        try:
            await run.change(call, [change])
        except NameTaken:  # by a channel that was deleted, whose name Teams keeps
            if number:
                raise
        else:
            return


async def rename(run: ApplyRun, changes: Sequence[PlannedChange]) -> None:
    """Give a channel another name, another description, or both in one call."""
    news = {
        "name" if one.action is SyncAction.RENAME else "description": one.after for one in changes
    }
    on_the_wire = {"name": "displayName", "description": "description"}
    key = changes[0].key
    body = {on_the_wire[name]: value for name, value in news.items()}
    call = calls.patch_channel(run.ids[area_of(key)], run.ids[key], body)
    settled = {"interim": ""} if "name" in news else {}
    try:
        await run.change(call, changes, changed(key, **news, **settled))
    except NameTaken:
        for one in changes:
            if one.via:
                await _step_back(run, one)
        raise


async def _step_back(run: ApplyRun, change: PlannedChange) -> None:
    """Give a channel the name back that it had, since the other one did not give up its own."""
    key = change.key
    body = {"displayName": change.before}
    call = calls.patch_channel(run.ids[area_of(key)], run.ids[key], body)
    try:
        await run.change(call, [change], changed(key, interim=""))
    except NameTaken:
        return  # the other one has it: the next plan gives each its own


async def archive(run: ApplyRun, change: PlannedChange) -> None:
    """Archive a channel."""
    team = run.ids[area_of(change.key)]
    channel = run.ids[change.key]
    look = partial(_filed, run, team, channel, True)
    await execute(run, change, calls.archive_channel(team, channel), look)
    await run.write(changed(change.key, state="archived", since=run.now))


async def unarchive(run: ApplyRun, change: PlannedChange) -> None:
    """Bring a channel back from the archive."""
    team = run.ids[area_of(change.key)]
    channel = run.ids[change.key]
    look = partial(_filed, run, team, channel, False)
    await execute(run, change, calls.unarchive_channel(team, channel), look)
    await run.write(changed(change.key, state="live", since=run.now))


async def _filed(run: ApplyRun, team: str, channel: str, archived: bool) -> bool:
    """Return whether a channel is archived, or is not, as it should be."""
    found = await run.graph.list(calls.list_channels(team), GraphChannel)
    return any(one.id == channel and bool(one.is_archived) is archived for one in found)
