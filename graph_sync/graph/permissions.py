"""Permissions of the app by call: for the docs, for `plek doctor`, and for a test.

Application permissions hold for the whole tenant. Where Microsoft has one that can be given for one
team at a time (resource-specific consent, RSC), it is named: a team's owner consents to it by
installing the app there, so it serves teams that exist, not making new ones.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Permission:
    """An application permission of Microsoft Graph.

    Attributes:
        name: as Entra names it.
        why: what plek does with it, in English.
        calls: names of functions in graph_sync.graph.calls that need it.
        team_only: the RSC permission that serves instead in teams that consent; empty for none.
        team_only_calls: those of `calls` for which that serves.
        setting: the setting without which it is not needed; empty for none.
    """

    name: str
    why: str
    calls: tuple[str, ...]
    team_only: str = ""
    team_only_calls: tuple[str, ...] = ()
    setting: str = ""


PERMISSIONS: tuple[Permission, ...] = (
    Permission(
        "User.Read.All",
        "find who is in the tenant already: e-mail addresses, guests, invitations that wait",
        ("list_users", "find_users", "get_user"),
    ),
    Permission("User.Invite.All", "invite guests", ("invite",)),
    Permission(
        "Group.ReadWrite.All",
        "make the groups behind teams, rename them, make them teams, put people in, restore",
        (
            "list_groups",
            "get_group",
            "upsert_group",
            "patch_group",
            "put_team",
            "list_group_members",
            "list_group_owners",
            "add_group_members",
            "add_group_member",
            "add_group_owner",
            "remove_group_member",
            "restore_team",
        ),
    ),
    Permission(
        "AppCatalog.Read.All", "find the bot's app in the catalogue", ("find_app", "list_apps")
    ),
    Permission(
        "Team.ReadBasic.All",
        "read names and descriptions of teams, and what is in the tenant's bin",
        ("get_team", "list_deleted_teams"),
        "TeamSettings.Read.Group",
        ("get_team",),
    ),
    Permission(
        "TeamSettings.ReadWrite.All",
        "archive a closed hub's team, bring it back, change what members may do",
        ("patch_team", "archive_team", "unarchive_team"),
        "TeamSettings.ReadWrite.Group",
        ("patch_team", "archive_team", "unarchive_team"),
    ),
    Permission(
        "TeamMember.ReadWrite.All",
        "read who is in a team, make owners, take people out",
        (
            "list_team_members",
            "find_team_member",
            "change_team_member",
            "remove_team_members",
        ),
        "TeamMember.Read.Group",
        ("list_team_members", "find_team_member"),
    ),
    Permission(
        "Channel.ReadBasic.All",
        "read names and descriptions of channels, and hear when they change",
        ("list_channels", "list_all_channels", "get_channel", "primary_channel"),
        "ChannelSettings.Read.Group",
        ("list_channels", "get_channel", "primary_channel"),
    ),
    Permission(
        "Channel.Create",
        "make channels",
        ("create_channel",),
        "Channel.Create.Group",
        ("create_channel",),
    ),
    Permission(
        "ChannelSettings.ReadWrite.All",
        "rename and describe channels, archive them and bring them back",
        ("patch_channel", "archive_channel", "unarchive_channel"),
        "ChannelSettings.ReadWrite.Group",
        ("patch_channel",),
    ),
    Permission(
        "ChannelMember.ReadWrite.All",
        "read and change who is in private channels",
        (
            "list_channel_members",
            "find_channel_member",
            "add_channel_member",
            "change_channel_member",
            "remove_channel_member",
        ),
        "ChannelMember.ReadWrite.Group",
        (
            "list_channel_members",
            "find_channel_member",
            "add_channel_member",
            "change_channel_member",
            "remove_channel_member",
        ),
    ),
    Permission(
        "TeamsTab.ReadWrite.All",
        "read, make, change and take away tabs",
        (
            "list_tabs",
            "list_tabs_plainly",
            "find_tabs",
            "create_tab",
            "patch_tab",
            "delete_tab",
        ),
        "TeamsTab.ReadWrite.Group",
        ("list_tabs", "list_tabs_plainly", "find_tabs", "patch_tab", "delete_tab"),
    ),
    Permission(
        "TeamsAppInstallation.ReadWriteSelfForTeam.All",
        "let the bot install itself in the teams that it makes",
        (
            "list_installed_apps",
            "list_installed_apps_plainly",
            "find_installed_app",
            "install_app",
        ),
        "TeamsAppInstallation.Read.Group",
        ("list_installed_apps", "list_installed_apps_plainly", "find_installed_app"),
    ),
    Permission(
        "TeamsAppInstallation.ManageSelectedForTeam.All",
        "put the bot in private and shared channels",
        ("enable_app",),
        setting="PLEK_CHANNEL_APP",
    ),
)

WITHOUT_ITS_OWN: tuple[str, ...] = (
    "get_operation",  # whoever started it may ask
    "list_subscriptions",  # what a subscription is about decides
    "create_subscription",
    "renew_subscription",
    "delete_subscription",
)
"""Calls that need no permission besides that for what they are about."""
