"""The bot's welcome in a new team: ordered once, when all is there for it."""

from __future__ import annotations

from functools import partial

from graph_sync.ledger.ledger import Ledger, LedgerEntry
from graph_sync.ledger.recorder import Note, Recorder
from graph_sync.model.shapes import GENERAL, DesiredState, DesiredTeam
from registry.core.unit_of_work import UnitOfWork
from registry.provisioning.sync_plan import PlaceReady


async def order(recorder: Recorder, team: DesiredTeam | None) -> None:
    """Order a team's welcome if it is due; together with the note that it was, so only once."""
    if team is not None and team.welcome and not team.archived:
        await recorder.write(Note(works=(partial(_order, team),)))


def late(ledger: Ledger, desired: DesiredState) -> list[DesiredTeam]:
    """Return teams that were ready before, when we were stopped before their welcome."""
    entries = ((ledger.entries.get(one.key), one) for one in desired.teams.values())
    return [
        team
        for entry, team in entries
        if entry is not None and entry.state == "live" and not (entry.welcomed or entry.adopted)
        if team.welcome and not team.archived
    ]


async def _order(team: DesiredTeam, unit: UnitOfWork) -> None:
    entries = unit.of(LedgerEntry)
    keys = [team.key, f"{team.key}:{GENERAL}", f"{team.key}:app"]
    found = {one.slug: one for one in await entries.some(keys) if one.state == "live"}
    place, channel = (found.get(key) for key in keys[:2])
    if place is None or channel is None or place.welcomed or place.adopted:
        return
    if team.bot and keys[2] not in found:
        return
    # In one transaction with the event: the outbox delivers it once, and no second run orders it.
    await entries.put(place.model_copy(update={"welcomed": True}))
    unit.emit(PlaceReady(key=team.key, team=place.graph_id, channel=channel.graph_id))
