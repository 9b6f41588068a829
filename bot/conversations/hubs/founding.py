"""Founding of a hub by the kernteam, `hub nieuw`; its places in Teams follow by a plan."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.networks.views import options
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply, refuse, window
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.founding import Options, founded_card, hub_form
from cards.kit.components import typed
from cards.kit.forms import NONCE, Values
from registry.core.errors import Fault, Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Phase
from registry.hubs.founding import UNREADABLE, found
from registry.hubs.profile import hub_profile

routes = Routes()

_LONGEST = 200
"""Letters of a name that are taken over from what was typed."""


@routes.command(
    "hub nieuw",
    "nieuwe hub",
    "hub beginnen",
    "hub starten",
    en=("new hub", "hub new", "start hub", "start a hub"),
    about="hub-new-command",
    order=82,
    audience=Audience(HelpGroup.HUB, (Right.FOUND_HUB,)),
    slash=False,
)
async def open_form(ask: Ask) -> Answer:
    """Show the form, with the name when it was typed along."""
    return await _form(ask, {"name": typed(ask.words)[:_LONGEST], "phase": Phase.IDEA.value})


@routes.verb("hubs.new")
async def press_form(ask: Ask) -> Answer:
    """Show the form, empty."""
    return await _form(ask, {"phase": Phase.IDEA.value})


@routes.verb("hubs.found")
async def send(ask: Ask) -> Answer:
    """Found the hub; show faults in the same form."""
    return await _send(ask, planned=False)


@routes.verb("hubs.plan.found")
async def send_planned(ask: Ask) -> Answer:
    """Plan the hub; show faults in the same form."""
    return await _send(ask, planned=True)


async def _send(ask: Ask, *, planned: bool) -> Answer:
    form = hub_form(ask.t, Options(), planned=planned)
    values = form.read(ask.data)
    stand_in: Values = {"name": UNREADABLE, **({"starts": "=2999-12-31"} if planned else {})}
    try:
        async with ask.write() as unit:
            entry, faults = form.partly(values, ask.read_on(unit), **stand_in)
            hub = await found(unit, entry, faults)
            profile = await hub_profile(unit, hub)
    except NotAllowed:
        return _kernteam_only(ask)
    except Invalid as invalid:
        return await _form(ask, values, invalid.faults, planned=planned)
    card = founded_card(ask.t, profile, by_hand=not ask.sync_info.on)
    return Answer(card=card, text=str(card["fallbackText"]), private=True)


async def planning_form(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    """Show the form of a hub that is planned, filled in, with what is still wrong."""
    filled = {**values, "phase": values.get("phase") or Phase.IDEA.value}
    return await _form(ask, filled, faults, planned=True)


async def _form(
    ask: Ask, values: Values, faults: Sequence[Fault] = (), *, planned: bool = False
) -> Answer:
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.FOUND_HUB, ask.who):
            return _kernteam_only(ask)
        choices = await _options(ask, unit, values)
    nonce = ask.value(NONCE) if faults else ""
    form = hub_form(ask.t, choices, nonce, by_hand=not ask.sync_info.on, planned=planned)
    verb, title = ("hubs.plan", "hub-plan-new") if planned else ("hubs.new", "hub-new-title")
    more = [] if faults else window(ask, verb)
    card = form.card(ask.t, values, faults, more=more)
    return private_reply(ask, card, title=title, verb=verb, done=False)


async def _options(ask: Ask, unit: UnitOfWork, values: Values) -> Options:
    """Return the choices of the form, including the lead that was chosen."""
    lead = str(values.get("lead") or "")
    found = await options(unit, ask.language, {"organisations": (lead,) if lead else ()})
    return Options(found.organisations, found.programmes)


def _kernteam_only(ask: Ask) -> Answer:
    return refuse(ask, "hub-new-kernteam-only")
