"""Asking a network or hub something, answering it, and stopping, from either side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.conversations.involvement.views import asked, case_of, form_by_name, thing_in, turn_of
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, refuse
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.involvement.inquiries import TEXT, inquiry_card, inquiry_form
from cards.kit.forms import NONCE
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed, NotFound
from registry.core.unit_of_work import UnitOfWork
from registry.involvement import asking
from registry.involvement.inquiry import Inquiry
from registry.involvement.things import ThingKind, Turn, thing
from registry.involvement.waiting import INQUIRIES, INQUIRIES_PASSED_ON

routes = Routes()
routes.waits(INQUIRIES, shows="involvement.inquiry", by="inquiry")
routes.waits(INQUIRIES_PASSED_ON, shows="involvement.inquiry", by="inquiry")

Deed = Callable[[UnitOfWork, str, str], Awaitable[Inquiry]]


@routes.command(
    *("vraag aan netwerk", "vraag aan het netwerk", "stel een vraag aan netwerk"),
    "stel een vraag aan het netwerk",
    en=("ask network", "ask the network", "question for network"),
    about="involvement-ask-command",
    order=34,
    menu=False,
)
async def ask_network(ask: Ask) -> Answer:
    """Show the form to ask the network of this name something: `NAME: question`."""
    return await form_by_name(ask, ThingKind.NETWORK, _form, "involvement.ask_form")


@routes.command(
    *("vraag aan hub", "vraag aan de hub", "vraag aan kennishub", "stel een vraag aan hub"),
    "stel een vraag aan de hub",
    en=("ask hub", "ask the hub", "question for hub"),
    about="involvement-ask-command",
    shown=False,
    menu=False,
)
async def ask_hub(ask: Ask) -> Answer:
    """Show the form to ask the hub of this name something."""
    return await form_by_name(ask, ThingKind.HUB, _form, "involvement.ask_form")


@routes.verb("involvement.ask_form")
async def open_form(ask: Ask) -> Answer:
    """Show the form to ask something."""
    async with ask.registry.read() as unit:
        return await _form(ask, unit, *thing_in(ask), ask.text(TEXT))


@routes.verb("involvement.ask")
async def send(ask: Ask) -> Answer:
    """Ask it; an invalid form comes back with its faults."""
    kind, slug = thing_in(ask)
    text = ask.text(TEXT)
    try:
        async with ask.write() as unit:
            about = await thing(unit, kind, slug)
            turn = await turn_of(unit, about)
            inquiry = await asking.ask(unit, kind, slug, text, turn)
    except Invalid as wrong:
        async with ask.registry.read() as unit:
            return await _form(ask, unit, kind, slug, text, wrong.faults)
    who = f"{kind}-{inquiry.turn}"
    return await _show(ask, inquiry.slug, ask.t("involvement-asked", who=who))


@routes.verb("involvement.inquiry", shows="inquiries", by="inquiry")
async def show(ask: Ask) -> Answer:
    """Show a question to who asked, who may answer, and the kernteam."""
    return await _show(ask, ask.key("inquiry"))


@routes.verb("involvement.answer", again="involvement.inquiry")
async def press_answer(ask: Ask) -> Answer:
    """Answer it."""
    return await _do(ask, asking.answer, "involvement-answered")


@routes.verb("involvement.refuse", again="involvement.inquiry")
async def press_refuse(ask: Ask) -> Answer:
    """Say that it will not be answered."""
    return await _do(ask, asking.decline, "involvement-refused")


@routes.verb("involvement.pass_on", again="involvement.inquiry")
async def press_pass_on(ask: Ask) -> Answer:
    """Pass it on to the kernteam."""

    async def deed(unit: UnitOfWork, slug: str, _: str) -> Inquiry:
        return await asking.pass_on(unit, slug)

    return await _do(ask, deed, "involvement-passed")


@routes.verb("involvement.withdraw", again="involvement.inquiry")
async def press_withdraw(ask: Ask) -> Answer:
    """Withdraw one's own question."""

    async def deed(unit: UnitOfWork, slug: str, _: str) -> Inquiry:
        return await asking.withdraw(unit, slug)

    return await _do(ask, deed, "involvement-inquiry-gone")


async def _form(
    ask: Ask,
    unit: UnitOfWork,
    kind: ThingKind,
    slug: str,
    text: str = "",
    faults: Sequence[Fault] = (),
) -> Answer:
    about = await thing(unit, kind, slug)
    turn: Turn = await turn_of(unit, about)
    form = inquiry_form(ask.t, about, turn, ask.value(NONCE) if faults else "")
    card = form.card(ask.t, {TEXT: text}, faults)
    return asked(ask, card, form.title, "involvement.ask_form", kind, slug)


async def _do(ask: Ask, deed: Deed, done: str) -> Answer:
    """Do it once; show who comes second, or too late, how it is."""
    slug, text = ask.key("inquiry"), ask.text(TEXT)
    try:
        async with ask.write() as unit:
            await deed(unit, slug, text)
    except Invalid as wrong:
        return await _show(ask, slug, fault=wrong.faults[0], typed=text)
    except AlreadyDecided:
        return await _show(ask, slug, ask.t("involvement-inquiry-first"), good=False, typed=text)
    except (NotAllowed, NotFound):
        return refuse(ask, "involvement-inquiry-not-yours")
    return await _show(ask, slug, ask.t(done))


async def _show(
    ask: Ask,
    slug: str,
    remark: str = "",
    *,
    good: bool = True,
    fault: Fault | None = None,
    typed: str = "",
) -> Answer:
    try:
        async with ask.registry.read() as unit:
            case = await case_of(unit, slug, ask.who)
    except NotFound:
        return refuse(ask, "involvement-inquiry-not-yours")
    card = inquiry_card(ask.t, case, remark, good=good, fault=fault, typed=typed)
    return private_card(ask, card, "involvement-mine", "involvement.mine")
