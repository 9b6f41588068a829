"""Membership of groups, teams and channels; and how Teams follows the group.

A member of the group appears in the team's list after a while, and leaves it after a while (docs:
group-post-members; facts, "Consistency"). Who leaves a team leaves its private channels.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator

from graph_sync.sandbox.core.errors import not_for_dynamic
from graph_sync.sandbox.core.events import channel_member_changed, group_changed, member_changed
from graph_sync.sandbox.core.state import Channel, Group, MemberEntry, Team, User
from graph_sync.sandbox.core.tenant import Tenant, doing


def member_id(tenant: Tenant, place: str, user: str) -> str:
    """Return the id of somebody's membership of a team or a channel."""
    text = f"0##1##{tenant.state.tenant}##{place}##{user}"
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def member_user(key: str, place: str) -> str:
    """Return whose membership an id is; empty when it is no membership of that place."""
    try:
        text = base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)).decode()
    except ValueError:
        return ""
    parts = text.split("##")
    return parts[4] if len(parts) == 5 and parts[3] == place else ""


def can_own(user: User | None) -> bool:
    """Return whether Teams takes somebody as an owner: no guests, with a licence."""
    return user is not None and not user.guest and user.licensed and user.enabled


def shown(tenant: Tenant, seats: dict[str, MemberEntry]) -> Iterator[tuple[User, MemberEntry]]:
    """Return who a list of members shows."""
    now, users = tenant.now, tenant.state.users
    for key, entry in seats.items():
        user = users.get(key)
        if user is not None and user.deleted is None and entry.taken(now):
            yield user, entry


def changed_by_hand(group: Group, door: str) -> None:
    """Refuse to change who is in a group whose members follow a rule (docs: dynamic membership).

    Args:
        group: which group.
        door: by which part of Graph: `groups` or `teams`.

    Raises:
        ApiError: 403, as that part words it.
    """
    if "DynamicMembership" in group.types:
        raise not_for_dynamic(door)


def in_team(tenant: Tenant, team: Team, user: str) -> bool:
    """Return whether Teams knows already that somebody is in a team."""
    entry = team.seats.get(user)
    return entry is not None and entry.taken(tenant.now)


def join(tenant: Tenant, group: Group, user: str, lag: float) -> None:
    """Add a member to a group.

    Args:
        tenant: where.
        group: which group.
        user: who.
        lag: seconds until Teams shows it.
    """
    group.members[user] = tenant.now
    group.moves[user] = (tenant.state.change(), True)
    group.changed = tenant.state.version
    if group.team is not None:
        sit(tenant, group, group.team, user, lag)
    group_changed(tenant, "updated", group.id)


def sit(tenant: Tenant, group: Group, team: Team, user: str, lag: float) -> None:
    """Give somebody a place in a team, if they have none."""
    entry = team.seats.get(user)
    if entry is not None:
        entry.until = None
        return
    owner = user in group.owners and can_own(tenant.state.users.get(user))
    team.seats[user] = MemberEntry(owner=owner, since=tenant.soon(lag))
    key = member_id(tenant, group.id, user)
    member_changed(tenant, "created", group.id, key, tenant.soon(lag))


def leave(tenant: Tenant, group: Group, user: str, lag: float, *, owner_too: bool = True) -> None:
    """Remove a member from a group.

    Args:
        tenant: where.
        group: which group.
        user: who.
        lag: seconds until Teams shows it.
        owner_too: whether they own it no longer either; in the directory these are two things,
            and an owner stays in the team.
    """
    group.members.pop(user, None)
    if owner_too:
        group.owners.pop(user, None)
    group.moves[user] = (tenant.state.change(), False)
    group.changed = tenant.state.version
    if group.team is not None and user not in group.owners:
        _stand_up(tenant, group, group.team, user, lag)
    group_changed(tenant, "updated", group.id)


def own(tenant: Tenant, group: Group, user: str, owner: bool, lag: float = 0.0) -> None:
    """Make somebody an owner of a group, or a member again."""
    if owner:
        group.owners[user] = tenant.now
    else:
        group.owners.pop(user, None)
    group.changed = tenant.state.change()
    team = group.team
    if team is None:
        return
    if owner and user not in team.seats:
        sit(tenant, group, team, user, lag)
    entry = team.seats.get(user)
    if entry is not None:
        entry.owner = owner and can_own(tenant.state.users.get(user))
        member_changed(tenant, "updated", group.id, member_id(tenant, group.id, user))
    if not owner and user not in group.members:
        _stand_up(tenant, group, team, user, lag)


def _stand_up(tenant: Tenant, group: Group, team: Team, user: str, lag: float) -> None:
    entry = team.seats.get(user)
    if entry is None:
        return
    entry.until = tenant.soon(lag)
    for channel in team.channels.values():
        if user in channel.members:
            channel.members[user].until = entry.until
    tenant.later(entry.until, "left", group=group.id, user=user)


@doing("left")
def left(tenant: Tenant, group: str, user: str) -> None:
    """Let Teams learn that somebody left, unless they came back meanwhile."""
    found = tenant.state.groups.get(group)
    team = found.team if found is not None else None
    entry = team.seats.get(user) if team is not None else None
    if team is None or entry is None or entry.until is None or entry.until > tenant.now:
        return
    del team.seats[user]
    member_changed(tenant, "deleted", group, member_id(tenant, group, user))
    for channel in team.channels.values():
        if channel.members.pop(user, None) is not None:
            key = member_id(tenant, channel.id, user)
            channel_member_changed(tenant, "deleted", group, channel.id, key)
            _owned_again(tenant, channel)


def _owned_again(tenant: Tenant, channel: Channel) -> None:
    """Let somebody own a private channel whose last owner left the team.

    Teams picks a member (docs: private channels); where all of them are guests, nobody owns it.
    """
    entries = [one for one in channel.members.values() if one.until is None]
    if channel.kind != "private" or any(one.owner for one in entries):
        return
    users = tenant.state.users
    heirs = (one for key, one in channel.members.items() if can_own(users.get(key)))
    for heir in heirs:
        heir.owner = True
        return


def enter(
    tenant: Tenant, group: Group, channel: Channel, user: str, owner: bool, lag: float
) -> None:
    """Add somebody to a private or shared channel."""
    channel.members[user] = MemberEntry(owner=owner, since=tenant.soon(lag))
    key = member_id(tenant, channel.id, user)
    channel_member_changed(tenant, "created", group.id, channel.id, key, tenant.soon(lag))


def exit_channel(tenant: Tenant, group: Group, channel: Channel, user: str) -> None:
    """Remove somebody from a private or shared channel."""
    del channel.members[user]
    key = member_id(tenant, channel.id, user)
    channel_member_changed(tenant, "deleted", group.id, channel.id, key)
