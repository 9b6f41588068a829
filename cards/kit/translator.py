"""Texts for people, per language: Project Fluent files in `cards/texts/<language>/<noun>.ftl`.

A noun brings its own pair of files; nothing else has to be edited.
"""

from __future__ import annotations

import functools
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource

from registry.core.vocabulary import Language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


class MissingText(LookupError):
    """A text that no file of the language has, or that misses an argument: a fault in the code."""


class Translator:
    """One language to speak to people in.

    Call it with a message's id: `t("networks-title", count=3)`. Arguments from people come out as
    they went in; where the text ends up decides how it is made safe (`cards.kit.components`).
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._bundle = FluentBundle([language.value], use_isolating=False)
        for file in sorted(
            files("cards").joinpath("texts", language.value).iterdir(), key=lambda one: one.name
        ):
            if file.name.endswith(".ftl"):
                self._bundle.add_resource(FluentResource(file.read_text("utf-8")))
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **arguments: Any) -> str:
        """The text with this id. Raises MissingText."""
        if not arguments and (fixed := self._fixed.get(key)) is not None:
            return fixed
        try:
            pattern = self._bundle.get_message(key).value
        except LookupError as error:
            msg = f"no text {key!r} in {self.language.value}: add it to cards/texts"
            raise MissingText(msg) from error
        if pattern is None:
            msg = f"text {key!r} in {self.language.value} is empty"
            raise MissingText(msg)
        text, faults = self._bundle.format_pattern(pattern, arguments)
        if faults:
            msg = f"text {key!r} in {self.language.value}: {faults[0]}"
            raise MissingText(msg)
        if not arguments:
            self._fixed[key] = str(text)
        return str(text)

    def has(self, key: str) -> bool:
        """Whether there is such a text."""
        return bool(self._bundle.has_message(key))

    def label(self, value: object) -> str:
        """The text of a value of a closed list: `Scale.REGIONAL` → `label-scale-regionaal`."""
        name = type(value).__name__.casefold()
        plain = str(value).replace(" ", "-").replace("--", "-")
        return self(f"label-{name}-{plain}")

    def day(self, when: date | datetime) -> str:
        """A date in words, in Dutch time: `23 november 2026`."""
        if isinstance(when, datetime):
            when = when.astimezone(AMSTERDAM).date()
        return format_date(when, "long", locale=self.language.value)

    def listing(self, names: list[str] | tuple[str, ...]) -> str:
        """Names in a row: `a, b en c`."""
        return format_list(list(names), locale=self.language.value)


@functools.cache
def translator(language: Language | str) -> Translator:
    """The one Translator of a language."""
    return Translator(Language(language))
