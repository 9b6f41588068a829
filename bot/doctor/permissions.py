"""The app's permissions for Microsoft Graph, compared with those that the sync needs."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Collection

from bot.adapter.outbound.tokens import UNAVAILABLE, Credential
from bot.doctor.findings import CheckVerdict, Finding
from graph_sync.graph.permissions import PERMISSIONS

SCOPE = "https://graph.microsoft.com/.default"


async def roles_for(credential: Credential) -> frozenset[str]:
    """Return the application permissions in the app's token for Graph; none without a token."""
    try:
        return roles_of((await credential.get_token(SCOPE)).token)
    except UNAVAILABLE:
        return frozenset()  # the token for the Bot Connector is by the same credential, and tells


def roles_of(token: str) -> frozenset[str]:
    """Return the application permissions that a token names, without verifying the token."""
    parts = token.split(".")
    body = parts[1] if len(parts) == 3 else ""
    try:
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return frozenset(map(str, claims["roles"]))
    except (binascii.Error, ValueError, LookupError, TypeError):
        return frozenset()


def check_permissions(granted: Collection[str], *, channel_app: bool = False) -> list[Finding]:
    """Each permission that the sync needs as it is set, and whatever more the app may do."""
    findings = [
        _permission(one.name, one.why, granted)
        for one in PERMISSIONS
        if channel_app or not one.setting or one.name in granted
    ]
    more = sorted(set(granted) - {one.name for one in PERMISSIONS})
    if more:
        about, advice = "more permissions than needed", "take them away, unless they serve else"
        findings.append(Finding(about, CheckVerdict.WARNING, ", ".join(more), advice))
    return findings


def _permission(name: str, why: str, granted: Collection[str]) -> Finding:
    about = f"permission {name}"
    if name in granted:
        return Finding(about, CheckVerdict.GOOD, f"granted: to {why}")
    advice = "grant it to the app in Entra, with an administrator's consent"
    return Finding(about, CheckVerdict.BAD, f"missing: needed to {why}", advice)
