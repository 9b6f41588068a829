"""Forms of the steps with a signal, and the texts around them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from microsoft_teams.cards import Action, CardElement

from cards.kit.components import button, card, clipped, fact, facts, heading, plain, said
from cards.kit.forms import NONCE, ChoiceField, Field, Form, TextField
from cards.kit.translator import Translator, translator
from cards.signals.rows import signal_title
from registry.agenda.question import Question
from registry.core.vocabulary import NATIONAL, Language
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.signal import LONGEST_NOTE, LONGEST_SEEN, Signal
from registry.signals.transitions import SignalStatus, SignalStep
from registry.signals.workflow.proposal_workflow import (
    LONGEST_TEXT,
)

Options = Sequence[tuple[str, str]]
"""(value, title) pairs to choose from."""

ENDS = ("done", "dropped")
LONGEST_WORDS = 1000
"""Characters of what was typed that travel along with a button."""

_MARKUP = re.compile(r"[\\`*_\[\]~<>|]")
_LONGEST_ABOUT = 800
"""Characters of what one needs to know; the card of the signal shows all of it."""

_MOST_BUTTONS = 6
_MOST_STEPS = 9


@dataclass(frozen=True, slots=True)
class FormOptions:
    """Choices and first values of a step's form.

    Attributes:
        people: members that are likely to be meant.
        questions: on an agenda, that it may be about.
        signals: that are like this one, with why.
        actions: that are still to be done, by slug.
        values: what stands in the fields at first.
        about: what one needs to know to fill it in, with ids of texts as labels.
        nothing: id of the text that says why there is nothing to fill in; empty when there is.
        today: the day it is, in Dutch time, by which a day in what was typed is read.
    """

    people: Options = ()
    questions: Options = ()
    signals: Options = ()
    actions: Options = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    about: Sequence[tuple[str, str]] = ()
    nothing: str = ""
    today: date = date.max


def words_field(t: Translator, step: SignalStep, name: str, most: int = LONGEST_NOTE) -> TextField:
    """Build the one text field that most steps ask for."""
    label = t(f"signal-steps-{step.value}-field")
    return TextField(name=name, label=label, required=True, most=most, lines=True)


def bundle_fields(t: Translator, offers: FormOptions) -> Sequence[Field]:
    """Build the field for the signals that become part of this one."""
    return (
        _similar_signals(t, offers, "signal-steps-likes", either=True),
        _numbers(t, either=bool(offers.signals), required=not offers.signals),
    )


def propose_fields(t: Translator, offers: FormOptions) -> Sequence[Field]:
    """Build the fields of a new proposal."""
    return (
        TextField(name="title", label=t("signal-steps-proposal-title"), required=True, most=150),
        ChoiceField(
            name="workers",
            label=t("signal-steps-workers"),
            hint=t("signal-steps-people-hint"),
            many=True,
            dataset="signal-people",
            options=offers.people,
        ),
        day_field(t, "due", "signal-steps-ready"),
        TextField(
            name="text",
            label=t("signal-steps-text"),
            hint=t("signal-steps-text-later"),
            most=LONGEST_TEXT,
            lines=True,
        ),
        ChoiceField(
            name="questions",
            label=t("signal-steps-questions"),
            many=True,
            dataset="questions",
            options=offers.questions,
        ),
        _similar_signals(t, offers, "signal-steps-serves"),
        _numbers(t),
    )


def hand_over_fields(t: Translator, offers: FormOptions) -> Sequence[Field]:
    """Build the field for who goes on with it."""
    label = t("signal-steps-hand_over-field")
    return (ChoiceField(name="owner", label=label, required=True, options=offers.people),)


def decide_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for a decision: which body decided what."""
    body = t("signal-steps-body")
    return (
        TextField(name="body", label=body, hint=t("signal-steps-body-hint"), required=True),
        day_field(t, "day", "signal-steps-decided-day", required=True),
        words_field(t, SignalStep.DECIDE, "text"),
    )


def act_fields(t: Translator, offers: FormOptions) -> Sequence[Field]:
    """Build the fields for an action: who does what by when."""
    return (
        words_field(t, SignalStep.ACT, "what", 1000),
        ChoiceField(
            name="doer",
            label=t("signal-steps-doer"),
            hint=t("signal-steps-people-hint"),
            either=True,
            dataset="signal-people",
            options=offers.people,
        ),
        TextField(
            name="party",
            label=t("signal-steps-party"),
            hint=t("signal-steps-party-hint"),
            either=True,
        ),
        day_field(t, "due", "signal-steps-by"),
    )


def finish_fields(t: Translator, offers: FormOptions) -> Sequence[Field]:
    """Build the fields for ending an action: which one, and what came of it."""
    return (
        ChoiceField(
            name="action",
            label=t("signal-steps-action"),
            required=True,
            expanded=True,
            options=offers.actions,
        ),
        ChoiceField(
            name="ended",
            label=t("signal-steps-ended"),
            required=True,
            expanded=True,
            options=[(one, t(f"signal-steps-ended-{one}")) for one in ENDS],
        ),
        words_field(t, SignalStep.FINISH, "result"),
    )


def close_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for closing: what was learnt, and what is to be signalled next."""
    return (
        words_field(t, SignalStep.CLOSE, "lesson"),
        TextField(
            name="next",
            label=t("signal-steps-next"),
            hint=t("signal-steps-next-hint"),
            most=LONGEST_SEEN,
            lines=True,
        ),
    )


def step_form(
    t: Translator, step: SignalStep, signal: Signal, fields: Sequence[Field], nonce: str = ""
) -> Form:
    """Build the form of a step.

    Args:
        t: the language.
        step: which step.
        signal: with which, as its reader may see it.
        fields: what is asked.
        nonce: of the form that comes back; empty for a new one.
    """
    hidden = {**load_of(step, signal), NONCE: nonce}
    return Form(
        verb="signals.take",
        title=step_words(t, step),
        intro=t(f"signal-steps-{step.value}-intro"),
        fields=[one for one in fields if _can_be_filled(one)],
        send=t(f"signal-steps-{step.value}-send"),
        cancel="signals.show",
        hidden=hidden,
    )


def load_of(step: SignalStep, signal: Signal) -> dict[str, Any]:
    """Return the data of a step's buttons: the signal, the round that was seen, and the step."""
    return {"signal": signal.slug, "seen": signal.round, "step": step.value}


def around(
    t: Translator, step: SignalStep, signal: Signal, offers: FormOptions, *, usage: bool
) -> list[Any]:
    """Build what stands above the fields: the signal, what one needs to know, how to type it."""
    parts: list[Any] = [said(signal_title(t, signal), bold=True)]
    parts += facts([(t(label), clipped(value, _LONGEST_ABOUT)) for label, value in offers.about])
    if usage:
        parts.append(fact(t("signal-steps-usage"), usage_of(t, step, signal.slug)))
    return parts


@functools.cache
def typed_names(step: SignalStep) -> tuple[str, ...]:
    """How a step is typed behind a signal's number, in any language; the Dutch name comes first.

    Empty for a step that can't be typed there.
    """
    key = f"signal-steps-{step.value}-names"
    spoken = [translator(language) for language in Language]
    names = [name for t in spoken if t.has(key) for name in t(key).split(", ")]
    return tuple(dict.fromkeys(names))


def usage_of(t: Translator, step: SignalStep, number: str) -> str:
    """Return how a step is typed."""
    return t(f"signal-steps-{step.value}-usage", number=number)


def step_words(t: Translator, step: SignalStep) -> str:
    """Return the label of a step's button."""
    return t(f"signals-step-{step.value}")


def possible_words(t: Translator, steps: Sequence[SignalStep]) -> str:
    """Return steps in a sentence: `“Oppakken”, “Bundelen”`; empty when there are none."""
    return ", ".join(f"“{step_words(t, one)}”" for one in steps)


def step_button(
    t: Translator, step: SignalStep, signal: Signal, words: str = "", *, secondary: bool = False
) -> Action:
    """Build the button that takes a step, or opens its form with what was typed in it."""
    load = load_of(step, signal)
    if words:
        load["words"] = clipped(words, LONGEST_WORDS)
    return button(step_words(t, step), "signals.step", load, secondary=secondary)


def what_card(
    t: Translator,
    signal: Signal,
    words: str,
    near: Sequence[tuple[SignalStep, str]],
    steps: Sequence[SignalStep],
    seen: str,
) -> Mapping[str, Any]:
    """Build the suggestions for words with a signal's number that are no step.

    Args:
        t: the language.
        signal: as its reader may see it.
        words: what was typed.
        near: steps that it looks like, each with the words that would go with it.
        steps: what the person can do with it now.
        seen: what of it may be a signal of its own; empty for an order.
    """
    title = t("signal-steps-mean" if near else "signal-steps-what", number=str(signal.number))
    body: list[CardElement] = [heading(title), said(signal_title(t, signal), bold=True)]
    body.append(fact(t("signal-steps-typed"), clipped(words, 300)))
    shown = [one for one, _ in near] or list(steps)[:_MOST_STEPS]
    body += [fact(step_words(t, one), usage_of(t, one, signal.slug)) for one in shown]
    buttons = [(step, rest) for step, rest in near] or [(step, "") for step in shown]
    actions = [
        step_button(t, step, signal, rest, secondary=at >= _MOST_BUTTONS - 2)
        for at, (step, rest) in enumerate(buttons)
    ]
    actions.append(button(t("signal-steps-show"), "signals.show", {"signal": signal.slug}))
    if seen and not near:
        actions.append(
            button(t("signal-steps-raise"), "signals.form", {"seen": clipped(seen, LONGEST_SEEN)})
        )
    return card(t, body, actions, fallback=title)


def like_option(signal: Signal, where: str, why: Sequence[str]) -> tuple[str, str]:
    """Return a similar signal as a choice, with where it plays and what both share."""
    title = _quiet(f"{signal.number} · {clipped(signal.name, 70)}")
    about = "; ".join(part for part in (where, ", ".join(why[:5])) if part)
    return signal.slug, f"{title} ({_quiet(clipped(about, 70))})" if about else title


def state_of(t: Translator, status: SignalStatus) -> str:
    """Return the status of a signal, in a few words."""
    return t(f"signals-state-{status.value}")


def question_choice(question: Question) -> tuple[str, str]:
    """Return a question on an agenda as a choice."""
    place = "" if question.agenda == NATIONAL else f"{question.agenda} "
    number = f"{place}{question.number} · " if question.number else ""
    return question.slug, _quiet(number + clipped(question.name, 80))


def person_option(key: str, name: str, organisation: str) -> tuple[str, str]:
    """Return a person as a choice, with their organisation, because names are shared."""
    known = f"{clipped(name, 60)} ({clipped(organisation, 40)})"
    return key, _quiet(known if organisation else clipped(name, 60))


def action_option(t: Translator, action: FollowUp, doer: str) -> tuple[str, str]:
    """Return an action as a choice: its number, what it is, who does it and by when."""
    by = t.day(action.due) if action.due else ""
    about = ", ".join(part for part in (clipped(doer or action.party, 40), by) if part)
    what = f"{action.number} · {clipped(' '.join(action.what.split()), 80)}"
    return action.slug, _quiet(f"{what} ({about})" if about else what)


def _quiet(text: str) -> str:
    """Strip markup characters from the title of a choice, which some clients would interpret."""
    return " ".join(_MARKUP.sub(" ", text).split())


def name_of(t: Translator, name: str) -> str:
    """Return a person's name for our texts; "somebody" for those who left or are hidden."""
    return plain(clipped(name, 100)) if name else t("signal-steps-somebody")


def _can_be_filled(one: Field) -> bool:
    """Return whether the field can be filled in: a choice needs something to choose from."""
    return not isinstance(one, ChoiceField) or bool(one.options or one.dataset)


def _similar_signals(
    t: Translator, offers: FormOptions, label: str, *, either: bool = False
) -> ChoiceField:
    return ChoiceField(
        name="others",
        label=t(label),
        many=True,
        expanded=True,
        either=either,
        options=offers.signals,
    )


def _numbers(t: Translator, *, either: bool = False, required: bool = False) -> TextField:
    return TextField(
        name="numbers",
        label=t("signal-steps-numbers"),
        hint=t("signal-steps-numbers-hint"),
        either=either,
        required=required,
    )


def day_field(t: Translator, name: str, label: str, *, required: bool = False) -> TextField:
    """Build a field for a day."""
    return TextField(name=name, label=t(label), hint=t("signal-steps-day-hint"), required=required)
