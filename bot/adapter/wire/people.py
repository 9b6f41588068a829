"""Identity of people on the wire: who somebody is, by what Teams vouches for."""

from __future__ import annotations

from typing import Any

from registry.members.member import is_object_id

_BOTS = "28:"


def identity(object_id: str, address: str, *, local: bool) -> str:
    """Return by what a person is known; empty when nobody vouches for who it is.

    In Teams that is the object id in the tenant, and nothing else: an address (`29:…`) is
    a way to reach somebody, and on other channels of Azure the client chooses it. A test client
    on this machine may leave object ids out, or make up others.

    Args:
        object_id: `aadObjectId`, as sent.
        address: the channel's own id.
        local: whether it comes from a test client on this machine.
    """
    if local:
        return object_id or address
    return object_id if is_object_id(object_id.lower()) else ""


def is_bot(account: Any) -> bool:
    """Return whether a `ChannelAccount` is a bot's."""
    return bool(account.role == "bot" or (account.id or "").startswith(_BOTS))
