"""`help` and `hallo`: what the bot can do, made from what the handlers registered."""

from __future__ import annotations

from bot.conversations.general.fallback import after_greeting
from bot.conversations.general.small_talk import small_talk
from bot.dispatch.ask import Ask
from bot.dispatch.routes import Routes
from bot.dispatch.turn import Answer
from cards.general.help import Deed, help_card

routes = Routes()

_LONGEST = 2000
"""Letters behind a greeting that are read."""


@routes.command("help", "hulp", "?", en=("help",), about="help-command", order=90)
async def show_help(ask: Ask) -> Answer:
    """Show everything that can be typed."""
    return _answer(ask, hello=False)


@routes.command(
    "hallo", "hoi", "start", en=("hello", "hi"), about="help-command", shown=False, slash=False
)
async def greet(ask: Ask) -> Answer | None:
    """Introduce the bot and list the commands; answer what follows the greeting."""
    words = ask.words[:_LONGEST]
    while ask.book and (found := ask.book.find(words)) and found[0].handler is greet:
        words = found[1]
    if words and small_talk(f"hallo {words}") != "talk-hello":
        return await after_greeting(ask.with_words(words))
    return _answer(ask, hello=True)


def _answer(ask: Ask, *, hello: bool) -> Answer:
    commands = ask.book.commands if ask.book else []
    deeds = tuple(
        Deed(command.called(ask.language)[0], command.about)
        for command in commands
        if command.shown and ask.place.scope in command.scopes
    )
    text = ask.t("help-hello") if hello else ask.t("help-title")
    return Answer(card=help_card(ask.language, deeds, hello=hello), text=text)
