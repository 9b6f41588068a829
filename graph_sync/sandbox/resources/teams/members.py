"""Members of a team (docs: team-list-members, team-post-members, conversationmembers-add, -remove).

An app cannot add guests this way (docs: team-post-members); they come by the group.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, bad, forbidden, not_found
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group, Team, User
from graph_sync.sandbox.core.tenant import Tenant, fields_of
from graph_sync.sandbox.resources.member_bodies import (
    MOST,
    MemberRequest,
    named_user,
    owner_of,
    requested_member,
)
from graph_sync.sandbox.resources.member_shapes import member_list, member_shape
from graph_sync.sandbox.resources.membership import (
    can_own,
    changed_by_hand,
    join,
    leave,
    member_user,
    own,
)

MOST_REMOVED = 20
"""People whom one call takes out of a team (docs: conversationmember-remove)."""
RESULT = "#microsoft.graph.aadUserConversationMemberResult"


@routes.on("GET", "/teams/{team}/members")
def list_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return who is in a team, as Teams sees it."""
    group, team = tenant.team(call.keys["team"])
    return member_list(tenant, call, group.id, team.seats)


@routes.on("GET", "/teams/{team}/members/{member}")
def get_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return one membership of a team (docs: team-get-members)."""
    group, team, user = _found(tenant, call)
    context = context_of(call, f"teams('{group.id}')/members/$entity")
    body = member_shape(tenant, group.id, user, team.seats[user.id])
    return ApiAnswer(200, {"@odata.context": context, **body})


@routes.on("POST", "/teams/{team}/members")
def post_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Add somebody who is no guest to a team."""
    group, team = tenant.team(call.keys["team"])
    changed_by_hand(group, "teams")
    requested = requested_member(tenant, call.body)
    _add(tenant, group, requested)
    entry = team.seats[requested.user.id]
    context = context_of(call, f"teams('{group.id}')/members/$entity")
    body = member_shape(tenant, group.id, requested.user, entry)
    return ApiAnswer(201, {"@odata.context": context, **body})


@routes.on("PATCH", "/teams/{team}/members/{member}")
def patch_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Make somebody an owner, or a member again."""
    group, team, user = _found(tenant, call)
    owner = owner_of(fields_of(call.body, frozenset({"roles"}), "member"))
    if owner and not can_own(user):
        raise bad(f"User '{user.id}' cannot own a team: guests can't.")
    if not owner:
        _not_the_last(team, user)
    own(tenant, group, user.id, owner)
    context = context_of(call, f"teams('{group.id}')/members/$entity")
    body = member_shape(tenant, group.id, user, team.seats[user.id])
    if "owner-removal-takes-membership" in call.effects:
        leave(tenant, group, user.id, 0.0)
        tenant.settle()
    return ApiAnswer(200, {"@odata.context": context, **body})


@routes.on("DELETE", "/teams/{team}/members/{member}")
def delete_member(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Remove somebody from a team and its group."""
    group, team, user = _found(tenant, call)
    changed_by_hand(group, "teams")
    _not_the_last(team, user)
    leave(tenant, group, user.id, 0.0)
    tenant.settle()
    tenant.tell(f"removed {user.name} from {group.name!r}")
    return ApiAnswer(204)


@routes.on("POST", "/teams/{team}/members/add")
def add_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Up to 200 come; for each is said how it went."""
    group, _ = tenant.team(call.keys["team"])
    changed_by_hand(group, "teams")
    results = _each(call, lambda body: _add(tenant, group, requested_member(tenant, body)), MOST)
    return ApiAnswer(207 if _partial(results) else 200, _results(call, results))


@routes.on("POST", "/teams/{team}/members/remove")
def remove_members(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Up to 20 leave: 204, or 207 with how it went for each when it failed for some."""
    group, team = tenant.team(call.keys["team"])
    changed_by_hand(group, "teams")

    def remove(body: Any) -> None:
        requested = requested_member(tenant, body)
        if requested.user.id not in team.seats:
            raise not_found("member", requested.user.id)
        _not_the_last(team, requested.user)
        leave(tenant, group, requested.user.id, 0.0)

    results = _each(call, remove, MOST_REMOVED)
    tenant.settle()
    return ApiAnswer(207, _results(call, results)) if _partial(results) else ApiAnswer(204)


def _each(call: ApiCall, do: Callable[[Any], None], most: int) -> list[dict[str, Any]]:
    body = fields_of(call.body, frozenset({"values"}), "conversationMembers")
    values = body.get("values")
    if not isinstance(values, list) or not 1 <= len(values) <= most:
        raise bad(f"Between 1 and {most} members can be given at once.")
    people = [named_user(one) for one in values]
    return [
        _result(person, _outcome(do, one, unlucky="207-bulk-partial" in call.effects and at % 2))
        for at, (person, one) in enumerate(zip(people, values, strict=True))
    ]


def _partial(results: list[dict[str, Any]]) -> bool:
    return any(result["error"] for result in results)


def _results(call: ApiCall, results: list[dict[str, Any]]) -> dict[str, Any]:
    context = context_of(call, "Collection(microsoft.graph.conversationMember)")
    return {"@odata.context": context, "value": results}


def _outcome(do: Callable[[Any], None], body: Any, *, unlucky: object) -> ApiError | None:
    if unlucky:
        return ApiError(404, "NotFound", "Failed to find the user in the tenant.")
    try:
        do(body)
    except ApiError as refusal:
        return refusal
    return None


def _result(person: str, refusal: ApiError | None) -> dict[str, Any]:
    error = {"code": refusal.code, "message": refusal.message} if refusal is not None else None
    return {"@odata.type": RESULT, "userId": person, "error": error}


def _add(tenant: Tenant, group: Group, requested: MemberRequest) -> None:
    if requested.user.guest:
        raise forbidden("An unknown error has occurred.")
    if requested.owner and not can_own(requested.user):
        raise bad(f"User '{requested.user.id}' cannot own a team: no licence for Teams.")
    lag = tenant.lags.created
    if requested.user.id not in group.members:
        join(tenant, group, requested.user.id, lag)
        tenant.tell(f"added {requested.user.name} to {group.name!r}")
    if requested.owner and requested.user.id not in group.owners:
        own(tenant, group, requested.user.id, True, lag)


def _not_the_last(team: Team, user: User) -> None:
    owners = [key for key, entry in team.seats.items() if entry.owner and entry.until is None]
    if owners == [user.id]:
        raise bad("Last owner of the team cannot be removed.")


def _found(tenant: Tenant, call: ApiCall) -> tuple[Group, Team, User]:
    group, team = tenant.team(call.keys["team"])
    user = tenant.state.users.get(member_user(call.keys["member"], group.id))
    entry = team.seats.get(user.id) if user is not None else None
    if user is None or entry is None or not entry.taken(tenant.now):
        raise not_found("member", call.keys["member"])
    return group, team, user
