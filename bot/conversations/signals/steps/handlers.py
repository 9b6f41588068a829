"""Handlers of the steps with a signal: by a card's button and its form, and by typed words."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from bot.conversations.signals.steps.form_options import people_options
from bot.conversations.signals.steps.step_commands import (
    OTHER_CONVERSATIONS,
    STEP_COMMANDS,
    StepCommand,
    command_in,
    commands_near,
)
from bot.conversations.signals.steps.step_errors import REFUSALS, gone, part_of, refused
from bot.conversations.signals.views import show_signal
from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import public_placeholder, should_offer_dialog
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.kit.components import dialog, typed
from cards.kit.forms import NONCE, with_choices
from cards.signals.steps import LONGEST_WORDS, FormOptions, around, step_form, what_card
from registry.core.dates.workdays import today
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.permissions import Right, holds, require
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import tokens
from registry.members.lookup import people_like
from registry.signals.signal import Signal
from registry.signals.transitions import STEPS, SignalStep
from registry.signals.visibility import readable
from registry.signals.workflow.possible_steps import owns, possible
from registry.signals.workflow.recording import check

routes = Routes()

_OLD = -1
"""The round of a card that does not say which: no signal was ever in it."""

_LONGEST_NAME = 100
"""Characters of a name that people are looked up by."""

_NO_WORDS = frozenset({"graag", "svp", "aub", "alsjeblieft", "please", "maar", "nu", "now"})
"""What is said out of courtesy behind a step that takes no words."""


@dataclasses.dataclass(frozen=True, slots=True)
class _Turn:
    """Step that somebody wants to take.

    Attributes:
        seen: the round of the card that they looked at; None when they named the signal.
        said: all that was typed; empty for a button.
        words: what of that is about the step.
    """

    step: SignalStep
    slug: str
    seen: int | None = None
    said: str = ""
    words: str = ""

    @property
    def command(self) -> StepCommand[Any]:
        """How it is carried out. Raises NotFound for a step that is taken otherwise."""
        if self.step not in STEP_COMMANDS:
            raise NotFound("steps", self.step)
        return STEP_COMMANDS[self.step]


async def numbered(ask: Ask, number: int, words: str) -> Answer:
    """Handle `signal 12 …`: show the signal's card, or take a step with it.

    Args:
        ask: who asks.
        number: the signal's.
        words: what was typed behind it.
    """
    slug, words = str(number), typed(words)
    try:
        if not words:
            return await show_signal(ask, slug)
        if found := command_in(words):
            turn = _Turn(found[0], slug, said=f"{number} {words}", words=found[1])
            return await _say(ask, turn)
        return await meant_step(ask, slug, words, commands_near(words), words)
    except NotFound:
        return gone(ask, slug)


@routes.verb("signals.step", again="signals.show")
async def open_step(ask: Ask) -> Answer:
    """Show the form of a step, or take the step when it asks nothing.

    Raise NotFound for an unknown step.
    """
    turn = dataclasses.replace(_turn(ask), words=ask.text("words", most=LONGEST_WORDS))
    if turn.step in OTHER_CONVERSATIONS:
        return await _elsewhere(ask, turn)
    if turn.command.fields is None:
        return await _submit(ask, turn, {})
    try:
        offers = await _opened(ask, turn)
    except REFUSALS as error:
        return await refused(ask, turn.step, turn.slug, error)
    known = {"action": action} if (action := ask.value("action")) else {}
    words = turn.command.arguments(turn.words, offers) if turn.words else {}
    return await _form(ask, turn, {**words, **known})


@routes.verb("signals.take", again="signals.show")
async def submit_step(ask: Ask) -> Answer:
    """Take the step with the form's values; an invalid form comes back with its faults."""
    turn = _turn(ask)
    fields = turn.command.fields
    asked = fields(ask.t, FormOptions()) if fields else ()
    sent = with_choices(ask.data)
    return await _submit(ask, turn, {one.name: one.read(sent.get(one.name)) for one in asked})


@routes.dataset("signal-people")
async def find_people(ask: Ask) -> Answer:
    """Return people to assign work to, by how their names begin; for who may assign it."""
    async with ask.registry.read() as unit:
        rights = (Right.WORK_OUT_PROPOSAL, Right.AGREE_ACTION)
        if not any([await holds(unit, right, ask.who) for right in rights]):
            return Answer(choices=[])
        found = await people_like(unit, typed(ask.words)[:_LONGEST_NAME])
        options = await people_options(unit, found)
    return Answer(choices=[(title, key) for key, title in options])


async def _say(ask: Ask, turn: _Turn) -> Answer:
    """Take a typed step when enough was said, else show its form with what was."""
    if turn.step in OTHER_CONVERSATIONS:
        return await _elsewhere(ask, turn)
    if turn.command.fields is None and set(tokens(turn.words)) - _NO_WORDS:
        said = turn.said.partition(" ")[2]
        return await meant_step(ask, turn.slug, said, [(turn.step, "")], said)
    if turn.command.fields is None:
        return await _submit(ask, turn, {})
    try:
        offers = await _opened(ask, turn)
    except REFUSALS as error:
        return await refused(ask, turn.step, turn.slug, error, turn.said)
    if not turn.words:
        return await _form(ask, turn, {})
    return await _submit(ask, turn, turn.command.arguments(turn.words, offers))


async def _submit(ask: Ask, turn: _Turn, values: Mapping[str, Any]) -> Answer:
    """Take the step; tell whoever may not or is too late, and change nothing."""
    try:
        async with ask.write() as unit:
            await _may(unit, turn)
            more = await turn.command.take(unit, turn.slug, values, turn.seen, ask.read_on(unit))
    except Invalid as wrong:
        return await _form(ask, turn, values, _at_fields(turn.command, wrong.faults))
    except REFUSALS as error:
        if fault := part_of(error, turn.slug):
            return await _form(ask, turn, values, [fault])
        return await refused(ask, turn.step, turn.slug, error, turn.said)
    done, about = "more" if more else "done", dict[str, Any](more or {})
    return await show_signal(ask, turn.slug, f"signal-steps-{turn.step.value}-{done}", **about)


async def _opened(ask: Ask, turn: _Turn) -> FormOptions:
    """Return the form's choices, where parsing the text needs them. Raise as `_may` does."""
    async with ask.registry.read(ask.who) as unit:
        signal = await _may(unit, turn)
        offers = FormOptions()
        if turn.words and turn.command.weighs:
            offers = await turn.command.options(unit, ask.t, signal, {})
        return dataclasses.replace(offers, today=today(unit.now))


async def _may(unit: UnitOfWork, turn: _Turn) -> Signal:
    """Return the signal as the actor sees it, if they may take this step with it now.

    Rights come first, so that who has none can't learn what there is.

    Raises:
        NotAllowed, NotFound, AlreadyDecided, ImpossibleStep: as `workflow.recording.opened`.
    """
    signal = await unit.of(Signal).find(turn.slug)
    rule = STEPS[turn.step]
    owner = signal is not None and await owns(unit, rule.own, signal, unit.actor, ended=True)
    await require(unit, rule.right, owner=owner)
    view = await readable(unit, turn.slug, unit.actor)
    await check(unit, view, turn.step, turn.seen, starts=turn.command.starts)
    return view


async def _form(
    ask: Ask, turn: _Turn, values: Mapping[str, Any], faults: Sequence[Fault] = ()
) -> Answer:
    """Show the form of a step; earlier input stays, typed words override the rest."""
    command, step = turn.command, turn.step
    async with ask.registry.read(ask.who) as unit:
        signal = await readable(unit, turn.slug, ask.who)
        offers = await command.options(unit, ask.t, signal, values)
    if offers.nothing:
        return await show_signal(ask, turn.slug, offers.nothing, good=False)
    fields = command.fields(ask.t, offers) if command.fields else ()
    form = step_form(ask.t, step, signal, fields, ask.value(NONCE))
    known = values if faults else {name: value for name, value in values.items() if value}
    load = {"signal": turn.slug, "seen": str(signal.round), "step": step.value}
    typed_too = {"words": turn.words} if turn.words else {}
    more = [dialog(ask.t("aside-window"), "signals.step", {**load, **typed_too})]
    card = form.card(
        ask.t,
        {**offers.values, **known},
        faults,
        above=around(ask.t, step, signal, offers, usage=bool(turn.said)),
        more=more if should_offer_dialog(ask) else [],
    )
    instead = public_placeholder(ask, "signal-steps-elsewhere", "signals.step", **load)
    return Answer(
        card=card, text=form.title, title=form.title, private=True, instead=instead, done=False
    )


async def meant_step(
    ask: Ask, slug: str, words: str, near: Sequence[tuple[SignalStep, str]], seen: str
) -> Answer:
    """Show what may be meant by words that are no step, of what this person can do now.

    Args:
        ask: who asks.
        slug: the signal.
        words: what was typed.
        near: steps that it looks like, each with the words that would go with it.
        seen: what of it may be a signal of its own; empty for an order.

    Raises:
        NotFound: the signal is gone, or not for this person.
    """
    async with ask.registry.read() as unit:
        signal = await readable(unit, slug, ask.who)
        steps = await possible(unit, signal, ask.who)
    theirs = [(step, rest) for step, rest in near if step in steps]
    card = what_card(ask.t, signal, words, theirs, steps, seen)
    title = str(card["fallbackText"])
    instead = public_placeholder(ask, "signals-one", "signals.show", signal=slug)
    return Answer(card=card, text=title, title=title, private=True, instead=instead)


async def _elsewhere(ask: Ask, turn: _Turn) -> Answer:
    """Hand a step to its own conversation, with what was typed."""
    data = {"signal": turn.slug, "seen": turn.words}
    incoming = dataclasses.replace(ask.incoming, data=data)
    answer = await OTHER_CONVERSATIONS[turn.step](dataclasses.replace(ask, incoming=incoming))
    return answer or gone(ask, turn.slug)


def _turn(ask: Ask) -> _Turn:
    """Read the step from a button or form. Raise NotFound for an unknown step or key."""
    step = ask.choice("step", SignalStep)
    if step is None:
        raise NotFound("steps", ask.value("step")[:120])
    seen = ask.number("seen", most=999_999_999, otherwise=_OLD)
    return _Turn(step, ask.key("signal"), seen)


def _at_fields(command: StepCommand[Any], faults: Sequence[Fault]) -> list[Fault]:
    """Return the faults under the names of the form's fields."""
    names = [
        (command.faults.get((one.field, one.code), (one.field, one.code)), one) for one in faults
    ]
    return [Fault(field, code, one.params) for (field, code), one in names]
