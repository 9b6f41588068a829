"""Editing of a group by the kernteam: `groep initiatiefgroep wijzigen`, or by its button."""

from __future__ import annotations

from bot.conversations.hubs.views import answered
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.hubs.group_editing import group_edited_card, group_form, group_since, group_values
from cards.hubs.groups import which_group_card
from cards.kit.components import typed
from cards.kit.forms import NONCE
from registry.core.errors import Invalid, NotAllowed
from registry.core.permissions import Right, holds
from registry.hubs.editing.group import GroupChanged, edit_group, open_group
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import groups_meant

routes = Routes()

_LONGEST = 200
_MOST_SEEN = 9_999_999


@routes.command(
    "groep wijzigen",
    "wijzig groep",
    en=("edit group", "group edit"),
    about="groups-edit-command",
    order=89,
    audience=Audience(HelpGroup.KERNTEAM, (Right.EDIT_GROUP,)),
    slash=False,
)
async def ask_edit(ask: Ask) -> Answer:
    """Show the form of this group."""
    return await edit_named(ask, typed(ask.words)[:_LONGEST])


async def edit_named(ask: Ask, words: str) -> Answer:
    """Resolve the group by name and show its form, or show those that may be meant."""
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.EDIT_GROUP, ask.who):
            return _kernteam_only(ask)
        meant = await groups_meant(unit, words)
        groups = meant or await unit.of(Subgroup).all(status="active")
    if len(meant) == 1:
        return _form(ask, meant[0])
    return answered(which_group_card(ask.t, words, groups, known=bool(meant)))


@routes.verb("groups.edit")
async def press_edit(ask: Ask) -> Answer:
    """Show the form of the group that a button names."""
    try:
        async with ask.registry.read(ask.who) as unit:
            return _form(ask, await open_group(unit, ask.key("group")))
    except NotAllowed:
        return _kernteam_only(ask)


@routes.verb("groups.edit_save", again="groups.show")
async def save(ask: Ask) -> Answer:
    """Change the group; faults are shown at their field, and what others did above it."""
    slug, seen = ask.key("group"), ask.number("seen", most=_MOST_SEEN)
    try:
        async with ask.registry.read(ask.who) as unit:
            before = await open_group(unit, slug)
        form = group_form(ask.t, before, ask.value(NONCE), seen)
        values = form.read(ask.data)
        try:
            entry = form.entry(values)
            async with ask.write() as unit:
                before = await open_group(unit, slug)
                after = await edit_group(unit, slug, entry, seen=seen)
        except Invalid as invalid:
            return answered(form.card(ask.t, values, invalid.faults), done=False)
        except GroupChanged as changed:
            above = group_since(ask.t, changed.group)
            again = group_form(ask.t, changed.group)
            return answered(again.card(ask.t, values, above=above), done=False)
    except NotAllowed:
        return _kernteam_only(ask)
    return answered(group_edited_card(ask.t, before, after))


def _form(ask: Ask, group: Subgroup) -> Answer:
    return answered(group_form(ask.t, group).card(ask.t, group_values(group)), done=False)


def _kernteam_only(ask: Ask) -> Answer:
    return refuse(ask, "groups-edit-kernteam-only")
