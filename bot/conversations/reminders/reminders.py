"""Reminders of overdue work: sending them, what comes next, snoozing."""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Sequence

from bot.conversations.involvement.inquiries import show as show_inquiry
from bot.conversations.involvement.taking_part import open_request
from bot.conversations.signals.steps.handlers import open_step
from bot.delivery.notifier import Notifier
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import private_card, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer, CardJson
from cards.kit.components import dialog, typed
from cards.kit.forms import NONCE, Values
from cards.kit.translator import Translator
from cards.overviews.overview import overview_said
from cards.reminders.reminder import (
    Mention,
    Whose,
    coming_card,
    pause_form,
    ready_card,
    reminder_card,
    switch_card,
    week_card,
)
from registry.core.dates.workdays import at_work, opening, today
from registry.core.errors import DuplicateRequest, Fault, Invalid, NotAllowed, NotFound
from registry.core.permissions import SYSTEM, Right, holds
from registry.core.unit_of_work import UnitOfWork
from registry.members.lookup import member_name
from registry.overviews.choice import choice_of
from registry.reminders.daily_run import (
    RemindersDue,
    WeekDue,
    next_week,
    still_owed,
    the_week,
    what_comes,
)
from registry.reminders.overdue import Kind, OverdueItem, ProposalReady, overdue_items, say_ready
from registry.reminders.schedule import resumed
from registry.reminders.snoozes import (
    WEEK,
    SnoozeDraft,
    carry_over,
    of_signal,
    pause,
    postpone,
    resume,
    snoozes_of,
)
from registry.signals.names import labels
from registry.signals.proposals.proposal import Proposal
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.visibility import readable

routes = Routes()

_OFF = frozenset({"uit", "stop", "stoppen", "off"})
_ON = frozenset({"aan", "weer aan", "on"})
_PAUSE = ("pauzeer tot ", "pauze tot ", "pauzeer ", "pauze ", "pause until ", "pause ")
_STEPS = {Kind.ACTION: SignalStep.FINISH, Kind.QUESTION: SignalStep.ANSWER}


@routes.on(RemindersDue)
async def bring(event: RemindersDue, notifier: Notifier) -> None:
    """Send a member one card with all that is overdue on a day; not at night."""
    async with notifier.registry.read(event.member) as unit:
        owed = await still_owed(unit, event)
        mentions = [Mention(item, await _signal(unit, item, event.member)) for item in owed]
        day, awake = today(unit.now), at_work(unit.now)
    if not mentions:
        return
    if not awake:
        async with notifier.registry.write(SYSTEM) as unit:
            await carry_over(unit, event.member, [item.thing for item in owed])
        return

    def compose(t: Translator) -> Answer:
        return Answer(card=reminder_card(t, mentions, day), text=t("reminders-fallback"))

    await notifier.notify_member(event.member, compose, about="reminders")


@routes.on(WeekDue)
async def bring_week(event: WeekDue, notifier: Notifier) -> None:
    """Send the kernteam its weekly overview, unless there is nothing to tell."""
    async with notifier.registry.read(SYSTEM) as unit:
        week = await the_week(unit)
        names = await labels(unit, [*week.new, *week.overdue])
        awake = at_work(unit.now)
    if not awake:
        await _tomorrow(notifier, event)
        return
    if not (week.inbox.new or week.inbox.waiting or week.inbox.overdue):
        return

    def compose(t: Translator) -> Answer:
        return Answer(card=week_card(t, week, names), text=t("reminders-week-heading"))

    await notifier.post_to_channel("kernteam", compose)


@routes.on(ProposalReady)
async def tell_ready(event: ProposalReady, notifier: Notifier) -> None:
    """Tell the owners of a proposal's signals that it is ready for an agenda."""
    async with notifier.registry.read() as unit:
        proposal = await unit.of(Proposal).find(event.proposal)
        signals = await unit.of(Signal).some(proposal.signals) if proposal else []
        by = await member_name(unit, event.by)
    if proposal is None or not proposal.ready:
        return
    first = {one.owner: one for one in reversed(signals) if one.owner not in ("", event.by)}
    for owner, signal in first.items():

        def compose(t: Translator, signal: Signal = signal) -> Answer:
            card = ready_card(t, proposal, by, signal)
            return Answer(card=card, text=t("reminders-ready-title"))

        await notifier.notify_member(owner, compose, about=f"proposals:{event.proposal}")


@routes.command(
    "herinneringen",
    "herinnering",
    "mijn herinneringen",
    en=("reminders", "my reminders"),
    about="reminders-command",
    order=36,
    menu=False,
)
async def reminders(ask: Ask) -> Answer:
    """Show coming reminders, or snooze: `herinneringen pauzeer tot 4-1-2027`, `uit`, `aan`."""
    words = " ".join(typed(ask.words).casefold().split())
    if words in _OFF:
        return await _switch(ask, Whose(), on=False)
    if words in _ON:
        return await _switch(ask, Whose(), on=True)
    for start in _PAUSE:
        if f"{words} ".startswith(start):
            until = f"{words} "[len(start) :].strip()
            return await (_pause(ask, Whose(), {"until": until}) if until else _form(ask, Whose()))
    return await _coming(ask)


@routes.verb("reminders.show", shows="reminder_rests")
async def show(ask: Ask) -> Answer:
    """Show a person's coming reminders, or whether the others that a button is about are on."""
    return await _shown(ask, await _whose(ask))


@routes.verb("signals.reminders")
async def show_switch(ask: Ask) -> Answer:
    """Show the kernteam whether reminders of a signal, or of its week, are on."""
    return await _shown(ask, await _whose(ask, of="signal" if ask.value("signal") else "week"))


@routes.verb("reminders.form")
async def open_pause(ask: Ask) -> Answer:
    """Ask until when to snooze."""
    return await _form(ask, await _whose(ask))


@routes.verb("reminders.pause", again="reminders.show")
async def take_pause(ask: Ask) -> Answer:
    """Snooze until a day; an invalid form comes back with its faults."""
    whose = await _whose(ask)
    return await _pause(ask, whose, pause_form(ask.t, whose).read(ask.data))


@routes.verb("reminders.off", again="reminders.show")
async def switch_off(ask: Ask) -> Answer:
    """Switch reminders off until they are switched on."""
    return await _switch(ask, await _whose(ask), on=False)


@routes.verb("reminders.on", again="reminders.show")
async def switch_on(ask: Ask) -> Answer:
    """Switch reminders on."""
    return await _switch(ask, await _whose(ask), on=True)


@routes.verb("reminders.later", again="reminders.show")
async def later(ask: Ask) -> Answer:
    """Snooze one thing for a week."""
    thing = ask.value("thing")
    try:
        async with ask.write() as unit:
            await postpone(unit, thing)
            [put_off] = [
                one for one in (await snoozes_of(unit, ask.who)).later if one.thing == thing
            ]
    except NotFound:
        return await _coming(ask, "reminders-gone", good=False)
    on = resumed(put_off)
    return await _coming(ask, "reminders-later-done", on=ask.t.day(on) if on else "")


@routes.verb("reminders.done", again="reminders.show")
async def done(ask: Ask) -> Answer | None:
    """Handle "done": ask for the outcome of an action or question, or mark a proposal ready."""
    async with ask.registry.read() as unit:
        found = await overdue_items(unit, [ask.value("thing")])
        item = next((one for one in found if ask.who in one.members), None)
        signal = await _signal(unit, item, ask.who) if item else None
    if item is None:
        return await _coming(ask, "reminders-gone", good=False)
    if item.kind is Kind.INQUIRY:
        return await show_inquiry(_with(ask, inquiry=item.slug))
    if item.kind is Kind.REQUEST:
        network, _, member = item.slug.partition(":")
        return await open_request(_with(ask, network=network, member=member))
    if item.kind is not Kind.PROPOSAL:
        return await _step(ask, item, signal, _STEPS[item.kind])
    try:
        async with ask.write() as unit:
            await say_ready(unit, item.slug)
    except Invalid:
        return await _step(ask, item, signal, SignalStep.REVISE)
    return await _coming(ask, "reminders-ready-done")


async def _step(
    ask: Ask, item: OverdueItem, signal: Signal | None, step: SignalStep
) -> Answer | None:
    """Show the form of a step for the task's signal, as it is now."""
    if signal is None:
        return await _coming(ask, "reminders-gone", good=False)
    data = {"signal": signal.slug, "seen": str(signal.round), "step": step.value}
    if item.kind is Kind.ACTION:
        data["words"] = item.slug.rpartition("-")[2]
    return await open_step(_with(ask, **data))


def _with(ask: Ask, **data: str) -> Ask:
    """Return the same turn with what another button would carry."""
    return dataclasses.replace(ask, incoming=dataclasses.replace(ask.incoming, data=data))


async def _whose(ask: Ask, of: str = "") -> Whose:
    """Return whose reminders a button is about; only the kernteam may change others'.

    Raises:
        NotAllowed: they are not the person's own, and they are not of the kernteam.
        NotFound: there is no such signal.
    """
    of = of or ask.value("of")
    if of not in ("week", "signal"):
        return Whose()
    async with ask.registry.read() as unit:
        if not await holds(unit, Right.HANDLE_SIGNAL, ask.who):
            raise NotAllowed(Right.HANDLE_SIGNAL)
        if of == "week":
            return Whose(of)
        return Whose(of, await unit.of(Signal).get(ask.key("signal")))


def _key(whose: Whose, who: str) -> str:
    if whose.signal is not None:
        return of_signal(whose.signal.slug)
    return WEEK if whose.of else who


async def _pause(ask: Ask, whose: Whose, values: Values) -> Answer:
    try:
        async with ask.write() as unit:
            draft = pause_form(ask.t, whose).entry(values, ask.read_on(unit))
            await pause(unit, _key(whose, ask.who), draft)
    except Invalid as wrong:
        return await _form(ask, whose, values, wrong.faults)
    return await _shown(ask, whose)


async def _switch(ask: Ask, whose: Whose, *, on: bool) -> Answer:
    async with ask.write() as unit:
        if on:
            await resume(unit, _key(whose, ask.who))
        else:
            await pause(unit, _key(whose, ask.who), SnoozeDraft(), forever=True)
    return await _shown(ask, whose, "reminders-on-done" if on else "")


async def _form(
    ask: Ask, whose: Whose, values: Values | None = None, faults: Sequence[Fault] = ()
) -> Answer:
    form = pause_form(ask.t, whose, ask.value(NONCE))
    more = (
        [dialog(ask.t("aside-window"), "reminders.form", whose.load)]
        if should_offer_dialog(ask)
        else []
    )
    card = form.card(ask.t, values, faults, more=more)
    return Answer(card=card, text=form.title, title=form.title, private=True, done=False)


async def _shown(ask: Ask, whose: Whose, remark: str = "") -> Answer:
    if not whose.of:
        return await _coming(ask, remark)
    async with ask.registry.read() as unit:
        known = await snoozes_of(unit, _key(whose, ask.who))
        rest = known.now(today(unit.now))
        on = await next_week(unit) if whose.of == "week" and rest is None else None
    card = switch_card(ask.t, whose, rest, on, remark)
    return _answer(ask, card, "signals.reminders", **whose.load)


async def _coming(ask: Ask, remark: str = "", *, good: bool = True, **about: str) -> Answer:
    async with ask.registry.read() as unit:
        comes = await what_comes(unit, ask.who)
        mentions = [
            Mention(one.item, await _signal(unit, one.item, ask.who), one.on) for one in comes
        ]
        day = today(unit.now)
        rest = (await snoozes_of(unit, ask.who)).now(day)
        week = await holds(unit, Right.HANDLE_SIGNAL, ask.who)
        choice = await choice_of(unit, ask.who)
    quiet = rest is not None and rest.covers(day)
    overview = overview_said(ask.t, choice.every if choice else None, quiet=quiet)
    card = coming_card(
        ask.t, mentions, rest, day, remark, good=good, week=week, overview=overview, **about
    )
    return _answer(ask, card, "reminders.show")


def _answer(ask: Ask, card: CardJson, verb: str, **load: str) -> Answer:
    return private_card(ask, card, "reminders-coming-title", verb, **load)


async def _signal(unit: UnitOfWork, item: OverdueItem, reader: str) -> Signal | None:
    """Return the first of the task's signals that the reader may see, as they see it."""
    for slug in item.signals:
        with contextlib.suppress(NotFound):
            return await readable(unit, slug, reader)
    return None


async def _tomorrow(notifier: Notifier, event: WeekDue) -> None:
    """Postpone it to the next working hours; once, whichever outbox message does it."""
    async with notifier.registry.read() as unit:
        opens = opening(unit.now)
    with contextlib.suppress(DuplicateRequest):
        key = f"reminders-week:{event.day}:{opens.date()}"
        async with notifier.registry.write(SYSTEM, once=(key,)) as unit:
            unit.emit(event, due=opens)
