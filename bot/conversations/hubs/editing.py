"""Editing of a hub by its own team and the kernteam: `hub twente wijzigen`, in parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversations.hubs.edit_words import EditWish, part_wish
from bot.conversations.hubs.views import answered, closed_meant, decided_already
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.editing import (
    HubOptions,
    edited_card,
    items_card,
    part_form,
    parts_card,
    since_parts,
)
from cards.hubs.lifecycle import which_card
from cards.kit.components import typed
from cards.kit.forms import NONCE
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.permissions import Right
from registry.core.reference import theme
from registry.core.reference.programme import Programme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.editing.edit import PartForm, Value, Values, edit, editable, open_hub
from registry.hubs.editing.fields import HubPart, fields_of
from registry.hubs.editing.history import ChangedSince, HubChange, last_number
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.profile import hub_profile, names_in
from registry.members.member import Member
from registry.networks.network import Network
from registry.onboarding.hub_team import hub_form_of
from registry.organisations.choosing import listed_as, named, suggestions
from registry.organisations.known import known
from registry.organisations.name_index import nearest
from registry.organisations.organisation import Organisation, same

routes = Routes()

_LONGEST = 1500
"""Letters of a sentence that are read."""

_MOST_LISTED = 40
"""Organisations and networks in a form beside those chosen; the typeahead knows all."""
_MOST_NUMBER = 9_999_999
_MOST_FOUND = 25

_OPEN = ("planned", "forming", "active")
_WITH_ITEMS = (HubPart.FUNCTIONS, HubPart.CHALLENGES)


@routes.command(
    "hub wijzigen",
    "wijzig hub",
    "hub bijwerken",
    en=("edit hub", "hub edit", "update hub"),
    about="hub-edit-command",
    order=36,
    audience=Audience(HelpGroup.HUB, (Right.EDIT_HUB,), (Role.HUB_TEAM,)),
    slash=False,
)
async def ask_edit(ask: Ask) -> Answer:
    """Show what of this hub can be edited."""
    return await edit_wished(ask, part_wish(typed(ask.words)[:_LONGEST]))


async def edit_wished(ask: Ask, wish: EditWish) -> Answer:
    """Resolve the hub by name and show the form, filled in with what was said."""
    async with ask.registry.read(ask.who) as unit:
        known = sorted(await unit.of(Hub).all(status=_OPEN), key=lambda one: one.name)
        hubs = [one for one in known if await editable(unit, one, ask.who)]
        meant = hubs_meant(wish.hub, known, by_keyword=True) if wish.hub else hubs
        if not meant and (gone := await closed_meant(unit, wish.hub, ask.who)):
            return await decided_already(ask, unit, gone)
        if not hubs:
            return _not_yours(ask)
        if len(meant) == 1:
            return await _show(ask, unit, meant[0].slug, wish)
        own = [one for one in meant if one in hubs] or hubs
    return answered(which_card(ask.t, "edit", wish.hub, own))


@routes.verb("hubs.edit")
async def press_edit(ask: Ask) -> Answer:
    """Show what can be edited of the hub that a button names."""
    return await _open(ask, EditWish(""))


@routes.verb("hubs.edit_part")
async def press_part(ask: Ask) -> Answer:
    """Show the form of a part, or the choice of what in it."""
    return await _open(ask, EditWish("", ask.choice("part", HubPart), ask.value("item")))


async def _open(ask: Ask, wish: EditWish) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        return await _show(ask, unit, ask.key("hub"), wish)


async def _show(ask: Ask, unit: UnitOfWork, slug: str, wish: EditWish) -> Answer:
    try:
        hub = await open_hub(unit, slug)
    except NotAllowed:
        return _not_yours(ask)
    except AlreadyDecided:
        return await closed(ask, unit, slug)
    fields = await editable(unit, hub, ask.who)
    part = wish.part
    if part is None:
        return answered(parts_card(ask.t, await hub_profile(unit, hub), fields))
    if not any(one in fields for one in fields_of(part)):
        return _not_yours(ask, own=bool(fields))
    if part in _WITH_ITEMS and not wish.item:
        return answered(items_card(ask.t, await hub_profile(unit, hub), part))
    form = _form(ask, part, wish.item)
    said, faults = await _meant(unit, form, wish.values)
    values = {**await form.values(unit, hub), **said}
    return await _form_answer(ask, unit, hub, form, values, faults)


def _form(ask: Ask, part: HubPart, item: str) -> PartForm:
    """Return the form of a part; of the top 3 "0" stands for all of it."""
    item = "" if part is HubPart.CHALLENGES and item == "0" else item
    return hub_form_of(part, item, ask.t("hub-new-invited"))


async def _meant(
    unit: UnitOfWork, form: PartForm, said: Values
) -> tuple[dict[str, Value], list[Fault]]:
    """Return what was said, with the party that a name means; the fault of a name that means none.

    What resembles it most is filled in too: it is seen before it is saved.
    """
    values = dict(said)
    if form.part is not HubPart.FUNCTIONS or "party" not in values:
        return values, []
    name, day = str(values.pop("party")), unit.now.date()
    found = same(await known(unit, "known"), name)
    key = found.slug if found else listed_as(name, day)
    if not key:
        near = suggestions(await known(unit, "known", "reference"), name, 1, day)
        key = near[0][1] if near else ""
    return ({**values, "party": key}, []) if key else (values, [Fault("party", "unknown")])


async def _form_answer(
    ask: Ask,
    unit: UnitOfWork,
    hub: Hub,
    form: PartForm,
    values: Values,
    faults: Sequence[Fault] = (),
    since: Sequence[HubChange] = (),
    *,
    fresh: bool = True,
) -> Answer:
    """Show the form of a part, filled in.

    Args:
        ask: the turn.
        unit: to read from.
        hub: as it is.
        form: of which part.
        values: what stands in it.
        faults: what is wrong with them.
        since: what somebody else changed meanwhile.
        fresh: it is filled in on the hub as it is now, against which the next answer is held.
    """
    shown = part_form(
        ask.t,
        hub,
        form,
        fields=await editable(unit, hub, ask.who),
        options=await _options(ask, unit, form, hub, values),
        seen=await last_number(unit, hub.slug) if fresh else _seen(ask),
        nonce="" if fresh else ask.value(NONCE),
    )
    above = since_parts(ask.t, since, await names_in(unit, since), ask.who) if since else []
    card = shown.card(ask.t, values, faults, above=above)
    return answered(card, done=False)


def _seen(ask: Ask) -> int:
    return ask.number("seen", most=_MOST_NUMBER, otherwise=0)


async def _options(
    ask: Ask, unit: UnitOfWork, form: PartForm, hub: Hub, values: Values
) -> HubOptions:
    """Return the choices of a form: what is chosen, then some more."""
    if form.part not in (
        HubPart.GENERAL,
        HubPart.PARTIES,
        HubPart.FUNCTIONS,
        HubPart.CHALLENGES,
    ):
        return HubOptions()
    chosen = [key for one in values.values() for key in (one if isinstance(one, tuple) else (one,))]
    there = (*hub.parties, *filter(None, (hub.lead, *(one.party for one in hub.functions))))
    more = await unit.of(Organisation).page(_MOST_LISTED, status="known")
    organisations = await named(unit, [*chosen, *there]) | {one.slug: one.label for one in more}
    programmes = {
        one.slug: one.name
        for one in (
            *await unit.of(Programme).some([*chosen, *hub.programmes]),
            *await unit.of(Programme).page(_MOST_LISTED, status="active"),
        )
    }
    networks = {
        one.slug: one.name
        for one in (
            *await unit.of(Network).some([*chosen, *hub.networks]),
            *await unit.of(Network).page(_MOST_LISTED, status="published"),
        )
    }
    themes = [(one.slug, one.label(ask.language)) for one in await theme.active(unit, chosen)]
    return HubOptions(_sorted(organisations), _sorted(programmes), _sorted(networks), tuple(themes))


def _sorted(names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(names.items(), key=lambda one: one[1].casefold()))


@routes.dataset("networks")
async def find_networks(ask: Ask) -> Answer:
    """Return published networks whose name words resemble."""
    words = typed(ask.words)[:100]
    async with ask.registry.read() as unit:
        known = await unit.of(Network).all(status="published")
    found = nearest(known, lambda one: (one.name,), words, _MOST_FOUND) if words else known
    return Answer(choices=[(one.name, one.slug) for one in found[:_MOST_FOUND]])


# --- what came back


@routes.verb("hubs.edit_save", again="hubs.show")
async def save(ask: Ask) -> Answer:
    """Change the part; faults are shown at their field, and what others did meanwhile above it."""
    slug, part = ask.key("hub"), ask.choice("part", HubPart)
    if part is None:
        return await _open(ask, EditWish(""))
    form = _form(ask, part, ask.value("item"))
    values = await _filled_in(ask, slug, form)
    try:
        async with ask.write() as unit:
            before = await unit.of(Hub).find(slug)
            hub = await edit(unit, slug, form, values, seen=_seen(ask))
    except NotAllowed:
        return _not_yours(ask)
    except AlreadyDecided:
        async with ask.registry.read(ask.who) as unit:
            return await closed(ask, unit, slug)
    except ChangedSince as changed:
        async with ask.registry.read(ask.who) as unit:
            merged = {**values, **changed.values}
            return await _form_answer(ask, unit, changed.hub, form, merged, since=changed.changes)
    except Invalid as invalid:
        async with ask.registry.read(ask.who) as unit:
            now = await unit.of(Hub).get(slug)
            return await _form_answer(ask, unit, now, form, values, invalid.faults, fresh=False)
    return await _done(ask, before or hub, hub)


async def _filled_in(ask: Ask, slug: str, form: PartForm) -> Values:
    """Return what was filled in: what the form of who sends it has, and whatever else was sent.

    A client leaves out a choice in which nothing is chosen any more: that is empty, and not as it
    was. What the form does not have is not theirs to change; `edit` refuses it.
    """
    async with ask.registry.read(ask.who) as unit:
        hub = await unit.of(Hub).find(slug)
        fields = await editable(unit, hub, ask.who) if hub else frozenset()
    if hub is None:
        return {}
    had = {one.name for one in part_form(ask.t, hub, form, fields=fields).fields}
    read: dict[str, Any] = part_form(ask.t, hub, form).read(ask.data)
    return {name: value for name, value in read.items() if name in had or name in ask.data}


async def _done(ask: Ask, before: Hub, hub: Hub) -> Answer:
    """Tell what was changed, with the way back."""
    async with ask.registry.read(ask.who) as unit:
        number = await last_number(unit, hub.slug) if hub != before else 0
        change = await unit.of(HubChange).find(f"{hub.slug}:{number}") if number else None
        names = await names_in(unit, [change] if change else [])
        left = {one.member for one in before.team} - {one.member for one in hub.team} - {None}
        people = await unit.of(Member).some(sorted(one for one in left if one))
        invited = ask.t("hub-new-invited")
        still_in = tuple((one.slug, one.name or invited) for one in people)
    return answered(edited_card(ask.t, hub, change, names, still_in))


async def closed(ask: Ask, unit: UnitOfWork, slug: str) -> Answer:
    """Tell that the hub was closed, and by whom: nothing changes in it."""
    hub = await unit.of(Hub).get(slug)
    return await decided_already(ask, unit, hub)


def _not_yours(ask: Ask, *, own: bool = False) -> Answer:
    """Friendly, and the same for each hub that they may not edit, also one that is not there.

    Args:
        ask: the turn.
        own: they may edit other parts of it: who edits this one is told.
    """
    return refuse(ask, "hub-edit-kernteam" if own else "hub-edit-not-yours")
