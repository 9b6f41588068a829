"""Texts for people, per language: Project Fluent files in `cards/texts/<language>/<subject>.ftl`.

A subject brings its own files; nothing else has to be edited. What a language does not say is
said in the next one of `Language.chain`: Dutch, then English.
"""

from __future__ import annotations

import functools
import re
from datetime import date, datetime
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor

from registry.core.vocabulary import Language

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_BEGINS = re.compile(r"^(-?[a-zA-Z][a-zA-Z0-9_-]*) *=", re.MULTILINE)
"""How a text begins in its file; nothing else in one has its name at the start of a line."""


_LONGEST_ARGUMENT = 900
"""Characters of an argument: Fluent refuses to put in more than a thousand."""


class MissingText(LookupError):
    """A text that no file of the language has, or that misses an argument: a fault in the code."""


class Translator:
    """One language to speak to people in, with those that it falls back to.

    Call it with a message's id: `t("networks-title", count=3)`. Arguments from people come out as
    they went in; where the text ends up decides how it is made safe (`cards.kit.components`).
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self._texts = _texts(language)
        self._fixed: dict[str, str] = {}

    def __call__(self, key: str, **arguments: Any) -> str:
        """Return the text with this id. Raises MissingText."""
        if not arguments and (fixed := self._fixed.get(key)) is not None:
            return fixed
        code, bundle = self._holder(key)
        pattern = bundle.get_message(key).value
        if pattern is None:
            msg = f"text {key!r} in {code} is empty"
            raise MissingText(msg)
        fitting = {name: _fitting(value) for name, value in arguments.items()}
        text, faults = bundle.format_pattern(pattern, fitting)
        if faults:
            msg = f"text {key!r} in {code}: {faults[0]}"
            raise MissingText(msg)
        if not arguments:
            self._fixed[key] = str(text)
        return str(text)

    def _holder(self, key: str) -> tuple[str, FluentBundle]:
        for language in self.language.chain:
            if (bundle := _texts(language).holding(key)) is not None:
                return language.value, bundle
        msg = f"no text {key!r} in {self.language.value}: add it to cards/texts"
        raise MissingText(msg)

    def has(self, key: str) -> bool:
        """Return whether there is such a text, in this language or one it falls back to."""
        return any(_texts(language).holding(key) is not None for language in self.language.chain)

    def own(self, key: str) -> str:
        """Return the text if this language itself has it, else nothing."""
        return self(key) if self._texts.holding(key) is not None else ""

    def named(self, kind: str, name: str) -> str:
        """Return what a stored name is called, such as `field-closed_by`; never the name itself.

        What has no text any more, because it was stored under an old name, is "something else".
        """
        key = f"{kind}-{name}"
        return self(key if self.has(key) else f"{kind}-other")

    def label(self, value: object) -> str:
        """Return the text of a value of a closed list: `Scale.REGIONAL` → `label-scale-regionaal`.

        A language is called by its own name in every language.
        """
        if isinstance(value, Language):
            return value.autonym
        name = type(value).__name__.casefold()
        plain = str(value).replace(" ", "-").replace("--", "-")
        return self(f"label-{name}-{plain}")

    @property
    def locale(self) -> str:
        """Return the locale by which dates and lists are written: `1 March 2027`, as in Britain."""
        return self.language.tag.replace("-", "_") or self.language.value

    def day(self, when: date | datetime) -> str:
        """Return a date in words, in Dutch time: `23 november 2026`."""
        if isinstance(when, datetime):
            when = when.astimezone(AMSTERDAM).date()
        return format_date(when, "long", locale=self.locale)

    def month(self, when: date) -> str:
        """Return a month in words: `november 2026`."""
        return format_skeleton("yMMMM", when, locale=self.locale)

    def weekday(self, when: date) -> str:
        """Return a date in words with its day of the week: `maandag 1 maart 2027`."""
        return format_date(when, "full", locale=self.locale)

    def listing(self, names: list[str] | tuple[str, ...]) -> str:
        """Join names in a sentence: `a, b en c`."""
        return format_list(list(names), locale=self.locale)


def _fitting(value: Any) -> Any:
    if isinstance(value, str) and len(value) > _LONGEST_ARGUMENT:
        return value[: _LONGEST_ARGUMENT - 1] + "…"
    return value


def _cut(source: str) -> list[tuple[str, str]]:
    """Return the texts of a file by name, unparsed; a term's name begins with `-`."""
    begins = list(_BEGINS.finditer(source))
    ends = [*(one.start() for one in begins[1:]), len(source)]
    return [(one[1], source[one.start() : end]) for one, end in zip(begins, ends, strict=True)]


def _named(resource: ast.Resource) -> list[str]:
    """Return the texts and terms that stand in a text."""
    names = _Names()
    names.visit(resource)
    return names.found


class _Names(Visitor):
    def __init__(self) -> None:
        self.found: list[str] = []

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.found.append(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:  # noqa: N802
        self.found.append(f"-{node.id.name}")
        self.generic_visit(node)


class _Texts:
    """The texts of one language alone."""

    def __init__(self, language: Language) -> None:
        self._bundle = FluentBundle([language.tag or language.value], use_isolating=False)
        self._unread: dict[str, str] = {}
        folder = files("cards").joinpath("texts", language.value)
        for file in sorted(folder.iterdir(), key=lambda one: one.name):
            if file.name.endswith(".ftl"):
                for name, source in _cut(file.read_text("utf-8")):
                    self._unread.setdefault(name, source)

    def holding(self, key: str) -> FluentBundle | None:
        """Return the bundle with this text in it; None where the language has no such text."""
        self._read(key)
        return self._bundle if self._bundle.has_message(key) else None

    def _read(self, key: str) -> None:
        """Parse a text, and those that it names, when first asked for: parsing all takes long.

        Papers are made in threads: what is in the bundle is taken from the unread last.
        """
        if key not in self._unread:
            return
        waiting, found = [key], dict[str, ast.Resource]()
        while waiting:
            name = waiting.pop()
            source = self._unread.get(name)
            if source is not None and name not in found:
                found[name] = FluentResource(source)
                waiting += _named(found[name])
        for resource in found.values():
            self._bundle.add_resource(resource)
        for name in found:
            self._unread.pop(name, None)


@functools.cache
def _texts(language: Language) -> _Texts:
    return _Texts(language)


@functools.cache
def translator(language: Language | str) -> Translator:
    """Return the one Translator of a language."""
    return Translator(Language(language))
