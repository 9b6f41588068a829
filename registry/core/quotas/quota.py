"""Quotas of what members submit: per person and day, more for the kernteam (design)."""

from __future__ import annotations

import dataclasses
from datetime import date
from enum import StrEnum
from typing import ClassVar

from pydantic import Field

from registry.core.dates.workdays import today
from registry.core.entity import Entity
from registry.core.errors import Fault, Invalid
from registry.core.permissions import SYSTEM, roles
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role


class Submission(StrEnum):
    """What a member can submit; others must look at it, or it stands where others read it."""

    INTRODUCTION = "introduction"
    ORGANISATION = "organisation"
    NETWORK = "network"
    NETWORK_CHANGE = "network-change"
    CLAIM = "claim"
    QUESTION = "question"
    HELP_OFFER = "help-offer"
    FOLLOW = "follow"
    PARTICIPATION = "participation"
    INQUIRY = "inquiry"
    ANNOUNCEMENT = "announcement"
    HELP_CALL = "help-call"
    REMARK = "remark"
    SIGNAL = "signal"
    JOIN = "join"
    HARVEST = "harvest"
    SNOOZE = "snooze"
    ADMISSION = "admission"
    FINDING = "finding"
    CAFE = "cafe"


@dataclasses.dataclass(frozen=True, slots=True)
class Quota:
    """How many a day.

    Attributes:
        member: for everybody.
        kernteam: for the kernteam and the administrators, who also do so for others.
    """

    member: int
    kernteam: int


QUOTAS: dict[Submission, Quota] = {
    Submission.INTRODUCTION: Quota(20, 50),
    Submission.ORGANISATION: Quota(5, 100),
    Submission.NETWORK: Quota(10, 100),
    Submission.NETWORK_CHANGE: Quota(40, 400),
    Submission.CLAIM: Quota(20, 200),
    Submission.QUESTION: Quota(10, 200),
    Submission.HELP_OFFER: Quota(30, 300),
    Submission.FOLLOW: Quota(100, 300),
    Submission.PARTICIPATION: Quota(20, 200),
    Submission.INQUIRY: Quota(20, 100),
    Submission.ANNOUNCEMENT: Quota(5, 20),
    Submission.HELP_CALL: Quota(20, 100),
    Submission.REMARK: Quota(200, 1000),
    Submission.SIGNAL: Quota(40, 500),
    Submission.JOIN: Quota(40, 400),
    Submission.HARVEST: Quota(5, 50),
    Submission.SNOOZE: Quota(100, 500),
    Submission.ADMISSION: Quota(10, 100),
    Submission.FINDING: Quota(40, 80),
    Submission.CAFE: Quota(10, 20),
}

_KERNTEAM = frozenset({Role.KERNTEAM, Role.ADMINISTRATOR})


class SubmissionCount(Entity):
    """How much a member submitted on the last day that they did; its slug is their key.

    Attributes:
        day: in Dutch time.
        counts: by kind (`Submission`).
    """

    section: ClassVar[str] = "submission_counts"
    dumped: ClassVar[bool] = False

    day: date
    counts: dict[str, int] = Field(default_factory=dict)


async def spend(unit: UnitOfWork, what: Submission) -> None:
    """Count one more that the unit's actor submits today.

    Raises:
        Invalid: `quota`, of no field, with `max`: that is enough for a day. Nothing is counted.
        Conflict: they submit something else at this very moment; try again.
    """
    if unit.actor == SYSTEM:
        return
    day, counters = today(unit.now), unit.of(SubmissionCount)
    # Whoever submits twice at once waits here for themselves.
    known, _ = await counters.get_or_add(SubmissionCount(slug=unit.actor, day=day))
    counts = known.counts if known.day == day else {}
    said = counts.get(what, 0) + 1
    if said > QUOTAS[what].member and said > await _most(unit, what):
        raise Invalid([Fault("", "quota", {"max": said - 1})])
    news = {"day": day, "counts": {**counts, what.value: said}}
    await counters.put(known.model_copy(update=news))


async def _most(unit: UnitOfWork, what: Submission) -> int:
    quota = QUOTAS[what]
    return quota.kernteam if _KERNTEAM & await roles(unit, unit.actor) else quota.member
