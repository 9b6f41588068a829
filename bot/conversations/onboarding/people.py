"""People, for the kernteam: `mensen`, a person's card, and keeping them right."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence

from bot.conversations.onboarding.met import everybody_like, people_called, take_part
from bot.conversations.onboarding.people_views import (
    answered,
    called,
    group_options,
    may_put,
    not_in,
    person_view,
    shown,
    takes,
    views,
    was_first,
)
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.contacts.contact import Contact
from bot.dispatch.private_reply import refuse, told_alone
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import plain, typed
from cards.kit.forms import NONCE, Values
from cards.onboarding.departure import left_card
from cards.onboarding.people import (
    PAGE,
    edit_form,
    end_card,
    invite_form,
    name_of,
    own_places_card,
    people_card,
    put_form,
)
from registry.admissions.deciding import answered_by
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.membership import Membership
from registry.core.permissions import Right, holds, require
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.members.being_found import hide
from registry.members.member import Member
from registry.onboarding.appointments import dismiss, place_of
from registry.onboarding.departures import come_back, depart
from registry.onboarding.people import PeopleFilter, invite, people_keys, put_in, put_right

routes = Routes()

_LONGEST = 100

_SENTENCE = re.compile(r"(?:die|en|met|who|that|and|with)\s", re.IGNORECASE)
"""What makes a sentence of it: `mensen die iets met erfgoed doen`."""
_MOST_PAGES = 99_999
_MOST_PLACES = 20
_FILTERS = {
    "nieuw": PeopleFilter.NEW,
    "new": PeopleFilter.NEW,
    "zonder groep": PeopleFilter.UNGROUPED,
    "without group": PeopleFilter.UNGROUPED,
    "without a group": PeopleFilter.UNGROUPED,
    "uitgenodigd": PeopleFilter.INVITED,
    "invited": PeopleFilter.INVITED,
    "vertrokken": PeopleFilter.LEFT,
    "left": PeopleFilter.LEFT,
}


@routes.command(
    "mensen",
    en=("people",),
    about="people-command",
    order=88,
    audience=Audience(HelpGroup.KERNTEAM, (Right.SEE_PEOPLE,)),
    slash=False,
)
async def list_people(ask: Ask) -> Answer | None:
    """Show people: all, a filter, or who is called so; leave a sentence to the rest."""
    words = typed(ask.words)[:_LONGEST]
    if _SENTENCE.match(words):
        return None
    said = fold(words)
    for name, which in _FILTERS.items():
        if said == name or said.startswith(f"{name} "):
            return await _list(ask, which, words[len(name) :].strip(), 0)
    return await _list(ask, PeopleFilter.EVERYBODY, words, 0)


@routes.verb("people.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of a list."""
    which = ask.choice("filter", PeopleFilter) or PeopleFilter.EVERYBODY
    page = ask.number("page", most=_MOST_PAGES)
    return await _list(ask, which, ask.text("words", most=_LONGEST), page)


async def _list(ask: Ask, which: PeopleFilter, words: str, page: int) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        if not await holds(unit, Right.SEE_PEOPLE, ask.who) and await may_put(unit, ask.who):
            own = await group_options(unit, ask.who)
            return answered(ask, own_places_card(ask.t, own[:_MOST_PLACES]))
        keys = await people_keys(unit, which, words)
        if which is PeopleFilter.INVITED:
            keys = await _not_come(unit, keys)
        page = max(0, min(page, (len(keys) - 1) // PAGE))
        members = await unit.of(Member).some(keys[page * PAGE : (page + 1) * PAGE])
        people = await views(unit, members)
    return answered(ask, people_card(ask.t, people, which, words, page, len(keys)))


async def _not_come(unit: UnitOfWork, keys: list[str]) -> list[str]:
    """Leave out who wrote to the bot, or pressed something: they came."""
    came = {one.slug for one in await unit.of(Contact).some(keys) if one.conversation}
    return [key for key in keys if key not in came]


@routes.verb("people.show")
async def show(ask: Ask) -> Answer:
    """Show a person's card. Raises NotAllowed, NotFound."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.SEE_PEOPLE)
        return await shown(ask, unit, ask.key("member"))


@routes.verb("people.hide", again="people.show")
async def hide_person(ask: Ask) -> Answer:
    """Have nobody find a person any more; on again is theirs alone. Raises NotAllowed, NotFound."""
    async with ask.write() as unit:
        before = await unit.of(Member).find(key := ask.key("member"))
        await hide(unit, key)
        text = "people-hidden" if before and before.said_shown else "people-hidden-before"
        return await shown(ask, unit, key, ask.t(text))


@routes.dataset("people")
async def find_people(ask: Ask) -> Answer:
    """Return people by how their names begin; for who may put them somewhere."""
    async with ask.registry.read(ask.who) as unit:
        if not await may_put(unit, ask.who):
            return Answer(choices=[])
        found = await views(unit, await everybody_like(unit, typed(ask.words)[:_LONGEST]))
    return Answer(
        choices=[
            (
                " · ".join(filter(None, (name_of(ask.t, one.member), one.organisation))),
                one.member.slug,
            )
            for one in found
        ]
    )


@routes.dataset("groups")
async def find_groups(ask: Ask) -> Answer:
    """Return groups and hubs that who asks may put people in."""
    words = fold(typed(ask.words)[:_LONGEST])
    async with ask.registry.read(ask.who) as unit:
        found = await group_options(unit, ask.who) if await may_put(unit, ask.who) else []
    return Answer(choices=[(name, key) for key, name in found if words in fold(name)][:25])


# --- in a group, and out of it


@routes.verb("people.put")
async def open_put(ask: Ask) -> Answer:
    """Show the form that puts somebody in a group, with what the button says."""
    return await put(
        ask, {name: ask.value(name) for name in ("member", "group", "profile", "until")}
    )


async def put(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    """Show the form, filled in."""
    async with ask.registry.read(ask.who) as unit:
        if not await may_put(unit, ask.who):
            return refuse(ask, "people-kernteam-only")
        groups = await group_options(unit, ask.who, str(values.get("group") or ""))
        chosen = await people_called(unit, str(values.get("member") or ""))
        if not faults:
            values = await _as_it_is(unit, values)
    people = [(one.slug, called(ask, one)) for one in chosen]
    form = put_form(ask.t, people, groups, ask.value(NONCE) if faults else "")
    return answered(ask, form.card(ask.t, values, faults), done=False)


async def _as_it_is(unit: UnitOfWork, values: Values) -> Values:
    """Fill in the profile and end that were agreed, so that sending changes neither by itself."""
    key = Membership.key(str(values.get("group") or ""), str(values.get("member") or ""))
    seat = await unit.of(Membership).find(key)
    if seat is None:
        return values
    profile = seat.profile or (Role.MEMBER if seat.role is Role.MEMBER else "")
    until = f"={seat.until.isoformat()}" if seat.until else ""
    return {
        **values,
        "profile": values.get("profile") or (str(profile) if seat.place == "hub" else ""),
        "until": values.get("until") or until,
    }


@routes.verb("people.put_send", again="people.show")
async def send_put(ask: Ask) -> Answer:
    """Put them in the group; faults are shown at the field."""
    form = put_form(ask.t, (), ())
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            entry = form.entry(values, ask.read_on(unit))
            await take_part(unit, ask.who, entry.member)
            seat = await put_in(unit, entry)
            place = await place_of(unit, seat.group)
            member = await unit.of(Member).get(seat.member)
    except Invalid as invalid:
        return await put(ask, values, invalid.faults)
    later = isinstance(place, Hub) and place.status == "planned"
    done = "people-put-done-planned" if later else "people-put-done"
    text = ask.t(done, name=plain(called(ask, member)), group=plain(place.name))
    if seat.until is not None:
        text += " " + ask.t("people-put-until", day=ask.t.day(seat.until))
    return await _after(ask, member.slug, text)


@routes.verb("people.end")
async def open_end(ask: Ask) -> Answer:
    """Show when somebody's place ends, to who answers for it."""
    async with ask.registry.read(ask.who) as unit:
        return await ends(ask, unit, ask.key("member"), ask.key("group"))


async def ends(ask: Ask, unit: UnitOfWork, member: str, group: str) -> Answer:
    """Show when somebody's place ends. Raises NotFound for one that is not there."""
    if not await holds(unit, Right.APPOINT, ask.who) and group not in await answered_by(
        unit, ask.who
    ):
        return refuse(ask, "people-kernteam-only")
    view = await person_view(unit, member)
    place = await place_of(unit, group)
    seat = await unit.of(Membership).find(Membership.key(group, member))
    if seat is None:
        return not_in(ask, view.member, place)
    keys = sorted({one.by for one in seat.ends_before if one.by})
    names = {one.slug: one.name for one in await unit.of(Member).some(keys)}
    return answered(ask, end_card(ask.t, view, seat, place.name, names))


@routes.verb("people.take")
async def open_take(ask: Ask) -> Answer:
    """Show what somebody can be taken out of."""
    group = ask.key("group") if ask.value("group") else ""
    async with ask.registry.read(ask.who) as unit:
        return await takes(ask, unit, ask.key("member"), group)


@routes.verb("people.take_out", again="people.show")
async def take_out(ask: Ask) -> Answer:
    """Take somebody out of a group; who comes second is told that they are not in it."""
    member, group = ask.key("member"), ask.key("group")
    key = Membership.key(group, member)
    try:
        async with ask.write() as unit:
            seat = await unit.of(Membership).find(key)
            await dismiss(unit, group, member)
            place = await place_of(unit, group)
            known = await unit.of(Member).get(member)
    except NotFound:
        async with ask.registry.read(ask.who) as unit:
            place = await place_of(unit, group)
            known = await unit.of(Member).get(member)
            first = await who_did(unit, Membership, key, "remove")
            text = await was_first(ask, unit, "people-take-first", known, first, plain(place.name))
        return await _after(ask, member, text, good=False)
    text = ask.t("people-take-done", name=plain(called(ask, known)), group=plain(place.name))
    profile = "" if seat is None else seat.profile or ""
    return await _after(ask, member, text, (group, str(profile)))


# --- invitations and corrections


@routes.verb("people.invite")
async def open_invite(ask: Ask) -> Answer:
    """Show the form that invites somebody by address."""
    fields = ("email", "group", "profile", "until")
    return await ask_invite(ask, {name: ask.value(name) for name in fields})


async def ask_invite(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    """Show the form, filled in."""
    async with ask.registry.read(ask.who) as unit:
        if not await may_put(unit, ask.who):
            return refuse(ask, "people-kernteam-only")
        groups = await group_options(unit, ask.who, str(values.get("group") or ""))
    form = invite_form(ask.t, groups, ask.value(NONCE) if faults else "")
    return answered(ask, form.card(ask.t, values, faults), done=False)


@routes.verb("people.invite_send", again="people.list")
async def send_invite(ask: Ask) -> Answer:
    """Have them invited; faults are shown at the field."""
    form = invite_form(ask.t, ())
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            entry = form.entry(values, ask.read_on(unit))
            member, seat = await invite(unit, entry)
            hub = await unit.of(Hub).find(seat.group) if seat and seat.place == "hub" else None
    except Invalid as invalid:
        return await ask_invite(ask, values, invalid.faults)
    later = hub is not None and hub.status == "planned"
    done = "people-invite-done-planned" if later else "people-invite-done"
    text = ask.t(done, email=plain(entry.email))
    if seat is not None and seat.until is not None:
        text += " " + ask.t("people-put-until", day=ask.t.day(seat.until))
    return await _after(ask, member.slug, text)


@routes.verb("people.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form with what is kept about somebody."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_MEMBER)
        member = await unit.of(Member).get(ask.key("member"))
    values = {"name": member.name, "email": member.email, "function": member.function}
    return answered(ask, edit_form(ask.t, member).card(ask.t, values), done=False)


@routes.verb("people.edit_save", again="people.show")
async def save_edit(ask: Ask) -> Answer:
    """Keep what was put right; faults are shown at the field."""
    key = ask.key("member")
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.EDIT_MEMBER)
        member = await unit.of(Member).get(key)
    form = edit_form(ask.t, member, ask.value(NONCE))
    values = form.read(ask.data)
    try:
        entry = form.entry(values)
        async with ask.write() as unit:
            await put_right(unit, key, entry)
    except Invalid as invalid:
        return answered(ask, form.card(ask.t, values, invalid.faults), done=False)
    return await _after(ask, key, ask.t("people-edit-done"))


# --- who left, and who comes back


@routes.verb("people.left")
async def ask_left(ask: Ask) -> Answer:
    """Ask whether somebody left."""
    async with ask.registry.read(ask.who) as unit:
        await require(unit, Right.APPOINT)
        member = await unit.of(Member).get(ask.key("member"))
    return answered(ask, left_card(ask.t, member, secrets.token_urlsafe(9)))


@routes.verb("people.left_yes", again="people.show")
async def say_left(ask: Ask) -> Answer:
    """Record that somebody left."""
    async with ask.write() as unit:
        before = await unit.of(Member).find(ask.key("member"))
        member = await depart(unit, ask.key("member"))
    if before is not None and before.status == "left":
        return await _stood_so(ask, "people-left-first", member)
    text = ask.t("people-left-done", name=plain(called(ask, member)))
    return await _after(ask, member.slug, text)


@routes.verb("people.back", again="people.show")
async def take_back(ask: Ask) -> Answer:
    """Take back that somebody left."""
    async with ask.write() as unit:
        before = await unit.of(Member).find(ask.key("member"))
        member = await come_back(unit, ask.key("member"))
    if before is not None and before.status != "left":
        return await _stood_so(ask, "people-back-first", member)
    text = ask.t("people-back-done", name=plain(called(ask, member)))
    return await _after(ask, member.slug, text)


async def _stood_so(ask: Ask, text: str, member: Member) -> Answer:
    """Tell who says that somebody left or came back after another did."""
    async with ask.registry.read(ask.who) as unit:
        first = await who_did(unit, Member, member.slug, "put", "left")
        words = await was_first(ask, unit, text, member, first)
    return await _after(ask, member.slug, words, good=False)


async def _after(
    ask: Ask, key: str, text: str, back: tuple[str, str] | None = None, *, good: bool = True
) -> Answer:
    """Show the person as they are now, with what was done."""
    async with ask.registry.read(ask.who) as unit:
        try:
            return await shown(ask, unit, key, text, back, good=good)
        except NotFound:
            return told_alone(ask, text)
