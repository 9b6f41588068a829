"""Microsoft's documented limits, by the calls they are written down for.

Source: Microsoft Graph service-specific throttling limits (Teams, identity and access, invitation
manager, subscriptions), as of 2026. "1 rps" per resource counts per channel; where the call makes
or lists channels and so names none, it counts per team, the stricter reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `count` in any `seconds`, counted together by `scope`: app, team or channel."""

    name: str
    count: int
    seconds: float = 1.0
    scope: str = "app"


GLOBAL: Final = Limit("global", 130_000, 10)
TEAM: Final = Limit("one team", 4, scope="team")
CHANNEL: Final = Limit("one channel", 1, scope="channel")
INVITATIONS: Final = Limit("invitations", 150, 5)
WRITES: Final = Limit("identity writes", 3_000, 150)
SUBSCRIPTION_READS: Final = Limit("subscription reads", 5_000, 20)
SUBSCRIPTION_WRITES: Final = Limit("subscription writes", 1_000, 20)
OTHER_READS: Final = Limit("other Teams reads", 30)
OTHER_WRITES: Final = Limit("other Teams writes", 30)
_MEMBER_POSTS: Final = (
    Limit("POST team members", 30),
    Limit("POST team members of one team", 4, 60, "team"),
)
_PATCH_TEAM_OR_TAB: Final = Limit("PATCH team, tab", 30)

TEAMS: Final[dict[tuple[str, str], tuple[Limit, ...]]] = {
    ("GET", "/teams/{team}"): (Limit("GET team", 30),),
    ("GET", "/teams/{team}/channels"): (
        Limit("GET channels", 60),
        Limit("GET channels of one team", 1, scope="team"),
    ),
    ("GET", "/teams/{team}/primaryChannel"): (Limit("GET channel", 30),),
    ("GET", "/teams/{team}/channels/{channel}"): (Limit("GET channel", 30),),
    ("GET", "/teams/{team}/channels/{channel}/tabs"): (Limit("GET tabs", 30),),
    ("GET", "/teams/{team}/channels/{channel}/members"): (Limit("GET channel members", 60),),
    ("GET", "/teams/{team}/members"): (Limit("GET team members", 60),),
    ("GET", "/teams/{team}/installedApps"): (Limit("GET installedApps", 30),),
    ("GET", "/appCatalogs/teamsApps"): (Limit("GET appCatalogs", 30),),
    ("POST", "/teams"): (Limit("POST teams", 10),),
    ("PUT", "/groups/{group}/team"): (Limit("PUT team", 6),),
    ("PATCH", "/teams/{team}"): (_PATCH_TEAM_OR_TAB,),
    ("POST", "/teams/{team}/channels"): (
        Limit("POST channel", 30),
        Limit("POST channel of one team", 1, scope="team"),
    ),
    ("PATCH", "/teams/{team}/channels/{channel}"): (Limit("PATCH channel", 30),),
    ("DELETE", "/teams/{team}/channels/{channel}"): (Limit("DELETE channel", 15),),
    ("POST", "/teams/{team}/channels/{channel}/tabs"): (Limit("POST tab", 30),),
    ("PATCH", "/teams/{team}/channels/{channel}/tabs/{tab}"): (_PATCH_TEAM_OR_TAB,),
    ("DELETE", "/teams/{team}/channels/{channel}/tabs/{tab}"): (Limit("DELETE tab", 15),),
    ("POST", "/teams/{team}/installedApps"): (Limit("POST installedApps", 30),),
    ("DELETE", "/teams/{team}/installedApps/{installation}"): (Limit("DELETE installedApps", 15),),
    ("POST", "/teams/{team}/members"): _MEMBER_POSTS,
    ("POST", "/teams/{team}/members/add"): _MEMBER_POSTS,
}
"""What Teams' own table says; anything else of Teams falls under the other reads or writes."""

UNITS: Final = {("GET", "/groups/{group}/members"): 3, ("GET", "/users"): 2}
"""Resource units of calls to the directory; any other costs one."""


def identity(people: int) -> Limit:
    """The resource units of a tenant in ten seconds, by how many people it has."""
    units = 3_500 if people < 50 else 5_000 if people <= 500 else 8_000
    return Limit("identity", units, 10)
