"""`logboek`: who changed what and when, for who may see the audit trail."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.logbook import PAGE, logbook_card, people_in
from registry.core.entity import Entity
from registry.core.permissions import Right, require
from registry.core.reference.programme import Programme
from registry.core.unit_of_work import AuditEntry, UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.organisations.organisation import Organisation

routes = Routes()

_PUBLIC: Final[tuple[type[Entity], ...]] = (Hub, Network, Organisation, Programme, Subgroup)
"""What is called by its name; of a question or a signal that would tell what is in it."""

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
        names = await _things(unit, found[:PAGE])
    names |= {one.slug: one.name for one in members if one.name}
    card = logbook_card(ask.t, found[:PAGE], names, page, more=len(found) > PAGE)
    return private_reply(ask, card, title="logbook-title", verb="logbook.show")


async def _things(unit: UnitOfWork, entries: Sequence[AuditEntry]) -> dict[str, str]:
    """Return what public things are called that were changed, by key, as far as they are there."""
    names: dict[str, str] = {}
    for kind in _PUBLIC:
        keys = sorted({one.key for one in entries if one.section == kind.section})
        things = await unit.of(kind).some(keys)
        names |= {one.slug: getattr(one, "name", "") for one in things}
    return names


routes.verb("logbook.show")(show)
