"""Members bound in a group's own call: all of them are added or none."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiCall
from graph_sync.sandbox.core.errors import already_member, bad, unready_source
from graph_sync.sandbox.core.state import Group
from graph_sync.sandbox.core.tenant import Tenant, bound
from graph_sync.sandbox.resources.groups.rules import MOST_BINDS
from graph_sync.sandbox.resources.membership import changed_by_hand, join, own


def named(tenant: Tenant, body: dict[str, Any]) -> tuple[list[str], list[str]]:
    """Return the owners and members that a body names.

    Raises:
        Refusal: more than twenty, or somebody who is not there (yet).
    """
    owners, members = body.get("owners@odata.bind", []), body.get("members@odata.bind", [])
    if not isinstance(owners, list) or not isinstance(members, list):
        raise bad("A reference must be a list of addresses.", "Request_BadRequest")
    if len(owners) + len(members) > MOST_BINDS:
        raise bad(
            f"The request exceeded the maximum of {MOST_BINDS} references that can be added "
            "at once.",
            "Request_BadRequest",
        )
    return ([somebody(tenant, one) for one in owners], [somebody(tenant, one) for one in members])


def somebody(tenant: Tenant, address: Any) -> str:
    """Return whom an address points at.

    Raises:
        Refusal: it points at nobody, or at somebody too new.
    """
    key = bound(address, "users", "directoryObjects").lower()
    user = tenant.state.users.get(key)
    if user is None or user.deleted is not None or user.shown > tenant.now:
        raise unready_source()
    return user.id


def ready(tenant: Tenant, group: Group) -> None:
    """Refuse a group that the rest of Graph does not know yet.

    Raises:
        Refusal: it is too new.
    """
    if group.replicated > tenant.now:
        raise unready_source()


def bind(
    tenant: Tenant, call: ApiCall, group: Group, body: dict[str, Any], *, again: bool = False
) -> None:
    """Add the people whom a body names.

    Args:
        tenant: where.
        call: its effects say whether Teams is slow.
        group: to which group.
        body: names them.
        again: whether who is in already may be named, as in an upsert.

    Raises:
        Refusal: nobody is added.
    """
    owners, members = named(tenant, body)
    if not owners and not members:
        return
    ready(tenant, group)
    if members:
        changed_by_hand(group, "groups")
    for what, people, there in (
        ("members", members, group.members),
        ("owners", owners, group.owners),
    ):
        if len(set(people)) < len(people) or (not again and any(one in there for one in people)):
            raise already_member(what)
    for user in owners:
        own(tenant, group, user, True, roster_lag(tenant, call))
    for user in members:
        if user not in group.members:
            join(tenant, group, user, roster_lag(tenant, call))
    names = ", ".join(tenant.state.users[one].name for one in [*owners, *members])
    tenant.tell(f"added {names} to {group.name!r}")


def roster_lag(tenant: Tenant, call: ApiCall) -> float:
    """Return how long it takes before Teams shows what this call changes in a group."""
    return max(tenant.lags.roster, call.effects.get("roster-lag", 0.0))
