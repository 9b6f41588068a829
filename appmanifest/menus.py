"""Divide the commands over the manifest's command lists, of which Teams takes three."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from appmanifest.command import DEFAULT_LANGUAGE, SCOPES, Command, Language, Scope

Trigger = Literal["mention", "slash"]


@dataclass(frozen=True)
class Menu:
    """One command list: the same commands, offered in the same way, in some scopes.

    Attributes:
        scopes: Where it is shown.
        triggers: What opens it: a mention of the bot, or a slash as well.
        commands: In the order in which Teams shows them.
        starters: Whether commands with a prompt are prompt starters here.
    """

    scopes: tuple[Scope, ...]
    triggers: tuple[Trigger, ...]
    commands: tuple[Command, ...]
    starters: bool

    def entries(self, language: Language) -> Iterator[dict[str, str]]:
        """Yield the commands as the manifest writes them, in one language."""
        for command in self.commands:
            words = command.texts[language]
            entry = {"title": words.title, "description": words.description}
            if self.starters and words.prompt:
                entry |= {"type": "prompt", "prompt": words.prompt}
            yield entry

    def listed(self, language: Language) -> dict[str, object]:
        """Return the command list as the manifest writes it, in one language."""
        return {
            "scopes": list(self.scopes),
            "triggers": list(self.triggers),
            "commands": list(self.entries(language)),
        }


def menus(commands: Sequence[Command]) -> tuple[Menu, ...]:
    """Divide commands over as few lists as possible.

    The slash menu exists in channels and group chats only (Microsoft, "Enable slash commands"),
    and triggers belong to a list, not to a command: so 1:1 has a list of its own, with the
    prompt starters, and what has no slash is apart from what has.

    Returns:
        The lists; more than three when scopes differ too much, which the checks refuse.
    """
    found: list[Menu] = []
    for scope in SCOPES:
        for menu in _menus_in(scope, [each for each in commands if scope in each.scopes]):
            _merge(found, menu)
    return tuple(found)


def _menus_in(scope: Scope, commands: Sequence[Command]) -> Iterator[Menu]:
    if scope == "personal":
        groups: list[tuple[tuple[Trigger, ...], list[Command]]] = [(("mention",), [*commands])]
    else:
        groups = [
            (("mention", "slash"), [each for each in commands if each.slash]),
            (("mention",), [each for each in commands if not each.slash]),
        ]
    for triggers, chosen in groups:
        if chosen:
            starters = scope == "personal" and any(
                each.texts[DEFAULT_LANGUAGE].prompt for each in chosen
            )
            yield Menu((scope,), triggers, tuple(chosen), starters)


def _merge(found: list[Menu], menu: Menu) -> None:
    for place, other in enumerate(found):
        same = (other.triggers, other.commands, other.starters)
        if same == (menu.triggers, menu.commands, menu.starters):
            found[place] = Menu(other.scopes + menu.scopes, *same)
            return
    found.append(menu)
