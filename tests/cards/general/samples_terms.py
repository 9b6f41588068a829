"""Cards of what words mean."""

from collections.abc import Mapping
from typing import Any

from cards.general.terms import term_card, terms_card
from cards.kit.translator import translator
from registry.core.provenance import Provenance
from registry.core.reference.term import Term
from registry.core.vocabulary import Language

PLAN = Provenance(lines="1445-1448")
NASTY = '<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}} "\\'


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    usual = Term(slug="a", name="aanjager", meaning="Wie een netwerk trekt.", provenance=(PLAN,))
    found: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        found[f"term-{language}"] = term_card(t, usual)
        found[f"terms-{language}"] = terms_card(t, [usual] * 25, 1)
        found[f"terms-none-{language}"] = terms_card(t, [])
        for name, fill in (("nasty", NASTY), ("large", "🧑‍🌾")):
            text = (fill * 4000)[:4000]
            unsure = Provenance(origin="derived", lines="1, 3-5", note=text[:200])
            odd = Term(slug="a", name=text[:100], meaning=text, provenance=(unsure,))
            found[f"term-{name}-{language}"] = term_card(t, odd)
            found[f"terms-{name}-{language}"] = terms_card(t, [odd] * 12)
    return found
