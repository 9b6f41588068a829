"""Every step that can be taken with a signal that is there: what its form asks, and who takes it.

A new step has one entry here. How it is typed stands with its other texts, in the messages
`signal-steps-<step>-names` of `cards/texts/*/signal_steps.ftl`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any, Generic

from bot.conversations.signals.edits import open_edit
from bot.conversations.signals.raising import open_join
from bot.conversations.signals.steps import form_options, step_arguments
from bot.conversations.signals.steps import step_forms as forms
from bot.conversations.signals.steps import step_submit as submit
from bot.conversations.signals.steps.form_options import Gather
from bot.conversations.signals.steps.step_submit import Done, F, Rule, Submit
from bot.dispatch.routes import Handler
from bot.dispatch.suggestions import likeness
from cards.kit.forms import Field
from cards.kit.translator import Translator
from cards.signals import hearing_fields
from cards.signals import steps as step_cards
from cards.signals.steps import FormOptions, typed_names
from registry.core.dates import ReadOn, Use
from registry.core.dates.moments import DEADLINE, HAPPENED, MEETING
from registry.core.unit_of_work import UnitOfWork
from registry.core.writing.text_folding import fold
from registry.signals.signal import LONGEST_NOTE, Signal
from registry.signals.transitions import LIVE, SignalStatus, SignalStep
from registry.signals.workflow.hearing_workflow import (
    advise,
)
from registry.signals.workflow.proposal_workflow import (
    LONGEST_TEXT,
    revise,
)
from registry.signals.workflow.signal_workflow import answer, ask, reopen, set_aside, withdraw

NEAR = 78
"""Likeness, 0-100, from which a word is a step with typing mistakes (design)."""

Fields = Callable[[Translator, FormOptions], Sequence[Field]]
Arguments = Callable[[str, FormOptions], Mapping[str, Any]]
Faults = Mapping[tuple[str, str], tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StepCommand(Generic[F]):
    """How a step is asked for and taken, once it was named.

    Attributes:
        form: what its form brings in.
        submit: takes it with that.
        fields: what its form asks; None when it asks nothing.
        arguments: what was typed behind its name, as fields.
        gather: what its form offers and begins with.
        weighs: whether what was typed is read by what its form offers.
        starts: the states it can be taken in, where they are not those of the table of steps.
        days: what the fields with a day are for; the rules get the day itself.
        faults: (field, code) as the rules name them → as the form does.
    """

    form: type[F]
    submit: Submit[F]
    fields: Fields | None = None
    arguments: Arguments = lambda _text, _o: {}
    gather: Gather[F] = form_options.nothing
    weighs: bool = False
    starts: frozenset[SignalStatus] | None = None
    days: Mapping[str, Use] = field(default_factory=dict)
    faults: Faults = field(default_factory=dict)

    def filled(self, values: Mapping[str, Any]) -> F:
        """Return what was filled in so far; what the form does not ask is left out."""
        return self.form.of({one: values[one] for one in self.form.model_fields if one in values})

    async def take(
        self,
        unit: UnitOfWork,
        slug: str,
        values: Mapping[str, Any],
        seen: int | None,
        on: ReadOn,
    ) -> Done | None:
        """Take the step. Raises Invalid, and whatever its rule raises."""
        dated = {**values, **submit.days_typed(values, self.days, on)}
        return await self.submit(unit, slug, self.filled(dated), seen)

    async def options(
        self, unit: UnitOfWork, t: Translator, signal: Signal, values: Mapping[str, Any]
    ) -> FormOptions:
        """Return what its form offers, given the signal as its reader may see it."""
        return await self.gather(unit, t, signal, self.filled(values))


def _says(
    step: SignalStep,
    rule: Rule,
    form: type[F],
    words: Callable[[F], str],
    gather: Gather[F] = form_options.nothing,
    *,
    most: int = LONGEST_NOTE,
    faults: Faults = MappingProxyType({}),
) -> StepCommand[F]:
    """Return a step that asks for words alone, in the only field of its form."""
    (name,) = form.model_fields
    return StepCommand(
        form,
        partial(submit.submit_words, rule, words),
        lambda t, _: (step_cards.words_field(t, step, name, most),),
        lambda text, _: {name: text},
        gather,
        faults=faults,
    )


S = SignalStep
_UNHEARD = ("meeting", "required")
_ON_AGENDA = {("day", "taken"): ("day", "signal_on_agenda")}

STEP_COMMANDS: Mapping[SignalStep, StepCommand[Any]] = MappingProxyType(
    {
        S.PICK_UP: StepCommand(forms.EmptyForm, submit.submit_pick_up),
        S.ASK: _says(S.ASK, ask, forms.NoteForm, lambda form: form.note),
        S.ANSWER: _says(
            S.ANSWER, answer, forms.NoteForm, lambda form: form.note, form_options.for_answer
        ),
        S.BUNDLE: StepCommand(
            forms.BundleForm,
            submit.submit_bundle,
            step_cards.bundle_fields,
            lambda text, _: {"numbers": text},
            form_options.for_bundle,
            starts=LIVE,
            faults={("others", "choice"): ("numbers", "signal_others")},
        ),
        S.SET_ASIDE: _says(S.SET_ASIDE, set_aside, forms.ReasonForm, lambda form: form.reason),
        S.REOPEN: _says(S.REOPEN, reopen, forms.ReasonForm, lambda form: form.reason),
        S.PROPOSE: StepCommand(
            forms.ProposeForm,
            submit.submit_propose,
            step_cards.propose_fields,
            lambda text, _: {"title": text},
            form_options.for_propose,
            days={"due": DEADLINE},
        ),
        S.REVISE: _says(
            S.REVISE,
            revise,
            forms.TextForm,
            lambda form: form.text,
            form_options.for_revise,
            most=LONGEST_TEXT,
        ),
        S.AGENDA: StepCommand(
            forms.AgendaForm,
            submit.submit_agenda,
            lambda t, _: hearing_fields.agenda_fields(t),
            lambda text, _: step_arguments.read_agenda(text),
            form_options.for_agenda,
            days={"day": MEETING},
            faults={
                ("text", "required"): ("", "signal_unwritten"),
                **_ON_AGENDA,
            },
        ),
        S.ADVISE: _says(
            S.ADVISE,
            advise,
            forms.NoteForm,
            lambda form: form.note,
            form_options.the_proposal,
            faults={_UNHEARD: ("", "signal_unheard_ambassadors")},
        ),
        S.OUTCOME: StepCommand(
            forms.OutcomeForm,
            submit.submit_outcome,
            lambda t, _: hearing_fields.outcome_fields(t),
            lambda text, _: step_arguments.read_outcome(text),
            form_options.the_proposal,
            faults={_UNHEARD: ("", "signal_unheard_steering")},
        ),
        S.DECIDE: StepCommand(
            forms.DecideForm,
            submit.submit_decide,
            lambda t, _: step_cards.decide_fields(t),
            lambda text, options: step_arguments.read_decide(text, options.today),
            form_options.the_proposal,
            days={"day": HAPPENED},
        ),
        S.ACT: StepCommand(
            forms.ActForm,
            submit.submit_act,
            step_cards.act_fields,
            lambda text, options: step_arguments.read_act(text, options.today),
            form_options.for_act,
            days={"due": DEADLINE},
            faults={("doer", "required"): ("doer", "signal_doer")},
        ),
        S.FINISH: StepCommand(
            forms.FinishForm,
            submit.submit_finish,
            step_cards.finish_fields,
            lambda text, options: step_arguments.read_finish(text, form_options.by_number(options)),
            form_options.for_finish,
            weighs=True,
        ),
        S.CLOSE: StepCommand(
            forms.CloseForm,
            submit.submit_close,
            lambda t, _: step_cards.close_fields(t),
            lambda text, _: {"lesson": text},
            faults={("actions", "open"): ("", "signal_open_actions")},
        ),
        S.MOVE: StepCommand(
            forms.MoveForm,
            submit.submit_move,
            lambda t, _: hearing_fields.move_fields(t),
            lambda text, _: step_arguments.read_move(text),
            form_options.for_waiting,
            days={"day": MEETING},
            faults={_UNHEARD: ("", "signal_not_waiting"), **_ON_AGENDA},
        ),
        S.OFF_AGENDA: StepCommand(
            forms.OffAgendaForm,
            submit.submit_off_agenda,
            lambda t, _: hearing_fields.off_agenda_fields(t),
            lambda text, _: step_arguments.read_off_agenda(text),
            form_options.for_waiting,
            faults={_UNHEARD: ("", "signal_not_waiting")},
        ),
        S.HAND_OVER: StepCommand(
            forms.HandOverForm,
            submit.submit_hand_over,
            step_cards.hand_over_fields,
            lambda text, options: step_arguments.read_hand_over(text, options.people),
            form_options.for_hand_over,
            weighs=True,
        ),
        S.WITHDRAW: _says(S.WITHDRAW, withdraw, forms.ReasonForm, lambda form: form.reason),
    }
)

OTHER_CONVERSATIONS: Mapping[SignalStep, Handler] = MappingProxyType(
    {S.JOIN: open_join, S.EDIT: open_edit}
)
"""Steps with a conversation of their own, begun with what was typed."""


@functools.cache
def step_names() -> Mapping[SignalStep, tuple[str, ...]]:
    """How each step is typed; read when first asked for, as it needs the texts of all languages."""
    return {step: typed_names(step) for step in (*STEP_COMMANDS, *OTHER_CONVERSATIONS)}


def command_in(text: str) -> tuple[SignalStep, str] | None:
    """Return the step that a text begins with, by its longest name, and the words after it."""
    names = sorted(
        ((name, step) for step, names in step_names().items() for name in names),
        key=lambda pair: -len(pair[0]),
    )
    for name, step in names:
        if (rest := step_arguments.after(text, (name,))) is not None:
            return step, rest
    return None


def commands_near(text: str, limit: int = 3) -> list[tuple[SignalStep, str]]:
    """Return the steps that a mistyped text may begin with, and the words after each."""
    typed = text.split()
    found: dict[SignalStep, tuple[float, str]] = {}
    for step, names in step_names().items():
        for name in names:
            size = name.count(" ") + 1
            like = likeness(fold(" ".join(typed[:size])), name, NEAR, longer_than=3)
            if like >= NEAR and like > found.get(step, (0.0, ""))[0]:
                found[step] = (like, " ".join(typed[size:]))
    best = sorted(found.items(), key=lambda one: -one[1][0])
    return [(step, rest) for step, (_, rest) in best[:limit]]
