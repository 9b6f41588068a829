"""The list of what could not be delivered: why, and trying it again."""

from __future__ import annotations

import contextlib

from bot.conversations.delivery.views import entries
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.contacts.contact import ContactReached
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.delivery.undelivered import drop_card, undelivered_card
from cards.kit.components import plain
from registry.core.errors import NotFound
from registry.core.permissions import SYSTEM, Right
from registry.delivery import undelivered as news
from registry.delivery.waiting import UNDELIVERED
from registry.members.lookup import member_name

routes = Routes()
routes.waits(UNDELIVERED, opens="undelivered.list", shows="undelivered.list")

_MOST_PAGES = 999


@routes.command(
    "niet bezorgd",
    "onbezorgd",
    en=("undelivered", "not delivered"),
    about="undelivered-command",
    order=82,
    audience=Audience(HelpGroup.ADMINISTRATOR, (Right.SEE_UNDELIVERED,)),
    slash=False,
)
async def show(ask: Ask) -> Answer:
    """Show what could not be delivered. Raises NotAllowed to who may not see it."""
    return await _list(ask)


routes.verb("undelivered.list")(show)


@routes.verb("undelivered.retry", again="undelivered.list")
async def press_retry(ask: Ask) -> Answer:
    """Try one again."""
    try:
        async with ask.write() as unit:
            now = await news.retry(unit, ask.key("item"))
    except NotFound:
        return await _gone(ask)
    if not now:
        return await _list(ask, ask.t("undelivered-retried-already"), good=False)
    return await _list(ask, ask.t("undelivered-retried"))


@routes.verb("undelivered.retry_all", again="undelivered.list")
async def press_retry_all(ask: Ask) -> Answer:
    """Try all of it again."""
    async with ask.write() as unit:
        for item in await news.undelivered(unit):
            with contextlib.suppress(NotFound):  # gone along with one before it
                await news.retry(unit, item.slug)
    return await _list(ask, ask.t("undelivered-retried-all"))


@routes.verb("undelivered.ask_drop")
async def ask_drop(ask: Ask) -> Answer:
    """Ask whether it may be let go."""
    async with ask.registry.read(ask.who) as unit:
        items = [one for one in await news.undelivered(unit) if one.slug == ask.key("item")]
        found = await entries(ask.t, unit, items, ask.who)
    if not found:
        return await _gone(ask)
    return _private(ask, drop_card(ask.t, found[0], ask.number("page", most=_MOST_PAGES)))


@routes.verb("undelivered.drop", again="undelivered.list")
async def press_drop(ask: Ask) -> Answer:
    """Let it go."""
    try:
        async with ask.write() as unit:
            await news.drop(unit, ask.key("item"))
    except NotFound:
        return await _gone(ask)
    return await _list(ask, ask.t("undelivered-dropped"))


@routes.on(ContactReached)
async def try_again(event: ContactReached, notifier: Notifier) -> None:
    """Try all again that did not reach somebody, now that they opened a 1:1."""
    async with notifier.registry.write(SYSTEM) as unit:
        await news.retry_for(unit, event.member)


async def _gone(ask: Ask) -> Answer:
    """Show the list to who comes second, with who was first."""
    async with ask.registry.read(ask.who) as unit:
        first = await news.taken_off_by(unit, ask.key("item"))
        by = await member_name(unit, first) if first else ""
    if first is None or (first and not by):
        who = "unknown"
    else:
        who = "self" if first == ask.who else "other" if first else "delivered"
    return await _list(ask, ask.t("undelivered-not-there", who=who, by=plain(by)), good=False)


async def _list(ask: Ask, remark: str = "", *, good: bool = True) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        found = await entries(ask.t, unit, await news.undelivered(unit), ask.who)
    page = ask.number("page", most=_MOST_PAGES)
    return _private(ask, undelivered_card(ask.t, found, page, remark, good=good))


def _private(ask: Ask, card: CardJson) -> Answer:
    return private_reply(ask, card, title="undelivered-title", verb="undelivered.list")
