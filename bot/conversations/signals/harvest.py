"""Harvest of a meeting: many signals at once, by everybody who may raise one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import dialog, para, typed
from cards.kit.forms import NONCE
from cards.kit.translator import AMSTERDAM
from cards.signals.harvest import (
    by_code,
    harvest_form,
    harvested_card,
    harvested_title,
    meeting_words,
)
from registry.agenda.lookup import live_hubs
from registry.core.dates import Period, chosen_text
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.reference import theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind
from registry.signals.harvest import Harvest, HarvestDraft, Harvested, harvest
from registry.signals.names import labels
from registry.signals.proposals.meeting import Meeting
from registry.signals.signal import Signal
from registry.signals.similarity.prefill import prefill

routes = Routes()

_UNREAD = {"kind": MeetingKind.STEERING, "day": "", "lines": ""}
"""What stands in for what can't be read, so that the faults of the rest are told too."""


@routes.command(
    "signal oogst",
    "signaal oogst",
    "signalen oogst",
    en=("signal harvest",),
    about="raise-harvest-command",
    order=26,
    menu=False,
    slash=False,
)
async def open_harvest(ask: Ask) -> Answer:
    """Show the form for a meeting of today; a hub behind the command is filled in."""
    async with ask.registry.read() as unit:
        today = unit.now.astimezone(AMSTERDAM).date()
        hub = (await prefill(unit, typed(ask.words))).hub
    values = {"day": chosen_text(Period(today, today)), "hub": hub}
    return await _form(ask, values)


routes.verb("signals.harvest")(open_harvest)


@routes.verb("signals.harvest_send")
async def send(ask: Ask) -> Answer:
    """Raise a harvest; an invalid form comes back with faults by line."""
    form = harvest_form(ask.t, (), ())
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            draft, unread = form.partly(values, ask.read_on(unit), **_UNREAD)
            harvested = await _harvested(ask, unit, draft, unread)
    except Invalid as wrong:
        return await _form(ask, values, wrong.faults)
    async with ask.registry.read() as unit:
        return await _result(ask, unit, harvested)


async def _harvested(
    ask: Ask, unit: UnitOfWork, draft: HarvestDraft, unread: Sequence[Fault]
) -> Harvested:
    """Raise a harvest. Raises Invalid: something could not be read, or is wrong otherwise."""
    day = draft.day or date.min  # without one it is refused
    source = meeting_words(ask.t, draft.kind, draft.title, day)
    try:
        harvested = await harvest(unit, draft, source)
    except Invalid as wrong:
        known = {fault.field for fault in unread}
        faults = [*unread, *(one for one in wrong.faults if one.field not in known)]
        raise Invalid(faults) from wrong
    if unread:
        raise Invalid(unread)
    return harvested


@routes.verb("signals.harvested", shows="harvests", by="harvest")
async def show_harvested(ask: Ask) -> Answer:
    """Show which signals this person raised from a meeting. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        kept = await unit.of(Harvest).get(ask.key("harvest"))
        meeting = await unit.of(Meeting).get(kept.meeting)
        signals = await unit.of(Signal).some([one.signal for one in kept.gathered])
        own = tuple(one for one in signals if one.raiser == ask.who)
        if not own:
            raise NotFound(Harvest.section, kept.slug)
        return await _result(ask, unit, Harvested(meeting, own, 0))


async def _result(ask: Ask, unit: UnitOfWork, harvested: Harvested) -> Answer:
    names = await labels(unit, harvested.signals)
    card = harvested_card(ask.t, harvested, names)
    instead = public_placeholder(ask, "raise-mine", "signals.mine")
    return _shown(card, harvested_title(ask.t, harvested), instead)


async def _form(ask: Ask, values: Mapping[str, Any], faults: Sequence[Fault] = ()) -> Answer:
    async with ask.registry.read() as unit:
        choices, hubs = await theme.active(unit), await live_hubs(unit)
    form = harvest_form(ask.t, choices, hubs, ask.value(NONCE) if faults else "")
    more = [dialog(ask.t("raise-dialog"), "signals.harvest")] if should_offer_dialog(ask) else []
    above = [para(ask.t("raise-harvest-means"))]
    card = form.card(ask.t, values, by_code(ask.t, faults), above=above, more=more)
    instead = public_placeholder(ask, "raise-harvest-title", "signals.harvest")
    return _shown(card, form.title, instead, done=False)


def _shown(card: CardJson, title: str, instead: Answer, *, done: bool = True) -> Answer:
    return Answer(card=card, text=title, title=title, private=True, instead=instead, done=done)
