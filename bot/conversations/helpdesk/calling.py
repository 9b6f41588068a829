"""Calling for help: the form, and the conversation about one's own call."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.conversations.helpdesk.views import NOBODY_YET, as_asker, heard_by, readers_now
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import IN_DIALOG, for_all_eyes, private_reply
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.helpdesk.call import TEXT, Tried, call_form, form_card, not_yours_card
from cards.helpdesk.triage import desk_card
from cards.kit.forms import NONCE, Values
from registry.core.errors import Fault, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.helpdesk import answering
from registry.helpdesk.call import HelpRequest
from registry.helpdesk.waiting import ANSWERS

routes = Routes()
routes.waits(ANSWERS, shows="helpdesk.show", by="request")

Deed = Callable[[UnitOfWork, str], Awaitable[HelpRequest]]


@routes.command("helpdesk", en=("helpdesk",), about="helpdesk-command", order=60)
async def call(ask: Ask) -> Answer:
    """Show the form to call for help, with what was typed after the command."""
    return await _form(ask, {TEXT: ask.typed})


@routes.verb("helpdesk.form")
async def open_form(ask: Ask) -> Answer:
    """Show the form, with the words that a button carried."""
    return await _form(ask, {TEXT: ask.text(TEXT)})


@routes.verb("helpdesk.send")
async def send(ask: Ask) -> Answer:
    """Submit a call; an invalid form comes back with its faults."""
    form = call_form(ask.t)
    values = form.read(ask.data)
    try:
        async with ask.write() as unit:
            request = await answering.submit(unit, form.entry(values).text)
    except Invalid as wrong:
        return await _form(ask, values, wrong.faults)
    async with ask.registry.read() as unit:
        heard = await heard_by(unit)
    return await _mine(ask, request.slug, Tried(ask.t(heard), good=heard != NOBODY_YET))


@routes.verb("helpdesk.show", shows="help_requests", by="request")
async def show(ask: Ask) -> Answer:
    """Show one call: its asker's card, or the Helpdesk's for the kernteam."""
    slug = ask.key("request")
    async with ask.registry.read() as unit:
        case = await answering.readable(unit, slug, ask.who)
    if case.request.asker == ask.who:
        return as_asker(ask, case)
    card = desk_card(ask.t, case)
    return private_reply(ask, card, title="helpdesk-desk", verb="helpdesk.waiting")


@routes.verb("helpdesk.respond", again="helpdesk.show")
async def respond(ask: Ask) -> Answer:
    """Add a remark to one's own call."""
    text = ask.text(TEXT)

    async def deed(unit: UnitOfWork, slug: str) -> HelpRequest:
        return await answering.respond(unit, slug, text)

    return await _with_mine(ask, deed, Tried(ask.t("helpdesk-remarked"), good=True), text)


@routes.verb("helpdesk.solve", again="helpdesk.show")
async def solve(ask: Ask) -> Answer:
    """Close one's own call as solved."""
    return await _with_mine(ask, answering.close, Tried())


async def _with_mine(ask: Ask, deed: Deed, done: Tried, text: str = "") -> Answer:
    """Act on one's own call and show it afterwards."""
    slug = ask.key("request")
    try:
        async with ask.write() as unit:
            await deed(unit, slug)
    except Invalid as wrong:
        done = Tried(text=text, faults=wrong.faults)
    except (NotFound, NotAllowed):
        words = ask.t("helpdesk-not-yours")
        return for_all_eyes(Answer(card=not_yours_card(ask.t), text=words, private=True))
    return await _mine(ask, slug, done)


async def _mine(ask: Ask, slug: str, tried: Tried) -> Answer:
    async with ask.registry.read() as unit:
        case = await answering.case_of(unit, slug)
    return as_asker(ask, case, tried)


async def _form(ask: Ask, values: Values, faults: Sequence[Fault] = ()) -> Answer:
    async with ask.registry.read() as unit:
        calls = await answering.running(unit, ask.who)
        helper = await holds(unit, Right.ANSWER_HELP, ask.who)
        readers = await readers_now(unit)
    card = form_card(
        ask.t,
        values,
        faults,
        nonce=ask.value(NONCE) if faults else "",
        readers=readers,
        calls=calls,
        window=not ask.alone and ask.incoming.kind not in IN_DIALOG,
        helper=helper,
    )
    return private_reply(ask, card, title="helpdesk-form-title", verb="helpdesk.form", done=False)
