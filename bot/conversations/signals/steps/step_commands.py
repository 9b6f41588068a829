"""Every step that can be taken with a signal that is there: what its form asks, and who takes it.

A new step has one entry here. How it is typed stands with its other texts, in the messages
`signal-steps-<step>-names` of `cards/texts/*/signal_steps.ftl`.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from bot.conversations.signals.edits import open_edit
from bot.conversations.signals.raising import open_join
from bot.conversations.signals.steps import form_options as offering
from bot.conversations.signals.steps import step_arguments as sentences
from bot.conversations.signals.steps import step_submit as taking
from bot.conversations.signals.steps.form_options import Gather
from bot.conversations.signals.steps.step_submit import Take
from bot.dispatch.routes import Handler
from bot.dispatch.suggestions import likeness
from cards.kit.forms import Field
from cards.kit.translator import Translator
from cards.signals import steps as asked
from cards.signals.steps import Offers, typed_names
from registry.core.text_folding import fold
from registry.signals.signal import LONGEST_NOTE
from registry.signals.workflow.proposal_workflow import LONGEST_TEXT, advise, revise
from registry.signals.workflow.signal_workflow import answer, ask_more, reopen, set_aside
from registry.signals.workflow.transitions import LIVE, SignalStatus, SignalStep

NEAR = 78
"""Likeness, 0-100, from which a word is a step with typing mistakes (design)."""

Fields = Callable[[Translator, Offers], Sequence[Field]]
Words = Callable[[str, Offers], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class StepCommand:
    """How a step is asked for and taken, once it was named.

    Attributes:
        take: carries it out with what was filled in.
        fields: what its form asks; None when it asks nothing.
        words: what was typed behind its name, as fields.
        gather: what its form offers and begins with.
        weighs: whether what was typed is read by what its form offers.
        starts: the states it can be taken in, where they are not those of the table of steps.
        faults: (field, code) as the rules name them → as the form does.
    """

    take: Take
    fields: Fields | None = None
    words: Words = lambda _text, _o: {}
    gather: Gather = offering.nothing
    weighs: bool = False
    starts: frozenset[SignalStatus] | None = None
    faults: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def _says(
    step: SignalStep,
    rule: taking.Rule,
    asks: str,
    gather: Gather = offering.nothing,
    most: int = LONGEST_NOTE,
) -> StepCommand:
    """A step that asks for words alone."""
    return StepCommand(
        partial(taking.say, rule, asks),
        lambda t, _: (asked.words_field(t, step, asks, most),),
        lambda text, _: {asks: text},
        gather,
    )


S = SignalStep
_UNHEARD = ("meeting", "required")

STEP_COMMANDS: Mapping[SignalStep, StepCommand] = MappingProxyType(
    {
        S.PICK_UP: StepCommand(taking.take_on),
        S.ASK: _says(S.ASK, ask_more, "note"),
        S.ANSWER: _says(
            S.ANSWER,
            answer,
            "note",
            offering.the_question,
        ),
        S.BUNDLE: StepCommand(
            taking.together,
            asked.bundle_fields,
            lambda text, _: {"numbers": text},
            offering.bundling,
            starts=LIVE,
            faults={("others", "choice"): ("numbers", "signal_others")},
        ),
        S.SET_ASIDE: _says(
            S.SET_ASIDE,
            set_aside,
            "reason",
        ),
        S.REOPEN: _says(S.REOPEN, reopen, "reason"),
        S.PROPOSE: StepCommand(
            taking.begin,
            asked.propose_fields,
            lambda text, _: {"title": text},
            offering.proposing,
        ),
        S.REVISE: _says(
            S.REVISE,
            revise,
            "text",
            offering.revising,
            LONGEST_TEXT,
        ),
        S.AGENDA: StepCommand(
            taking.put_before,
            lambda t, _: asked.agenda_fields(t),
            lambda text, _: sentences.read_agenda(text),
            offering.putting_before,
            faults={
                ("text", "required"): ("", "signal_unwritten"),
                ("day", "taken"): ("day", "signal_on_agenda"),
            },
        ),
        S.ADVISE: replace(
            _says(S.ADVISE, advise, "note", offering.the_proposal),
            faults={_UNHEARD: ("", "signal_unheard_ambassadors")},
        ),
        S.OUTCOME: StepCommand(
            taking.come_out,
            lambda t, _: asked.outcome_fields(t),
            lambda text, _: sentences.read_outcome(text),
            offering.the_proposal,
            faults={_UNHEARD: ("", "signal_unheard_steering")},
        ),
        S.DECIDE: StepCommand(
            taking.settle,
            lambda t, _: asked.decide_fields(t),
            lambda text, _: sentences.read_decision(text),
            offering.the_proposal,
        ),
        S.ACT: StepCommand(
            taking.agree,
            asked.act_fields,
            lambda text, _: sentences.read_action(text),
            offering.acting,
            faults={("doer", "required"): ("doer", "signal_doer")},
        ),
        S.FINISH: StepCommand(
            taking.end,
            asked.finish_fields,
            lambda text, offers: sentences.read_result(text, offering.by_number(offers)),
            offering.finishing,
            weighs=True,
        ),
        S.CLOSE: StepCommand(
            taking.learn,
            lambda t, _: asked.close_fields(t),
            lambda text, _: {"lesson": text},
            faults={("actions", "open"): ("", "signal_open_actions")},
        ),
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
    """The step that a text begins with, by its longest name, and the words that follow it."""
    names = sorted(
        ((name, step) for step, names in step_names().items() for name in names),
        key=lambda pair: -len(pair[0]),
    )
    for name, step in names:
        if (rest := sentences.after(text, (name,))) is not None:
            return step, rest
    return None


def commands_near(text: str, limit: int = 3) -> list[tuple[SignalStep, str]]:
    """Steps that a text begins with but for typing mistakes, and the words that follow."""
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
