"""The link by which somebody adds the bot's app for themselves: a guest's way to a 1:1.

Guests can't look for apps; the app opens for them by a policy of the tenant or by this link.
Source: Microsoft, "Create deep links": an app of the organisation's catalogue goes by its id there.
"""

from __future__ import annotations

from urllib.parse import quote

from graph_sync.ledger.ledger import STATE, SyncState
from registry.core.unit_of_work import UnitOfWork

_ROOT = "https://teams.microsoft.com/l/app/"


async def remember_app(unit: UnitOfWork, chosen: str, package: str) -> None:
    """Keep by which id links open the app.

    Args:
        unit: to write in.
        chosen: the id that the operator set; may be empty.
        package: the one in the package: it serves until something better is known, and where the
            package was uploaded for a team alone.
    """

    def change(known: SyncState) -> SyncState:
        return known.model_copy(update={"catalog_app": chosen or known.catalog_app or package})

    await unit.of(SyncState).upsert(SyncState(slug=STATE, catalog_app=chosen or package), change)


async def app_link(unit: UnitOfWork, tenant: str) -> str:
    """Return the link; empty where there is no Teams to open (local mode).

    Args:
        unit: to read from.
        tenant: PLeK's, in which the app is.
    """
    known = await unit.of(SyncState).find(STATE)
    if known is None or not known.catalog_app:
        return ""
    where = f"?tenantId={quote(tenant, safe='')}" if tenant else ""
    return f"{_ROOT}{quote(known.catalog_app, safe='')}{where}"
