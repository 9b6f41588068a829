"""Tabs of channels (docs: channel-list-tabs, channel-post-tabs, channel-patch-tabs)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad, not_found
from graph_sync.sandbox.core.odata import Fields, chosen, context_of, filtered, page, pick, sifted
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import App, Channel, Tab
from graph_sync.sandbox.core.tenant import Tenant, fields_of, text_of
from graph_sync.sandbox.resources.apps import app_bound, app_shape, expands, has
from graph_sync.sandbox.resources.channels.channels import found
from graph_sync.sandbox.resources.teams.teams import active

FIELDS: Fields = ("id", "displayName", "webUrl", "configuration")
SETTINGS = frozenset({"entityId", "contentUrl", "removeUrl", "websiteUrl"})
LONGEST = 128


@routes.on("GET", "/teams/{team}/channels/{channel}/tabs")
def list_tabs(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the tabs of a channel."""
    _, _, channel = found(tenant, call)
    fields, now = chosen(call, FIELDS, FIELDS), tenant.now
    tabs = [tab for tab in channel.tabs.values() if tab.shown <= now]
    tabs = list(sifted(tabs, filtered(call), lambda tab, name: _value(tenant, channel, tab, name)))
    context = f"teams('{call.keys['team']}')/channels/tabs"
    return page(call, tabs, lambda tab: _shape(tenant, call, channel, tab, fields), context=context)


@routes.on("GET", "/teams/{team}/channels/{channel}/tabs/{tab}")
def get_tab(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a tab (docs: channel-get-tabs)."""
    _, _, channel = found(tenant, call)
    fields = chosen(call, FIELDS, FIELDS)
    context = context_of(call, f"teams('{call.keys['team']}')/channels/tabs/$entity")
    tab = _tab(tenant, call, channel)
    return ApiAnswer(200, {"@odata.context": context, **_shape(tenant, call, channel, tab, fields)})


@routes.on("POST", "/teams/{team}/channels/{channel}/tabs")
def post_tab(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a tab is made; its app must be in the team."""
    group, team, channel = found(tenant, call)
    known = frozenset({"displayName", "teamsApp@odata.bind", "configuration"})
    body = fields_of(call.body, known, "microsoft.graph.teamsTab")
    active(team)
    app = app_bound(tenant, body.get("teamsApp@odata.bind"))
    if not has(team, app):
        raise bad(f"App '{app.id}' must be installed in the team before a tab can be added.")
    tab = Tab(
        id=tenant.state.new_id(),
        name=_name(app, body),
        app=app.id,
        configuration=_configuration(body.get("configuration")),
        shown=tenant.soon(tenant.lags.created),
    )
    channel.tabs[tab.id] = tab
    tenant.tell(f"made the tab {tab.name!r} in {channel.name!r} of {group.name!r}")
    return _one(tenant, call, 201, channel, tab)


@routes.on("PATCH", "/teams/{team}/channels/{channel}/tabs/{tab}")
def patch_tab(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a tab's name or configuration changes."""
    _, team, channel = found(tenant, call)
    tab = _tab(tenant, call, channel)
    body = fields_of(call.body, frozenset({"displayName", "configuration"}), "teamsTab")
    active(team)
    if "displayName" in body:
        tab.name = text_of(body["displayName"], "displayName", most=LONGEST)
    if "configuration" in body:
        tab.configuration = _configuration(body["configuration"])
    return _one(tenant, call, 200, channel, tab)


@routes.on("DELETE", "/teams/{team}/channels/{channel}/tabs/{tab}")
def delete_tab(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a tab goes."""
    _, team, channel = found(tenant, call)
    tab = _tab(tenant, call, channel)
    active(team)
    del channel.tabs[tab.id]
    return ApiAnswer(204)


def tab_shape(tenant: Tenant, channel: Channel, tab: Tab) -> dict[str, Any]:
    """Return a tab as Graph shows it."""
    where = f"{quote(channel.id, safe='')}/{tab.id}"
    return {
        "id": tab.id,
        "displayName": tab.name,
        "webUrl": f"https://teams.microsoft.com/l/tab/{where}?tenantId={tenant.state.tenant}",
        "configuration": tab.configuration,
    }


def _shape(
    tenant: Tenant, call: ApiCall, channel: Channel, tab: Tab, fields: Fields
) -> dict[str, Any]:
    body = pick(tab_shape(tenant, channel, tab), fields)
    if expands(call, "teamsApp") and tab.app in tenant.state.apps:
        body["teamsApp"] = app_shape(tenant.state.apps[tab.app])
    return body


def _value(tenant: Tenant, channel: Channel, tab: Tab, name: str) -> Any:
    if name.startswith("teamsApp/") and tab.app in tenant.state.apps:
        return app_shape(tenant.state.apps[tab.app]).get(name.partition("/")[2])
    return tab_shape(tenant, channel, tab).get(name)


def _one(tenant: Tenant, call: ApiCall, status: int, channel: Channel, tab: Tab) -> ApiAnswer:
    context = context_of(call, f"teams('{call.keys['team']}')/channels/tabs/$entity")
    return ApiAnswer(status, {"@odata.context": context, **tab_shape(tenant, channel, tab)})


def _tab(tenant: Tenant, call: ApiCall, channel: Channel) -> Tab:
    tab = channel.tabs.get(call.keys["tab"])
    if tab is None or tab.shown > tenant.now:
        raise not_found("tab", call.keys["tab"])
    return tab


def _name(app: App, body: dict[str, Any]) -> str:
    """Return what a new tab is called.

    Raises:
        Refusal: an app with static tabs gets a name or configuration (docs: channel-post-tabs).
    """
    if app.tabs == "none":
        raise bad(f"App '{app.id}' has no tabs for channels.")
    if app.tabs == "static":
        if body.get("displayName") is not None or body.get("configuration") is not None:
            raise bad("A static tab takes no displayName and no configuration.")
        return app.name
    return text_of(body.get("displayName"), "displayName", most=LONGEST)


def _configuration(given: Any) -> dict[str, str | None] | None:
    if given is None:
        return None
    body = fields_of(given, SETTINGS, "microsoft.graph.teamsTabConfiguration")
    if any(value is not None and not isinstance(value, str) for value in body.values()):
        raise bad("A tab's configuration holds texts.")
    return {name: body.get(name) for name in sorted(SETTINGS)}
