"""The forms of steps with a signal: as they begin, with faults, and as full as they get."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from bot.conversations.signals.steps.step_commands import STEP_COMMANDS
from cards.kit.translator import Translator, translator
from cards.signals.steps import (
    FormOptions,
    action_option,
    around,
    like_option,
    person_option,
    question_choice,
    step_form,
    what_card,
)
from registry.agenda.question import Question
from registry.core.errors import Fault
from registry.core.vocabulary import Language
from registry.signals.proposals.follow_up import FollowUp
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep

S = SignalStep
SEEN = "Kennis over droogte blijft liggen bij de gemeenten; wat de ene weet, weet de andere niet."
NASTY = (
    "<at>Sanne</at> **vet** [klik](http://kwaad.example) <b>x</b> ${naam} # kop - 1. lijst | `code`"
    " 😀 עברית Lettergrepenbrekendlangewoordzonderspaties"
)
FULL = "😀" * 4_000

Cards = Iterator[tuple[str, Mapping[str, Any]]]


def signal(**more: Any) -> Signal:
    """A signal of the usual size."""
    raised = datetime(2026, 11, 23, 9, tzinfo=UTC)
    return Signal(**{"slug": "12", "number": 12, "seen": SEEN, "raised": raised} | more)


def action(number: int, text: str) -> FollowUp:
    """An action that is to be done."""
    due = datetime(2027, 6, 1, tzinfo=UTC).date()
    what = {"what": text[:1_000], "proposal": "voorstel-1", "due": due}
    return FollowUp(slug=f"actie-{number}", number=number, **what)


def question(number: int, text: str) -> Question:
    """A question on the national agenda."""
    return Question(slug=f"nationaal-{number}", number=str(number + 1), text=text)


def offers(t: Translator, text: str, many: int) -> FormOptions:
    """As much as a form offers."""
    likes = [
        like_option(
            signal(number=at, slug=str(at), seen=text[:1_500]), "Twente", ("droogte", "gemeenten")
        )
        for at in range(many)
    ]
    return FormOptions(
        people=[person_option(f"key-{at}", text[:200], text[:200]) for at in range(4 * many)],
        questions=[question_choice(question(at, text)) for at in range(many)],
        signals=likes,
        actions=[action_option(t, action(at, text), text[:200]) for at in range(2 * many)],
        about=[("signal-steps-question", text), ("signal-steps-proposal-title", text[:150])],
    )


def form(
    t: Translator,
    step: SignalStep,
    offered: FormOptions,
    values: Mapping[str, Any] | None = None,
    faults: tuple[Fault, ...] = (),
) -> Mapping[str, Any]:
    """The form of a step as the handler shows it after typed words."""
    command, about = (
        STEP_COMMANDS[step],
        signal(seen=offered.about[0][1][:1_500] if offered.about else SEEN),
    )
    asked = command.fields(t, offered) if command.fields else ()
    above = around(t, step, about, offered, usage=bool(values))
    return step_form(t, step, about, asked, "nonce").card(t, values, faults, above=above)


def filled(t: Translator, step: SignalStep, offered: FormOptions, text: str) -> dict[str, Any]:
    """Everything in a form filled in."""
    fields = STEP_COMMANDS[step].fields
    asked = fields(t, offered) if fields else ()
    return {one.name: text for one in asked} | {"others": ("1",), "workers": ("key-1",)}


def of(t: Translator) -> Cards:
    """In one language."""
    for step, command in STEP_COMMANDS.items():
        if command.fields is None:
            continue
        yield step.value, form(t, step, offers(t, SEEN, 3))
        full = offers(t, FULL, 6)
        faults = tuple(Fault(name, "required") for name in filled(t, step, full, FULL))
        yield f"{step.value} full", form(t, step, full, filled(t, step, full, FULL), faults)
    yield "bundle alone", form(t, S.BUNDLE, FormOptions(), {"numbers": "de twee"}, wrong("numbers"))
    nasty = offers(t, NASTY, 3)
    yield "nasty", form(t, S.PROPOSE, nasty, filled(t, S.PROPOSE, nasty, NASTY))
    mean = [(S.ASK, NASTY), (S.ACT, "")]
    yield "mean", what_card(t, signal(), f"vragn {NASTY}", mean, (), "")
    yield "what", what_card(t, signal(seen=FULL[:1_500]), FULL, (), tuple(STEP_COMMANDS), FULL)


def wrong(field: str) -> tuple[Fault, ...]:
    """Faults that only steps have."""
    own = {"signal_numbers": {}, "signal_no_part": {"number": "14"}, "signal_open_actions": {}}
    own["signal_open_actions"] = {"count": 2}
    others = [Fault("", code, params) for code, params in own.items()]
    return (Fault(field, "signal_numbers"), *others, Fault("", "signal_unwritten"))


def samples() -> dict[str, Mapping[str, Any]]:
    """Every card, in both languages."""
    return {
        f"{name} {language.value}": card
        for language in Language
        for name, card in of(translator(language))
    }
