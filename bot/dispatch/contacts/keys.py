"""Keys made from the platform's ids, which are too odd for a registry slug."""

from __future__ import annotations

import hashlib
import re

from registry.core.permissions import NOBODY
from registry.members.member import is_reserved

_PLAIN = re.compile(r"[a-z0-9][a-z0-9._:-]{0,119}")


def member_key(identity: str) -> str:
    """Return the key of who acts: their Entra object id in lower case; anything else is hashed.

    So is what only looks like a key that is nobody's to act by (`is_reserved`). No identity gives
    NOBODY, who has no rights.
    """
    if not identity:
        return NOBODY
    lower = identity.casefold()
    return lower if _PLAIN.fullmatch(lower) and not is_reserved(lower) else hashed(identity)


def hashed(*parts: str) -> str:
    """Return a short stable key for any parts."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
