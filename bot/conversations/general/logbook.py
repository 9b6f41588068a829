"""`logboek`: who changed what and when, for who may see the audit trail."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.logbook import PAGE, logbook_card, people_in
from registry.core.permissions import Right, require
from registry.members.member import Member

routes = Routes()

_PAGES = 100
"""Pages that can be turned to: further back is the command line's."""


@routes.command(
    "logboek",
    "wie wijzigde wat",
    en=("audit trail", "logbook", "who changed what"),
    about="logbook-command",
    order=84,
    audience=Audience(HelpGroup.ADMINISTRATOR, (Right.SEE_AUDIT,)),
    slash=False,
)
async def show(ask: Ask) -> Answer:
    """Show a page of the audit trail. Raise NotAllowed for who may not see it."""
    page = ask.number("page", most=_PAGES)
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.SEE_AUDIT)
        found = (await unit.audit((page + 1) * PAGE + 1))[page * PAGE :]
        keys = sorted({key for one in found[:PAGE] for key in people_in(one) if key})
        members = await unit.of(Member).some(keys)
    names = {one.slug: one.name for one in members if one.name}
    card = logbook_card(ask.t, found[:PAGE], names, page, more=len(found) > PAGE)
    return private_reply(ask, card, title="logbook-title", verb="logbook.show")


routes.verb("logbook.show")(show)
