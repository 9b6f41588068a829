"""Rules for a group's properties (docs: group resource, group-post-groups)."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.state import Group
from graph_sync.sandbox.core.tenant import Tenant, fields_of, text_of

WRITABLE = frozenset({
    "classification", "description", "displayName", "groupTypes", "isArchived", "mailEnabled",
    "mailNickname", "membershipRule", "membershipRuleProcessingState", "preferredDataLocation",
    "resourceBehaviorOptions", "resourceProvisioningOptions", "securityEnabled", "theme",
    "uniqueName", "visibility", "members@odata.bind", "owners@odata.bind",
})  # fmt: skip
NOT_IN_NICKNAMES = frozenset('@()\\[]";:<>, ')
MOST_BINDS = 20
"""People that one call can add to a group (docs: group-post-members, group-post-groups)."""


def checked(body: Any) -> dict[str, Any]:
    """Return a group's body whose properties are what they may be.

    Raises:
        Refusal: one is not.
    """
    fields = fields_of(body, WRITABLE, "microsoft.graph.group")
    if "displayName" in fields:
        text_of(fields["displayName"], "displayName", most=256)
    if fields.get("description") is not None:
        text_of(fields["description"], "description", most=1024, empty=True)
    if "mailNickname" in fields:
        _nickname(fields["mailNickname"])
    _one_of(fields, "visibility", {"Private", "Public", "HiddenMembership", None})
    for name in ("mailEnabled", "securityEnabled"):
        _one_of(fields, name, {True, False, None})
    types = fields.get("groupTypes") or []
    if not isinstance(types, list) or set(types) - {"Unified", "DynamicMembership"}:
        raise bad(
            "Invalid value specified for property 'groupTypes' of resource 'Group'.",
            "Request_BadRequest",
        )
    return fields


def nickname_taken(tenant: Tenant, body: dict[str, Any], mine: Group | None) -> None:
    """Refuse a mail alias that another group has.

    Raises:
        Refusal: one has.
    """
    nickname = str(body.get("mailNickname", "")).lower()
    for group in tenant.groups() if nickname else ():
        if group is not mine and group.nickname.lower() == nickname:
            raise bad(
                "Another object with the same value for property mailNickname already exists.",
                "Request_BadRequest",
            )


def _nickname(text: Any) -> None:
    name = text_of(text, "mailNickname", most=64)
    if not name.isascii() or NOT_IN_NICKNAMES & set(name):
        raise bad(
            "Invalid value specified for property 'mailNickname' of resource 'Group'.",
            "Request_BadRequest",
        )


def _one_of(fields: dict[str, Any], name: str, values: set[Any]) -> None:
    if name in fields and fields[name] not in values:
        raise bad(
            f"Invalid value specified for property '{name}' of resource 'Group'.",
            "Request_BadRequest",
        )
