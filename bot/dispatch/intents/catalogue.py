"""The intents of `intents.toml`, and the one that a text asks for."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from bot.dispatch.intents.matching import UNKNOWN, Examples
from registry.core.vocabulary import COMPLETE

FLOOR = 0.53
"""Likeness, 0-1, from which a text asks for an intent (measured: docs/decisions/0034)."""

LIKELY = 0.42
"""Likeness from which an intent may be meant, and is offered beside what search found."""

_OTHERWISE = ""
"""Key of the examples that are of no intent."""


@dataclass(frozen=True, slots=True)
class Intent:
    """What somebody may ask for.

    Attributes:
        name: its texts are `intent-<name>` and, where it has words of its own,
            `intent-<name>-text`.
        examples: by code of the language.
        runs: the command that answers it; empty where its own text does.
        words: what is said to that command.
        slot: what a text says beyond its example is said to the command; without any, its own text
            answers.
        things: what search knows of the names in a text stands with the answer.
        ways: the commands of the buttons below its text.
    """

    name: str
    examples: Mapping[str, tuple[str, ...]]
    runs: str = ""
    words: str = ""
    slot: bool = False
    things: bool = False
    ways: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Id of the text that says what it is about."""
        return f"intent-{self.name.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Match:
    """An intent that a text asks for.

    Attributes:
        sure: it does; otherwise it may.
        beyond: the words of the text that its example has not.
        unknown: those of them that no example has.
    """

    intent: Intent
    sure: bool = True
    beyond: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def command(self) -> str:
        """The command that answers it; empty where its own text does."""
        return "" if self.intent.slot and not self.beyond else self.intent.runs

    @property
    def words(self) -> str:
        """What is said to the command that answers it."""
        return " ".join(self.beyond) if self.intent.slot else self.intent.words


@functools.cache
def _file() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("intents.toml").read_text(encoding="utf-8"))


@functools.cache
def intents() -> Mapping[str, Intent]:
    """Return all intents, by name, in the order of the file."""
    found = {}
    codes = [one.value for one in COMPLETE]
    for name, entry in _file()["intent"].items():
        said = {code: tuple(entry.get(code, ())) for code in codes}
        rest = {key: value for key, value in entry.items() if key not in codes}
        found[name] = Intent(name, said, **{**rest, "ways": tuple(rest.get("ways", ()))})
    return found


@functools.cache
def sayings() -> Mapping[str, tuple[str, ...]]:
    """Return courtesies, by id of the text that answers them."""
    return {text: tuple(said) for text, said in _file()["sayings"].items()}


def examples_with(examples: Mapping[str, Iterable[str]], unknown: float = UNKNOWN) -> Examples:
    """Return examples, read with the idle words and the rows of this file; see `Examples`."""
    return Examples(examples, _file()["idle"], _file()["same"], unknown)


@functools.cache
def _examples() -> Examples:
    said = {
        name: [text for texts in one.examples.values() for text in texts]
        for name, one in intents().items()
    }
    return examples_with({**said, _OTHERWISE: _file()["otherwise"]})


def read_intent(text: str) -> Match | None:
    """Return the intent that a text asks for, or may; None where it asks for none."""
    best = next(iter(_examples().nearest(text)), None)
    if best is None or best.key == _OTHERWISE or best.score < LIKELY:
        return None
    return Match(intents()[best.key], best.score >= FLOOR, best.beyond, best.unknown)
