"""Fields of the forms about meetings: put on an agenda, moved, taken off, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit.forms import ChoiceField, Field, TextField
from cards.kit.translator import Translator
from cards.signals.steps import day_field, words_field
from registry.signals.signal import LONGEST_NOTE
from registry.signals.transitions import SignalStep
from registry.signals.workflow.hearing_workflow import HEARERS

OUTCOMES = ("taken_up", "sent_back", "not_now")


def agenda_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for putting it before a meeting: whom and when."""
    return (
        ChoiceField(
            name="kind",
            label=t("signal-steps-before"),
            required=True,
            expanded=True,
            options=[(one.value, t.label(one)) for one in HEARERS],
        ),
        day_field(t, "day", "signal-steps-meeting-day", required=True),
    )


def move_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for moving it to another meeting: which one it waits for, and the day."""
    return (_waits_for(t), day_field(t, "day", "signal-steps-meeting-day", required=True))


def off_agenda_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for taking it off an agenda: which one, and why."""
    return (_waits_for(t), words_field(t, SignalStep.OFF_AGENDA, "reason"))


def outcome_fields(t: Translator) -> Sequence[Field]:
    """Build the fields for the Stuurgroep's outcome."""
    return (
        ChoiceField(
            name="result",
            label=t("signal-steps-result"),
            required=True,
            expanded=True,
            options=[(one, t(f"signal-steps-result-{one}")) for one in OUTCOMES],
        ),
        TextField(
            name="note",
            label=t("signal-steps-outcome-field"),
            hint=t("signal-steps-outcome-hint"),
            either=True,
            most=LONGEST_NOTE,
            lines=True,
        ),
    )


def _waits_for(t: Translator) -> ChoiceField:
    return ChoiceField(
        name="kind",
        label=t("signal-steps-waits-for"),
        required=True,
        expanded=True,
        options=[(one.value, t.label(one)) for one in HEARERS],
    )
