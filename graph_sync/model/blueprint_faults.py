"""Faults of a blueprint: all of them at once, each by its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from registry.core.errors import Failure
from registry.documents.parse import place_of
from registry.documents.problems import Problem, meant, shown


class BlueprintError(Failure):
    """The blueprint has faults, so nothing is planned by it.

    Attributes:
        problems: every fault.
        source: the file.
    """

    def __init__(self, problems: Iterable[Problem], source: str) -> None:
        self.problems = tuple(problems)
        self.source = source
        count = len(self.problems)
        faults = "1 fault" if count == 1 else f"{count} faults"
        head = f"the blueprint {source} has {faults}; nothing was planned:"
        super().__init__("\n".join((head, *(f"  {problem}" for problem in self.problems))))


def problems_of(model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Pydantic's findings in our words, in the order of the file."""
    for finding in error.errors(include_url=False):
        path = tuple(finding["loc"])
        yield Problem(place_of("", path).removeprefix("."), _said(model, path, dict(finding)))


def _said(model: type[BaseModel], path: tuple[Any, ...], finding: Mapping[str, Any]) -> str:
    kind, value, context = finding["type"], finding["input"], finding.get("ctx") or {}
    if kind == "missing":
        return "is needed"
    if kind == "extra_forbidden":
        return f"no such setting{meant(path[-1], _fields(model, path[:-1]))}"
    if kind == "literal_error":
        choices = str(context["expected"])
        return f"{shown(value)} is not one of {choices}{meant(value, choices.split(chr(39)))}"
    if kind == "string_pattern_mismatch":
        return f"{shown(value)}: only lower-case letters, digits and - can be in a key"
    if kind == "value_error":
        message = str(context["error"])
    else:
        message = str(finding["msg"])[:1].lower() + str(finding["msg"])[1:]
    # About a whole part its place says enough.
    return message if isinstance(value, dict | list) else f"{shown(value)}: {message}"


def _fields(model: type[BaseModel], path: Iterable[Any]) -> list[str]:
    """Return the settings that there are at a place."""
    for step in path:
        field = model.model_fields.get(step) if isinstance(step, str) else None
        if field is not None:
            model = next(_models(field.annotation), model)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """Return the models in a type, such as `tuple[ChannelPrint, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)
