"""Keys made from the platform's ids, which are too odd for a registry slug."""

from __future__ import annotations

import hashlib
import re

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._:-]{0,119}")


def member_key(identity: str) -> str:
    """Return the key of a member: their Entra object id in lower case; anything else is hashed."""
    lower = identity.casefold()
    return lower if _PLAIN.fullmatch(lower) else hashed(identity)


def hashed(*parts: str) -> str:
    """Return a short stable key for any parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
