"""Objects of the directory, whatever their type (docs: directoryobject-get), and `/me`."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, no_object, nobody_signed_in
from graph_sync.sandbox.core.odata import Fields, chosen, context_of, page, pick
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group, User
from graph_sync.sandbox.core.tenant import Tenant, fields_of
from graph_sync.sandbox.resources import users
from graph_sync.sandbox.resources.groups import groups

MOST = 1_000
"""Ids that one call may ask for (docs: directoryobject-getbyids)."""
JOINED: Fields = ("id", "displayName", "description", "isArchived", "tenantId")


def directory_shape(found: User | Group) -> dict[str, Any]:
    """Return a person or a group as an object of the directory, which says of what type it is."""
    if isinstance(found, User):
        return users.directory_shape(found)
    whole = pick(groups.shape(found), groups.BY_DEFAULT)
    return {"@odata.type": "#microsoft.graph.group", **whole}


@routes.on("GET", "/directoryObjects/{object}")
def get_object(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a person or a group by its id."""
    found = _found(tenant, call.keys["object"])
    if found is None:
        raise no_object(call.keys["object"])
    context = context_of(call, "directoryObjects/$entity")
    return ApiAnswer(200, {"@odata.context": context, **directory_shape(found)})


@routes.on("POST", "/directoryObjects/getByIds")
def get_by_ids(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return those of many ids that are there; the others are left out without a word."""
    body = fields_of(call.body, frozenset({"ids", "types"}), "getByIds")
    ids = body.get("ids")
    if not isinstance(ids, list) or not 1 <= len(ids) <= MOST:
        raise bad(f"Between 1 and {MOST} ids can be asked for at once.")
    types = {str(one).lower() for one in body.get("types") or ("user", "group")}
    shapes = [directory_shape(one) for one in (_found(tenant, str(key)) for key in ids) if one]
    wanted = [one for one in shapes if one["@odata.type"].rpartition(".")[2] in types]
    return page(call, wanted, dict, context="directoryObjects")


@routes.on("GET", "/users/{user}/memberOf")
def member_of(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List the groups that somebody is in (docs: user-list-memberof)."""
    user = tenant.user(call.keys["user"])
    mine = [one for one in tenant.groups() if user.id in one.members and one.shown <= tenant.now]
    return page(call, mine, directory_shape, size=100, context="directoryObjects")


@routes.on("POST", "/users/{user}/getMemberGroups")
def member_groups(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List the ids of the groups that somebody is in (docs: directoryobject-getmembergroups)."""
    body = fields_of(call.body, frozenset({"securityEnabledOnly"}), "getMemberGroups")
    user = tenant.user(call.keys["user"])
    mine = [
        one.id
        for one in tenant.groups()
        if user.id in one.members
        and one.shown <= tenant.now
        and (one.security_enabled or not body.get("securityEnabledOnly"))
    ]
    context = context_of(call, "Collection(Edm.String)")
    return ApiAnswer(200, {"@odata.context": context, "value": mine})


@routes.on("GET", "/users/{user}/joinedTeams")
def joined_teams(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List the teams that somebody is in, by name (docs: user-list-joinedteams)."""
    user, now = tenant.user(call.keys["user"]), tenant.now
    fields = chosen(call, JOINED, JOINED)
    mine = [
        (group, group.team)
        for group in tenant.groups()
        if group.team is not None and group.team.shown <= now and _sits(tenant, group, user)
    ]
    shapes = [
        {
            "id": group.id,
            "displayName": group.name,
            "description": group.description,
            "isArchived": team.archived,
            "tenantId": tenant.state.tenant,
        }
        for group, team in mine
    ]
    return page(call, shapes, lambda one: pick(one, fields), context="teams")


@routes.on("GET", "/me")
def get_me(_: Tenant, __: ApiCall) -> ApiAnswer:
    """Refuse to say who an app is: it is nobody."""
    raise nobody_signed_in()


def _sits(tenant: Tenant, group: Group, user: User) -> bool:
    entry = group.team.seats.get(user.id) if group.team is not None else None
    return entry is not None and entry.taken(tenant.now)


def _found(tenant: Tenant, key: str) -> User | Group | None:
    state = tenant.state
    found = state.users.get(key.lower()) or state.groups.get(key.lower())
    there = found is not None and found.deleted is None and found.shown <= tenant.now
    return found if there else None
