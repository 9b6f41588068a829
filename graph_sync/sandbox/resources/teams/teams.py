"""Teams (docs: team-get, team-update, team-archive, team-unarchive)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.events import team_changed
from graph_sync.sandbox.core.odata import Fields, chosen, context_of, filtered, page, pick, sifted
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import Group, Team
from graph_sync.sandbox.core.tenant import Tenant, doing, fields_of, text_of
from graph_sync.sandbox.resources.groups.groups import change_group
from graph_sync.sandbox.resources.membership import shown
from graph_sync.sandbox.resources.operations import accepted, begin

SETTINGS: dict[str, dict[str, Any]] = {
    "memberSettings": {
        "allowCreateUpdateChannels": True,
        "allowCreatePrivateChannels": True,
        "allowDeleteChannels": True,
        "allowAddRemoveApps": True,
        "allowCreateUpdateRemoveTabs": True,
        "allowCreateUpdateRemoveConnectors": True,
    },
    "guestSettings": {"allowCreateUpdateChannels": False, "allowDeleteChannels": False},
    "messagingSettings": {
        "allowUserEditMessages": True,
        "allowUserDeleteMessages": True,
        "allowOwnerDeleteMessages": True,
        "allowTeamMentions": True,
        "allowChannelMentions": True,
    },
    "funSettings": {
        "allowGiphy": True,
        "giphyContentRating": "moderate",
        "allowStickersAndMemes": True,
        "allowCustomMemes": True,
    },
}
"""What a team allows when nobody says otherwise (docs: team resource)."""

FIELDS: Fields = (
    "id", "createdDateTime", "displayName", "description", "internalId", "classification",
    "specialization", "visibility", "webUrl", "isArchived", "tenantId", "summary", *SETTINGS,
)  # fmt: skip
LISTED: Fields = ("id", "displayName", "description", "visibility")
"""What a list of teams tells of each; the rest is null there."""
WRITABLE = frozenset({
    "displayName", "description", "visibility", "classification", "specialization",
    "isMembershipLimitedToOwners", *SETTINGS,
})  # fmt: skip


def shape(tenant: Tenant, group: Group, team: Team) -> dict[str, Any]:
    """Return a team as Graph shows it."""
    return {
        "id": group.id,
        "createdDateTime": iso(team.created),
        "displayName": group.name,
        "description": group.description,
        "internalId": team.internal,
        "classification": group.more.get("classification"),
        "specialization": "none",
        "visibility": (group.visibility or "Private").lower(),
        "webUrl": f"https://teams.microsoft.com/l/team/{team.first}/conversations"
        f"?groupId={group.id}&tenantId={tenant.state.tenant}",
        "isArchived": team.archived,
        "tenantId": tenant.state.tenant,
        "summary": _summary(tenant, team),
        **{name: SETTINGS[name] | team.settings.get(name, {}) for name in SETTINGS},
    }


def active(team: Team) -> None:
    """Refuse to change what belongs to an archived team (docs: team-archive).

    Raises:
        Refusal: it is archived.
    """
    if team.archived:
        raise bad("Team is archived and can only be read.")


@routes.on("GET", "/teams")
def list_teams(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List the teams of the tenant, with no more than their names (docs: teams-list)."""
    fields = chosen(call, FIELDS, FIELDS)
    now = tenant.now
    teams = [
        (group, group.team)
        for group in tenant.groups()
        if group.team is not None and group.team.shown <= now
    ]
    found = sifted(teams, filtered(call), lambda one, name: shape(tenant, *one).get(name))

    def listed(one: tuple[Group, Team]) -> dict[str, Any]:
        whole = shape(tenant, *one)
        told = {name: value if name in LISTED else None for name, value in whole.items()}
        return pick(told, fields)

    return page(call, found, listed, size=100, context="teams")


@routes.on("GET", "/groups/{group}/team")
def get_team_of_group(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return the team of a group, by the address at which it was made."""
    call.keys["team"] = call.keys["group"]
    return get_team(tenant, call)


@routes.on("GET", "/teams/{team}")
def get_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a team."""
    group, team = tenant.team(call.keys["team"])
    fields = chosen(call, FIELDS, FIELDS)
    body = pick(shape(tenant, group, team), fields)
    return ApiAnswer(200, {"@odata.context": context_of(call, "teams/$entity"), **body})


@routes.on("PATCH", "/teams/{team}")
def patch_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Change a team's settings, and its name and description, which are the group's."""
    group, team = tenant.team(call.keys["team"])
    body = fields_of(call.body, WRITABLE, "microsoft.graph.team")
    active(team)
    settle_settings(team, body)
    values: dict[str, Any] = {
        name: body[name]
        for name in ("displayName", "description", "classification")
        if name in body
    }
    if "displayName" in values:
        text_of(values["displayName"], "displayName", most=256)
    if body.get("visibility"):
        values["visibility"] = str(body["visibility"]).capitalize()
    change_group(tenant, group, values)
    return ApiAnswer(204)


@routes.on("POST", "/teams/{team}/archive")
def archive_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return a team becomes read-only, after a while."""
    return _filed(tenant, call, "archiveTeam", True)


@routes.on("POST", "/teams/{team}/unarchive")
def unarchive_team(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Return an archived team can be used again, after a while."""
    return _filed(tenant, call, "unarchiveTeam", False)


def settle_settings(team: Team, body: dict[str, Any]) -> None:
    """Take over the settings of a body.

    Raises:
        Refusal: one does not exist.
    """
    for name in SETTINGS:
        if body.get(name) is not None:
            known = frozenset(SETTINGS[name])
            team.settings[name] = team.settings.get(name, {}) | {
                key: value
                for key, value in fields_of(body[name], known, f"team {name}").items()
                if key in known
            }


def _filed(tenant: Tenant, call: ApiCall, kind: str, archived: bool) -> ApiAnswer:
    group, _ = tenant.team(call.keys["team"])
    if call.body is not None:
        fields_of(call.body, frozenset({"shouldSetSpoSiteReadOnlyForMembers"}), "archive")
    where = f"/teams('{group.id}')"
    operation = begin(tenant, call, group.id, kind, target=group.id, location=where)
    if operation.error is None:
        tenant.later(operation.ends, "file team", group=group.id, archived=archived)
        tenant.settle()
    return accepted(operation, **{"Content-Location": where})


@doing("file team")
def file_team(tenant: Tenant, group: str, archived: bool) -> None:
    """Archive a team, or make it active again."""
    found = tenant.state.groups.get(group)
    if found is None or found.team is None or found.team.archived == archived:
        return
    found.team.archived = archived
    found.changed = tenant.state.change()
    tenant.tell(f"{'archived' if archived else 'unarchived'} {found.name!r}")
    team_changed(tenant, "updated", group)


def _summary(tenant: Tenant, team: Team) -> dict[str, int]:
    kinds = Counter(
        "guests" if user.guest else "owners" if entry.owner else "members"
        for user, entry in shown(tenant, team.seats)
    )
    return {f"{kind}Count": kinds[kind] for kind in ("owners", "members", "guests")}
