"""What a command of the bot is to the app package: its words by language, and where it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Scope = Literal["personal", "team", "groupChat"]
Language = str
"""Code of a language, such as `nl`; which there are is what `appmanifest.texts` has."""

DEFAULT_LANGUAGE: Final[Language] = "nl"
"""The language of the manifest itself."""

SCOPES: Final[tuple[Scope, ...]] = ("personal", "team", "groupChat")
"""Every place the bot can be talked to, in the order of the manifest."""


class CommandTexts(NamedTuple):
    """The words of a command in one language.

    Attributes:
        title: What is sent; at most 128 characters.
        description: What it is for; at most 4,000 characters, best under 60.
        prompt: Text that is put in the compose box in 1:1 instead of the title, for the person
            to complete (a prompt starter); empty for an ordinary command.
    """

    title: str
    description: str
    prompt: str = ""


@dataclass(frozen=True)
class Command:
    """One line in the menu that Teams shows; the bot room declares them.

    Teams sends the title, in the language of the person's Teams, as the text of the message:
    every title must be understood by the bot.

    Attributes:
        texts: Its words by language, in at least every language of the package; either all
            have a prompt or none has.
        scopes: Where the command is offered, in the package's words; another one is a ValueError.
        slash: Also offer it when someone types `/` in a channel or group chat. The message is
            then targeted: only the bot and that person see it. There is no such menu in 1:1.
    """

    texts: Mapping[Language, CommandTexts]
    scopes: tuple[Scope, ...] = SCOPES
    slash: bool = True

    def __post_init__(self) -> None:
        """Refuse a scope that the package has no word for: it would be in no menu at all."""
        if strange := [one for one in self.scopes if one not in SCOPES]:
            msg = f"{strange[0]!r} is no scope of an app package: use one of {', '.join(SCOPES)}"
            raise ValueError(msg)
