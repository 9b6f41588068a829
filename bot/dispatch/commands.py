"""Commands, and their lookup in typed text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from enum import StrEnum
from typing import Any

from bot.dispatch.turn import Answer, Scope
from cards.kit.translator import translator
from registry.core.permissions import RIGHTS, Right
from registry.core.vocabulary import COMPLETE, Language, Role
from registry.core.writing.plain_text import typewritten

_EDGE = re.compile(r"^[\s/!?.,:;]+|[\s!?.,:;]+$")
_SPACE = re.compile(r"\s+")
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")


class HelpGroup(StrEnum):
    """Under which heading help shows a command, in the order of help."""

    EVERYDAY = "everyday"
    NETWORK = "network"  # of who leads one
    HUB = "hub"
    KERNTEAM = "kernteam"
    ADMINISTRATOR = "administrator"


@dataclasses.dataclass(frozen=True, slots=True)
class Audience:
    """Whom help shows something to; everybody, where it says nothing.

    Attributes:
        group: under which heading.
        rights: any of these, by role.
        own: or any of these roles, by which a thing is theirs: a hub's own team, an aanjager.
    """

    group: HelpGroup = HelpGroup.EVERYDAY
    rights: tuple[Right, ...] = ()
    own: tuple[Role, ...] = ()

    @property
    def everybody(self) -> bool:
        """Whether everybody is shown it."""
        return not (self.rights or self.own)

    def has(self, roles: Collection[Role]) -> bool:
        """Return whether somebody with these roles is shown it."""
        held = any(not RIGHTS[right].isdisjoint(roles) for right in self.rights)
        return self.everybody or held or not set(self.own).isdisjoint(roles)


@dataclasses.dataclass(frozen=True, slots=True)
class Phrase:
    """Something to type that is no command but a sentence, for help.

    Attributes:
        example: id of the text with an example of it.
        about: id of the text that says in one line what it does.
        audience: whom it is for.
        order: see `Command.order`.
    """

    example: str
    about: str
    audience: Audience = Audience()
    order: int = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """Command that people can type.

    Attributes:
        names: by code of a language the words that start it, the first is the one that help
            shows. Dutch and English are declared with the handler; another language has them in
            its texts (`called`).
        handler: answers it; gets the turn as an `Ask`. None where a sentence only begins like the
            command: it is then answered like any other text.
        about: id of the text (cards/texts) that says in one line what it does.
        order: place in the help card and the command menu; lower comes first.
        slash: offer it in the menu behind `/`.
        menu: offer it in Teams' menu at all, which holds twelve.
        scopes: where it makes sense.
        shown: whether help shows it, to whom it is for. What is not shown is another way to say
            what is (with its `about`), or has a reason in `tests/house/test_help.py`.
        audience: whom it is for. Teams' menu has only what everybody may.
        repeats: see `bot.dispatch.routes.Again`.
    """

    names: dict[str, tuple[str, ...]]
    handler: Callable[[Any], Awaitable[Answer | None]]
    about: str
    order: int = 50
    slash: bool = True
    menu: bool = True
    scopes: tuple[Scope, ...] = tuple(Scope)
    shown: bool = True
    audience: Audience = Audience()
    repeats: bool = False

    def own_names(self, language: Language) -> tuple[str, ...]:
        """Return its names in a language, none where that language does not name it.

        A third language names a command in a text of its own, after the first Dutch name:
        `command-netwerk-aanmelden = netwurk oanmelde, netwurk opjaan`.
        """
        if declared := self.names.get(language.value):
            return declared
        if language in COMPLETE:
            return ()
        key = "command-" + _NOT_IN_A_KEY.sub("-", self.names[COMPLETE[0].value][0])
        return tuple(filter(None, map(str.strip, translator(language).own(key).split(","))))

    def called(self, language: Language) -> tuple[str, ...]:
        """Return its names in a language, or in the first one that it falls back to."""
        return next(filter(None, map(self.own_names, language.chain)), ())

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name that starts it, whatever the language."""
        return tuple(name for language in Language for name in self.own_names(language))


def tidy(text: str) -> str:
    """Fold white space, and strip a leading slash and punctuation at the ends."""
    return _EDGE.sub("", _SPACE.sub(" ", text))


def _key(name: str) -> str:
    return typewritten(name).casefold()


def _is_dash(words: Sequence[str]) -> bool:
    """Return whether words begin with a dash that stands apart: `agenda – 9`."""
    return bool(words) and typewritten(words[0]).strip("-") == "" != words[0]


class CommandBook:
    """Commands by the words that start them; the longest name wins.

    `netwerk aanmelden` is that command, `netwerk Onder Twente` is `netwerk` with words.
    """

    def __init__(self, commands: Iterable[Command], phrases: Iterable[Phrase] = ()) -> None:
        self.commands = sorted(commands, key=lambda one: (one.order, one.about))
        self.phrases = tuple(phrases)
        self._names: dict[str, Command] = {}
        for command in self.commands:
            for name in command.all_names:
                if self._names.setdefault(_key(name), command) is not command:
                    msg = f"two commands are called {name!r}"
                    raise ValueError(msg)
        self._longest = max((name.count(" ") + 1 for name in self._names), default=0)

    def find(self, text: str) -> tuple[Command, str] | None:
        """Return the command and the words after it, or None when the text starts with none."""
        words = tidy(text).split(" ")
        if words == [""]:  # nothing but punctuation: only a command such as `?` can be meant
            only = self._names.get(text.strip(" /"))
            return (only, "") if only else None
        for size in range(min(self._longest, len(words)), 0, -1):
            name = _key(" ".join(words[:size])).rstrip(":,;.!?")
            if command := self._names.get(name):
                rest = words[size + 1 :] if _is_dash(words[size:]) else words[size:]
                return command, tidy(" ".join(rest))
        return None
