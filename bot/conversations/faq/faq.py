"""The FAQ for everybody: its list, one answer, and the answer to a text that asks for one."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.intents import examples_with
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.faq.faq import FaqView, faq_card, faqs_card
from cards.kit.components import typed
from registry.core.dates.workdays import today
from registry.core.errors import NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.faq.entry import FaqEntry
from registry.faq.given import faq_found, faq_page
from registry.members.lookup import member_name

routes = Routes()

FLOOR = 0.6
"""Likeness, 0-1, from which a text asks a question of the FAQ (design)."""

_UNKNOWN = 1.5
"""Weight of a word that no way to ask it has; each of those words weighs about one."""

_LONGEST = 200
_MOST_PAGES = 999


@routes.command(
    *("faq", "veelgestelde vragen", "vaak gestelde vragen", "vaakgestelde vragen"),
    en=("faq", "frequently asked questions"),
    about="faq-command",
    order=46,
    menu=False,
)
async def by_words(ask: Ask) -> Answer:
    """Show the list, or what of it words are about."""
    words = typed(ask.words)[:_LONGEST]
    if not words:
        return await _list(ask, 0)
    async with ask.registry.read(ask.who) as unit:
        found = await faq_found(unit, words)
        if len(found) == 1:
            return await _shown(ask, unit, found[0])
        views = [FaqView(one) for one in found]
        edits = await _edits(ask, unit)
    card = faqs_card(ask.t, views, len(views), edits=edits, words=words)
    return Answer(card=card, text=str(card["fallbackText"]))


@routes.verb("faq.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    return await _list(ask, ask.number("page", most=_MOST_PAGES))


@routes.verb("faq.show", shows="faqs", by="faq")
async def open_one(ask: Ask) -> Answer:
    """Show one; NotFound for what is not given, to who does not keep the FAQ."""
    async with ask.registry.read(ask.who) as unit:
        entry = await unit.of(FaqEntry).get(ask.key("faq"))
        if not (entry.is_given(today(unit.now)) or await _edits(ask, unit)):
            raise NotFound(FaqEntry.section, entry.slug)
        return await _shown(ask, unit, entry)


async def answer_from_faq(ask: Ask, text: str) -> Answer | None:
    """Answer a text that asks a question of the FAQ; None for any other."""
    async with ask.registry.read(ask.who) as unit:
        found = {one.slug: one for one in await faq_found(unit, text)}
        ways = {slug: one.ways for slug, one in found.items()}
        best = next(iter(examples_with(ways, unknown=_UNKNOWN).nearest(text)), None)
        if best is None or best.score < FLOOR:
            return None
        return await _shown(ask, unit, found[best.key])


async def view_of(ask: Ask, unit: UnitOfWork, entry: FaqEntry) -> FaqView:
    """Return an entry as who asks may see it, where they are."""
    edits = await _edits(ask, unit)
    author = await member_name(unit, entry.author) if edits else ""
    return FaqView(entry, entry.is_given(today(unit.now)), edits, author)


async def _edits(ask: Ask, unit: UnitOfWork) -> bool:
    return ask.unseen and await holds(unit, Right.EDIT_FAQ, ask.who)


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        entries, count = await faq_page(unit, page, ask.who if ask.unseen else "")
        day = today(unit.now)
        views = [FaqView(one, one.is_given(day)) for one in entries]
        edits = await _edits(ask, unit)
    card = faqs_card(ask.t, views, count, page, edits=edits)
    return Answer(card=card, text=str(card["fallbackText"]))


async def _shown(ask: Ask, unit: UnitOfWork, entry: FaqEntry) -> Answer:
    card = faq_card(ask.t, await view_of(ask, unit, entry))
    return Answer(card=card, text=str(card["fallbackText"]))
