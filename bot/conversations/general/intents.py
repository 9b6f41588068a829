"""Answers to what people ask in words of their own; `bot.dispatch.intents` says what that is."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.conversations.search import find_about
from bot.dispatch.ask import Ask
from bot.dispatch.intents import Intent, Match
from bot.dispatch.suggestions import Suggestion
from bot.dispatch.turn import Answer
from cards.general.intents import intent_card
from cards.general.search_results import Find
from registry.core.permissions import roles
from registry.core.vocabulary import Role

Run = Callable[[Ask, str, str], Awaitable[Answer | None]]


async def answer_intent(ask: Ask, text: str, match: Match, run: Run) -> Answer | None:
    """Answer what a text asks for; None where its command says that it was not meant.

    Args:
        ask: who asks.
        text: what they said.
        match: the intent that it asks for.
        run: runs a command by its name, with words.
    """
    if match.command:
        return await run(ask, match.command, match.words)
    finds = await _things(ask, text, match)
    card = intent_card(ask.t, match.intent.label, text, await _ways(ask, match.intent), finds)
    return Answer(card=card, text=str(card["fallbackText"]))


def offered(ask: Ask, match: Match | None) -> tuple[Suggestion, ...]:
    """Return the command that may be meant, where no word is unknown: for beside what was found."""
    if match is None or match.sure or match.unknown or ask.book is None:
        return ()
    name = match.command or next(iter(match.intent.ways), "")
    found = ask.book.find(name)
    if found is None or not found[0].audience.everybody:
        return ()
    return (Suggestion(found[0].called(ask.language)[0], match.words if match.command else ""),)


async def _things(ask: Ask, text: str, match: Match) -> tuple[Find, ...]:
    """Return what search knows of the names in a text that asks about some thing."""
    if not (match.intent.things and match.unknown):
        return ()
    async with ask.registry.read() as unit:
        found = await find_about(unit, text, ask.language, ask.who if ask.unseen else "")
    return found.finds


async def _ways(ask: Ask, intent: Intent) -> list[str]:
    """Return the commands that lead on, of those that are for this person, where they are."""
    held = frozenset({Role.MEMBER})
    if ask.unseen:
        async with ask.registry.read(ask.who) as unit:
            held = await roles(unit, ask.who)
    found = [(name, ask.book.find(name)) for name in intent.ways] if ask.book else []
    return [name for name, one in found if one is not None and one[0].audience.has(held)]
