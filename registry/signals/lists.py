"""The kernteam's lists of signals: inbox, waiting, overdue, and filtered ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from registry.core.dates import ListDay
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.unit_of_work import Between, Tagged, UnitOfWork
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.signals.signal import Signal
from registry.signals.transitions import LIVE, SignalStatus
from registry.signals.workflow.recording import end_of

MOST_LISTED = 1_000_000
"""Signals of which the keys are asked for at once; a workbook takes hardly more rows."""

Sought = Annotated[str, StringConstraints(max_length=120)]
"""Key of what is sought, which may be none that there is; no longer than a key can be."""

Order = Literal["raised", "-raised", "due", "-support"]

_FIELDS: Mapping[Order, str] = {"-support": "-support -raised"}
"""By which fields, where that is more than one."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Counts of the signals that are not closed.

    Attributes:
        new: that nobody looked at.
        waiting: whose raiser has a question to answer.
        overdue: whose next step is late.
        statuses, levels: per state, per level.
        hubs, themes: per slug; a signal that plays in two hubs counts in both.
    """

    new: int
    waiting: int
    overdue: int
    statuses: Mapping[SignalStatus, int]
    levels: Mapping[SignalLevel, int]
    hubs: Mapping[str, int]
    themes: Mapping[str, int]


class SignalFilter(FormEntry):
    """Filter of the list of signals; empty fields match everything.

    Attributes:
        hub, theme: slugs; also signals that were joined from that hub.
        owner: key of who picked it up.
        start, end: raised on these days or between them.
        overdue: only what is late.
        order: the latest first, the oldest first, by when the next step is late, or what most
            people joined first.
    """

    status: tuple[SignalStatus, ...] = ()
    hub: Sought = ""
    theme: Sought = ""
    level: SignalLevel | None = None
    kind: SignalKind | None = None
    owner: Sought = ""
    start: ListDay = None
    end: ListDay = None
    overdue: bool = False
    order: Order = "-raised"


@dataclass(frozen=True, slots=True)
class SignalPage:
    """A page of a list.

    Attributes:
        signals: those of the page.
        total: how many there are on all pages.
    """

    signals: tuple[Signal, ...]
    total: int


async def inbox(unit: UnitOfWork) -> Inbox:
    """Return the counts of open work. Raise NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    signals = unit.of(Signal)
    statuses: Counter[SignalStatus] = Counter()
    levels: Counter[SignalLevel] = Counter()
    tags: Counter[str] = Counter()
    live = {"status": tuple(LIVE)}
    for (status, level), number in (await signals.tally("status", "level", **live)).items():
        statuses[SignalStatus(status)] += number
        levels[SignalLevel(level)] += number
    for (its_tags,), number in (await signals.tally("tags", **live)).items():
        for tag in its_tags:
            tags[tag] += number
    return Inbox(
        new=statuses[SignalStatus.NEW],
        waiting=statuses[SignalStatus.ASKED],
        overdue=await signals.count(due=Between(end=unit.now)),
        statuses=statuses,
        levels=levels,
        hubs=_of_kind(tags, "hub:"),
        themes=_of_kind(tags, "theme:"),
    )


def _of_kind(tags: Counter[str], kind: str) -> dict[str, int]:
    found = {tag.removeprefix(kind): number for tag, number in tags.items() if tag.startswith(kind)}
    return dict(sorted(found.items()))


async def listed(
    unit: UnitOfWork, wish: SignalFilter, *, limit: int = 10, offset: int = 0
) -> SignalPage:
    """Return a page of the signals that match. Raise NotAllowed when not of the kernteam."""
    await require(unit, Right.HANDLE_SIGNAL)
    where = _where(unit, wish)
    signals = unit.of(Signal)
    order = _FIELDS.get(wish.order, wish.order)
    keys = await signals.keys(order, limit, offset, **where)
    return SignalPage(tuple(await signals.some(keys)), await signals.count(**where))


async def keys_listed(unit: UnitOfWork, wish: SignalFilter) -> list[str]:
    """Return the keys of all matching signals, oldest first, to be read page by page.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    where = _where(unit, wish)
    return await unit.of(Signal).keys("raised", MOST_LISTED, **where)


async def urgent(unit: UnitOfWork, *, limit: int = 3) -> tuple[Signal, ...]:
    """Return the most urgent signals: overdue ones, longest first, then the oldest new ones.

    Args:
        unit: its actor is of the kernteam.
        limit: how many of each at most; what is not late leaves its room to what is new.

    Raises:
        NotAllowed: not of the kernteam.
    """
    await require(unit, Right.HANDLE_SIGNAL)
    signals = unit.of(Signal)
    late = await signals.keys("due", limit, due=Between(end=unit.now))
    new = await signals.keys("raised", 2 * limit, status=SignalStatus.NEW)
    return tuple(await signals.some(tuple(dict.fromkeys((*late, *new)))[: 2 * limit]))


def _where(unit: UnitOfWork, wish: SignalFilter) -> dict[str, Any]:
    plain = {"status": wish.status, "level": wish.level, "kind": wish.kind, "owner": wish.owner}
    where: dict[str, Any] = {field: value for field, value in plain.items() if value}
    tags = {"hub": wish.hub, "theme": wish.theme}
    if any(tags.values()):
        where["tags"] = Tagged(tuple(f"{kind}:{tag}" for kind, tag in tags.items() if tag))
    if wish.start or wish.end:
        start = end_of(wish.start - timedelta(days=1)) if wish.start else None
        where["raised"] = Between(start, end_of(wish.end))
    if wish.overdue or wish.order == "due":
        where["due"] = Between(end=unit.now if wish.overdue else None)
    return where
