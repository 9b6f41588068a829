"""Graph's notifications: channels or people of a team changed, or a subscription's end is near.

A notification is a hint and no more: it is never believed, only taken as a reason to read its team
anew. Source: Microsoft Graph, "Receive change notifications through webhooks" and "Lifecycle
notifications".
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from graph_sync.ledger.ledger import GraphSubscription, LedgerArea, LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

Fate = Literal["taken", "lifecycle", "foreign", "unknown", "forged"]
"""What became of a notification: it marked teams, it changed a subscription, its team is none of
ours, its subscription is not ours, its secret is wrong."""

_TEAM = re.compile(r"/?teams(?:\('([^']+)'\)|/([^/?]+))")


class Notification(BaseModel):
    """A notification, as far as plek reads it.

    Attributes:
        subscription: id of the subscription that it came by.
        state: the secret that only Graph and plek know.
        resource: what changed, such as `teams('ID')/channels('ID')`.
        lifecycle: `reauthorizationRequired`, `subscriptionRemoved` or `missed`; None for a change.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    subscription: str = Field(alias="subscriptionId", max_length=200)
    state: str | None = Field(default=None, alias="clientState")
    resource: str | None = Field(default=None, max_length=2_000)
    lifecycle: str | None = Field(default=None, alias="lifecycleEvent", max_length=100)


class Notifications(BaseModel):
    """The content of one request."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    value: tuple[Notification, ...]


def secret_hash(state: str) -> str:
    """Return what is kept of a subscription's secret."""
    return hashlib.sha256(state.encode()).hexdigest()


async def take(registry: UnitOfWorkFactory, notes: Sequence[Notification]) -> Counter[Fate]:
    """Mark the teams that are to be read anew; counts what became of each notification.

    Raises:
        RegistryError, Failure, OSError: the store can't be written now.
    """
    # Read first: who floods the endpoint with forgeries takes no write lock.
    async with registry.read() as unit:
        ours = await _subscriptions(unit, notes)
    fates: Counter[Fate] = Counter()
    genuine = []
    for note in notes:
        subscription = ours.get(note.subscription)
        if subscription is None:
            fates["unknown"] += 1
        elif not hmac.compare_digest(secret_hash(note.state or ""), subscription.secret_hash):
            fates["forged"] += 1
        else:
            genuine.append(note)
    if genuine:

        async def act(unit: UnitOfWork) -> list[Fate]:
            ours = await _subscriptions(unit, genuine)
            return [await _act(unit, note, ours) for note in genuine]

        fates.update(await commit(registry, SYSTEM, act))
    return fates


async def mark(unit: UnitOfWork, areas: Iterable[str], *, later: timedelta = timedelta(0)) -> None:
    """Note that teams are to be read anew.

    Args:
        unit: to write in.
        areas: keys of teams.
        later: not before so long from now, unless they are marked for sooner already.
    """
    repository, when = unit.of(LedgerArea), unit.now + later
    for key in areas:
        new = LedgerArea(slug=key, notified=True, notified_at=when)
        known, added = await repository.get_or_add(new)
        if not added and not (later and known.notified):
            news = {"notified": True, "notified_at": when}
            await repository.put(known.model_copy(update=news))


async def covered(unit: UnitOfWork, resource: str) -> list[str]:
    """Keys of the teams that a subscription to this resource watches over."""
    team = _team(resource)
    if team:
        return await _areas(unit, team)
    entries = await unit.of(LedgerEntry).all(kind="team")
    return [one.slug for one in entries if one.state != "gone"]


async def _subscriptions(
    unit: UnitOfWork, notes: Iterable[Notification]
) -> dict[str, GraphSubscription]:
    ids = tuple(dict.fromkeys(note.subscription for note in notes))
    return {one.graph_id: one for one in await unit.of(GraphSubscription).all(graph_id=ids)}


async def _act(unit: UnitOfWork, note: Notification, ours: dict[str, GraphSubscription]) -> Fate:
    subscription = ours.get(note.subscription)
    if subscription is None:
        return "unknown"  # it went while we looked
    if note.lifecycle is None:
        areas = await _areas(unit, _team(note.resource) or _team(subscription.resource))
        await mark(unit, areas)
        return "taken" if areas else "foreign"
    repository = unit.of(GraphSubscription)
    if note.lifecycle == "reauthorizationRequired":  # renewing it does that too
        ours[note.subscription] = await repository.put(
            subscription.model_copy(update={"expires": unit.now})
        )
        return "lifecycle"
    if note.lifecycle == "subscriptionRemoved":  # the controller makes it anew
        await repository.remove(ours.pop(note.subscription).slug)
    # `missed` says that something was lost, and in the other case it may have been.
    await mark(unit, await covered(unit, subscription.resource))
    return "lifecycle"


async def _areas(unit: UnitOfWork, team: str) -> list[str]:
    """Keys of our teams that have this id: one, or none."""
    if not team:
        return []
    entries = await unit.of(LedgerEntry).all(kind="team", graph_id=team)
    return [one.slug for one in entries if one.state != "gone"]


def _team(resource: str | None) -> str:
    """Id of the team that a resource names; empty where it names none (`/teams/getAllChannels`)."""
    found = _TEAM.match(resource or "")
    name = (found[1] or found[2]) if found else ""
    return "" if name.startswith("getAll") else name
