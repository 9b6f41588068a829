"""Read the tenant with as few calls as possible, all side by side.

The lists of accounts and groups are always read whole, without filters: a filter on what was made
just now may miss it. Only teams that are ours, or may become ours, are read further.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import structlog

from graph_sync.concurrency import together
from graph_sync.errors import TeamsUnreadable
from graph_sync.graph import calls
from graph_sync.graph.call import Graph
from graph_sync.graph.errors import GraphError, Missing, Refused
from graph_sync.graph.models import GraphApp, GraphDeletedTeam, GraphGroup
from graph_sync.ledger.ledger import Ledger
from graph_sync.ledger.sightings import SECOND_LOOK
from graph_sync.model.shapes import DesiredState, ObservedState, ObservedTeam
from graph_sync.observed.second_look import look_again
from graph_sync.observed.team import ReadRequest, TeamReading, outline
from graph_sync.observed.users import ObservedAccounts, read_accounts
from graph_sync.plan.plausibility import doubt_registry
from graph_sync.quarantine import code_of, faulty
from registry.core.reference.teams_names import folded_name

log = structlog.get_logger(__name__)


async def read_observed(
    graph: Graph,
    desired: DesiredState,
    ledger: Ledger,
    *,
    bot_app: str,
    areas: Collection[str] | None = None,
    now: datetime | None = None,
    second_look: timedelta = SECOND_LOOK,
) -> ObservedState:
    """Read the tenant.

    Args:
        graph: the door.
        desired: decides which teams made by hand may become ours.
        ledger: decides which teams are ours.
        bot_app: external id of the bot's app; empty when there is none.
        areas: keys of the teams to read further; all of ours when None.
        now: the time, by the database's clock; this machine's when None.
        second_look: how long after a first look a second one may confirm it.

    Raises:
        RegistryEmpty: the registry wants nothing at all; then nobody is asked anything.
        TeamsUnreadable: accounts or groups can't be read, so nothing can be told.
    """
    doubt_registry(desired, ledger)
    now = now or datetime.now(UTC)
    reading = asyncio.create_task(_accounts(graph))
    question = ReadRequest.about(graph, desired, ledger, reading, now)
    accounts, app, (teams, unread) = await together(
        _whole(reading), _app(graph, desired, bot_app), _teams(question, areas)
    )
    first = ObservedState(
        teams=teams,
        users=accounts.users,
        by_email=accounts.by_email,
        bot_app=app.id if app else "",
        bot_app_asks=app.asks if app else (),
        unread=unread,
        read_at=now,
    )
    return await look_again(graph, desired, ledger, first, now, second_look)


async def _whole(reading: asyncio.Task[ObservedAccounts]) -> ObservedAccounts:
    """Return what it yields; when we are cancelled it is ended too."""
    return await reading


async def _accounts(graph: Graph) -> ObservedAccounts:
    async with _needed("users"):
        return await read_accounts(graph)


async def _groups(question: ReadRequest) -> list[GraphGroup]:
    async with _needed("groups"):
        return await question.complete(calls.list_groups(), GraphGroup, "")


@asynccontextmanager
async def _needed(what: str) -> AsyncIterator[None]:
    try:
        yield
    except GraphError as error:
        raise TeamsUnreadable(what, code_of(error), error.fault.code) from error


async def _app(graph: Graph, desired: DesiredState, bot_app: str) -> GraphApp | None:
    """Return the app in the catalogue; None when it is not there or can't be looked up."""
    if not bot_app or not any(team.bot for team in desired.teams.values()):
        return None
    try:
        found = await _apps(graph, bot_app)
    except GraphError as error:
        log.warning("sync.catalogue_unreadable", **faulty(error))
        return None
    ours = (one for one in found if (one.external_id or "").casefold() == bot_app.casefold())
    return next(ours, None)


async def _apps(graph: Graph, bot_app: str) -> list[GraphApp]:
    """Return the app among others, when Graph doesn't know the filter."""
    try:
        return await graph.list(calls.find_app(bot_app), GraphApp)
    except Refused:
        return await graph.list(calls.list_apps(), GraphApp)


async def _teams(
    question: ReadRequest, areas: Collection[str] | None
) -> tuple[dict[str, ObservedTeam], dict[str, str]]:
    """Return all teams by id, and why some of ours could not be read, by key."""
    found = {one.id: one for one in await _groups(question)}
    found |= await _unlisted(question, found)
    binned = await _binned(question, found)
    ours = _ours(found, question.desired, question.ledger)
    teams = {one.id: outline(one) for one in found.values() if one.has_team or one.id in ours}
    unread: dict[str, str] = {}
    readings = (
        _team(TeamReading(question, key, found[id_]), teams, unread)
        for id_, key in ours.items()
        if areas is None or key in areas
    )
    await together(*readings)
    teams |= {id_: ObservedTeam(id_, "", deleted=True) for id_ in binned}
    return teams, unread


async def _team(one: TeamReading, teams: dict[str, ObservedTeam], unread: dict[str, str]) -> None:
    try:
        teams[one.group.id] = await one.read()
    except GraphError as error:
        unread[one.key] = code_of(error)
        log.warning("sync.team_unreadable", area=one.key, **faulty(error))


def _ours(found: Mapping[str, GraphGroup], desired: DesiredState, ledger: Ledger) -> dict[str, str]:
    """Return groups that are ours or may become so → key: by ledger, unique name, name."""
    ours = {
        id_: key
        for id_, key in ledger.by_id.items()
        if ledger.entries[key].kind == "team" and id_ in found
    }
    known = set(ours.values())
    unique = {team.unique_name: key for key, team in desired.teams.items() if key not in known}
    names = {
        folded_name(name): key
        for key, team in desired.teams.items()
        if key not in known
        for name in team.known_as
    }
    for group in found.values():
        if group.id in ours:
            continue
        if group.unique_name and group.unique_name in unique:
            ours[group.id] = unique[group.unique_name]
        elif group.has_team and (key := names.get(folded_name(group.display_name or ""))):
            ours[group.id] = key
    return ours


async def _binned(question: ReadRequest, found: Collection[str]) -> list[str]:
    """Return which of our teams are in the tenant's bin; asked only when one is missing."""
    missing = _missing(question.ledger, found)
    if not missing:
        return []
    async with _needed("deleted teams"):
        deleted = await question.graph.list(calls.list_deleted_teams(), GraphDeletedTeam)
    return [one.id for one in deleted if one.id in missing]


async def _unlisted(question: ReadRequest, seen: Collection[str]) -> dict[str, GraphGroup]:
    """Return teams of ours that the list lacks: it may be behind, or end too early."""
    found = {}
    for id_ in sorted(_missing(question.ledger, seen)):
        async with _needed("groups"):
            with suppress(Missing):
                reply = await question.graph.send(calls.get_group(id_))
                found[id_] = GraphGroup.model_validate(reply.body)
    return found


def _missing(ledger: Ledger, seen: Collection[str]) -> set[str]:
    """Ids of teams of ours that are not among these."""
    teams = (one.graph_id for one in ledger.entries.values() if one.kind == "team")
    return {id_ for id_ in teams if id_ and id_ not in seen}
