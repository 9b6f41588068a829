"""What the kernteam does with the FAQ: add, change, take off, set back, and its history."""

from __future__ import annotations

from bot.conversations.faq.faq import view_of
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.faq.faq import (
    SEEN,
    VERSIONS,
    faq_card,
    faq_edit_card,
    faq_form,
    faq_values,
    history_card,
)
from cards.kit.components import plain, typed
from cards.kit.forms import NONCE
from registry.core.errors import AlreadyDecided, Conflict, Invalid
from registry.core.permissions import Right, require
from registry.faq.editing import (
    add_faq,
    edit_faq,
    faq_versions,
    give_faq,
    set_back_faq,
)
from registry.faq.entry import FaqEntry
from registry.faq.waiting import RUNNING_OUT
from registry.members.lookup import member_name
from registry.members.member import Member

routes = Routes()
routes.waits(RUNNING_OUT, shows="faq.show", by="faq")

_LONGEST = 200
_MOST_PAGES = 999
_MOST_VERSIONS = 10**6
_MOST_REVISIONS = 10**12


@routes.command(
    *("faq toevoegen", "faq nieuw", "veelgestelde vraag toevoegen"),
    en=("add faq", "faq add", "new faq"),
    about="faq-new-command",
    order=89,
    audience=Audience(HelpGroup.KERNTEAM, (Right.EDIT_FAQ,)),
    slash=False,
)
async def new_by_words(ask: Ask) -> Answer:
    """Show the form of a new question, with what was typed as the question."""
    return await _new(ask, {"question": typed(ask.typed)[:_LONGEST]})


@routes.verb("faq.new")
async def open_new(ask: Ask) -> Answer:
    """Show the form of a new question. Raises NotAllowed."""
    return await _new(ask, {"question": ask.text("question"), "answer": ask.text("answer")})


async def _new(ask: Ask, values: dict[str, str]) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_FAQ)
    return _form(ask, faq_edit_card(ask.t, faq_form(ask.t), values))


@routes.verb("faq.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form of a question, filled in. Raises NotAllowed, NotFound."""
    one = await _edited(ask)
    values = faq_values(ask.t, one.text) if one else {}
    return _form(ask, faq_edit_card(ask.t, faq_form(ask.t, one), values))


@routes.verb("faq.save", again="faq.list")
async def save(ask: Ask) -> Answer:
    """Add or change a question; faults are shown at their fields."""
    one = await _edited(ask)
    form = faq_form(ask.t, one, ask.value(NONCE))
    seen = ask.number(SEEN, most=_MOST_REVISIONS, otherwise=-1)
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            entry = form.entry(values, ask.read_on(unit))
            kept = await (edit_faq(unit, one.slug, seen, entry) if one else add_faq(unit, entry))
    except Invalid as invalid:
        if one is not None:  # what came since was still not seen
            one = one.model_copy(update={"revision": max(seen, 0)})
            form = faq_form(ask.t, one, ask.value(NONCE))
        return _form(ask, faq_edit_card(ask.t, form, values, invalid.faults))
    except Conflict:
        one = await _edited(ask)
        now = faq_values(ask.t, one.text) if one else None
        return _form(ask, faq_edit_card(ask.t, faq_form(ask.t, one), values, now=now))
    return await _done(ask, kept, ask.t("faq-saved"))


@routes.verb("faq.off", again="faq.show")
async def take_off(ask: Ask) -> Answer:
    """Have an answer not be given any more."""
    return await _give(ask, given=False)


@routes.verb("faq.on", again="faq.show")
async def give_again(ask: Ask) -> Answer:
    """Have an answer be given again."""
    return await _give(ask, given=True)


@routes.verb("faq.history")
async def show_history(ask: Ask) -> Answer:
    """Show what an entry said before. Raises NotAllowed, NotFound."""
    page = ask.number("page", most=_MOST_PAGES)
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_FAQ)
        entry = await unit.of(FaqEntry).get(ask.key("faq"))
        found = await faq_versions(unit, entry.slug, VERSIONS + 1, page * VERSIONS)
        shown = found[:VERSIONS]
        writers = await unit.of(Member).some(sorted({one.by for one in shown if one.by}))
    names = {one.slug: one.name for one in writers}
    more = len(found) > VERSIONS
    card = history_card(ask.t, entry, shown, names, page, more=more)
    return private_reply(ask, card, title="faq-history-title", verb="faq.list")


@routes.verb("faq.set_back", again="faq.show")
async def set_back(ask: Ask) -> Answer:
    """Have an entry say again what a version of it said. Raises NotAllowed, NotFound, Conflict."""
    number = ask.number("number", most=_MOST_VERSIONS)
    seen = ask.number(SEEN, most=_MOST_REVISIONS, otherwise=-1)
    async with ask.write() as unit:
        entry = await set_back_faq(unit, ask.key("faq"), number, seen)
    return await _done(ask, entry, ask.t("faq-set-back-done", number=str(number)))


async def _give(ask: Ask, *, given: bool) -> Answer:
    """Do so once; who comes second hears who did."""
    text = "faq-on" if given else "faq-off"
    try:
        async with ask.write() as unit:
            entry = await give_faq(unit, ask.key("faq"), given=given)
    except AlreadyDecided as first:
        async with ask.registry.read() as unit:
            entry = await unit.of(FaqEntry).get(first.key)
            by = await member_name(unit, first.by)
        told = ask.t(f"{text}-already", who=ask.whose(first.by, by), by=plain(by))
        return await _done(ask, entry, told, good=False)
    return await _done(ask, entry, ask.t(f"{text}-done"))


async def _edited(ask: Ask) -> FaqEntry | None:
    """Return the entry of a form, None for a new one. Raises NotAllowed, NotFound."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_FAQ)
        key = ask.key("faq") if ask.value("faq") else ""
        return await unit.of(FaqEntry).get(key) if key else None


def _form(ask: Ask, card: CardJson) -> Answer:
    return private_reply(ask, card, title="faq-title", verb="faq.list", done=False)


async def _done(ask: Ask, entry: FaqEntry, remark: str, *, good: bool = True) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        card = faq_card(ask.t, await view_of(ask, unit, entry), remark, good=good)
    return private_reply(ask, card, title="faq-title", verb="faq.list")
