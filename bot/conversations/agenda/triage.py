"""Triage by the kernteam: place on an agenda, answer, merge, decline, keep up to date."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from bot.conversations.agenda.views import desk_file, show_question
from bot.dispatch.ask import Ask
from bot.dispatch.commands import Audience, HelpGroup
from bot.dispatch.contacts.contact import SentMessage
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.agenda.forms import (
    OUTCOMES,
    answer_form,
    decline_form,
    edit_form,
    merge_form,
    place_form,
    question_option,
)
from cards.agenda.triage import desk_card, waiting_card
from cards.kit.components import dialog, typed
from cards.kit.forms import NONCE, EntryForm, Form, Values
from registry.agenda import triage as desk
from registry.agenda.asking import alike
from registry.agenda.details import worker_names
from registry.agenda.lookup import live_hubs
from registry.agenda.question import Question
from registry.agenda.waiting import QUESTIONS
from registry.core.errors import AlreadyDecided, Fault, Invalid, NotAllowed, NotFound
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.networks.network import Network

routes = Routes()
routes.waits(QUESTIONS, opens="questions.waiting", shows="questions.desk", by="question")

ABOUT = "question-desk:"
"""What messages to the kernteam are about, with the question's slug behind it."""

Decision = desk.Placement | desk.Reply | desk.Merge | desk.Decline
DecisionForm = (
    EntryForm[desk.Placement]
    | EntryForm[desk.Reply]
    | EntryForm[desk.Merge]
    | EntryForm[desk.Decline]
)


@routes.command(
    "vragen te beoordelen",
    en=("questions to review",),
    about="questions-waiting-command",
    order=81,
    audience=Audience(HelpGroup.KERNTEAM, (Right.READ_WAITING,)),
    slash=False,
)
async def waiting(ask: Ask) -> Answer:
    """Show the waiting questions to the kernteam. Raise NotAllowed for others."""
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.READ_WAITING, ask.who):
            raise NotAllowed(Right.READ_WAITING)
        questions = await desk.waiting(unit)
    title = ask.t("questions-desk-waiting-title")
    return Answer(
        card=waiting_card(ask.t, questions),
        text=title,
        title=title,
        private=True,
        instead=public_placeholder(ask, "questions-desk-waiting-title", "questions.waiting"),
    )


routes.verb("questions.waiting")(waiting)


@routes.verb("questions.desk")
async def open_file(ask: Ask) -> Answer:
    """Show a question to the kernteam. Raise NotAllowed for others."""
    async with ask.registry.read() as unit:
        await _only_kernteam(ask, unit)
    return await _file(ask)


@routes.verb("questions.decide")
async def open_decision(ask: Ask) -> Answer:
    """Show the form for one of the outcomes."""
    outcome = ask.value("outcome")
    if outcome not in OUTCOMES:
        raise NotFound("outcomes", outcome[:120])
    slug = ask.key("question")
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.HANDLE_QUESTION, ask.who):
            return await _refused(ask)
        question = await unit.of(Question).get(slug)
        if question.status != "submitted":
            return await _file(ask, _late(ask, question.decided_by))
        values = {"agenda": question.agenda, "title": question.name, "text": question.text}
        form = await _decision_form(ask, unit, outcome, question)
    return _shown(ask, form, values, verb="questions.decide", outcome=outcome)


async def _carry_out(unit: UnitOfWork, slug: str, decision: Decision) -> Question:
    if isinstance(decision, desk.Placement):
        return await desk.place(unit, slug, decision)
    if isinstance(decision, desk.Reply):
        return await desk.answer(unit, slug, decision.answer)
    if isinstance(decision, desk.Merge):
        return await desk.merge(unit, slug, decision.into)
    return await desk.decline(unit, slug, decision.reason)


def _decides(outcome: str) -> Callable[[Ask], Awaitable[Answer]]:
    async def decide(ask: Ask) -> Answer:
        """Carry a decision out; show the outcome to who is too late."""
        slug = ask.key("question")
        async with ask.registry.read() as unit:
            if not await holds(unit, Right.HANDLE_QUESTION, ask.who):
                return await _refused(ask)
            question = await unit.of(Question).get(slug)
            form = await _decision_form(ask, unit, outcome, question)
        values = form.read(ask.data)
        try:
            async with ask.write() as unit:
                await _carry_out(unit, slug, form.entry(values))
        except Invalid as wrong:
            return _shown(ask, form, values, wrong.faults, verb="questions.decide", outcome=outcome)
        except AlreadyDecided as first:
            return await _file(ask, _late(ask, first.by))
        return await _file(ask)

    return decide


for _outcome in OUTCOMES:
    routes.verb(f"questions.{_outcome}", again="questions.desk")(_decides(_outcome))


@routes.verb("questions.edit")
async def open_edit(ask: Ask) -> Answer:
    """Show the form to keep a question up to date. Raise NotAllowed when not of the kernteam."""
    slug = ask.key("question")
    async with ask.registry.read() as unit:
        await _only_kernteam(ask, unit)
        question = await unit.of(Question).get(slug)
        form = await _edit_form(ask, unit, question, question.networks)
        working = await worker_names(unit, question.working)
    values: Values = {
        "title": question.name,
        "text": question.text,
        "knowledge": question.knowledge or desk.UNDECIDED,
        "types": tuple(one.value for one in question.types),
        "working": "\n".join(working),
        "networks": question.networks,
        "answer": question.answer,
    }
    return _shown(ask, form, values, verb="questions.edit")


@routes.verb("questions.save", again="agenda.question")
async def save(ask: Ask) -> Answer:
    """Save a question; an invalid form comes back with its faults."""
    slug = ask.key("question")
    async with ask.registry.read() as unit:
        await _only_kernteam(ask, unit)
        question = await unit.of(Question).get(slug)
        empty = edit_form(ask.t, slug, question.revision, ())
        values = empty.read(ask.data)
        chosen = values["networks"]
        networks = chosen if isinstance(chosen, tuple) else ()
        form = await _edit_form(ask, unit, question, networks)
    revision = ask.number("revision", most=999_999_999, otherwise=-1)
    try:
        wanted = form.entry(values)
        async with ask.write() as unit:
            await desk.edit(unit, slug, revision, wanted)
    except Invalid as wrong:
        return _shown(ask, form, values, wrong.faults, verb="questions.edit")
    return await show_question(ask, slug, "questions-edited")


@routes.dataset("questions")
async def find_questions(ask: Ask) -> Answer:
    """Return questions to choose from, by some words."""
    async with ask.registry.read() as unit:
        hits = await unit.search(typed(ask.words)[:200], (Question.section,), limit=15)
        found = await unit.of(Question).some([hit.key for hit in hits])
    return Answer(choices=[(question_option(one), one.slug) for one in found])


async def _decision_form(
    ask: Ask, unit: UnitOfWork, outcome: str, question: Question
) -> DecisionForm:
    nonce = ask.value(NONCE)
    if outcome == "place":
        return place_form(ask.t, question.slug, await live_hubs(unit), nonce)
    if outcome == "merge":
        likely = await alike(unit, question.text, limit=10, apart=question.slug)
        listed = await unit.of(Question).page(60, status="on_agenda")
        others = {one.slug: one for one in (*likely.questions, *listed)}
        picked = await unit.of(Question).some([ask.text("into", most=120)])
        others |= {one.slug: one for one in picked if one.status != "submitted"}
        return merge_form(ask.t, question.slug, list(others.values()), nonce)
    if outcome == "answer":
        return answer_form(ask.t, question.slug, nonce)
    return decline_form(ask.t, question.slug, nonce)


async def _edit_form(
    ask: Ask, unit: UnitOfWork, question: Question, networks: Sequence[str]
) -> EntryForm[desk.Edit]:
    """Return the form with the networks that are chosen in it, and more."""
    chosen = await unit.of(Network).some([*networks, *question.networks])
    listed = await unit.of(Network).page(60, status="published")
    choices = {one.slug: one for one in (*chosen, *listed)}
    return edit_form(
        ask.t, question.slug, question.revision, list(choices.values()), ask.value(NONCE)
    )


def _shown(
    ask: Ask,
    form: Form,
    values: Values,
    faults: tuple[Fault, ...] = (),
    *,
    verb: str,
    **load: str,
) -> Answer:
    data = {"question": ask.key("question"), **load}
    more = [dialog(ask.t("questions-dialog"), verb, data)] if should_offer_dialog(ask) else []
    card = form.card(ask.t, values, faults, more=more)
    return Answer(card=card, text=form.title, title=form.title, private=True, done=False)


def _late(ask: Ask, by: str) -> str:
    """Return the id of what to tell who decides on what was decided, by them maybe."""
    return "questions-desk-yourself" if by == ask.who else "questions-desk-late"


async def _file(ask: Ask, remark: str = "") -> Answer:
    async with ask.registry.read() as unit:
        file = await desk_file(unit, ask.key("question"))
    title = ask.t("questions-desk-title")
    return Answer(
        card=desk_card(ask.t, file, remark),
        text=title,
        title=title,
        private=True,
        instead=public_placeholder(ask, "questions-desk-waiting-title", "questions.waiting"),
    )


async def _refused(ask: Ask) -> Answer:
    """Answer with a friendly refusal; on a kernteam's card itself, so that the card stays.

    Raises:
        NotAllowed: the card that was pressed is not one of the kernteam's on this question.
    """
    async with ask.registry.read() as unit:
        about = f"{ABOUT}{ask.key('question')}"
        known = await unit.of(SentMessage).all(activity=ask.incoming.card or "-", about=about)
    if not any(one.conversation == ask.place.root for one in known):
        raise NotAllowed(Right.HANDLE_QUESTION)
    return await _file(ask, "refused-right")


async def _only_kernteam(ask: Ask, unit: UnitOfWork) -> None:
    if not await holds(unit, Right.HANDLE_QUESTION, ask.who):
        raise NotAllowed(Right.HANDLE_QUESTION)
