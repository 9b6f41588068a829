"""Choosing the language to be answered in."""

from __future__ import annotations

import functools

from bot.dispatch.ask import Ask
from bot.dispatch.private_reply import for_all_eyes
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.languages import chosen_card, languages_card, name_of
from cards.kit.translator import translator
from registry.core.vocabulary import Language
from registry.members.member import speak

routes = Routes()


@routes.command("taal", en=("language",), about="language-command", order=85, menu=False)
async def choose_by_words(ask: Ask) -> Answer:
    """Set the language in words, `taal en`, or offer both."""
    return await _choose(ask, ask.words)


@routes.verb("languages.choose", again="languages.show")
async def choose_by_button(ask: Ask) -> Answer:
    """Set the language on the button."""
    return await _choose(ask, ask.value("language"))


@routes.verb("languages.show")
async def show(ask: Ask) -> Answer:
    """Show the language that is spoken now."""
    return _chosen(ask.language)


@functools.cache
def _names() -> dict[str, Language]:
    """Return each language by its code and by all that it is called, in every language."""
    return {
        name.casefold(): language
        for language in Language
        for name in (
            language.value,
            language.autonym,
            *language.called,
            *(name_of(translator(other), language) for other in Language),
        )
    }


async def _choose(ask: Ask, words: str) -> Answer:
    language = _names().get(words.casefold())
    if language is None:
        card = languages_card(ask.t, unknown=words)
        return for_all_eyes(Answer(card=card, text=ask.t("language-usage"), private=True))
    async with ask.write() as unit:
        await speak(unit, language)
    return _chosen(language)


def _chosen(language: Language) -> Answer:
    card, words = chosen_card(language)
    return for_all_eyes(Answer(card=card, text=words, private=True))
