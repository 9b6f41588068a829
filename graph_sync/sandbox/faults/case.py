"""Shape of a failure case, and the names by which its calls are chosen.

A case strikes in one of six ways:

- `instead`: an answer is given, and nothing is done;
- `after`: it is done, and another answer is given;
- `either`: one of these two, by luck or as one asks for;
- `marks`: it is done, and the answer gets headers;
- `effect`: the sandbox itself behaves so, while the call is carried out;
- `stale`: what the same call was answered a while ago is answered again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError
from graph_sync.sandbox.core.tenant import Tenant

Way = Literal["instead", "after", "either", "marks", "effect", "stale"]
Refusal = ApiError | Callable[[ApiCall], ApiError]

ANY: Final = r"."
TEAM: Final = r"/teams/[^/]+"
CHANNEL: Final = rf"{TEAM}/channels/[^/]+"
NEW_CHANNEL: Final = rf"POST {TEAM}/channels$"
DIRECTORY: Final = r"\w+ /(users|groups|invitations)(?!.*/team$)"

_IN_TEAM = r"/teams/\{team\}"
_IN_CHANNEL = rf"{_IN_TEAM}/channels/\{{channel\}}"
RESOURCES: Final[Mapping[str, re.Pattern[str]]] = {
    "groups": re.compile(r"/groups(/\{group\})?$"),
    "users": re.compile(r"/users(/\{user\})?$"),
    "teams": re.compile(r"/teams(/\{team\})?$"),
    "channels": re.compile(rf"{_IN_TEAM}/(channels(/\{{channel\}})?|allChannels|primaryChannel)$"),
    "group members": re.compile(r"/groups/\{group\}/(members|owners)$"),
    "team members": re.compile(rf"{_IN_TEAM}/members(/\{{member\}})?$"),
    "channel members": re.compile(rf"{_IN_CHANNEL}/(members(/\{{member\}})?|allMembers)$"),
    "tabs": re.compile(rf"{_IN_CHANNEL}/tabs(/\{{tab\}})?$"),
    "installedApps": re.compile(rf"({_IN_TEAM}/installedApps|{_IN_CHANNEL}/enabledApps)$"),
}
"""What can be read, by a name to choose it with, as the route that reads it."""


@dataclass(frozen=True, slots=True)
class FaultCase:
    """A failure case.

    Attributes:
        on: the calls that it strikes, as `POST /teams/…/channels`, a regular expression.
        way: how it strikes.
        refusal: the error that is given instead or after.
        answer: the answer where it is no error of OData.
        headers: what `marks` puts on an answer.
        seconds: how much slower an `effect` makes something, or how old what is `stale` may be,
            unless the fault says otherwise.
        share: how much of a list an `effect` leaves out.
        outer: whether it strikes HTTP requests only, no items of a batch.
        reads: `list` for lists of `RESOURCES`, `any` for what is read by its id too; empty where
            `on` says it all.
        when: what must be so besides; nothing when it is left out.
    """

    on: str
    way: Way
    refusal: Refusal | None = None
    answer: ApiAnswer | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    share: float = 0.0
    outer: bool = False
    reads: Literal["", "list", "any"] = ""
    when: Callable[[Tenant, ApiCall], bool] | None = None

    def refused(self, call: ApiCall) -> ApiError | None:
        """Return the error that a call gets."""
        return self.refusal(call) if callable(self.refusal) else self.refusal


def chosen(name: str) -> frozenset[str]:
    """Return the resources that a name chooses: `members` are those of groups, teams, channels.

    Raises:
        ValueError: it chooses none.
    """
    found = frozenset(one for one in RESOURCES if one == name or one.endswith(f" {name}"))
    if not found:
        raise ValueError(f"{name!r} is none of {sorted(RESOURCES)}")
    return found


def resource_of(call: ApiCall) -> str:
    """Return which of `RESOURCES` a call reads; empty for what is none."""
    if call.method != "GET":
        return ""
    return next((name for name, route in RESOURCES.items() if route.match(call.route)), "")


def by_id(call: ApiCall) -> bool:
    """Return whether a call reads one thing, and no list."""
    return call.route.endswith(("}", "/primaryChannel"))
