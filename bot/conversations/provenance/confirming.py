"""What plek derived, for the kernteam: `afgeleid`; a record at a time: right, or put right."""

from __future__ import annotations

from bot.conversations.provenance.views import names_in, origin_view
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import facts, typed
from cards.kit.forms import NONCE
from cards.provenance.correcting import correction_form
from cards.provenance.record import origin_card
from cards.provenance.values import value_said
from cards.provenance.waiting import waiting_card
from registry.core.errors import Invalid, NotFound
from registry.core.permissions import Right, require
from registry.core.provenance import Sourced
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import fold
from registry.provenance import deciding
from registry.provenance.waiting import DERIVED, count_waiting, sourced_sections, waiting

routes = Routes()
routes.waits(DERIVED, opens="provenance.list", shows="provenance.show", by="thing")

_MOST = 99_999
_MOST_FIELDS = 30


@routes.command(
    "afgeleid",
    "wat is afgeleid",
    en=("derived", "what is derived"),
    about="provenance-list-command",
    order=83,
    audience=Audience(HelpGroup.KERNTEAM, (Right.CONFIRM_CONTENT,)),
    slash=False,
)
async def show(ask: Ask) -> Answer:
    """Show what is to be confirmed; with the name of a kind of things, of those alone."""
    words = fold(typed(ask.words)[:100])
    section = next((one for one in sourced_sections() if _is_called(ask, one, words)), "")
    return await _list(ask, 0, section)


@routes.verb("provenance.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    section = ask.value("section")
    known = section if section in sourced_sections() else ""
    return await _list(ask, ask.number("start", most=_MOST), known)


@routes.verb("provenance.show")
async def open_one(ask: Ask) -> Answer:
    """Show where a record comes from."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.CONFIRM_CONTENT)
        record = await deciding.record_of(unit, ask.value("section"), ask.key("thing"))
        return await _one(ask, unit, record)


@routes.verb("provenance.next")
async def open_next(ask: Ask) -> Answer:
    """Show the record that has this place in the list now; the list when there is none."""
    place = ask.number("place", most=_MOST)
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.CONFIRM_CONTENT)
        found = await waiting(unit, place, 1)
        if found.records and found.start == place:
            return await _one(ask, unit, found.records[0])
    return await _list(ask, 0, "")


@routes.verb("provenance.confirm", again="provenance.show")
async def press_right(ask: Ask) -> Answer:
    """Confirm what was derived: one field, or all of a record."""
    async with ask.write() as unit:
        record, settled = await deciding.confirm(
            unit, ask.value("section"), ask.key("thing"), ask.keys("fields", most=_MOST_FIELDS)
        )
        remark = "provenance-confirmed-now" if settled else "provenance-settled-before"
        return await _one(ask, unit, record, remark)


@routes.verb("provenance.doubt", again="provenance.show")
async def press_doubt(ask: Ask) -> Answer:
    """Take back that something is right."""
    async with ask.write() as unit:
        section, key = ask.value("section"), ask.key("thing")
        fields = ask.keys("fields", most=_MOST_FIELDS)
        before = await deciding.record_of(unit, section, key)
        record = await deciding.doubt(unit, section, key, fields)
        remark = "provenance-settled-before" if record is before else "provenance-doubted-now"
        return await _one(ask, unit, record, remark)


@routes.verb("provenance.correct")
async def open_form(ask: Ask) -> Answer:
    """Show the form to put a field right."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.CONFIRM_CONTENT)
        record = await deciding.record_of(unit, ask.value("section"), ask.key("thing"))
        field = _field(ask, record)
        return await _form(ask, unit, record, field, str(getattr(record, field) or ""))


@routes.verb("provenance.correct_save", again="provenance.show")
async def save(ask: Ask) -> Answer:
    """Put a field right; what is wrong with it is shown at the form."""
    section, key, value = ask.value("section"), ask.key("thing"), ask.text("value")
    try:
        async with ask.write() as unit:
            record = await deciding.record_of(unit, section, key)
            field = _field(ask, record)
            seen = ask.number("revision", most=10**9)
            record = await deciding.correct(unit, section, key, field, value, seen)
            return await _one(ask, unit, record, "provenance-corrected")
    except Invalid as invalid:
        async with ask.registry.read(ask.who) as unit:
            record = await deciding.record_of(unit, section, key)
            return await _form(ask, unit, record, _field(ask, record), value, invalid)


def _is_called(ask: Ask, section: str, words: str) -> bool:
    names = {section, ask.t(f"provenance-section-{section}"), ask.t(f"provenance-kind-{section}")}
    return bool(words) and words in {fold(name) for name in names}


def _field(ask: Ask, record: Sourced) -> str:
    """Return the one field that a button is about. Raise NotFound for one that has no form here."""
    field = next(iter(ask.keys("fields", most=1)), "")
    if not deciding.correctable(record, field):
        raise NotFound(record.section, record.slug)
    return field


async def _list(ask: Ask, start: int, section: str) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.CONFIRM_CONTENT)
        found = await waiting(unit, start, section=section)
        names = await names_in(unit, ask.t, found.records)
    card = waiting_card(ask.t, found, names, section)
    return private_reply(ask, card, title="provenance-list-title", verb="provenance.list")


async def _one(ask: Ask, unit: UnitOfWork, record: Sourced, remark: str = "") -> Answer:
    place = ask.number("place", most=_MOST) if ask.value("place") else -1
    total = await count_waiting(unit) if place >= 0 else 0
    view = await origin_view(unit, ask.t, record, remark=remark, place=place, total=total)
    card = origin_card(ask.t, view)
    words = str(card["fallbackText"])
    return Answer(card=card, text=words, title=words, private=True)


async def _form(
    ask: Ask,
    unit: UnitOfWork,
    record: Sourced,
    field: str,
    value: str,
    invalid: Invalid | None = None,
) -> Answer:
    place = ask.number("place", most=_MOST) if ask.value("place") else -1
    view = await origin_view(unit, ask.t, record, place=place)
    nonce = ask.value(NONCE) if invalid else ""
    form = correction_form(ask.t, view, field, nonce=nonce)
    faults = invalid.faults if invalid else ()
    now = value_said(ask.t, getattr(record, field), view.names)
    above = facts([(ask.t("provenance-now"), now)]) if any(not one.field for one in faults) else []
    card = form.card(ask.t, {"value": value}, faults, above=above)
    return Answer(card=card, text=form.title, title=form.title, private=True, done=False)
