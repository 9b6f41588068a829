"""Codes for why a team, or one person in it, is quarantined, and for how long.

Their texts are in cards/texts/*/sync.ftl, as `sync-setback-CODE`.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import Any, Final

from graph_sync.graph.errors import (
    ConsentMissing,
    Forbidden,
    GraphError,
    Missing,
    NameTaken,
    NotReady,
    Unauthenticated,
    Unclear,
    Unreachable,
)

FORBIDDEN: Final = "forbidden"
"""The app lacks a permission for this; `value` is the call, such as `POST /teams/{id}/channels`."""

NAME_TAKEN: Final = "name-taken"
"""Teams keeps this name for something else, maybe deleted; `value` is the name."""

NO_OWNER: Final = "no-owner"
"""There is nobody with a licence who can own the team; `value` is empty."""

NOT_OURS: Final = "not-ours"
"""Somebody else made a group with the team's unique name; `value` is its name and id."""

NOT_READY: Final = "not-ready"
"""What was just made is not there yet for Teams, longer than we wait; it is tried again."""

UNREACHABLE: Final = "unreachable"
"""Microsoft Graph can't be reached or is overloaded; it is tried again."""

REFUSED: Final = "refused"
"""Graph says no for another reason; `value` is its code."""

GONE: Final = "gone"
"""Graph did not find it. One answer is no proof that it is gone; the next plan knows more."""

CREDENTIAL: Final = "credential"
"""The app's credential is not accepted (any more)."""

PRIVATE_GUEST: Final = "private-guest"
"""The tenant takes no guests in private channels; `value` is the channel's name."""

PERSON_REFUSED: Final = "person-refused"
"""Somebody could not be put in or taken out, the others could; `value` is the place's name."""

INVITATIONS_OFF: Final = "invitations-off"
"""The app may invite no guests: that is off in Entra, or it lacks the permission."""

CONSENT: Final = "consent"
"""The bot's package asks for permissions of a team, and so it may not install itself there.

`value` is what it asks for, as far as Graph tells."""

CHANNEL_APP: Final = "channel-app"
"""The bot could not be put in a private or shared channel; `value` is the channel's name."""

OF_A_PART: Final = (PRIVATE_GUEST, PERSON_REFUSED, INVITATIONS_OFF, CONSENT, CHANNEL_APP)
"""What is about people or the bot: the team, with all that needs neither, is not set aside."""

NOT_SEEN: Final = (GONE,)
"""What Graph did not find: one answer is no proof that it is gone."""

TAKES_TIME: Final = (NOT_READY,)
"""What Microsoft was not ready for: it waits, and nothing was refused."""

INTERNAL: Final = "internal"
"""A fault in plek itself; the log has it under the reference."""


class NoOwner(Exception):
    """No one with a licence can own the team, so it can't be created."""


class NotOurs(Exception):
    """A group with a team's unique name turns out to be somebody else's: a person decides.

    Attributes:
        group: its name and id, for people.
    """

    def __init__(self, group: str) -> None:
        super().__init__(f"somebody else made the group {group}")
        self.group = group


class NoAccount(Exception):
    """A person has no account, since their invitation failed; that was said before."""


class BotKeptOut(GraphError):
    """The bot could not be put in a private or shared channel: somebody does it by hand."""


_CODES: Final = (
    (NoOwner, NO_OWNER),
    (NotOurs, NOT_OURS),
    (BotKeptOut, CHANNEL_APP),
    (NameTaken, NAME_TAKEN),
    (ConsentMissing, CONSENT),
    (NotReady, NOT_READY),
    (Missing, GONE),
    (Forbidden, FORBIDDEN),
    (Unauthenticated, CREDENTIAL),
    (Unreachable, UNREACHABLE),
    (Unclear, UNREACHABLE),
)


_NO_INVITATIONS = re.compile(r"guest invitations? (are |is )?not allowed", re.IGNORECASE)
"""Entra's words when its external collaboration settings let nobody invite (a 403)."""
_PRIVATE = re.compile(
    r"https?://\S+|\S+@\S+|[0-9a-f]{8}-[0-9a-f-]{27,}|\b(?=\S*\d)[\w:.\-]{16,}"
    r"|'[^']*[ @][^']*'|\"[^\"]*[ @][^\"]*\"",
    re.IGNORECASE,
)
"""Addresses, ids, and quoted words that may be a name."""
LONGEST: Final = 200
"""Characters of what Graph said that are kept."""


def said_by(error: Exception | None) -> tuple[str, str]:
    """Return Graph's own code and words for an error, without what may be about somebody."""
    if not isinstance(error, GraphError):
        return "", ""
    words = " ".join(_PRIVATE.sub("…", error.fault.message).split())
    return error.fault.code[:80], words[:LONGEST]


def code_of(error: Exception) -> str:
    """Return the code for what went wrong."""
    if isinstance(error, GraphError) and _NO_INVITATIONS.search(error.fault.message):
        return INVITATIONS_OFF
    for kind, code in _CODES:
        if isinstance(error, kind):
            return code
    return REFUSED if isinstance(error, GraphError) else INTERNAL


def retry_at(now: datetime, tries: int) -> datetime:
    """Return when to try again after failing so often in a row: 15 minutes, doubling to a day."""
    doubled = timedelta(minutes=15 << min(max(tries, 1) - 1, 7))
    return now + min(doubled, timedelta(days=1))


def faulty(error: Exception) -> dict[str, Any]:
    """Return what the log may have of it: what Graph says in words may name people."""
    if not isinstance(error, GraphError):
        return {"why": code_of(error), "error": type(error).__name__}
    fault = error.fault
    return {
        "why": code_of(error),
        "status": fault.status,
        "code": fault.code,
        "call": fault.call,
        "request_id": fault.request_id,
    }
