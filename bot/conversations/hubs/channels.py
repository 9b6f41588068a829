"""Channels of a hub: the kernteam has one come or go; Teams follows by a plan.

`hub twente kanaal erbij Water en bodem`, `hub twente kanaal weg Water en bodem`, or the buttons on
the hub's card.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from bot.conversations.hubs.views import (
    answered,
    closed_meant,
    decided_already,
    kernteam_only,
    team_of,
)
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.channels import add_channel_form, drop_channel_form, key_of
from cards.hubs.lifecycle import done_card, which_card
from cards.kit.components import typed
from cards.kit.forms import NONCE, Values
from graph_sync.model.shapes import GENERAL
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.channels import Given, channel_called, channels_of
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import add_channel, drop_channel
from registry.hubs.naming import hubs_meant
from registry.hubs.planning import open_hubs

routes = Routes()

Deed = Literal["add-channel", "drop-channel"]

_LONGEST = 200
"""Letters of a name that are read."""

_ADD = r"erbij|toevoegen|add"
_DROP = r"weg|weghalen|archiveren|verwijderen|remove|drop|archive"
_SENTENCES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<hub>.*?)\b(?:kanaal|channel) (?:(?P<add>{_ADD})|(?P<drop>{_DROP}))\b:?(?P<name>.*)",
        rf"(?P<hub>.*?)\b(?:(?P<add>{_ADD})|(?P<drop>{_DROP})) (?:kanaal|channel)\b:?(?P<name>.*)",
    )
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A channel that should come to a hub or go, as it was typed.

    Attributes:
        deed: whether it comes or goes.
        hub, channel: what names them; either may be empty.
    """

    deed: Deed
    hub: str
    channel: str


def wish(words: str) -> Wish | None:
    """Read `twente kanaal erbij Water`; None for words that ask for something else."""
    for sentence in _SENTENCES:
        if found := sentence.fullmatch(words):
            deed: Deed = "add-channel" if found["add"] else "drop-channel"
            return Wish(deed, found["hub"].strip(" :,"), found["name"].strip())
    return None


@routes.command(
    "hub kanaal erbij",
    "kanaal erbij",
    en=("hub add channel", "add channel"),
    about="hub-add-channel-command",
    order=86,
    audience=Audience(HelpGroup.HUB, (Right.MANAGE_HUB,)),
    slash=False,
)
async def ask_add(ask: Ask) -> Answer:
    """Ask which channel this hub should have more."""
    return await wished(ask, Wish("add-channel", typed(ask.words)[:_LONGEST], ""))


@routes.command(
    "hub kanaal weg",
    "kanaal weg",
    en=("hub remove channel", "remove channel"),
    about="hub-drop-channel-command",
    order=87,
    audience=Audience(HelpGroup.HUB, (Right.MANAGE_HUB,)),
    slash=False,
)
async def ask_drop(ask: Ask) -> Answer:
    """Ask which channel of this hub should go."""
    return await wished(ask, Wish("drop-channel", typed(ask.words)[:_LONGEST], ""))


async def wished(ask: Ask, one: Wish) -> Answer:
    """Resolve the hub by name and show the form, or show the hubs that may be meant."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.MANAGE_HUB, ask.who):
            return kernteam_only(ask)
        hubs = await open_hubs(unit)
        meant = hubs_meant(one.hub, hubs)
        if len(meant) == 1:
            return await _show(ask, unit, one.deed, meant[0], {"name": one.channel})
        if not meant and (gone := await closed_meant(unit, one.hub, ask.who)):
            return await decided_already(ask, unit, gone)
    more = {"name": one.channel} if one.channel else {}
    return answered(which_card(ask.t, one.deed, one.hub, meant or hubs, **more))


@routes.verb("hubs.add_channel")
async def press_add(ask: Ask) -> Answer:
    """Ask which channel the hub that a button names should have more."""
    return await _by_key(ask, "add-channel")


@routes.verb("hubs.drop_channel")
async def press_drop(ask: Ask) -> Answer:
    """Ask which channel of the hub that a button names should go."""
    return await _by_key(ask, "drop-channel")


@routes.verb("hubs.add_channel.confirmed", again="hubs.show")
async def add_it(ask: Ask) -> Answer:
    """Give the hub the channel; faults are shown at the field."""
    values: Values = {"name": ask.text("name"), "private": ask.flag("private")}
    given = _given(ask, ask.key("hub"))
    name = str(values["name"]).strip()
    try:
        async with ask.write() as unit:
            hub = await add_channel(
                unit, ask.key("hub"), name, private=bool(values["private"]), given=given
            )
    except Invalid as invalid:
        return await _again(
            ask, "add-channel", values, [_worded(one, name) for one in invalid.faults]
        )
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided:
        return await _closed(ask)
    return _done(ask, "add-channel", hub, name)


@routes.verb("hubs.drop_channel.confirmed", again="hubs.show")
async def drop_it(ask: Ask) -> Answer:
    """Have the channel go; who comes second is told that it is gone."""
    values: Values = {"name": ask.text("name")}
    given, name = _given(ask, ask.key("hub")), str(values["name"])
    try:
        async with ask.write() as unit:
            before = await unit.of(Hub).get(ask.key("hub"))
            found = channel_called(before, given, name)
            hub = await drop_channel(
                unit,
                before.slug,
                key_of(found) if found else name,
                blueprint=found is not None and found.blueprint,
            )
    except Invalid as invalid:
        faults = [replace(one, code="channel_unknown") for one in invalid.faults]
        return await _again(ask, "drop-channel", values, faults)
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided:
        return await _closed(ask)
    return _done(ask, "drop-channel", hub, found.name if found else name)


async def _by_key(ask: Ask, deed: Deed) -> Answer:
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.MANAGE_HUB, ask.who):
            return kernteam_only(ask)
        hub = await unit.of(Hub).get(ask.key("hub"))
        return await _show(ask, unit, deed, hub, {"name": ask.text("name")})


async def _show(
    ask: Ask,
    unit: UnitOfWork,
    deed: Deed,
    hub: Hub,
    values: Values,
    faults: Sequence[Fault] = (),
) -> Answer:
    """Show the form, filled in; or say that there is nothing that can go, or that it is closed."""
    if hub.status == "closed":
        return await decided_already(ask, unit, hub)
    team, nonce = await team_of(unit, hub), ask.value(NONCE) if faults else secrets.token_urlsafe(9)
    if deed == "add-channel":
        card = add_channel_form(ask.t, hub, team, nonce).card(ask.t, values, faults)
        return answered(card, done=False)
    given = _given(ask, hub.slug)
    channels = channels_of(hub, given)
    if not channels:
        return refuse(ask, "hub-drop-channel-empty", name=hub.name)
    name = str(values.get("name") or "")
    found = channel_called(hub, given, name) if name else None
    if name and found is None and not faults:
        faults = [Fault("name", "channel_unknown")]
    form = drop_channel_form(ask.t, hub, team, channels, nonce)
    return answered(form.card(ask.t, {"name": key_of(found) if found else ""}, faults), done=False)


async def _again(ask: Ask, deed: Deed, values: Values, faults: Sequence[Fault]) -> Answer:
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(ask.key("hub"))
        return await _show(ask, unit, deed, hub, values, faults)


async def _closed(ask: Ask) -> Answer:
    async with ask.registry.read() as unit:
        return await decided_already(ask, unit, await unit.of(Hub).get(ask.key("hub")))


def _done(ask: Ask, deed: Deed, hub: Hub, channel: str) -> Answer:
    by_hand = not ask.sync_info.on
    return answered(done_card(ask.t, f"hub-{deed}-done", hub, channel=channel, by_hand=by_hand))


def _given(ask: Ask, hub: str) -> Given:
    """Return the channels that the blueprint gives this hub."""
    prints = ask.sync_info.blueprint.hubs.of(hub).channels
    return {one.key: one.names for one in prints if one.key != GENERAL}


def _worded(fault: Fault, name: str) -> Fault:
    """Return a fault with the name that can be instead, where one is known."""
    if fault.code != "taken":
        return fault
    return replace(fault, code="name_twice", params={"value": name, **fault.params})
