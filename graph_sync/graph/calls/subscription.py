"""Calls about subscriptions to Graph's change notifications."""

from __future__ import annotations

from datetime import UTC, datetime

from graph_sync.graph.call import GraphCall, Repeat
from graph_sync.graph.urls import Json, change, get, segment
from graph_sync.limits import Op

TEAMS_LONGEST = 4_320 * 60.0
"""Seconds that a subscription to something in Teams can live."""


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def list_subscriptions() -> GraphCall:
    """Return the app's subscriptions; items are GraphNotificationSubscription."""
    return get(Op.SUBSCRIPTION, "/subscriptions")


def create_subscription(
    resource: str,
    *,
    notify: str,
    lifecycle: str,
    secret: str,
    expires: datetime,
    changes: str = "created,updated,deleted",
) -> GraphCall:
    """Subscribe: 201 with a GraphNotificationSubscription. Read back, never repeat.

    Args:
        resource: such as `/teams/getAllChannels`.
        notify: address that Graph posts to; it asks first whether that listens.
        lifecycle: the same, for what becomes of the subscription itself.
        secret: comes back with each notification (clientState), at most 128 characters.
        expires: at most TEAMS_LONGEST from now.
        changes: which kinds.
    """
    body: Json = {
        "changeType": changes,
        "notificationUrl": notify,
        "lifecycleNotificationUrl": lifecycle,
        "resource": resource,
        "clientState": secret,
        "expirationDateTime": _moment(expires),
    }
    return change(Op.SUBSCRIPTION, "POST", "/subscriptions", body, repeat=Repeat.NEVER)


def renew_subscription(subscription: str, expires: datetime) -> GraphCall:
    """Prolong: 200 with a GraphNotificationSubscription, 404 when it is over."""
    path = f"/subscriptions/{segment(subscription)}"
    return change(Op.SUBSCRIPTION, "PATCH", path, {"expirationDateTime": _moment(expires)})


def delete_subscription(subscription: str) -> GraphCall:
    """End: 204."""
    return change(Op.SUBSCRIPTION, "DELETE", f"/subscriptions/{segment(subscription)}")
