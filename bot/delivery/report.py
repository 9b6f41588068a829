"""What became of one outbox message, and how it is kept for those who can do something about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.delivery.undelivered import Undelivered, key_of, note, resolve

NO_CHANNEL = "NoChannelKnown"
"""Code of what waits until a channel is known for its purpose."""


class Refusal(NamedTuple):
    """Something that did not reach somebody.

    Attributes:
        member: key of who was to hear it; empty when a place was.
        place: purpose of a channel, or slug of a place.
        code, status: the platform's answer, or what failed here.
        about: what it is about, `section:key`.
    """

    member: str = ""
    place: str = ""
    code: str = ""
    status: int = 0
    about: str = ""


@dataclass(slots=True)
class Report:
    """Report of one outbox message.

    Attributes:
        message: its number.
        topic: section of the digest that it brings; empty for anything else.
        refusals: what did not reach somebody.
    """

    message: str
    topic: str = ""
    refusals: list[Refusal] = field(default_factory=list)

    def key(self, recipient: str) -> str:
        """Return the key of the entry about a recipient."""
        return key_of(self.topic or self.message, recipient)


async def keep_report(
    registry: UnitOfWorkFactory, report: Report, event: str, *, given_up: bool
) -> bool:
    """Keep what was not delivered, and remove what was; return whether anybody still waits.

    Args:
        registry: where it is kept.
        report: of a message.
        event: name of what happened.
        given_up: it is not tried again by itself.
    """

    async def work(unit: UnitOfWork) -> bool:
        return await _kept(unit, report, event, given_up=given_up)

    return await commit(registry, SYSTEM, work)


async def _kept(unit: UnitOfWork, report: Report, event: str, *, given_up: bool) -> bool:
    left: set[str] = set()
    for refusal in report.refusals:
        item = Undelivered(
            slug=report.key(refusal.member or refusal.place),
            message=0 if report.topic else int(report.message),
            topic=report.topic,
            event=event,
            about=refusal.about,
            member=refusal.member,
            place=refusal.place,
            code=refusal.code,
            status=refusal.status,
            since=unit.now,
            last=unit.now,
            given_up=given_up,
        )
        if item.slug not in left and not await note(unit, item):
            continue
        left.add(item.slug)
    if not report.topic:
        await resolve(unit, int(report.message), left)
    return bool(left)
