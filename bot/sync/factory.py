"""Open the Graph client, and the engine on top of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, cast

from bot.adapter.outbound.tokens import credential_from
from bot.settings import Mode, Settings
from bot.sync.catalogue_app import bot_app
from bot.sync.probe import listens
from graph_sync.engine import Sync
from graph_sync.errors import NoGraph
from graph_sync.graph.client import GraphClient, open_graph
from graph_sync.model.blueprint import Blueprint
from graph_sync.settings import SyncSettings
from registry.core.unit_of_work import UnitOfWorkFactory

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential


@asynccontextmanager
async def opened_graph(settings: SyncSettings) -> AsyncIterator[GraphClient]:
    """Open a Graph client, with a credential unless Graph is on this machine.

    Raises:
        NoGraph: a real Graph, in local mode; or nothing listens where a local one should be.
        pydantic.ValidationError: a real Graph without what names and proves the app.
    """
    credential = graph_credential(settings)
    if credential is None and not await listens(settings.graph):
        raise NoGraph(
            f"nothing listens at {settings.graph}. `plek up` starts one, or `plek sandbox`"
        )
    try:
        async with open_graph(settings, credential) as graph:
            yield graph
    finally:
        if credential is not None:
            await credential.close()


def graph_credential(settings: SyncSettings) -> AsyncTokenCredential | None:
    """Return the app's credential; None for a Graph on this machine. Raises as `opened_graph`."""
    if settings.graph_is_local:
        return None
    if settings.mode == Mode.LOCAL.value:
        raise NoGraph(
            f"PLEK_MODE=local calls this machine only, and PLEK_GRAPH_URL is {settings.graph}. "
            "Set PLEK_MODE=production for a tenant"
        )
    return cast("AsyncTokenCredential | None", credential_from(Settings()))  # azure-identity's


@asynccontextmanager
async def opened_sync(store: UnitOfWorkFactory, settings: SyncSettings) -> AsyncIterator[Sync]:
    """Open the engine together with its Graph client.

    Raises:
        BlueprintError: the blueprint has faults; each is named.
        NoGraph, pydantic.ValidationError: as `opened_graph` does.
    """
    blueprint = Blueprint.load(settings.blueprint)
    async with opened_graph(settings) as graph:
        yield engine(store, graph, blueprint, settings)


def engine(
    store: UnitOfWorkFactory, graph: GraphClient, blueprint: Blueprint, settings: SyncSettings
) -> Sync:
    """Return what plans and applies."""
    return Sync(store, graph, blueprint, settings, bot_app=bot_app(settings))
