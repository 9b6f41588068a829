"""Editing of a hub in parts, by its own team and the kernteam.

A part's form is filled in with what is there, and comes back with all of it: what somebody left as
it was shown to them is not their change, so that two people who edit different fields both get what
they wanted, and of two who edit the same the second sees what the first made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar

from registry.core.errors import AlreadyDecided, NotAllowed
from registry.core.forms import FormEntry
from registry.core.permissions import Right, holds, may, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.editing.fields import FIELDS, HubPart
from registry.hubs.editing.history import (
    ChangedSince,
    HubChange,
    changes_since,
    put_hub,
    rolled_back,
)
from registry.hubs.hub import Hub, HubEdited
from registry.hubs.ways_in import answers_for, seated_in

Value = str | tuple[str, ...]
"""What a field of a form holds: words or a choice, or several choices."""

Values = Mapping[str, Value]


class PartForm:
    """What the form of a part of a hub holds, and what it makes of the hub.

    Class attributes:
        part: which part.
        field: the one field of the hub that all of it is about; empty where each input is a field.
        model: what comes back, by name of the input.

    Attributes:
        item: which one, of a part with a form for each of several things.
    """

    part: ClassVar[HubPart]
    field: ClassVar[str] = ""
    model: type[FormEntry]

    def __init__(self, item: str = "") -> None:
        self.item = item

    async def values(self, unit: UnitOfWork, hub: Hub) -> dict[str, Value]:
        """Return the form filled in with what is there."""
        raise NotImplementedError

    def touches(self, name: str) -> str:
        """Return the field of the hub that an input is about."""
        return self.field or name

    def concerns(self, change: HubChange) -> bool:
        """Return whether a change was about what this form is about."""
        return any(one in change.fields for one in map(self.touches, self.model.model_fields))

    async def apply(
        self, unit: UnitOfWork, hub: Hub, entry: Any, changed: frozenset[str]
    ) -> Mapping[str, Any]:
        """Return the fields of the hub with their new values, of the inputs that were changed.

        Raises:
            Invalid: something named is not there, or does not go together.
        """
        raise NotImplementedError

    def why(self, entry: Any) -> str:
        """Return why, in the words of who filled it in."""
        del entry
        return ""


async def in_team(unit: UnitOfWork, hub: Hub, member: str) -> bool:
    """Return whether somebody is in the own team of a hub that is there."""
    return bool(member) and await answers_for(unit, hub, member)


async def editable(unit: UnitOfWork, hub: Hub, who: str) -> frozenset[str]:
    """Return the fields that somebody may change, to show them; `edit` checks it again."""
    if hub.status == "closed":
        return frozenset()
    if await holds(unit, Right.EDIT_HUB, who):
        return frozenset(FIELDS)
    if await in_team(unit, hub, who):
        return frozenset(name for name, field in FIELDS.items() if not field.kernteam)
    return frozenset()


async def may_read_history(unit: UnitOfWork, hub: Hub, who: str) -> bool:
    """Return whether somebody may see who changed what in a hub: who may edit it at all."""
    return await holds(unit, Right.EDIT_HUB, who) or await in_team(unit, hub, who)


async def require_edit(unit: UnitOfWork, hub: Hub, fields: Iterable[str] = ()) -> None:
    """Raise NotAllowed unless the actor may change these fields of this hub."""
    own = not any(FIELDS[one].kernteam for one in fields)
    await require(unit, Right.EDIT_HUB, owner=own and await in_team(unit, hub, unit.actor))


async def open_hub(unit: UnitOfWork, slug: str) -> Hub:
    """Return a hub that the actor may edit in some part.

    Raises:
        NotAllowed: neither of the kernteam nor of its own team; the same for a hub that is not
            there, to who is not of the kernteam.
        NotFound: there is no such hub.
        AlreadyDecided: it was closed.
    """
    hub = await unit.of(Hub).find(slug)
    if hub is None and not await may(unit, Right.EDIT_HUB):
        raise NotAllowed(Right.EDIT_HUB)
    hub = hub or await unit.of(Hub).get(slug)
    if hub.status != "closed" or not await seated_in(unit, hub, unit.actor):
        await require_edit(unit, hub)
    if hub.status == "closed":
        by = hub.verdict.by if hub.verdict else ""
        raise AlreadyDecided(Hub.section, slug, by=by, outcome=hub.status)
    return hub


async def edit(
    unit: UnitOfWork, slug: str, form: PartForm, values: Values, *, seen: int | None = None
) -> Hub:
    """Change a part of a hub as its form came back; the same hub when nothing is different.

    Args:
        unit: its actor changes it.
        slug: which hub.
        form: of which part.
        values: as they were filled in; an input that is absent stays as it is.
        seen: number of the last change when the form was filled in; None for as it is now.

    Raises:
        NotAllowed, NotFound, AlreadyDecided: see `open_hub`; or a field is the kernteam's alone.
        ChangedSince: somebody else changed the same meanwhile.
        Invalid: what was filled in can't be.
        Conflict: somebody changes it at this moment; look again.
    """
    hub = await open_hub(unit, slug)
    since = await changes_since(unit, slug, seen) if seen is not None else ()
    shown = await form.values(unit, rolled_back(hub, since) if since else hub)
    now = await form.values(unit, hub) if since else shown
    given = {name: values[name] for name in now if name in values}
    changed = frozenset(name for name, value in given.items() if not same(value, shown[name]))
    await require_edit(unit, hub, map(form.touches, changed))
    if any(not same(shown[one], now[one]) and not same(given[one], now[one]) for one in changed):
        mine = {**now, **{name: given[name] for name in changed}}
        raise ChangedSince(hub, [one for one in since if form.concerns(one)], mine)
    if not changed:
        return hub
    entry = form.model.of({**now, **{name: given[name] for name in changed}})
    news = await form.apply(unit, hub, entry, changed)
    kept = await put_hub(unit, hub, hub.model_copy(update=dict(news)), why=form.why(entry))
    if kept is not hub:
        unit.emit(HubEdited(hub=slug, by=unit.actor))
    return kept


def same(one: Value, other: Value) -> bool:
    """Return whether two values of an input say the same; of choices the order says nothing."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return set(one) == set(other)
    return _tidy(one) == _tidy(other)


def _tidy(value: Value) -> Sequence[str]:
    if isinstance(value, tuple):
        return value
    return [" ".join(line.split()) for line in value.splitlines() if line.strip()]
