"""Mapping of an entity's fields to columns."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator, TypeEngine

from registry.core.entity import Entity

TAGS = "tags"
"""The column for `Entity.list_tags`."""


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC: PostgreSQL keeps the zone, SQLite can't, so there it is left out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Refuse a moment without a time zone: it would be ambiguous."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"{value.isoformat()} has no time zone; use datetime.now(UTC)"
            raise ValueError(msg)
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, _: sa.Dialect) -> datetime | None:
        """Return the moment in UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


class Labels(TypeDecorator[tuple[str, ...]]):
    """Some labels in one text, each between bars: so one of them can be looked for."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, _: sa.Dialect) -> str | None:
        """Encode labels for the database; a text is a search pattern and stays as it is."""
        if value is None or isinstance(value, str):
            return value
        return "".join(f"|{label}|" for label in value)

    def process_result_value(self, value: str | None, _: sa.Dialect) -> tuple[str, ...]:
        """Decode the labels."""
        return tuple(value.strip("|").split("||")) if value else ()


def key_type() -> TypeEngine[str]:
    """Return a text type that sorts by code point on both databases, whatever their locale."""
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


_PLAIN: Mapping[type, type[TypeEngine[Any]]] = {
    str: sa.Text,
    bool: sa.Boolean,
    int: sa.BigInteger,
    float: sa.Double,
    datetime: UtcDateTime,
}


def columns_of(entity: type[Entity]) -> list[sa.Column[Any]]:
    """Return the columns of an entity's table, in the order of its fields."""
    return [_column(entity, name) for name in entity.model_fields]


def derived_columns_of(entity: type[Entity]) -> list[sa.Column[Any]]:
    """Return the columns computed from an entity's fields: `Entity.derived`, and `tags`."""
    kinds = {**entity.derived, **({TAGS: tuple[str, ...]} if entity.listed else {})}
    columns = []
    for name, kind in kinds.items():
        annotation, nullable = _bare(kind)
        type_ = Labels() if get_origin(annotation) is tuple else _type_of(annotation)
        columns.append(sa.Column(name, type_, nullable=nullable))
    return columns


def _column(entity: type[Entity], name: str) -> sa.Column[Any]:
    if name == "slug":
        return sa.Column(name, key_type(), primary_key=True)
    annotation, nullable = _bare(entity.model_fields[name].annotation)
    return sa.Column(name, _type_of(annotation), nullable=nullable)


def _bare(annotation: Any) -> tuple[Any, bool]:
    """Return the type without `Annotated` and `None`, and whether it may be None."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin not in (Union, types.UnionType):
        return annotation, False
    options = [one for one in get_args(annotation) if one is not types.NoneType]
    nullable = len(options) < len(get_args(annotation))
    return (_bare(options[0])[0], nullable) if len(options) == 1 else (None, nullable)


def _type_of(annotation: Any) -> TypeEngine[Any]:
    if get_origin(annotation) is Literal:
        annotation = type(get_args(annotation)[0])
    if isinstance(annotation, type):
        if issubclass(annotation, Enum) and issubclass(annotation, str):
            return sa.Text()
        if annotation in _PLAIN:
            return _PLAIN[annotation]()
    return sa.JSON(none_as_null=True)
