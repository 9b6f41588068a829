"""Form input before it is stored: validated as a whole, with every fault at its field."""

from __future__ import annotations

import dataclasses
import functools
import re
import typing
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, create_model

from registry.core.errors import Fault, Invalid

M = TypeVar("M", bound=type[BaseModel])

Input = Literal["line", "lines", "address", "names", "choice", "choices", "pick", "picks", "yes"]
"""How a form asks for a field: words, names with commas between them, one or more of a closed list
or of things the registry knows, or a yes."""


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """What a field of an entity is to everything that shows, asks, reviews or finds it.

    Put it in the field's `Annotated` type; forms, cards, review, search and personal data walk the
    model's fields. Its texts are `<section>-form-<field>` and `<section>-field-<field>`.

    Attributes:
        input: how a form asks for it.
        review: True where a change waits for the kernteam, else why it does not.
        fact: True where cards have it in their list of facts, else where it stands.
        required: a form must have it filled in.
        personal: it holds personal data.
        searched: search finds the thing by its words.
        section: of what can be picked.
        typeahead: there are more to pick from than a form can hold.
    """

    input: Input
    review: Literal[True] | str
    fact: Literal[True] | str = True
    required: bool = False
    personal: bool = False
    searched: bool = False
    section: str = ""
    typeahead: bool = False


@functools.cache
def field_specs(model: type[BaseModel]) -> Mapping[str, FieldSpec]:
    """Return the fields of a model that have a specification, in the order of the model.

    A model that asks for a stricter type than the one it inherits from keeps the specification.
    """
    found: dict[str, FieldSpec] = {}
    for base in reversed(model.__mro__):
        for name, field in getattr(base, "model_fields", {}).items():
            spec = next((one for one in field.metadata if isinstance(one, FieldSpec)), None)
            if spec:
                found[name] = spec
    return found


@functools.lru_cache(maxsize=1024)
def closed_list(model: type[BaseModel], name: str) -> tuple[StrEnum, ...]:
    """Return what a field of a closed list can be, none for any other field.

    Kept: every field of every form that is drawn asks, and Python evaluates all annotations anew.
    """
    hint = typing.get_type_hints(model)[name]
    inner = next(iter(typing.get_args(hint)), hint)
    return tuple(inner) if isinstance(inner, type) and issubclass(inner, StrEnum) else ()


def reviewed(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the names of the fields in which a change waits for the kernteam."""
    return tuple(name for name, spec in field_specs(model).items() if spec.review is True)


def optional_fields(model: type[BaseModel], names: tuple[str, ...]) -> Callable[[M], M]:
    """Give the class that follows some fields of another model; None leaves each as it is."""

    def complete(bare: M) -> M:
        hints = typing.get_type_hints(model, include_extras=True)
        fields: dict[str, Any] = {name: (hints[name] | None, None) for name in names}
        made = create_model(
            bare.__name__, __base__=bare, __module__=bare.__module__, __doc__=bare.__doc__, **fields
        )
        return typing.cast("M", made)

    return complete


def one_line(value: Any) -> Any:
    """Return a text on one line, with single spaces; anything else as it is."""
    return " ".join(value.split()) if isinstance(value, str) else value


def typed_names(value: Any) -> Any:
    """Split names that came as one text, at commas, semicolons and new lines, each once."""
    if not isinstance(value, str):
        return value
    names = map(one_line, re.split(r"[,;\n]", value))
    return tuple(dict.fromkeys(name for name in names if name))


class FormEntry(BaseModel):
    """Base class of form input; subclass it with the form's fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def of(cls, values: Mapping[str, Any], on: Any = None) -> Self:
        """Validate a form's values. Raises Invalid, which names every fault.

        Args:
            values: of the form.
            on: the day it is read on (`registry.core.dates.ReadOn`); without one a day that was
                typed needs all its parts.
        """
        try:
            return cls.model_validate(values, context=on)
        except ValidationError as error:
            raise Invalid.of(error) from error

    @classmethod
    def partly(
        cls, values: Mapping[str, Any], on: Any = None, **instead: Any
    ) -> tuple[Self, tuple[Fault, ...]]:
        """Validate what can be read of a form's values, so that further rules can check that too.

        Args:
            values: of the form.
            on: see `of`.
            instead: what stands in for a field that must be there and can't be read.

        Returns:
            The entry, in which what can't be read is as if it was left out, and the faults of that.
        """
        try:
            return cls.model_validate(values, context=on), ()
        except ValidationError as error:
            faults = Invalid.of(error).faults
        wrong = {fault.field for fault in faults}
        whole = {field: value for field, value in values.items() if field not in wrong}
        stand_ins = {field: value for field, value in instead.items() if field in wrong}
        return cls.of({**stand_ins, **whole}, on), faults
