"""Forms of networks: register, change, filter."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any, TypedDict

from microsoft_teams.cards import ActionSet, CardElement

from cards.kit.components import button, card, heading, notice, para, said
from cards.kit.forms import ChoiceField, EntryForm, Field, Form, TextField, Values, YesField
from cards.kit.translator import Translator
from cards.networks.network import Row
from registry.core.forms import FieldSpec, closed_list, reviewed
from registry.core.vocabulary import NetworkKind, Region, Scale
from registry.networks.network import FIELDS, Entry, Network, NetworkFields

Pairs = tuple[tuple[str, str], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Options:
    """Choices of the form, as (slug, name) pairs."""

    themes: Pairs = ()
    programmes: Pairs = ()
    organisations: Pairs = ()


def network_form(
    t: Translator, options: Options, *, apart: Sequence[str] = (), nonce: str = ""
) -> EntryForm[Entry]:
    """Build the form that registers a network.

    Args:
        t: the language.
        options: what can be chosen from.
        apart: slugs of look-alikes that are shown above it.
        nonce: of the form that comes back; empty for a new one.
    """
    hidden = {"form": nonce} if nonce else {}
    if apart:
        hidden["apart"] = ",".join(apart)
    return EntryForm(
        model=Entry,
        verb="networks.submit",
        title=t("networks-form-title"),
        intro=t("networks-form-intro"),
        fields=_fields(t, options),
        send=t("networks-alike-send" if apart else "networks-form-send"),
        more=t("networks-form-more"),
        hidden=hidden,
    )


def edit_form(
    t: Translator, options: Options, network: Network, *, at_once: bool, nonce: str = ""
) -> Form:
    """Build the form that changes a network.

    Args:
        t: the language.
        options: what can be chosen from.
        network: which one.
        at_once: everything changes at once, because the kernteam does it.
        nonce: of the form that comes back; empty for a new one.
    """
    intro = "again" if network.status != "published" else "team" if at_once else ""
    send = "answer" if network.asked else "form" if intro == "again" else "edit"
    fields = _fields(t, options)
    if network.asked:
        label = t("networks-edit-answer")
        asked = TextField(name="answer", label=label, lines=True, first=True)
        fields = (asked, *fields)
    hidden = {"network": network.slug, **({"form": nonce} if nonce else {})}
    return Form(
        verb="networks.save",
        title=t("networks-edit-title", name=network.name),
        intro=t(f"networks-edit-intro-{intro}") if intro else _intro(t),
        fields=fields,
        send=t(f"networks-{send}-send"),
        hidden=hidden,
    )


def _intro(t: Translator) -> str:
    """Say which fields are looked at first; one that has no words for that by its label."""
    words = [
        t(key) if t.has(key := f"networks-reviewed-{name}") else f"“{t(f'networks-form-{name}')}”"
        for name in reviewed(NetworkFields)
    ]
    *first, last = words
    fields = t("networks-reviewed", first=", ".join(first), last=last)
    return t("networks-edit-intro", fields=fields)


def filled_in(values: Mapping[str, Any]) -> Values:
    """Return a network's fields as the form's inputs hold them."""
    names = {name: ", ".join(values[name]) for name, one in FIELDS.items() if one.input == "names"}
    picked = {name: values[name] or "" for name, one in FIELDS.items() if one.input == "pick"}
    return {**values, **names, **picked}


def _fields(t: Translator, options: Options) -> tuple[Field, ...]:
    return tuple(_field(t, name, spec, options) for name, spec in FIELDS.items())


def _field(t: Translator, name: str, spec: FieldSpec, options: Options) -> Field:
    key = f"networks-form-{name}"
    hint = t(f"{key}-hint") if t.has(f"{key}-hint") else ""
    common = _Common(name=name, label=t(key), hint=hint, required=spec.required)
    if spec.input == "yes":
        return YesField(**common, statement=t(f"{key}-yes"))
    if spec.section:
        pairs: Pairs = getattr(options, spec.section)
        dataset = spec.section if spec.typeahead else ""
        return ChoiceField(**common, options=pairs, many=spec.input == "picks", dataset=dataset)
    if closed := closed_list(NetworkFields, name):
        pairs = tuple((str(value), t.label(value)) for value in closed)
        return ChoiceField(**common, options=pairs, many=spec.input == "choices")
    return TextField(**common, lines=spec.input == "lines")


class _Common(TypedDict):
    name: str
    label: str
    hint: str
    required: bool


def lookalikes(t: Translator, networks: Sequence[Network]) -> list[CardElement]:
    """Build the existing networks that may be the same, each with a button to join it."""
    parts: list[CardElement] = [notice(t("networks-alike"))]
    for network in networks:
        parts += _lookalike(t, network)
    return parts


def _lookalike(t: Translator, network: Network) -> list[CardElement]:
    parts: list[CardElement] = [said(network.name, bold=True)]
    if network.status == "published":
        one = Row.of(t, network)
        parts += [said(text, subtle=True) for text in (one.about, one.purpose) if text]
    else:  # others may know that it is on its way, and no more
        parts.append(para(t("networks-alike-waiting"), subtle=True))
    join = button(t("networks-alike-join"), "networks.join", {"network": network.slug}, inputs=True)
    return [*parts, ActionSet(actions=[join])]


def filter_form(t: Translator, themes: Pairs) -> Form:
    """Build the form that filters the list of networks."""
    return Form(
        verb="networks.list",
        title=t("networks-filter-title"),
        intro=t("networks-filter-intro"),
        fields=(
            TextField(name="words", label=t("networks-filter-words")),
            ChoiceField(name="theme", label=t("networks-field-themes"), options=themes),
            _filter(t, "region", "networks-field-regions", Region),
            _filter(t, "kind", "networks-field-kind", NetworkKind),
            _filter(t, "scale", "networks-field-scale", Scale),
        ),
        send=t("networks-filter-send"),
    )


def _filter(t: Translator, name: str, label: str, values: Any) -> ChoiceField:
    options = tuple((str(value), t.label(value)) for value in values)
    return ChoiceField(name=name, label=t(label), options=options)


def archive_card(t: Translator, network: Network, nonce: str) -> Mapping[str, Any]:
    """Build the confirmation of archiving."""
    title = t("networks-archive-title", name=network.name)
    itself = {"network": network.slug}
    actions = [
        button(
            t("networks-archive-yes"),
            "networks.archive.confirmed",
            {**itself, "form": nonce},
            style="destructive",
        ),
        button(t("form-cancel"), "networks.show", itself),
    ]
    return card(t, [heading(title), para(t("networks-archive-sure"))], actions, fallback=title)
