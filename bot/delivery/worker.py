"""Worker: takes events from the outbox and hands them to the handlers' subscribers."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, NamedTuple, Protocol

import structlog

from bot.delivery.notifier import NoConversation, Notifier
from bot.delivery.report import NO_CHANNEL, Refusal, Report, keep_report
from bot.dispatch.routes import Subscriber
from bot.dispatch.turn import Messenger, Undeliverable
from bot.fault_location import where
from registry.core.backoff import ExponentialDelay
from registry.core.clock import utcnow
from registry.core.events import Event
from registry.core.retry import patiently
from registry.core.unit_of_work import UnitOfWorkFactory
from registry.core.vocabulary import Language

log = structlog.get_logger(__name__)

LEASE_SECONDS = 240
"""How long a message is one worker's: each of its addresses may take a minute to fail."""
DELAY = ExponentialDelay(first=2.0, longest=3600.0)
REFUSED_DELAY = ExponentialDelay(first=3600.0, longest=12 * 3600.0)
"""After which a message that was refused is tried again: somebody has to do something first."""
PATIENCE = timedelta(days=7)
"""How long a message is tried before it is given up; then it stays on the list, with a button."""
SHOWN_AFTER = 10
"""Tries (some half an hour) after which what fails by itself is on the list, too."""
_PASSING = frozenset({403, 404, 405})
"""Refusals that end when somebody adds the bot, allows it, or unblocks it."""


class OutboxMessage(Protocol):
    """An event leased to one worker."""

    @property
    def id(self) -> int:
        """Number of the message."""
        ...

    @property
    def event(self) -> Event:
        """Event that happened."""
        ...

    @property
    def attempts(self) -> int:
        """Number of attempts, this one included."""
        ...

    @property
    def since(self) -> datetime:
        """Time since which it is tried, in UTC."""
        ...


class Outbox(Protocol):
    """Protocol of the outbox of events; `registry.store` implements it."""

    async def claim(self, limit: int, lease_seconds: float) -> Sequence[OutboxMessage]:
        """Lease events that are due; nobody else gets them until the lease ends."""
        ...

    async def ack(self, id: int) -> None:  # noqa: A002  # the outbox's own word
        """Mark the message as handled."""
        ...

    async def retry_later(self, id: int, due: datetime, error: str) -> None:  # noqa: A002
        """Retry at `due`."""
        ...

    async def dead_letter(self, id: int, error: str) -> None:  # noqa: A002
        """Give up; the reason is kept for the administrator."""
        ...

    async def wait(self, timeout: float) -> None:  # noqa: ASYNC109  # the store wakes it up
        """Wait until something may be waiting, at most `timeout` seconds."""
        ...


class Worker:
    """Worker that delivers until stopped; several outbox messages run in parallel.

    Args:
        abreast: how many outbox messages at a time.
        rest: seconds to wait when the store can't be reached.
        clock: the time in UTC, the same as the store's.
    """

    def __init__(
        self,
        registry: UnitOfWorkFactory,
        outbox: Outbox,
        messenger: Messenger,
        subscribers: Mapping[type[Event], Sequence[Subscriber]],
        language: Language,
        *,
        abreast: int = 8,
        rest: float = 5.0,
        clock: Callable[[], datetime] = utcnow,
    ) -> None:
        self._registry = registry
        self._outbox = outbox
        self._messenger = messenger
        self._subscribers = subscribers
        self._language = language
        self._abreast = abreast
        self._rest = rest
        self._clock = clock

    async def run(self) -> None:
        """Work until cancelled, also while the store can't be reached."""
        while True:
            try:
                if not await self.once():
                    await self._outbox.wait(5.0)
            except Exception as error:  # noqa: BLE001  # waits until the store is there again
                _log_failure("worker.stalled", error)
                await asyncio.sleep(self._rest)

    async def once(self) -> int:
        """Deliver what is due now; return how many messages were taken."""
        messages = await self._outbox.claim(self._abreast, LEASE_SECONDS)
        await asyncio.gather(*(self._deliver(message) for message in messages))
        return len(messages)

    async def _deliver(self, message: OutboxMessage) -> None:
        report = Report(str(message.id))
        notifier = Notifier(
            self._registry, self._messenger, self._language, str(message.id), report
        )
        trouble = await self._trouble(message, notifier)
        if trouble is not None and (trouble.shown or message.attempts >= SHOWN_AFTER):
            report.refusals.append(trouble.refusal)
        now = self._clock()
        patient = trouble is None or trouble.passing
        given_up = not patient or now - message.since > PATIENCE
        shown = report.refusals or message.attempts > 1
        if given_up and trouble is not None and not report.refusals:
            report.refusals.append(trouble.refusal)
            shown = True
        name = message.event.name
        waits = bool(shown) and await keep_report(self._registry, report, name, given_up=given_up)
        done = not waits and (trouble is None or bool(report.refusals))  # or all was let go
        if done or (trouble is None and report.topic):  # a digest brings later what it could not
            await self._outbox.ack(message.id)
            return
        why = trouble.why if trouble else f"refused: {report.refusals[0].code}"
        if given_up:
            log.error("event.given_up", event_name=name, message=message.id, why=why)
            await self._outbox.dead_letter(message.id, why)
            return
        delay = REFUSED_DELAY if trouble is None or trouble.refusal.status else DELAY
        due = now + timedelta(seconds=delay.after(message.attempts))
        await self._outbox.retry_later(message.id, due, why)

    async def _trouble(self, message: OutboxMessage, notifier: Notifier) -> _Trouble | None:
        """Let all hear an event; return what failed, None when nothing did."""
        name = message.event.name
        try:
            await self._tell_all(message.event, notifier)
        except Undeliverable as no:
            log.warning("event.refused", event_name=name, message=message.id, code=no.code)
            refusal = Refusal("", no.place, no.code, no.status, no.about)
            passing = no.status in _PASSING
            return _Trouble(f"refused: {no.code}", refusal, passing=passing, shown=True)
        except NoConversation as no:
            refusal = Refusal("", no.place, no.code, 0, no.about)
            return _Trouble(str(no), refusal, shown=no.code == NO_CHANNEL)
        except ConnectionError as error:
            kind = type(error).__name__
            return _Trouble(f"{kind}: {error}"[:500], Refusal(code=kind))
        except Exception as error:  # noqa: BLE001  # a worker must outlive any one event
            reference = secrets.token_hex(4)
            _log_failure(
                "event.failed", error, event_name=name, message=message.id, reference=reference
            )
            why = f"{type(error).__name__}, reference {reference}"
            return _Trouble(why, Refusal(code=f"Fault {reference}"))
        return None

    async def _tell_all(self, event: Event, notifier: Notifier) -> None:
        """Let every subscriber hear an event, in whatever order they registered.

        Raises:
            Exception: the first failure; only after all had their turn, so that one whose channel
                is not known keeps no other from its work.
        """
        failures: list[Exception] = []
        for subscriber in self._subscribers.get(type(event), ()):
            try:
                await patiently(partial(subscriber, event, notifier))
            except Exception as failure:  # noqa: BLE001  # raised below, once all have heard
                failures.append(failure)
        if failures:
            raise failures[0]


class _Trouble(NamedTuple):
    """Why an event is not done.

    Attributes:
        why: for the log and the outbox.
        refusal: for who can do something about it.
        passing: trying again may help.
        shown: it is on the list at once, not only when it goes on.
    """

    why: str
    refusal: Refusal
    passing: bool = True
    shown: bool = False


def _log_failure(event: str, error: Exception, **more: Any) -> None:
    """Log what failed and where, but no message or traceback: they may quote people."""
    log.error(event, error=type(error).__name__, where=where(error), **more)
