"""Members of teams and channels as Graph shows them (docs: aadUserConversationMember)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.odata import filtered, page, sifted
from graph_sync.sandbox.core.state import MemberEntry, User
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.resources.membership import member_id, shown

KIND = "#microsoft.graph.aadUserConversationMember"


def member_shape(tenant: Tenant, place: str, user: User, entry: MemberEntry) -> dict[str, Any]:
    """Return a member of a team or channel as Graph shows one."""
    return {
        "@odata.type": KIND,
        "id": member_id(tenant, place, user.id),
        "roles": ["owner"] if entry.owner else ["guest"] if user.guest else [],
        "displayName": user.name,
        "visibleHistoryStartDateTime": "0001-01-01T00:00:00Z",
        "userId": user.id,
        "email": user.mail,
        "tenantId": tenant.state.tenant,
    }


def member_list(
    tenant: Tenant, call: ApiCall, place: str, seats: dict[str, MemberEntry]
) -> ApiAnswer:
    """Return a page of members (docs: 100 by default, at most 999)."""
    sieve = filtered(call)
    people = sifted(
        shown(tenant, seats),
        sieve,
        lambda one, name: _value(member_shape(tenant, place, *one), name),
    )
    context = f"teams('{place}')/members"
    return page(
        call, people, lambda one: member_shape(tenant, place, *one), size=100, context=context
    )


def _value(member: Mapping[str, Any], name: str) -> Any:
    """Return a property, also under docs' long name (`microsoft.graph.…/userId`)."""
    return member.get(name.rpartition("/")[2])
