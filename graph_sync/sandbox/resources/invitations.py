"""Invitations of guests (docs: invitation-post); the same address gives the same guest."""

from __future__ import annotations

import re
from typing import Any

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import bad
from graph_sync.sandbox.core.events import user_changed
from graph_sync.sandbox.core.odata import context_of
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import User
from graph_sync.sandbox.core.tenant import Tenant, fields_of, text_of

WRITABLE = frozenset({
    "invitedUserDisplayName", "invitedUserEmailAddress", "invitedUserMessageInfo",
    "invitedUserType", "inviteRedirectUrl", "resetRedemption", "sendInvitationMessage",
    "invitedUser", "invitedUserSponsors",
})  # fmt: skip
ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@routes.on("POST", "/invitations")
def post_invitation(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """Invite somebody; the guest's account is there at once, before they accept."""
    body = fields_of(call.body, WRITABLE, "microsoft.graph.invitation")
    mail = text_of(body.get("invitedUserEmailAddress"), "invitedUserEmailAddress")
    redirect = text_of(body.get("inviteRedirectUrl"), "inviteRedirectUrl")
    if not ADDRESS.fullmatch(mail):
        raise bad(f"Invalid email address format: '{mail}'.", "BadRequest")
    user = tenant.by_mail(mail)
    if user is not None and not user.guest:
        raise bad(
            f"The invited user already exists in the directory as object ID: {user.id}.",
            "BadRequest",
        )
    if user is None:
        user = _guest(tenant, call, mail, body)
    return ApiAnswer(201, _shape(tenant, call, user, mail, redirect, body))


def guest_upn(tenant: Tenant, mail: str) -> str:
    """Return the principal name that Entra ID gives to a guest."""
    return f"{mail.replace('@', '_')}#EXT#@{tenant.state.domain}"


def _guest(tenant: Tenant, call: ApiCall, mail: str, body: dict[str, Any]) -> User:
    lag = max(tenant.lags.created, call.effects.get("404-read-after-create", 0.0))
    user = User(
        id=tenant.state.new_id(),
        name=body.get("invitedUserDisplayName") or mail.partition("@")[0],
        upn=guest_upn(tenant, mail),
        mail=mail,
        kind=body.get("invitedUserType") or "Guest",
        invitation="PendingAcceptance",
        invited=tenant.now,
        created=tenant.now,
        shown=tenant.soon(lag),
    )
    tenant.add_user(user)
    tenant.tell(f"invited {user.name}")
    user_changed(tenant, "created", user.id)
    return user


def _shape(
    tenant: Tenant, call: ApiCall, user: User, mail: str, redirect: str, body: dict[str, Any]
) -> dict[str, Any]:
    info = body.get("invitedUserMessageInfo") or {}
    ticket = tenant.state.new_id()
    return {
        "@odata.context": context_of(call, "invitations/$entity"),
        "id": ticket,
        "inviteRedeemUrl": f"https://login.microsoftonline.com/redeem?rd={ticket}",
        "invitedUserDisplayName": user.name,
        "invitedUserType": user.kind,
        "invitedUserEmailAddress": mail,
        "sendInvitationMessage": bool(body.get("sendInvitationMessage")),
        "resetRedemption": bool(body.get("resetRedemption")),
        "inviteRedirectUrl": redirect,
        "status": user.invitation or "Completed",
        "invitedUserMessageInfo": {
            "messageLanguage": info.get("messageLanguage"),
            "customizedMessageBody": info.get("customizedMessageBody"),
            "ccRecipients": info.get("ccRecipients") or [],
        },
        "invitedUser": {"id": user.id},
    }
