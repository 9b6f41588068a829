"""Manual edits: what people do by hand in Teams and in the admin centre.

No app does these calls, so no limit counts them, and Teams shows them at once.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graph_sync.sandbox.core.errors import bad, not_found
from graph_sync.sandbox.core.events import channel_changed, user_changed
from graph_sync.sandbox.core.state import App, Channel, Group, Team, User
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.resources.apps import has, install, uninstall
from graph_sync.sandbox.resources.channels import channels as channel_rules
from graph_sync.sandbox.resources.channels.creation import new_channel
from graph_sync.sandbox.resources.channels.names import checked_name
from graph_sync.sandbox.resources.deleted import restore_group
from graph_sync.sandbox.resources.groups.groups import change_group, remove_group
from graph_sync.sandbox.resources.invitations import guest_upn
from graph_sync.sandbox.resources.membership import enter, join, leave, own
from graph_sync.sandbox.resources.teams.teams import file_team

JsonBody = dict[str, Any]
ManualEdit = Callable[[Tenant, JsonBody], JsonBody]


def apply_manual_edit(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Do what somebody does by hand.

    Args:
        tenant: where.
        body: `do` says what; `team`, `channel` and `user` name things by id or by name.

    Returns:
        What was made or changed, by id.

    Raises:
        Refusal: it can't be done, or there is no such thing.
        KeyError: nobody can do that, or something is not said.
    """
    done = _DEEDS[body["do"]](tenant, body)
    tenant.settle()
    return done


def _add_channel(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, team = _team(tenant, body)
    kind = body.get("kind", "standard")
    channel = new_channel(tenant, checked_name(tenant, team, body["name"]), kind)
    channel.folder = tenant.now
    team.channels[channel.id] = channel
    if kind != "standard":
        owner = next(key for key, entry in team.seats.items() if entry.owner)
        enter(tenant, group, channel, owner, True, 0.0)
    tenant.tell(f"by hand: made the channel {channel.name!r} in {group.name!r}")
    channel_changed(tenant, "created", group.id, channel.id)
    return {"channel": channel.id}


def _rename_channel(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, team, channel = _channel(tenant, body)
    channel_rules.rename(tenant, group, team, channel, body["name"])
    channel_changed(tenant, "updated", group.id, channel.id)
    return {"channel": channel.id}


def _delete_channel(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, team, channel = _channel(tenant, body)
    channel_rules.remove(tenant, group, team, channel)
    return {"channel": channel.id}


def _restore_channel(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Restore a deleted channel, as owners can for thirty days."""
    group, team = _team(tenant, body)
    channel = next(
        (one for one in team.channels.values() if one.id == body["channel"] and one.deleted), None
    )
    if channel is None or not tenant.kept(channel.deleted):
        raise not_found("deleted channel", str(body["channel"]))
    channel.deleted = None
    tenant.tell(f"by hand: restored the channel {channel.name!r} in {group.name!r}")
    channel_changed(tenant, "created", group.id, channel.id)
    return {"channel": channel.id}


def _archive_channel(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, _, channel = _channel(tenant, body)
    archived = bool(body.get("archived", True))
    channel_rules.file_channel(tenant, group=group.id, channel=channel.id, archived=archived)
    return {"channel": channel.id}


def _rename_team(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, _ = _team(tenant, body)
    change_group(tenant, group, {"displayName": body["name"]})
    return {"team": group.id}


def _delete_team(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, _ = _team(tenant, body)
    remove_group(tenant, group)
    return {"team": group.id}


def _restore_team(tenant: Tenant, body: JsonBody) -> JsonBody:
    group = next(
        one
        for one in tenant.state.groups.values()
        if body["team"] in {one.id, one.name} and tenant.kept(one.deleted)
    )
    restore_group(tenant, group)
    return {"team": group.id}


def _archive_team(tenant: Tenant, body: JsonBody) -> JsonBody:
    group, _ = _team(tenant, body)
    file_team(tenant, group=group.id, archived=bool(body.get("archived", True)))
    return {"team": group.id}


def _add_member(tenant: Tenant, body: JsonBody) -> JsonBody:
    user = _user(tenant, body)
    if "channel" in body:
        group, _, channel = _channel(tenant, body)
        enter(tenant, group, channel, user.id, bool(body.get("owner")), 0.0)
        tenant.tell(f"by hand: added {user.name} to {channel.name!r} in {group.name!r}")
        return {"user": user.id}
    group, _ = _team(tenant, body)
    join(tenant, group, user.id, 0.0)
    if body.get("owner"):
        own(tenant, group, user.id, True)
    tenant.tell(f"by hand: added {user.name} to {group.name!r}")
    return {"user": user.id}


def _demote_owner(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Make an owner of a team, or of a channel of it, a member again."""
    user = _user(tenant, body)
    if "channel" in body:
        group, _, channel = _channel(tenant, body)
        channel.members[user.id].owner = False
    else:
        group, _ = _team(tenant, body)
        own(tenant, group, user.id, False)
    tenant.tell(f"by hand: made {user.name} no owner of {group.name!r} any longer")
    return {"user": user.id}


def _set_dynamic(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Let a rule say who is in a team, or people again."""
    group, _ = _team(tenant, body)
    kinds = [kind for kind in group.types if kind != "DynamicMembership"]
    group.types = [*kinds, "DynamicMembership"] if body.get("dynamic", True) else kinds
    group.changed = tenant.state.change()
    tenant.tell(f"by hand: a rule says who is in {group.name!r}: {bool(body.get('dynamic', True))}")
    return {"team": group.id}


def _remove_member(tenant: Tenant, body: JsonBody) -> JsonBody:
    user = _user(tenant, body)
    if "channel" in body:
        group, _, channel = _channel(tenant, body)
        if user.id not in channel.members:
            raise not_found("member", user.id)
        channel_rules_exit(tenant, group, channel, user)
        return {"user": user.id}
    group, _ = _team(tenant, body)
    leave(tenant, group, user.id, 0.0)
    tenant.tell(f"by hand: removed {user.name} from {group.name!r}")
    return {"user": user.id}


def channel_rules_exit(tenant: Tenant, group: Group, channel: Channel, user: User) -> None:
    """Take somebody out of a private or shared channel."""
    del channel.members[user.id]
    tenant.tell(f"by hand: removed {user.name} from {channel.name!r} in {group.name!r}")


def _add_app(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Put the caller's own app in a team, or in a private or shared channel of it."""
    app = _own_app(tenant)
    if "channel" in body:
        group, team, channel = _channel(tenant, body)
        if not has(team, app):
            raise bad("The app must be installed in the team first.")
        channel.apps = [*dict.fromkeys((*channel.apps, app.id))]
        tenant.tell(f"by hand: put {app.name} in {channel.name!r} of {group.name!r}")
        return {"channel": channel.id}
    group, team = _team(tenant, body)
    install(group, team, app, tenant.now)
    tenant.tell(f"by hand: put {app.name} in {group.name!r}")
    return {"team": group.id}


def _remove_app(tenant: Tenant, body: JsonBody) -> JsonBody:
    """Take the caller's own app out of a team, or out of a channel of it."""
    app = _own_app(tenant)
    if "channel" in body:
        _, _, channel = _channel(tenant, body)
        channel.apps = [key for key in channel.apps if key != app.id]
        return {"channel": channel.id}
    group, team = _team(tenant, body)
    for one in [one for one in team.apps.values() if one.app == app.id]:
        uninstall(team, one)
    return {"team": group.id}


def _own_app(tenant: Tenant) -> App:
    state = tenant.state
    return next(one for one in state.apps.values() if one.external == state.client)


def _add_user(tenant: Tenant, body: JsonBody) -> JsonBody:
    mail = body["mail"]
    guest = body.get("kind", "Guest") == "Guest"
    user = User(
        id=tenant.state.new_id(),
        name=body.get("name") or mail.partition("@")[0],
        upn=guest_upn(tenant, mail) if guest else mail,
        mail=mail,
        kind="Guest" if guest else "Member",
        licensed=not guest,
        invitation="Accepted" if guest else None,
        created=tenant.now,
    )
    tenant.add_user(user)
    user_changed(tenant, "created", user.id)
    return {"user": user.id}


def _disable_user(tenant: Tenant, body: JsonBody) -> JsonBody:
    user = _user(tenant, body)
    user.enabled = bool(body.get("enabled", False))
    user.changed = tenant.state.change()
    tenant.tell(f"by hand: {'enabled' if user.enabled else 'disabled'} {user.name}")
    user_changed(tenant, "updated", user.id)
    return {"user": user.id}


def _delete_user(tenant: Tenant, body: JsonBody) -> JsonBody:
    user = _user(tenant, body)
    for group in tenant.groups():
        if user.id in group.members or user.id in group.owners:
            leave(tenant, group, user.id, 0.0)
    tenant.settle()
    user.deleted = tenant.now
    user.changed = tenant.state.change()
    tenant.hold(tenant.state)
    tenant.tell(f"by hand: deleted {user.name}")
    user_changed(tenant, "deleted", user.id)
    return {"user": user.id}


def _accept_invitation(tenant: Tenant, body: JsonBody) -> JsonBody:
    user = _user(tenant, body)
    user.invitation, user.invited = "Accepted", tenant.now
    user.changed = tenant.state.change()
    tenant.tell(f"{user.name} accepted the invitation")
    user_changed(tenant, "updated", user.id)
    return {"user": user.id}


_DEEDS: dict[str, ManualEdit] = {
    "add channel": _add_channel,
    "rename channel": _rename_channel,
    "delete channel": _delete_channel,
    "restore channel": _restore_channel,
    "archive channel": _archive_channel,
    "rename team": _rename_team,
    "delete team": _delete_team,
    "restore team": _restore_team,
    "archive team": _archive_team,
    "add member": _add_member,
    "remove member": _remove_member,
    "demote owner": _demote_owner,
    "set dynamic": _set_dynamic,
    "add app": _add_app,
    "remove app": _remove_app,
    "add user": _add_user,
    "disable user": _disable_user,
    "delete user": _delete_user,
    "accept invitation": _accept_invitation,
}


def _team(tenant: Tenant, body: JsonBody) -> tuple[Group, Team]:
    reference = str(body["team"])
    for group in tenant.groups():
        if group.team is not None and reference in {group.id, group.name}:
            return group, group.team
    raise not_found("team", reference)


def _channel(tenant: Tenant, body: JsonBody) -> tuple[Group, Team, Channel]:
    group, team = _team(tenant, body)
    reference = str(body["channel"])
    for channel in team.channels.values():
        if channel.deleted is None and reference in {channel.id, channel.name}:
            return group, team, channel
    raise not_found("channel", reference)


def _user(tenant: Tenant, body: JsonBody) -> User:
    reference = str(body["user"])
    user = (
        tenant.state.users.get(reference.lower())
        or tenant.by_mail(reference)
        or tenant.by_upn(reference)
    )
    if user is None:
        raise bad(f"There is nobody called '{reference}'.")
    return user
