"""Import every module that answers calls, so that it stands in the table of routes."""

from graph_sync.sandbox.resources import (
    apps,
    deleted,
    delta,
    invitations,
    operations,
    subscriptions,
    tabs,
    team_creation,
    users,
)
from graph_sync.sandbox.resources.channels import channels, creation
from graph_sync.sandbox.resources.channels import members as channel_members
from graph_sync.sandbox.resources.groups import groups
from graph_sync.sandbox.resources.groups import members as group_members
from graph_sync.sandbox.resources.teams import members as team_members
from graph_sync.sandbox.resources.teams import teams

__all__ = [
    "apps",
    "channel_members",
    "channels",
    "creation",
    "deleted",
    "delta",
    "group_members",
    "groups",
    "invitations",
    "operations",
    "subscriptions",
    "tabs",
    "team_creation",
    "team_members",
    "teams",
    "users",
]
