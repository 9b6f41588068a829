"""What a command of the bot is to the app package: two names, two lines, and where it shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Scope = Literal["personal", "team", "groupChat"]
Language = Literal["nl", "en"]

SCOPES: Final[tuple[Scope, ...]] = ("personal", "team", "groupChat")
"""Every place the bot can be talked to, in the order of the manifest."""


@dataclass(frozen=True)
class Command:
    """One line in the menu that Teams shows; the bot room declares them.

    Teams sends the title, in the language of the person's Teams, as the text of the message:
    both titles must be understood by the bot.

    Attributes:
        nl_title: What is sent, in Dutch; at most 128 characters.
        en_title: The same in English.
        nl_description: What it is for, in Dutch; at most 4,000 characters, best under 60.
        en_description: The same in English.
        scopes: Where the command is offered.
        slash: Also offer it when someone types `/` in a channel or group chat. The message is
            then targeted: only the bot and that person see it. There is no such menu in 1:1.
        nl_prompt: Text that is put in the compose box in 1:1 instead of the title, for the
            person to complete (a prompt starter); empty for an ordinary command.
        en_prompt: The same in English; either both prompts are given or neither.
    """

    nl_title: str
    en_title: str
    nl_description: str
    en_description: str
    scopes: tuple[Scope, ...] = SCOPES
    slash: bool = True
    nl_prompt: str = ""
    en_prompt: str = ""

    def title(self, language: Language) -> str:
        """The title in one language."""
        return self.nl_title if language == "nl" else self.en_title

    def description(self, language: Language) -> str:
        """The description in one language."""
        return self.nl_description if language == "nl" else self.en_description

    def prompt(self, language: Language) -> str:
        """The prompt in one language; empty for an ordinary command."""
        return self.nl_prompt if language == "nl" else self.en_prompt
