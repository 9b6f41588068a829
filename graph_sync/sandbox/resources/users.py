"""People in the directory (docs: user-list, user-get, user-update)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.events import user_changed
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
from graph_sync.sandbox.core.state import User
from graph_sync.sandbox.core.tenant import Tenant, fields_of
from graph_sync.sandbox.resources.directory import advanced, few_alternatives, pinned, searched

FIELDS = (
    "id", "deletedDateTime", "accountEnabled", "companyName", "createdDateTime", "creationType",
    "department", "displayName", "employeeId", "externalUserState",
    "externalUserStateChangeDateTime", "givenName", "identities", "jobTitle", "mail",
    "mailNickname", "onPremisesExtensionAttributes", "otherMails", "preferredLanguage", "surname",
    "usageLocation", "userPrincipalName", "userType",
)  # fmt: skip
BY_DEFAULT: Fields = (
    "id", "displayName", "givenName", "jobTitle", "mail", "preferredLanguage", "surname",
    "userPrincipalName",
)  # fmt: skip
"""What is given when nobody chooses (docs: user resource); the contract has no phones."""

WRITABLE = {
    "accountEnabled": "enabled",
    "companyName": "company",
    "department": "department",
    "displayName": "name",
    "givenName": "given_name",
    "jobTitle": "title",
    "preferredLanguage": "language",
    "surname": "surname",
    "usageLocation": "usage",
}


def shape(user: User) -> dict[str, Any]:
    """Return an account as Graph shows it, with every property."""
    invited = user.invited
    return {
        "id": user.id,
        "deletedDateTime": iso(user.deleted) if user.deleted is not None else None,
        "accountEnabled": user.enabled,
        "companyName": user.company,
        "createdDateTime": iso(user.created),
        "creationType": "Invitation" if user.invitation else None,
        "department": user.department,
        "displayName": user.name,
        "employeeId": None,
        "externalUserState": user.invitation,
        "externalUserStateChangeDateTime": iso(invited) if invited is not None else None,
        "givenName": user.given_name,
        "identities": [],
        "jobTitle": user.title,
        "mail": user.mail,
        "mailNickname": user.upn.partition("@")[0],
        "onPremisesExtensionAttributes": {},
        "otherMails": [user.mail] if user.guest and user.mail else [],
        "preferredLanguage": user.language,
        "surname": user.surname,
        "usageLocation": user.usage,
        "userPrincipalName": user.upn,
        "userType": user.kind,
    }


def directory_shape(user: User) -> dict[str, Any]:
    """Return an account as an object of the directory, which says of what type it is."""
    return {"@odata.type": "#microsoft.graph.user", **pick(shape(user), BY_DEFAULT)}


@routes.on("GET", "/users")
def list_users(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Everybody, or those whom a filter lets through."""
    sieve = filtered(call)
    few_alternatives(sieve)
    advanced(call, sieve)
    fields = chosen(call, FIELDS, BY_DEFAULT)
    found: Iterable[User] = tenant.seen()
    by_id = tenant.state.users
    candidates: list[User] | None = pinned(
        sieve,
        {
            "id": lambda key: by_id.get(key),
            "mail": tenant.by_mail,
            "userPrincipalName": tenant.by_upn,
        },
    )
    if candidates is not None:
        now = tenant.now
        found = [one for one in candidates if one.deleted is None and one.shown <= now]
    found = searched(call, found, shape)
    found = sifted(found, sieve, lambda user, name: shape(user).get(name))
    found = ordered(call, found, lambda user, name: shape(user).get(name))
    return page(call, found, lambda user: pick(shape(user), fields), size=100, context="users")


@routes.on("GET", "/users/{user}")
def get_user(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return an account by id or principal name."""
    user = tenant.user(call.keys["user"])
    fields = chosen(call, FIELDS, BY_DEFAULT)
    body = {"@odata.context": context_of(call, "users/$entity"), **pick(shape(user), fields)}
    return ApiAnswer(200, body)


@routes.on("PATCH", "/users/{user}")
def patch_user(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Somebody's properties change."""
    user = tenant.user(call.keys["user"])
    body = fields_of(call.body, frozenset(FIELDS), "microsoft.graph.user")
    for name in body:
        if name not in WRITABLE and not name.startswith("@"):
            raise bad(f"Property '{name}' is read-only and cannot be set.", "Request_BadRequest")
    change_user(tenant, user, {WRITABLE[name]: body[name] for name in WRITABLE if name in body})
    return ApiAnswer(204)


def change_user(tenant: Tenant, user: User, values: dict[str, Any]) -> None:
    """Set somebody's properties."""
    for name, value in values.items():
        setattr(user, name, value)
    user.changed = tenant.state.change()
    user_changed(tenant, "updated", user.id)
