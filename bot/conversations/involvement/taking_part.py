"""Taking part in a network: asking, withdrawing, deciding, and who takes part."""

from __future__ import annotations

from bot.conversations.involvement.mine import list_mine
from bot.conversations.involvement.names import among, meant_by, split_kind
from bot.conversations.involvement.views import (
    applicant_of,
    asked,
    known_name,
    thing_in,
    told,
    turn_of,
)
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.involvement.taking_part import (
    Applicant,
    join_form,
    people_card,
    request_card,
    settled_card,
    told_card,
    which_card,
)
from cards.kit.components import button
from cards.kit.forms import NONCE
from cards.kit.translator import Translator
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.involved import involved
from registry.involvement.participant import (
    Participant,
    Taking,
)
from registry.involvement.taking_part import (
    WORDS,
    ask_in,
    decide,
    leave,
    part_of,
    people,
    take_out,
)
from registry.involvement.things import Thing, ThingKind, Turn, find_thing, owns, thing
from registry.involvement.waiting import REQUESTS, REQUESTS_PASSED_ON
from registry.members.lookup import member_name

routes = Routes()
routes.waits(REQUESTS, shows="involvement.request", by="network")
routes.waits(REQUESTS_PASSED_ON, shows="involvement.request", by="network")

_NETWORKS = (ThingKind.NETWORK,)
_PARTS = ("asked", "in", "declined")
"""What somebody can have with a network that `stop met netwerk` ends."""


@routes.command(
    *("doe mee met", "meedoen met", "ik wil meedoen met"),
    en=("join", "take part in"),
    about="involvement-join-command",
    order=33,
    menu=False,
)
async def ask_by_name(ask: Ask) -> Answer | None:
    """Show the form to ask to take part in the network of this name; of a hub, the hub.

    Who is in a hub is asked there: its card has how.
    """
    async with ask.registry.read() as unit:
        meant = await meant_by(unit, ask.words, _NETWORKS)
        if meant.sure:
            return await _form(ask, unit, meant.found[0][1])
        hubs = await meant_by(unit, ask.words, (ThingKind.HUB,))
    if hubs.found and not meant.found:
        return told(ask, which_card(ask.t, hubs.words, "hubs.show", hubs.found))
    return told(ask, which_card(ask.t, meant.words, "involvement.join_form", meant.found))


@routes.command(
    *("doe mee", "doe mee aan", "doe mee in", "meedoen", "meedoen aan", "meedoen in"),
    *("ik wil meedoen aan", "ik wil meedoen in", "ik doe mee met"),
    en=("take part", "i want to take part", "i want to take part in", "i want to join"),
    about="involvement-join-command",
    order=33,
    shown=False,
    menu=False,
)
async def ask_in_other_words(ask: Ask) -> Answer | None:
    """Do as `doe mee met`; leave a sentence that names no network to search."""
    words, _ = split_kind(ask.words)
    async with ask.registry.read() as unit:
        named = not words or (await meant_by(unit, ask.words, tuple(ThingKind))).found
    return await ask_by_name(ask) if named else None


@routes.command(
    *("stop met netwerk", "stop met het netwerk", "doe niet meer mee met", "stop met meedoen met"),
    en=("leave network", "leave the network", "stop taking part in"),
    about="involvement-leave-command",
    order=34,
    menu=False,
)
async def leave_by_name(ask: Ask) -> Answer:
    """Stop taking part in the network of this name."""
    async with ask.registry.read() as unit:
        mine = [
            one for one in await involved(unit, ask.who) if one.how in ("asked", "in", "declined")
        ]
    meant = among(ask.words, mine)
    if meant.sure:
        return await _leave(ask, meant.found[0][1])
    return told(ask, which_card(ask.t, meant.words, "involvement.leave", meant.found))


@routes.verb("involvement.join_form")
async def open_form(ask: Ask) -> Answer:
    """Show the form to ask to take part."""
    async with ask.registry.read() as unit:
        return await _form(ask, unit, ask.key("network"))


@routes.verb("involvement.join", again="networks.show")
async def join(ask: Ask) -> Answer:
    """Ask to take part; an invalid form comes back with its fault."""
    slug, words = ask.key("network"), ask.text(WORDS)
    try:
        async with ask.write() as unit:
            before = await part_of(unit, slug, ask.who)
            about = await thing(unit, ThingKind.NETWORK, slug)
            turn = await turn_of(unit, about)
            part = await ask_in(unit, slug, words, turn)
    except Invalid as wrong:
        async with ask.registry.read() as unit:
            return await _form(ask, unit, slug, words, wrong.faults)
    if part.state is Taking.IN:
        already = before is not None and before.state is Taking.IN
        text = "already" if already else "now"
        undo = button(ask.t("involvement-leave"), "involvement.leave", {"network": slug})
    else:
        text = "kernteam" if part.turn is Turn.KERNTEAM else "lead"
        undo = button(ask.t("involvement-withdraw"), "involvement.leave", {"network": slug})
    return told(ask, told_card(ask.t, f"involvement-joined-{text}", about, undo=undo))


@routes.verb("involvement.leave", again="involvement.mine")
async def stop(ask: Ask) -> Answer:
    """Stop taking part, withdraw the request, or put away that it was declined."""
    return await _leave(ask, ask.key("network"))


@routes.verb("involvement.request")
async def open_request(ask: Ask) -> Answer:
    """Show who decides a request to take part, or what came of it."""
    return await _request(ask, ask.key("network"), ask.key("member"))


@routes.verb("involvement.admit", again="involvement.request")
async def admit(ask: Ask) -> Answer:
    """Let somebody take part."""
    return await _decide(ask, accepted=True)


@routes.verb("involvement.decline", again="involvement.request")
async def decline(ask: Ask) -> Answer:
    """Do not let somebody take part."""
    return await _decide(ask, accepted=False)


@routes.verb("involvement.people")
async def show_people(ask: Ask) -> Answer:
    """Show its aanjagers and the kernteam who takes part."""
    return await _people(ask)


@routes.verb("involvement.take_out", again="involvement.people")
async def take_somebody_out(ask: Ask) -> Answer:
    """Take somebody out who takes part."""
    try:
        async with ask.write() as unit:
            await take_out(unit, ask.key("network"), ask.key("member"))
    except NotAllowed:
        return _not_yours(ask)
    except AlreadyDecided:
        return await _people(ask)
    return await _people(ask, "involvement-taken-out")


async def _form(
    ask: Ask, unit: UnitOfWork, slug: str, words: str = "", faults: tuple[Fault, ...] = ()
) -> Answer:
    about = await thing(unit, ThingKind.NETWORK, slug)
    kernteam = await turn_of(unit, about) is Turn.KERNTEAM
    form = join_form(ask.t, about, ask.value(NONCE) if faults else "", kernteam=kernteam)
    card = form.card(ask.t, {WORDS: words}, faults)
    return asked(ask, card, form.title, "involvement.join_form", ThingKind.NETWORK, slug)


async def _leave(ask: Ask, slug: str) -> Answer:
    async with ask.write() as unit:
        before = await leave(unit, slug)
        name = await known_name(unit, ThingKind.NETWORK, slug, theirs=before is not None)
    text = {
        Taking.ASKED: "involvement-withdrawn",
        Taking.DECLINED: "involvement-put-away-done",
        None: "involvement-left-none",
    }.get(before, "involvement-left")
    return await list_mine(ask, text, name)


async def _decide(ask: Ask, *, accepted: bool) -> Answer:
    slug, member, words = ask.key("network"), ask.key("member"), ask.text(WORDS)
    try:
        async with ask.write() as unit:
            part = await decide(unit, slug, member, accepted=accepted, answer=words)
            about = await find_thing(unit, ThingKind.NETWORK, slug)
            applicant = await applicant_of(unit, member)
            by = await member_name(unit, ask.who)
    except NotAllowed:
        return _not_yours(ask)
    except Invalid as wrong:
        return await _request(ask, slug, member, wrong.faults[0], words)
    except AlreadyDecided:
        return await _request(ask, slug, member)
    if about is None:
        return refuse(ask, "involvement-gone")
    return _shown(settled_card(ask.t, about, applicant, part.state, by, part.answer))


async def _request(
    ask: Ask, slug: str, member: str, fault: Fault | None = None, words: str = ""
) -> Answer:
    """Show a request to who decides, as it is now."""
    async with ask.registry.read() as unit:
        about = await find_thing(unit, ThingKind.NETWORK, slug)
        if about is None or not await owns(unit, about, ask.who, Right.ADMIT):
            return _not_yours(ask)
        part = await part_of(unit, slug, member)
        applicant = await applicant_of(unit, member)
        by = await member_name(unit, part.by) if part else ""
    if part is None or part.state is Taking.RESTING:
        return refuse(ask, "involvement-gone")
    card = _card_of(ask.t, about, part, applicant, by, fault, words)
    return private_card(ask, card, "involvement-mine", "involvement.mine")


def _card_of(
    t: Translator,
    about: Thing,
    part: Participant,
    applicant: Applicant,
    by: str,
    fault: Fault | None = None,
    words: str = "",
) -> CardJson:
    if part.state is Taking.ASKED:
        return request_card(t, about, applicant, part.words, fault, words)
    return settled_card(t, about, applicant, part.state, by, part.answer)


async def _people(ask: Ask, remark: str = "") -> Answer:
    page = ask.number("page", most=9_999)
    try:
        async with ask.registry.read(ask.who) as unit:
            about, found = await people(unit, *thing_in(ask), page)
    except NotAllowed:
        return refuse(ask, "involvement-people-not-yours")
    card = people_card(ask.t, about, found, page, remark)
    return private_card(ask, card, "involvement-mine", "involvement.mine")


def _not_yours(ask: Ask) -> Answer:
    return refuse(ask, "involvement-not-yours")


def _shown(card: CardJson) -> Answer:
    return Answer(card=card, text=str(card["fallbackText"]))
