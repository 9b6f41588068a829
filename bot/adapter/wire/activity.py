"""The wire's JSON to botbuilder's models and back, by tables compiled once.

msrest's own serialiser takes two thirds of a turn's time; these tables say the same from the same
`_attribute_map` of the models. What has the wrong type counts as absent; what the models do not
know stays in `additional_properties` and is written back.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from botbuilder import schema

from bot.adapter.wire.refusal import bad_activity

Reader = Callable[[Any], Any]
Writer = Callable[[Any], Any]


@dataclass(slots=True)
class _Table:
    """Reader and writer of one model; filled in after it is cached, since models nest."""

    model: type[Any]
    blank: dict[str, Any]
    readers: dict[str, tuple[str, Reader]] = field(default_factory=dict)
    writers: list[tuple[str, str, Writer | None]] = field(default_factory=list)

    def read(self, data: Any) -> Any:
        """Read a model from a JSON object; None from anything else."""
        if not isinstance(data, dict):
            return None
        values = self.blank.copy()
        rest: dict[str, Any] = {}
        readers = self.readers
        for key, value in data.items():
            known = readers.get(key)
            if known is None:
                rest[key] = value
            else:
                values[known[0]] = known[1](value)
        values["additional_properties"] = rest
        model = object.__new__(self.model)
        model.__dict__ = values
        return model

    def write(self, model: Any) -> Any:
        """Write a model as a JSON object; other values are passed on as they are."""
        if not isinstance(model, self.model):
            return model
        values = vars(model)
        out: dict[str, Any] = {}
        for name, key, writer in self.writers:
            value = values.get(name)
            if value is not None:
                out[key] = writer(value) if writer else value
        for key, value in values.get("additional_properties", {}).items():
            out.setdefault(key, value)
        return out


def _only(kind: type[Any]) -> Reader:
    return lambda value: value if type(value) is kind else None


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def _each(read: Reader) -> Reader:
    def read_all(value: Any) -> list[Any] | None:
        if not isinstance(value, list):
            return None
        return [item for item in map(read, value) if item is not None]

    return read_all


def _write_each(write: Writer) -> Writer:
    return lambda values: [write(value) for value in values]


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _write_moment(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


_SIMPLE: Mapping[str, tuple[Reader, Writer | None]] = {
    "str": (_only(str), _plain),
    "bool": (_only(bool), None),
    "int": (_only(int), None),
    "float": (lambda value: value if type(value) in (int, float) else None, None),
    "iso-8601": (_moment, _write_moment),
    "object": (lambda value: value, None),
    "{object}": (_only(dict), None),
}


def _ways(kind: str) -> tuple[Reader, Writer | None]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind.startswith("["):
        read, write = _ways(kind[1:-1])
        return _each(read), _write_each(write) if write else None
    if kind.startswith("{"):
        return _only(dict), None
    table = _table(kind)
    return table.read, table.write


_tables: dict[str, _Table] = {}


def _table(name: str) -> _Table:
    if name in _tables:
        return _tables[name]
    model: type[Any] = getattr(schema, name)
    table = _tables[name] = _Table(model, vars(model()))
    for attribute, entry in model._attribute_map.items():  # noqa: SLF001  # the models' own table, which msrest reads too
        read, write = _ways(entry["type"])
        table.readers[entry["key"]] = (attribute, read)
        table.writers.append((attribute, entry["key"], write))
    return table


_ACTIVITY = _table("Activity")


def read_activity(data: object) -> schema.Activity:
    """Read the `Activity` that a parsed JSON body describes.

    Raises:
        Refusal: 400 when the body is not a JSON object.
    """
    activity: schema.Activity | None = _ACTIVITY.read(data)
    if activity is None:
        raise bad_activity("not_an_object", "The body must be one JSON object: an activity.")
    return activity


def write_activity(activity: schema.Activity) -> dict[str, Any]:
    """Write an `Activity` as the JSON object for the wire; absent fields are left out."""
    out: dict[str, Any] = _ACTIVITY.write(activity)
    return out


def shallow(activity: schema.Activity) -> schema.Activity:
    """Return a copy that shares what the activity refers to: a large card is not copied."""
    twin = object.__new__(activity.__class__)
    twin.__dict__ = copy.copy(activity.__dict__)
    return twin


def new_activity(**fields: Any) -> schema.Activity:
    """Return an `Activity` with these attributes, and all others None."""
    model = object.__new__(schema.Activity)
    model.__dict__ = _ACTIVITY.blank | {"additional_properties": {}} | fields
    return model
