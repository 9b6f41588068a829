"""Commands of the handlers, as the app package wants them."""

from __future__ import annotations

from appmanifest.command import Command as MenuCommand
from appmanifest.command import CommandTexts
from appmanifest.command import Scope as MenuScope
from bot.conversations import all_routes
from bot.dispatch.commands import Command, CommandBook
from bot.dispatch.turn import Scope
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
            scopes=tuple(map(_menu_scope, command.scopes)),
            slash=command.slash,
        )
        for command in [one for one in book.commands if _is_in_menu(one)][:MOST]
    ]


def _is_in_menu(command: Command) -> bool:
    """Return whether a command belongs in the menu, which is the same for everybody."""
    return command.shown and command.menu and command.audience.everybody


def _menu_scope(scope: Scope) -> MenuScope:
    """Return the package's word for a scope: what an activity calls a channel, it calls a team."""
    match scope:
        case Scope.PERSONAL:
            return "personal"
        case Scope.GROUP:
            return "groupChat"
        case Scope.CHANNEL:
            return "team"
