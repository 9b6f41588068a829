"""Parsing of plain values into entities; every mistake is named by its place."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from registry.core.entity import Entity
from registry.documents.problems import Problem, meant, shown
from registry.documents.sections import document_nouns

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

Path = tuple[int | str, ...]


class Checked:
    """Entities parsed from a document, with the mistakes that were found.

    Attributes:
        entities: per section, with their index there.
        problems: in the order of the document.
    """

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.entities: dict[str, dict[int, Entity]] = {}
        self.problems: list[Problem] = []
        for section, items in document.items():
            self._section(section, items)

    def _section(self, section: str, items: Any) -> None:
        if section not in document_nouns():
            text = f"no such section{meant(section, document_nouns())}"
            self.problems.append(Problem(shown_name(section), text))
        elif not isinstance(items, list):
            self.problems.append(Problem(section, f"a list is needed, not {shown(items)}"))
        else:
            self.entities[section] = dict(self._items(document_nouns()[section], items))

    def _items(self, entity: type[Entity], items: list[Any]) -> Iterator[tuple[int, Entity]]:
        for index, item in enumerate(items):
            place = f"{entity.section}[{index}]"
            if not isinstance(item, dict):
                self.problems.append(Problem(place, f"an object is needed, not {shown(item)}"))
                continue
            found = [Problem(place_of(place, path), text) for path, text in _unfit(item, ())]
            if found:
                self.problems.extend(found)
                continue
            if "revision" in item:
                text = "no such field: plek counts revisions itself"
                self.problems.append(Problem(f"{place}.revision", text))
            for name in filter(item.__contains__, entity.own_word):
                text = "no document says this: only the person themselves can, in Teams"
                self.problems.append(Problem(f"{place}.{name}", text))
            fields = {name: value for name, value in item.items() if name != "revision"}
            try:
                # JSON in strict mode: "3" is no number, and a list is a tuple.
                today = json.dumps(dict(entity.of_older(fields)))
                yield index, entity.model_validate_json(today, strict=True)
            except ValidationError as error:
                self.problems.extend(_problems(entity, place, error))


def place_of(start: str, path: Path) -> str:
    """Return the place of a path: `networks[3]` and (`themes`, 1) → `networks[3].themes[1]`."""
    for step in path:
        start += f"[{step}]" if isinstance(step, int) else f".{shown_name(step)}"
    return start


def shown_name(name: str) -> str:
    """Return a field's name, quoted when it could be taken for something else."""
    return name if name.replace("_", "a").replace("-", "a").isalnum() else shown(name)


def _unfit(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Yield each place with text or a number that can't be stored, and what is wrong."""
    if isinstance(value, str):
        if "\0" in value:
            yield path, "there is a NUL character in it"
        elif any("\ud800" <= letter <= "\udfff" for letter in value):
            yield path, "there is half a character (a lone surrogate) in it"
    elif isinstance(value, float) and not math.isfinite(value):
        yield path, f"{value} is no number that can be kept"
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _unfit(name, path)
            yield from _unfit(one, (*path, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _unfit(one, (*path, index))


def _problems(entity: type[Entity], place: str, error: ValidationError) -> Iterator[Problem]:
    for finding in error.errors(include_url=False):
        path = tuple(finding["loc"])
        yield Problem(place_of(place, path), _said(entity, path, dict(finding)))


def _said(entity: type[Entity], path: Path, finding: Mapping[str, Any]) -> str:
    kind, value, context = finding["type"], finding["input"], finding.get("ctx") or {}
    if kind == "missing":
        return "is needed"
    if kind == "extra_forbidden":
        fields = [name for name in entity.model_fields if name != "revision"]
        return "no such field" + (meant(path[-1], fields) if len(path) == 1 else "")
    if kind in ("enum", "literal_error"):
        choices = str(context["expected"])
        return f"{shown(value)} is not one of {choices}{meant(value, _choices(choices))}"
    if kind == "string_too_long":
        return f"{len(value)} characters; at most {context['max_length']}"
    if kind == "string_pattern_mismatch" and path == ("slug",):
        return f"{shown(value)}: only lower-case letters, digits and - . _ : can be in it"
    if kind == "string_pattern_mismatch" and (odd := _CONTROL.search(value)):
        return f"there is a control character ({odd[0]!r}) in it"
    message = str(finding["msg"]).removeprefix("Value error, ")  # our own say what is wrong
    return f"{shown(value)}: {message[:1].lower()}{message[1:]}"


def _choices(expected: str) -> list[str]:
    return [choice.strip("' ") for choice in expected.replace(" or ", ", ").split(", ")]
