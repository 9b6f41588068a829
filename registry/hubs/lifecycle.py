"""Lifecycle of a hub: its name, its channels, closing and reopening (design)."""

from __future__ import annotations

from typing import Any

from registry.core.errors import AlreadyDecided, Fault, Invalid
from registry.core.forms import FormEntry
from registry.core.permissions import Right, require
from registry.core.reference.teams_names import (
    fault_of_channel_name,
    reserved_fault,
    same_name,
    suggested_channel_name,
)
from registry.core.reference.workspace import Workspace
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.channels import Given, channels_of
from registry.hubs.editing.history import put_hub
from registry.hubs.founding import GENERAL_NAMES, TEAM_PREFIX, HubEntry
from registry.hubs.hub import Hub, HubClosed, HubFurnished, HubRenamed, HubReopened, Verdict
from registry.hubs.naming import hub_name_faults
from registry.hubs.planning import drop, note_resumed
from registry.networks.rounds import noted

_NONE: Given = {}


class RenameForm(FormEntry):
    """The new name of a hub, as it was typed; `rename` judges it."""

    name: str = ""


class CloseForm(FormEntry):
    """Why a hub closes, as it was typed; `close` judges it."""

    reason: str = ""


async def rename(unit: UnitOfWork, slug: str, name: str, *, undoes: int = 0) -> Hub:
    """Rename a hub and its team; its key stays as it is.

    Args:
        unit: to write in.
        slug: which hub.
        name: its new one.
        undoes: number of the change in its history that this sets back.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: it was closed.
        Invalid: `name` can't be, or another hub has it (`taken`, `hub_closed`).
    """
    await require(unit, Right.MANAGE_HUB)
    hub = await _open(unit, slug)
    name = _name(name)
    if name == hub.name:
        return hub
    if faults := await hub_name_faults(unit, name, apart=slug):
        raise Invalid(faults)
    unit.emit(HubRenamed(hub=slug, before=hub.name, after=name))
    news = {"name": name, "workspace": _along(hub, name)}
    return await put_hub(unit, hub, hub.model_copy(update=news), undoes=undoes)


async def close(unit: UnitOfWork, slug: str, reason: str) -> Hub:
    """Close a hub: its places are archived, and it can come back. One that is planned is dropped.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: somebody closed it first.
        Invalid: without a `reason`, or with one that is too long.
    """
    await require(unit, Right.MANAGE_HUB)
    hub = await _open(unit, slug)
    if hub.status == "planned":
        return await drop(unit, slug, reason)
    verdict = Verdict(
        outcome="closed",
        by=unit.actor,
        at=unit.now,
        reason=noted(reason.strip(), "reason"),
        was="forming" if hub.status == "forming" else "active",
    )
    unit.emit(HubClosed(hub=slug))
    closed = hub.model_copy(update={"status": "closed", "verdict": verdict})
    return await put_hub(unit, hub, closed, why=verdict.reason)


async def reopen(unit: UnitOfWork, slug: str) -> Hub:
    """Reopen a closed hub: it gets the status it had before.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: it is open.
        Invalid: another hub has its `name` by now.
    """
    await require(unit, Right.MANAGE_HUB)
    hub = await unit.of(Hub).get(slug)
    if hub.status != "closed":
        raise _decided(hub)
    if faults := await hub_name_faults(unit, hub.name, apart=slug):
        raise Invalid(faults)
    was = hub.verdict.was if hub.verdict else "active"
    verdict = Verdict(outcome="reopened", by=unit.actor, at=unit.now, was=was)
    news: dict[str, Any] = {"status": was, "verdict": verdict}
    if was == "planned":
        await note_resumed(unit, hub)
    unit.emit(HubReopened(hub=slug))
    return await put_hub(unit, hub, hub.model_copy(update=news))


async def add_channel(
    unit: UnitOfWork, slug: str, name: str, *, private: bool = False, given: Given = _NONE
) -> Hub:
    """Give a hub one more channel; one of the blueprint's that it did without is restored.

    Args:
        unit: to write in.
        slug: which hub.
        name: of the channel.
        private: for the hub's own team alone.
        given: the channels that the blueprint gives this hub.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: it was closed.
        Invalid: the `name` can't be, is there already (`taken`), or Teams keeps it (`name_kept`).
    """
    await require(unit, Right.MANAGE_HUB)
    hub = await _open(unit, slug)
    place = hub.workspace or _place(hub.name)
    name = name.strip()
    there = (one for channel in channels_of(hub, given) for one in channel.known_as)
    here = (*GENERAL_NAMES, *place.channels, *place.private, *there)
    fault = fault_of_channel_name(name)
    if fault is None and any(same_name(name, one) for one in here):
        fault = Fault("name", "taken", {"suggestion": suggested_channel_name(name, taken=here)})
    if fault := fault or await reserved_fault(unit, f"hub:{slug}", name, taken=here):
        raise Invalid([fault])
    known = next((one for one in given.values() if any(same_name(name, n) for n in one)), (name,))
    without = tuple(one for one in place.without if not any(same_name(one, n) for n in known))
    unit.emit(HubFurnished(hub=slug, channel=name))
    if without != place.without:
        return await _furnish(unit, hub, place, without=without)
    if private:
        return await _furnish(unit, hub, place, private=(*place.private, name))
    return await _furnish(unit, hub, place, channels=(*place.channels, name))


async def drop_channel(unit: UnitOfWork, slug: str, name: str, *, blueprint: bool = False) -> Hub:
    """Remove a channel from a hub; it is archived then.

    Args:
        unit: to write in.
        slug: which hub.
        name: of the channel.
        blueprint: it is one that the blueprint gives every hub.

    Raises:
        NotAllowed: not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: it was closed.
        Invalid: it has no such channel of its own (`unknown`).
    """
    await require(unit, Right.MANAGE_HUB)
    hub = await _open(unit, slug)
    place = hub.workspace or _place(hub.name)
    channels, private = _others(place.channels, name), _others(place.private, name)
    own = (channels, private) != (place.channels, place.private)
    if not (own or blueprint) or any(same_name(name, one) for one in GENERAL_NAMES):
        raise Invalid([Fault("name", "unknown")])
    without = (*_others(place.without, name), name.strip()) if blueprint else place.without
    if own or without != place.without:
        unit.emit(HubFurnished(hub=slug, channel=name.strip(), gone=True))
    return await _furnish(unit, hub, place, channels=channels, private=private, without=without)


async def _open(unit: UnitOfWork, slug: str) -> Hub:
    hub = await unit.of(Hub).get(slug)
    if hub.status == "closed":
        raise _decided(hub)
    return hub


def _decided(hub: Hub) -> AlreadyDecided:
    by = hub.verdict.by if hub.verdict else ""
    return AlreadyDecided(Hub.section, hub.slug, by=by, outcome=hub.status)


def _name(name: str) -> str:
    """Return a hub's name as `hub nieuw` accepts it. Raise Invalid for others."""
    entry = HubEntry.of({"name": name})
    return entry.name


def _place(name: str) -> Workspace:
    return Workspace(name=f"{TEAM_PREFIX} {name}")


def _along(hub: Hub, name: str) -> Workspace | None:
    """Return its workspace, with the new name where the old one was part of it."""
    place = hub.workspace
    if place is None or hub.name not in place.name:
        return place
    return place.model_copy(update={"name": place.name.replace(hub.name, name)})


def _others(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    return tuple(one for one in names if not same_name(one, name))


async def _furnish(unit: UnitOfWork, hub: Hub, place: Workspace, **news: Any) -> Hub:
    workspace = place.model_copy(update=news)
    return await put_hub(unit, hub, hub.model_copy(update={"workspace": workspace}))
