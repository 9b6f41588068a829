"""The app catalogue, and apps in teams.

Docs: appcatalogs-list-teamsapps, team-list-installedapps, team-post-installedapps.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, conflict, forbidden, not_found
from graph_sync.sandbox.core.odata import Fields, chosen, filtered, page, pick, sifted
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import App, Group, Installation, Team
from graph_sync.sandbox.core.tenant import Tenant, bound, fields_of
from graph_sync.sandbox.resources.channels.channels import found
from graph_sync.sandbox.resources.teams.teams import active

_MAY_CONSENT = frozenset(
    {
        "TeamsAppInstallation.ReadWriteAndConsentSelfForTeam.All",
        "TeamsAppInstallation.ReadWriteAndConsentForTeam.All",
    }
)
FIELDS: Fields = ("id", "externalId", "displayName", "distributionMethod")


def app_shape(app: App) -> dict[str, Any]:
    """Return an app of the catalogue."""
    return {
        "id": app.id,
        "externalId": app.external,
        "displayName": app.name,
        "distributionMethod": app.method,
    }


def definition_shape(app: App) -> dict[str, Any]:
    """Return the version of an app that is in use."""
    key = base64.b64encode(f"1##{app.id}##{app.version}##published".encode()).decode()
    return {
        "id": key,
        "teamsAppId": app.id,
        "displayName": app.name,
        "version": app.version,
        "publishingState": "published",
        "authorization": {
            "clientAppId": app.external,
            "requiredPermissionSet": {
                "resourceSpecificPermissions": [
                    {"permissionValue": name, "permissionType": "application"} for name in app.asks
                ]
            },
        },
    }


def expands(call: ApiCall, name: str) -> bool:
    """Return whether `$expand` asks for something."""
    # What is expanded may have options in brackets: `appDefinitions($select=id,version)`.
    asked = re.sub(r"\([^)]*\)", "", call.query.get("expand").lower())
    return name.lower() in map(str.strip, asked.split(","))


def app_bound(tenant: Tenant, address: Any) -> App:
    """Return the app of the catalogue that an address points at.

    Raises:
        Refusal: there is none.
    """
    text = str(address).replace("/appCatalogs/teamsApps", "/teamsApps")
    key = bound(text, "teamsApps")
    if key not in tenant.state.apps:
        raise not_found("teams app definition", key)
    return tenant.state.apps[key]


def has(team: Team, app: App) -> bool:
    """Return whether an app can be used in a team."""
    return app.built_in or any(one.app == app.id for one in team.apps.values())


@routes.on("GET", "/appCatalogs/teamsApps")
def list_apps(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the catalogue, or what a filter lets through."""
    fields = chosen(call, FIELDS, FIELDS)

    def shape(app: App) -> dict[str, Any]:
        body = pick(app_shape(app), fields)
        if expands(call, "appDefinitions"):
            body["appDefinitions"] = [definition_shape(app)]
        return body

    apps = sifted(
        tenant.state.apps.values(), filtered(call), lambda app, name: app_shape(app).get(name)
    )
    return page(call, apps, shape, context="appCatalogs/teamsApps")


@routes.on("GET", "/teams/{team}/installedApps")
def list_installed(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the apps of a team."""
    _, team = tenant.team(call.keys["team"])
    now, apps = tenant.now, tenant.state.apps
    here = [one for one in team.apps.values() if one.shown <= now and one.app in apps]
    here = list(sifted(here, filtered(call), lambda one, name: _value(apps[one.app], name)))

    def shape(one: Installation) -> dict[str, Any]:
        body: dict[str, Any] = {"id": one.id}
        if expands(call, "teamsApp"):
            body["teamsApp"] = app_shape(apps[one.app])
        if expands(call, "teamsAppDefinition"):
            body["teamsAppDefinition"] = definition_shape(apps[one.app])
        return body

    return page(call, here, shape, context=f"teams('{call.keys['team']}')/installedApps")


@routes.on("POST", "/teams/{team}/installedApps")
def post_installed(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Put an app in a team, if what its package asks is consented to."""
    group, team = tenant.team(call.keys["team"])
    known = frozenset({"teamsApp@odata.bind", "consentedPermissionSet"})
    body = fields_of(call.body, known, "microsoft.graph.teamsAppInstallation")
    app = app_bound(tenant, body.get("teamsApp@odata.bind"))
    active(team)
    if has(team, app):
        raise conflict("The app is already installed in the specified scope.")
    _consent(tenant, app, body.get("consentedPermissionSet"))
    install(group, team, app, tenant.soon(tenant.lags.created))
    if app.external == tenant.state.client:
        tenant.later(tenant.soon(tenant.lags.created), "installed", team=group.id)
    tenant.tell(f"installed {app.name} in {group.name!r}")
    return ApiAnswer(201)


@routes.on("DELETE", "/teams/{team}/installedApps/{installation}")
def delete_installed(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return an app leaves a team."""
    _, team = tenant.team(call.keys["team"])
    one = team.apps.get(call.keys["installation"])
    if one is None or one.shown > tenant.now:
        raise not_found("app installation", call.keys["installation"])
    active(team)
    uninstall(team, one)
    return ApiAnswer(204)


@routes.on("GET", "/teams/{team}/channels/{channel}/enabledApps")
def list_enabled(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the apps that a private or shared channel lets in."""
    _, _, channel = found(tenant, call)
    return page(call, _known(tenant, channel.apps), app_shape, context="teamsApps")


@routes.on("POST", "/teams/{team}/channels/{channel}/enabledApps/$ref")
def post_enabled(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Let an app of the team in a shared channel, or, in beta, in a private one.

    Docs: channel-post-enabledapps, of either version.
    """
    _, team, channel = found(tenant, call)
    body = fields_of(call.body, frozenset({"@odata.id"}), "reference")
    app = app_bound(tenant, body.get("@odata.id"))
    kinds = ("private", "shared") if call.version == "beta" else ("shared",)
    if channel.kind not in kinds:
        raise bad(f"Apps can only be enabled in channels of membershipType {' or '.join(kinds)}.")
    if not has(team, app):
        raise bad("The app must be installed in the team first.")
    if app.id not in channel.apps:
        channel.apps.append(app.id)
    return ApiAnswer(204)


def install(group: Group, team: Team, app: App, shown: float) -> None:
    """Put an app in a team."""
    key = base64.b64encode(f"{group.id}##{app.id}".encode()).decode()
    team.apps[key] = Installation(id=key, app=app.id, shown=shown)


def uninstall(team: Team, one: Installation) -> None:
    """Take an app out of a team, and so out of its channels."""
    del team.apps[one.id]
    for channel in team.channels.values():
        channel.apps = [key for key in channel.apps if key != one.app]


def _consent(tenant: Tenant, app: App, consented: Any) -> None:
    """Refuse an installation that does not consent to exactly what the app asks.

    Docs: team-post-installedapps. The text is ours: none is documented.

    Raises:
        ApiError: 400 when the sets differ, 403 without a role that may consent.
    """
    given = {
        (str(one.get("permissionValue")), str(one.get("permissionType")).lower())
        for one in (consented or {}).get("resourceSpecificPermissions") or []
    }
    asked = {(name, "application") for name in app.asks}
    if given != asked:
        raise bad(
            "The permissions consented to during the installation must match the "
            f"resource-specific permissions of the app: {', '.join(app.asks) or 'none'}."
        )
    granted = tenant.state.roles
    if asked and granted is not None and _MAY_CONSENT.isdisjoint(granted):
        raise forbidden(
            "Missing role permissions on the request. Consent to resource-specific permissions "
            f"requires one of '{', '.join(sorted(_MAY_CONSENT))}'."
        )


def _known(tenant: Tenant, keys: Iterable[str]) -> list[App]:
    return [tenant.state.apps[key] for key in keys if key in tenant.state.apps]


def _value(app: App, name: str) -> Any:
    """Return a property of an installation, as filters write it: `teamsApp/externalId`."""
    kind, _, rest = name.partition("/")
    shapes = {"teamsApp": app_shape, "teamsAppDefinition": definition_shape}
    return shapes[kind](app).get(rest) if kind in shapes else None
