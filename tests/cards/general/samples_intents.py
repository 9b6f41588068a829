"""Samples of answers to what was asked in somebody's own words."""

from collections.abc import Mapping
from typing import Any

from bot.dispatch.intents import intents
from cards.general.intents import intent_card
from cards.general.search_results import Find
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from tests.cards.general.samples_terms import NASTY

FINDS = tuple(
    Find("found-network", f"{NASTY} {number}", verb="networks.show", load=(("network", "a"),))
    for number in range(5)
)


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found: dict[str, Mapping[str, Any]] = {}
    for language in Language:
        t = translator(language)
        for one in intents().values():
            if one.ways:
                card = intent_card(t, one.label, "wat kost het?", one.ways)
                found[f"intent-{one.name}-{language}"] = card
        ways = ("groepen", "helpdesk")
        card = intent_card(t, "intent-when-is", NASTY * 40, ways, FINDS)
        found[f"intent-things-{language}"] = card
    return found
