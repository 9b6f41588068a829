"""Whether somebody wants an overview of what is new, and how often. Off until they choose it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from registry.core.entity import Entity
from registry.core.errors import Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.digests.digest import let_go
from registry.members.member import Member
from registry.overviews.items import Overview


class Every(StrEnum):
    """How often an overview comes."""

    WEEK = "week"
    MONTH = "month"


class OverviewChoice(Entity):
    """How often somebody wants an overview; its slug is their key.

    Attributes:
        at: when they chose it.
        until: what happened up to here is told, or was before they chose it.
        last: the day of the last one (`2026-11-30`); empty before the first.
    """

    section: ClassVar[str] = "overview_choices"
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("every", "last"),)
    dumped: ClassVar[bool] = False

    every: Every
    at: datetime
    until: datetime
    last: str = ""


class Wish(StrEnum):
    """Answer to how often, as the form has it."""

    WEEK = "week"
    MONTH = "month"
    OFF = "off"

    @property
    def every(self) -> Every | None:
        """How often; None for not at all."""
        return None if self is Wish.OFF else Every(self.value)


class OverviewForm(FormEntry):
    """Answer to how often."""

    every: Wish


async def choice_of(unit: UnitOfWork, member: str) -> OverviewChoice | None:
    """Return what somebody chose; None for no overview."""
    return await unit.of(OverviewChoice).find(member) if member else None


async def choose(unit: UnitOfWork, every: Every | None) -> OverviewChoice | None:
    """Have overviews come to the actor, or none any more; at once, also of what waits. Idempotent.

    Raises:
        Invalid: `found_introduce` for who did not introduce themselves, or enough for today.
    """
    await require(unit, Right.CHOOSE_OVERVIEW)
    choices = unit.of(OverviewChoice)
    known = await choices.find(unit.actor)
    if every is None:
        await _drop(unit, unit.actor)
        return None
    if known is not None and known.every is every:
        return known
    member = await unit.of(Member).find(unit.actor)
    if member is None or member.status != "introduced":
        raise Invalid([Fault("every", "found_introduce")])
    await spend(unit, Submission.SNOOZE)
    new = OverviewChoice(slug=unit.actor, every=every, at=unit.now, until=unit.now)
    return await choices.upsert(new, lambda now: now.model_copy(update={"every": every}))


async def forget_choice(unit: UnitOfWork, member: str) -> None:
    """Forget what somebody who left chose, and what waits for them; who came back keeps theirs."""
    known = await unit.of(Member).find(member)
    if known is None or known.status == "left":
        await _drop(unit, member)


async def _drop(unit: UnitOfWork, member: str) -> None:
    choices = unit.of(OverviewChoice)
    if await choices.find(member) is not None:
        await choices.remove(member)
    await let_go(unit, Overview, member)
