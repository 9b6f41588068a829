"""Asking, following and helping with questions: what every member can do."""

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
    plays_here,
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
    """Show existing answers to a question, and then the form to ask it.

    A number alone is a question on the agenda: `vraag 9`.
    """
    if number := number_in(ask.words):
        return await by_number(ask, NATIONAL, number)
    return await look_first(ask, ask.typed)


async def look_first(ask: Ask, words: str) -> Answer:
    """Show similar questions, or the form when there are none or no question yet."""
    if not SHORTEST_QUESTION <= len(words) <= LONGEST_QUESTION:
        return await _form(ask, {"text": words}, first=True)
    async with ask.registry.read() as unit:
        found = await alike(unit, words)
    if not (found.questions or found.networks):
        return await _form(ask, {"text": words}, first=True)
    return Answer(card=alike_card(ask.t, words, found), text=ask.t("questions-alike-title"))


@routes.verb("questions.form")
async def open_form(ask: Ask) -> Answer:
    """Show the form, with the question so far."""
    return await _form(ask, {"text": ask.text("text")})


@routes.verb("questions.submit")
async def send(ask: Ask) -> Answer:
    """Submit the form; an invalid one comes back with its faults."""
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
    """Show the questions that this person asked, follows or helps with."""
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


@routes.verb("questions.follow", again="agenda.question")
async def follow_it(ask: Ask) -> Answer:
    """Follow a question, or stop following it."""
    slug, on = ask.key("question"), ask.flag("on")
    async with ask.write() as unit:
        await follow(unit, slug, on=on)
    return await show_question(ask, slug, "questions-followed" if on else "questions-unfollowed")


@routes.verb("questions.plays", again="agenda.question")
async def say_that_it_plays(ask: Ask) -> Answer:
    """Record that a question plays with who asks too, or take that back."""
    slug, on = ask.key("question"), ask.flag("on")
    async with ask.write() as unit:
        await plays_here(unit, slug, on=on)
    return await show_question(ask, slug, "questions-played" if on else "questions-played-not")


@routes.verb("questions.help_form")
async def open_help(ask: Ask) -> Answer:
    """Ask what the member can bring."""
    return _help(ask, "")


@routes.verb("questions.help", again="agenda.question")
async def help_with_it(ask: Ask) -> Answer:
    """Record an offer to help."""
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


@routes.verb("questions.help_stop", again="agenda.question")
async def stop(ask: Ask) -> Answer:
    """Withdraw an offer to help."""
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
    """Show the form; `first` means that nothing similar was found, or the text is too long."""
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
