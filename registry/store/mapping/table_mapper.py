"""How a noun lies in its table, and the statements for it, each form built once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from functools import cached_property
from typing import Any, Generic

import sqlalchemy as sa

from registry.core.entity import FROM_STORAGE
from registry.core.errors import Fault, Invalid
from registry.core.unit_of_work import AnyTagged, Between, N, Tagged
from registry.store.mapping.columns import TAGS, UtcDateTime
from registry.store.mapping.inserts import insert_new

_HALF = re.compile("[\ud800-\udfff]")
_START, _END = 1, 2
_ESCAPED = frozenset('"\\/')
_ANY = "\\%"

Where = Mapping[str, Any]
Query = tuple[sa.Select[Any], dict[str, Any]]
"""A statement, and the values to carry it out with."""

_Conditions = Sequence[sa.ColumnElement[bool]]
_Build = Callable[[tuple[str, ...], _Conditions], sa.Select[Any]]


class _Shape(Enum):
    """What a condition on a field compares with."""

    NULL = auto()
    ONE = auto()
    AMONG = auto()
    AMONG_OR_NULL = auto()
    BETWEEN = auto()
    TAGGED = auto()
    ANY_TAGGED = auto()
    NEVER = auto()  # text that can't be kept is nowhere


_Form = tuple[tuple[str, _Shape, int], ...]


class TableMapper(Generic[N]):
    """Rows and statements of one entity."""

    def __init__(self, entity: type[N], table: sa.Table) -> None:
        self.entity = entity
        self.section = entity.section
        self.table = table
        self._moments = [c.name for c in table.c if isinstance(c.type, UtcDateTime)]
        self._derived = [c.name for c in table.c if c.name not in entity.model_fields]
        self._adds: dict[str, sa.Insert] = {}
        self._statements: dict[tuple[_Build, tuple[str, ...], _Form], sa.Select[Any]] = {}
        self._slug = table.c.slug
        self.find = sa.select(table).where(self._slug == sa.bindparam("key"))
        self.some = sa.select(table).where(self._slug.in_(sa.bindparam("keys", expanding=True)))
        self.lock = self.find.with_for_update()
        self.remove = sa.delete(table).where(self._slug == sa.bindparam("key"))

    def add(self, dialect: str) -> sa.Insert:
        """Insert unless the key is there."""
        insert = self._adds.get(dialect)
        if insert is None:
            insert = self._adds[dialect] = insert_new(self.table, dialect)
        return insert

    @cached_property
    def put(self) -> sa.Update:
        """Update of the row with this key, if it is still at this revision."""
        values: dict[str, Any] = {
            c.name: sa.bindparam(f"to_{c.name}") for c in self.table.c if c.name != "slug"
        }
        return (
            sa.update(self.table)
            .where(self._slug == sa.bindparam("key"))
            .where(self.table.c.revision == sa.bindparam("read"))
            .values(values)
        )

    def mentioning(self, text: str, dialect: str) -> sa.Select[Any]:
        """Every row with a text in one of its columns, by key.

        SQLite knows the case of ASCII only, and JSON escapes some signs: any may stand there.

        Args:
            text: whatever its case.
            dialect: of the store; SQLite's LIKE heeds no case by itself, and is quick then.
        """
        likely = "".join(one if one.isascii() and one not in _ESCAPED else "%" for one in text)
        pattern = f"%{_plain(likely).replace(_ANY, '%')}%"
        texts = [c for c in self.table.c if isinstance(c.type, sa.Text | sa.JSON)]
        if dialect == "sqlite":
            like = [sa.type_coerce(c, sa.Text).like(pattern, escape="\\") for c in texts]
        else:
            like = [sa.cast(c, sa.Text).ilike(pattern, escape="\\") for c in texts]
        found = sa.or_(*like)
        return sa.select(self.table).where(found).order_by(self._slug)

    def row(self, item: N) -> dict[str, Any]:
        """Return the values to store. Raise Invalid for text that no database accepts."""
        values = item.model_dump(mode="json")
        faults = [Fault(name, "invalid") for name, value in values.items() if unfit(value)]
        if faults:
            raise Invalid(faults)
        for name in self._moments:
            moment: datetime | None = getattr(item, name)
            values[name] = moment
        values["revision"] = item.revision
        if self.entity.listed:
            values[TAGS] = item.list_tags()
        return {**values, **item.derive()}

    def item(self, row: sa.Row[Any]) -> N:
        """Return the entity that a row stores."""
        values = dict(row._mapping)  # noqa: SLF001  # public
        for name in self._derived:
            del values[name]
        return self.entity.model_validate(values, context=FROM_STORAGE)

    def all_of(self, where: Where) -> Query:
        """Every row that meets the conditions, by key."""
        return self._query(self._build_all, (), where)

    def page_of(self, limit: int, offset: int, where: Where) -> Query:
        """Return some of `all_of`."""
        statement, values = self._query(self._build_page, (), where)
        return statement, values | {"limit": limit, "offset": offset}

    def count_of(self, where: Where) -> Query:
        """How many rows meet the conditions."""
        return self._query(self._build_count, (), where)

    def keys_of(self, order: str, limit: int, offset: int, where: Where) -> Query:
        """Keys of rows, in an order.

        Args:
            order: fields by which to sort, a `-` before one that begins with the highest.
            limit: keys at most.
            offset: keys to leave out at the start.
            where: the conditions.
        """
        statement, values = self._query(self._build_keys, tuple(order.split()), where)
        return statement, values | {"limit": limit, "offset": offset}

    def tally_of(self, fields: tuple[str, ...], where: Where) -> Query:
        """How many rows there are of each combination of values."""
        return self._query(self._build_tally, fields, where)

    def _query(self, build: _Build, fields: tuple[str, ...], where: Where) -> Query:
        """Return a statement and its values; statements of one form are built once.

        SQLAlchemy keeps what it compiled, but has to be given the statement to find it: to build
        one anew costs more than all else about a read by an index.
        """
        form = tuple((name, *_shape(value)) for name, value in sorted(where.items()))
        statement = self._statements.get((build, fields, form))
        if statement is None:
            conditions = [self._condition(*one) for one in form]
            statement = self._statements[build, fields, form] = build(fields, conditions)
        values: dict[str, Any] = {}
        for name, value in where.items():
            values |= _bound(name, value)
        return statement, values

    def _build_all(self, _: tuple[str, ...], conditions: _Conditions) -> sa.Select[Any]:
        return sa.select(self.table).where(*conditions).order_by(self._slug)

    def _build_page(self, _: tuple[str, ...], conditions: _Conditions) -> sa.Select[Any]:
        return _some(self._build_all((), conditions))

    def _build_count(self, _: tuple[str, ...], conditions: _Conditions) -> sa.Select[Any]:
        return sa.select(sa.func.count()).select_from(self.table).where(*conditions)

    def _build_keys(self, order: tuple[str, ...], conditions: _Conditions) -> sa.Select[Any]:
        columns = [(self.table.c[self._listed(one.removeprefix("-"))], one) for one in order]
        columns.append((self._slug, order[-1]))  # of the same value always in the same order
        by = [column.desc() if one.startswith("-") else column.asc() for column, one in columns]
        return _some(sa.select(self._slug).where(*conditions).order_by(*by))

    def _build_tally(self, fields: tuple[str, ...], conditions: _Conditions) -> sa.Select[Any]:
        columns = [self.table.c[self._listed(field)] for field in fields]
        if self._slug.name in fields:  # each row is the only one with its key
            return sa.select(*columns, sa.literal_column("1")).where(*conditions)
        return sa.select(*columns, sa.func.count()).where(*conditions).group_by(*columns)

    def _listed(self, name: str) -> str:
        listed = (field for fields in self.entity.listed for field in fields)
        if name != "slug" and name not in (*self.entity.indexed, *listed):
            msg = f"{self.entity.__name__} is not indexed by {name!r}; add it to `indexed`"
            raise TypeError(msg)
        return name

    def _condition(self, name: str, shape: _Shape, parts: int) -> sa.ColumnElement[bool]:
        column = self.table.c[self._listed(name)]
        if shape in (_Shape.TAGGED, _Shape.ANY_TAGGED):
            each = [column.like(sa.bindparam(f"tag_{at}"), escape="\\") for at in range(parts)]
            return sa.and_(*each) if shape is _Shape.TAGGED else sa.or_(*each)
        if shape is _Shape.BETWEEN:
            return sa.and_(*_sides(column, name, parts))
        if shape is _Shape.NEVER:
            return sa.false()
        if shape is _Shape.NULL:
            return column.is_(None)
        if shape is _Shape.ONE:
            return column == sa.bindparam(f"is_{name}")
        among = column.in_(sa.bindparam(f"is_{name}", expanding=True))
        return sa.or_(among, column.is_(None)) if shape is _Shape.AMONG_OR_NULL else among


def _some(found: sa.Select[Any]) -> sa.Select[Any]:
    return found.limit(sa.bindparam("limit")).offset(sa.bindparam("offset"))


def _shape(value: Any) -> tuple[_Shape, int]:
    """How a condition looks, and of how many parts it is: what its statement depends on."""
    if value is None:
        return _Shape.NULL, 0
    if isinstance(value, tuple):
        return (_Shape.AMONG_OR_NULL if None in value else _Shape.AMONG), 0
    if isinstance(value, Tagged | AnyTagged):
        shape = _Shape.TAGGED if isinstance(value, Tagged) else _Shape.ANY_TAGGED
        never = any(map(unfit, value.tags)) or not value.tags
        return (_Shape.NEVER, 0) if never else (shape, len(value.tags))
    if isinstance(value, Between):
        return _Shape.BETWEEN, _START * (value.start is not None) + _END * (value.end is not None)
    return (_Shape.NEVER if unfit(value) else _Shape.ONE), 0


def _sides(
    column: sa.ColumnElement[Any], name: str, sides: int
) -> Iterator[sa.ColumnElement[bool]]:
    yield column.is_not(None)
    if sides & _START:
        yield column >= sa.bindparam(f"from_{name}")
    if sides & _END:
        yield column < sa.bindparam(f"to_{name}")


def _bound(name: str, value: Any) -> dict[str, Any]:
    """Return the parameters that a condition on a field needs."""
    if value is None or unfit(value):
        return {}
    if isinstance(value, Between):
        sides = {f"from_{name}": value.start, f"to_{name}": value.end}
        return {side: limit for side, limit in sides.items() if limit is not None}
    if isinstance(value, Tagged | AnyTagged):
        if any(map(unfit, value.tags)):
            return {}
        return {f"tag_{at}": f"%|{_plain(tag)}|%" for at, tag in enumerate(value.tags)}
    return {f"is_{name}": _fit(value) if isinstance(value, tuple) else value}


def _plain(tag: str) -> str:
    """Escape a tag so that it contains no pattern characters."""
    return re.sub(r"([%_\\])", r"\\\1", tag)


def _fit(wanted: tuple[Any, ...]) -> list[Any]:
    return [value for value in wanted if value is not None and not unfit(value)]


def unfit(value: Any) -> bool:
    """Return whether it contains text no database can store: NUL, or half a character."""
    if isinstance(value, str):
        return "\0" in value or (not value.isascii() and _HALF.search(value) is not None)
    if isinstance(value, dict):
        return any(unfit(one) for pair in value.items() for one in pair)
    return isinstance(value, list) and any(unfit(one) for one in value)
