"""Send notifications: in their time, together per address, tried again when not taken.

Docs: change-notifications-delivery-webhooks, change-notifications-lifecycle-events. Who does not
answer with 2xx is tried again for up to four hours; after that the notification is lost, and who
has a lifecycle address is told `missed`.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, Final

import orjson

from graph_sync.sandbox.core.clock import iso
from graph_sync.sandbox.core.state import Subscription
from graph_sync.sandbox.core.tenant import ResourceChange, Tenant

WAITS: Final = (10.0, 30.0, 60.0, 300.0, 900.0, 3_600.0, 9_500.0)
"""Seconds until the next try; together about four hours."""
NEVER: Final = float("inf")


@dataclass(slots=True)
class QueuedNotification:
    """A notification to be sent.

    Attributes:
        url: where to.
        subscription: whose.
        content: an item of `value`.
        tries: how often it was sent.
        at: when to send it.
    """

    url: str
    subscription: str
    content: dict[str, Any]
    tries: int = 0
    at: float = 0.0


@dataclass(slots=True)
class NotificationSender:
    """The sender of notifications.

    Attributes:
        tenant: whose changes they are of.
        letters: what is to be sent.
        losing: how many notifications get lost from here on.
        sent, lost: how many were taken, and how many nobody got.
        idle: set while there is nothing to bring.
    """

    tenant: Tenant
    letters: list[QueuedNotification] = field(default_factory=list)
    losing: int = 0
    sent: int = 0
    lost: int = 0
    idle: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Bring what there is to bring, until it is cancelled."""
        while True:
            await self.round()
            due = self.tenant.state.due
            nexts = [one.at for one in self.letters] + ([due[0].at] if due else [])
            if self._ripe():
                continue
            self.idle.set()
            await self.tenant.clock.reach(min(nexts, default=NEVER))
            self.idle.clear()

    async def round(self) -> None:
        """Let happen what has fallen due, and send what is ripe."""
        self.tenant.settle()
        self._write()
        now = self.tenant.now
        ripe: dict[str, list[QueuedNotification]] = defaultdict(list)
        letters, self.letters = self.letters, []
        for letter in letters:
            (ripe[letter.url] if letter.at <= now else self.letters).append(letter)
        for url, letters in ripe.items():
            await self._send(url, letters)

    def _ripe(self) -> bool:
        now = self.tenant.now
        untold = bool(self.tenant.untold or self.tenant.events)
        return untold or any(one.at <= now for one in self.letters)

    def _write(self) -> None:
        """Turn changes into letters to who subscribed to them."""
        by_resource: dict[str, list[Subscription]] = defaultdict(list)
        for one in self.tenant.state.subscriptions.values():
            by_resource[one.resource.lower()].append(one)
        for change in self.tenant.untold:
            for cover in change.covers:
                for one in by_resource.get(cover.lower(), ()):
                    if change.change in one.change and one.expires > self.tenant.now:
                        self._post(QueuedNotification(one.url, one.id, self._told(one, change)))
        self.tenant.untold.clear()
        for one, event in self.tenant.events:
            if one.lifecycle is not None:
                self.letters.append(
                    QueuedNotification(one.lifecycle, one.id, self._event(one, event))
                )
        self.tenant.events.clear()

    def _post(self, letter: QueuedNotification) -> None:
        if self.losing > 0:
            self.losing -= 1
            self.lost += 1
        else:
            self.letters.append(letter)

    async def _send(self, url: str, letters: list[QueuedNotification]) -> None:
        content = orjson.dumps({"value": [one.content for one in letters]})
        status, _, _ = await self.tenant.callbacks.post(url, content, "application/json")
        if 200 <= status < 300:
            self.sent += len(letters)
            return
        for letter in letters:
            self._again(letter)

    def _again(self, letter: QueuedNotification) -> None:
        if letter.tries < len(WAITS):
            letter.at = self.tenant.now + WAITS[letter.tries]
            letter.tries += 1
            self.letters.append(letter)
            return
        self.lost += 1
        one = self.tenant.state.subscriptions.get(letter.subscription)
        if one is not None and "lifecycleEvent" not in letter.content:
            self.tenant.lifecycle(one, "missed")

    def _told(self, one: Subscription, change: ResourceChange) -> dict[str, Any]:
        return {
            "subscriptionId": one.id,
            "changeType": change.change,
            "tenantId": self.tenant.state.tenant,
            "clientState": one.secret,
            "subscriptionExpirationDateTime": iso(one.expires),
            "resource": change.path,
            "resourceData": {
                "id": change.key,
                "@odata.type": f"#Microsoft.Graph.{change.kind}",
                "@odata.id": change.path,
            },
        }

    def _event(self, one: Subscription, event: str) -> dict[str, Any]:
        return {
            "lifecycleEvent": event,
            "subscriptionId": one.id,
            "subscriptionExpirationDateTime": iso(one.expires),
            "tenantId": self.tenant.state.tenant,
            "clientState": one.secret,
        }
