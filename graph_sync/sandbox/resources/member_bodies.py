"""Members as bodies name them: `user@odata.bind` with roles (docs: aadUserConversationMember)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from graph_sync.sandbox.core.errors import ApiError, bad
from graph_sync.sandbox.core.state import User
from graph_sync.sandbox.core.tenant import Tenant, bound, fields_of

FIELDS = frozenset({
    "id", "displayName", "roles", "visibleHistoryStartDateTime", "email", "tenantId", "userId",
    "user", "user@odata.bind",
})  # fmt: skip
MOST = 200


@dataclass(frozen=True, slots=True)
class MemberRequest:
    """A person who is to become a member."""

    user: User
    owner: bool


def requested_member(tenant: Tenant, body: Any) -> MemberRequest:
    """Read one member of a body.

    Raises:
        ApiError: it names nobody (404 for somebody who is disabled: docs, team-post-members).
    """
    key = named_user(body)
    user = tenant.state.users.get(key.lower()) or tenant.by_upn(key)
    if user is None or user.deleted is not None or user.shown > tenant.now or not user.enabled:
        raise ApiError(404, "NotFound", f"Failed to find user with id '{key}' in the tenant.")
    return MemberRequest(user, owner_of(body))


def named_user(body: Any) -> str:
    """Return the id or principal name that a member's body points at.

    Raises:
        ApiError: it is no member, or points nowhere.
    """
    member = fields_of(body, FIELDS, "microsoft.graph.aadUserConversationMember")
    kind = str(member.get("@odata.type", "")).lstrip("#").lower()
    if kind != "microsoft.graph.aaduserconversationmember":
        raise bad(
            "Bad Request: a member needs '@odata.type' "
            "'#microsoft.graph.aadUserConversationMember'."
        )
    return bound(member.get("user@odata.bind"), "users")


def owner_of(body: dict[str, Any]) -> bool:
    """Return whether a member's body asks for an owner.

    Raises:
        ApiError: its roles are none.
    """
    roles = body.get("roles")
    if roles not in ([], ["owner"], ["guest"]):
        raise bad(f"Invalid role specified for member: {roles}.")
    return bool(roles == ["owner"])


def requested_members(tenant: Tenant, body: Any, *, most: int | None = MOST) -> list[MemberRequest]:
    """Return the members of a body.

    Raises:
        ApiError: they are no list, too many, twice the same, or somebody is nobody.
    """
    if not isinstance(body, list) or not body:
        raise bad("Members are missing.")
    if most is not None and len(body) > most:
        raise bad(f"At most {most} members can be given at once.")
    found = [requested_member(tenant, one) for one in body]
    if len({requested.user.id for requested in found}) < len(found):
        raise bad("Bad Request: the same member is given twice.")
    return found
