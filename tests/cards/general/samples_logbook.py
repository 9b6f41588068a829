"""Cards of the logbook: usual, hostile, and nothing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from cards.general.logbook import PAGE, logbook_card
from cards.kit.translator import translator
from registry.core.unit_of_work import AuditEntry
from registry.core.vocabulary import Language

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
NASTY = "<at>Sanne</at> [klik](http://kwaad.nl) **vet** <b>html</b> ${x} {{y}}"


def entry(actor: str = "sanne", action: str = "put", **news: Any) -> AuditEntry:
    """A change of a network."""
    fields = {"section": "networks", "key": "water", "fields": ("name",)} | news
    return AuditEntry(NOW, actor, action=action, **fields)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    usual = [entry(), entry("system", "add", fields=()), entry("weg", "remove", section="x")]
    long = [entry(key="k" * 120, fields=tuple("f" * 30 for _ in range(40)))] * PAGE
    found: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        names = {"sanne": "Sanne de Vries"}
        found[f"usual-{language}"] = logbook_card(t, usual, names, 0, more=True)
        found[f"long-{language}"] = logbook_card(t, long, {"sanne": NASTY * 9}, 1, more=True)
        found[f"none-{language}"] = logbook_card(t, [], {}, 3, more=False)
    return found
