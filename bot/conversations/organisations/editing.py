"""Keeping organisations right by the kernteam: names, place, what it is a part of, domains."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import wraps
from typing import TypeVar

from bot.conversations.organisations.views import answered, done_already, shown
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import typed
from cards.kit.forms import NONCE, EntryForm, Values
from cards.organisations.editing import (
    SEEN,
    edit_card,
    names_form,
    names_values,
    place_form,
    place_values,
)
from registry.core.errors import AlreadyDecided, Conflict, Invalid
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.reference.netherlands import municipality_choices, municipality_of
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.choosing import options
from registry.organisations.domain import domains_of
from registry.organisations.editing import NamesForm, PlaceForm, place, rename
from registry.organisations.former import still_there
from registry.organisations.organisation import Organisation

routes = Routes()

Handler = Callable[[Ask], Awaitable[Answer]]

E = TypeVar("E", bound=FormEntry)

_MOST = 25
_MOST_REVISIONS = 10**12
_MOST_ORGANISATIONS = 40
_LONGEST = 100


@routes.dataset("municipalities")
async def find_municipalities(ask: Ask) -> Answer:
    """Return the municipalities whose name begins so."""
    words = typed(ask.words)[:_LONGEST]
    async with ask.registry.read() as unit:
        found = municipality_choices(words, unit.now.date(), _MOST)
    return Answer(choices=[(one.name, one.code) for one in found])


def _of_one(handler: Handler) -> Handler:
    """Have an old button lead to the organisation that the one it is about went into."""

    @wraps(handler)
    async def answer(ask: Ask) -> Answer:
        try:
            return await handler(ask)
        except AlreadyDecided as first:
            return await done_already(ask, first)

    return answer


@routes.verb("organisations.names")
@_of_one
async def open_names(ask: Ask) -> Answer:
    """Show the form with what an organisation is called. Raises NotAllowed, NotFound."""
    return await show_names(ask, ask.key("organisation"))


async def show_names(ask: Ask, slug: str) -> Answer:
    """Show the form with what an organisation is called. Raises NotAllowed, as `still_there`."""
    async with ask.registry.read(ask.who) as unit:
        one = await _organisation(unit, slug)
    return _form(ask, edit_card(ask.t, names_form(ask.t, one), names_values(one)))


@routes.verb("organisations.names_save", again="organisations.open")
@_of_one
async def save_names(ask: Ask) -> Answer:
    """Keep what it is called; faults are shown at their fields."""
    async with ask.registry.read(ask.who) as unit:
        one = await _organisation(unit, ask.key("organisation"))
    form = names_form(ask.t, one, ask.value(NONCE))
    values = form.read(ask.data)
    try:
        entry: NamesForm = form.entry(values)
        async with ask.write() as unit:
            await rename(unit, one.slug, _seen(ask), entry)
    except Invalid as invalid:
        return _form(ask, edit_card(ask.t, _as_seen(ask, form), values, invalid.faults))
    except Conflict:
        async with ask.registry.read(ask.who) as unit:
            one = await _organisation(unit, ask.key("organisation"))
        fresh = names_form(ask.t, one)
        return _form(ask, edit_card(ask.t, fresh, values, now=names_values(one)))
    return await _saved(ask, one.slug)


@routes.verb("organisations.place")
@_of_one
async def open_place(ask: Ask) -> Answer:
    """Show the form with where an organisation belongs. Raises NotAllowed, NotFound."""
    return await show_place(ask, ask.key("organisation"))


async def show_place(ask: Ask, slug: str, domain: str = "", *, leaves: bool = False) -> Answer:
    """Show the form with where an organisation belongs. Raises NotAllowed, as `still_there`.

    Args:
        ask: the turn.
        slug: which.
        domain: that is filled in beside its own; nothing is kept before it was seen and sent.
        leaves: it is left out instead.
    """
    async with ask.registry.read(ask.who) as unit:
        one = await _organisation(unit, slug)
        own = await domains_of(unit, one.slug)
        if domain:
            others = [each for each in own if each != domain.casefold()]
            own = tuple(others if leaves else [*others, domain])
        values = place_values(one, own)
        form = await _place_form(ask, unit, one, values)
    return _form(ask, edit_card(ask.t, form, values))


@routes.verb("organisations.place_save", again="organisations.open")
@_of_one
async def save_place(ask: Ask) -> Answer:
    """Keep where it belongs; faults are shown at their fields."""
    async with ask.registry.read(ask.who) as unit:
        one = await _organisation(unit, ask.key("organisation"))
        values = place_form(ask.t, one).read(ask.data)
        form = await _place_form(ask, unit, one, values, ask.value(NONCE))
    try:
        entry: PlaceForm = form.entry(values)
        async with ask.write() as unit:
            await place(unit, one.slug, _seen(ask), entry)
    except Invalid as invalid:
        return _form(ask, edit_card(ask.t, _as_seen(ask, form), values, invalid.faults))
    except Conflict:
        async with ask.registry.read(ask.who) as unit:
            one = await _organisation(unit, ask.key("organisation"))
            now = place_values(one, await domains_of(unit, one.slug))
            fresh = await _place_form(ask, unit, one, values)
        return _form(ask, edit_card(ask.t, fresh, values, now=now))
    return await _saved(ask, one.slug)


async def _organisation(unit: UnitOfWork, slug: str) -> Organisation:
    await require(unit, Right.EDIT_ORGANISATION)
    return await still_there(unit, slug)


async def _place_form(
    ask: Ask, unit: UnitOfWork, one: Organisation, values: Values, nonce: str = ""
) -> EntryForm[PlaceForm]:
    """Build the form with what was chosen among its choices."""
    there = municipality_of(str(values["municipality"]))
    chosen = [(there.code, there.name)] if there else []
    keys = [str(values["parent"]), *filter(None, (one.parent,))]
    parents = await options(unit, keys, _MOST_ORGANISATIONS)
    others = [(key, name) for key, name in parents if key != one.slug]
    return place_form(ask.t, one, chosen, others, nonce)


def _seen(ask: Ask) -> int:
    """Return the revision that the form was filled in from; none fits what was forged."""
    return ask.number(SEEN, most=_MOST_REVISIONS, otherwise=-1)


def _as_seen(ask: Ask, form: EntryForm[E]) -> EntryForm[E]:
    """Return the form as it was: who puts a fault right has still not seen what came since."""
    return replace(form, hidden={**form.hidden, SEEN: str(_seen(ask))})


def _form(ask: Ask, card: CardJson) -> Answer:
    return answered(ask, card, done=False)


async def _saved(ask: Ask, slug: str) -> Answer:
    return await shown(ask, slug, ask.t("organisations-saved"))
