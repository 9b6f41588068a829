"""Choices and first values of the form of each step."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from bot.conversations.signals.steps.step_forms import ActForm, ProposeForm
from cards.kit.translator import Translator
from cards.signals.rows import shared_words, where_words
from cards.signals.steps import (
    FormOptions,
    Options,
    action_option,
    like_option,
    person_option,
    question_choice,
)
from registry.agenda.asking import alike as questions_alike
from registry.agenda.question import Question
from registry.core.forms import FormEntry
from registry.core.membership import Membership
from registry.core.permissions import Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import MeetingKind, Role
from registry.members.member import Member
from registry.organisations.organisation import Organisation
from registry.signals.names import Labels, labels
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.proposals.meeting import Meeting
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.similarity.similar import SimilarSignal, pattern_of, similar_signals
from registry.signals.transitions import EARLY, STEPS, SignalStatus, SignalStep
from registry.signals.workflow.hearing_workflow import (
    waiting_for,
)

F = TypeVar("F", bound=FormEntry)
Gather = Callable[[UnitOfWork, Translator, Signal, F], Awaitable[FormOptions]]
"""Given the language, the signal as its reader may see it and what was filled in so far."""

_MOST_PEOPLE = 25
_MOST_LIKES = 6
_MOST_ACTIONS = 12
_LONGEST_TITLE = 150


async def nothing(unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry) -> FormOptions:
    """Return no choices, for a form that needs none."""
    del unit, t, signal, form
    return FormOptions()


async def for_answer(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the question that was asked."""
    del unit, t, form
    return FormOptions(about=(("signal-steps-question", signal.question),))


async def for_bundle(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return similar signals: those from elsewhere first."""
    del form
    pattern = await pattern_of(unit, signal, limit=_MOST_LIKES)
    likes = pattern.likes if pattern else ()
    if not likes:
        likes = await _alike(unit, signal, EARLY)
    return FormOptions(signals=await _signals(unit, t, likes))


async def for_propose(
    unit: UnitOfWork, t: Translator, signal: Signal, form: ProposeForm
) -> FormOptions:
    """Return people, questions and signals that a proposal may be for."""
    likely = await questions_alike(unit, f"{signal.name} {signal.seen}"[:400], signal.themes)
    chosen = await unit.of(Question).some(form.questions)
    questions = dict(question_choice(one) for one in (*chosen, *likely.questions))
    likes = await _alike(unit, signal, STEPS[SignalStep.PROPOSE].starts)
    return FormOptions(
        people=await _people(unit, signal, form.workers),
        questions=list(questions.items()),
        signals=await _signals(unit, t, likes),
        values={"title": signal.name[:_LONGEST_TITLE]},
    )


async def for_revise(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the current text, and what was asked or advised about it."""
    del t, form
    proposal = await _proposal(unit, signal)
    if proposal is None:
        return FormOptions()
    notes = [one.note for one in proposal.hearings if one.note]
    about = (("signal-steps-proposal-title", proposal.title), ("signal-steps-said", *notes[-1:]))
    return FormOptions(
        values={"text": proposal.text}, about=[(one[0], one[1]) for one in about if len(one) > 1]
    )


async def the_proposal(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the title of the proposal."""
    del t, form
    proposal = await _proposal(unit, signal)
    title = proposal.title if proposal else ""
    return FormOptions(about=(("signal-steps-proposal-title", title),))


async def for_agenda(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the Stuurgroep's next known meeting, and the title of the proposal."""
    meetings = await unit.of(Meeting).all(kind=MeetingKind.STEERING)
    days = sorted(one.day for one in meetings if one.day >= unit.now.date())
    known = await the_proposal(unit, t, signal, form)
    first = {"kind": MeetingKind.STEERING.value, "day": t.day(days[0]) if days else ""}
    return FormOptions(values=first, about=known.about)


async def for_waiting(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the meeting that the proposal waits for, if it is one."""
    known = await the_proposal(unit, t, signal, form)
    proposal = await _proposal(unit, signal)
    kinds = waiting_for(proposal) if proposal else ()
    values = {"kind": kinds[0].value} if len(kinds) == 1 else {}
    return FormOptions(values=values, about=known.about)


async def for_hand_over(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the others of the kernteam."""
    del t, form
    seats = await unit.of(Membership).all(role=Role.KERNTEAM)
    keys = [one.member for one in seats if one.member != signal.owner]
    people = await people_options(unit, await unit.of(Member).some(keys))
    return FormOptions(people=people) if people else FormOptions(nothing="signal-steps-nobody")


async def for_act(unit: UnitOfWork, t: Translator, signal: Signal, form: ActForm) -> FormOptions:
    """Return people who may carry out an action."""
    known = await the_proposal(unit, t, signal, form)
    doer = form.doer
    workers = await _workers(unit, signal)
    people = await _people(unit, signal, (doer,) if doer else (), workers)
    return FormOptions(people=people, about=known.about)


async def for_finish(
    unit: UnitOfWork, t: Translator, signal: Signal, form: FormEntry
) -> FormOptions:
    """Return the open actions that this person may end."""
    del form
    actions = await unit.of(FollowUp).all(proposal=signal.proposal or "-", state="open")
    if not await holds(unit, Right.FINISH_ACTION, unit.actor):
        actions = [one for one in actions if one.doer == unit.actor]
    doers = await _names(unit, [one.doer for one in actions])
    if not actions:
        return FormOptions(nothing="signal-steps-no-actions")
    options = [action_option(t, one, doers.get(one.doer, "")) for one in actions[:_MOST_ACTIONS]]
    first = {"action": actions[0].slug} if len(actions) == 1 else {}
    return FormOptions(actions=options, values={**first, "ended": "done"})


def by_number(offers: FormOptions) -> Mapping[str, str]:
    """Return the slugs of the actions that a form offers, by their number."""
    return {slug.rpartition("-")[2]: slug for slug, _ in offers.actions}


async def people_options(unit: UnitOfWork, members: Iterable[Member]) -> Options:
    """Return members to choose from, with their organisation, because names are shared."""
    named = [one for one in members if one.name and one.status != "left"]
    slugs = sorted({one.organisation for one in named if one.organisation})
    names = {one.slug: one.name for one in await unit.of(Organisation).some(slugs)}
    return [
        person_option(one.slug, one.name, names.get(one.organisation or "", "")) for one in named
    ]


async def _people(
    unit: UnitOfWork, signal: Signal, chosen: Sequence[str], first: Sequence[str] = ()
) -> Options:
    """Return the people chosen already, those involved, and the Initiatiefgroep."""
    seats = await unit.of(Membership).all(role=Role.INITIATIVE)
    keys = (*chosen, *first, *signal.raisers, signal.owner, *(one.member for one in seats))
    likely = [key for key in dict.fromkeys(keys) if key][:_MOST_PEOPLE]
    return await people_options(unit, await unit.of(Member).some(likely))


async def _workers(unit: UnitOfWork, signal: Signal) -> tuple[str, ...]:
    proposal = await _proposal(unit, signal)
    return proposal.workers if proposal else ()


async def _proposal(unit: UnitOfWork, signal: Signal) -> Proposal | None:
    return await unit.of(Proposal).find(signal.proposal) if signal.proposal else None


async def _names(unit: UnitOfWork, keys: Sequence[str]) -> Mapping[str, str]:
    members = await unit.of(Member).some([key for key in dict.fromkeys(keys) if key])
    return {one.slug: one.name for one in members}


async def _alike(
    unit: UnitOfWork, signal: Signal, states: Collection[SignalStatus]
) -> tuple[SimilarSignal, ...]:
    likes = await similar_signals(
        unit,
        signal.about,
        signal.themes,
        apart=signal.slug,
        limit=_MOST_LIKES,
        hubs=signal.hubs,
    )
    return tuple(one for one in likes if one.signal.status in states)


async def _signals(unit: UnitOfWork, t: Translator, likes: Sequence[SimilarSignal]) -> Options:
    names = await labels(unit, [one.signal for one in likes])
    return [_similar(t, one, names) for one in likes]


def _similar(t: Translator, like: SimilarSignal, names: Labels) -> tuple[str, str]:
    themes = [names.themes[one].label(t.language) for one in like.themes if one in names.themes]
    return like_option(
        like.signal, where_words(t, like.signal, names), (*shared_words(t, like), *themes)
    )
