"""Merging of two organisations: all that refers to the one refers to the other, and the way back.

The registry keeps under which key an organisation was known (`FormerOrganisation`), so that an old
card and the plan's content lead to the one that it went into; and for thirty days what moved
(`MergeRecord`), so that a mistake can be taken back. A merge on a day to come is kept with the
organisation (`Organisation.goes_into`) and carried out on that day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from registry.core.dates import StartDay
from registry.core.dates.workdays import morning, today
from registry.core.entity import Entity
from registry.core.errors import (
    AlreadyDecided,
    AlreadyExists,
    Conflict,
    Fault,
    Invalid,
    NotFound,
)
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.reference.netherlands import Merger, bodies, mergers
from registry.core.references import paths_to, redirected, referring, refers
from registry.core.trail import who_did
from registry.core.unit_of_work import UnitOfWork
from registry.organisations.choosing import resolved, take_in
from registry.organisations.former import FormerOrganisation, still_there
from registry.organisations.merge_record import (
    WAY_BACK,
    MergeDue,
    MergeRecord,
    Moved,
    OrganisationMerged,
)
from registry.organisations.naming import folded
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation, keep_place

AT = time(6)
"""When on its day a merge is carried out, on the clock of Amsterdam (design)."""

_COUNTED = {"members": "organisation"}
"""Sections that are counted by an index, as they may be long."""


class MergeWish(FormEntry):
    """Into which organisation one goes, as it was chosen, and on which day.

    Attributes:
        into: slug or name.
        day: None for at once.
    """

    into: str = ""
    day: StartDay = None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do.

    Attributes:
        gone: the organisation that would go.
        into: the one that stays.
        counts: how many entities of each section refer to the one that goes, those with any.
        day: when; None for at once.
    """

    gone: Organisation
    into: Organisation
    counts: Mapping[str, int]
    day: date | None = None


async def preview(unit: UnitOfWork, slug: str, into: str, day: date | None = None) -> MergePreview:
    """Return what a merge would do; nothing is changed. Raises as `merge` does."""
    gone, other = await _pair(unit, slug, into, day)
    counts: Counter[str] = Counter()
    for section, field in _COUNTED.items():
        counts[section] = await unit.of(Entity.sections()[section]).count(**{field: slug})
    found = {
        (item.section, item.slug)
        async for item, _ in referring(unit, Organisation.section, slug, apart=tuple(_COUNTED))
        if item.section not in _OWN
    }
    counts.update(section for section, _ in found)
    return MergePreview(gone, other, {key: n for key, n in counts.items() if n}, day)


async def merge(
    unit: UnitOfWork, slug: str, into: str, seen: tuple[int, int] | None = None
) -> Organisation:
    """Merge an organisation into another one, at once; who named it now has the other.

    Args:
        unit: its actor is of the kernteam.
        slug: the one that goes.
        into: slug of the one that stays, or of one of the lists.
        seen: the revisions of both that the actor looked at; None without a look.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such organisation.
        AlreadyDecided: it was merged already; see `still_there`.
        Conflict: one of the two was changed since.
        Invalid: `into` is none (`required`, `unknown`), or the same one (`merge_itself`).
    """
    gone, other = await _pair(unit, slug, into, None)
    if seen is not None and seen != (gone.revision, other.revision):
        raise Conflict(Organisation.section, slug)
    return await _carry_out(unit, gone, await _taken_in(unit, other))


async def plan_merge(
    unit: UnitOfWork, slug: str, into: str, day: date, seen: tuple[int, int] | None = None
) -> Organisation:
    """Have an organisation merged on a day to come; until then it says so, and stays as it is.

    Raises as `merge` does, AlreadyDecided with its own key for an outcome where that is planned
    already, and Invalid for a `day` that is not to come (`day_past`).
    """
    gone, other = await _pair(unit, slug, into, day)
    planned = (gone.goes_into, gone.goes_on) == (other.slug, day.isoformat())
    if not planned and seen is not None and seen != (gone.revision, other.revision):
        raise Conflict(Organisation.section, slug)
    if planned:
        by = await who_did(unit, Organisation, slug, "put", "goes_on")
        raise AlreadyDecided(Organisation.section, slug, by=by, outcome=slug)
    other = await _taken_in(unit, other)
    unit.emit(MergeDue(organisation=slug, into=other.slug, day=day), due=morning(day, AT))
    news = {"goes_into": other.slug, "goes_on": day.isoformat()}
    return await unit.of(Organisation).put(gone.model_copy(update=news))


async def cancel_merge(unit: UnitOfWork, slug: str) -> Organisation:
    """Take back that an organisation is merged on a day to come.

    Raises:
        NotAllowed, NotFound: as `merge`.
        AlreadyDecided: it was merged, or nothing (more) is planned; the outcome is then its own
            key.
    """
    await require(unit, Right.EDIT_ORGANISATION)
    organisation = await still_there(unit, slug)
    if not organisation.goes_into:
        by = await who_did(unit, Organisation, slug, "put", "goes_into")
        raise AlreadyDecided(Organisation.section, slug, by=by, outcome=slug)
    news = {"goes_into": None, "goes_on": ""}
    return await unit.of(Organisation).put(organisation.model_copy(update=news))


async def carry_out_due(unit: UnitOfWork, due: MergeDue) -> Organisation | None:
    """Carry out a merge whose day has come; None when it was changed, taken back or done."""
    gone = await unit.of(Organisation).find(due.organisation)
    if gone is None or not gone.goes_into or gone.goes_on != due.day.isoformat():
        return None
    if today(unit.now) < due.day:
        return None
    other = await unit.of(Organisation).find(gone.goes_into)
    return await _carry_out(unit, gone, other, planned=True) if other else None


async def follow_mergers(
    unit: UnitOfWork, known_mergers: Sequence[Merger] | None = None
) -> list[str]:
    """Merge the municipalities that merged by law until today; return the keys that went.

    Who was in the registry under a municipality that is no more is of the one it went into.
    """
    day = today(unit.now)
    settled = [
        one
        for one in (mergers() if known_mergers is None else known_mergers)
        if one.law and one.day <= day
    ]
    went = []
    for one in settled:
        for gone in await unit.of(Organisation).all(municipality=one.gone, kind="gemeente"):
            other = await _municipality(unit, one)
            if other is not None and other.slug != gone.slug:
                await _carry_out(unit, gone, other, planned=True)
                went.append(gone.slug)
    return went


async def undo_merge(unit: UnitOfWork, slug: str) -> Organisation:
    """Take a merge back: the organisation is there again, with what referred to it.

    What was changed since and no longer refers to the other one stays as it is.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there was no such merge, or it can't be taken back any more.
        AlreadyDecided: it was taken back already; the outcome is its own key.
    """
    await require(unit, Right.EDIT_ORGANISATION)
    record = await unit.of(MergeRecord).find(slug)
    if record is None and await unit.of(Organisation).find(slug):
        by = await who_did(unit, Organisation, slug, "add")
        raise AlreadyDecided(Organisation.section, slug, by=by, outcome=slug)
    record = record or await unit.of(MergeRecord).get(slug)
    if record.at + WAY_BACK < unit.now:
        raise NotFound(MergeRecord.section, slug)
    other = await unit.of(Organisation).find(record.into)
    back, new = await unit.of(Organisation).get_or_add(
        record.gone.model_copy(update={"revision": 0, "goes_into": None, "goes_on": ""})
    )
    if not new:
        raise AlreadyExists(Organisation.section, slug)
    theirs = [one for one in record.moved if record.into in one.keys]
    for one in record.moved:
        await _move_back(unit, one, record)
    for place in record.places:
        await unit.of(Participation).get_or_add(place.model_copy(update={"revision": 0}))
    for made in await unit.of(Participation).some(record.made):
        await unit.of(Participation).remove(made.slug)
    if other is not None:
        other = await unit.of(Organisation).get(other.slug)
        news: dict[str, Any] = {
            "aliases": tuple(name for name in other.aliases if name not in record.names)
        }
        was_part = (Organisation.section, "parent") in {(one.section, one.path) for one in theirs}
        if was_part and other.parent == record.gone.parent:
            news["parent"] = slug
        await unit.of(Organisation).put(other.model_copy(update=news))
    await unit.of(MergeRecord).remove(slug)
    if await unit.of(FormerOrganisation).find(slug):
        await unit.of(FormerOrganisation).remove(slug)
    return back


_OWN = frozenset({MergeRecord.section, FormerOrganisation.section})
"""Sections that only say what became of one: nothing that people would miss."""


async def _pair(
    unit: UnitOfWork, slug: str, into: str, day: date | None
) -> tuple[Organisation, Organisation]:
    await require(unit, Right.EDIT_ORGANISATION)
    gone = await still_there(unit, slug)
    if day is not None and day <= today(unit.now):
        raise Invalid([Fault("day", "day_past")])
    if not into:
        raise Invalid([Fault("into", "required")])
    if into == slug:
        raise Invalid([Fault("into", "merge_itself")])
    other = await resolved(unit, into)
    if other is None or other.status == "proposed":
        raise Invalid([Fault("into", "unknown")])
    if other.slug == slug:
        raise Invalid([Fault("into", "merge_itself")])
    return gone, other


async def _taken_in(unit: UnitOfWork, other: Organisation) -> Organisation:
    """Return an organisation that may be of the lists only as one of the registry."""
    [here] = await take_in(unit, (other.slug,))
    return here


async def _carry_out(
    unit: UnitOfWork, gone: Organisation, other: Organisation, *, planned: bool = False
) -> Organisation:
    moved = await _move(unit, gone.slug, other.slug)
    places, made = await _move_places(unit, gone.slug, other.slug)
    organisations = unit.of(Organisation)
    other = await organisations.get(other.slug)  # it may have referred to the one that goes
    names = _more_names(gone, other)
    news: dict[str, Any] = {"aliases": (*other.aliases, *names)}
    if other.parent == other.slug:
        news["parent"] = gone.parent if gone.parent != other.slug else None
    if other.goes_into == other.slug:
        news |= {"goes_into": None, "goes_on": ""}
    kept = await organisations.put(other.model_copy(update=news))
    await organisations.remove(gone.slug)
    former = FormerOrganisation(slug=gone.slug, name=gone.name, into=other.slug)
    await unit.of(FormerOrganisation).upsert(
        former, lambda known: known.model_copy(update={"name": gone.name, "into": other.slug})
    )
    record = MergeRecord(
        slug=gone.slug,
        gone=gone,
        into=other.slug,
        moved=moved,
        places=places,
        made=made,
        names=names,
        at=unit.now,
    )
    await unit.of(MergeRecord).upsert(
        record, lambda known: record.model_copy(update={"revision": known.revision})
    )
    unit.emit(
        OrganisationMerged(
            organisation=gone.slug, called=gone.name, into=other.slug, planned=planned
        )
    )
    return kept


async def _move(unit: UnitOfWork, old: str, new: str) -> tuple[Moved, ...]:
    """Lead every reference to the other organisation; return what moved."""
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    every = [one async for one in referring(unit, Organisation.section, old)]
    for item, path in every:
        if item.section == Participation.section:
            continue
        now = await unit.of(type(item)).get(item.slug)  # changed by another of its paths, maybe
        beside = refers(now, path, new)
        await unit.of(type(item)).put(redirected(now, path, old, new))
        keys, both = found.setdefault((item.section, path), ([], []))
        keys.append(item.slug)
        if beside:
            both.append(item.slug)
    return tuple(
        Moved(section=section, path=path, keys=tuple(keys), beside=tuple(both))
        for (section, path), (keys, both) in found.items()
    )


async def _move_places(
    unit: UnitOfWork, old: str, new: str
) -> tuple[tuple[Participation, ...], tuple[str, ...]]:
    """Give one organisation's places to the other, whose own stays where both are."""
    places = unit.of(Participation)
    before = await places.all(organisation=old)
    made = []
    for one in before:
        await places.remove(one.slug)
        slug = Participation.key(one.group, new)
        moved = one.model_copy(update={"slug": slug, "organisation": new, "revision": 0})
        kept, added = await keep_place(unit, moved)
        if added:
            made.append(kept.slug)
    return tuple(before), tuple(made)


async def _move_back(unit: UnitOfWork, moved: Moved, record: MergeRecord) -> None:
    entity = Entity.sections().get(moved.section)
    if entity is None or moved.path not in paths_to(entity, Organisation.section):
        return
    for item in await unit.of(entity).some(moved.keys):
        if item.slug in moved.beside:
            back = _added(item, moved.path, record.slug)
        else:
            back = redirected(item, moved.path, record.into, record.slug)
        if back is not item:
            await unit.of(entity).put(back)


def _added(item: Entity, path: str, key: str) -> Entity:
    """Return an entity that refers to a key in a list of keys too; itself where it is no list."""
    value = getattr(item, path, None) if "." not in path else None
    if not isinstance(value, tuple) or key in value:
        return item
    return item.model_copy(update={path: (*value, key)})


def _more_names(gone: Organisation, other: Organisation) -> tuple[str, ...]:
    """Return the names by which the other one is found from now on, that it has not already."""
    have = {folded(name) for name in other.names}
    found: dict[str, str] = {}
    for name in gone.names:
        if folded(name) not in have:
            found.setdefault(folded(name), name)
    return tuple(found.values())


async def _municipality(unit: UnitOfWork, merger: Merger) -> Organisation | None:
    """Return the organisation of the municipality that another one went into."""
    found = await unit.of(Organisation).all(municipality=merger.into, kind="gemeente")
    if found:
        return found[0]
    listed = (one for one in bodies(today(unit.now)) if one.municipality == merger.into)
    body = next(listed, None)
    taken = await take_in(unit, (body.slug,)) if body else []
    return taken[0] if taken else None
