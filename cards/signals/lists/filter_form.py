"""Filter of the list of signals: as button data, and as a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from cards.kit.components import clipped, typed
from cards.kit.forms import NONCE, ChoiceField, EntryForm, Field, TextField, Value, Values, YesField
from cards.kit.translator import Translator
from registry.core.dates import Period, chosen_text
from registry.core.reference.theme import Theme
from registry.core.vocabulary import SignalKind, SignalLevel
from registry.hubs.hub import Hub
from registry.signals.lists import SignalFilter
from registry.signals.transitions import SignalStatus

ORDERS = ("-raised", "raised", "due", "-support")
"""In which a list can be put; `signal-list-order-…` says how they are called."""

BEFORE = "before"
_LONGEST_BEFORE = 4_000
_LONGEST_VALUE = 500
"""In the form: the wish that was shown, for who leaves it."""

_FIELDS = ("status", "hub", "theme", "level", "kind", "owner", "start", "end", "overdue", "order")


@dataclass(frozen=True, slots=True)
class WishChoices:
    """Choices of the form.

    Attributes:
        owners: (key, name) of who can have picked a signal up.
    """

    hubs: Sequence[Hub]
    themes: Sequence[Theme]
    owners: Sequence[tuple[str, str]]


def wish_load(wish: SignalFilter) -> dict[str, str]:
    """Return the filter as button data; default values are left out."""
    values: dict[str, Any] = {
        name: value
        for name in _FIELDS
        if (value := getattr(wish, name)) and value != SignalFilter.model_fields[name].default
    }
    if wish.status:
        values["status"] = ",".join(wish.status)
    return {name: "1" if value is True else str(value) for name, value in values.items()}


def read_load(data: Mapping[str, Any]) -> SignalFilter:
    """Read the filter from button data; invalid parts are ignored."""
    before = typed(data.get(BEFORE))[:_LONGEST_BEFORE]
    return SignalFilter.partly(form_values(dict(parse_qsl(before)) if before else data))[0]


def form_values(data: Mapping[str, Any]) -> Values:
    """Return the fields of a filter as sent by a button or the form, not validated yet."""
    texts = {name: text for name in _FIELDS if (text := typed(data.get(name))[:_LONGEST_VALUE])}
    values: dict[str, Value] = {**texts}
    values["overdue"] = texts.get("overdue", "").casefold() in ("1", "true")
    if "status" in texts:
        values["status"] = tuple(part for part in texts["status"].split(",") if part)
    return values


def wish_form(
    t: Translator, choices: WishChoices, before: SignalFilter, nonce: str = ""
) -> EntryForm[SignalFilter]:
    """Build the form to change the filter of the list.

    Args:
        t: the language.
        choices: what can be chosen.
        before: the wish that was shown.
        nonce: of the form that came back.
    """
    hidden = {BEFORE: urlencode(wish_load(before)), NONCE: nonce}
    return EntryForm(
        model=SignalFilter,
        verb="signals.filtered",
        title=t("signal-list-form-title"),
        intro=t("signal-list-form-intro"),
        fields=_fields(t, choices),
        send=t("signal-list-form-send"),
        cancel="signals.list",
        hidden={name: value for name, value in hidden.items() if value},
    )


def shown_values(wish: SignalFilter) -> Values:
    """Return a filter's values as the form shows them."""
    values: dict[str, Value] = {**wish_load(wish)}
    values["status"] = tuple(str(one) for one in wish.status)
    values["overdue"] = wish.overdue
    values["order"] = wish.order
    for name in ("start", "end"):
        day = getattr(wish, name)
        values[name] = chosen_text(Period(day, day)) if day else ""
    return values


def _fields(t: Translator, choices: WishChoices) -> list[Field]:
    states = [(one.value, t(f"signals-state-{one.value}")) for one in SignalStatus]
    hubs = [(one.slug, clipped(one.name, 80)) for one in choices.hubs]
    themes = [(one.slug, clipped(one.label(t.language), 80)) for one in choices.themes]
    levels = [(one.value, t.label(one)) for one in SignalLevel]
    kinds = [(one.value, t.label(one)) for one in SignalKind]
    orders = [(one, order_words(t, one)) for one in ORDERS]
    return [
        _choice(t, "status", states, many=True),
        _choice(t, "hub", hubs),
        _choice(t, "theme", themes),
        _choice(t, "level", levels),
        _choice(t, "kind", kinds),
        _choice(t, "owner", [(key, clipped(name, 80)) for key, name in choices.owners]),
        _day(t, "start"),
        _day(t, "end"),
        YesField(
            name="overdue",
            label=t("signal-list-field-overdue"),
            statement=t("signal-list-field-overdue-only"),
        ),
        ChoiceField(
            name="order", label=t("signal-list-field-order"), options=orders, required=True
        ),
    ]


def order_words(t: Translator, order: str) -> str:
    """Return the name of a sort order."""
    return t(f"signal-list-order-{order.strip('-')}{'-last' if order == '-raised' else ''}")


def _choice(
    t: Translator, name: str, options: list[tuple[str, str]], *, many: bool = False
) -> ChoiceField:
    return ChoiceField(
        name=name,
        label=t(f"signal-list-field-{name}"),
        hint=t("signal-list-field-any"),
        options=options,
        many=many,
    )


def _day(t: Translator, name: str) -> TextField:
    return TextField(
        name=name, label=t(f"signal-list-field-{name}"), hint=t("signal-list-field-day"), most=40
    )
