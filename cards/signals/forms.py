"""The forms by which somebody raises a signal or joins one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit.components import clipped
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField, YesField
from cards.kit.translator import Translator
from registry.core.reference.theme import Theme
from registry.core.vocabulary import Region, SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.signal import LONGEST_SEEN, LONGEST_WHY
from registry.signals.workflow.signal_forms import AREA, JoinForm, RaiseForm

MOST_CHOICES = 60
"""Options that a list offers at once."""


def signal_form(
    t: Translator,
    themes: Sequence[Theme],
    hubs: Sequence[Hub],
    hidden: Mapping[str, str],
    *,
    anyway: bool = False,
) -> EntryForm[RaiseForm]:
    """Build the form to raise a signal.

    Args:
        t: the language.
        themes: to choose from.
        hubs: to choose from.
        hidden: what travels along.
        anyway: its like was shown, and the button says so.
    """
    return EntryForm(
        model=RaiseForm,
        verb="signals.send",
        title=t("raise-title"),
        intro=t("raise-intro"),
        fields=(
            _words(t, "seen", LONGEST_SEEN, hint=t("raise-seen-hint"), required=True),
            ChoiceField(
                name="kind",
                label=t("raise-kind"),
                required=True,
                expanded=True,
                options=[(one.value, t.label(one)) for one in SignalKind],
            ),
            ChoiceField(
                name="level",
                label=t("raise-level"),
                required=True,
                options=[(one.value, t.label(one)) for one in SignalLevel],
            ),
            *place_fields(t, themes, hubs),
            _words(t, "why", LONGEST_WHY),
            _words(t, "wish", LONGEST_WHY),
            TextField(name="source", label=t("raise-source"), hint=t("raise-source-hint")),
            _anonymous(t),
        ),
        send=t("raise-anyway") if anyway else t("raise-send"),
        hidden=hidden,
    )


def place_fields(t: Translator, themes: Sequence[Theme], hubs: Sequence[Hub]) -> tuple[Field, ...]:
    """Build the fields for where something plays (hub or region) and what it is about."""
    served = {hub.region for hub in hubs}
    options = [(hub.slug, t("raise-hub-kennishub", name=hub.name)) for hub in hubs[:MOST_CHOICES]]
    options += [(f"{AREA}{one}", t.label(one)) for one in Region if one not in served]
    return (
        ChoiceField(name="hub", label=t("raise-hub"), options=options),
        ChoiceField(
            name="themes",
            label=t("raise-themes"),
            many=True,
            options=[(one.slug, one.label(t.language)) for one in themes[:MOST_CHOICES]],
        ),
    )


def join_form(
    t: Translator, signal: str, hubs: Sequence[Hub], nonce: str = ""
) -> EntryForm[JoinForm]:
    """Build the form to say that a signal plays elsewhere too.

    Args:
        t: the language.
        signal: its slug.
        hubs: where it may play.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=JoinForm,
        verb="signals.join",
        title=t("raise-join-title"),
        intro=t("raise-join-intro"),
        fields=(
            ChoiceField(
                name="hub",
                label=t("raise-join-hub"),
                options=[(hub.slug, clipped(hub.name, 80)) for hub in hubs[:MOST_CHOICES]],
            ),
            TextField(name="note", label=t("raise-join-note"), most=LONGEST_WHY, lines=True),
            _anonymous(t),
        ),
        send=t("raise-join-send"),
        cancel="signals.show",
        hidden={"signal": signal, **({NONCE: nonce} if nonce else {})},
    )


def _words(
    t: Translator, name: str, most: int, *, hint: str = "", required: bool = False
) -> TextField:
    label = t(f"raise-{name}")
    return TextField(name=name, label=label, hint=hint, required=required, most=most, lines=True)


def _anonymous(t: Translator) -> Field:
    return YesField(
        name="anonymous",
        label=t("raise-anonymous"),
        statement=t("raise-anonymous-means"),
        first=True,
    )
