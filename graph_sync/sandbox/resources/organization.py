"""The tenant itself (docs: organization-list, organization-get)."""

from __future__ import annotations

from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import no_object
from graph_sync.sandbox.core.odata import Fields, chosen, context_of, page, pick
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.tenant import Tenant

FIELDS: Fields = ("id", "displayName", "tenantType", "countryLetterCode", "verifiedDomains")


def shape(tenant: Tenant) -> dict[str, Any]:
    """Return the tenant as Graph shows it."""
    return {
        "id": tenant.state.tenant,
        "displayName": "Platform PLeK",
        "tenantType": "AAD",
        "countryLetterCode": "NL",
        "verifiedDomains": [
            {
                "capabilities": "Email, OfficeCommunicationsOnline",
                "isDefault": True,
                "isInitial": True,
                "name": tenant.state.domain,
                "type": "Managed",
            }
        ],
    }


@routes.on("GET", "/organization")
def list_organizations(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the one tenant that there is, in a list."""
    fields = chosen(call, FIELDS, FIELDS)
    return page(call, [tenant], lambda one: pick(shape(one), fields), context="organization")


@routes.on("GET", "/organization/{organization}")
def get_organization(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the tenant by its id."""
    if call.keys["organization"].lower() != tenant.state.tenant.lower():
        raise no_object(call.keys["organization"])
    fields = chosen(call, FIELDS, FIELDS)
    context = context_of(call, "organization/$entity")
    return ApiAnswer(200, {"@odata.context": context, **pick(shape(tenant), fields)})
