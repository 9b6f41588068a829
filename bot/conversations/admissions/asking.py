"""Mag ik erbij: `mag ik bij hub twente`, the button on a card, and one's own requests."""

from __future__ import annotations

import dataclasses
import re
import secrets
from collections.abc import Sequence
from datetime import date

from bot.conversations.admissions.views import (
    answered,
    channels_of,
    deciders_of,
    own_requests,
    own_seats,
    place_name,
)
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.admissions.asking import (
    OwnRequest,
    PlaceName,
    answer_form,
    ask_form,
    mine_card,
    no_way_card,
    which_place_card,
)
from cards.kit.components import typed
from cards.kit.forms import NONCE, Values
from cards.kit.translator import Translator
from registry.admissions.asking import answer, ask_in, obstacle, own, seat_of, withdraw
from registry.admissions.request import AdmissionRequest, AdmissionStatus, NoWayIn
from registry.admissions.waiting import TO_ANSWER
from registry.core.dates import end_within
from registry.core.dates.workdays import today
from registry.core.errors import AlreadyDecided, Fault, Invalid
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import fold
from registry.hubs.hub import Hub
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WayIn, way_into
from registry.onboarding.appointments import place_of
from registry.onboarding.people import groups, groups_meant

routes = Routes()
routes.waits(TO_ANSWER, shows="admissions.answer", by="request", opens="admissions.mine")

_LONGEST = 400
_MOST_PAGES = 999
_WHY = re.compile(r"[,;.]?\s+(?:omdat|want|because|since)\s+", re.IGNORECASE)
_CHANNEL = re.compile(
    r"(?:in |bij )?(?:het |the )?(?:besloten |private )?(?:kanaal|channel) (?P<channel>.+?) "
    r"(?:van|in|bij|of) (?P<place>.+)",
    re.IGNORECASE,
)
_SMALL = re.compile(r"^(?:(?:bij|in|met|aan|to|of|de|het|the)\s+)+", re.IGNORECASE)


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What somebody typed that they want to be in.

    Attributes:
        place: what names it.
        channel: what names a channel of it; empty for the place itself.
        why, until: as far as they said so.
    """

    place: str
    channel: str = ""
    why: str = ""
    until: str = ""


def wish(text: str, day: date) -> Wish:
    """Read `hub twente tot 1 juli omdat ik meewerk`, `het kanaal Kernteam van Twente`."""
    text = typed(text)[:_LONGEST]
    text, _, why = _split(text)
    text, until = end_within(text, day)
    text = _SMALL.sub("", text.strip(" ?.!"))
    if found := _CHANNEL.fullmatch(text):
        return Wish(found["place"], found["channel"], why, until)
    return Wish(text, "", why, until)


def _split(text: str) -> tuple[str, str, str]:
    parts = _WHY.split(text, maxsplit=1)
    return (parts[0], "", parts[1].strip(" ?.!")) if len(parts) > 1 else (text, "", "")


@routes.command(
    *("mag ik erbij", "mag ik er bij", "toegang vragen", "ik wil erbij"),
    en=("may i join", "can i join", "ask to join"),
    about="admissions-command",
    order=45,
    menu=False,
)
async def by_name(ask: Ask) -> Answer:
    """Show the form for the place that is meant, or the places to choose from."""
    found = await _meant(ask)
    return found or await _places(ask, 0, typed(ask.words)[:_LONGEST])


@routes.command(
    *("mag ik bij", "mag ik in", "mag ik meedoen met", "mag ik meedoen aan", "mag ik meedoen in"),
    en=("may i be in", "can i be in", "let me into"),
    about="admissions-command",
    shown=False,
    menu=False,
    slash=False,
)
async def by_sentence(ask: Ask) -> Answer | None:
    """Show the form for the place that is meant; leave any other sentence to search."""
    return await _meant(ask)


async def _meant(ask: Ask) -> Answer | None:
    async with ask.registry.read(ask.who) as unit:
        meant = wish(ask.typed, today(unit.now))
        found = groups_meant(meant.place, await groups(unit)) if meant.place else []
        if len(found) > 1:
            names = [place_name(one) for one in found]
            return _which(ask, meant.place, names)
        if not found:
            return None
        place, values = found[0], {"why": meant.why, "until": meant.until}
        if not meant.channel:
            return await _form(ask, unit, place, "", values)
        named = channels_of(ask, place)
        keys = [key for key, name in named.items() if fold(name) == fold(meant.channel)]
        if len(keys) == 1:
            return await _form(ask, unit, place, keys[0], values)
        names = [place_name(place), *(place_name(place, *pair) for pair in named.items())]
    return _which(ask, meant.channel, names)


@routes.verb("admissions.places")
async def turn_page(ask: Ask) -> Answer:
    """Show a page of the places that one can ask to be in."""
    return await _places(ask, ask.number("page", most=_MOST_PAGES), "")


async def _places(ask: Ask, page: int, words: str) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        known = [one for one in await groups(unit) if way_into(one) is WayIn.ASK]
        names = [place_name(one) for one in known if not await obstacle(unit, one, ask.who)]
    return _which(ask, words, names, page)


def _which(ask: Ask, words: str, names: Sequence[PlaceName], page: int = 0) -> Answer:
    card = which_place_card(ask.t, words, names, page)
    return answered(ask, card, "admissions-which", "admissions.places")


@routes.verb("admissions.ask")
async def open_form(ask: Ask) -> Answer:
    """Show the form for the place that a button names, or why nobody can ask there."""
    async with ask.registry.read(ask.who) as unit:
        place = await place_of(unit, ask.key("group"))
        return await _form(ask, unit, place, ask.value("channel"), {})


async def _form(
    ask: Ask,
    unit: UnitOfWork,
    place: Hub | Subgroup,
    channel: str,
    values: Values,
    faults: Sequence[Fault] = (),
) -> Answer:
    channels = channels_of(ask, place)
    channel = channel if channel in channels else ""
    name = place_name(place, channel, channels.get(channel, ""))
    if why := await obstacle(unit, place, ask.who, channel):
        return _no_way(ask, place, name, why)
    known = await unit.of(AdmissionRequest).find(AdmissionRequest.key(place.slug, ask.who, channel))
    if known is not None and known.waits:
        return await _mine(ask, unit, ask.t("admissions-already"))
    longer = await seat_of(unit, place, ask.who, channel) is not None
    deciders = await deciders_of(unit, ask.t, place)
    nonce = ask.value(NONCE) if faults else secrets.token_urlsafe(9)
    form = ask_form(ask.t, name, deciders, longer=longer, nonce=nonce)
    card = form.card(ask.t, values, faults)
    return answered(ask, card, "admissions-ask", "admissions.places", done=False)


def _no_way(ask: Ask, place: Hub | Subgroup, name: PlaceName, why: str) -> Answer:
    card = no_way_card(ask.t, place, why, name)
    return answered(ask, card, "admissions-ask", "admissions.places")


@routes.verb("admissions.send", again="admissions.mine")
async def send(ask: Ask) -> Answer:
    """Send the request; faults are shown at the field."""
    group, channel = ask.key("group"), ask.value("channel")
    async with ask.registry.read(ask.who) as unit:
        place = await place_of(unit, group)
    channels = channels_of(ask, place)
    form = ask_form(ask.t, place_name(place), "")
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            entry = form.entry({**values, "group": group, "channel": channel}, ask.read_on(unit))
            before = await unit.of(AdmissionRequest).find(
                AdmissionRequest.key(group, ask.who, channel)
            )
            known = await ask_in(unit, entry, channels)
            already = before is not None and before.waits and before.round == known.round
    except NoWayIn as no:
        name = place_name(place, channel, channels.get(channel, ""))
        return _no_way(ask, place, name, no.why)
    except Invalid as invalid:
        faults = [_worded(ask.t, one) for one in invalid.faults]
        async with ask.registry.read(ask.who) as unit:
            return await _form(ask, unit, place, channel, values, faults)
    async with ask.registry.read(ask.who) as unit:
        text = ask.t("admissions-already" if already else "admissions-sent")
        return await _mine(ask, unit, text)


def _worded(t: Translator, fault: Fault) -> Fault:
    if fault.code != "admission_again":
        return fault
    return dataclasses.replace(fault, params={"day": t.day(fault.params["day"])})


# --- one's own requests


@routes.command(
    *("mijn toegang", "mijn verzoeken"),
    en=("my access", "my requests"),
    about="admissions-mine-command",
    order=46,
    menu=False,
)
async def show_mine(ask: Ask) -> Answer:
    """Show one's requests, and one's places that end."""
    async with ask.registry.read(ask.who) as unit:
        return await _mine(ask, unit)


routes.verb("admissions.mine")(show_mine)


async def _mine(ask: Ask, unit: UnitOfWork, remark: str = "", *, good: bool = True) -> Answer:
    requests, seats = await own_requests(unit, ask.who), await own_seats(unit, ask.who)
    card = mine_card(ask.t, requests, seats, remark, good=good)
    return answered(ask, card, "admissions-mine", "admissions.mine")


@routes.verb("admissions.withdraw", again="admissions.mine")
async def take_back(ask: Ask) -> Answer:
    """Take a request back, unless somebody decided first."""
    remark, good = "admissions-withdrawn", True
    try:
        async with ask.write() as unit:
            await withdraw(unit, ask.key("request"))
    except AlreadyDecided as first:
        remark, good = _late(first.outcome), False
    async with ask.registry.read(ask.who) as unit:
        return await _mine(ask, unit, ask.t(remark), good=good)


def _late(status: str) -> str:
    """Return the id of what to tell who comes too late: after who decides, or after themselves."""
    own = status in (AdmissionStatus.OPEN, AdmissionStatus.WITHDRAWN)
    return "admissions-yourself" if own else "admissions-first"


@routes.verb("admissions.answer")
async def open_answer(ask: Ask) -> Answer:
    """Show the form to answer what who decides asked."""
    return await _answer_form(ask, {})


@routes.verb("admissions.answer_send", again="admissions.mine")
async def send_answer(ask: Ask) -> Answer:
    """Send the answer; faults are shown at the field."""
    key = ask.key("request")
    async with ask.registry.read(ask.who) as unit:
        form = answer_form(ask.t, await _own(unit, key))
    values = form.read(ask.data)
    remark, good = "admissions-answered", True
    try:
        async with ask.write() as unit:
            await answer(unit, key, form.entry(values).words)
    except Invalid as invalid:
        return await _answer_form(ask, values, invalid.faults)
    except AlreadyDecided as first:
        remark, good = _late(first.outcome), False
    async with ask.registry.read(ask.who) as unit:
        return await _mine(ask, unit, ask.t(remark), good=good)


async def _answer_form(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    async with ask.registry.read(ask.who) as unit:
        mine = await _own(unit, ask.key("request"))
        if mine.request.status != "asked":
            return await _mine(ask, unit, ask.t(_late(mine.request.status)), good=False)
    form = answer_form(ask.t, mine, ask.value(NONCE) if faults else "")
    card = form.card(ask.t, values, faults)
    return answered(ask, card, "admissions-mine", "admissions.mine", done=False)


async def _own(unit: UnitOfWork, key: str) -> OwnRequest:
    request = await own(unit, key)
    name = place_name(await place_of(unit, request.group), request.channel, request.channel_label)
    return OwnRequest(name, request)
