"""Tell people what a scan found beside plans: what can't be done, and that it was taken."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from bot.sync.requeue import waits_long
from graph_sync.ledger.ledger import LedgerArea
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.news import SyncScanned, SyncStuck
from registry.provisioning.plan import Blocked, Plan, ResourceKind, plan_to_json

_PLACES = frozenset({ResourceKind.TEAM, ResourceKind.CHANNEL})
_PASSING = frozenset({"unread", "set-aside"})
"""Obstacles that go away by themselves."""


WAITS_LONG = "waits-long"
"""Teams does not show somebody, longer than usual."""


def stuck_in(plan: Plan) -> tuple[Blocked, ...]:
    """Return what can't be as the registry wants it until somebody does something: places, the app.

    What is about the app in all teams belongs to none of them.
    """
    return tuple(
        one
        for one in plan.blocked
        if one.why not in _PASSING
        and (one.kind is ResourceKind.APP or (one.kind in _PLACES and one.area))
    )


def late_in(plan: Plan, now: datetime) -> tuple[Blocked, ...]:
    """Return who waits longer than usual to be seen in a team: somebody can do something then.

    Once for each person and team, by the first place in it.
    """
    late: dict[tuple[str, str], Blocked] = {}
    for one in plan.pending:
        if waits_long(one, now):
            key = f"{one.area}/{one.member}"
            late.setdefault(
                (one.area, one.member),
                Blocked(key, one.area, one.name or one.where, ResourceKind.MEMBER, WAITS_LONG),
            )
    return tuple(late.values())


async def tell_stuck(
    unit: UnitOfWork, plan: Plan, areas: Collection[str] | None, shown: Collection[str]
) -> None:
    """Tell the kernteam what can't be done, each once until it is otherwise.

    Args:
        unit: to write in.
        plan: what was found.
        areas: keys of the teams that were looked at; None for all.
        shown: keys of the teams of which a new card says it already.
    """
    known = {one.slug: one for one in await unit.of(LedgerArea).all()}
    stuck: dict[str, list[Blocked]] = defaultdict(list)
    for one in (*stuck_in(plan), *late_in(plan, unit.now)):
        if one.area:
            stuck[one.area].append(one)
    unseen = {one.area for one in plan.blocked if one.why in _PASSING}
    looked = known.keys() | stuck.keys() if areas is None else set(areas)
    news: list[Blocked] = []
    for key in sorted(looked - unseen):
        told = known[key].stuck if key in known else ()
        if key not in shown:
            news += [one for one in stuck[key] if _mark(one) not in told]
        await _remember(unit, key, known.get(key), stuck[key])
    if news:
        unit.emit(SyncStuck(body=_body(news)))


def tell_askers(unit: UnitOfWork, askers: Iterable[str], plan: Plan) -> None:
    """Tell those who asked for this look what was found."""
    for by in askers:
        body = _body(stuck_in(plan))
        unit.emit(
            SyncScanned(by=by, differences=len(plan.changes), body=body, unsure=len(plan.unsure))
        )


async def _remember(
    unit: UnitOfWork, key: str, area: LedgerArea | None, stuck: Iterable[Blocked]
) -> None:
    marks = tuple(sorted({_mark(one) for one in stuck}))
    if area is None and marks:
        await unit.of(LedgerArea).add(LedgerArea(slug=key, stuck=marks))
    elif area is not None and area.stuck != marks:
        await unit.of(LedgerArea).put(area.model_copy(update={"stuck": marks}))


def _mark(one: Blocked) -> str:
    """Return the same for the same obstacle; no name stands in it."""
    text = "\x1f".join((one.key, one.why, one.value))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _body(stuck: Iterable[Blocked]) -> str:
    return plan_to_json(Plan(blocked=tuple(stuck)))
