"""Read models of a review: the people of a place, and the report of a round."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from registry.access_reviews.review import AccessReview, ReviewRound, ReviewStatus
from registry.core.dates.workdays import today
from registry.core.membership import Membership
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import answers_for
from registry.members.member import Member, is_reserved
from registry.members.seen import LastSeen
from registry.organisations.domain import (
    OrganisationDomain,
    is_public,
    organisations_of_addresses,
)

LONG_AGO = timedelta(days=365)
"""After how long somebody counts as not seen for a year."""

MOST_SORTED = 400
"""People up to which those who stand out come by name, and those whose address is of another
organisation come before the rest; above it they come by key, from indexes alone."""

_MOST = 1_000_000


class Standing(StrEnum):
    """What is known of somebody who is in a place, in the order in which they are shown."""

    GONE = "gone"  # they left PLeK, or their account is gone
    NO_ACCOUNT = "no-account"  # known by an address alone: they never came
    NEVER = "never"  # they have an account, and PLeK never saw them
    ELSEWHERE = "elsewhere"  # their address is of another organisation than they work for
    LONG_AGO = "long-ago"  # PLeK did not see them for a year
    SEEN = "seen"


_ORDER = tuple(Standing)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a place.

    Attributes:
        seen: the first day of the month in which PLeK saw them last.
        decided: `stays` or `out`; empty while nothing was said of them.
    """

    member: Member
    seat: Membership
    standing: Standing
    seen: date | None = None
    decided: str = ""


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A page of a review, as who answers for the place reads it.

    Attributes:
        review: the one that goes on, or the last one; None when there was none yet.
        people: those on this page.
        total: how many are in.
        out: names of who was taken out in this review, by key.
        by: name of who answered last.
    """

    place: Hub | Subgroup
    review: AccessReview | None
    people: tuple[Person, ...]
    total: int
    out: tuple[tuple[str, str], ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What came of the review of one place."""

    review: AccessReview
    name: str
    hub: bool


async def review_view(
    unit: UnitOfWork, place: Hub | Subgroup, page: int = 0, size: int = 8
) -> ReviewView:
    """Return a page of a place's people with what is known of each.

    Raises:
        NotAllowed: the actor does not answer for the place.
    """
    await require(unit, Right.LET_IN, owner=await answers_for(unit, place))
    review = await latest(unit, place.slug)
    seats = unit.of(Membership)
    kind = "hub" if isinstance(place, Hub) else "subgroup"
    total = await seats.count(group=place.slug, place=kind)
    page = max(0, min(page, (total - 1) // size))
    if total > MOST_SORTED:
        keys = (await _ranked_keys(unit, place.slug, kind))[page * size : (page + 1) * size]
        held = await seats.some([Membership.key(place.slug, one) for one in keys])
        part = {one.member: one for one in held}
        people = await _people(unit, [part[one] for one in keys if one in part], review)
    else:
        every = await _people(unit, await seats.all(group=place.slug, place=kind), review)
        people = sorted(every, key=_rank)[page * size : (page + 1) * size]
    gone = [one.member for one in review.out] if review else []
    keys = [*gone, *([review.by] if review and review.by else [])]
    names = {one.slug: one.name for one in await unit.of(Member).some(keys)}
    out = tuple((key, names.get(key, "")) for key in gone if key in names)
    by = names.get(review.by or "", "") if review else ""
    return ReviewView(place, review, tuple(people), total, out, by)


async def latest(unit: UnitOfWork, group: str) -> AccessReview | None:
    """Return the review of a place that was asked last; None when none ever was."""
    found = await unit.of(AccessReview).all(group=group)
    return max(found, key=lambda one: (one.at, one.slug), default=None)


async def report(unit: UnitOfWork, round_: str) -> list[ReportRow]:
    """Return what came of a round, unanswered first. Raises NotAllowed when not of the kernteam."""
    await require(unit, Right.LET_IN)
    found = await unit.of(AccessReview).all(round=round_)
    keys = sorted({one.group for one in found})
    names = {one.slug: (one.name, False) for one in await unit.of(Subgroup).some(keys)}
    names |= {one.slug: (one.name, True) for one in await unit.of(Hub).some(keys)}
    rows = [ReportRow(one, *names[one.group]) for one in found if one.group in names]
    return sorted(
        rows, key=lambda row: (row.review.status is ReviewStatus.ANSWERED, row.name.casefold())
    )


async def last_round(unit: UnitOfWork) -> ReviewRound | None:
    """Return the round that was asked last."""
    return max(await unit.of(ReviewRound).all(), key=lambda one: one.slug, default=None)


async def _ranked_keys(unit: UnitOfWork, group: str, kind: str) -> list[str]:
    """Return the keys of all in a place, those who stand out first; read from indexes alone."""
    keys = [one for (one,) in await unit.of(Membership).tally("member", group=group, place=kind)]
    left = set(await unit.of(Member).keys("name", _MOST, status="left"))
    seen = await unit.of(LastSeen).keys("at", _MOST)  # the longest ago first
    months = await unit.of(LastSeen).tally("at")
    day = today(unit.now)
    old = sum(count for (at,), count in months.items() if _is_long_ago(today(at), day))
    known, long_ago = set(seen), set(seen[:old])

    def rank(key: str) -> tuple[int, str]:
        standing = Standing.LONG_AGO if key in long_ago else Standing.SEEN
        if key in left:
            standing = Standing.GONE
        elif key not in known:
            standing = Standing.NO_ACCOUNT if is_reserved(key) else Standing.NEVER
        return _ORDER.index(standing), key

    return sorted(keys, key=rank)


async def _elsewhere(unit: UnitOfWork, members: Iterable[Member]) -> set[str]:
    """Return the keys of whose address is not of the organisation that they work for.

    Only where that has domains, and of no address that everybody can have. It is no proof that they
    left: who answers for the place knows, and decides.
    """
    some = [one for one in members if one.organisation and one.email]
    mine = {one.slug: one.organisation for one in some}
    domains = await unit.of(OrganisationDomain).all(organisation=tuple(sorted({*mine.values()})))
    known = {one.organisation for one in domains} if some else set()
    of = await organisations_of_addresses(unit, [one.email for one in some])
    return {
        one.slug
        for one in some
        if (of[one.email] != one.organisation if one.email in of else one.organisation in known)
        and not is_public(one.email.rpartition("@")[2])
    }


async def _people(
    unit: UnitOfWork, seats: Sequence[Membership], review: AccessReview | None
) -> list[Person]:
    keys = [one.member for one in seats]
    members = {one.slug: one for one in await unit.of(Member).some(keys)}
    seen = {one.slug: today(one.at) for one in await unit.of(LastSeen).some(keys)}
    going_on = review is not None and review.status is ReviewStatus.OPEN
    stays = set(review.stays) if review and going_on else set()
    day = today(unit.now)
    elsewhere = await _elsewhere(unit, members.values())
    return [
        Person(
            members[one.member],
            one,
            standing_of(
                members[one.member],
                seen.get(one.member),
                day,
                elsewhere=one.member in elsewhere,
            ),
            seen.get(one.member),
            "stays" if one.member in stays else "",
        )
        for one in seats
        if one.member in members
    ]


def standing_of(
    member: Member, seen: date | None, day: date, *, elsewhere: bool = False
) -> Standing:
    """Return what is known of somebody by a day.

    Args:
        member: who.
        seen: the first day of the month in which PLeK saw them last.
        day: which day it is.
        elsewhere: their address is not of the organisation that they work for.
    """
    if member.status == "left":
        return Standing.GONE
    if seen is None:
        return Standing.NO_ACCOUNT if is_reserved(member.slug) else Standing.NEVER
    if elsewhere:
        return Standing.ELSEWHERE
    return Standing.LONG_AGO if _is_long_ago(seen, day) else Standing.SEEN


def _is_long_ago(seen: date, day: date) -> bool:
    """Return whether a month counts as long ago; it counts to its end, the last day they came."""
    return day - seen > LONG_AGO + timedelta(days=31)


def _rank(one: Person) -> tuple[int, bool, str, str]:
    name = one.member.name.casefold()
    return _ORDER.index(one.standing), not name, name, one.member.slug
