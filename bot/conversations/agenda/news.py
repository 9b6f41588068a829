"""Notifications about questions to the kernteam, askers and followers."""

from __future__ import annotations

from bot.conversations.agenda.triage import ABOUT
from bot.conversations.agenda.views import desk_file
from bot.delivery.notifier import Notifier, missing_from
from bot.dispatch.contacts.purposes import PlaceKnown
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.agenda.triage import changed_card, desk_card, heard_card, offer_card
from cards.kit.translator import Translator
from registry.agenda.details import member_names
from registry.agenda.question import (
    HelpOffered,
    Question,
    QuestionChanged,
    QuestionDecided,
    QuestionSubmitted,
)
from registry.agenda.triage import waiting

routes = Routes()


@routes.on(QuestionSubmitted)
async def put_on_desk(event: QuestionSubmitted, notifier: Notifier) -> None:
    """Post the question to the kernteam, with similar ones and who may answer."""
    async with notifier.registry.read() as unit:
        if await unit.of(Question).find(event.question) is None:
            return
        file = await desk_file(unit, event.question)

    def compose(t: Translator) -> Answer:
        return Answer(card=desk_card(t, file), text=t("questions-desk-fallback"))

    await notifier.post_to_channel("kernteam", compose, about=f"{ABOUT}{event.question}")


@routes.on(PlaceKnown)
async def bring_waiting(event: PlaceKnown, notifier: Notifier) -> None:
    """Post the questions that wait in the channel that the kernteam has from now on."""
    if event.purpose != "kernteam":
        return
    async with notifier.registry.read() as unit:
        found = {f"{ABOUT}{one.slug}": one.slug for one in await waiting(unit)}
        missing = await missing_from(unit, "kernteam", tuple(found))
    for slug in (found[about] for about in found if about in missing):
        submitted = QuestionSubmitted(question=slug)
        await put_on_desk(submitted, notifier.with_key(f"kept:{event.channel}:{slug}"))


@routes.on(QuestionDecided)
async def tell_outcome(event: QuestionDecided, notifier: Notifier) -> None:
    """Update the kernteam's cards with the outcome, and tell the asker."""
    async with notifier.registry.read() as unit:
        if await unit.of(Question).find(event.question) is None:
            return
        file = await desk_file(unit, event.question)
        into = file.question.into
        other = await unit.of(Question).find(into) if into else None

    def compose_desk(t: Translator) -> Answer:
        return Answer(card=desk_card(t, file), text=t("questions-desk-fallback"))

    def compose(t: Translator) -> Answer:
        return Answer(card=heard_card(t, file.question, other), text=t("questions-heard-fallback"))

    await notifier.refresh(f"{ABOUT}{event.question}", compose_desk)
    if event.asker and event.asker != event.by:
        await notifier.notify_member(event.asker, compose, about=f"questions:{event.question}")


@routes.on(QuestionChanged)
async def tell_followers(event: QuestionChanged, notifier: Notifier) -> None:
    """Tell the followers of a question what changed."""
    async with notifier.registry.read() as unit:
        question = await unit.of(Question).find(event.question)
    if question is None:
        return

    def compose(t: Translator) -> Answer:
        card = changed_card(t, question, event.fields)
        return Answer(card=card, text=t("questions-changed-fallback"))

    for follower in question.followers:
        if follower != event.by:
            await notifier.notify_member(follower, compose, about=f"questions:{event.question}")


@routes.on(HelpOffered)
async def tell_offer(event: HelpOffered, notifier: Notifier) -> None:
    """Tell the kernteam who offers help, unless the offer was withdrawn."""
    async with notifier.registry.read() as unit:
        question = await unit.of(Question).find(event.question)
        names = await member_names(unit, (event.member,))
    if question is None or event.member not in question.helpers:
        return
    notes = [one.text for one in question.notes if one.member == event.member]

    def compose(t: Translator) -> Answer:
        card = offer_card(t, question, "".join(names), "".join(notes))
        return Answer(card=card, text=t("questions-offer-fallback"))

    await notifier.post_to_channel("kernteam", compose, about=f"questions:{event.question}")
