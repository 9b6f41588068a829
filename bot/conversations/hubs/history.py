"""History of a hub, for its own team and the kernteam: `hub twente verloop`, and setting back."""

from __future__ import annotations

from bot.conversations.hubs.edit_words import EditWish
from bot.conversations.hubs.editing import closed
from bot.conversations.hubs.views import answered
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.history import PAGE, history_card
from cards.hubs.lifecycle import which_card
from cards.kit.components import typed
from registry.core.errors import AlreadyDecided, ImpossibleStep, Invalid, NotAllowed
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.editing.edit import editable, may_read_history
from registry.hubs.editing.history import ChangedSince, changes_of
from registry.hubs.hub import Hub
from registry.hubs.naming import hubs_meant
from registry.hubs.profile import names_in
from registry.onboarding.hub_team import can_be_set_back, set_back

routes = Routes()

_LONGEST = 200
_MOST_PAGES = 9_999
_MOST_NUMBER = 9_999_999


@routes.command(
    "hub verloop",
    "verloop hub",
    en=("hub history", "history of hub"),
    about="hub-history-command",
    order=82,
    audience=Audience(HelpGroup.HUB, (Right.EDIT_HUB,), (Role.HUB_TEAM,)),
    slash=False,
)
async def ask_history(ask: Ask) -> Answer:
    """Show who changed what in this hub."""
    return await history_wished(ask, EditWish(typed(ask.words)[:_LONGEST], history=True))


async def history_wished(ask: Ask, wish: EditWish) -> Answer:
    """Resolve the hub by name and show its history; closed ones have theirs too."""
    async with ask.registry.read(ask.who) as unit:
        hubs = sorted(await unit.of(Hub).all(), key=lambda one: one.name)
        own = [one for one in hubs if await may_read_history(unit, one, ask.who)]
        if not own:
            return _not_yours(ask)
        meant = hubs_meant(wish.hub, hubs, by_keyword=True) if wish.hub else own
        if len(meant) == 1:
            return await _show(ask, unit, meant[0].slug)
    choices = [one for one in meant if one in own] or own
    return answered(which_card(ask.t, "history", wish.hub, choices))


@routes.verb("hubs.history")
async def press_history(ask: Ask) -> Answer:
    """Show a page of the history of the hub that a button names."""
    async with ask.registry.read(ask.who) as unit:
        return await _show(ask, unit, ask.key("hub"), ask.number("page", most=_MOST_PAGES))


@routes.verb("hubs.set_back", again="hubs.history")
async def press_set_back(ask: Ask) -> Answer:
    """Set a change back, and show the history with that in it."""
    slug, number = ask.key("hub"), ask.number("number", most=_MOST_NUMBER)
    remark, good = "hub-history-undone", True
    try:
        async with ask.write() as unit:
            await set_back(unit, slug, number)
    except NotAllowed:
        return _not_yours(ask)
    except AlreadyDecided:
        async with ask.registry.read(ask.who) as unit:
            return await closed(ask, unit, slug)
    except ChangedSince:
        remark, good = "hub-history-not-undone", False
    except ImpossibleStep:
        remark, good = "hub-history-no-undo", False
    except Invalid as invalid:
        team = any(one.field == "team" for one in invalid.faults)
        remark, good = ("hub-history-no-person" if team else "hub-history-no-name"), False
    async with ask.registry.read(ask.who) as unit:
        return await _show(ask, unit, slug, remark=ask.t(remark), good=good)


async def _show(
    ask: Ask, unit: UnitOfWork, slug: str, page: int = 0, *, remark: str = "", good: bool = True
) -> Answer:
    hub = await unit.of(Hub).find(slug)
    if hub is None or not await may_read_history(unit, hub, ask.who):
        return _not_yours(ask)
    found = await changes_of(unit, slug, PAGE + 1, page * PAGE)
    changes, more = found[:PAGE], len(found) > PAGE
    fields = await editable(unit, hub, ask.who)
    back = {
        one.number
        for one in changes
        if can_be_set_back(one) and all(field in fields for field in one.fields)
    }
    card = history_card(
        ask.t,
        hub,
        changes,
        await names_in(unit, changes),
        back=back,
        page=page,
        more=more,
        remark=remark,
        good=good,
    )
    return answered(card)


def _not_yours(ask: Ask) -> Answer:
    return refuse(ask, "hub-edit-not-yours")
