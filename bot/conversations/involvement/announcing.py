"""Telling who follows a network or hub something, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.involvement.views import asked, form_by_name, thing_in, told
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_card, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.involvement.announcing import NEWS, announcement_card, news_form
from cards.kit.forms import NONCE
from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.involvement.announcing import Announcement, announce, take_back
from registry.involvement.following import hearers
from registry.involvement.things import ThingKind, find_thing, owns
from registry.reminders.snoozes import unsilenced

routes = Routes()


@routes.command(
    *("nieuws voor netwerk", "nieuws voor het netwerk", "nieuws over netwerk"),
    en=("news for network", "news for the network"),
    about="involvement-announce-command",
    order=37,
    menu=False,
    audience=Audience(HelpGroup.NETWORK, (Right.ANNOUNCE,), (Role.LEAD,)),
)
async def network_news(ask: Ask) -> Answer:
    """Show the form for news of the network of this name: `NAME: news`."""
    return await form_by_name(ask, ThingKind.NETWORK, _form, "involvement.announce_form")


@routes.command(
    *("nieuws voor hub", "nieuws voor de hub", "nieuws over hub"),
    en=("news for hub", "news for the hub"),
    about="involvement-announce-hub-command",
    order=37,
    menu=False,
    audience=Audience(HelpGroup.HUB, (Right.ANNOUNCE,), (Role.HUB_TEAM,)),
)
async def hub_news(ask: Ask) -> Answer:
    """Show the form for news of the hub of this name."""
    return await form_by_name(ask, ThingKind.HUB, _form, "involvement.announce_form")


@routes.verb("involvement.announce_form")
async def open_form(ask: Ask) -> Answer:
    """Show the form."""
    async with ask.registry.read() as unit:
        return await _form(ask, unit, *thing_in(ask), ask.text(NEWS))


@routes.verb("involvement.announce")
async def send(ask: Ask) -> Answer:
    """Tell it; an invalid form comes back with its faults."""
    kind, slug = thing_in(ask)
    text = ask.text(NEWS)
    try:
        async with ask.write() as unit:
            news = await announce(unit, kind, slug, text)
    except NotAllowed:
        return _not_yours(ask)
    except Invalid as wrong:
        async with ask.registry.read() as unit:
            return await _form(ask, unit, kind, slug, text, wrong.faults)
    return await _show(ask, news.slug, ask.t("involvement-announced"))


@routes.verb("involvement.announcement", shows="announcements", by="announcement")
async def show(ask: Ask) -> Answer:
    """Show news to who may tell it."""
    return await _show(ask, ask.key("announcement"))


@routes.verb("involvement.announce_back", again="involvement.announcement")
async def press_back(ask: Ask) -> Answer:
    """Take news back: who did not hear it yet, will not."""
    try:
        async with ask.write() as unit:
            news = await take_back(unit, ask.key("announcement"))
            about = await find_thing(unit, news.kind, news.thing)
    except (NotAllowed, NotFound):
        return _not_yours(ask)
    if about is None:
        return _not_yours(ask)
    remark = ask.t("involvement-announce-gone")
    return told(ask, announcement_card(ask.t, about, news, remark, gone=True))


async def _form(
    ask: Ask,
    unit: UnitOfWork,
    kind: ThingKind,
    slug: str,
    text: str = "",
    faults: Sequence[Fault] = (),
) -> Answer:
    about = await find_thing(unit, kind, slug)
    if about is None or not about.live or not await owns(unit, about, ask.who, Right.ANNOUNCE):
        return _not_yours(ask)
    hear = await hearers(unit, kind, slug, apart=ask.who)
    hear = await unsilenced(unit, hear, today(unit.now))
    form = news_form(ask.t, about, len(hear), ask.value(NONCE) if faults else "")
    card = form.card(ask.t, {NEWS: text}, faults)
    return asked(ask, card, form.title, "involvement.announce_form", kind, slug)


async def _show(ask: Ask, slug: str, remark: str = "") -> Answer:
    async with ask.registry.read() as unit:
        news = await unit.of(Announcement).find(slug)
        about = await find_thing(unit, news.kind, news.thing) if news else None
        if news is None or about is None or not await owns(unit, about, ask.who, Right.ANNOUNCE):
            return _not_yours(ask)
    card = announcement_card(ask.t, about, news, remark)
    return private_card(ask, card, "involvement-mine", "involvement.mine")


def _not_yours(ask: Ask) -> Answer:
    return refuse(ask, "involvement-announce-not-yours")
