"""Forms of questions: asking, helping, and the kernteam's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from cards.agenda.agenda import agenda_title
from cards.kit.components import clipped
from cards.kit.forms import NONCE, ChoiceField, E, EntryForm, TextField
from cards.kit.translator import Translator
from registry.agenda.asking import LONGEST_NOTE, LONGEST_QUESTION, Draft, Offer
from registry.agenda.question import Question
from registry.agenda.triage import (
    LONGEST_ANSWER,
    LONGEST_TEXT,
    UNDECIDED,
    Decline,
    Edit,
    Merge,
    Placement,
    Reply,
)
from registry.core.reference.theme import Theme
from registry.core.vocabulary import NATIONAL, KnowledgeState, KnowledgeType, QuestionKind, Region
from registry.hubs.hub import Hub
from registry.networks.network import Network

MOST_CHOICES = 60
"""Options that a list offers at once; more are found by typing."""

OUTCOMES = ("place", "answer", "merge", "decline")
"""What the kernteam can do with a question, as their forms are called."""


def ask_form(
    t: Translator, themes: Sequence[Theme], hubs: Sequence[Hub], nonce: str = ""
) -> EntryForm[Draft]:
    """Build the form to ask a question."""
    served = {hub.region for hub in hubs}
    regions = sorted(
        (one for one in Region if one is not Region.NATIONWIDE),
        key=lambda one: (one not in served, t.label(one)),
    )
    return EntryForm(
        model=Draft,
        verb="questions.submit",
        title=t("questions-form-title"),
        intro=t("questions-form-intro"),
        fields=(
            TextField(
                name="text",
                label=t("questions-field-text"),
                hint=t("questions-field-text-hint"),
                required=True,
                most=LONGEST_QUESTION,
                lines=True,
            ),
            ChoiceField(
                name="kind",
                label=t("questions-field-kind"),
                required=True,
                expanded=True,
                options=[(one.value, t(f"questions-kind-{one.value}")) for one in QuestionKind],
            ),
            ChoiceField(
                name="region",
                label=t("questions-field-region"),
                options=[
                    (Region.NATIONWIDE.value, t("questions-region-everywhere")),
                    *((one.value, _region(t, one, served)) for one in regions),
                ],
            ),
            ChoiceField(
                name="themes",
                label=t("questions-field-themes"),
                many=True,
                options=[(one.slug, one.label(t.language)) for one in themes],
            ),
            TextField(
                name="known",
                label=t("questions-field-known"),
                hint=t("questions-field-known-hint"),
                most=LONGEST_QUESTION,
                lines=True,
            ),
        ),
        send=t("questions-form-send"),
        hidden=_hidden(nonce),
    )


def help_form(t: Translator, question: str, nonce: str = "") -> EntryForm[Offer]:
    """Build the form to offer help with a question."""
    return EntryForm(
        model=Offer,
        verb="questions.help",
        title=t("questions-help-title"),
        intro=t("questions-help-intro"),
        fields=(
            TextField(
                name="note",
                label=t("questions-help-note"),
                hint=t("questions-help-hint"),
                most=LONGEST_NOTE,
                lines=True,
            ),
        ),
        send=t("questions-help-send"),
        cancel="agenda.question",
        hidden=_hidden(nonce, question=question),
    )


def place_form(
    t: Translator, question: str, hubs: Sequence[Hub], nonce: str = ""
) -> EntryForm[Placement]:
    """Build the form that places a question on an agenda."""
    agendas = [(NATIONAL, agenda_title(t, ""))]
    agendas += [(hub.slug, agenda_title(t, hub.name)) for hub in hubs]
    fields = (
        ChoiceField(
            name="agenda", label=t("questions-place-agenda"), required=True, options=agendas
        ),
        TextField(name="title", label=t("questions-place-name"), required=True, most=150),
        TextField(
            name="text",
            label=t("questions-place-text"),
            required=True,
            most=LONGEST_TEXT,
            lines=True,
        ),
    )
    return _desk_form(t, Placement, "place", fields, question, nonce)


def answer_form(t: Translator, question: str, nonce: str = "") -> EntryForm[Reply]:
    """Build the form that answers a question directly."""
    return _desk_form(t, Reply, "answer", (_words(t, "answer"),), question, nonce)


def decline_form(t: Translator, question: str, nonce: str = "") -> EntryForm[Decline]:
    """Build the form that declines a question."""
    return _desk_form(
        t, Decline, "decline", (_words(t, "decline", name="reason"),), question, nonce
    )


def merge_form(
    t: Translator, question: str, others: Sequence[Question], nonce: str = ""
) -> EntryForm[Merge]:
    """Build the form that merges a question into another one; the likeliest come first."""
    field = ChoiceField(
        name="into",
        label=t("questions-merge-field"),
        required=True,
        dataset="questions",
        options=[(one.slug, question_option(one)) for one in others[:MOST_CHOICES]],
    )
    return _desk_form(t, Merge, "merge", (field,), question, nonce)


def edit_form(
    t: Translator, question: str, revision: int, networks: Sequence[Network], nonce: str = ""
) -> EntryForm[Edit]:
    """Build the form that keeps a question up to date."""
    return EntryForm(
        model=Edit,
        verb="questions.save",
        title=t("questions-edit-title"),
        intro=t("questions-edit-intro"),
        fields=(
            TextField(name="title", label=t("questions-place-name"), required=True, most=150),
            TextField(
                name="text",
                label=t("questions-place-text"),
                required=True,
                most=LONGEST_TEXT,
                lines=True,
            ),
            ChoiceField(
                name="knowledge",
                label=t("questions-edit-knowledge"),
                options=[
                    (UNDECIDED, t("agenda-undecided")),
                    *((one.value, t.label(one)) for one in KnowledgeState),
                ],
            ),
            ChoiceField(
                name="types",
                label=t("questions-types"),
                many=True,
                options=[(one.value, t.label(one)) for one in KnowledgeType],
            ),
            TextField(name="working", label=t("questions-edit-working"), lines=True, most=2000),
            ChoiceField(
                name="networks",
                label=t("questions-edit-networks"),
                many=True,
                dataset="networks",
                options=[(one.slug, clipped(one.name, 80)) for one in networks[:MOST_CHOICES]],
            ),
            TextField(name="answer", label=t("questions-answer"), lines=True, most=LONGEST_ANSWER),
        ),
        send=t("questions-edit-send"),
        cancel="agenda.question",
        hidden=_hidden(nonce, question=question, revision=str(revision)),
    )


def question_option(question: Question) -> str:
    """Return the label of a question in a list of choices."""
    prefix = "" if question.agenda == NATIONAL else f"{question.agenda} "
    number = f"{prefix}{question.number}. " if question.number else ""
    return number + clipped(question.name, 80)


def _desk_form(
    t: Translator,
    model: type[E],
    outcome: str,
    fields: Sequence[TextField | ChoiceField],
    question: str,
    nonce: str,
) -> EntryForm[E]:
    return EntryForm(
        model=model,
        verb=f"questions.{outcome}",
        title=t(f"questions-{outcome}-title"),
        intro=t(f"questions-{outcome}-intro"),
        fields=fields,
        send=t(f"questions-{outcome}-send"),
        cancel="questions.desk",
        hidden=_hidden(nonce, question=question),
    )


def _words(t: Translator, outcome: str, name: str = "answer") -> TextField:
    return TextField(
        name=name,
        label=t(f"questions-{outcome}-field"),
        required=True,
        most=LONGEST_ANSWER,
        lines=True,
    )


def _region(t: Translator, region: Region, served: set[Region]) -> str:
    name = t.label(region)
    return t("questions-region-hub", region=name) if region in served else name


def _hidden(nonce: str, **values: str) -> Mapping[str, Any]:
    return {**values, NONCE: nonce} if nonce else values
