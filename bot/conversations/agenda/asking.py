"""Putting a question, following one, offering help: what every member does with questions."""

from __future__ import annotations

from bot.conversations.agenda.agenda import by_number
from bot.conversations.agenda.views import show_question
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.agenda.forms import ask_form, help_form
from cards.agenda.question import mine_card
from cards.agenda.triage import alike_card, sent_card
from cards.kit.components import dialog, para
from cards.kit.forms import NONCE, Values
from registry.agenda.asking import (
    LONGEST_QUESTION,
    SHORTEST_QUESTION,
    alike,
    follow,
    mine,
    offer_help,
    stop_helping,
    submit,
)
from registry.agenda.lookup import live_hubs, number_in
from registry.core.errors import Fault, Invalid
from registry.core.reference import theme
from registry.core.vocabulary import NATIONAL

routes = Routes()


@routes.command("vraag", en=("ask", "question"), about="questions-ask-command", order=21)
async def start(ask: Ask) -> Answer:
    """What there is already on a question, and then the form to put it.

    A number alone is a question on the agenda: `vraag 9`.
    """
    if number := number_in(ask.words):
        return await by_number(ask, NATIONAL, number)
    return await look_first(ask, ask.typed)


async def look_first(ask: Ask, words: str) -> Answer:
    """Look-alikes of a question, or the form at once when there are none or no question yet."""
    if not SHORTEST_QUESTION <= len(words) <= LONGEST_QUESTION:
        return await _form(ask, {"text": words}, first=True)
    async with ask.registry.read() as unit:
        found = await alike(unit, words)
    if not (found.questions or found.networks):
        return await _form(ask, {"text": words}, first=True)
    return Answer(card=alike_card(ask.t, words, found), text=ask.t("questions-alike-title"))


@routes.verb("questions.form")
async def open_form(ask: Ask) -> Answer:
    """The form, with the question so far."""
    return await _form(ask, {"text": ask.text("text")})


@routes.verb("questions.submit")
async def send(ask: Ask) -> Answer:
    """Take the form in; it comes back as it was, with what is wrong in it."""
    form = ask_form(ask.t, (), ())
    values = form.read(ask.data)
    try:
        draft = form.entry(values)
        async with ask.write() as unit:
            question = await submit(unit, draft)
    except Invalid as wrong:
        return await _form(ask, values, wrong.faults)
    title = ask.t("questions-sent-title")
    return Answer(
        card=sent_card(ask.t, question),
        text=title,
        title=title,
        private=True,
        instead=public_placeholder(ask, "questions-mine-title", "questions.mine"),
    )


@routes.command("mijn vragen", en=("my questions",), about="questions-mine-command", order=22)
async def own(ask: Ask) -> Answer:
    """The questions that this person put, follows or helps with."""
    async with ask.registry.read() as unit:
        found = await mine(unit, ask.who)
    title = ask.t("questions-mine-title")
    return Answer(
        card=mine_card(ask.t, found),
        text=title,
        title=title,
        private=True,
        instead=public_placeholder(ask, "questions-mine-title", "questions.mine"),
    )


routes.verb("questions.mine")(own)


@routes.verb("questions.follow")
async def follow_it(ask: Ask) -> Answer:
    """Follow a question, or no longer."""
    slug, on = ask.key("question"), ask.flag("on")
    async with ask.write() as unit:
        await follow(unit, slug, on=on)
    return await show_question(ask, slug, "questions-followed" if on else "questions-unfollowed")


@routes.verb("questions.help_form")
async def open_help(ask: Ask) -> Answer:
    """Ask what somebody can bring."""
    return _help(ask, "")


@routes.verb("questions.help")
async def help_with_it(ask: Ask) -> Answer:
    """Note that somebody wants to help."""
    slug = ask.key("question")
    form = help_form(ask.t, slug)
    values = form.read(ask.data)
    try:
        note = form.entry(values).note
        async with ask.write() as unit:
            await offer_help(unit, slug, note)
    except Invalid as wrong:
        return _help(ask, str(values["note"]), wrong.faults)
    return await show_question(ask, slug, "questions-helping")


@routes.verb("questions.help_stop")
async def stop(ask: Ask) -> Answer:
    """Note that somebody does not want to help after all."""
    slug = ask.key("question")
    async with ask.write() as unit:
        await stop_helping(unit, slug)
    return await show_question(ask, slug, "questions-help-stopped")


def _help(ask: Ask, note: str, faults: tuple[Fault, ...] = ()) -> Answer:
    slug = ask.key("question")
    form = help_form(ask.t, slug, ask.value(NONCE) if faults else "")
    more = (
        [dialog(ask.t("questions-dialog"), "questions.help_form", {"question": slug})]
        if should_offer_dialog(ask)
        else []
    )
    card = form.card(ask.t, {"note": note}, faults, more=more)
    title = ask.t("questions-help-title")
    return Answer(card=card, text=title, title=title, private=True, done=False)


async def _form(
    ask: Ask, values: Values, faults: tuple[Fault, ...] = (), *, first: bool = False
) -> Answer:
    """The form; `first` says that nothing alike was found, or too much was written."""
    async with ask.registry.read() as unit:
        choices = await theme.active(unit)
        hubs = await live_hubs(unit)
    text = str(values.get("text", ""))
    if first and len(text) > LONGEST_QUESTION:
        faults = (Fault("text", "too_long", {"max": LONGEST_QUESTION}),)
    alone = first and len(text) >= SHORTEST_QUESTION and not faults
    form = ask_form(ask.t, choices, hubs, ask.value(NONCE) if faults else "")
    opening = {"text": text[:LONGEST_QUESTION]}
    more = (
        [dialog(ask.t("questions-dialog"), "questions.form", opening)]
        if should_offer_dialog(ask)
        else []
    )
    above = [para(ask.t("questions-alike-none"))] if alone else []
    card = form.card(ask.t, values, faults, above=above, more=more)
    title = ask.t("questions-form-title")
    return Answer(card=card, text=title, title=title, private=True, done=False)
