"""Checks of the tenant for the sync: an owner for teams, the app. Nothing is changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable

from bot.doctor.findings import CheckVerdict, Finding
from graph_sync.graph.call import Graph
from graph_sync.graph.calls import find_app, list_users, primary_channel
from graph_sync.graph.errors import Forbidden, GraphError, Missing
from graph_sync.graph.models import GraphApp, GraphChannel, GraphUser
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.blueprint_faults import BlueprintError
from graph_sync.settings import MICROSOFT, SyncSettings


def check_blueprint(settings: SyncSettings) -> Finding:
    """Return whether the blueprint can be read."""
    try:
        Blueprint.load(settings.blueprint)
    except (BlueprintError, OSError) as error:
        return Finding("blueprint", CheckVerdict.BAD, str(error), "mend what it names")
    return Finding("blueprint", CheckVerdict.GOOD, str(settings.blueprint or "the built-in one"))


async def check_tenant(
    graph: Graph, settings: SyncSettings, app_id: str, owners: Collection[str]
) -> list[Finding]:
    """Return who can own teams, and whether the bot's app can be installed.

    Args:
        graph: the door.
        settings: of the sync.
        app_id: the bot's, as the catalogue's external id.
        owners: object ids of who may own teams.
    """
    where = "Microsoft's" if settings.graph == MICROSOFT else settings.graph
    try:
        users = {one.id: one for one in await graph.list(list_users(), GraphUser)}
    except GraphError as error:
        return [_failed("Graph", error)]
    return [
        Finding("Graph", CheckVerdict.GOOD, f"{where}, {len(users)} accounts"),
        _owner(users, owners, chosen=bool(settings.team_owners)),
        await _asked("app in the catalogue", lambda: _app(graph, app_id)),
    ]


def _owner(users: dict[str, GraphUser], owners: Collection[str], *, chosen: bool) -> Finding:
    about = "owner of teams"
    advice = "set PLEK_TEAM_OWNERS to object ids of licensed people of the organisation itself"
    faults = {one: _fault(users.get(one)) for one in owners}
    good = [one for one, fault in faults.items() if not fault]
    if not good:
        says = "; ".join(f"{one}: {fault}" for one, fault in faults.items() if chosen) or "nobody"
        return Finding(about, CheckVerdict.BAD, says, advice)
    says = f"{len(good)} (whether they have a licence can't be seen)"
    wrong = [f"{one}: {fault}" for one, fault in faults.items() if fault]
    if chosen and wrong:
        return Finding(about, CheckVerdict.WARNING, f"{says}; {'; '.join(wrong)}", advice)
    return Finding(about, CheckVerdict.GOOD, says)


def _fault(user: GraphUser | None) -> str:
    if user is None:
        return "no such account"
    if user.user_type == "Guest":
        return "a guest, who can't own a team"
    return "the account is switched off" if user.account_enabled is False else ""


async def _app(graph: Graph, app_id: str) -> Finding:
    about = "app in the catalogue"
    if not app_id:
        return Finding(about, CheckVerdict.WARNING, "not known which", "set PLEK_APP_ID")
    found = await graph.list(find_app(app_id), GraphApp)
    advice = "upload the package of `plek manifest build` in the Teams admin center"
    if found and (asked := found[0].asks):
        says = f"its package asks for {', '.join(asked)}: the bot can't install itself (consent)"
        return Finding(about, CheckVerdict.BAD, says, f"{advice}: it asks for none")
    if found:
        says = f"{found[0].display_name or 'there'}, in links to it {found[0].id}"
        return Finding(about, CheckVerdict.GOOD, says)
    return Finding(about, CheckVerdict.WARNING, "not there: the bot can't be put in teams", advice)


async def check_questions(graph: Graph, teams: Iterable[LedgerEntry]) -> list[Finding]:
    """Answer what Microsoft's pages leave open and a tenant can tell; change nothing."""
    team = next((one for one in teams if one.state == "live" and one.graph_id), None)
    if team is None:
        return []
    about = "question: what Graph calls a team's first channel"

    async def first_channel() -> Finding:
        reply = await graph.send(primary_channel(team.graph_id))
        name = GraphChannel.model_validate(reply.body).display_name
        return Finding(about, CheckVerdict.GOOD, f"{name!r}, in the first team of the ledger")

    return [await _asked(about, first_channel)]


async def _asked(about: str, check: Callable[[], Awaitable[Finding]]) -> Finding:
    try:
        return await check()
    except GraphError as error:
        return _failed(about, error)


def _failed(about: str, error: GraphError) -> Finding:
    if isinstance(error, Forbidden):
        advice = "the permissions in this list tell which one is missing"
    elif isinstance(error, Missing):
        advice = "it is gone: `plek sync plan` tells what that means"
    else:
        advice = "check PLEK_GRAPH_URL and that outbound https is allowed"
    return Finding(about, CheckVerdict.BAD, str(error), advice)
