"""Collect items for a digest, and bring a digest's deliveries: the same for every topic.

A topic subscribes to its event with `bring` and a function of its own that sends a delivery.
"""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from bot.delivery.notifier import Notifier
from registry.core.errors import DuplicateRequest
from registry.core.permissions import SYSTEM
from registry.core.retry import commit
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.delivery.undelivered import resolve_digest
from registry.digests.digest import (
    Delivery,
    DigestDue,
    Item,
    Topic,
    collect,
    delivered,
    refused,
    take,
)

_MOST_TRIES = 50
"""Bots and messages that may change one digest at the same moment, and all get their turn."""

T = TypeVar("T")
Send = Callable[[Notifier, str, Delivery[Any]], Awaitable[bool]]
"""Sends a delivery to its recipient; False when the platform refuses it."""


async def save_up(
    registry: UnitOfWorkFactory, topic: Topic, recipient: str, item: Item, within: timedelta
) -> None:
    """Add an item to a recipient's digest, once however often it comes.

    Args:
        registry: where it is kept.
        topic: the digest's class.
        recipient: who hears it.
        item: of the topic.
        within: how soon.
    """
    once = (f"{topic.scope}:{item.key}:{item.place}:{recipient}",)
    with contextlib.suppress(DuplicateRequest):
        await _patiently(registry, lambda unit: collect(unit, topic, recipient, item, within), once)


async def bring(notifier: Notifier, topic: Topic, event: DigestDue, send: Send) -> None:
    """Bring what waits for a recipient, when this message is the one that may."""
    registry, whom, window = notifier.registry, event.recipient, event.window
    parcel = int(notifier.key)
    notifier.report.topic = topic.section
    delivery = await _patiently(registry, lambda unit: take(unit, topic, whom, window, parcel))
    if delivery is None:
        return
    if await send(notifier, whom, delivery):
        await brought(registry, topic, whom, delivery.window)
        await _patiently(registry, lambda unit: resolve_digest(unit, topic, whom))
    else:
        await _patiently(registry, lambda unit: refused(unit, topic, whom, window, parcel))


async def brought(
    registry: UnitOfWorkFactory, topic: Topic, recipient: str, window: int, *keys: str
) -> None:
    """Drop what was brought of a delivery: what is about some keys, or all of it."""
    await _patiently(registry, lambda unit: delivered(unit, topic, recipient, window, keys or None))


def with_delivery_key(
    notifier: Notifier, topic: Topic, recipient: str, delivery: Delivery[Any], *more: str
) -> Notifier:
    """Send by the name of the delivery: once, whichever message brings it."""
    return notifier.with_key(":".join((topic.scope, recipient, str(delivery.window), *more)))


async def _patiently(
    registry: UnitOfWorkFactory,
    work: Callable[[UnitOfWork], Awaitable[T]],
    once: Sequence[str] = (),
) -> T:
    """Change a digest; when somebody else did meanwhile, read it anew and try again."""
    return await commit(registry, SYSTEM, work, once=once, tries=_MOST_TRIES)
