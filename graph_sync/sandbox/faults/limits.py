"""Microsoft's documented limits, by the calls they are written down for.

Source: Microsoft Graph service-specific throttling limits (Teams, identity and access, invitation
manager, subscriptions), as of 2026. "1 rps" per resource counts per channel; where the call makes
or lists channels and so names none, it counts per team, the stricter reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ThrottleLimit:
    """At most `count` in any `seconds`, counted together by `scope`: app, team or channel."""

    name: str
    count: int
    seconds: float = 1.0
    scope: str = "app"


GLOBAL: Final = ThrottleLimit("global", 130_000, 10)
TEAM: Final = ThrottleLimit("one team", 4, scope="team")
CHANNEL: Final = ThrottleLimit("one channel", 1, scope="channel")
INVITATIONS: Final = ThrottleLimit("invitations", 150, 5)
WRITES: Final = ThrottleLimit("identity writes", 3_000, 150)
SUBSCRIPTION_READS: Final = ThrottleLimit("subscription reads", 5_000, 20)
SUBSCRIPTION_WRITES: Final = ThrottleLimit("subscription writes", 1_000, 20)
OTHER_READS: Final = ThrottleLimit("other Teams reads", 30)
OTHER_WRITES: Final = ThrottleLimit("other Teams writes", 30)
_MEMBER_POSTS: Final = (
    ThrottleLimit("POST team members", 30),
    ThrottleLimit("POST team members of one team", 4, 60, "team"),
)
_PATCH_TEAM_OR_TAB: Final = ThrottleLimit("PATCH team, tab", 30)

TEAMS: Final[dict[tuple[str, str], tuple[ThrottleLimit, ...]]] = {
    ("GET", "/teams/{team}"): (ThrottleLimit("GET team", 30),),
    ("GET", "/teams/{team}/channels"): (
        ThrottleLimit("GET channels", 60),
        ThrottleLimit("GET channels of one team", 1, scope="team"),
    ),
    ("GET", "/teams/{team}/primaryChannel"): (ThrottleLimit("GET channel", 30),),
    ("GET", "/teams/{team}/channels/{channel}"): (ThrottleLimit("GET channel", 30),),
    ("GET", "/teams/{team}/channels/{channel}/tabs"): (ThrottleLimit("GET tabs", 30),),
    ("GET", "/teams/{team}/channels/{channel}/members"): (
        ThrottleLimit("GET channel members", 60),
    ),
    ("GET", "/teams/{team}/members"): (ThrottleLimit("GET team members", 60),),
    ("GET", "/teams/{team}/installedApps"): (ThrottleLimit("GET installedApps", 30),),
    ("GET", "/appCatalogs/teamsApps"): (ThrottleLimit("GET appCatalogs", 30),),
    ("POST", "/teams"): (ThrottleLimit("POST teams", 10),),
    ("PUT", "/groups/{group}/team"): (ThrottleLimit("PUT team", 6),),
    ("PATCH", "/teams/{team}"): (_PATCH_TEAM_OR_TAB,),
    ("POST", "/teams/{team}/channels"): (
        ThrottleLimit("POST channel", 30),
        ThrottleLimit("POST channel of one team", 1, scope="team"),
    ),
    ("PATCH", "/teams/{team}/channels/{channel}"): (ThrottleLimit("PATCH channel", 30),),
    ("DELETE", "/teams/{team}/channels/{channel}"): (ThrottleLimit("DELETE channel", 15),),
    ("POST", "/teams/{team}/channels/{channel}/tabs"): (ThrottleLimit("POST tab", 30),),
    ("PATCH", "/teams/{team}/channels/{channel}/tabs/{tab}"): (_PATCH_TEAM_OR_TAB,),
    ("DELETE", "/teams/{team}/channels/{channel}/tabs/{tab}"): (ThrottleLimit("DELETE tab", 15),),
    ("POST", "/teams/{team}/installedApps"): (ThrottleLimit("POST installedApps", 30),),
    ("DELETE", "/teams/{team}/installedApps/{installation}"): (
        ThrottleLimit("DELETE installedApps", 15),
    ),
    ("POST", "/teams/{team}/members"): _MEMBER_POSTS,
    ("POST", "/teams/{team}/members/add"): _MEMBER_POSTS,
}
"""What Teams' own table says; anything else of Teams falls under the other reads or writes."""

UNITS: Final = {("GET", "/groups/{group}/members"): 3, ("GET", "/users"): 2}
"""Resource units of calls to the directory; any other costs one."""


def identity(people: int) -> ThrottleLimit:
    """Return the resource units of a tenant in ten seconds, by how many people it has."""
    units = 3_500 if people < 50 else 5_000 if people <= 500 else 8_000
    return ThrottleLimit("identity", units, 10)
