"""Failure cases that people who run such syncs report, on top of what Microsoft documents.

`catalogue.toml` has the title of each report. Bodies are those of the report where it shows one.
"""

from __future__ import annotations

import re
from typing import Any, Final

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import (
    ApiError,
    bad,
    forbidden,
    last_owner,
    no_object,
    not_for_dynamic,
    not_found,
)
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.faults.case import NEW_CHANNEL, TEAM, FaultCase
from graph_sync.sandbox.resources.membership import member_user

FIFTH: Final = 5
"""Channels that a team has when making the next one goes wrong, the first one included."""

_GROUP = r"/groups/[^/]+"
_REMOVALS = (
    rf"(POST {TEAM}/members/remove$|DELETE {_GROUP}/members/[^/]+/\$ref$"
    rf"|DELETE {TEAM}(/channels/[^/]+)?/members/)"
)
_MEMBERSHIP = (
    rf"((POST|DELETE) {_GROUP}/members/.*\$ref$|PATCH {_GROUP}$"
    rf"|POST {TEAM}/members(/add|/remove)?$|(PATCH|DELETE) {TEAM}/members/)"
)
_OWNER_REMOVAL = rf"(PATCH {TEAM}/members/|DELETE {_GROUP}/owners/[^/]+/\$ref$)"
_SILENT = (
    rf"(PATCH {_GROUP}$|(POST|DELETE) {_GROUP}/(members|owners)/.*\$ref$"
    rf"|PATCH {TEAM}(/channels/[^/]+)?$|POST {TEAM}/members/remove$"
    rf"|DELETE {TEAM}(/channels/[^/]+)?/(members|channels|tabs|installedApps)/[^/]+$)"
)
_BAD_GATEWAY: Final = ApiError(502, "BadGateway", "Failed to execute backend request.")
_PERSON = re.compile(r"/users(?:/|\(')([^/')]+)")
_NO_CONSENT = (
    "The permissions consented to during the installation must match the resource-specific "
    "permissions of the app."
)


def _unknown_page(_: ApiCall) -> ApiError:
    return ApiError(404, "UnknownError", "404 page not found\n")


def _nobody_there(call: ApiCall) -> ApiError:
    if call.path[0].lower() == "groups":
        return no_object(call.keys.get("user", call.path[-2]))
    return not_found("member", call.keys.get("member", "requested"))


def _no_team(call: ApiCall) -> ApiError:
    return ApiError(404, "NotFound", f"No team found with Group Id {call.keys.get('team', '')}.")


def _blocked_address(call: ApiCall) -> ApiError:
    mail = str((call.body or {}).get("invitedUserEmailAddress", ""))
    return bad(f"The domain of the invited address '{mail}' is blocked by the tenant's policy.")


def _has_many_channels(tenant: Tenant, call: ApiCall) -> bool:
    _, team = tenant.team(call.keys["team"])
    return sum(one.deleted is None for one in team.channels.values()) >= FIFTH


def _names_guest_owner(tenant: Tenant, call: ApiCall) -> bool:
    """Return whether a guest is to own the team or channel, by the body or by the group."""
    group = tenant.state.groups.get(call.keys.get("group", "").lower())
    named = list(group.owners) if group is not None else _owners(call.body)
    users = tenant.state.users
    return any(users[one].guest for one in named if one in users)


def _owners(body: Any) -> list[str]:
    members = body.get("members") if isinstance(body, dict) else None
    found = (
        _PERSON.search(str(one.get("user@odata.bind", "")))
        for one in members or ()
        if isinstance(one, dict) and one.get("roles") == ["owner"]
    )
    return [one[1].lower() for one in found if one]


def _has_members_besides_owners(_: Tenant, call: ApiCall) -> bool:
    body = call.body if isinstance(call.body, dict) else {}
    return any(one.get("roles") != ["owner"] for one in body.get("members") or ())


def _binds_members(_: Tenant, call: ApiCall) -> bool:
    return call.route != "/groups/{group}" or "members@odata.bind" in (call.body or {})


def _without_consent(_: Tenant, call: ApiCall) -> bool:
    return isinstance(call.body, dict) and not call.body.get("consentedPermissionSet")


def _about_an_owner(tenant: Tenant, call: ApiCall) -> bool:
    """Return whether a call takes the role from somebody who owns the team or group."""
    key = (call.keys.get("team") or call.keys.get("group", "")).lower()
    user = call.keys.get("user", "").lower() or member_user(call.keys.get("member", ""), key)
    group = tenant.state.groups.get(key)
    keeps = isinstance(call.body, dict) and call.body.get("roles") == ["owner"]
    return group is not None and user in group.owners and not keeps


REPORTED: Final[dict[str, FaultCase]] = {
    "404-though-there": FaultCase(r"GET ", "instead", _unknown_page, reads="any"),
    "list-ends-early": FaultCase(r"GET ", "effect", share=0.7, reads="list"),
    "short-page": FaultCase(r"GET ", "effect", share=0.5, reads="list"),
    "stale-read": FaultCase(r"GET ", "stale", seconds=120, reads="any"),
    "young-channel-names-team": FaultCase(
        rf"GET {TEAM}/channels/[^/]+/members$", "effect", seconds=120
    ),
    "404-young-group": FaultCase(
        r"(POST /groups$|PATCH /groups/uniqueName=)", "effect", seconds=20
    ),
    "404-removal-though-member": FaultCase(_REMOVALS, "instead", _nobody_there),
    "404-archive-applied": FaultCase(rf"POST {TEAM}/(un)?archive$", "after", _no_team),
    "204-without-effect": FaultCase(_SILENT, "instead", answer=ApiAnswer(204), when=_binds_members),
    "503-applied": FaultCase(
        r"(POST|PUT|PATCH|DELETE) /(?!\$batch)",
        "after",
        ApiError(503, "ServiceUnavailable", "The service is unavailable."),
    ),
    "502-fifth-channel": FaultCase(NEW_CHANNEL, "either", _BAD_GATEWAY, when=_has_many_channels),
    "502-guest-owner": FaultCase(
        rf"({NEW_CHANNEL}|POST /teams$|PUT {_GROUP}/team$)",
        "instead",
        _BAD_GATEWAY,
        when=_names_guest_owner,
    ),
    "new-channel-without-members": FaultCase(
        NEW_CHANNEL, "effect", when=_has_members_besides_owners
    ),
    "owner-removal-takes-membership": FaultCase(_OWNER_REMOVAL, "effect", when=_about_an_owner),
    "400-last-owner-of-several": FaultCase(
        rf"(PATCH {TEAM}/members/|DELETE {TEAM}/members/|DELETE {_GROUP}/owners/)",
        "instead",
        last_owner(),
        when=_about_an_owner,
    ),
    "403-dynamic-group": FaultCase(
        _MEMBERSHIP, "instead", lambda call: not_for_dynamic(call.path[0]), when=_binds_members
    ),
    "403-invitations-off": FaultCase(
        r"POST /invitations$",
        "instead",
        forbidden(
            "Guest invitations not allowed for your company. Contact your company administrator "
            "for more details."
        ),
    ),
    "400-invitation-blocked": FaultCase(r"POST /invitations$", "instead", _blocked_address),
    "400-install-without-consent": FaultCase(
        rf"POST {TEAM}/installedApps$", "instead", bad(_NO_CONSENT), when=_without_consent
    ),
    "412-install-without-consent": FaultCase(
        rf"POST {TEAM}/installedApps$",
        "instead",
        ApiError(412, "PreconditionFailed", _NO_CONSENT),
        when=_without_consent,
    ),
}
