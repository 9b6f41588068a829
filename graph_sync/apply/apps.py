"""The bot's app in a team, and in a private or shared channel of it."""

from __future__ import annotations

from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.errors import (
    AlreadyThere,
    ConsentMissing,
    Forbidden,
    Missing,
    Refused,
)
from graph_sync.graph.models import GraphInstallation
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import changed, refused, there
from graph_sync.model.keys import app_place
from graph_sync.quarantine import CHANNEL_APP, CONSENT, BotKeptOut
from registry.provisioning.plan import PlannedChange


async def install(run: ApplyRun, change: PlannedChange) -> None:
    """Install the bot's app, or let it in a channel.

    An installation gets its id when the team is read next. What is refused about the bot keeps
    nothing else of the team from being done.
    """
    place = app_place(change.key)
    if place == change.area:
        await _install(run, change)
    elif place in run.ids and change.area in run.ids:
        await _enable(run, change, place)


async def _install(run: ApplyRun, change: PlannedChange) -> None:
    team, app = run.ids[area_of(change.key)], run.observed.bot_app
    call = patient(calls.install_app(team, app), YOUNG)
    about = {"kind": "app", "team": change.area, "name": change.name}
    made = there(change.key, "", run.now, **about)
    try:
        await run.change(call, [change], made, on=[change.area])
    except Refused as error:  # maybe since it is there, by a try of which no answer came
        found = await run.graph.list(calls.list_installed_apps(team), GraphInstallation)
        if app in {one.teams_app.id for one in found if one.teams_app}:
            await run.write(made)
            return
        if isinstance(error, ConsentMissing):
            await run.write(refused(change.key, CONSENT, run.now, **about))
        raise


async def _enable(run: ApplyRun, change: PlannedChange, channel: str) -> None:
    """Let the app in a channel.

    Raises:
        BotKeptOut: Graph refuses it; somebody does it by hand.
    """
    desired = run.channel(channel)
    if desired is None:
        return
    team, app = run.ids[change.area], run.observed.bot_app
    private = desired.kind == "private"
    call = calls.enable_app(team, run.ids[channel], app, private=private)
    inside = changed(channel, bot="enabled", refused="", asked_at=run.now)
    try:
        await run.change(call, [change], inside)
    except AlreadyThere:
        await run.write(inside)
    except (Refused, Forbidden, Missing) as error:
        await run.write(refused(channel, CHANNEL_APP, run.now))
        raise BotKeptOut(error.fault) from error
