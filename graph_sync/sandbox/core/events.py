"""Events for people and subscriptions: a line in the log, and changes in their time."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from graph_sync.sandbox.core.tenant import ResourceChange, Tenant, doing


def team_changed(tenant: Tenant, change: str, team: str, at: float | None = None) -> None:
    """Announce that a team came, changed or went."""
    covers = ("/teams", f"/teams/{team}")
    _tell(tenant, ResourceChange(change, "team", f"teams('{team}')", team, covers), at)


def channel_changed(
    tenant: Tenant, change: str, team: str, channel: str, at: float | None = None
) -> None:
    """Announce that a channel came, changed or went."""
    covers = (
        "/teams/getallchannels",
        f"/teams/{team}/channels",
        f"/teams/{team}/channels/{channel}",
    )
    path = f"teams('{team}')/channels('{channel}')"
    _tell(tenant, ResourceChange(change, "channel", path, channel, covers), at)


def member_changed(
    tenant: Tenant, change: str, team: str, key: str, at: float | None = None
) -> None:
    """Announce that somebody came into a team, got another role, or left."""
    covers = ("/teams/getallmembers", f"/teams/{team}/members")
    path = f"teams('{team}')/members('{key}')"
    _tell(tenant, ResourceChange(change, "aadUserConversationMember", path, key, covers), at)


def channel_member_changed(
    tenant: Tenant, change: str, team: str, channel: str, key: str, at: float | None = None
) -> None:
    """Announce that somebody came into a private or shared channel, or left."""
    covers = (f"/teams/{team}/channels/getallmembers", f"/teams/{team}/channels/{channel}/members")
    path = f"teams('{team}')/channels('{channel}')/members('{key}')"
    _tell(tenant, ResourceChange(change, "aadUserConversationMember", path, key, covers), at)


def group_changed(tenant: Tenant, change: str, group: str) -> None:
    """Announce that a group, or its membership, changed."""
    covers = ("/groups", f"/groups/{group}", f"/groups/{group}/members")
    _tell(tenant, ResourceChange(change, "Group", f"Groups/{group}", group, covers), None)


def user_changed(tenant: Tenant, change: str, user: str) -> None:
    """Announce that somebody in the directory came, changed or went."""
    covers = ("/users", f"/users/{user}")
    _tell(tenant, ResourceChange(change, "User", f"Users/{user}", user, covers), None)


def _tell(tenant: Tenant, change: ResourceChange, at: float | None) -> None:
    when = (tenant.now if at is None else at) + tenant.lags.notification
    tenant.later(when, "tell", **asdict(change))


@doing("tell")
def tell(tenant: Tenant, **change: Any) -> None:
    """Deliver a change that is due."""
    covers = tuple(change.pop("covers"))
    tenant.untold.append(ResourceChange(covers=covers, **change))
    tenant.clock.wake()
