"""How a noun lies in its table, and the statements for it, each built once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, Generic

import sqlalchemy as sa

from registry.core.entity import FROM_STORAGE
from registry.core.errors import Fault, Invalid
from registry.core.unit_of_work import Between, N, Tagged
from registry.store.mapping.columns import TAGS, UtcDateTime
from registry.store.mapping.inserts import insert_new

_HALF = re.compile("[\ud800-\udfff]")
Where = Mapping[str, Any]
_Shape = tuple[tuple[str, str], ...]


class TableMapper(Generic[N]):
    """Rows and statements of one entity."""

    def __init__(self, entity: type[N], table: sa.Table) -> None:
        self.entity = entity
        self.section = entity.section
        self.table = table
        self._moments = [c.name for c in table.c if isinstance(c.type, UtcDateTime)]
        self._derived = [c.name for c in table.c if c.name not in entity.model_fields]
        self._adds: dict[str, sa.Insert] = {}
        self._selects: dict[tuple[str, _Shape], sa.Select[Any]] = {}
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
        """Change the row with this key, if it is still at this revision."""
        values: dict[str, Any] = {
            c.name: sa.bindparam(f"to_{c.name}") for c in self.table.c if c.name != "slug"
        }
        return (
            sa.update(self.table)
            .where(self._slug == sa.bindparam("key"))
            .where(self.table.c.revision == sa.bindparam("read"))
            .values(values)
        )

    def row(self, item: N) -> dict[str, Any]:
        """What is kept of it. Raises Invalid for text that no database takes."""
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
        """The noun that a row keeps."""
        values = dict(row._mapping)  # noqa: SLF001  # public
        for name in self._derived:
            del values[name]
        return self.entity.model_validate(values, context=FROM_STORAGE)

    def selection(self, form: str, where: Where) -> tuple[sa.Select[Any], dict[str, Any]]:
        """A statement, and its values.

        Args:
            form: `all`, `page`, `count`, `keys FIELD …`, `keys -FIELD …`, or `tally FIELD …`.
            where: the conditions.
        """
        shape = tuple((name, _kind(value)) for name, value in sorted(where.items()))
        statement = self._selects.get((form, shape))
        if statement is None:
            statement = self._selects[form, shape] = self._build(form, shape)
        values: dict[str, Any] = {}
        for name, value in where.items():
            values |= _bound(name, value)
        return statement, values

    def _build(self, form: str, shape: _Shape) -> sa.Select[Any]:
        conditions = [self._condition(name, kind) for name, kind in shape]
        if form == "count":
            return sa.select(sa.func.count()).select_from(self.table).where(*conditions)
        name, *fields = form.split()
        if name == "keys":
            return self._keys(fields, conditions)
        if name == "tally":
            columns = [self.table.c[self._listed(field)] for field in fields]
            return sa.select(*columns, sa.func.count()).where(*conditions).group_by(*columns)
        found = sa.select(self.table).where(*conditions).order_by(self._slug)
        if form == "page":
            return found.limit(sa.bindparam("limit")).offset(sa.bindparam("offset"))
        return found

    def _keys(
        self, order: Sequence[str], conditions: Sequence[sa.ColumnElement[bool]]
    ) -> sa.Select[Any]:
        columns = [(self.table.c[self._listed(one.removeprefix("-"))], one) for one in order]
        columns.append((self._slug, order[-1]))  # of the same value always in the same order
        by = [column.desc() if one.startswith("-") else column.asc() for column, one in columns]
        found = sa.select(self._slug).where(*conditions).order_by(*by)
        return found.limit(sa.bindparam("limit")).offset(sa.bindparam("offset"))

    def _listed(self, name: str) -> str:
        listed = (field for fields in self.entity.listed for field in fields)
        if name != "slug" and name not in (*self.entity.indexed, *listed):
            msg = f"{self.entity.__name__} is not indexed by {name!r}; add it to `indexed`"
            raise TypeError(msg)
        return name

    def _condition(self, name: str, kind: str) -> sa.ColumnElement[bool]:
        column = self.table.c[self._listed(name)]
        if kind.startswith("tagged"):
            names = (f"tag_{at}" for at in range(int(kind.split()[1])))
            return sa.and_(*(column.like(sa.bindparam(one), escape="\\") for one in names))
        if kind.startswith("between"):
            return sa.and_(*_sides(column, name, kind))
        if kind == "never":  # text that can't be kept is nowhere
            return sa.false()
        if kind == "none":
            return column.is_(None)
        if kind == "one":
            return column == sa.bindparam(f"is_{name}")
        among = column.in_(sa.bindparam(f"is_{name}", expanding=True))
        return sa.or_(among, column.is_(None)) if kind == "some or none" else among


def _kind(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, tuple):
        return "some or none" if None in value else "some"
    if isinstance(value, Tagged):
        return "never" if any(map(unfit, value.tags)) else f"tagged {len(value.tags)}"
    if isinstance(value, Between):
        sides = ("start", value.start), ("end", value.end)
        return " ".join(("between", *(name for name, side in sides if side is not None)))
    return "never" if unfit(value) else "one"


def _sides(column: sa.ColumnElement[Any], name: str, kind: str) -> Iterator[sa.ColumnElement[bool]]:
    yield column.is_not(None)
    if "start" in kind:
        yield column >= sa.bindparam(f"from_{name}")
    if "end" in kind:
        yield column < sa.bindparam(f"to_{name}")


def _bound(name: str, value: Any) -> dict[str, Any]:
    """The values that a condition on a field needs."""
    kind = _kind(value)
    if isinstance(value, Between):
        sides = {f"from_{name}": value.start, f"to_{name}": value.end}
        return {side: limit for side, limit in sides.items() if limit is not None}
    if kind in ("none", "never"):
        return {}
    if isinstance(value, Tagged):
        return {f"tag_{at}": f"%|{_plain(tag)}|%" for at, tag in enumerate(value.tags)}
    return {f"is_{name}": _values(value) if isinstance(value, tuple) else value}


def _plain(tag: str) -> str:
    """A tag in which a pattern's own signs mean nothing."""
    return re.sub(r"([%_\\])", r"\\\1", tag)


def _values(wanted: tuple[Any, ...]) -> list[Any]:
    return [value for value in wanted if value is not None and not unfit(value)]


def unfit(value: Any) -> bool:
    """Whether there is text in it that a database can't keep: NUL, or half a character."""
    if isinstance(value, str):
        return "\0" in value or (not value.isascii() and _HALF.search(value) is not None)
    if isinstance(value, dict):
        return any(unfit(one) for pair in value.items() for one in pair)
    return isinstance(value, list) and any(unfit(one) for one in value)
