"""Conversation about one signal: its card, its course, and its proposal."""

from __future__ import annotations

import re

from bot.conversations.signals.views import show_signal
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.signals.proposal import proposal_card
from cards.signals.timeline import course_card
from registry.core.errors import NotFound
from registry.signals.details import signal_file
from registry.signals.names import labels
from registry.signals.proposal_views import readable_proposal
from registry.signals.waiting import ACTIONS, DECISIONS, MEETING, PROPOSALS

routes = Routes()
routes.waits(MEETING, shows="signals.proposal", by="proposal")
routes.waits(DECISIONS, shows="signals.show", by="signal")
routes.waits(PROPOSALS, shows="signals.proposal", by="proposal")
routes.waits(ACTIONS, shows="signals.proposal", by="proposal")

_NUMBER = re.compile(r"^#?\s*(?:voorstel-)?(\d{1,9})$")


@routes.verb("signals.show", shows="signals", by="signal")
async def show(ask: Ask) -> Answer:
    """Show a signal as this person may see it."""
    return await show_signal(ask, ask.key("signal"))


@routes.verb("signals.course")
async def show_course(ask: Ask) -> Answer:
    """Show a page of the whole course of a signal, from its beginning."""
    slug = ask.key("signal")
    async with ask.registry.read(ask.who) as unit:
        file = await signal_file(unit, slug, ask.who)
    card = course_card(ask.t, file, ask.number("page", most=999_999))
    return private_card(ask, card, "signals-one", "signals.show", signal=slug)


@routes.verb("signals.proposal", shows="proposals", by="proposal")
async def show_proposal(ask: Ask) -> Answer:
    """Show a proposal, or an earlier text of it."""
    return await _proposal(ask, ask.key("proposal"), ask.number("version", most=9999))


@routes.command(
    "voorstel",
    "verbetervoorstel",
    en=("proposal",),
    about="signals-proposal-command",
    menu=False,
    slash=False,
)
async def by_number(ask: Ask) -> Answer:
    """Show a proposal by its number: `voorstel 3`."""
    found = _NUMBER.match(ask.words.strip().casefold())
    if found is None:
        return refuse(ask, "signals-proposal-usage")
    try:
        return await _proposal(ask, f"voorstel-{int(found[1])}")
    except NotFound:
        return refuse(ask, "signals-proposal-unknown", number=str(int(found[1])))


async def _proposal(ask: Ask, slug: str, version: int = 0) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        file = await readable_proposal(unit, slug, ask.who)
        named = await labels(unit, file.signals)
    card = proposal_card(ask.t, file, named, version)
    return private_card(ask, card, "signals-one-proposal", "signals.proposal", proposal=slug)
