"""Carrying out of a list, all of it or nothing, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from registry.core.errors import Fault, Invalid, NotFound, RegistryError
from registry.core.membership import Membership
from registry.core.permissions import Right, may, require
from registry.core.unit_of_work import UnitOfWork
from registry.members.aliases import MemberAlias
from registry.members.member import Member, is_reserved
from registry.onboarding.appointments import appoint_all, dismiss_all
from registry.onboarding.batches.batch import Batch, BatchResult, PutIn, own
from registry.onboarding.batches.check import READY, Finding, Kind, Preview, check, linked
from registry.onboarding.departures import come_back
from registry.organisations.choosing import take_in


class BatchChanged(RegistryError):
    """What was said yes to is no longer what would be done: look at it again."""


async def carry_out(unit: UnitOfWork, key: str, run: int, seen: str) -> BatchResult:
    """Put the people of a list in; lines with a fault stay in it. Twice is as once.

    Args:
        unit: its actor says yes; all of it happens or nothing does.
        key: slug of the list.
        run: which yes it is, as the preview had it.
        seen: digest of the preview that the yes was said to.

    Raises:
        NotFound: there is no such list of the actor's any more, nor was a yes to it carried out.
        BatchChanged: by now something else would be done.
        Invalid: `batch_nothing`: no line is ready.
        NotAllowed: the actor may not do it any more.
    """
    before = await unit.of(BatchResult).find(BatchResult.key(key, run))
    if before is not None and before.member == unit.actor:
        return before
    batch = await own(unit, key)
    if batch.run != run:
        raise NotFound(Batch.section, key)
    preview = await check(unit, batch)
    if preview.digest != seen:
        raise BatchChanged
    ready = [one for one in preview.findings if one.kind in READY]
    if not ready:
        raise Invalid([Fault("", "batch_nothing")])
    if not all(one.group for one in ready):
        await require(unit, Right.APPOINT)
    made = await _people(unit, ready)
    seats = await _seats(unit, ready)
    result, _ = await unit.of(BatchResult).get_or_add(
        BatchResult(
            slug=BatchResult.key(key, run),
            member=unit.actor,
            at=unit.now,
            counts=preview.counts,
            seats=tuple(seats),
            made=tuple(made),
        )
    )
    await _leave(unit, preview)
    return result


async def result_of(unit: UnitOfWork, key: str) -> BatchResult:
    """Return what came of a yes, to who said it and who may appoint people. Raises NotFound."""
    found = await unit.of(BatchResult).find(key)
    if found is None or not (found.member == unit.actor or await may(unit, Right.APPOINT)):
        raise NotFound(BatchResult.section, key)
    return found


async def take_back(unit: UnitOfWork, key: str) -> BatchResult:
    """Take out who was put in by a list and is unchanged since; again is as once.

    Who has an account by now stays known; who was not known before and has none is forgotten.

    Raises:
        NotFound: see `result_of`.
        NotAllowed, LastOfKernteam: see `dismiss`.
    """
    result = await result_of(unit, key)
    if result.undone is not None:
        return result
    moved = await _current(unit, [one.member for one in result.seats] + list(result.made))
    wanted = [
        PutIn(group=one.group, member=moved.get(one.member, one.member)) for one in result.seats
    ]
    keys = [Membership.key(one.group, one.member) for one in wanted]
    held = {one.slug: one for one in await unit.of(Membership).some(keys)}
    unchanged = [one for one in held.values() if one.revision == 1]
    for group, seats in groupby(sorted(unchanged, key=_by_group), key=lambda one: one.group):
        await dismiss_all(unit, group, [one.member for one in seats])
    await _forget(unit, [moved.get(one, one) for one in result.made])
    stayed = len(held) - len(unchanged)
    return await unit.of(BatchResult).put(
        result.model_copy(update={"undone": unit.now, "stayed": stayed})
    )


async def _people(unit: UnitOfWork, ready: Sequence[Finding]) -> list[str]:
    """Keep who is new, have back who left, and note the organisation of who has none yet."""
    taken = await take_in(unit, sorted({one.organisation for one in ready if one.organisation}))
    there = {one.slug for one in taken}
    first: dict[str, Finding] = {}
    for one in ready:
        if one.member is not None:
            first.setdefault(one.member.slug, one)
    new = [
        one.member.model_copy(
            update={
                "name": one.row.name,
                "organisation": one.organisation if one.organisation in there else None,
            }
        )
        for one in first.values()
        if one.member is not None and not one.member.revision
    ]
    await unit.of(Member).add_all(new)
    may_note = await may(unit, Right.EDIT_MEMBER)
    for one in first.values():
        member = one.member
        if member is None or not member.revision:
            continue
        if member.status == "left":
            member = await come_back(unit, member.slug)
        unsaid = member.organisation is None and member.consent is None
        if may_note and unsaid and one.organisation in there:
            await unit.of(Member).put(member.model_copy(update={"organisation": one.organisation}))
    return [one.slug for one in new]


async def _seats(unit: UnitOfWork, ready: Sequence[Finding]) -> list[PutIn]:
    wanted = [one for one in ready if one.appointment is not None and one.group]
    found = []
    for group, parts in groupby(sorted(wanted, key=lambda one: one.group), lambda one: one.group):
        people = [one.appointment for one in parts if one.appointment is not None]
        seats = await appoint_all(unit, group, people)
        found += [PutIn(group=group, member=one.member) for one in seats]
    return found


async def _leave(unit: UnitOfWork, preview: Preview) -> None:
    """Leave the lines with a fault in the list; without any it is erased."""
    faulty = {one.row.number for one in preview.findings if one.kind is Kind.FAULT}
    if not faulty:
        await unit.of(Batch).remove(preview.batch.slug)
        return
    batch = linked(preview)
    rows = tuple(one for one in batch.rows if one.number in faulty)
    await unit.of(Batch).put(batch.model_copy(update={"rows": rows, "run": batch.run + 1}))


async def _forget(unit: UnitOfWork, made: Sequence[str]) -> None:
    """Remove who was not known before, has no account, and is in nothing and unchanged."""
    known = await unit.of(Member).some([one for one in made if is_reserved(one)])
    seated: set[str] = set()
    keys = tuple(one.slug for one in known)
    if keys:
        seated = {one.member for one in await unit.of(Membership).all(member=keys)}
    gone = [one.slug for one in known if one.revision == 1 and one.slug not in seated]
    await unit.of(Member).remove_all(gone)


async def _current(unit: UnitOfWork, keys: Sequence[str]) -> dict[str, str]:
    """Return the present key of who has got an account since."""
    return {one.slug: one.member for one in await unit.of(MemberAlias).some(keys)}


def _by_group(seat: Membership) -> tuple[str, str]:
    return seat.group, seat.slug
