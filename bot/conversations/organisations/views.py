"""What conversations about an organisation show when something was done with it, or was already."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import plain
from cards.organisations.organisation import organisation_card
from registry.core.errors import AlreadyDecided
from registry.hubs.organisation_profile import organisation_profile
from registry.members.lookup import member_name
from registry.organisations.former import FormerOrganisation
from registry.organisations.organisation import Organisation


async def done_already(ask: Ask, first: AlreadyDecided, otherwise: str = "") -> Answer:
    """Tell who comes second that it was done, by whom, and show where that led.

    Args:
        ask: the turn.
        first: what came before it.
        otherwise: id of the text for what was done to it other than merging it.
    """
    async with ask.registry.read(ask.who) as unit:
        former = await unit.of(FormerOrganisation).find(first.key)
        now = await unit.of(Organisation).get(first.outcome)
        by = await member_name(unit, first.by)
    who = "self" if by and first.by == ask.who else "other" if by else "nobody"
    text = otherwise if former is None else "merging-already"
    name = former.name if former else now.label
    told = ask.t(text, who=who, by=plain(by), name=plain(name), into=plain(now.label))
    return await shown(ask, now.slug, told, good=False)


async def shown(ask: Ask, slug: str, remark: str, *, good: bool = True) -> Answer:
    """Show an organisation with what was just done, or why it was not."""
    async with ask.registry.read(ask.who) as unit:
        one = await unit.of(Organisation).get(slug)
        profile = await organisation_profile(unit, one, ask.who)
    return answered(ask, organisation_card(ask.t, profile, remark=remark, good=good))


def answered(ask: Ask, card: CardJson, *, done: bool = True) -> Answer:
    """Return a card for the one person who asked; others see a button to the list."""
    return private_reply(
        ask, card, title="organisations-list", verb="organisations.list", done=done
    )
