"""Cards of a meeting's harvest: the form and the confirmation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, heading, notice, para, said
from cards.kit.forms import NONCE, ChoiceField, EntryForm, TextField
from cards.kit.size_budget import SizeBudget, fit_to_budget
from cards.kit.translator import Translator
from cards.signals.forms import place_fields
from cards.signals.rows import signal_row
from registry.core.errors import Fault
from registry.core.reference.theme import Theme
from registry.core.vocabulary import MeetingKind
from registry.hubs.hub import Hub
from registry.signals.harvest import LONGEST_HARVEST, HarvestDraft, Harvested
from registry.signals.names import Labels


def harvest_form(
    t: Translator, themes: Sequence[Theme], hubs: Sequence[Hub], nonce: str = ""
) -> EntryForm[HarvestDraft]:
    """Build the form to raise the signals that a meeting yielded.

    Args:
        t: the language.
        themes: to choose from.
        hubs: to choose from.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=HarvestDraft,
        verb="signals.harvest_send",
        title=t("raise-harvest-title"),
        intro=t("raise-harvest-intro"),
        fields=(
            ChoiceField(
                name="kind",
                label=t("raise-harvest-kind"),
                required=True,
                options=[(one.value, t.label(one)) for one in MeetingKind],
            ),
            TextField(
                name="day",
                label=t("raise-harvest-day"),
                hint=t("raise-harvest-day-hint"),
                required=True,
            ),
            TextField(
                name="title",
                label=t("raise-harvest-name"),
                hint=t("raise-harvest-name-hint"),
            ),
            TextField(
                name="lines",
                label=t("raise-harvest-lines"),
                hint=t("raise-harvest-lines-hint"),
                required=True,
                most=LONGEST_HARVEST,
                lines=True,
            ),
            *place_fields(t, themes, hubs),
        ),
        send=t("raise-harvest-send"),
        hidden={NONCE: nonce} if nonce else {},
    )


def by_code(t: Translator, faults: Sequence[Fault]) -> list[Fault]:
    """Merge the faults of lines by code: which lines are too short, which too long."""
    lines: dict[str, list[Fault]] = {}
    for fault in faults:
        if "line" in fault.params:
            lines.setdefault(fault.code, []).append(fault)
    told = [
        replace(
            some[0],
            params={**some[0].params, "line": t.listing([str(one.params["line"]) for one in some])},
        )
        for some in lines.values()
    ]
    return [*told, *(fault for fault in faults if fault.code not in lines)]


def meeting_words(t: Translator, kind: MeetingKind, title: str, day: date) -> str:
    """Return a meeting as people call it: its name or its kind, and its day."""
    return t("raise-harvested-from", meeting=title or t.label(kind), day=t.day(day))


def harvested_card(t: Translator, harvested: Harvested, labels: Labels) -> Mapping[str, Any]:
    """Build the confirmation of a harvest: the signals raised, and those already known."""
    title = harvested_title(t, harvested)
    actions = [
        button(t("raise-mine"), "signals.mine"),
        button(t("raise-harvest-title"), "signals.harvest"),
    ]
    return fit_to_budget(
        lambda budget: card(t, _body(t, harvested, labels, budget), actions, fallback=title)
    )


def harvested_title(t: Translator, harvested: Harvested) -> str:
    """Return the title: how many signals were raised."""
    count = len(harvested.signals)
    return t("raise-harvested", count=count) if count else t("raise-harvested-none")


def _body(
    t: Translator, harvested: Harvested, labels: Labels, budget: SizeBudget
) -> list[CardElement]:
    signals, known, met = harvested.signals, harvested.known, harvested.meeting
    body: list[CardElement] = [
        notice(harvested_title(t, harvested), good=bool(signals)),
        said(meeting_words(t, met.kind, met.title, met.day), bold=True),
    ]
    if signals and known:
        body.append(para(t("raise-harvested-known", count=known)))
    body += [signal_row(t, one, labels) for one in signals[: budget.rows]]
    if more := len(signals[budget.rows :]):
        body.append(para(t("raise-harvested-more", count=more)))
    if signals:
        body += [heading(t("raise-sent-next"), level=2), para(t("raise-sent-hear"))]
    return body
