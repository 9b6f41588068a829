"""What changed in who takes part in a group, and setting it back."""

from __future__ import annotations

from bot.conversations.hubs.parties.views import for_who_keeps_it
from bot.conversations.hubs.views import answered
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.parties import PAGE
from cards.hubs.party_history import party_history_card
from registry.core.errors import Invalid
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.parties.history import changes_in
from registry.hubs.parties.place import Group, mark_of, party_names, terms_of
from registry.hubs.parties.placing import PlaceChanged, open_place, set_back
from registry.members.member import Member

routes = Routes()

_MOST_PAGES = 9_999
_MOST_NUMBER = 9_999_999


@routes.verb("parties.history")
@for_who_keeps_it
async def show_history(ask: Ask) -> Answer:
    """Show a page of the history of who takes part in a group. Raises NotFound."""
    async with ask.registry.read(ask.who) as unit:
        group = await open_place(unit, ask.key("group"))
        return await _show(ask, unit, group, ask.number("page", most=_MOST_PAGES))


@routes.verb("parties.set_back", again="parties.history")
@for_who_keeps_it
async def press_set_back(ask: Ask) -> Answer:
    """Set a change back, and show the history with that in it. Raises NotFound."""
    slug, number = ask.key("group"), ask.number("number", most=_MOST_NUMBER)
    remark, good = "hub-history-undone", True
    try:
        async with ask.write() as unit:
            await set_back(unit, slug, number)
    except PlaceChanged:
        remark, good = "hub-history-not-undone", False
    except Invalid as invalid:
        leads = any(one.code == "party_leads" for one in invalid.faults)
        remark, good = "fault-party-leads" if leads else "parties-history-gone", False
    async with ask.registry.read(ask.who) as unit:
        group = await open_place(unit, slug)
        return await _show(ask, unit, group, remark=ask.t(remark), good=good)


async def _show(
    ask: Ask,
    unit: UnitOfWork,
    group: Group,
    page: int = 0,
    *,
    remark: str = "",
    good: bool = True,
) -> Answer:
    found = await changes_in(unit, group.slug, PAGE + 1, page * PAGE)
    changes, more = found[:PAGE], len(found) > PAGE
    names = await party_names(unit, [one.party for one in changes])
    back = {
        one.number
        for one in changes
        if one.party in names
        and mark_of(await terms_of(unit, group, one.party)) == mark_of(one.became)
    }
    people = await unit.of(Member).some([one.by for one in changes if one.by])
    card = party_history_card(
        ask.t,
        group,
        changes,
        names,
        {one.slug: one.name for one in people},
        back=back,
        page=page,
        more=more,
        remark=remark,
        good=good,
    )
    return answered(card)
