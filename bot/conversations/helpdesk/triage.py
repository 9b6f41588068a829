"""Calls for help as the kernteam handles them: on the card, in its thread, in the list."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.helpdesk.views import call_above, hangs_here
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.helpdesk.call import TEXT, Tried, asker_name
from cards.helpdesk.triage import desk_card, waiting_card
from cards.kit.components import typed
from cards.kit.forms import fault_text
from registry.core.errors import AlreadyDecided, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.helpdesk import answering
from registry.helpdesk.answering import Case
from registry.helpdesk.call import HelpRequest
from registry.helpdesk.waiting import CALLS
from registry.members.member import Member

routes = Routes()
routes.waits(CALLS, opens="helpdesk.waiting", shows="helpdesk.show", by="request")

Deed = Callable[[UnitOfWork, str], Awaitable[HelpRequest]]


@routes.verb("helpdesk.answer", again="helpdesk.show")
async def answer(ask: Ask) -> Answer:
    """Answer through the field on the card."""
    text = ask.text(TEXT)

    async def deed(unit: UnitOfWork, slug: str) -> HelpRequest:
        return await answering.answer(unit, slug, text)

    return await _with_card(ask, deed, text)


@routes.verb("helpdesk.close", again="helpdesk.show")
async def close(ask: Ask) -> Answer:
    """Close the call as solved."""
    return await _with_card(ask, answering.close)


@routes.verb("helpdesk.reopen", again="helpdesk.show")
async def reopen(ask: Ask) -> Answer:
    """Reopen the call."""
    return await _with_card(ask, answering.reopen)


@routes.verb("helpdesk.waiting")
async def waiting(ask: Ask) -> Answer:
    """Return the calls that wait, a page of them. Raises NotAllowed for who may not see them."""
    page = ask.number("page", most=999)
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.READ_WAITING, ask.who):
            raise NotAllowed(Right.READ_WAITING)
        calls = await answering.waiting(unit)
        members = await unit.of(Member).some([one.asker for one in calls])
    names = {one.slug: one.name for one in members}
    card = waiting_card(ask.t, calls, names, page)
    return private_reply(ask, card, title="helpdesk-waiting-title", verb="helpdesk.waiting")


@routes.reply
async def in_thread(ask: Ask) -> Answer | None:
    """Handle a reply in the thread of a call: the kernteam's goes to the asker.

    Whoever is of the kernteam speaks for it here, also about a call of their own.
    None, for others to look at, in any other thread and for a command; the kernteam's own words
    count as a command only when there is nothing but a command, or a slash before it.
    """
    async with ask.registry.read() as unit:
        slug = await call_above(unit, ask.place)
        if not slug:
            return None
        try:
            case = await answering.case_of(unit, slug)
        except NotFound:  # its asker was erased
            return None
        helper = await holds(unit, Right.ANSWER_HELP, ask.who)
    asker = case.request.asker == ask.who and not helper
    text = typed(ask.incoming.text)
    if not text or _is_command(ask, ask.incoming.asked, strict=asker or helper):
        return None
    if not (asker or helper):
        return Answer(text=ask.t("helpdesk-thread-outsider", asker=asker_name(ask.t, case)))
    return await _say_in_thread(ask, case, text, asker=asker)


async def _say_in_thread(ask: Ask, case: Case, text: str, *, asker: bool) -> Answer:
    """Store a remark made in the thread; the worker passes it on."""
    say = answering.respond if asker else answering.answer
    try:
        async with ask.write() as unit:
            await say(unit, case.request.slug, text, in_thread=True)
    except Invalid as wrong:
        label = ask.t("helpdesk-mine-field" if asker else "helpdesk-desk-field")
        return Answer(text=" ".join(fault_text(ask.t, one, label) for one in wrong.faults))
    except AlreadyDecided:
        return Answer(text=ask.t("helpdesk-thread-closed"))
    if asker:
        return Answer(text=ask.t("helpdesk-thread-noted"))
    return Answer(text=ask.t("helpdesk-thread-sent", asker=asker_name(ask.t, case)))


def _is_command(ask: Ask, text: str, *, strict: bool) -> bool:
    found = ask.book.find(text) if ask.book else None
    if found is None:
        return False
    return not strict or text.startswith("/") or not found[1]


async def _with_card(ask: Ask, deed: Deed, text: str = "") -> Answer:
    """Act on a call and show its card afterwards, also when it was refused.

    Raises:
        NotFound: to somebody who can't see it where they are.
    """
    slug = ask.key("request")
    tried = Tried()
    try:
        async with ask.write() as unit:
            await deed(unit, slug)
    except Invalid as wrong:
        tried = Tried(text=text, faults=wrong.faults)
    except NotAllowed:
        tried = Tried(ask.t("helpdesk-kernteam-only"), text=text)
    except AlreadyDecided:
        tried = Tried(ask.t("helpdesk-closed-first"), text=text)
    async with ask.registry.read() as unit:
        here = await hangs_here(unit, slug, ask.place)
        case = await (
            answering.case_of(unit, slug) if here else answering.readable(unit, slug, ask.who)
        )
    refused = bool(tried.remark or tried.faults)
    card, done = desk_card(ask.t, case, tried), not tried.faults
    if here:
        return Answer(card=card, text=ask.t("helpdesk-desk"), private=refused, done=done)
    return private_reply(ask, card, title="helpdesk-desk", verb="helpdesk.waiting", done=done)
