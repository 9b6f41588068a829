"""A channel as Graph shows it (docs: channel resource)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.odata import Fields
from graph_sync.sandbox.core.state import Channel, Group
from graph_sync.sandbox.core.tenant import Tenant

FIELDS: Fields = (
    "id", "createdDateTime", "displayName", "description", "isFavoriteByDefault", "email",
    "tenantId", "webUrl", "membershipType", "isArchived",
)  # fmt: skip


def shape(tenant: Tenant, call: ApiCall, group: Group, channel: Channel) -> dict[str, Any]:
    """Return all properties of a channel.

    A shared one is called that only to who asks for values that came later; the failure case
    `unknown-enum` hides it from everybody.
    """
    kind = channel.kind
    asked = call.prefers("include-unknown-enum-members") and "unknown-enum" not in call.effects
    if kind == "shared" and not asked:
        kind = "unknownFutureValue"
    where = f"{quote(channel.id, safe='')}/{quote(channel.name, safe='')}"
    return {
        "id": channel.id,
        "createdDateTime": iso(channel.created),
        "displayName": channel.name,
        "description": channel.description,
        "isFavoriteByDefault": channel.favourite,
        "email": "",
        "tenantId": tenant.state.tenant,
        "webUrl": f"https://teams.microsoft.com/l/channel/{where}"
        f"?groupId={group.id}&tenantId={tenant.state.tenant}",
        "membershipType": kind,
        "isArchived": channel.archived,
    }
