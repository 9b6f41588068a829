"""Subscriptions to changes (docs: subscription-post-subscriptions, -update, -reauthorize)."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.callbacks import validated
from graph_sync.sandbox.core.clock import iso, moment
from graph_sync.sandbox.core.errors import ApiError, bad, conflict
from graph_sync.sandbox.core.odata import context_of, page
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Subscription
from graph_sync.sandbox.core.tenant import Tenant, doing, fields_of, text_of

WRITABLE = frozenset({
    "changeType", "clientState", "encryptionCertificate", "encryptionCertificateId",
    "expirationDateTime", "includeResourceData", "latestSupportedTlsVersion",
    "lifecycleNotificationUrl", "notificationQueryOptions", "notificationUrl",
    "notificationUrlAppId", "resource",
})  # fmt: skip
MINUTE = 60.0
HOUR = 3_600.0
LONGEST_TEAMS = 4_320 * MINUTE
LONGEST_DIRECTORY = 41_760 * MINUTE
"""How long a subscription can last (docs: subscription resource, "Subscription lifetime")."""
REMINDED = 15 * MINUTE
"""How long before its end who subscribed is asked to authorise it again (ours: not documented)."""

TEAMS = re.compile(
    r"/teams(/getallchannels|/getallmembers|/[^/]+"
    r"(/members|/channels(/getallmembers|/[^/]+(/members)?)?)?)?"
)
DIRECTORY = re.compile(r"/(users|groups)(/[^/]+(/members)?)?")
CHANGES = frozenset({"created", "updated", "deleted"})


@routes.on("GET", "/subscriptions")
def list_subscriptions(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the subscriptions that have not ended."""
    return page(call, _alive(tenant), lambda one: _shape(tenant, one), context="subscriptions")


@routes.on("POST", "/subscriptions")
async def post_subscription(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Subscribe; the subscriber first proves that it can be reached."""
    body = fields_of(call.body, WRITABLE, "microsoft.graph.subscription")
    one = _new(tenant, body)
    for other in _alive(tenant):
        if (other.resource.lower(), other.change) == (one.resource.lower(), one.change):
            raise conflict("A subscription with the same changeType and resource exists already.")
    for url in (one.url, one.lifecycle):
        if url is not None:
            await validated(tenant, url)
    tenant.state.subscriptions[one.id] = one
    _remind(tenant, one)
    tenant.tell(f"subscribed to {one.resource}")
    return _one(tenant, call, 201, one)


@routes.on("PATCH", "/subscriptions/{subscription}")
async def patch_subscription(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a subscription is renewed, or gets another address."""
    one = _found(tenant, call)
    known = frozenset({"expirationDateTime", "notificationUrl"})
    body = fields_of(call.body, known, "microsoft.graph.subscription")
    if "notificationUrl" in body:
        url = _address(body["notificationUrl"], "notificationUrl")
        await validated(tenant, url)
        one.url = url
    if "expirationDateTime" in body:
        one.expires = _end(tenant, one.resource, one.lifecycle, body["expirationDateTime"])
        one.asked = False
        _remind(tenant, one)
    return _one(tenant, call, 200, one)


@routes.on("DELETE", "/subscriptions/{subscription}")
def delete_subscription(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """End a subscription."""
    del tenant.state.subscriptions[_found(tenant, call).id]
    return ApiAnswer(204)


@routes.on("POST", "/subscriptions/{subscription}/reauthorize")
def reauthorize(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a subscription goes on after it was asked to be authorised again."""
    _found(tenant, call).asked = False
    return ApiAnswer(204)


@doing("remind")
def remind(tenant: Tenant, subscription: str) -> None:
    """Warn that a subscription is near its end."""
    one = tenant.state.subscriptions.get(subscription)
    if one is not None and not one.asked and one.expires - REMINDED <= tenant.now:
        one.asked = True
        tenant.lifecycle(one, "reauthorizationRequired")


@doing("end")
def end(tenant: Tenant, subscription: str) -> None:
    """End a subscription, unless it was renewed."""
    one = tenant.state.subscriptions.get(subscription)
    if one is not None and one.expires <= tenant.now:
        del tenant.state.subscriptions[subscription]
        tenant.lifecycle(one, "subscriptionRemoved")


def _new(tenant: Tenant, body: dict[str, Any]) -> Subscription:
    resource = _resource(tenant, text_of(body.get("resource"), "resource"))
    change = text_of(body.get("changeType"), "changeType").lower().replace(" ", "")
    if not set(change.split(",")) <= CHANGES:
        raise bad(f"Invalid changeType '{change}'.", "ValidationError")
    secret = body.get("clientState")
    if secret is not None:
        text_of(secret, "clientState", most=128)
    if body.get("includeResourceData"):
        raise bad("The sandbox sends no resource data: it can't encrypt it.", "ValidationError")
    lifecycle = body.get("lifecycleNotificationUrl")
    return Subscription(
        id=tenant.state.new_id(),
        change=change,
        url=_address(body.get("notificationUrl"), "notificationUrl"),
        resource=resource,
        expires=_end(tenant, resource, lifecycle, body.get("expirationDateTime")),
        lifecycle=lifecycle and _address(lifecycle, "lifecycleNotificationUrl"),
        secret=secret,
        tls=body.get("latestSupportedTlsVersion"),
        created=tenant.now,
    )


def _resource(tenant: Tenant, text: str) -> str:
    """Return a resource as subscriptions are found by.

    Raises:
        ApiError: nobody can subscribe to it, or the team is not there.
    """
    path = "/" + re.sub(r"\('([^']*)'\)", r"/\1", text).strip("/")
    if TEAMS.fullmatch(path.lower()) is None and DIRECTORY.fullmatch(path.lower()) is None:
        raise bad(f"Resource '{text}' is not supported for subscriptions.", "ValidationError")
    parts = path.split("/")
    if parts[1].lower() == "teams" and len(parts) > 2 and not parts[2].lower().startswith("getall"):
        tenant.team(parts[2])
    return path


def _address(text: Any, name: str) -> str:
    url = text_of(text, name)
    parts = urlsplit(url)
    here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not (here and parts.scheme == "http"):
        raise bad(f"'{name}' must be an https address.", "ValidationError")
    return url


def _end(tenant: Tenant, resource: str, lifecycle: Any, text: Any) -> float:
    try:
        expires = moment(text_of(text, "expirationDateTime"))
    except ValueError as error:
        raise bad("'expirationDateTime' is no moment.", "ValidationError") from error
    teams = resource.lower().startswith("/teams")
    longest = LONGEST_TEAMS if teams else LONGEST_DIRECTORY
    left = expires - tenant.now
    if left <= 0:
        raise bad("Subscription expiration must be in the future.", "ValidationError")
    if left > longest + MINUTE:
        raise bad(
            f"Subscription expiration can only be {longest / MINUTE:.0f} minutes in the future.",
            "ValidationError",
        )
    if teams and left > HOUR and not lifecycle:
        raise bad(
            "lifecycleNotificationUrl is a required property when the expirationDateTime is more "
            "than 1 hour in the future.",
            "ValidationError",
        )
    return expires


def _remind(tenant: Tenant, one: Subscription) -> None:
    tenant.later(one.expires, "end", subscription=one.id)
    if one.lifecycle is not None:
        tenant.later(max(one.expires - REMINDED, tenant.now), "remind", subscription=one.id)


def _alive(tenant: Tenant) -> list[Subscription]:
    return [one for one in tenant.state.subscriptions.values() if one.expires > tenant.now]


def _found(tenant: Tenant, call: ApiCall) -> Subscription:
    one = tenant.state.subscriptions.get(call.keys["subscription"])
    if one is None or one.expires <= tenant.now:
        raise ApiError(404, "ResourceNotFound", "The object was not found.")
    return one


def _one(tenant: Tenant, call: ApiCall, status: int, one: Subscription) -> ApiAnswer:
    context = context_of(call, "subscriptions/$entity")
    return ApiAnswer(status, {"@odata.context": context, **_shape(tenant, one)})


def _shape(tenant: Tenant, one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "resource": one.resource,
        "applicationId": tenant.state.client,
        "changeType": one.change,
        "clientState": one.secret,
        "notificationUrl": one.url,
        "lifecycleNotificationUrl": one.lifecycle,
        "expirationDateTime": iso(one.expires),
        "creatorId": tenant.state.client,
        "latestSupportedTlsVersion": one.tls or "v1_2",
        "includeResourceData": None,
    }
