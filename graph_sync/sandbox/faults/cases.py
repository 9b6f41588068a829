"""The failure cases that Graph is known for, each as something that can be switched on.

`DOCUMENTED` has those of Microsoft's own pages and of well-known threads, by the ids of
`tests/contracts/graph-failure-cases.json`, to which a test holds it; `reported.py` has what people
who run such syncs report. What each does and where it was read is in `catalogue.toml`.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Final

from graph_sync.sandbox.core.call import ApiAnswer
from graph_sync.sandbox.core.errors import (
    ApiError,
    already_member,
    bad,
    forbidden,
    name_taken,
    unready_source,
)
from graph_sync.sandbox.faults.case import ANY, CHANNEL, DIRECTORY, NEW_CHANNEL, TEAM, FaultCase
from graph_sync.sandbox.faults.reported import REPORTED

_CLAIMS = base64.b64encode(
    b'{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}'
).decode()
_INNER = {"code": "429", "status": "429"}
_RETRY_LATER = "Please retry again later."


def _429(headers: Mapping[str, str]) -> ApiError:
    return ApiError(429, "TooManyRequests", _RETRY_LATER, headers, _INNER)


def _unauthorised(message: str, challenge: str) -> ApiError:
    return ApiError(401, "InvalidAuthenticationToken", message, {"WWW-Authenticate": challenge})


DOCUMENTED: Final[dict[str, FaultCase]] = {
    "429-retry-after-int": FaultCase(ANY, "instead", _429({"Retry-After": "10"})),
    "429-retry-after-float": FaultCase(ANY, "instead", _429({"Retry-After": "2.128"})),
    "429-no-retry-after": FaultCase(ANY, "instead", _429({})),
    # Who comes back too early waits anew: faults.py keeps until when.
    "429-early-retry-resets-window": FaultCase(
        ANY, "instead", _429({"Retry-After": "10"}), seconds=10
    ),
    "429-identity-headers": FaultCase(
        DIRECTORY,
        "instead",
        _429(
            {
                "Retry-After": "10",
                "x-ms-throttle-scope": "Tenant_Application/ReadWrite/{app}/{tenant}",
                "x-ms-throttle-information": "WriteLimitExceeded",
            }
        ),
    ),
    "200-near-limit": FaultCase(
        r"\w+ /(users|groups)(?!.*/team$)",
        "marks",
        headers={"x-ms-resource-unit": "2", "x-ms-throttle-limit-percentage": "0.9"},
    ),
    "503-write-applied": FaultCase(
        NEW_CHANNEL, "after", ApiError(503, "ServiceUnavailable", "The service is unavailable.")
    ),
    "504-write-not-applied": FaultCase(
        r"POST ", "instead", ApiError(504, "GatewayTimeout", "The gateway timed out.")
    ),
    "502-bulk-add": FaultCase(
        rf"POST {TEAM}/members/add$",
        "instead",
        ApiError(502, "BadGateway", "Failed to execute backend request."),
    ),
    "507": FaultCase(
        r"(POST|PUT|DELETE) ",
        "instead",
        ApiError(507, "InsufficientStorage", "There is not enough storage for this request."),
    ),
    "400-channel-name": FaultCase(NEW_CHANNEL, "instead", name_taken()),
    "404-group-not-replicated": FaultCase(
        r"PUT /groups/[^/]+/team$",
        "instead",
        ApiError(404, "NotFound", "No group found: it is still being replicated."),
    ),
    "400-group-not-replicated": FaultCase(
        r"POST /groups/[^/]+/members/\$ref$", "instead", unready_source()
    ),
    "400-already-member": FaultCase(
        r"POST /groups/[^/]+/members/\$ref$", "instead", already_member("members")
    ),
    "403-guest-app-only": FaultCase(
        rf"POST {TEAM}/members$", "instead", forbidden("An unknown error has occurred.")
    ),
    "404-disabled-user": FaultCase(
        rf"POST {TEAM}/members$",
        "instead",
        ApiError(404, "NotFound", "Failed to find the user in the tenant."),
    ),
    "207-bulk-partial": FaultCase(rf"POST {TEAM}/members/(add|remove)$", "effect"),
    "202-op": FaultCase(
        rf"POST (/teams|{TEAM}/(un)?archive|{CHANNEL}/(un)?archive)$", "effect", seconds=120
    ),
    "202-op-failed": FaultCase(
        rf"POST (/teams|{TEAM}/channels|{TEAM}/(un)?archive|{CHANNEL}/(un)?archive)$", "effect"
    ),
    "202-shared-channel": FaultCase(NEW_CHANNEL, "effect", seconds=120),
    "400-shared-two-owners": FaultCase(
        NEW_CHANNEL,
        "instead",
        bad("A shared channel must be created with exactly one owner as its only member."),
    ),
    "400-archive-on-archived-team": FaultCase(
        rf"POST {CHANNEL}/(un)?archive$",
        "instead",
        bad("Team has to be active, for channel to be archived or unarchived: {channel-id}"),
    ),
    "404-read-after-create": FaultCase(
        r"(POST /groups$|PATCH /groups/uniqueName=|PUT /groups/|POST /teams|POST /invitations)",
        "effect",
        seconds=30,
    ),
    "roster-lag": FaultCase(
        r"(POST|PATCH|DELETE) /groups/[^/]+(/(members|owners)/.*)?$", "effect", seconds=300
    ),
    "filesFolder-not-ready": FaultCase(
        rf"GET {CHANNEL}/filesFolder$",
        "instead",
        ApiError(404, "NotFound", "Folder location for this channel is not ready yet."),
    ),
    "filesFolder-400-special-chars": FaultCase(
        rf"GET {CHANNEL}/filesFolder$",
        "instead",
        bad("The channel's name has characters that its folder cannot have."),
    ),
    "batch-partial": FaultCase(r"POST /\$batch$", "effect"),
    "batch-424": FaultCase(r"POST /\$batch$", "effect"),
    "batch-400": FaultCase(
        r"POST /\$batch$", "instead", bad("Request Id has to be unique in a batch.")
    ),
    "batch-out-of-order": FaultCase(r"POST /\$batch$", "effect"),
    "401-expired": FaultCase(
        ANY,
        "instead",
        _unauthorised(
            "Lifetime validation failed, the token is expired.",
            'Bearer realm="", error="invalid_token"',
        ),
        outer=True,
    ),
    "401-cae-claims": FaultCase(
        ANY,
        "instead",
        _unauthorised(
            "Continuous access evaluation resulted in challenge with result: InteractionRequired.",
            f'Bearer realm="", error="insufficient_claims", claims="{_CLAIMS}"',
        ),
        outer=True,
    ),
    "403-missing-permission": FaultCase(
        ANY,
        "instead",
        forbidden(
            "Missing role permissions on the request. API requires one of 'Group.ReadWrite."
            "All'. Roles on the request ''."
        ),
    ),
    "403-subscription-quota": FaultCase(
        r"POST /subscriptions$",
        "instead",
        forbidden("The number of subscriptions has reached its limit for this app and tenant."),
    ),
    "unknown-enum": FaultCase(rf"GET ({TEAM}/(channels|allChannels)|{CHANNEL})$", "effect"),
    "html-body": FaultCase(
        ANY,
        "instead",
        answer=ApiAnswer(
            503,
            "<html><head><title>503</title></head><body>Service Unavailable</body></html>",
            {"Content-Type": "text/html"},
        ),
    ),
}

CASES: Final[dict[str, FaultCase]] = DOCUMENTED | REPORTED

BATCH_STATUSES: Final = (0, 0, 403, 404, 429, 503)
"""How the items of a batch fare under `batch-partial`, in turn; 0 is as they deserve."""
