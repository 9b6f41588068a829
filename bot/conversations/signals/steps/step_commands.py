"""Every deed that can be done to a signal that is there: how it is typed, asked for, carried out.

One table, so that a new step is one entry here (with its texts); the card's buttons, the typed
commands and the tests go through it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from bot.conversations.signals.steps import form_options as offering
from bot.conversations.signals.steps import step_arguments as sentences
from bot.conversations.signals.steps import step_submit as taking
from bot.conversations.signals.steps.form_options import Gather
from bot.conversations.signals.steps.step_submit import Take
from bot.dispatch.suggestions import likeness
from cards.kit.forms import Field
from cards.kit.translator import Translator
from cards.signals import steps as asked
from cards.signals.steps import Offers
from registry.core.text_folding import fold
from registry.signals.signal import LONGEST_NOTE, SignalStatus, SignalStep
from registry.signals.workflow.proposal_workflow import LONGEST_TEXT, advise, revise
from registry.signals.workflow.signal_workflow import answer, ask_more, reopen, set_aside
from registry.signals.workflow.transitions import LIVE

NEAR = 78
"""Likeness, 0-100, from which a word is a deed with typing mistakes (design)."""

Fields = Callable[[Translator, Offers], Sequence[Field]]
Words = Callable[[str, Offers], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed.

    Attributes:
        names: how it is typed behind a signal's number, the Dutch name that is shown first.
        take: carries it out with what was filled in.
        fields: what its form asks; None when it asks nothing.
        words: what was typed behind its name, as fields.
        gather: what its form offers and begins with.
        weighs: whether what was typed is read by what its form offers.
        starts: the states it can be taken in, where they are not those of the table of steps.
        faults: (field, code) as the rules name them → as the form does.
    """

    names: tuple[str, ...]
    take: Take
    fields: Fields | None = None
    words: Words = lambda _text, _o: {}
    gather: Gather = offering.nothing
    weighs: bool = False
    starts: frozenset[SignalStatus] | None = None
    faults: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)


def _says(
    step: SignalStep,
    names: str,
    rule: taking.Rule,
    asks: str,
    gather: Gather = offering.nothing,
    most: int = LONGEST_NOTE,
) -> Deed:
    """A deed that asks for words alone."""
    return Deed(
        _names(names),
        partial(taking.say, rule, asks),
        lambda t, _: (asked.words_field(t, step, asks, most),),
        lambda text, _: {asks: text},
        gather,
    )


def _names(names: str) -> tuple[str, ...]:
    return tuple(names.split(", "))


S = SignalStep
_UNHEARD = ("meeting", "required")

DEEDS: Mapping[SignalStep, Deed] = MappingProxyType(
    {
        S.PICK_UP: Deed(
            _names("oppakken, pak op, opgepakt, pick up, pickup, take on"), taking.take_on
        ),
        S.ASK: _says(S.ASK, "vragen, vraag, vraag stellen, ask, question", ask_more, "note"),
        S.ANSWER: _says(
            S.ANSWER,
            "antwoord, antwoorden, beantwoord, answer, reply",
            answer,
            "note",
            offering.the_question,
        ),
        S.BUNDLE: Deed(
            _names("bundel, bundelen, bundel met, samenvoegen, bundle, merge"),
            taking.together,
            asked.bundle_fields,
            lambda text, _: {"numbers": text},
            offering.bundling,
            starts=LIVE,
            faults={("others", "choice"): ("numbers", "signal_others")},
        ),
        S.SET_ASIDE: _says(
            S.SET_ASIDE,
            "terzijde, leg terzijde, terzijde leggen, aside, set aside",
            set_aside,
            "reason",
        ),
        S.REOPEN: _says(S.REOPEN, "heropen, heropenen, reopen", reopen, "reason"),
        S.PROPOSE: Deed(
            _names("voorstel, verbetervoorstel, proposal, propose"),
            taking.begin,
            asked.propose_fields,
            lambda text, _: {"title": text},
            offering.proposing,
        ),
        S.REVISE: _says(
            S.REVISE,
            "versie, herzie, herzien, nieuwe versie, version, revise",
            revise,
            "text",
            offering.revising,
            LONGEST_TEXT,
        ),
        S.AGENDA: Deed(
            _names("agendeer, agenderen, agenda, put on the agenda"),
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
            _says(
                S.ADVISE, "advies, adviseer, advice, advise", advise, "note", offering.the_proposal
            ),
            faults={_UNHEARD: ("", "signal_unheard_ambassadors")},
        ),
        S.OUTCOME: Deed(
            _names("uitkomst, outcome"),
            taking.come_out,
            lambda t, _: asked.outcome_fields(t),
            lambda text, _: sentences.read_outcome(text),
            offering.the_proposal,
            faults={_UNHEARD: ("", "signal_unheard_steering")},
        ),
        S.DECIDE: Deed(
            _names("besluit, beslis, besloten, decision, decide"),
            taking.settle,
            lambda t, _: asked.decide_fields(t),
            lambda text, _: sentences.read_decision(text),
            offering.the_proposal,
        ),
        S.ACT: Deed(
            _names("actie, action"),
            taking.agree,
            asked.act_fields,
            lambda text, _: sentences.read_action(text),
            offering.acting,
            faults={("doer", "required"): ("doer", "signal_doer")},
        ),
        S.FINISH: Deed(
            _names("klaar, gedaan, afgerond, actie klaar, done, finish, finished"),
            taking.end,
            asked.finish_fields,
            lambda text, offers: sentences.read_result(text, offering.by_number(offers)),
            offering.finishing,
            weighs=True,
        ),
        S.CLOSE: Deed(
            _names("sluit, sluiten, afsluiten, sluit af, close"),
            taking.learn,
            lambda t, _: asked.close_fields(t),
            lambda text, _: {"lesson": text},
            faults={("actions", "open"): ("", "signal_open_actions")},
        ),
    }
)

ELSEWHERE: Mapping[SignalStep, tuple[str, ...]] = MappingProxyType(
    {
        S.JOIN: _names("ook, hier ook, speelt hier ook, aansluiten, sluit aan, join, here too"),
        S.EDIT: _names("bewerk, bewerken, wijzig, wijzigen, verbeter, edit, change"),
    }
)
"""Steps with a conversation of their own."""

NAMES: Mapping[SignalStep, tuple[str, ...]] = MappingProxyType(
    {step: deed.names for step, deed in DEEDS.items()} | dict(ELSEWHERE)
)
"""How each step is typed."""


def deed_in(text: str) -> tuple[SignalStep, str] | None:
    """The step that a text begins with, by its longest name, and the words that follow it."""
    names = sorted(
        ((name, step) for step, names in NAMES.items() for name in names),
        key=lambda pair: -len(pair[0]),
    )
    for name, step in names:
        if (rest := sentences.after(text, (name,))) is not None:
            return step, rest
    return None


def deeds_near(text: str, limit: int = 3) -> list[tuple[SignalStep, str]]:
    """Steps that a text begins with but for typing mistakes, and the words that follow."""
    typed = text.split()
    found: dict[SignalStep, tuple[float, str]] = {}
    for step, names in NAMES.items():
        for name in names:
            size = name.count(" ") + 1
            like = likeness(fold(" ".join(typed[:size])), name, NEAR, longer_than=3)
            if like >= NEAR and like > found.get(step, (0.0, ""))[0]:
                found[step] = (like, " ".join(typed[size:]))
    best = sorted(found.items(), key=lambda one: -one[1][0])
    return [(step, rest) for step, (_, rest) in best[:limit]]
