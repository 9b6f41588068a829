"""Members and owners of a group, one at a time (docs: group-list-members, group-post-members)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import already_member, last_owner, no_object
from graph_sync.sandbox.core.odata import chosen, filtered, page, pick, sifted
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import User
from graph_sync.sandbox.core.tenant import Tenant, fields_of
from graph_sync.sandbox.resources import users
from graph_sync.sandbox.resources.directory import advanced, searched
from graph_sync.sandbox.resources.groups.binds import ready, roster_lag, somebody
from graph_sync.sandbox.resources.membership import changed_by_hand, join, leave, own

REFERENCE = frozenset({"@odata.id"})
USER = "#microsoft.graph.user"


@routes.on("GET", "/groups/{group}/members")
def list_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return who is in a group."""
    return _people(tenant, call, tenant.group(call.keys["group"]).members)


@routes.on("GET", "/groups/{group}/owners")
def list_owners(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return who owns a group."""
    return _people(tenant, call, tenant.group(call.keys["group"]).owners)


@routes.on("POST", "/groups/{group}/members/$ref")
def post_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Add a member."""
    group = tenant.group(call.keys["group"], fresh=True)
    ready(tenant, group)
    changed_by_hand(group, "groups")
    user = _reference(tenant, call)
    if user in group.members:
        raise already_member("members")
    join(tenant, group, user, roster_lag(tenant, call))
    tenant.tell(f"added {tenant.state.users[user].name} to {group.name!r}")
    return ApiAnswer(204)


@routes.on("DELETE", "/groups/{group}/members/{user}/$ref")
def delete_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Remove a member."""
    group, user = tenant.group(call.keys["group"]), call.keys["user"].lower()
    changed_by_hand(group, "groups")
    if user not in group.members:
        raise no_object(user)
    leave(tenant, group, user, roster_lag(tenant, call), owner_too=False)
    tenant.tell(f"removed {tenant.state.users[user].name} from {group.name!r}")
    return ApiAnswer(204)


@routes.on("POST", "/groups/{group}/owners/$ref")
def post_owner(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Add an owner."""
    group = tenant.group(call.keys["group"], fresh=True)
    ready(tenant, group)
    user = _reference(tenant, call)
    if user in group.owners:
        raise already_member("owners")
    own(tenant, group, user, True, roster_lag(tenant, call))
    tenant.tell(f"made {tenant.state.users[user].name} an owner of {group.name!r}")
    return ApiAnswer(204)


@routes.on("DELETE", "/groups/{group}/owners/{user}/$ref")
def delete_owner(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Take a group from an owner, who stays a member of it (docs: group-delete-owners)."""
    group, user = tenant.group(call.keys["group"]), call.keys["user"].lower()
    if user not in group.owners:
        raise no_object(user)
    if len(group.owners) == 1:
        raise last_owner()
    lag = roster_lag(tenant, call)
    own(tenant, group, user, False, lag)
    if "owner-removal-takes-membership" in call.effects and user in group.members:
        leave(tenant, group, user, lag)
    tenant.tell(f"made {tenant.state.users[user].name} no owner of {group.name!r} any longer")
    return ApiAnswer(204)


def _people(tenant: Tenant, call: ApiCall, people: Iterable[str]) -> ApiAnswer:
    """Return people as objects of the directory, which say of what type they are."""
    sieve = filtered(call)
    advanced(call, sieve)
    fields = chosen(call, users.FIELDS, users.BY_DEFAULT)
    known = tenant.state.users
    found = [known[one] for one in people if known[one].deleted is None]
    found = searched(call, found, users.shape)
    sifted_people = sifted(found, sieve, lambda one, name: users.shape(one).get(name))

    def shape(one: User) -> dict[str, Any]:
        return {"@odata.type": USER, **pick(users.shape(one), fields)}

    return page(call, sifted_people, shape, size=100, context="directoryObjects")


def _reference(tenant: Tenant, call: ApiCall) -> str:
    body = fields_of(call.body, REFERENCE, "microsoft.graph.directoryObject")
    return somebody(tenant, body.get("@odata.id"))
