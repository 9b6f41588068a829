"""The failure cases that Graph is known for, each as something that can be switched on.

Their ids and sources are those of `tests/contracts/graph-failure-cases.json`; a test holds both
together. A case strikes in one of four ways:

- `instead`: an answer is given, and nothing is done;
- `after`: it is done, and another answer is given;
- `marks`: it is done, and the answer gets headers;
- `effect`: the sandbox itself behaves so, while the call is carried out.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from graph_sync.sandbox.core.call import ApiAnswer
from graph_sync.sandbox.core.errors import (
    ApiError,
    already_member,
    bad,
    forbidden,
    name_taken,
    unready_source,
)

Way = Literal["instead", "after", "marks", "effect"]


@dataclass(frozen=True, slots=True)
class FaultCase:
    """A failure case.

    Attributes:
        on: the calls that it strikes, as `POST /teams/…/channels`, a regular expression.
        way: how it strikes.
        refusal: the error that is given instead or after.
        answer: the answer where it is no error of OData.
        headers: what `marks` puts on an answer.
        seconds: how much slower an `effect` makes something, unless the fault says otherwise.
        outer: whether it strikes HTTP requests only, no items of a batch.
    """

    on: str
    way: Way
    refusal: ApiError | None = None
    answer: ApiAnswer | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    outer: bool = False

    def strikes(self, shown: str, *, batched: bool) -> bool:
        """Return whether it can strike a call."""
        return not (batched and self.outer) and re.match(self.on, shown) is not None


_ANY = r"."
_TEAM = r"/teams/[^/]+"
_CHANNEL = rf"{_TEAM}/channels/[^/]+"
_NEW_CHANNEL = rf"POST {_TEAM}/channels$"
_DIRECTORY = r"\w+ /(users|groups|invitations)(?!.*/team$)"
_CLAIMS = base64.b64encode(
    b'{"access_token":{"nbf":{"essential":true,"value":"1700000000"}}}'
).decode()
_INNER = {"code": "429", "status": "429"}
_RETRY_LATER = "Please retry again later."


def _429(headers: Mapping[str, str]) -> ApiError:
    return ApiError(429, "TooManyRequests", _RETRY_LATER, headers, _INNER)


def _unauthorised(message: str, challenge: str) -> ApiError:
    return ApiError(401, "InvalidAuthenticationToken", message, {"WWW-Authenticate": challenge})


CASES: Final[dict[str, FaultCase]] = {
    "429-retry-after-int": FaultCase(_ANY, "instead", _429({"Retry-After": "10"})),
    "429-retry-after-float": FaultCase(_ANY, "instead", _429({"Retry-After": "2.128"})),
    "429-no-retry-after": FaultCase(_ANY, "instead", _429({})),
    # Who comes back too early waits anew: faults.py keeps until when.
    "429-early-retry-resets-window": FaultCase(
        _ANY, "instead", _429({"Retry-After": "10"}), seconds=10
    ),
    "429-identity-headers": FaultCase(
        _DIRECTORY,
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
        _NEW_CHANNEL, "after", ApiError(503, "ServiceUnavailable", "The service is unavailable.")
    ),
    "504-write-not-applied": FaultCase(
        r"POST ", "instead", ApiError(504, "GatewayTimeout", "The gateway timed out.")
    ),
    "502-bulk-add": FaultCase(
        rf"POST {_TEAM}/members/add$",
        "instead",
        ApiError(502, "BadGateway", "Failed to execute backend request."),
    ),
    "507": FaultCase(
        r"(POST|PUT|DELETE) ",
        "instead",
        ApiError(507, "InsufficientStorage", "There is not enough storage for this request."),
    ),
    "400-channel-name": FaultCase(_NEW_CHANNEL, "instead", name_taken()),
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
        rf"POST {_TEAM}/members$", "instead", forbidden("An unknown error has occurred.")
    ),
    "404-disabled-user": FaultCase(
        rf"POST {_TEAM}/members$",
        "instead",
        ApiError(404, "NotFound", "Failed to find the user in the tenant."),
    ),
    "207-bulk-partial": FaultCase(rf"POST {_TEAM}/members/(add|remove)$", "effect"),
    "202-op": FaultCase(
        rf"POST (/teams|{_TEAM}/(un)?archive|{_CHANNEL}/(un)?archive)$", "effect", seconds=120
    ),
    "202-op-failed": FaultCase(
        rf"POST (/teams|{_TEAM}/channels|{_TEAM}/(un)?archive|{_CHANNEL}/(un)?archive)$", "effect"
    ),
    "202-shared-channel": FaultCase(_NEW_CHANNEL, "effect", seconds=120),
    "400-shared-two-owners": FaultCase(
        _NEW_CHANNEL,
        "instead",
        bad("A shared channel must be created with exactly one owner as its only member."),
    ),
    "400-archive-on-archived-team": FaultCase(
        rf"POST {_CHANNEL}/(un)?archive$",
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
        rf"GET {_CHANNEL}/filesFolder$",
        "instead",
        ApiError(404, "NotFound", "Folder location for this channel is not ready yet."),
    ),
    "filesFolder-400-special-chars": FaultCase(
        rf"GET {_CHANNEL}/filesFolder$",
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
        _ANY,
        "instead",
        _unauthorised(
            "Lifetime validation failed, the token is expired.",
            'Bearer realm="", error="invalid_token"',
        ),
        outer=True,
    ),
    "401-cae-claims": FaultCase(
        _ANY,
        "instead",
        _unauthorised(
            "Continuous access evaluation resulted in challenge with result: InteractionRequired.",
            f'Bearer realm="", error="insufficient_claims", claims="{_CLAIMS}"',
        ),
        outer=True,
    ),
    "403-missing-permission": FaultCase(
        _ANY,
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
    "unknown-enum": FaultCase(rf"GET ({_TEAM}/(channels|allChannels)|{_CHANNEL})$", "effect"),
    "html-body": FaultCase(
        _ANY,
        "instead",
        answer=ApiAnswer(
            503,
            "<html><head><title>503</title></head><body>Service Unavailable</body></html>",
            {"Content-Type": "text/html"},
        ),
    ),
}

BATCH_STATUSES: Final = (0, 0, 403, 404, 429, 503)
"""How the items of a batch fare under `batch-partial`, in turn; 0 is as they deserve."""

PROFILES: Final[dict[str, dict[str, float]]] = {
    "rough": {
        "429-retry-after-int": 0.02,
        "429-retry-after-float": 0.02,
        "503-write-applied": 0.1,
        "504-write-not-applied": 0.03,
        "507": 0.02,
        "html-body": 0.02,
        "404-read-after-create": 0.3,
        "batch-partial": 0.05,
        "batch-out-of-order": 0.5,
        "401-expired": 0.01,
    },
    "throttled": {
        "429-retry-after-int": 0.08,
        "429-retry-after-float": 0.05,
        "429-no-retry-after": 0.05,
        "429-early-retry-resets-window": 0.02,
        "429-identity-headers": 0.05,
        "200-near-limit": 0.3,
    },
    "lagging": {
        "404-read-after-create": 0.7,
        "roster-lag": 0.7,
        "404-group-not-replicated": 0.4,
        "400-group-not-replicated": 0.2,
        "202-op": 0.7,
        "202-shared-channel": 0.7,
        "filesFolder-not-ready": 0.5,
    },
    "flaky-writes": {
        "503-write-applied": 0.3,
        "504-write-not-applied": 0.1,
        "502-bulk-add": 0.3,
        "507": 0.05,
        "html-body": 0.05,
        "207-bulk-partial": 0.3,
        "202-op-failed": 0.1,
    },
    "tokens": {"401-expired": 0.05, "401-cae-claims": 0.05},
}
"""Mixtures of cases with the chance that each strikes a call that it can strike."""
