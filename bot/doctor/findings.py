"""The result of a check."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

import aiohttp

SECONDS = 10
"""How long one question may take."""


class CheckVerdict(StrEnum):
    """The outcome of a check."""

    GOOD = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check.

    Attributes:
        about: what was looked at.
        verdict: how it stands.
        says: what was found.
        advice: what to do; empty when all is well.
    """

    about: str
    verdict: CheckVerdict
    says: str
    advice: str = ""


async def tried(about: str, check: Callable[[], Awaitable[str]], advice: str) -> Finding:
    """Return what a look says, or that it failed, with what to do then."""
    try:
        return Finding(about, CheckVerdict.GOOD, await check())
    except (aiohttp.ClientError, OSError, TimeoutError, KeyError, ValueError) as error:
        return Finding(about, CheckVerdict.BAD, f"{type(error).__name__}: {error}", advice)
