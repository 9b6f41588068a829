"""The form by which a signal is corrected."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField, Values, YesField
from cards.kit.translator import Translator
from cards.signals.forms import place_fields
from registry.core.reference.theme import Theme
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.signal import LONGEST_SEEN, LONGEST_WHY, Signal
from registry.signals.workflow.signal_forms import CorrectionForm, Place

LONGEST_TITLE = 150


def edit_form(
    t: Translator,
    signal: Signal,
    themes: Sequence[Theme],
    hubs: Sequence[Hub],
    *,
    own: bool,
    nonce: str = "",
) -> EntryForm[CorrectionForm]:
    """Build the form to correct a signal.

    Args:
        t: the language.
        signal: as it is; what it has is among what can be chosen.
        themes: to choose from.
        hubs: to choose from.
        own: whether it is its raiser who corrects it: they say whether it is anonymous.
        nonce: of the form that comes back; empty for a new one.
    """
    return EntryForm(
        model=CorrectionForm,
        verb="signals.save",
        title=t("signals-edit-title", number=str(signal.number)),
        intro=t("signals-edit-intro"),
        fields=_fields(t, signal, themes, hubs, own=own),
        send=t("signals-edit-send"),
        cancel="signals.show",
        hidden={"signal": signal.slug, "round": str(signal.round), **_nonce(nonce)},
    )


def values_of(signal: Signal) -> Values:
    """Return a signal's values as the form shows them."""
    return {
        "title": signal.title,
        "seen": signal.seen,
        "kind": signal.kind.value,
        "level": signal.level.value,
        "hub": place_of(signal),
        "themes": signal.themes,
        "why": signal.why,
        "wish": signal.wish,
        "source": signal.source.text,
        "anonymous": signal.anonymous,
    }


def place_of(signal: Signal) -> str:
    """Return where it plays, as the form's one field for hubs and regions encodes it."""
    return Place(hub=signal.hub, region=signal.region).chosen


def _fields(
    t: Translator, signal: Signal, themes: Sequence[Theme], hubs: Sequence[Hub], *, own: bool
) -> tuple[Field, ...]:
    kinds = [(one.value, t.label(one)) for one in SignalKind]
    levels = [(one.value, t.label(one)) for one in SignalLevel]
    where, about = place_fields(t, themes, hubs)
    fields: tuple[Field, ...] = (
        _words(t, "seen", LONGEST_SEEN, required=True),
        TextField(name="title", label=t("signals-edit-name"), most=LONGEST_TITLE),
        ChoiceField(name="kind", label=t("raise-kind"), required=True, options=kinds),
        ChoiceField(name="level", label=t("raise-level"), required=True, options=levels),
        _with_its_own(t, where, signal),
        about,
        _words(t, "why", LONGEST_WHY),
        _words(t, "wish", LONGEST_WHY),
        TextField(name="source", label=t("raise-source")),
    )
    return (*fields, _anonymous(t)) if own else fields


def _with_its_own(t: Translator, field: Field, signal: Signal) -> Field:
    """Add the signal's own region to the choices, also where a hub serves that region now."""
    if not isinstance(field, ChoiceField) or signal.hub or signal.region is None:
        return field
    option = (place_of(signal), t.label(signal.region))
    if option[0] in dict(field.options):
        return field
    return dataclasses.replace(field, options=[*field.options, option])


def _words(t: Translator, name: str, most: int, *, required: bool = False) -> TextField:
    label = t(f"raise-{name}")
    return TextField(name=name, label=label, required=required, most=most, lines=True)


def _anonymous(t: Translator) -> Field:
    return YesField(
        name="anonymous",
        label=t("raise-anonymous"),
        statement=t("raise-anonymous-means"),
        first=True,
    )


def _nonce(nonce: str) -> dict[str, str]:
    return {NONCE: nonce} if nonce else {}
