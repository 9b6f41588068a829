"""Default clock, for code that is not given one."""

from __future__ import annotations

from datetime import UTC, datetime


def utcnow() -> datetime:
    """Return the current time of this machine, in UTC."""
    return datetime.now(UTC)
