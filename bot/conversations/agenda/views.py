"""Data and cards that the conversations about questions share."""

from __future__ import annotations

from bot.conversations.provenance.views import for_kernteam
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder
from bot.dispatch.turn import Answer
from cards.agenda.question import question_card
from cards.agenda.triage import DeskFile
from cards.involvement.place import with_place
from cards.involvement.taking_part import show_button
from graph_sync.ledger.places import TeamsPlace, hub_place
from registry.agenda.asking import Alike, alike, readable
from registry.agenda.details import dossier, member_names
from registry.agenda.question import PUBLIC, Question
from registry.core.reference.theme import Theme
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import NATIONAL
from registry.hubs.hub import Hub
from registry.involvement.things import ThingKind


async def show_question(ask: Ask, slug: str, remark: str = "") -> Answer:
    """Show the card of a question; `remark` is the id of a text that says what just happened.

    Raises:
        NotFound: there is none that this person may read.
    """
    async with ask.registry.read() as unit:
        question = await readable(unit, slug, ask.who)
        found = await dossier(unit, question, ask.who if ask.unseen else "")
        hub = "" if question.agenda == NATIONAL else question.agenda
        reader = ask.who if ask.unseen else ""
        place = await hub_place(unit, hub, reader, "agenda") if hub else TeamsPlace()
        card = await for_kernteam(ask, unit, question, question_card(ask.t, found, remark))
    if hub:
        card = with_place(
            ask.t,
            card,
            place,
            way_in="places-hub-way",
            door=show_button(ask.t, ThingKind.HUB, hub),
        )
    public = question.status in PUBLIC
    return Answer(
        card=card,
        text=str(card["fallbackText"]),
        private=bool(remark) or not public,
        instead=None
        if public
        else public_placeholder(ask, "questions-mine-title", "questions.mine"),
    )


async def desk_file(unit: UnitOfWork, slug: str) -> DeskFile:
    """Return a question as the kernteam sees it."""
    question = await unit.of(Question).get(slug)
    waits = question.status == "submitted"
    on_hub = question.agenda != NATIONAL
    return DeskFile(
        question,
        asker=await _name(unit, question.asker),
        hub=await unit.of(Hub).find(question.agenda) if on_hub else None,
        themes=tuple(await unit.of(Theme).some(question.themes)),
        alike=await alike(unit, question.text, question.themes, apart=slug) if waits else Alike(),
        decider=await _name(unit, question.decided_by),
    )


async def _name(unit: UnitOfWork, member: str) -> str:
    names = await member_names(unit, (member,)) if member else ()
    return names[0] if names else ""
