"""Choosing the language to be answered in."""

from __future__ import annotations

from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.languages import chosen_card, languages_card
from registry.core.vocabulary import Language
from registry.members.member import speak

routes = Routes()

_CALLED = {
    "nl": Language.DUTCH,
    "nederlands": Language.DUTCH,
    "dutch": Language.DUTCH,
    "en": Language.ENGLISH,
    "eng": Language.ENGLISH,
    "engels": Language.ENGLISH,
    "english": Language.ENGLISH,
}


@routes.command("taal", en=("language",), about="language-command", order=85, menu=False)
async def choose_by_words(ask: Ask) -> Answer:
    """`taal en`, or both to choose from."""
    return await _choose(ask, ask.words)


@routes.verb("languages.choose")
async def choose_by_button(ask: Ask) -> Answer:
    """The language on the button."""
    return await _choose(ask, ask.value("language"))


async def _choose(ask: Ask, words: str) -> Answer:
    language = _CALLED.get(words.casefold())
    if language is None:
        return Answer(
            card=languages_card(ask.t, unknown=words), text=ask.t("language-usage"), private=True
        )
    async with ask.write() as unit:
        await speak(unit, language)
    card, words = chosen_card(language)
    return Answer(card=card, text=words, private=True)
