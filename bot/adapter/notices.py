"""What the adapter itself says to people, never without a next step."""

from __future__ import annotations

import secrets
from enum import Enum

from cards.kit.translator import translator

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O, 1/I: it is read out over the phone


class Notice(Enum):
    """Each thing that the adapter says; the text is `notice-<value>`."""

    FAILED = "failed"
    LATE = "late"
    AWAY = "away"
    RECEIVED = "received"
    BELOW = "below"


def say(notice: Notice, language: str, reference: str = "") -> str:
    """Return the words of a notice in a language, by its code."""
    return translator(language)(f"notice-{notice.value}", reference=reference)


def new_reference() -> str:
    """Return a new number to find a turn by in the log: short enough to type, and meaningless."""
    return "P" + "".join(secrets.choice(_ALPHABET) for _ in range(7))
