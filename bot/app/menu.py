"""The handlers' commands as the app package wants them."""

from __future__ import annotations

from typing import cast

from appmanifest.command import Command as MenuCommand
from appmanifest.command import Scope as MenuScope
from bot.conversations import all_routes
from bot.dispatch.commands import CommandBook
from cards.kit.translator import translator
from registry.core.vocabulary import Language

MOST = 12
"""As many commands as Teams takes in one menu (app manifest 1.29); help shows them all."""


def menu_commands() -> list[MenuCommand]:
    """What Teams shows in its command menus, in the order of help."""
    book = CommandBook(command for routes in all_routes() for command in routes.commands)
    dutch, english = translator(Language.DUTCH), translator(Language.ENGLISH)
    return [
        MenuCommand(
            nl_title=command.names["nl"][0],
            en_title=command.names["en"][0],
            nl_description=dutch(command.about),
            en_description=english(command.about),
            scopes=tuple(cast("MenuScope", scope.value) for scope in command.scopes),
            slash=command.slash,
        )
        for command in [one for one in book.commands if one.shown and one.menu][:MOST]
    ]
