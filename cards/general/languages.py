"""Cards for choosing one's language."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from microsoft_teams.cards import CardElement

from cards.kit.components import button, card, notice, para, plain
from cards.kit.headings import header
from cards.kit.pictures import Noun
from cards.kit.translator import Translator, translator
from registry.core.vocabulary import Language

_LONGEST_WORDS = 60


def languages_card(t: Translator, unknown: str = "") -> Mapping[str, Any]:
    """Every language to choose from, each by its own name.

    Args:
        t: the language that is spoken now.
        unknown: what somebody asked for and is not spoken.
    """
    body: list[CardElement] = [header(t, t("language-title"), Noun.SETTINGS)]
    if unknown:
        spoken = t.listing([name_of(t, one) for one in Language])
        words = plain(unknown[:_LONGEST_WORDS])
        body.append(notice(t("language-unknown", words=words, languages=spoken)))
    body.append(para(t("language-usage")))
    actions = [button(one.autonym, "languages.choose", {"language": one.value}) for one in Language]
    return card(t, body, actions, fallback=t("language-usage"))


def name_of(t: Translator, language: Language) -> str:
    """Return what a language is called in another; what it calls itself where no text says."""
    key = f"language-name-{language.value}"
    return t(key) if t.has(key) else language.autonym


@functools.cache
def chosen_card(language: Language) -> tuple[Mapping[str, Any], str]:
    """Build the confirmation, in the new language, as card and text."""
    t = translator(language)
    words = t("language-chosen")
    actions = [button(t("language-help"), "commands.run", {"name": "help"})]
    return card(t, [para(words)], actions, fallback=words), words
