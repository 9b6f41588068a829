"""Rules for channel names (docs: channel-post, limits-specifications-teams)."""

from __future__ import annotations

import re
from typing import Any

from graph_sync.sandbox.core.errors import bad, name_taken
from graph_sync.sandbox.core.state import Channel, Team
from graph_sync.sandbox.core.tenant import Tenant, text_of

LONGEST = 50
FORBIDDEN = frozenset("~#%&*{}+/\\:<>?|'\",")
RESERVED = re.compile(
    r"(?i)forms|con|conin\$|conout\$|prn|aux|nul|com[1-9]|lpt[1-9]|desktop\.ini|_vti_"
)


def checked_name(tenant: Tenant, team: Team, name: Any, mine: Channel | None = None) -> str:
    """Return a name that a channel of this team may have.

    Args:
        tenant: says which deleted channels still hold their name.
        team: whose channel.
        name: what was asked for.
        mine: the channel that gets it, when it exists already.

    Raises:
        Refusal: it can't be a name, or it is in use, or was in the past thirty days.
    """
    text = text_of(name, "displayName")
    if len(text) > LONGEST:
        raise bad(f"Channel name is longer than {LONGEST} characters.")
    if FORBIDDEN & set(text) or ".." in text or text.startswith(("_", ".")) or text.endswith("."):
        raise bad(f"Channel name '{text}' has characters that are not allowed.")
    if RESERVED.fullmatch(text.strip()):
        raise bad(f"Channel name '{text}' is reserved.")
    for other in team.channels.values():
        if other is not mine and _holds(tenant, other, text):
            raise name_taken()
    return text


def _holds(tenant: Tenant, channel: Channel, name: str) -> bool:
    alive = channel.deleted is None or tenant.kept(channel.deleted)
    return alive and channel.name.strip().casefold() == name.strip().casefold()
