"""Deleted things that can be restored for thirty days (docs: directory-deleteditems-restore)."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import bad, no_object
from graph_sync.sandbox.core.events import group_changed, team_changed, user_changed
from graph_sync.sandbox.core.odata import context_of, page
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group, User
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.resources.objects import directory_shape


@routes.on("POST", "/directory/deletedItems/{object}/restore")
def restore(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a deleted group comes back with its team, or somebody who was deleted."""
    key = call.keys["object"].lower()
    found = tenant.state.groups.get(key) or tenant.state.users.get(key)
    if found is None or not tenant.kept(found.deleted):
        raise no_object(key)
    if isinstance(found, Group):
        restore_group(tenant, found)
    else:
        _restore_user(tenant, found)
    context = context_of(call, "directoryObjects/$entity")
    return ApiAnswer(200, {"@odata.context": context, "id": key, "deletedDateTime": None})


@routes.on("GET", "/directory/deletedItems")
def list_deleted(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List what was deleted and can come back; a segment says of which type, as it must.

    Docs: directory-deleteditems-list.
    """
    if not call.cast:
        raise bad("The type of the deleted items must be named, as in /microsoft.graph.group.")
    everything: list[User | Group] = [*tenant.state.users.values(), *tenant.state.groups.values()]
    gone = [one for one in everything if tenant.kept(one.deleted)]
    return page(call, gone, _deleted_shape, size=100, context="directoryObjects")


@routes.on("GET", "/directory/deletedItems/{object}")
def get_deleted(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return something that was deleted and can come back (docs: directory-deleteditems-get)."""
    key = call.keys["object"].lower()
    found = tenant.state.groups.get(key) or tenant.state.users.get(key)
    if found is None or not tenant.kept(found.deleted):
        raise no_object(key)
    context = context_of(call, "directoryObjects/$entity")
    return ApiAnswer(200, {"@odata.context": context, **_deleted_shape(found)})


def _deleted_shape(found: User | Group) -> dict[str, Any]:
    moment = iso(found.deleted) if found.deleted is not None else None
    return {**directory_shape(found), "deletedDateTime": moment}


@routes.on("GET", "/teamwork/deletedTeams")
def list_deleted_teams(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List deleted teams that can come back."""
    gone = (
        group
        for group in tenant.state.groups.values()
        if group.team is not None and tenant.kept(group.deleted)
    )
    return page(call, gone, lambda group: {"id": group.id}, size=100, context="deletedTeams")


def restore_group(tenant: Tenant, group: Group) -> None:
    """Restore a deleted group; Teams has it again after a while.

    Raises:
        Refusal: another group has its mail alias or unique name by now.
    """
    for other in tenant.groups():
        if other.nickname.lower() == group.nickname.lower() or (
            group.unique is not None and other.unique == group.unique
        ):
            raise bad(
                "Another object with the same value for property proxyAddresses already exists.",
                "Request_BadRequest",
            )
    group.deleted = None
    if group.unique:
        tenant.call_unique(group, group.unique)
    group.changed = tenant.state.change()
    tenant.tell(f"restored {group.name!r}")
    group_changed(tenant, "updated", group.id)
    if group.team is not None:
        group.team.shown = tenant.soon(tenant.lags.operation)
        team_changed(tenant, "updated", group.id)


def _restore_user(tenant: Tenant, user: User) -> None:
    user.deleted = None
    user.changed = tenant.state.change()
    tenant.hold(tenant.state)
    user_changed(tenant, "updated", user.id)
