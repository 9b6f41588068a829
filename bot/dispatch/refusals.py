"""Refusals for where activities come from: counted in memory, kept for the administrator.

Who is refused can ask as often as they like, so nothing is written while they wait: the counts go
to the store every few seconds (`bot.jobs.refusals`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork

REMEMBERED = timedelta(days=7)
"""How long refusals are told; after as long without any, counting starts anew."""

_SHOWN = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class RefusedOrigin(Entity):
    """Activities refused for one reason; the slug is the reason.

    Attributes:
        count: how many, since `since`.
        last: when the last one came.
        value: what that one named instead: a channel or a tenant, never a person.
    """

    section: ClassVar[str] = "refused_origins"
    dumped: ClassVar[bool] = False

    count: int
    since: datetime
    last: datetime
    value: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """Refusals since the counts were last taken."""

    count: int
    value: str


class RefusalTally:
    """Counter of refusals by reason."""

    def __init__(self) -> None:
        self._counts: dict[str, Refused] = {}

    def note(self, reason: str, value: str) -> None:
        """Count one.

        Args:
            reason: a word of our own choosing.
            value: what was found, from a stranger: shown only when it looks like an id.
        """
        known = self._counts.get(reason)
        shown = value if _SHOWN.fullmatch(value) else ""
        self._counts[reason] = Refused(1 + (known.count if known else 0), shown)

    def take(self) -> Mapping[str, Refused]:
        """Return what was counted, and start from nothing."""
        counts, self._counts = self._counts, {}
        return counts

    def give_back(self, counts: Mapping[str, Refused]) -> None:
        """Count what was taken and could not be kept."""
        for reason, refused in counts.items():
            known = self._counts.get(reason)
            more, value = (known.count, known.value) if known else (0, refused.value)
            self._counts[reason] = Refused(refused.count + more, value)


async def keep_refusals(unit: UnitOfWork, counts: Mapping[str, Refused]) -> None:
    """Store counts beside those that are known."""
    for reason, refused in counts.items():
        new = RefusedOrigin(
            slug=reason,
            count=refused.count,
            since=unit.now,
            last=unit.now,
            value=refused.value,
        )
        await unit.of(RefusedOrigin).upsert(new, partial(_added, new))


def _added(new: RefusedOrigin, known: RefusedOrigin) -> RefusedOrigin:
    """Add to what is known; what is long ago is counted no longer."""
    over = new.last - known.last > REMEMBERED
    news = {
        "count": new.count + (0 if over else known.count),
        "since": new.since if over else known.since,
        "last": new.last,
        "value": new.value,
    }
    return known.model_copy(update=news)
