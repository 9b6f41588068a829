"""What conversations about people read before they show or change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply, refuse, told_alone
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import plain
from cards.onboarding.people import Option, PersonView, name_of, person_card, take_card
from graph_sync.ledger.ledger import LedgerGuest
from registry.admissions.deciding import answered_by
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.members.lookup import member_name
from registry.members.member import Member, is_reserved
from registry.networks.network import Network
from registry.onboarding.appointments import place_of
from registry.onboarding.people import groups
from registry.organisations.organisation import Organisation


async def may_put(unit: UnitOfWork, who: str) -> bool:
    """Return whether somebody may put people in a group at all: the kernteam, or who answers."""
    if await holds(unit, Right.APPOINT, who):
        return True
    return bool(await answered_by(unit, who))


async def group_options(unit: UnitOfWork, who: str, chosen: str = "") -> list[Option]:
    """Return the groups that somebody may put people in: slug and name; what is chosen first."""
    known = await groups(unit)
    if not await holds(unit, Right.APPOINT, who):
        own = await answered_by(unit, who)
        known = [one for one in known if one.slug in own]
    return sorted(((one.slug, one.name) for one in known), key=lambda one: one[0] != chosen)


async def views(unit: UnitOfWork, members: Sequence[Member]) -> list[PersonView]:
    """Return people with the names of their organisation and groups."""
    keys = tuple(one.slug for one in members)
    seats = await unit.of(Membership).all(member=keys) if keys else []
    places = sorted({one.group for one in seats})
    names = {one.slug: one.name for one in await unit.of(Subgroup).some(places)}
    hubs = await unit.of(Hub).some(places)
    names |= {one.slug: one.name for one in hubs}
    planned = {one.slug for one in hubs if one.status == "planned"}
    seated = {one.member for one in seats if one.group not in planned}
    waiting = {one.member for one in seats if one.group in planned} - seated
    parties = sorted({one.organisation for one in members if one.organisation})
    labels = {one.slug: one.label for one in await unit.of(Organisation).some(parties)}
    guests = {one.slug for one in await unit.of(LedgerGuest).some(keys)}
    return [
        PersonView(
            one,
            labels.get(one.organisation or "", ""),
            tuple((s, names.get(s.group, s.group)) for s in seats if s.member == one.slug),
            account="later"
            if is_reserved(one.slug) and one.slug in waiting
            else "none"
            if is_reserved(one.slug)
            else "invited"
            if one.slug in guests
            else "there",
        )
        for one in members
    ]


async def person_view(unit: UnitOfWork, key: str) -> PersonView:
    """Return one person, with the networks that they drive. Raises NotFound."""
    [view] = await views(unit, [await unit.of(Member).get(key)])
    standing = await unit.standing([key])
    networks = await unit.of(Network).some(standing.get(Network.section, ()))
    driven = tuple(one.name for one in networks if key in one.leads)
    return PersonView(view.member, view.organisation, view.seats, driven, view.account)


async def shown(
    ask: Ask,
    unit: UnitOfWork,
    key: str,
    remark: str = "",
    back: Option | None = None,
    *,
    good: bool = True,
) -> Answer:
    """Show the card of a person to who may see people; to a hub's team, what was done alone."""
    if not await holds(unit, Right.SEE_PEOPLE, ask.who):
        return told_alone(ask, remark) if remark else refuse(ask, "people-kernteam-only")
    view = await person_view(unit, key)
    return answered(ask, person_card(ask.t, view, remark, good=good, back=back))


async def takes(ask: Ask, unit: UnitOfWork, member: str, group: str = "") -> Answer:
    """Show what somebody can be taken out of, of all that the reader answers for.

    Args:
        ask: the turn.
        unit: to read in.
        member: key of the person.
        group: the one place that is meant; empty for all.
    """
    everywhere = await holds(unit, Right.APPOINT, ask.who)
    own = () if everywhere else await answered_by(unit, ask.who)
    if not everywhere and (not own or (group and group not in own)):
        return refuse(ask, "people-kernteam-only")
    view = await person_view(unit, member)
    seats = tuple(
        one
        for one in view.seats
        if (everywhere or one[0].group in own) and group in ("", one[0].group)
    )
    if not seats and group:
        return not_in(ask, view.member, await place_of(unit, group))
    if not seats and not everywhere:
        return refuse(ask, "people-kernteam-only")
    sees = await holds(unit, Right.SEE_PEOPLE, ask.who)
    return answered(ask, take_card(ask.t, replace(view, seats=seats), sees=sees))


def not_in(ask: Ask, member: Member, place: Hub | Subgroup) -> Answer:
    """Say that somebody is not in a place."""
    name, group = plain(called(ask, member)), plain(place.name)
    return told_alone(ask, ask.t("people-not-in", name=name, group=group))


def answered(ask: Ask, card: CardJson, *, done: bool = True) -> Answer:
    """Return a card for the eyes of who asked alone."""
    return private_reply(ask, card, title="people-title", verb="people.list", done=done)


def called(ask: Ask, member: Member) -> str:
    """Return what to call somebody in our own texts."""
    return name_of(ask.t, member)


async def was_first(
    ask: Ask, unit: UnitOfWork, text: str, member: Member, first: str, group: str = ""
) -> str:
    """Say that something was so already, and by whom, from the text with this id."""
    by = await member_name(unit, first)
    who = ask.whose(first, by)
    return ask.t(text, who=who, by=plain(by), name=plain(called(ask, member)), group=group)
