"""Tabs: made, named, pointed elsewhere, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from graph_sync.apply.departures.read_back import REMOVAL
from graph_sync.apply.run import ApplyRun, area_of, told
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.errors import GraphFault, Missing, NotReady, Unclear
from graph_sync.graph.models import GraphTab
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import changed, forgotten, intended, there
from graph_sync.ledger.recorder import LedgerEdit
from graph_sync.model.shapes import DesiredTab
from registry.provisioning.plan import PlannedChange, SyncAction

_TRIES = 3
"""How often a tab is made of which no answer came, and that was not found either."""
_LOOKUPS = 4
"""How often is looked for it, ten seconds apart."""


def channel_of(key: str) -> str:
    """Return the channel that a tab is in."""
    return key.partition(":tab:")[0]


async def create(run: ApplyRun, change: PlannedChange) -> None:
    """Make a tab, or go on with making it.

    Nothing keeps Teams from making the same tab twice, so whenever it may have been made, its
    channel is looked at first.
    """
    desired = _desired(run, change)
    if desired is None:
        return
    begun = run.entry(change.key)
    # Only a tab that was begun costs the look-up; a new one can't be there yet.
    if begun is not None and begun.state == "making" and await _taken(run, change, desired):
        return
    team, channel = run.ids[area_of(change.key)], run.ids[channel_of(change.key)]
    await run.write(intended(change.key, run.now, kind="tab", team=change.area, name=desired.name))
    call = patient(calls.create_tab(team, channel, desired.name, desired.app, desired.url), YOUNG)
    for left in reversed(range(_TRIES)):
        try:
            reply = await run.send(call, change, on=[channel_of(change.key)])
        except Unclear:
            if await _taken(run, change, desired):
                return
            if not left:
                raise
        else:
            tab = told(reply, GraphTab)
            await run.keep(
                reply, call, [change], *([_made(run, change, desired, tab.id)] if tab else [])
            )
            if tab is None and not await _taken(run, change, desired):
                raise NotReady(GraphFault(404, "NotFound", "the tab made is not found", call.shown))
            return


async def _taken(run: ApplyRun, change: PlannedChange, desired: DesiredTab) -> bool:
    """Return whether the tab was there already, and so is ours from now on."""
    for attempt in range(_LOOKUPS):
        if attempt:
            await run.graph.sleep(10)  # what was made just now may be missing from the list
        found = await _found(run, change, desired)
        if found is not None:
            await run.write(_made(run, change, desired, found.id))
            return True
    return False


def _desired(run: ApplyRun, change: PlannedChange) -> DesiredTab | None:
    channel = run.channel(channel_of(change.key))
    tabs = channel.tabs if channel else ()
    return next((one for one in tabs if one.key == change.key), None)


def _made(run: ApplyRun, change: PlannedChange, desired: DesiredTab, tab: str) -> LedgerEdit:
    return there(
        change.key, tab, run.now, kind="tab", team=change.area, name=desired.name, url=desired.url
    )


async def _found(run: ApplyRun, change: PlannedChange, desired: DesiredTab) -> GraphTab | None:
    """Return the tab that we may have made, by its name and app."""
    ours = set(run.ids.values())
    team, channel = run.ids[area_of(change.key)], run.ids[channel_of(change.key)]
    for one in await run.graph.list(calls.list_tabs(team, channel), GraphTab):
        same_app = one.teams_app is None or one.teams_app.id == desired.app
        if one.id not in ours and one.display_name == desired.name and same_app:
            return one
    return None


async def alter(run: ApplyRun, changes: Sequence[PlannedChange]) -> None:
    """Give a tab another name, another address, or both in one call."""
    news = {"name" if one.action is SyncAction.RENAME else "url": one.after for one in changes}
    key = changes[0].key
    call = calls.patch_tab(run.ids[area_of(key)], run.ids[channel_of(key)], run.ids[key], **news)
    await run.change(call, changes, changed(key, **news))


async def remove(run: ApplyRun, change: PlannedChange) -> None:
    """Take a tab away; it is ours until its channel is seen without it."""
    key = change.key
    team, channel, tab = run.ids[area_of(key)], run.ids[channel_of(key)], run.ids[key]
    with suppress(Missing):  # so may be what is there: the list says
        await run.change(calls.delete_tab(team, channel, tab), [change])
    listing = calls.list_tabs(team, channel)
    if any(one.id == tab for one in await run.graph.list(listing, GraphTab)):
        run.results.wait(REMOVAL, change)
        return
    await run.saw(listing, [change], *forgotten(key))
    await run.results.done(change)
