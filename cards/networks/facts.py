"""Facts of a network, as labels with values; every card of networks shows them alike."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import clipped, fact, facts
from cards.kit.translator import Translator
from registry.core.forms import FieldSpec
from registry.networks.network import FIELDS, Change, Network

MOST_LETTERS = 500
"""Letters of a row of names; the names that don't fit are counted."""

MOST_ADDRESS = 34
"""Letters of a web address that fit on one line of a telephone; a button opens it whole."""


@dataclasses.dataclass(frozen=True, slots=True)
class Names:
    """The names behind a network's slugs, in the reader's language.

    Attributes:
        themes: (slug, name) pairs.
        organisations: names.
        programme: its name; empty when there is none.
    """

    themes: tuple[tuple[str, str], ...] = ()
    organisations: tuple[str, ...] = ()
    programme: str = ""

    def of(self, field: str) -> list[str]:
        """Return the names behind a field that refers to something."""
        return {
            "themes": [name for _, name in self.themes],
            "organisations": list(self.organisations),
            "programme": [self.programme] if self.programme else [],
        }[field]


def network_facts(t: Translator, network: Network, names: Names) -> list[CardElement]:
    """Every field that is a fact, in the order of the model; what is empty is left out."""
    shown = [name for name, spec in FIELDS.items() if spec.fact is True]
    return facts([(t(f"networks-field-{one}"), _fact(t, network, names, one)) for one in shown])


def _fact(t: Translator, network: Network, names: Names, name: str) -> str:
    spec, value = FIELDS[name], getattr(network, name)
    if spec.section:
        return some_names(t, names.of(name))
    if spec.input == "names":
        return some_names(t, value)
    if spec.input == "address":
        return clipped(shown_address(value), MOST_ADDRESS)
    return in_words(t, spec, value)


def in_words(t: Translator, spec: FieldSpec, value: Any) -> str:
    """Return a value of a field as people read it; empty where there is none."""
    if spec.input == "yes":
        return t("networks-yes" if value else "networks-no")
    if spec.input in ("choice", "choices"):
        return ", ".join(map(t.label, value if isinstance(value, tuple) else (value,)))
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def change_facts(t: Translator, network: Network, change: Change) -> list[CardElement]:
    """Build each field that changes: before and after."""
    parts: list[CardElement] = []
    for name, value in change.fields.items():
        field = t(f"networks-field-{name}")
        now = shown_value(t, name, getattr(network, name))
        parts.append(fact(t("networks-review-old", field=field), now))
        parts.append(fact(t("networks-review-new-value", field=field), shown_value(t, name, value)))
    return parts


def wish_facts(t: Translator, change: Change) -> list[CardElement]:
    """Build each field that would change, as it would be; long texts are cut."""
    return [
        fact(
            t("networks-review-new-value", field=t(f"networks-field-{name}")),
            clipped(shown_value(t, name, value), MOST_LETTERS),
        )
        for name, value in change.fields.items()
    ]


def shown_value(t: Translator, name: str, value: Any) -> str:
    """Return the value of a field in words."""
    return clipped(in_words(t, FIELDS[name], value), 1500) or t("networks-empty")


def some_names(t: Translator, names: Sequence[str]) -> str:
    """Return the first names, at least one, and how many more there are."""
    shown: list[str] = []
    for name in names:
        if shown and len(", ".join(shown)) + len(name) > MOST_LETTERS:
            break
        shown.append(name)
    if len(shown) < len(names):
        shown.append(t("networks-more", count=len(names) - len(shown)))
    return ", ".join(shown)


def shown_address(address: str) -> str:
    """Return a web address as people read it: `www.plek.nl`."""
    return re.sub(r"^https?://|/$", "", address)
