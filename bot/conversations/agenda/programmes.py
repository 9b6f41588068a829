"""Programmes in conversation: `programma's`, `programma NPLG`, and the kernteam's form."""

from __future__ import annotations

import re

from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.agenda.programmes import (
    SEEN,
    programme_card,
    programme_edit_card,
    programme_form,
    programme_values,
    programmes_card,
    which_programme_card,
)
from cards.kit.components import plain, typed
from cards.kit.forms import NONCE
from registry.agenda.programmes import (
    add_programme,
    edit_programme,
    end_programme,
    programme_profile,
    programmes,
    programmes_meant,
)
from registry.core.errors import AlreadyDecided, Conflict, Invalid
from registry.core.permissions import Right, holds, require
from registry.core.reference.programme import Programme
from registry.core.unit_of_work import UnitOfWork
from registry.members.lookup import member_name

routes = Routes()

_LONGEST = 200
_EDITED = re.compile(
    r"(?P<name>.+?)[ ,:]+(?:wijzigen|wijzig|bewerken|bijwerken|aanpassen|edit|change|update)",
    re.IGNORECASE,
)
"""What follows `programma` of who wants to edit one."""
_MOST_PAGES = 9_999
_MOST_REVISIONS = 10**12


@routes.command(
    "programma's",
    "programmas",
    en=("programmes", "programs"),
    about="programmes-list-command",
    order=47,
    menu=False,
)
async def list_programmes(ask: Ask) -> Answer:
    """Show all programmes that run."""
    return await _list(ask, 0)


@routes.verb("programmes.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the list."""
    return await _list(ask, ask.number("page", most=_MOST_PAGES))


@routes.command(
    "programma",
    en=("programme", "program"),
    about="programmes-show-command",
    order=48,
    menu=False,
)
async def by_name(ask: Ask) -> Answer | None:
    """Show the programme of this name, or those that may be meant; leave what is none to search."""
    words = typed(ask.words)[:_LONGEST]
    if edited := _EDITED.fullmatch(words.strip(" .!?")):
        return await _edit_named(ask, edited["name"])
    async with ask.registry.read() as unit:
        found = await programmes_meant(unit, words) if words else await programmes(unit)
        if len(found) == 1:
            return await _show(ask, unit, found[0])
    if not found:
        return None
    card = which_programme_card(ask.t, words, found)
    return Answer(card=card, text=ask.t("programmes-which"))


@routes.command(
    "programma wijzigen",
    "wijzig programma",
    en=("edit programme", "programme edit", "edit program"),
    about="programmes-edit-command",
    order=89,
    audience=Audience(HelpGroup.KERNTEAM, (Right.EDIT_PROGRAMME,)),
    slash=False,
)
async def edit_by_name(ask: Ask) -> Answer:
    """Show the form of the programme of this name, or those that may be meant."""
    return await _edit_named(ask, typed(ask.words)[:_LONGEST])


async def _edit_named(ask: Ask, words: str) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_PROGRAMME)
        found = await programmes_meant(unit, words) if words else await programmes(unit)
        others = await _others(unit, found[0]) if len(found) == 1 else []
    if len(found) != 1:
        card = which_programme_card(ask.t, words, found)
        return Answer(card=card, text=ask.t("programmes-which"))
    [one] = found
    form = programme_form(ask.t, one, "", others)
    return _form(ask, programme_edit_card(ask.t, form, programme_values(one)))


@routes.verb("programmes.open", shows="programmes", by="programme")
async def open_one(ask: Ask) -> Answer:
    """Show the programme that a button names. Raises NotFound."""
    async with ask.registry.read() as unit:
        return await _show(ask, unit, await unit.of(Programme).get(ask.key("programme")))


@routes.verb("programmes.new")
async def open_new(ask: Ask) -> Answer:
    """Show the form of a new programme. Raises NotAllowed."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_PROGRAMME)
        others = await _others(unit)
    return _form(ask, programme_edit_card(ask.t, programme_form(ask.t, others=others), {}))


@routes.verb("programmes.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form of a programme, filled in. Raises NotAllowed, NotFound."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_PROGRAMME)
        one = await unit.of(Programme).get(ask.key("programme"))
        form = programme_form(ask.t, one, others=await _others(unit, one))
    return _form(ask, programme_edit_card(ask.t, form, programme_values(one)))


@routes.verb("programmes.save", again="programmes.list")
async def save(ask: Ask) -> Answer:
    """Add or change a programme; faults are shown at their fields."""
    one, others = await _edited(ask)
    form = programme_form(ask.t, one, ask.value(NONCE), others)
    seen = ask.number(SEEN, most=_MOST_REVISIONS, otherwise=-1)
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            kept = (
                await edit_programme(unit, one.slug, seen, entry)
                if one
                else await add_programme(unit, entry)
            )
    except Invalid as invalid:
        if one is not None:  # what came since was still not seen
            one = one.model_copy(update={"revision": max(seen, 0)})
            form = programme_form(ask.t, one, ask.value(NONCE), others)
        return _form(ask, programme_edit_card(ask.t, form, values, invalid.faults))
    except Conflict:
        one, others = await _edited(ask)
        now, form = programme_values(one) if one else None, programme_form(ask.t, one, "", others)
        return _form(ask, programme_edit_card(ask.t, form, values, now=now))
    return await _saved(ask, kept, ask.t("programmes-saved"))


@routes.verb("programmes.end", again="programmes.open")
async def end(ask: Ask) -> Answer:
    """Say that a programme ended."""
    return await _end(ask, ended=True)


@routes.verb("programmes.run", again="programmes.open")
async def run(ask: Ask) -> Answer:
    """Say that a programme runs after all."""
    return await _end(ask, ended=False)


async def _end(ask: Ask, *, ended: bool) -> Answer:
    """Say so once; who comes second hears who did."""
    text = "programmes-ended" if ended else "programmes-run"
    try:
        async with ask.write() as unit:
            one = await end_programme(unit, ask.key("programme"), ended=ended)
    except AlreadyDecided as first:
        async with ask.registry.read() as unit:
            one = await unit.of(Programme).get(first.key)
            by = await member_name(unit, first.by)
        told = ask.t(f"{text}-already", who=ask.whose(first.by, by), by=plain(by))
        return await _saved(ask, one, told, good=False)
    return await _saved(ask, one, ask.t(f"{text}-done"))


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read() as unit:
        found = await programmes(unit)
        edits = ask.unseen and await holds(unit, Right.EDIT_PROGRAMME, ask.who)
    card = programmes_card(ask.t, found, page, edits=edits)
    return Answer(card=card, text=ask.t("programmes-list"))


async def _show(ask: Ask, unit: UnitOfWork, one: Programme, remark: str = "") -> Answer:
    profile = await programme_profile(unit, one, ask.who if ask.unseen else "")
    card = await for_kernteam(ask, unit, one, programme_card(ask.t, profile, remark))
    return Answer(card=card, text=one.label)


async def _edited(ask: Ask) -> tuple[Programme | None, list[Programme]]:
    """Return the programme of a form, None for a new one, and those it can be a regional form of.

    Raises NotAllowed, NotFound.
    """
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_PROGRAMME)
        key = ask.key("programme") if ask.value("programme") else ""
        one = await unit.of(Programme).get(key) if key else None
        return one, await _others(unit, one)


async def _others(unit: UnitOfWork, one: Programme | None = None) -> list[Programme]:
    """Return the programmes that run, and the one that it is a regional form of, but not itself."""
    found = {each.slug: each for each in await programmes(unit)}
    if one is not None and one.part_of and (above := await unit.of(Programme).find(one.part_of)):
        found.setdefault(above.slug, above)
    return [each for each in found.values() if one is None or each.slug != one.slug]


def _form(ask: Ask, card: CardJson) -> Answer:
    return private_reply(ask, card, title="programmes-list", verb="programmes.list", done=False)


async def _saved(ask: Ask, one: Programme, remark: str, *, good: bool = True) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        profile = await programme_profile(unit, one, ask.who)
        shown = programme_card(ask.t, profile, remark, good=good)
        card = await for_kernteam(ask, unit, one, shown)
    return private_reply(ask, card, title="programmes-list", verb="programmes.list")
