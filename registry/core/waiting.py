"""What waits for somebody: one closed list of kinds, each declared once in its own subject.

How to add a kind:

1. `registry/<subject>/waiting.py`: a `WaitingKind` with a name, whom it is for (`rights`; without,
   its `look` finds only what is this person's own, or their hub's), how pressing it is, the states
   that it `covers`, and a `look` that reads a page of it by an index (`waiting_page`).
2. `bot/conversations/<subject>/…`: `routes.waits(KIND, opens="…", shows="…", by="…")` where the
   verbs are that show the list and one of it.
3. `cards/texts/{nl,en}/todo.ftl`: `todo-<name>`, with `$count`.

`te doen`, its counts, its order and the ways in follow. `tests/house/test_waiting.py` wants a kind,
or a reason, for every state in which an entity can be.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum
from typing import Any

from registry.core.dates.workdays import today
from registry.core.permissions import NOBODY, RIGHTS, Right, roles
from registry.core.unit_of_work import N, Repository, UnitOfWork

MOST_COUNTED = 99
"""How far is counted: of more than that it is said only that there are more."""


class Urgency(IntEnum):
    """How pressing a kind is; the first come first."""

    NOW = 0  # somebody waits for an answer, or it is late
    SOON = 1  # it is this person's turn
    LATER = 2  # it may wait for a quiet hour


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """Something that waits for somebody.

    Attributes:
        key: of the entity.
        name: what people call it, in their own words; empty where the kind says enough.
        since: since when it waits; None where that is not kept.
        until: the last day for it; None where there is none.
        load: what else its button carries.
    """

    key: str
    name: str = ""
    since: datetime | None = None
    until: date | None = None
    load: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """A page of what waits of one kind, longest first.

    Attributes:
        count: how many there are, up to one more than `MOST_COUNTED`.
        items: those of the page.
    """

    count: int = 0
    items: tuple[WaitingItem, ...] = ()


Look = Callable[[UnitOfWork, str, int, int], Awaitable[WaitingPage]]
"""Reads what waits for a member: how many items at most, and how many to pass over.

It is asked only for who has one of the kind's rights, in a unit of theirs, and reads by an index.
"""


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """A kind of thing that waits for somebody.

    Attributes:
        name: `network_reviews`; the text is `todo-network-reviews`.
        look: see `Look`.
        rights: any of these makes it this person's work; without, `look` finds what is their own.
        urgency: see `Urgency`.
        covers: states in which a thing waits so: `networks.status=submitted`, or a field that says
            so when it is filled in: `networks.claims`.
    """

    name: str
    look: Look
    rights: tuple[Right, ...] = ()
    urgency: Urgency = Urgency.SOON
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits of one kind, for one person.

    Attributes:
        urgency: of the kind, or now when the last day for one of it is past.
    """

    kind: WaitingKind
    page: WaitingPage
    urgency: Urgency


async def waiting_for(
    unit: UnitOfWork, kinds: Iterable[WaitingKind], member: str, *, most: int, skip: int = 0
) -> list[Waiting]:
    """Return what waits for a member, most pressing first; what does not wait is left out.

    Args:
        unit: theirs, to read in.
        kinds: those to look at.
        member: who asks; for nobody nothing waits.
        most: items of each kind.
        skip: items of each kind to pass over.
    """
    if member == NOBODY:
        return []
    held, day = await roles(unit, member), today(unit.now)
    found = []
    for kind in sorted(kinds, key=lambda one: (one.urgency, one.name)):
        if kind.rights and not any(RIGHTS[right] & held for right in kind.rights):
            continue
        page = await kind.look(unit, member, most, skip)
        if page.count:
            late = any(one.until is not None and one.until < day for one in page.items)
            found.append(Waiting(kind, page, Urgency.NOW if late else kind.urgency))
    return sorted(found, key=lambda one: one.urgency)


async def waiting_page(
    entities: Repository[N],
    order: str,
    item: Callable[[N], WaitingItem],
    most: int,
    skip: int,
    **where: Any,
) -> WaitingPage:
    """Read a page by an index: the keys as far as is counted, and the entities of the page alone.

    Args:
        entities: those of one class.
        order: a field that lists are made by, the longest wait first; `slug` where none tells.
        item: makes an item of an entity.
        most: items of the page.
        skip: items before it.
        where: which wait; see `Repository.keys`.
    """
    keys = await entities.keys(order, max(MOST_COUNTED + 1, skip + most), 0, **where)
    shown = await entities.some(keys[skip : skip + most])
    return WaitingPage(min(len(keys), MOST_COUNTED + 1), tuple(map(item, shown)))


def of_few(items: Iterable[WaitingItem], most: int, skip: int) -> WaitingPage:
    """Make a page of what is few by nature, such as somebody's own: the longest wait first."""
    ordered = sorted(items, key=lambda one: (one.since is None, str(one.since or ""), one.key))
    return WaitingPage(min(len(ordered), MOST_COUNTED + 1), tuple(ordered[skip : skip + most]))
