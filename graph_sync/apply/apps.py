"""The bot's app in a team."""

from __future__ import annotations

from graph_sync.apply.run import ApplyRun, area_of
from graph_sync.apply.teams import YOUNG
from graph_sync.graph import calls
from graph_sync.graph.errors import Refused
from graph_sync.graph.models import GraphInstallation
from graph_sync.graph.urls import patient
from graph_sync.ledger.edits import there
from registry.provisioning.plan import PlannedChange


async def install(run: ApplyRun, change: PlannedChange) -> None:
    """Install the bot's app. Its installation gets its id when the team is read next."""
    team, app = run.ids[area_of(change.key)], run.observed.bot_app
    call = patient(calls.install_app(team, app), YOUNG)
    made = there(change.key, "", run.now, kind="app", team=change.area, name=change.name)
    try:
        await run.change(call, [change], made)
    except Refused:  # maybe since it is there, by a try of which no answer came
        found = await run.graph.list(calls.list_installed_apps(team), GraphInstallation)
        if app not in {one.teams_app.id for one in found if one.teams_app}:
            raise
        await run.write(made)
