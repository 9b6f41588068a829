"""News of a signal's steps: one digest per recipient, and cards in the kernteam's channel."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import structlog

from bot.conversations.signals.card import show, show_proposal
from bot.conversations.signals.raising import own
from bot.conversations.signals.steps.handlers import open_step
from bot.delivery import digests
from bot.delivery.notifier import Compose, NoConversation, Notifier
from bot.delivery.report import NO_CHANNEL, Refusal
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Handler, Routes
from bot.dispatch.turn import Answer, CardJson, Undeliverable
from cards.signals.news.news import news_card
from cards.signals.triage import triage_card, triage_list
from registry.core.errors import DuplicateRequest
from registry.core.events import Event
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork, UnitOfWorkFactory
from registry.digests.digest import Delivery
from registry.digests.signal_news import (
    KERNTEAM,
    KERNTEAM_WINDOW,
    MEMBER_WINDOW,
    URGENT_WINDOW,
    SignalItem,
    SignalNews,
    SignalNewsDue,
)
from registry.members.aliases import resolved
from registry.members.member import Member
from registry.signals.news_view import news_items
from registry.signals.signal import Signal, SignalStepped
from registry.signals.transitions import STEPS, NewsKind
from registry.signals.triage import TriageSignal, triage_news, triage_signal

routes = Routes()
log = structlog.get_logger(__name__)

FEW = 3
"""New signals that each get a card in the kernteam's channel; more come as one list."""

BREATH = timedelta(minutes=1)
"""How often the cards of a signal are brought up to date while people join it."""

MARGIN = timedelta(seconds=30)
"""So much may the clocks of bots differ."""

_MOST_LOOKS = 5

_BESIDE: Mapping[str, Handler] = {"step": open_step, "proposal": show_proposal, "mine": own}
"""What a button of a card about several signals opens, by what it carries; else the signal."""


class SignalCardsDue(Event):
    """Event: people joined a signal; its cards in channels are to show how many."""

    name: ClassVar[str] = "signal.cards_due"

    signal: str


def about(signal: str) -> str:
    """Return the subject key of a channel's card that follows its signal."""
    return f"signal:{signal}"


@routes.on(SignalStepped)
async def save_up(event: SignalStepped, notifier: Notifier) -> None:
    """Queue the step for every recipient; idempotent per step and recipient."""
    async with notifier.registry.read() as unit:
        signal = await unit.of(Signal).find(event.signal)
        recipients = await _recipients(unit, event)
    if signal is None:
        return
    item = SignalItem(signal=event.signal, place=event.place)
    asked = signal.raiser if STEPS[event.step].news is NewsKind.QUESTION else ""
    for recipient in recipients:
        within = URGENT_WINDOW if recipient == asked else MEMBER_WINDOW
        await digests.save_up(notifier.registry, SignalNews, recipient, item, within)
    if event.kernteam:
        await digests.save_up(notifier.registry, SignalNews, KERNTEAM, item, KERNTEAM_WINDOW)


@routes.on(SignalStepped)
async def follow(event: SignalStepped, notifier: Notifier) -> None:
    """Update the cards in channels to the current state; throttled while many join."""
    if STEPS[event.step].advances:
        if await _is_last(notifier.registry, event):
            await _refresh(notifier, event.signal)
        return
    async with notifier.registry.read() as unit:
        breath = int(unit.now.timestamp() // BREATH.total_seconds())
    once = (f"signal-cards:{event.signal}:{breath}",)
    with contextlib.suppress(DuplicateRequest):
        async with notifier.registry.write(SYSTEM, once=once) as unit:
            end = datetime.fromtimestamp((breath + 1) * BREATH.total_seconds(), UTC)
            unit.emit(SignalCardsDue(signal=event.signal), due=end + MARGIN)


@routes.on(SignalCardsDue)
async def catch_up(event: SignalCardsDue, notifier: Notifier) -> None:
    """Update the cards in channels with who joined since."""
    await _refresh(notifier, event.signal)


@routes.on(SignalNewsDue)
async def bring(event: SignalNewsDue, notifier: Notifier) -> None:
    """Deliver a digest."""
    send = _to_triage if event.recipient == KERNTEAM else _to_member
    await digests.bring(notifier, SignalNews, event, send)


@routes.verb("signals.news", again="signals.show")
async def beside(ask: Ask) -> Answer | None:
    """Answer a button of a card about several signals below that card, which stays."""
    wanted = next((handler for key, handler in _BESIDE.items() if ask.value(key)), show)
    answer = await wanted(ask)
    return answer and dataclasses.replace(answer, replace=False)


async def _to_member(notifier: Notifier, recipient: str, delivery: Delivery[SignalItem]) -> bool:
    """Send a member one card; return False when the platform refuses it."""
    async with notifier.registry.read() as unit:
        member = await unit.of(Member).find(await resolved(unit, recipient))
        if member is None or member.status == "left":
            return True
        news = await news_items(unit, member.slug, delivery.items)
    if not news:
        return True
    return await _with_key(notifier, recipient, delivery).notify_member(
        member.slug, lambda t: _shown(news_card(t, news)), about="signal_news"
    )


async def _to_triage(notifier: Notifier, recipient: str, delivery: Delivery[SignalItem]) -> bool:
    """Post a card per signal, or a list when there are many; False when that can't be posted."""
    signals = tuple(dict.fromkeys(item.signal for item in delivery.items))
    try:
        if len(signals) > FEW:
            await _post_list(notifier, recipient, delivery)
            return True
        for slug in signals:
            await _post_card(_with_key(notifier, recipient, delivery, slug), slug)
            await digests.brought(notifier.registry, SignalNews, recipient, delivery.window, slug)
    except (Undeliverable, NoConversation) as no:
        log.warning("signal_news.not_posted", why=type(no).__name__, signals=len(signals))
        code = no.code if isinstance(no, Undeliverable) else NO_CHANNEL
        status = no.status if isinstance(no, Undeliverable) else 0
        notifier.report.refusals.append(
            Refusal(place=recipient, code=code, status=status, about="signal_news")
        )
        return False
    return True


async def _post_list(notifier: Notifier, recipient: str, delivery: Delivery[SignalItem]) -> None:
    async with notifier.registry.read() as unit:
        news = await triage_news(unit, delivery.items)
    await _with_key(notifier, recipient, delivery).post_to_channel(
        "kernteam", lambda t: _shown(triage_list(t, news))
    )


async def _post_card(notifier: Notifier, slug: str) -> None:
    async with notifier.registry.read() as unit:
        desk = await triage_signal(unit, slug)
    if desk is None:
        return
    await notifier.post_to_channel("kernteam", _composing(desk), about=about(slug))
    # What happened while it was on its way found no card to bring up to date.
    await _refresh(notifier, slug, shown=len(desk.signal.history))


async def _refresh(notifier: Notifier, slug: str, *, shown: int = -1) -> None:
    """Update each card of a signal to its current state.

    Another bot may show an older look over this one: whoever looks last sees that it is the last.

    Args:
        notifier: updates them.
        slug: which signal.
        shown: how many steps the cards show already.
    """
    for _ in range(_MOST_LOOKS):
        async with notifier.registry.read() as unit:
            desk = await triage_signal(unit, slug)
        if desk is None or len(desk.signal.history) == shown:
            return
        shown = len(desk.signal.history)
        await notifier.refresh(about(slug), _composing(desk))


def _composing(desk: TriageSignal) -> Compose:
    return lambda t: _shown(triage_card(t, desk))


async def _is_last(registry: UnitOfWorkFactory, event: SignalStepped) -> bool:
    """Return whether nothing but joins happened since; a later step has its own event."""
    async with registry.read() as unit:
        signal = await unit.of(Signal).find(event.signal)
    later = signal.history[event.place + 1 :] if signal else ()
    return not any(STEPS[one.step].advances for one in later)


async def _recipients(unit: UnitOfWork, event: SignalStepped) -> list[str]:
    """Return the current keys of a step's recipients; who left or was erased is left out."""
    keys = [await resolved(unit, key) for key in event.tell]
    known = await unit.of(Member).some(keys)
    return [one.slug for one in known if one.slug != event.by and one.status != "left"]


def _with_key(
    notifier: Notifier, recipient: str, delivery: Delivery[SignalItem], *more: str
) -> Notifier:
    return digests.with_delivery_key(notifier, SignalNews, recipient, delivery, *more)


def _shown(card: CardJson) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]))
