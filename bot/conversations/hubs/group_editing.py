"""Editing of a group by the kernteam: `groep initiatiefgroep wijzigen`, or by its button."""

from __future__ import annotations

from collections.abc import Sequence

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
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.editing.group import (
    MOST_OWNERS,
    GroupChanged,
    edit_group,
    has_owners,
    open_group,
    owners_here,
)
from registry.hubs.subgroup import Subgroup
from registry.hubs.taking_part import groups_meant
from registry.members.member import Member

routes = Routes()

_LONGEST = 200
_MOST_SEEN = 9_999_999
_MOST_LISTED = 40
"""People of a group who can be chosen at once; the typeahead knows all."""


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
            return await _form(ask, unit, meant[0])
    return answered(which_group_card(ask.t, words, groups, known=bool(meant)))


@routes.verb("groups.edit")
async def press_edit(ask: Ask) -> Answer:
    """Show the form of the group that a button names."""
    try:
        async with ask.registry.read(ask.who) as unit:
            return await _form(ask, unit, await open_group(unit, ask.key("group")))
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
            people = await _people(ask, unit, before, ask.keys("owners", most=MOST_OWNERS))
        form = group_form(ask.t, before, ask.value(NONCE), seen, people)
        try:
            entry = form.entry(values)
            async with ask.write() as unit:
                before = await open_group(unit, slug)
                after = await edit_group(unit, slug, entry, seen=seen)
        except Invalid as invalid:
            return answered(form.card(ask.t, values, invalid.faults), done=False)
        except GroupChanged as changed:
            async with ask.registry.read(ask.who) as unit:
                owners = [_called(ask, one) for one in await owners_here(unit, changed.group)]
            above = group_since(ask.t, changed.group, owners)
            again = group_form(ask.t, changed.group, people=people)
            return answered(again.card(ask.t, values, above=above), done=False)
    except NotAllowed:
        return _kernteam_only(ask)
    async with ask.registry.read(ask.who) as unit:
        both = await unit.of(Member).some([*before.owners, *after.owners])
    names = {one.slug: _called(ask, one) for one in both}
    return answered(group_edited_card(ask.t, before, after, names))


async def _form(ask: Ask, unit: UnitOfWork, group: Subgroup) -> Answer:
    form = group_form(ask.t, group, people=await _people(ask, unit, group))
    owners = [one.slug for one in await owners_here(unit, group)]
    return answered(form.card(ask.t, group_values(group, owners)), done=False)


async def _people(
    ask: Ask, unit: UnitOfWork, group: Subgroup, chosen: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """Return who can be chosen to answer for a group: who does, was chosen, is in it, or asks.

    So there is somebody to choose where nobody is in it: a client draws a choice of nothing as an
    error, also where others are found by typing.
    """
    if not has_owners(group):
        return []
    held = await unit.of(Membership).page(_MOST_LISTED, group=group.slug, place="subgroup")
    keys = [*group.owners, *chosen, *(one.member for one in held), ask.who]
    people = [one for one in await unit.of(Member).some(keys) if one.status != "left"]
    return [(one.slug, _called(ask, one)) for one in people]


def _called(ask: Ask, one: Member) -> str:
    """Return somebody's name; of who was invited by address no address."""
    return one.name or ask.t("hub-new-invited")


def _kernteam_only(ask: Ask) -> Answer:
    return refuse(ask, "groups-edit-kernteam-only")
