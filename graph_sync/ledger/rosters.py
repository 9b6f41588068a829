"""Reconcile who the ledger has in a place with who Teams shows there; nobody is lost by a list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from graph_sync.ledger.ledger import LedgerRoster, mark_of
from graph_sync.ledger.sightings import YOUNG, PlaceSeen, moment, unexpected
from graph_sync.model.shapes import ObservedState

CROWD = 3
"""So many who turn up at once in a place that was adopted were there: the list that it was adopted
by ended early. So were as many as those who were known. Fewer may have been put in by hand since.
"""

SETTLES = timedelta(days=1)
"""For so long after a place was adopted whoever turns up was there: both lists may have ended early
in the same way. Whom somebody puts in by hand in that time may stay too, which harms nobody."""


@dataclass(frozen=True, slots=True)
class RosterLook:
    """A look at who is in a place.

    Attributes:
        seen: who should be there, and who is shown.
        observed: the tenant, with what is confirmed.
        now: the time, by the database's clock.
        second_look: how long an adopted place settles.
        adopted: the place was made by hand.
    """

    seen: PlaceSeen
    observed: ObservedState
    now: datetime
    second_look: timedelta
    adopted: bool

    def is_gone(self, user: str) -> bool:
        """Return whether somebody is not in it any more, beyond doubt."""
        mark = mark_of(self.seen.key, user)
        return not self.seen.is_shown(user) and mark in self.observed.confirmed


def departed(known: LedgerRoster, seen: PlaceSeen) -> LedgerRoster:
    """Return a roster without who was taken out and is no longer shown, in team nor group."""
    gone = {one for one in known.leaving if not seen.is_shown(one)}
    if not gone:
        return known
    lists, moments = ("members", "owners", "left_alone"), ("asked", "leaving")
    return _with(
        known,
        **{name: tuple(one for one in getattr(known, name) if one not in gone) for name in lists},
        **{
            name: {one: at for one, at in getattr(known, name).items() if one not in gone}
            for name in moments
        },
    )


def met(known: LedgerRoster, look: RosterLook, *, new: bool) -> LedgerRoster:
    """Return a place's roster after a look at who is in it.

    Args:
        known: as it was kept.
        look: what was seen.
        new: nothing was kept of it.
    """
    seen = look.seen
    arrived = [user for user in known.asked if _arrived(user, known, look)]
    belong = seen.desired | seen.owners.difference(known.left_alone)  # an owner is put in too
    both = sorted(user for user in belong if user in seen.shown)
    members = dict.fromkeys((*known.members, *arrived, *both))
    owning = dict.fromkeys((*known.owners, *sorted(seen.owners)))
    late = [] if new else _late(known, look)
    alone = dict.fromkeys((*known.left_alone, *late))
    return _with(
        known,
        members=tuple(one for one in members if one in belong or not look.is_gone(one)),
        owners=tuple(one for one in owning if _still_owns(one, known, look)),
        asked={user: at for user, at in known.asked.items() if user not in arrived},
        left_alone=tuple(
            one
            for one in alone
            if not look.is_gone(one) and not (one in seen.shown and one in seen.desired)
        ),
        settling_since=_settling_since(known, look, late=bool(late)),
    )


def _arrived(user: str, known: LedgerRoster, look: RosterLook) -> bool:
    """Return whether somebody who was asked for is there, or was there and was taken out by hand.

    Who is a member of a private channel and not shown was waited for when it was read.
    """
    if user in look.seen.shown:
        return True
    if look.seen.group is not None or look.is_gone(user):
        return look.is_gone(user)  # who was put in the group was there all the same
    return user in known.members and look.now - moment(known.asked[user]) >= YOUNG


def _still_owns(user: str, known: LedgerRoster, look: RosterLook) -> bool:
    """Return an owner on both sides is agreed on; one on neither side is no longer."""
    membership = look.seen.shown.get(user)
    wanted = user in look.seen.owners
    if membership is not None:
        return (membership.owner and wanted) or (
            user in known.owners and (membership.owner or wanted)
        )
    return user in known.owners and (wanted or not look.is_gone(user))


def _late(known: LedgerRoster, look: RosterLook) -> list[str]:
    """Return who turns up in an adopted place and was there all the same: that list was short."""
    if not look.adopted:
        return []
    some = unexpected(look.seen, known, look.observed)
    crowd = min(CROWD, max(1, len(look.seen.shown) - len(some)))
    return some if known.settling_since is not None or len(some) >= crowd else []


def _settling_since(known: LedgerRoster, look: RosterLook, *, late: bool) -> datetime | None:
    since = known.settling_since
    if late:
        return look.now
    settled = since is not None and look.now - since >= max(SETTLES, look.second_look)
    return None if settled else since


def _with(known: LedgerRoster, **news: object) -> LedgerRoster:
    same = all(getattr(known, name) == value for name, value in news.items())
    return known if same else known.model_copy(update=news)
