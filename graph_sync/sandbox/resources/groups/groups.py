"""Groups (docs: group-list, group-post-groups, group-upsert, group-update, group-delete)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import bad, no_object
from graph_sync.sandbox.core.events import group_changed, team_changed
from graph_sync.sandbox.core.odata import (
    Fields,
    chosen,
    context_of,
    filtered,
    ordered,
    page,
    pick,
    sifted,
)
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.resources import users
from graph_sync.sandbox.resources.directory import advanced, few_alternatives, pinned, searched
from graph_sync.sandbox.resources.groups.binds import bind, named
from graph_sync.sandbox.resources.groups.rules import checked, nickname_taken

ON_REQUEST = (
    "isArchived", "isManagementRestricted", "allowExternalSenders", "autoSubscribeNewMembers",
    "hideFromAddressLists", "hideFromOutlookClients", "isSubscribedByMail",
)  # fmt: skip
"""Properties that only `$select` gives (docs: group resource); those of mail are as they begin."""
FIELDS = (
    *ON_REQUEST,
    "id", "deletedDateTime", "classification", "createdDateTime", "description", "displayName",
    "expirationDateTime", "groupTypes", "mail",
    "mailEnabled", "mailNickname", "membershipRule", "membershipRuleProcessingState",
    "preferredDataLocation", "proxyAddresses", "renewedDateTime", "resourceBehaviorOptions",
    "resourceProvisioningOptions", "securityEnabled", "theme", "uniqueName", "visibility",
)  # fmt: skip
BY_DEFAULT: Fields = tuple(name for name in FIELDS if name not in ON_REQUEST)
EXPANDED = 20
"""Objects of the directory that `$expand` gives (docs: query-parameters)."""
REQUIRED = ("displayName", "mailEnabled", "mailNickname", "securityEnabled")


def shape(group: Group) -> dict[str, Any]:
    """Return a group as Graph shows it, with every property."""
    team = group.team
    return {
        **dict.fromkeys(ON_REQUEST, False),
        "id": group.id,
        "deletedDateTime": iso(group.deleted) if group.deleted is not None else None,
        "classification": group.more.get("classification"),
        "createdDateTime": iso(group.created),
        "description": group.description,
        "displayName": group.name,
        "expirationDateTime": None,
        "groupTypes": group.types,
        "isArchived": team.archived if team is not None else None,
        "isManagementRestricted": None,
        "mail": group.mail,
        "mailEnabled": group.mail_enabled,
        "mailNickname": group.nickname,
        "membershipRule": None,
        "membershipRuleProcessingState": None,
        "preferredDataLocation": group.more.get("preferredDataLocation"),
        "proxyAddresses": [f"SMTP:{group.mail}"] if group.mail else [],
        "renewedDateTime": iso(group.created),
        "resourceBehaviorOptions": group.more.get("resourceBehaviorOptions", []),
        "resourceProvisioningOptions": ["Team"] if team is not None else [],
        "securityEnabled": group.security_enabled,
        "theme": group.more.get("theme"),
        "uniqueName": group.unique,
        "visibility": group.visibility,
    }


@routes.on("GET", "/groups")
def list_groups(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List all groups, or those that a filter lets through."""
    sieve = filtered(call)
    few_alternatives(sieve)
    advanced(call, sieve)
    fields = chosen(call, FIELDS, BY_DEFAULT)
    now = tenant.now
    found: Iterable[Group] | None = pinned(
        sieve, {"id": tenant.state.groups.get, "uniqueName": tenant.by_unique}
    )
    found = tenant.state.groups.values() if found is None else found
    found = (group for group in found if group.deleted is None and group.shown <= now)
    found = searched(call, found, shape)
    found = sifted(found, sieve, lambda group, name: shape(group).get(name))
    found = ordered(call, found, lambda group, name: shape(group).get(name))

    def listed(group: Group) -> dict[str, Any]:
        return {**pick(shape(group), fields), **_expanded(tenant, call, group)}

    return page(call, found, listed, size=100, context="groups")


@routes.on("GET", "/groups/{group}")
def get_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group."""
    group = tenant.group(call.keys["group"])
    fields = chosen(call, FIELDS, BY_DEFAULT)
    context = context_of(call, "groups/$entity")
    body = {**pick(shape(group), fields), **_expanded(tenant, call, group)}
    return ApiAnswer(200, {"@odata.context": context, **body})


def _expanded(tenant: Tenant, call: ApiCall, group: Group) -> dict[str, Any]:
    """Return who is in a group or owns it, where `$expand` asks for it; at most twenty."""
    asked = {part.partition("(")[0].strip().lower() for part in call.query.get("expand").split(",")}
    found: dict[str, Any] = {}
    for name, people in (("members", group.members), ("owners", group.owners)):
        if name in asked:
            here = [tenant.state.users[one] for one in people]
            shown = [users.directory_shape(one) for one in here if one.deleted is None]
            found[name] = shown[:EXPANDED]
    return found


@routes.on("POST", "/groups")
def post_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group is made."""
    return _made(tenant, call, checked(call.body))


@routes.on("PATCH", "/groups/uniqueName=/{unique}")
def upsert_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group changes, or is made when that is preferred (docs: group-upsert)."""
    unique = call.keys["unique"]
    body = checked({**call.body, "uniqueName": unique} if isinstance(call.body, dict) else None)
    group = tenant.by_unique(unique)
    if group is None:
        if not call.prefers("create-if-missing"):
            raise no_object(unique)
        return _made(tenant, call, body)
    bind(tenant, call, group, body, again=True)
    change_group(tenant, group, body)
    return ApiAnswer(204)


@routes.on("PATCH", "/groups/{group}")
def patch_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group changes; members are added all or none."""
    group = tenant.group(call.keys["group"])
    body = checked(call.body)
    nickname_taken(tenant, body, group)
    bind(tenant, call, group, body)
    change_group(tenant, group, body)
    return ApiAnswer(204)


@routes.on("DELETE", "/groups/{group}")
def delete_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a group is deleted with its team, and can be restored for thirty days."""
    remove_group(tenant, tenant.group(call.keys["group"]))
    return ApiAnswer(204)


def remove_group(tenant: Tenant, group: Group) -> None:
    """Delete a group."""
    group.deleted = tenant.now
    group.changed = tenant.state.change()
    tenant.tell(f"deleted {group.name!r}")
    group_changed(tenant, "deleted", group.id)
    if group.team is not None:
        team_changed(tenant, "deleted", group.id)


def change_group(tenant: Tenant, group: Group, body: dict[str, Any]) -> None:
    """Set a group's properties."""
    was = group.name
    group.name = body.get("displayName", group.name)
    group.description = body.get("description", group.description)
    group.visibility = body.get("visibility", group.visibility)
    group.nickname = body.get("mailNickname", group.nickname)
    if body.get("uniqueName"):
        tenant.call_unique(group, body["uniqueName"])
    more = ("classification", "theme", "preferredDataLocation", "resourceBehaviorOptions")
    group.more |= {name: body[name] for name in more if name in body}
    group.changed = tenant.state.change()
    if group.name != was:
        tenant.tell(f"renamed {was!r} to {group.name!r}")
    group_changed(tenant, "updated", group.id)
    if group.team is not None:
        team_changed(tenant, "updated", group.id)


def _made(tenant: Tenant, call: ApiCall, body: dict[str, Any]) -> ApiAnswer:
    for name in REQUIRED:
        if body.get(name) is None:
            raise bad(
                f"A value is required for property '{name}' of resource 'Group'.",
                "Request_BadRequest",
            )
    nickname_taken(tenant, body, None)
    if body.get("uniqueName") and tenant.by_unique(body["uniqueName"]) is not None:
        raise bad(
            "Another object with the same value for property uniqueName already exists.",
            "Request_BadRequest",
        )
    owners, members = named(tenant, body)
    group = new_group(
        tenant,
        body,
        lag=call.effects.get("404-read-after-create"),
        young=call.effects.get("404-young-group", 0.0),
    )
    for user in owners:
        group.owners[user] = tenant.now
    for user in dict.fromkeys(members):
        group.members[user] = tenant.now
        group.moves[user] = (tenant.state.version, True)
    tenant.tell(f"made the group {group.name!r} with {len(members)} members")
    group_changed(tenant, "created", group.id)
    context = context_of(call, "groups/$entity")
    return ApiAnswer(201, {"@odata.context": context, **pick(shape(group), BY_DEFAULT)})


def new_group(
    tenant: Tenant,
    body: dict[str, Any],
    *,
    key: str = "",
    lag: float | None = None,
    young: float = 0.0,
) -> Group:
    """Return a group with the properties of a body, without anybody in it.

    Args:
        tenant: where.
        body: its properties.
        key: its id; a new one when it is left out.
        lag: seconds until it is found; the tenant's own when it is left out.
        young: seconds until the rest of Graph can refer to it, where that is longer.
    """
    nickname, state = body["mailNickname"], tenant.state
    unified = "Unified" in (body.get("groupTypes") or [])
    more = ("classification", "theme", "preferredDataLocation", "resourceBehaviorOptions")
    group = Group(
        id=key or state.new_id(),
        name=body["displayName"],
        nickname=nickname,
        description=body.get("description"),
        unique=body.get("uniqueName"),
        mail=f"{nickname}@{state.domain}" if body["mailEnabled"] else None,
        visibility=body.get("visibility") or ("Public" if unified else None),
        types=list(body.get("groupTypes") or []),
        mail_enabled=body["mailEnabled"],
        security_enabled=body["securityEnabled"],
        more={name: body[name] for name in more if name in body},
        created=tenant.now,
        shown=tenant.soon(tenant.lags.created if lag is None else lag),
        replicated=tenant.soon(max(tenant.lags.group, lag or 0.0, young)),
    )
    tenant.add_group(group)
    return group
