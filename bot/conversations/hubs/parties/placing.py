"""Who takes part in a group: the list, one party, its form, and taking it out."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.hubs.parties.views import (
    for_who_keeps_it,
    group_choices,
    meant,
    not_yours,
    view_of,
    views_in,
)
from bot.conversations.hubs.views import answered
from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.parties import (
    PlaceView,
    parties_card,
    place_card,
    place_form,
    place_values,
    placed_card,
    since_place,
    take_out_card,
)
from cards.kit.components import typed
from cards.kit.forms import NONCE, Value
from registry.core.errors import Fault, Invalid
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.editing.history import HubChange
from registry.hubs.hub import Hub
from registry.hubs.parties.place import PartyKey, participation_of, party_names
from registry.hubs.parties.placing import PlaceChanged, Placed, open_place, place, take_out
from registry.networks.network import Network
from registry.organisations.choosing import suggestions
from registry.organisations.former import FormerOrganisation
from registry.organisations.known import known
from registry.organisations.name_index import nearest
from registry.organisations.naming import folded
from registry.organisations.organisation import Organisation, lookup

routes = Routes()

_LONGEST = 100
_MOST_PAGES = 9_999
_MOST_FOUND = 15
"""Organisations, and networks, that a typeahead offers."""


@routes.dataset("parties")
async def find(ask: Ask) -> Answer:
    """Return organisations and networks by their names."""
    words = typed(ask.words)[:_LONGEST]
    async with ask.registry.read() as unit:
        names, day = await known(unit, "known", "reference"), unit.now.date()
        former = {key for (key,) in await unit.of(FormerOrganisation).tally("slug")}
        public = await unit.of(Network).all(status="published")
    if folded(words):
        found = suggestions(names, words, _MOST_FOUND, day, former)
        networks = nearest(public, lambda one: (one.name,), words, _MOST_FOUND)
    else:
        found = [(one.label, one.slug) for one in lookup(names, "", _MOST_FOUND)]
        networks = public[:_MOST_FOUND]
    choices = [(name, str(PartyKey(Organisation.section, slug))) for name, slug in found]
    choices += [
        (ask.t("parties-network", name=one.name), str(PartyKey(Network.section, one.slug)))
        for one in networks
    ]
    return Answer(choices=choices)


@routes.verb("parties.list")
@for_who_keeps_it
async def show_list(ask: Ask) -> Answer:
    """Show a page of who takes part in a group, for who keeps it."""
    async with ask.registry.read(ask.who) as unit:
        group = await open_place(unit, ask.key("group"))
        several = await views_in(unit, group)
    page = ask.number("page", most=_MOST_PAGES)
    return answered(parties_card(ask.t, group, several, page))


@routes.verb("parties.show")
@for_who_keeps_it
async def show_one(ask: Ask) -> Answer:
    """Show how a party takes part in a group. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        return await show_place(ask, unit, await view_of(unit, *await meant(ask, unit)))


async def show_place(ask: Ask, unit: UnitOfWork, view: PlaceView, remark: str = "") -> Answer:
    """Show how a party takes part in a group, to who may change it."""
    card = place_card(ask.t, view, remark=remark)
    if record := await participation_of(unit, view.group, view.party):
        card = await for_kernteam(ask, unit, record, card)
    return answered(card)


@routes.verb("parties.new")
async def open_new(ask: Ask) -> Answer:
    """Show the form of a party that is to take part, with what the button says of it."""
    values = {name: ask.value(name) for name in ("party", "group")}
    return await new_form(ask, {**place_values(None), **values})


async def new_form(
    ask: Ask, values: dict[str, Value], faults: Sequence[Fault] = (), seen: str = ""
) -> Answer:
    """Show the form in which party and group are chosen.

    Args:
        ask: the turn.
        values: what stands in it.
        faults: what is wrong with them; none for a new form.
        seen: the mark that it was filled in with.
    """
    async with ask.registry.read(ask.who) as unit:
        groups = await group_choices(ask, unit)
        if not groups:
            return not_yours(ask)
        party = PartyKey.of(str(values.get("party", "")))
        names = await party_names(unit, [party] if party else [])
    form = place_form(
        ask.t,
        parties=[(str(one), name) for one, name in names.items()],
        groups=groups,
        nonce=ask.value(NONCE) if faults else "",
        seen=seen,
    )
    return answered(form.card(ask.t, values, faults), done=False)


@routes.verb("parties.edit")
@for_who_keeps_it
async def open_edit(ask: Ask) -> Answer:
    """Show the form of how a party takes part in a group. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        view = await view_of(unit, *await meant(ask, unit))
    return edit_form(ask, view, place_values(view.terms))


def edit_form(ask: Ask, view: PlaceView, values: dict[str, Value]) -> Answer:
    """Show the form of how a party takes part, filled in on how it is now."""
    return answered(place_form(ask.t, view=view).card(ask.t, values), done=False)


@routes.verb("parties.save", again="parties.show")
@for_who_keeps_it
async def save(ask: Ask) -> Answer:
    """Put a party in a group or change how it takes part; faults are shown at their field."""
    seen = ask.value("seen")
    both: dict[str, Value] = {name: ask.value(name) for name in ("party", "group")}
    form = place_form(ask.t)
    values = {**form.read(ask.data), **both}
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            placed = await place(unit, entry, seen)
    except PlaceChanged:
        async with ask.registry.read(ask.who) as unit:
            view = await view_of(unit, *await meant(ask, unit))
        above = since_place(ask.t, view.terms)
        card = place_form(ask.t, view=view).card(ask.t, values, above=above)
        return answered(card, done=False)
    except Invalid as invalid:
        return await _wrong(ask, values, invalid.faults, seen)
    return await _done(ask, placed)


async def _wrong(ask: Ask, values: dict[str, Value], faults: Sequence[Fault], seen: str) -> Answer:
    """Show the form as it was sent, with what is wrong: of a chosen party, or to choose one."""
    if any(one.field in ("party", "group") for one in faults) or not ask.flag("fixed"):
        return await new_form(ask, values, faults, seen)
    async with ask.registry.read(ask.who) as unit:
        view = await view_of(unit, *await meant(ask, unit))
    form = place_form(ask.t, view=view, nonce=ask.value(NONCE), seen=seen)
    return answered(form.card(ask.t, values, faults), done=False)


@routes.verb("parties.take")
@for_who_keeps_it
async def ask_take_out(ask: Ask) -> Answer:
    """Ask whether a party is to be taken out of a group. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        return await take_view(ask, unit, await view_of(unit, *await meant(ask, unit)))


async def take_view(ask: Ask, unit: UnitOfWork, view: PlaceView, remark: str = "") -> Answer:
    """Ask whether a party is to be taken out; of one that is not in it, say so."""
    if view.terms is None:
        return await show_place(ask, unit, view)
    return answered(take_out_card(ask.t, view, remark), done=False)


@routes.verb("parties.take_out", again="parties.show")
@for_who_keeps_it
async def press_take_out(ask: Ask) -> Answer:
    """Take a party out of a group. Raises NotFound."""
    try:
        async with ask.write() as unit:
            group, party = await meant(ask, unit)
            placed = await take_out(unit, group.slug, party, ask.value("seen"))
    except (PlaceChanged, Invalid) as why:
        leads = isinstance(why, Invalid)
        async with ask.registry.read(ask.who) as unit:
            view = await view_of(unit, *await meant(ask, unit))
            remark = ask.t("fault-party-leads" if leads else "parties-since-take")
            if leads:
                return answered(place_card(ask.t, view, refusal=remark))
            return await take_view(ask, unit, view, remark)
    return await _done(ask, placed)


async def _done(ask: Ask, placed: Placed) -> Answer:
    """Tell what was done, with its way back."""
    async with ask.registry.read(ask.who) as unit:
        view = await view_of(unit, placed.group, placed.party)
        hub, change = None, None
        if placed.hub_number:
            hub = await unit.of(Hub).find(placed.group.slug)
            change = await unit.of(HubChange).find(f"{placed.group.slug}:{placed.hub_number}")
    return answered(placed_card(ask.t, placed, view.name, hub, change))
