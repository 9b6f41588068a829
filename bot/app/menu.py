"""Commands of the handlers, as the app package wants them."""

from __future__ import annotations

from typing import cast

from appmanifest.command import Command as MenuCommand
from appmanifest.command import CommandTexts
from appmanifest.command import Scope as MenuScope
from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from cards.kit.translator import translator
from registry.core.vocabulary import Language

MOST = 12
"""As many commands as Teams takes in one menu (app manifest 1.29); help shows them all."""


def menu_commands() -> list[MenuCommand]:
    """Return the commands for Teams' command menus, in the order of help."""
    book = CommandBook(command for routes in all_routes() for command in routes.commands)
    return [
        MenuCommand(
            {
                language.value: CommandTexts(
                    command.called(language)[0], translator(language)(command.about)
                )
                for language in Language
            },
            scopes=tuple(cast("MenuScope", scope.value) for scope in command.scopes),
            slash=command.slash,
        )
        for command in [one for one in book.commands if one.shown and one.menu][:MOST]
    ]
