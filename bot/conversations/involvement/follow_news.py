"""News of networks and hubs, brought to who follows them."""

from __future__ import annotations

import contextlib
from datetime import datetime

from bot.delivery import digests
from bot.delivery.notifier import Notifier
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.involvement.follow_news import follow_news_card
from cards.kit.translator import Translator
from registry.agenda.question import Question, QuestionChanged, QuestionDecided
from registry.core.dates.workdays import at_work, morning, opening, today
from registry.core.errors import DuplicateRequest
from registry.core.permissions import SYSTEM
from registry.core.vocabulary import NATIONAL
from registry.digests.digest import Delivery
from registry.hubs.hub import HubClosed, HubEdited, HubFurnished, HubRenamed, HubReopened
from registry.hubs.hub_plan import HubBegan
from registry.involvement.announcing import Announced, Announcement
from registry.involvement.following import follows
from registry.involvement.news import (
    WINDOW,
    FollowersHear,
    FollowItem,
    FollowNews,
    FollowNewsDue,
    FollowNewsKind,
    follow_lines,
    tell_followers,
)
from registry.involvement.things import ThingKind
from registry.members.aliases import resolved
from registry.members.member import Member
from registry.networks.network import NetworkArchived, NetworkPublished
from registry.reminders.schedule import Snooze, resumed
from registry.reminders.snoozes import snoozes_of

routes = Routes()

_ONCE = (FollowNewsKind.QUESTION, FollowNewsKind.NEWS)
"""News of something that has a key of its own: told once in all."""


@routes.on(NetworkPublished)
async def network_changed(event: NetworkPublished, notifier: Notifier) -> None:
    """Tell who follows a network that it changed."""
    await _spread(notifier, ThingKind.NETWORK, event.network, FollowNewsKind.CHANGED)


@routes.on(NetworkArchived)
async def network_gone(event: NetworkArchived, notifier: Notifier) -> None:
    """Tell who follows a network that it is no longer on PLeK."""
    await _spread(notifier, ThingKind.NETWORK, event.network, FollowNewsKind.GONE)


@routes.on(HubRenamed)
async def hub_renamed(event: HubRenamed, notifier: Notifier) -> None:
    """Tell who follows a hub what it is called now."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.RENAMED, event.before)


@routes.on(HubEdited)
async def hub_edited(event: HubEdited, notifier: Notifier) -> None:
    """Tell who follows a hub, but for who did it, that it changed."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.CHANGED, apart=event.by)


@routes.on(HubBegan)
async def hub_began(event: HubBegan, notifier: Notifier) -> None:
    """Tell who follows a planned hub, but for who had it begin, that it is there."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.CHANGED, apart=event.by)


@routes.on(HubFurnished)
async def hub_furnished(event: HubFurnished, notifier: Notifier) -> None:
    """Tell who follows a hub that it changed."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.CHANGED)


@routes.on(HubClosed)
async def hub_closed(event: HubClosed, notifier: Notifier) -> None:
    """Tell who follows a hub that it was closed."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.GONE)


@routes.on(HubReopened)
async def hub_reopened(event: HubReopened, notifier: Notifier) -> None:
    """Tell who follows a hub that it is open again."""
    await _spread(notifier, ThingKind.HUB, event.hub, FollowNewsKind.CHANGED)


@routes.on(QuestionDecided)
async def question_placed(event: QuestionDecided, notifier: Notifier) -> None:
    """Tell who follows a hub, or a network that fits, of a question on an agenda."""
    await _question(notifier, event.question)


@routes.on(QuestionChanged)
async def question_linked(event: QuestionChanged, notifier: Notifier) -> None:
    """Tell who follows a network that the kernteam found it to fit a question."""
    if "networks" in event.fields:
        await _question(notifier, event.question)


@routes.on(Announced)
async def announced(event: Announced, notifier: Notifier) -> None:
    """Tell who follows a network or hub what its owners tell."""
    async with notifier.registry.read() as unit:
        news = await unit.of(Announcement).find(event.announcement)
    if news is not None:
        what = FollowNewsKind.NEWS
        await _spread(notifier, news.kind, news.thing, what, news.slug, apart=news.by)


@routes.on(FollowersHear)
async def save_up(event: FollowersHear, notifier: Notifier) -> None:
    """Put it in the digest of each of these followers; each once, however often it comes."""
    for member in event.members:
        async with notifier.registry.read() as unit:
            whom = await resolved(unit, member)
            still = await follows(unit, event.item.kind, event.item.thing, whom)
            rest = (await snoozes_of(unit, whom)).now(today(unit.now))
            within = _ends(unit.now, rest) - unit.now
        if still and not (rest and rest.until is None):
            await digests.save_up(notifier.registry, FollowNews, whom, event.item, within)


@routes.on(FollowNewsDue)
async def bring(event: FollowNewsDue, notifier: Notifier) -> None:
    """Deliver a digest."""
    await digests.bring(notifier, FollowNews, event, _to_follower)


def _ends(now: datetime, rest: Snooze | None) -> datetime:
    """Return when the news of now is brought: not at night, nor while reminders rest."""
    end = opening(now + WINDOW)
    on = resumed(rest) if rest and rest.covers(today(end)) else None
    return max(end, morning(on)) if on else end


async def _to_follower(notifier: Notifier, recipient: str, delivery: Delivery[FollowItem]) -> bool:
    """Send a follower one card; False to try later: it is night, or their reminders rest."""
    async with notifier.registry.read() as unit:
        member = await unit.of(Member).find(await resolved(unit, recipient))
        if member is None or member.status == "left":
            return True
        rest = (await snoozes_of(unit, member.slug)).now(today(unit.now))
        if rest is not None and rest.until is None:
            return True  # they want to hear nothing
        lines = await follow_lines(unit, member.slug, delivery.items)
        awake = at_work(unit.now) and not (rest and rest.covers(today(unit.now)))
    if not lines:
        return True
    if not awake:
        return False
    sender = digests.with_delivery_key(notifier, FollowNews, recipient, delivery)

    def compose(t: Translator) -> Answer:
        card = follow_news_card(t, lines)
        return Answer(card=card, text=str(card["fallbackText"]))

    return await sender.notify_member(member.slug, compose, about="follow_news")


async def _question(notifier: Notifier, slug: str) -> None:
    async with notifier.registry.read() as unit:
        question = await unit.of(Question).find(slug)
    if question is None or question.status != "on_agenda":
        return
    if question.agenda != NATIONAL:
        await _spread(notifier, ThingKind.HUB, question.agenda, FollowNewsKind.QUESTION, slug)
    for network in question.networks:
        await _spread(notifier, ThingKind.NETWORK, network, FollowNewsKind.QUESTION, slug)


async def _spread(
    notifier: Notifier,
    kind: ThingKind,
    slug: str,
    what: FollowNewsKind,
    ref: str = "",
    apart: str = "",
) -> None:
    """Have the followers hear it, once for this message; what is in `_ONCE` once in all."""
    place = 0 if what in _ONCE else int(notifier.key)
    item = FollowItem(kind=kind, thing=slug, what=what, ref=ref, place=place)
    with contextlib.suppress(DuplicateRequest):
        once = (f"followers:{item.key}:{place}",)
        async with notifier.registry.write(SYSTEM, once=once) as unit:
            await tell_followers(unit, item, apart)
