"""The month in which somebody last asked PLeK something, and nothing finer.

Kept to ask who is still with a hub or group (`registry.access_reviews`), shown to themselves in
"mijn gegevens", and deleted after three years. What people do elsewhere in Teams is not known:
Microsoft's own sign-in activity takes a licence and a permission that plek does not ask for.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork


class LastSeen(Entity):
    """The last month in which somebody asked PLeK something; its slug is their key.

    Attributes:
        at: noon of the first day of that month, in UTC.
    """

    section: ClassVar[str] = "last_seen"
    indexed: ClassVar[tuple[str, ...]] = ("at",)
    dumped: ClassVar[bool] = False
    kept: ClassVar[timedelta | None] = timedelta(days=3 * 365)

    at: datetime


async def note_seen(unit: UnitOfWork, member: str) -> None:
    """Note that somebody asks PLeK something this month; once a month is enough."""
    month = datetime(unit.now.year, unit.now.month, 1, 12, tzinfo=UTC)
    known, is_new = await unit.of(LastSeen).get_or_add(LastSeen(slug=member, at=month))
    if not is_new and known.at < month:
        await unit.of(LastSeen).put(known.model_copy(update={"at": month}))
