"""Lifecycle of a hub: the kernteam closes, reopens or renames it; Teams follows by a plan."""

from __future__ import annotations

import re
import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.conversations.hubs.planning.deciding import ask_drop
from bot.conversations.hubs.views import answered, decided_already, kernteam_only, team_of
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.lifecycle import (
    close_form,
    done_card,
    rename_form,
    reopen_card,
    which_card,
)
from cards.kit.components import typed
from cards.kit.forms import NONCE, EntryForm, Values
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.lifecycle import CloseForm, RenameForm, close, rename, reopen
from registry.hubs.naming import hubs_meant
from registry.hubs.planning import open_hubs

routes = Routes()

Deed = Literal["close", "reopen", "rename"]

_LONGEST = 200
"""Letters of a name that are read."""

_TO = r"(?:\s+(?:naar|in|to)\s+(?P<name>.+))?"
_BEHIND: Mapping[Deed, re.Pattern[str]] = {
    "close": re.compile(r"(?P<hub>.+?)[ ,:]+(?:sluiten|sluit|opheffen|close)", re.IGNORECASE),
    "reopen": re.compile(
        r"(?P<hub>.+?)[ ,:]+(?:heropenen|heropen|weer openen|reopen)", re.IGNORECASE
    ),
    "rename": re.compile(rf"(?P<hub>.+?)[ ,:]+(?:hernoemen|hernoem|rename){_TO}", re.IGNORECASE),
}
"""What is typed behind the name of a hub: `hub twente hernoemen naar Twente Oost`."""
_RENAMED = re.compile(rf"(?P<hub>.+?){_TO}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LifeWish:
    """Something that is to be done with a hub as a whole, as it was typed.

    Attributes:
        deed: what.
        hub: what names it.
        name: the new name; empty when it was not said.
    """

    deed: Deed
    hub: str
    name: str = ""


def life_wish(words: str) -> LifeWish | None:
    """Read `twente sluiten`; None for words that ask for something else."""
    for deed, sentence in _BEHIND.items():
        if read := sentence.fullmatch(words.strip(" .!")):
            return LifeWish(deed, read["hub"], read.groupdict().get("name") or "")
    return None


Change = Callable[[UnitOfWork, str], Awaitable[Hub]]


@routes.command(
    "hub sluiten",
    "sluit hub",
    en=("close hub", "hub close"),
    about="hub-close-command",
    order=83,
    audience=Audience(HelpGroup.HUB, (Right.MANAGE_HUB,)),
    slash=False,
)
async def ask_close(ask: Ask) -> Answer:
    """Ask whether this hub should be closed."""
    return await life_wished(ask, LifeWish("close", typed(ask.words)[:_LONGEST]))


@routes.command(
    "hub heropenen",
    "heropen hub",
    "hub weer openen",
    en=("reopen hub", "hub reopen"),
    about="hub-reopen-command",
    order=84,
    audience=Audience(HelpGroup.HUB, (Right.MANAGE_HUB,)),
    slash=False,
)
async def ask_reopen(ask: Ask) -> Answer:
    """Ask whether this closed hub should be opened again."""
    return await life_wished(ask, LifeWish("reopen", typed(ask.words)[:_LONGEST]))


@routes.command(
    "hub hernoemen",
    "hernoem hub",
    en=("rename hub", "hub rename"),
    about="hub-rename-command",
    order=85,
    audience=Audience(HelpGroup.HUB, (Right.MANAGE_HUB,)),
    slash=False,
)
async def ask_rename(ask: Ask) -> Answer:
    """Ask for the new name of this hub."""
    words = typed(ask.words)[:_LONGEST]
    read = _RENAMED.fullmatch(words)
    hub, name = read.groups("") if read else (words, "")
    return await life_wished(ask, LifeWish("rename", hub, name))


@routes.verb("hubs.close")
async def press_close(ask: Ask) -> Answer:
    """Ask whether the hub that a button names should be closed."""
    return await _by_key(ask, "close")


@routes.verb("hubs.reopen")
async def press_reopen(ask: Ask) -> Answer:
    """Ask whether the hub that a button names should be opened again."""
    return await _by_key(ask, "reopen")


@routes.verb("hubs.rename")
async def press_rename(ask: Ask) -> Answer:
    """Ask for the new name of the hub that a button names."""
    return await _by_key(ask, "rename")


@routes.verb("hubs.close.confirmed", again="hubs.show")
async def close_it(ask: Ask) -> Answer:
    """Close the hub; without a reason the form comes back."""
    values: Values = {"reason": ask.text("reason")}
    entry = CloseForm.of(values)
    try:
        return await _carry_out(ask, "close", lambda unit, slug: close(unit, slug, entry.reason))
    except Invalid as invalid:
        return await _again(ask, "close", values, invalid.faults)


@routes.verb("hubs.reopen.confirmed", again="hubs.show")
async def reopen_it(ask: Ask) -> Answer:
    """Reopen the hub, unless another one has its name by now."""
    try:
        return await _carry_out(ask, "reopen", reopen)
    except Invalid:
        return refuse(ask, "hub-reopen-taken")


@routes.verb("hubs.rename.confirmed", again="hubs.show")
async def rename_it(ask: Ask) -> Answer:
    """Rename the hub; faults are shown at the field."""
    values: Values = {"name": ask.text("name")}
    entry = RenameForm.of(values)
    try:
        return await _carry_out(ask, "rename", lambda unit, slug: rename(unit, slug, entry.name))
    except Invalid as invalid:
        return await _again(ask, "rename", values, invalid.faults)


async def life_wished(ask: Ask, wish: LifeWish) -> Answer:
    """Resolve the hub by name and ask to be sure, or show those that may be meant."""
    deed, words = wish.deed, wish.hub
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.MANAGE_HUB, ask.who):
            return kernteam_only(ask)
        hubs = await _candidates(unit, deed)
        meant = hubs_meant(words, hubs) or await _otherwise(unit, deed, words)
        if len(meant) == 1:
            return await _show(ask, unit, deed, meant[0], wish.name)
    return answered(which_card(ask.t, deed, words, meant or hubs))


async def _by_key(ask: Ask, deed: Deed) -> Answer:
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.MANAGE_HUB, ask.who):
            return kernteam_only(ask)
        return await _show(ask, unit, deed, await unit.of(Hub).get(ask.key("hub")))


async def _candidates(unit: UnitOfWork, deed: Deed) -> Sequence[Hub]:
    if deed != "reopen":
        return await open_hubs(unit)
    return sorted(await unit.of(Hub).all(status="closed"), key=lambda hub: hub.name)


async def _otherwise(unit: UnitOfWork, deed: Deed, words: str) -> Sequence[Hub]:
    """Return the hub that words name and of which it is so already: closed, or open."""
    others = await (open_hubs(unit) if deed == "reopen" else unit.of(Hub).all(status="closed"))
    meant = hubs_meant(words, others)
    return meant if len(meant) == 1 else ()


async def _show(ask: Ask, unit: UnitOfWork, deed: Deed, hub: Hub, name: str = "") -> Answer:
    """Ask for confirmation, or say that it was done already."""
    if (hub.status == "closed") != (deed == "reopen"):
        return await _first(ask, unit, deed, hub)
    if deed == "close" and hub.status == "planned":
        return await ask_drop(ask, hub.slug)
    nonce = secrets.token_urlsafe(9)
    if deed == "reopen":
        return answered(reopen_card(ask.t, hub, await team_of(unit, hub), nonce))
    form = await _form(ask, unit, deed, hub, nonce)
    return answered(form.card(ask.t, {"name": name or hub.name}), done=False)


async def _again(ask: Ask, deed: Deed, values: Values, faults: Sequence[Fault]) -> Answer:
    async with ask.registry.read() as unit:
        hub = await unit.of(Hub).get(ask.key("hub"))
        form = await _form(ask, unit, deed, hub, ask.value(NONCE))
    return answered(form.card(ask.t, values, faults), done=False)


async def _form(
    ask: Ask, unit: UnitOfWork, deed: Deed, hub: Hub, nonce: str
) -> EntryForm[RenameForm] | EntryForm[CloseForm]:
    if deed == "rename":
        return rename_form(ask.t, hub, nonce)
    return close_form(ask.t, hub, await team_of(unit, hub), nonce)


async def _carry_out(ask: Ask, deed: Deed, change: Change) -> Answer:
    """Carry it out once; tell who comes second who was first. Raises Invalid."""
    slug = ask.key("hub")
    try:
        async with ask.write() as unit:
            hub = await change(unit, slug)
    except NotAllowed:
        return kernteam_only(ask)
    except AlreadyDecided:
        async with ask.registry.read() as unit:
            return await _first(ask, unit, deed, await unit.of(Hub).get(slug))
    by_hand = not ask.sync_info.on
    return answered(done_card(ask.t, f"hub-{deed}-done", hub, by_hand=by_hand))


async def _first(ask: Ask, unit: UnitOfWork, deed: Deed, hub: Hub) -> Answer:
    """Tell the user that the change was already made, and by whom."""
    if deed == "reopen":
        text = "hub-reopen-first" if hub.verdict else "hub-reopen-never"
    else:
        text = "hub-close-first"
    return await decided_already(ask, unit, hub, text)
