"""Persist what reconciling the ledger found (graph_sync.ledger.reconcile)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from graph_sync.ledger.edits import invited
from graph_sync.ledger.ledger import (
    STATE,
    Ledger,
    LedgerEntry,
    LedgerRoster,
    LedgerSighting,
    SyncState,
)
from graph_sync.ledger.recorder import LedgerEdit, Note, Work
from graph_sync.model.shapes import DesiredState, ObservedState
from registry.core.entity import Entity
from registry.core.reference.teams_names import ReservedName, reserve
from registry.core.unit_of_work import UnitOfWork
from registry.members.naming import named

KEPT_TAKEN = timedelta(days=30)
"""For so long Teams keeps the name of a deleted channel taken (facts, "What decides", 5)."""


def app_note(known: SyncState | None, observed: ObservedState) -> tuple[Work, ...]:
    """Return what is to be kept of the bot's app: what it asks for, and its id in the catalogue.

    In local mode nobody set an id: there links open no Teams.
    """
    state = known or SyncState(slug=STATE)
    news: dict[str, object] = {}
    if state.app_asks != observed.bot_app_asks:
        news["app_asks"] = observed.bot_app_asks
    if state.catalog_app and observed.bot_app not in ("", state.catalog_app):
        news["catalog_app"] = observed.bot_app
    return (partial(_keep_state, news),) if news else ()


async def _keep_state(news: Mapping[str, object], unit: UnitOfWork) -> None:
    new = SyncState.model_validate({"slug": STATE, **news})
    await unit.of(SyncState).upsert(new, lambda known: known.model_copy(update=news))


def note_of(
    before: Ledger, after: Ledger, desired: DesiredState, observed: ObservedState, now: datetime
) -> Note:
    """Return what is to be written.

    Args:
        before: the ledger as it was kept.
        after: as it is after the look.
        desired: who of its people turns out to have an account is known by that from then on.
        observed: the accounts.
        now: the time.
    """
    known_as = accounts_of(desired, observed)
    guests = (observed.users[one] for one in known_as.values())
    new = [one.id for one in guests if not one.accepted and one.id not in before.guests]
    freed = newly_reserved(before, after, now)
    nameless = names_of(desired, observed)
    return Note(
        edits=(*_edits(before, after), *(invited(one, now) for one in new)),
        known_as=known_as,
        works=(
            *((partial(_reserve, freed),) if freed else ()),
            *((partial(_name, nameless),) if nameless else ()),
        ),
    )


def accounts_of(desired: DesiredState, observed: ObservedState) -> dict[str, str]:
    """Key of somebody → the object id of the account that they turn out to have."""
    found = {}
    for person in desired.people.values():
        if person.key not in observed.users and (user := observed.user_of(person)):
            found[person.key] = user.id
    return found


def names_of(desired: DesiredState, observed: ObservedState) -> dict[str, str]:
    """Key of somebody of whom no name is known → what their account is called, where that tells."""
    found = {}
    for person in desired.people.values():
        user = None if person.name else observed.user_of(person)
        if user is not None and user.name and "@" not in user.name:
            found[user.id] = user.name
    return found


def newly_reserved(before: Ledger, after: Ledger, now: datetime) -> list[ReservedName]:
    """Names that Teams keeps taken because their channels turn out to be deleted."""
    return [
        ReservedName(slug=key, team=entry.team, name=entry.name, until=now + KEPT_TAKEN)
        for key, entry in after.entries.items()
        if entry.kind == "channel" and entry.state == "gone" and entry.name
        if (was := before.entries.get(key)) is not None and was.state != "gone"
    ]


async def _name(names: Mapping[str, str], unit: UnitOfWork) -> None:
    for member, name in sorted(names.items()):
        await named(unit, member, name)


async def _reserve(names: list[ReservedName], unit: UnitOfWork) -> None:
    for one in names:
        await reserve(unit, one.team, one.name, one.until)


def _edits(before: Ledger, after: Ledger) -> Iterator[LedgerEdit]:
    yield from _differences(LedgerEntry, before.entries, after.entries)
    yield from _differences(LedgerRoster, before.rosters, after.rosters)
    yield from sighting_edits(before, after)


def sighting_edits(before: Ledger, after: Ledger) -> Iterator[LedgerEdit]:
    """Return what is to be written of what deviates, and since when; what ended goes."""
    for mark, one in after.sightings.items():
        was = before.sightings.get(mark)
        if was is not one and was != one:
            yield LedgerEdit(LedgerSighting, one.slug, partial(_changed, was, one))
    for mark in before.sightings.keys() - after.sightings.keys():
        was = before.sightings[mark]
        yield LedgerEdit(LedgerSighting, was.slug, partial(_ended, was))


def _ended(was: LedgerSighting, there: LedgerSighting | None) -> LedgerSighting | None:
    """Return what is left of a sighting that ended; what somebody saw anew meanwhile stays."""
    return there if there is not None and there.revision != was.revision else None


def _differences(
    entity: type[Entity], before: Mapping[str, Entity], after: Mapping[str, Entity]
) -> Iterator[LedgerEdit]:
    for key, one in after.items():
        was = before.get(key)
        if was is not one and was != one:
            yield LedgerEdit(entity, key, partial(_changed, was, one))


def _changed(was: Entity | None, now: Entity, there: Any) -> Any:
    """Return what changed between two versions, on what is there at that moment.

    What somebody else changed since it was read stays as they left it: there will be another look.
    """
    if was is None:
        return there or now.model_copy(update={"revision": 0})
    if there is None or there.revision != was.revision:
        return there
    names = (name for name in type(now).model_fields if name != "revision")
    news = {name: getattr(now, name) for name in names if getattr(was, name) != getattr(now, name)}
    return there.model_copy(update=news)
