"""Channels: made, named, archived and brought back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
from graph_sync.ledger.edits import changed, entered, intended, there
from graph_sync.model.shapes import DesiredChannel
from graph_sync.quarantine import NoOwner
from registry.core.reference.teams_names import same_name
from registry.provisioning.plan import PlannedChange, SyncAction

_TRIES = 3
"""How often a channel is made of which no answer came, and that was not found either."""


async def create(
    run: ApplyRun, change: PlannedChange, joining: Sequence[PlannedChange] = (), *, owner: str = ""
) -> None:
    """Make a channel, or go on with making it.

    Args:
        run: the application.
        change: that it is made.
        joining: private channels: that people come into it who come along at once.
        owner: private and shared channels: object id of who owns it.

    Raises:
        NoOwner: it needs an owner, and there is none.
    """
    desired = run.channel(change.key)
    if desired is None:
        return
    if desired.kind != "standard" and not owner:
        raise NoOwner
    team = run.ids[area_of(change.key)]
    about = {"kind": "channel", "team": change.area, "name": desired.name}
    # The intent goes first: a channel found later under this name is known as ours, not adopted.
    await run.write(intended(change.key, run.now, description=desired.description, **about))
    users = [run.user(one) for one in joining]
    call = patient(calls.create_channel(team, _body(desired, users, owner)), YOUNG)
    await _made(run, change, desired, call, joining, users)


def _body(desired: DesiredChannel, users: Collection[str], owner: str) -> dict[str, Any]:
    body: dict[str, Any] = {"displayName": desired.name, "membershipType": desired.kind}
    if desired.description:
        body["description"] = desired.description
    if desired.kind != "standard":
        others = [member_body(one) for one in users if one != owner]
        body["members"] = [member_body(owner, owner=True), *others]
    return body


async def _made(
    run: ApplyRun,
    change: PlannedChange,
    desired: DesiredChannel,
    call: GraphCall,
    joining: Sequence[PlannedChange],
    people: Collection[str],
) -> None:
    """Make the call; after an unclear answer look whether it worked before making it again."""
    for left in reversed(range(_TRIES)):
        try:
            reply = await run.send(call, change, *joining)
        except (Unclear, NameTaken) as error:
            # A POST is never repeated blindly: the first one may have worked, and names are unique.
            found = await _found(run, change, desired, tries=2 if isinstance(error, Unclear) else 4)
            if found is not None:
                await _note(run, change, found, people)
                return
            if not left or isinstance(error, NameTaken):
                raise
        else:
            await _answered(run, change, desired, call, reply, joining, people)
            return


async def _answered(
    run: ApplyRun,
    change: PlannedChange,
    desired: DesiredChannel,
    call: GraphCall,
    reply: GraphReply,
    joining: Sequence[PlannedChange],
    people: Collection[str],
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
    run: ApplyRun, change: PlannedChange, channel: GraphChannel, people: Collection[str]
) -> None:
    await run.write(*_edits(run, change, channel, people))
    _know(run, change, channel)


def _edits(
    run: ApplyRun, change: PlannedChange, channel: GraphChannel, people: Collection[str]
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
    return [*edits, entered(change.key, people, run.now)] if people else edits


def _know(run: ApplyRun, change: PlannedChange, channel: GraphChannel) -> None:
    run.ids[change.key] = channel.id
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


async def rename(run: ApplyRun, changes: Sequence[PlannedChange]) -> None:
    """Give a channel another name, another description, or both in one call."""
    news = {
        "name" if one.action is SyncAction.RENAME else "description": one.after for one in changes
    }
    on_the_wire = {"name": "displayName", "description": "description"}
    key = changes[0].key
    body = {on_the_wire[name]: value for name, value in news.items()}
    call = calls.patch_channel(run.ids[area_of(key)], run.ids[key], body)
    await run.change(call, changes, changed(key, **news))


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
