"""What the kernteam makes of what was derived: right, not so sure after all, or put right."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, get_args, get_origin

from pydantic import ValidationError

from registry.core.entity import Prose
from registry.core.errors import Fault, Invalid, NotFound
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.provenance import Sourced
from registry.core.unit_of_work import UnitOfWork
from registry.provenance.waiting import sourced_sections


class Correction(FormEntry):
    """What one field of a record should be; `correct` checks it by the record's own rules."""

    value: Prose = ""


OWN_FORM = frozenset(
    {"networks", "hubs", "questions", "organisations", "programmes", "participations"}
)
"""Sections that have a form of their own: a change there has more to it than its words."""


async def record_of(unit: UnitOfWork, section: str, key: str) -> Sourced:
    """Return a record that says where it comes from. Raise NotFound for any other."""
    entity = sourced_sections().get(section)
    if entity is None:
        raise NotFound(section, key)
    return await unit.of(entity).get(key)


async def confirm(
    unit: UnitOfWork, section: str, key: str, fields: Collection[str] = ()
) -> tuple[Sourced, tuple[str, ...]]:
    """Say that what was derived is right.

    Args:
        unit: its actor says so.
        section: of the record.
        key: of the record.
        fields: which of its fields; none for all that wait.

    Returns:
        The record, and the fields that were confirmed just now; none when somebody was first.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such record.
    """
    await require(unit, Right.CONFIRM_CONTENT)
    record = await record_of(unit, section, key)
    wanted = fields or record.unsure_fields
    settled = tuple(name for name in record.sourced if name in wanted and record.is_unsure(name))
    if not settled:
        return record, ()
    after = record.confirmed(settled, unit.actor, unit.now)
    return await unit.of(type(record)).put(after), settled


async def doubt(unit: UnitOfWork, section: str, key: str, fields: Collection[str]) -> Sourced:
    """Take back that derived fields are right: they wait again. Raises as `confirm`."""
    await require(unit, Right.CONFIRM_CONTENT)
    record = await record_of(unit, section, key)
    after = record.doubted(fields)
    return record if after is record else await unit.of(type(record)).put(after)


def correctable(record: Sourced, field: str) -> bool:
    """Return whether a field can be put right here: it is words, and has no form of its own."""
    if record.section in OWN_FORM or field not in record.sourced or field in record.references:
        return False
    return _bare(type(record).model_fields[field].annotation) is str


async def correct(
    unit: UnitOfWork, section: str, key: str, field: str, value: str, seen: int
) -> Sourced:
    """Put a field right; it is by who did from then on.

    Args:
        unit: its actor does.
        section: of the record.
        key: of the record.
        field: which one.
        value: as it should be; empty for nothing.
        seen: the revision that the form was filled in from.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such record, or the field is not put right here.
        Invalid: it can't be that, it is that already (`same`), or somebody changed the record since
            (`record_changed`).
    """
    await require(unit, Right.CONFIRM_CONTENT)
    record = await record_of(unit, section, key)
    if not correctable(record, field):
        raise NotFound(section, f"{key}.{field}")
    if record.revision != seen:
        raise Invalid([Fault("", "record_changed")])
    after = _changed(record, field, value)
    if getattr(after, field) == getattr(record, field):
        raise Invalid([Fault("value", "same")])
    return await unit.of(type(record)).put(after)


def _changed(record: Sourced, field: str, value: str) -> Sourced:
    """Return the record with another value. Raise Invalid, with the fault at `value`."""
    fields = record.model_dump()
    try:
        after = type(record).model_validate({**fields, field: value})
    except ValidationError as error:
        faults = Invalid.of(error).faults
        raise Invalid(Fault("value", one.code, one.params) for one in faults) from error
    return after.model_copy(update={"revision": record.revision})


def _bare(annotation: Any) -> Any:
    """Return a type without what may or must be in it."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
