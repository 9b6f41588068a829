"""Cards about what a channel is for: every state, and what strangers may have written."""

from collections.abc import Mapping
from typing import Any

from cards.kit.translator import translator
from cards.onboarding.channels import (
    GuessedChannel,
    appointed_card,
    guess_card,
    guessed_card,
    sure_card,
    sure_none_card,
)
from registry.core.vocabulary import Language
from tests.cards.provisioning.samples_plans import NASTY

PURPOSES = ("kernteam", "helpdesk", "cafe")


def samples() -> dict[str, Mapping[str, Any]]:
    """Name → card."""
    found = {}
    for language in Language:
        t = translator(language)
        for purpose in PURPOSES:
            found[f"channel-sure-{purpose}-{language}"] = sure_card(t, purpose, "", "n")
            found[f"channel-appointed-{purpose}-{language}"] = appointed_card(t, purpose, "Sanne")
            guess = GuessedChannel(purpose, "19:x", "Kernteam 7", "Voetbalclub", people=12, known=1)
            found[f"channel-guess-{purpose}-{language}"] = guess_card(t, guess)
            for accepted in (True, False):
                name = f"channel-guessed-{purpose}-{accepted}-{language}"
                found[name] = guessed_card(t, guess, accepted=accepted)
        nasty = GuessedChannel("kernteam", "19:x", NASTY, NASTY, ours=True)
        found[f"channel-guess-nasty-{language}"] = guess_card(t, nasty)
        found[f"channel-guessed-nasty-{language}"] = guessed_card(t, nasty, accepted=True)
        found[f"channel-sure-instead-{language}"] = sure_card(t, "kernteam", NASTY, "n")
        found[f"channel-sure-none-{language}"] = sure_none_card(t, PURPOSES, "n")
        found[f"channel-appointed-none-{language}"] = appointed_card(t, "", NASTY)
    return found
