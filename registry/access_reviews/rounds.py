"""Rounds: twice a year each place is asked, once more after a while, and then it is reported."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from registry.access_reviews.review import (
    AccessReview,
    ReviewAsked,
    ReviewReported,
    ReviewRound,
    ReviewStatus,
)
from registry.core.dates.workdays import from_then, today
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import CAFE, is_open

REMIND_AFTER = timedelta(days=14)
"""How long after it was asked an open review is asked once more (design)."""

REPORT_AFTER = timedelta(days=28)
"""How long after it was asked the kernteam gets the report of a round (design)."""


async def run_reviews(unit: UnitOfWork, months: Collection[int], last: date) -> None:
    """Begin a round when it is time, and follow up on what goes on; part of the daily run.

    Args:
        unit: to write in.
        months: of the year in which a round begins, on the first working day; none for never.
        last: the day of the daily run before this one: a round is not missed while no bot ran.
    """
    day = today(unit.now)
    if (begins := round_due(months, last, day)) is not None:
        await _begin(unit, f"{begins.year}-{begins.month:02}")
    await _follow_up(unit, day)


def round_due(months: Collection[int], last: date, day: date) -> date | None:
    """Return the day on which the round that is due began; None when none is.

    One is due in its own month from its first working day on; later, where no bot ran meanwhile.
    """
    begun = [
        first
        for year in (day.year - 1, day.year)
        for month in months
        if (first := from_then(date(year, month, 1))) <= day
    ]
    begins = max(begun, default=None)
    if begins is None:
        return None
    in_month = (begins.year, begins.month) == (day.year, day.month)
    return begins if in_month or last < begins else None


async def _begin(unit: UnitOfWork, name: str) -> None:
    _, is_new = await unit.of(ReviewRound).get_or_add(ReviewRound(slug=name, at=unit.now))
    if not is_new:
        return
    reviews = unit.of(AccessReview)
    for one in await reviews.all(status=ReviewStatus.OPEN):
        await reviews.put(one.model_copy(update={"status": ReviewStatus.UNANSWERED}))
    places: list[Hub | Subgroup] = [*await unit.of(Hub).all(), *await unit.of(Subgroup).all()]
    for place in places:
        kind = "hub" if isinstance(place, Hub) else "subgroup"
        people = await unit.of(Membership).count(group=place.slug, place=kind)
        if not people or not is_open(place) or place.slug == CAFE:
            continue
        review = AccessReview(
            slug=AccessReview.key(name, place.slug),
            group=place.slug,
            place=kind,
            round=name,
            at=unit.now,
            people=people,
        )
        await reviews.get_or_add(review)
        unit.emit(ReviewAsked(review=review.slug))


async def _follow_up(unit: UnitOfWork, day: date) -> None:
    for round_ in await unit.of(ReviewRound).all(reported=False):
        asked = today(round_.at)
        if day >= asked + REMIND_AFTER:
            await _remind(unit, round_.slug)
        if day >= asked + REPORT_AFTER:
            unit.emit(ReviewReported(round=round_.slug))
            await unit.of(ReviewRound).put(round_.model_copy(update={"reported": True}))


async def _remind(unit: UnitOfWork, name: str) -> None:
    reviews = unit.of(AccessReview)
    for one in await reviews.all(round=name, status=ReviewStatus.OPEN):
        if not one.reminded:
            await reviews.put(one.model_copy(update={"reminded": True}))
            unit.emit(ReviewAsked(review=one.slug, again=True))
