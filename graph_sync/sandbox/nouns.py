"""All modules that answer calls, imported so that they stand in the table of routes."""

from graph_sync.sandbox import (  # noqa: F401
    apps,
    channel_making,
    channel_members,
    channels,
    deleted,
    delta,
    group_members,
    groups,
    invitations,
    operations,
    subscriptions,
    tabs,
    team_making,
    team_members,
    teams,
    users,
)
