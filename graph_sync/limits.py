"""Microsoft's documented limits for calls to Graph, as data (facts, "Throttling").

Source: Microsoft Graph service-specific throttling limits (Teams, identity and access, invitation
manager). They are per app per tenant; some are per team or per channel besides. The client spaces
its calls by them (`graph_sync.graph`), and a plan's time is estimated from them (`estimate`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class GraphLimit:
    """At most `count` calls in any `seconds`.

    Attributes:
        name: for metrics and for saying what a plan waits for.
        scope: what is counted together: all calls of the app, those to one team, or to one channel.
    """

    name: str
    count: int
    seconds: float
    scope: str = "app"


GLOBAL = GraphLimit("global", 130_000, 10)
TEAM = GraphLimit("one team", 4, 1, "team")
CHANNEL = GraphLimit("one channel", 1, 1, "channel")
# "GET channel, tab 30/s and 1/s each": whether both share the 30 is not said, so they do here; for
# which thing the second holds is read from what the call is made on, a team or a channel.
GET_CHANNEL_OR_TAB = GraphLimit("get channel or tab", 30, 1)
GET_CHANNELS_OR_MEMBERS = GraphLimit("get channels or channel members", 60, 1)
POST_CHANNEL_OR_TAB = GraphLimit("post channel or tab", 30, 1)
PATCH_TEAM_OR_TAB = GraphLimit("patch team or tab", 30, 1)
DELETE_CHANNEL_OR_TAB = GraphLimit("delete channel or tab", 15, 1)
# What has no limit of its own in Microsoft's table: one for all of it, to be sure.
OTHER_READS = GraphLimit("other reads", 30, 1)
OTHER_WRITES = GraphLimit("other writes", 30, 1)
# Identity: 3,500 resource units per 10 s in the smallest tenants; none of our calls costs more than
# four (a page of a group's members costs three), so each is counted as four.
IDENTITY = GraphLimit("identity", 875, 10)
IDENTITY_WRITE = GraphLimit("identity writes", 3_000, 150)
INVITATION = GraphLimit("invitations", 150, 5)


class Op(StrEnum):
    """Kinds of call, as the limits know them."""

    GET_TEAM = "get team"
    GET_CHANNELS = "get channels"
    GET_CHANNEL = "get channel"
    GET_TABS = "get tabs"
    GET_TEAM_MEMBERS = "get team members"
    GET_CHANNEL_MEMBERS = "get channel members"
    GET_APPS = "get installed apps"
    GET_OPERATION = "get operation"
    GET_DELETED = "get deleted teams"
    POST_TEAM = "post team"
    PUT_TEAM = "put team"
    PATCH_TEAM = "patch team"
    POST_CHANNEL = "post channel"
    PATCH_CHANNEL = "patch channel"
    DELETE_CHANNEL = "delete channel"
    POST_TAB = "post tab"
    PATCH_TAB = "patch tab"
    DELETE_TAB = "delete tab"
    POST_TEAM_MEMBER = "post team member"
    POST_TEAM_MEMBERS = "post team members"  # members/add (200 people), members/remove (20)
    CHANGE_TEAM_MEMBER = "change team member"  # PATCH and DELETE
    CHANGE_CHANNEL_MEMBER = "change channel member"  # POST, PATCH and DELETE
    POST_APP = "post installed app"
    POST_ENABLED_APP = "post enabled app"  # of a private or shared channel
    ARCHIVE = "archive"  # and unarchive, of a team or a channel
    GET_DIRECTORY = "get directory"  # users, groups, their members; the app catalogue
    CHANGE_DIRECTORY = "change directory"
    POST_INVITATION = "post invitation"
    SUBSCRIPTION = "subscription"


_LIMITS: dict[Op, tuple[GraphLimit, ...]] = {
    Op.GET_TEAM: (GraphLimit("get team", 30, 1), TEAM),
    Op.GET_CHANNELS: (GET_CHANNELS_OR_MEMBERS, GraphLimit("get channels", 1, 1, "team"), TEAM),
    Op.GET_CHANNEL: (GET_CHANNEL_OR_TAB, TEAM, CHANNEL),
    Op.GET_TABS: (GET_CHANNEL_OR_TAB, TEAM, CHANNEL),
    Op.GET_TEAM_MEMBERS: (GraphLimit("get team members", 60, 1), TEAM),
    Op.GET_CHANNEL_MEMBERS: (GET_CHANNELS_OR_MEMBERS, TEAM, CHANNEL),
    Op.GET_APPS: (GraphLimit("get apps", 30, 1), TEAM),
    Op.GET_OPERATION: (OTHER_READS, TEAM),
    Op.GET_DELETED: (OTHER_READS,),
    Op.POST_TEAM: (GraphLimit("post team", 10, 1),),
    Op.PUT_TEAM: (GraphLimit("put team", 6, 1), TEAM),
    Op.PATCH_TEAM: (PATCH_TEAM_OR_TAB, TEAM),
    Op.POST_CHANNEL: (POST_CHANNEL_OR_TAB, GraphLimit("post channel", 1, 1, "team"), TEAM),
    Op.PATCH_CHANNEL: (GraphLimit("patch channel", 30, 1), TEAM, CHANNEL),
    Op.DELETE_CHANNEL: (DELETE_CHANNEL_OR_TAB, TEAM, CHANNEL),
    Op.POST_TAB: (POST_CHANNEL_OR_TAB, TEAM, CHANNEL),
    Op.PATCH_TAB: (PATCH_TEAM_OR_TAB, TEAM, CHANNEL),
    Op.DELETE_TAB: (DELETE_CHANNEL_OR_TAB, TEAM, CHANNEL),
    Op.POST_TEAM_MEMBER: (
        GraphLimit("post team member", 30, 1),
        GraphLimit("post team member", 4, 60, "team"),
        TEAM,
    ),
    Op.POST_TEAM_MEMBERS: (
        GraphLimit("post team member", 30, 1),
        GraphLimit("post team member", 4, 60, "team"),
        TEAM,
    ),
    Op.CHANGE_TEAM_MEMBER: (OTHER_WRITES, TEAM),
    Op.CHANGE_CHANNEL_MEMBER: (OTHER_WRITES, TEAM, CHANNEL),
    Op.POST_APP: (GraphLimit("post app", 30, 1), TEAM),
    Op.POST_ENABLED_APP: (OTHER_WRITES, TEAM, CHANNEL),
    Op.ARCHIVE: (OTHER_WRITES, TEAM, CHANNEL),
    Op.GET_DIRECTORY: (IDENTITY,),
    Op.CHANGE_DIRECTORY: (IDENTITY, IDENTITY_WRITE),
    # That an invitation counts for the directory too is not said; it makes an account there.
    Op.POST_INVITATION: (INVITATION, IDENTITY, IDENTITY_WRITE),
    Op.SUBSCRIPTION: (GraphLimit("subscriptions", 30, 1),),
}


def limits_of(op: Op) -> tuple[GraphLimit, ...]:
    """Return the limits that a kind of call may count for."""
    return (*_LIMITS[op], GLOBAL)


@dataclass(frozen=True, slots=True)
class Load:
    """Calls of one kind, to one team and channel.

    Attributes:
        op: which kind.
        team, channel: whose limits they count for; any text that tells them apart, empty for none.
        count: how many.
    """

    op: Op
    team: str = ""
    channel: str = ""
    count: int = 1


def counted(op: Op, team: str = "", channel: str = "") -> tuple[tuple[GraphLimit, str], ...]:
    """Return the limits that a call counts for, each with what is counted together under it.

    Args:
        op: the kind of call.
        team: the team it is about; empty where no limit of a team applies.
        channel: the channel it is about, likewise.
    """
    scopes = {"app": "", "team": team, "channel": f"{team}/{channel}" if channel else ""}
    return tuple(
        (limit, scopes[limit.scope])
        for limit in limits_of(op)
        if limit.scope == "app" or scopes[limit.scope]
    )


def estimate(loads: Iterable[Load]) -> float:
    """Return the least seconds in which these calls can be made, other waiting aside.

    The first `count` calls of each limit go at once; the last of the rest goes when its window
    opens: n calls take floor((n - 1) / count) windows.
    """
    calls: Counter[tuple[GraphLimit, str]] = Counter()
    for load in loads:
        for bucket in counted(load.op, load.team, load.channel):
            calls[bucket] += load.count
    return max(
        ((count - 1) // limit.count * limit.seconds for (limit, _), count in calls.items()),
        default=0.0,
    )
