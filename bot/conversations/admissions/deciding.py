"""Deciding who is let in, for who answers for a hub or group; and access that is extended."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Literal

from bot.conversations.admissions.views import (
    answered,
    case_of,
    cases_of,
    channel_called,
    place_name,
)
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.private_reply import refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.admissions.asking import PAGE
from cards.admissions.deciding import (
    Case,
    Try,
    admit_form,
    extended_card,
    request_card,
    waiting_card,
    words_form,
)
from cards.kit.forms import NONCE, Values
from registry.admissions.deciding import admit, ask_first, decline, may_decide, waiting
from registry.admissions.ending import Seat, SeatKind, extend, seat_called, stay
from registry.admissions.request import AdmissionRequest, Overtaken
from registry.admissions.waiting import TO_DECIDE
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed, NotFound
from registry.core.membership import ChannelMembership
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.members.lookup import member_name
from registry.onboarding.appointments import place_of

routes = Routes()
routes.waits(TO_DECIDE, shows="admissions.show", by="request", opens="admissions.list")

Deed = Literal["decline", "question"]
EndLater = Callable[[UnitOfWork, SeatKind, str, date, str], Awaitable[Seat]]
Decide = Callable[[UnitOfWork, str, int, str], Awaitable[AdmissionRequest]]

_DEEDS: dict[Deed, Decide] = {"decline": decline, "question": ask_first}
_MOST_PAGES = 9_999
_LAST_ROUND = 99_999_999


@routes.command(
    *("wie wil erbij", "verzoeken", "toegangsverzoeken"),
    en=("who wants to join", "requests", "access requests"),
    about="admissions-waiting-command",
    order=85,
    audience=Audience(HelpGroup.HUB, (Right.LET_IN,), (Role.HUB_TEAM,)),
    slash=False,
)
async def list_waiting(ask: Ask) -> Answer:
    """Show the requests that wait for who asks."""
    return await _list(ask, 0)


@routes.verb("admissions.list")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of them."""
    return await _list(ask, ask.number("page", most=_MOST_PAGES))


async def _list(ask: Ask, page: int) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        found = await waiting(unit)
        page = max(0, min(page, (len(found) - 1) // PAGE))
        cases = await cases_of(unit, found[page * PAGE : (page + 1) * PAGE])
    card = waiting_card(ask.t, cases, page, len(found))
    return answered(ask, card, "admissions-waiting", "admissions.list")


@routes.verb("admissions.show", shows="admission_requests", by="request")
async def show(ask: Ask) -> Answer:
    """Show a request to who decides on it."""
    return await _shown(ask)


async def _shown(ask: Ask, tried: Try | None = None) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        case = await _case(ask, unit)
    if case is None:
        return _not_yours(ask)
    card = request_card(ask.t, case, tried)
    done = tried is None or not tried.faults
    return answered(ask, card, "admissions-waiting", "admissions.list", done=done)


async def _case(ask: Ask, unit: UnitOfWork) -> Case | None:
    """Return the request that a button names; None when who asks does not decide on it."""
    key = ask.key("request")
    request = await unit.of(AdmissionRequest).find(key)
    if request is None or not await may_decide(unit, request, ask.who):
        return None
    return await case_of(unit, key)


def _not_yours(ask: Ask) -> Answer:
    return refuse(ask, "admissions-not-yours")


@routes.verb("admissions.admit", again="admissions.show")
async def press_admit(ask: Ask) -> Answer:
    """Let somebody in, until a day where one is filled in."""
    async with ask.registry.read(ask.who) as unit:
        case = await _case(ask, unit)
    if case is None:
        return _not_yours(ask)
    form = admit_form(ask.t, case)
    values = form.read(ask.data)
    tried = Try()
    try:
        async with ask.write() as unit:
            entry = form.entry(values, ask.read_on(unit))
            await admit(unit, case.request.slug, _round(ask), entry.until)
    except Invalid as invalid:
        tried = Try(values["until"], invalid.faults)
    except NotAllowed:
        return _not_yours(ask)
    except (AlreadyDecided, Overtaken) as first:
        tried = _second(ask, first)
    return await _shown(ask, tried)


def _round(ask: Ask) -> int:
    return ask.number("round", most=_LAST_ROUND, otherwise=-1)


def _second(ask: Ask, first: AlreadyDecided | Overtaken) -> Try:
    if isinstance(first, Overtaken):
        return Try(remark="admissions-changed")
    return Try(remark="" if first.by == ask.who else "admissions-first")


@routes.verb("admissions.decline")
async def open_decline(ask: Ask) -> Answer:
    """Ask why not."""
    return await _words(ask, "decline", {})


@routes.verb("admissions.question")
async def open_question(ask: Ask) -> Answer:
    """Ask what is to be asked first."""
    return await _words(ask, "question", {})


@routes.verb("admissions.decline_send", again="admissions.show")
async def send_decline(ask: Ask) -> Answer:
    """Say no for now, with the reason."""
    return await _take(ask, "decline")


@routes.verb("admissions.question_send", again="admissions.show")
async def send_question(ask: Ask) -> Answer:
    """Ask who asks something first."""
    return await _take(ask, "question")


async def _words(ask: Ask, deed: Deed, values: Values, faults: tuple[Fault, ...] = ()) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        case = await _case(ask, unit)
    if case is None:
        return _not_yours(ask)
    if not case.request.waits:
        return await _shown(ask)
    form = words_form(ask.t, case, deed, ask.value(NONCE) if faults else "")
    card = form.card(ask.t, values, faults)
    return answered(ask, card, "admissions-waiting", "admissions.list", done=False)


async def _take(ask: Ask, deed: Deed) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        case = await _case(ask, unit)
    if case is None:
        return _not_yours(ask)
    form = words_form(ask.t, case, deed)
    values = form.read(ask.data)
    tried = None
    try:
        words = form.entry(values).words
        async with ask.write() as unit:
            await _DEEDS[deed](unit, case.request.slug, _round(ask), words)
    except Invalid as invalid:
        return await _words(ask, deed, values, invalid.faults)
    except NotAllowed:
        return _not_yours(ask)
    except (AlreadyDecided, Overtaken) as first:
        tried = _second(ask, first)
    return await _shown(ask, tried)


# --- access that ends


@routes.verb("admissions.extend", again="admissions.list")
async def press_extend(ask: Ask) -> Answer:
    """Let somebody's access end later; who comes second sees what was agreed."""
    return await _end_later(ask, extend, "admissions-extended")


@routes.verb("admissions.stay", again="admissions.list")
async def press_stay(ask: Ask) -> Answer:
    """Take the end of somebody's access off; who comes second sees what was agreed."""
    return await _end_later(ask, stay, "admissions-stays")


async def _end_later(ask: Ask, rule: EndLater, text: str) -> Answer:
    kind: SeatKind = "channel" if ask.value("kind") == "channel" else "group"
    key, seen = ask.key("seat"), _day(ask.value("until"))
    good = True
    async with ask.registry.read(ask.who) as unit:
        before = await seat_called(unit, kind, key)
    try:
        async with ask.write() as unit:
            await rule(unit, kind, key, seen, ask.key("group"))
    except NotAllowed:
        return _not_yours(ask)
    except NotFound:
        text, good = "admissions-extended-gone", False
    except AlreadyDecided:
        text, good = "admissions-extended-first", False
    async with ask.registry.read(ask.who) as unit:
        after = await seat_called(unit, kind, key)
        seat = after or before
        if seat is None:
            return refuse(ask, "admissions-extended-gone", name=ask.t("people-nameless"))
        member = await member_name(unit, seat.member)
        place = await place_of(unit, seat.group)
        channel = seat.channel if isinstance(seat, ChannelMembership) else ""
        called = await channel_called(unit, seat.group, channel) if channel else ""
    name = place_name(place, channel, called)
    until = after.until if after else None
    if text == "admissions-stays" and until is not None:
        text = "admissions-extended"  # a channel of a hub is left with the hub
    back = None
    if good and kind == "group":
        back = {"member": seat.member, "group": seat.group, "until": f"={seen.isoformat()}"}
    card = extended_card(ask.t, text, member, name, until, good=good, back=back)
    return answered(ask, card, "admissions-waiting", "admissions.list")


def _day(text: str) -> date:
    """Return the day that a button carried; one that nobody agreed on for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min
