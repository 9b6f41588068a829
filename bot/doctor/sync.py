"""The Graph sync: what it keeps, and, where it is set up, what it needs of Microsoft Graph."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from typing import TYPE_CHECKING, cast

from bot.adapter.outbound.tokens import Credential
from bot.app.application import opened_store
from bot.doctor.findings import SECONDS, CheckVerdict, Finding
from bot.doctor.graph import check_blueprint, check_questions, check_tenant
from bot.doctor.permissions import check_permissions, roles_for
from bot.doctor.sync_status import check_status
from bot.settings import Settings
from bot.sync.catalogue_app import bot_app
from bot.sync.probe import listens
from bot.sync.wakeup import switched_on
from graph_sync.graph.client import open_graph
from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.settings import SyncSettings
from registry.core.errors import Failure, RegistryError
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

_LIMIT = 6 * SECONDS
"""How long Graph may take in all: it may ask for rest."""


async def check_sync(settings: Settings, credential: Credential | None) -> list[Finding]:
    """Return how the sync is doing, and whether Graph lets it.

    Args:
        settings: how plek is configured.
        credential: the app's; None in local mode.
    """
    sync = SyncSettings()
    try:
        async with opened_store(settings) as store, store.read() as unit:
            by_itself = switched_on(settings, sync)
            findings = [check_blueprint(sync), *await check_status(unit, by_itself=by_itself)]
            return [*findings, *await _graph(unit, sync, credential, needed=by_itself)]
    except (RegistryError, Failure, OSError):
        return []  # said already, where the registry was looked at


async def _graph(
    unit: UnitOfWork, sync: SyncSettings, credential: Credential | None, *, needed: bool
) -> list[Finding]:
    findings: list[Finding] = []
    if sync.graph_is_local:
        if not await listens(sync.graph):
            advice = "`plek up` starts it, or `plek sandbox`"
            return [
                Finding("Graph", CheckVerdict.WARNING, f"nothing listens at {sync.graph}", advice)
            ]
    elif credential is None:
        return []
    else:
        granted = await roles_for(credential)
        if not (granted or needed):
            says = "not set up: the app has no permissions for Graph"
            return [
                Finding("Graph sync", CheckVerdict.GOOD, says, "docs/administration.md tells how")
            ]
        findings = check_permissions(granted, channel_app=sync.channel_app)
    try:
        async with asyncio.timeout(_LIMIT):
            return [*findings, *await _tenant(unit, sync, credential)]
    except TimeoutError:
        says = f"no answer within {_LIMIT} s"
        return [*findings, Finding("Graph", CheckVerdict.BAD, says, "try again later")]


async def _tenant(
    unit: UnitOfWork, sync: SyncSettings, credential: Credential | None
) -> list[Finding]:
    teams = await unit.of(LedgerEntry).all(kind="team")
    owners = sync.team_owners or await _kernteam(unit)
    async with open_graph(sync, cast("AsyncTokenCredential | None", credential)) as graph:
        found = await check_tenant(graph, sync, bot_app(sync), owners)
        return [*found, *await check_questions(graph, teams)]


async def _kernteam(unit: UnitOfWork) -> Collection[str]:
    seats = await unit.of(Membership).all(role=Role.KERNTEAM)
    return sorted({one.member for one in seats}.union(unit.administrators))
