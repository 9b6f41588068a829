"""What conversations about an organisation show when something was done with it, or was already."""

from __future__ import annotations

from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.turn import Answer, CardJson
from cards.hubs.area import area_answers
from cards.kit.components import plain
from cards.organisations.organisation import organisation_card
from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.unit_of_work import UnitOfWork
from registry.directory.people import FoundPeople, people_of
from registry.hubs.organisation_profile import organisation_profile
from registry.members.lookup import member_name
from registry.organisations.former import FormerOrganisation
from registry.organisations.organisation import Organisation

_MOST_PEOPLE = 4
"""People that the card itself names; a button shows the others."""


async def card_of(
    ask: Ask,
    unit: UnitOfWork,
    one: Organisation,
    *,
    asked: bool = False,
    remark: str = "",
    good: bool = True,
    private: bool = False,
) -> CardJson:
    """Build the card of an organisation.

    Args:
        ask: the turn.
        unit: to read from, for who asks.
        one: which; one that only the lists know is at revision 0.
        asked: somebody asked whether it takes part.
        remark: what was just done.
        good: it was; otherwise the remark says why not.
        private: only who asks gets the card. Where others read along, nothing is on it that is for
            one reader.
    """
    reader = ask.who if private or ask.unseen else ""
    profile = await organisation_profile(unit, one, reader)
    area = area_answers(ask.t, profile.area)
    people = await _people(unit, one) if reader else None
    card = organisation_card(
        ask.t,
        profile,
        asked=asked,
        remark=remark,
        good=good,
        area=area,
        people=people,
        reader=reader,
    )
    return await for_kernteam(ask, unit, one, card) if one.revision else card


async def _people(unit: UnitOfWork, one: Organisation) -> FoundPeople:
    """Return the first of who may be found of an organisation, for who takes part in PLeK."""
    try:
        return await people_of(unit, one.slug, most=_MOST_PEOPLE)
    except NotAllowed:
        return FoundPeople()


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
    who = ask.whose(first.by, by)
    text = otherwise if former is None else "merging-already"
    name = former.name if former else now.label
    told = ask.t(text, who=who, by=plain(by), name=plain(name), into=plain(now.label))
    return await shown(ask, now.slug, told, good=False)


async def shown(ask: Ask, slug: str, remark: str, *, good: bool = True) -> Answer:
    """Show an organisation with what was just done, or why it was not."""
    async with ask.registry.read(ask.who) as unit:
        one = await unit.of(Organisation).get(slug)
        card = await card_of(ask, unit, one, remark=remark, good=good, private=True)
    return answered(ask, card)


def answered(ask: Ask, card: CardJson, *, done: bool = True) -> Answer:
    """Return a card for the one person who asked; others see a button to the list."""
    return private_reply(
        ask, card, title="organisations-list", verb="organisations.list", done=done
    )
