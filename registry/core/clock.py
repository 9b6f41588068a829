"""The time, for whoever is not handed a clock of its own."""

from __future__ import annotations

from datetime import UTC, datetime


def utcnow() -> datetime:
    """The time of this machine, in UTC."""
    return datetime.now(UTC)
