"""Mending of a list before a yes: a line put right, said to be right, or left out."""

from __future__ import annotations

from registry.core.errors import NotAllowed
from registry.core.forms import FormEntry
from registry.core.permissions import Right
from registry.core.unit_of_work import UnitOfWork
from registry.onboarding.batches.batch import Batch, RowFields, add_part, may_bring, own
from registry.onboarding.batches.check import Preview, check, linked
from registry.onboarding.batches.parse import Parsed


class RowForm(FormEntry, RowFields):
    """A line of a list as it is put right."""


async def gather(unit: UnitOfWork, key: str, part: Parsed, group: str = "") -> Preview:
    """Add what was read to the actor's list, or begin one, and hold it against the registry.

    Args:
        unit: to write in.
        key: slug of the list; empty goes on with the one that waits, if there is any.
        part: what was read.
        group: slug for who has no group in their line.

    Raises:
        NotAllowed: the actor may not put people anywhere.
        NotFound: there is no such list any more.
        Invalid: see `add_part`.
    """
    if not await may_bring(unit, unit.actor):
        raise NotAllowed(Right.APPOINT)
    batch = await own(unit, key) if key else None
    return await _kept(unit, await add_part(unit, batch, part, group))


async def mend(unit: UnitOfWork, key: str, number: int, form: RowForm) -> Preview:
    """Put a line right; what the form did not ask stays. Raises NotFound: list or line is gone."""
    batch = await own(unit, key)
    news = {**form.model_dump(exclude_unset=True), "trouble": "", "sure": False}
    return await _kept(unit, batch.with_row(batch.row(number).model_copy(update=news)))


async def confirm(unit: UnitOfWork, key: str, number: int) -> Preview:
    """Say of a line that it is right as it is. Raises NotFound."""
    batch = await own(unit, key)
    return await _kept(unit, batch.with_row(batch.row(number).model_copy(update={"sure": True})))


async def leave_out(unit: UnitOfWork, key: str, number: int) -> Preview:
    """Leave a line out; one that is out already is no matter. Raises NotFound: the list is gone."""
    batch = await own(unit, key)
    rows = tuple(one for one in batch.rows if one.number != number)
    return await _kept(unit, batch.model_copy(update={"rows": rows}))


async def leave_out_faulty(unit: UnitOfWork, key: str) -> Preview:
    """Leave out all lines with a fault. Raises NotFound: the list is gone."""
    batch = await own(unit, key)
    faulty = {one.row.number for one in (await check(unit, batch)).faulty}
    rows = tuple(one for one in batch.rows if one.number not in faulty)
    return await _kept(unit, batch.model_copy(update={"rows": rows}))


async def _kept(unit: UnitOfWork, batch: Batch) -> Preview:
    """Keep a list with who its lines are about, and return its preview."""
    preview = await check(unit, batch)
    kept = await unit.of(Batch).put(linked(preview))
    return Preview(kept, preview.findings, preview.all_seen, preview.groups, preview.directory)
