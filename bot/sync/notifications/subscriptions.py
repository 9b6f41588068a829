"""Keep Graph's subscriptions alive: create, renew in time, end when done with.

One subscription for the channels of all teams, and one for the people of each team of ours. They
live three days at most; where one is lost all the same, the daily look finds what it would have
told.
"""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Awaitable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.dispatch.contacts.keys import hashed
from bot.sync.notifications.notification import covered, mark, secret_hash
from bot.sync.notifications.webhooks import CHANGES, LIFECYCLE
from graph_sync.graph.call import Graph
from graph_sync.graph.calls.subscription import (
    TEAMS_LONGEST,
    create_subscription,
    delete_subscription,
    list_subscriptions,
    renew_subscription,
)
from graph_sync.graph.errors import GraphError, Missing
from graph_sync.graph.models import GraphNotificationSubscription
from graph_sync.ledger.ledger import GraphSubscription, LedgerEntry
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory

log = structlog.get_logger(__name__)

CHANNELS = "/teams/getAllChannels"

LIVES = timedelta(seconds=TEAMS_LONGEST) - timedelta(hours=2)
"""What is asked for: Graph counts from its own clock, and refuses a minute too much."""

AHEAD = timedelta(hours=24)
"""Renewed so long before its end at the latest."""

SPREAD = timedelta(hours=12)
"""Renewals are spread over so long before that, so that they don't all come at once."""


def people_of(team: str) -> str:
    """Return the resource that is about who is in a team."""
    return f"/teams/{team}/members"


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """The subscriptions that plek holds.

    Attributes:
        registry: where they are kept.
        graph: the door.
        root: plek's own address, to which Graph posts.
    """

    registry: UnitOfWorkFactory
    graph: Graph
    root: str

    async def due(self) -> bool:
        """Return whether anything is to be subscribed to, renewed or ended."""
        async with self.registry.read() as unit:
            desired = await _desired(unit)
            kept = await unit.of(GraphSubscription).all()
            return {one.resource for one in kept} != set(desired) or any(
                renewal(one) <= unit.now for one in kept
            )

    async def keep(self) -> None:
        """Subscribe, renew and end as needed; one that fails keeps no other from being tried.

        Raises:
            GraphError: the first one that failed.
            Failure: the store failed.
        """
        async with self.registry.read() as unit:
            now = unit.now
            desired = await _desired(unit)
            kept = {one.resource: one for one in await unit.of(GraphSubscription).all()}
        failed = [
            await _tried(self._end(one))
            for resource, one in kept.items()
            if resource not in desired
        ]
        failed += [
            await _tried(self._renew(one, now))
            for one in kept.values()
            if one.resource in desired and renewal(one) <= now
        ]
        missing = [resource for resource in desired if resource not in kept]
        if missing:
            # Before subscribing: one whose row was never written would come twice, and count twice
            # against the quota.
            failed.append(await _tried(self._end_strays({one.graph_id for one in kept.values()})))
            failed += [await _tried(self._subscribe(resource, now)) for resource in missing]
        for error in failed:
            if error is not None:
                raise error

    async def _subscribe(self, resource: str, now: datetime) -> None:
        secret, until = secrets.token_urlsafe(32), now + LIVES
        reply = await self.graph.send(
            create_subscription(
                resource,
                notify=self.root + CHANGES,
                lifecycle=self.root + LIFECYCLE,
                secret=secret,
                expires=until,
            )
        )
        made = GraphNotificationSubscription.model_validate(reply.body)
        row = GraphSubscription(
            slug=hashed(resource),
            graph_id=made.id,
            resource=resource,
            secret_hash=secret_hash(secret),
            expires=_earlier(made.expiration, until),
        )
        async with self.registry.write(SYSTEM) as unit:
            await unit.of(GraphSubscription).add(row)

    async def _renew(self, kept: GraphSubscription, now: datetime) -> None:
        try:
            reply = await self.graph.send(renew_subscription(kept.graph_id, now + LIVES))
        except Missing:  # it is over: the next round makes it anew, and what it missed is read
            await self._forget(kept)
            return
        until = GraphNotificationSubscription.model_validate(reply.body).expiration
        async with self.registry.write(SYSTEM) as unit:
            longer = kept.model_copy(update={"expires": _earlier(until, now + LIVES)})
            await unit.of(GraphSubscription).put(longer)

    async def _end(self, kept: GraphSubscription) -> None:
        with contextlib.suppress(Missing):
            await self.graph.send(delete_subscription(kept.graph_id))
        async with self.registry.write(SYSTEM) as unit:
            await unit.of(GraphSubscription).remove(kept.slug)

    async def _forget(self, kept: GraphSubscription) -> None:

        async def forget(unit: UnitOfWork) -> None:
            await unit.of(GraphSubscription).remove(kept.slug)
            await mark(unit, await covered(unit, kept.resource))

        await commit(self.registry, SYSTEM, forget)

    async def _end_strays(self, ours: Collection[str]) -> None:
        """End what comes to us and is not known here: nobody could tell it from a forgery."""
        for one in await self.graph.list(list_subscriptions(), GraphNotificationSubscription):
            if one.notification_url == self.root + CHANGES and one.id not in ours:
                with contextlib.suppress(Missing):
                    await self.graph.send(delete_subscription(one.id))


def renewal(kept: GraphSubscription) -> datetime:
    """Return when it is renewed: each at its own time, the same whoever asks."""
    chance = int.from_bytes(hashlib.sha256(kept.graph_id.encode()).digest()[:4], "big") / 2**32
    return kept.expires - AHEAD - SPREAD * chance


async def _desired(unit: UnitOfWork) -> list[str]:
    """Return the resources to be subscribed to; none while no team is ours."""
    teams = await unit.of(LedgerEntry).all(kind="team")
    live = [one.graph_id for one in teams if one.graph_id and one.state == "live"]
    return [CHANNELS, *(people_of(one) for one in live)] if live else []


async def _tried(work: Awaitable[None]) -> GraphError | None:
    try:
        await work
    except GraphError as error:
        log.warning("subscription.failed", error=type(error).__name__, status=error.fault.status)
        return error
    return None


def _earlier(said: str | None, until: datetime) -> datetime:
    """Return when it ends: as Graph says, and never later than was asked for."""
    with contextlib.suppress(ValueError):
        return min(datetime.fromisoformat(said or ""), until)
    return until
