"""History of a hub: of each field who changed it, when, what it was and what it became.

Whoever replaces a hub does so by `put_hub`, so that the history always leads to the hub as it is;
an erased member is left out of both in the same way.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

from registry.core import numbering
from registry.core.entity import Entity, Prose
from registry.core.errors import RegistryError
from registry.core.forms import optional_fields
from registry.core.personal_data import with_name_masked
from registry.core.unit_of_work import Between, UnitOfWork
from registry.hubs.editing.fields import KEPT
from registry.hubs.hub import Hub, Seat

MOST_SINCE = 200
"""Changes that are looked through to see what became of a form that was open for long."""


@optional_fields(Hub, KEPT)
class HubValues(BaseModel):
    """Values of some fields of a hub; which ones, the change says."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def of(self, field: str) -> Any:
        """Return the value of a field; nothing was kept of one that is None."""
        return getattr(self, field)


def _both(path: str) -> tuple[str, str]:
    return f"was.{path}", f"became.{path}"


class HubChange(Entity):
    """One change of a hub. Its slug is `twente:12`.

    Attributes:
        number: counts from 1, for each hub.
        hub: slug of the hub.
        at: when.
        by: key of the member who did it, or `system`; empty when they left PLeK.
        fields: which ones changed.
        was, became: their values.
        why: in the words of who changed it; may be empty.
        undoes: number of the change that it set back; 0 for any other.
    """

    section: ClassVar[str] = "hub_changes"
    indexed: ClassVar[tuple[str, ...]] = ("hub",)
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("hub", "number"),)
    references: ClassVar[dict[str, str]] = {"hub": "hubs"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "by": ("members", "=system"),
        **{
            path: sections
            for inner, sections in {
                **{name: (section,) for name, section in Hub.references.items()},
                **Hub.inner_references,
            }.items()
            if inner.partition(".")[0] in KEPT
            for path in _both(inner)
        },
    }
    personal: ClassVar[tuple[str, ...]] = ("by",)

    number: int
    hub: str
    at: datetime
    by: str = ""
    fields: tuple[str, ...]
    was: HubValues
    became: HubValues
    why: Prose = ""
    undoes: int = 0

    def follows(self, before: Self) -> bool:
        """Return whether it may replace `before`: what happened stays, names may go."""
        same = ("number", "hub", "at", "fields", "undoes")
        return all(getattr(self, one) == getattr(before, one) for one in same)

    def shown_to(self, keys: Collection[str]) -> Self:
        """Show who made it all of it, and who stands in it their own seats alone."""
        if self.by in keys:
            return self
        sides = {
            side: HubValues.model_validate({"team": _seats_of(getattr(self, side), keys)})
            for side in ("was", "became")
        }
        return self.model_copy(update={**sides, "fields": ("team",), "by": "", "why": ""})

    def without_name(self, name: str) -> Self:
        """Mask a person's name in every text, as in the hub itself."""
        sides = {
            side: with_name_masked(getattr(self, side), name, apart=("name", "workspace"))
            for side in ("was", "became")
        }
        left = with_name_masked(self, name, apart=("was", "became"))
        left = left.model_copy(update=sides)
        return self if left == self else left


class ChangedSince(RegistryError):
    """Somebody changed the same since it was looked at.

    Attributes:
        hub: as it is now.
        changes: what was done since, latest first; may be empty where it is not known.
        values: the form as it is now, with what was filled in otherwise on top.
    """

    def __init__(
        self,
        hub: Hub,
        changes: Sequence[HubChange] = (),
        values: Mapping[str, str | tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(f"the hub {hub.slug!r} was changed in the meantime")
        self.hub = hub
        self.changes = tuple(changes)
        self.values = dict(values or {})


async def put_hub(
    unit: UnitOfWork, before: Hub, after: Hub, *, why: str = "", undoes: int = 0
) -> Hub:
    """Replace a hub, and keep what changed in its history; one that is the same stays as it is.

    Args:
        unit: its actor changes it.
        before: as it was read.
        after: as it is to be.
        why: in the actor's words.
        undoes: number of the change that this sets back.

    Raises:
        Conflict: somebody else changed it since it was read.
    """
    if after == before:
        return before
    kept = await unit.of(Hub).put(after)
    await note(unit, before, kept, why=why, undoes=undoes)
    return kept


async def note(
    unit: UnitOfWork, before: Hub, after: Hub, *, why: str = "", undoes: int = 0
) -> HubChange | None:
    """Keep in its history what changed in a hub that was just replaced; None when nothing did."""
    fields = tuple(one for one in KEPT if getattr(before, one) != getattr(after, one))
    if not fields:
        return None
    number = await numbering.next_within(unit, HubChange, hub=after.slug)
    change = HubChange(
        slug=f"{after.slug}:{number}",
        number=number,
        hub=after.slug,
        at=unit.now,
        by=unit.actor,
        fields=fields,
        was=_values(before, fields),
        became=_values(after, fields),
        why=why,
        undoes=undoes,
    )
    return await unit.of(HubChange).add(change)


async def last_number(unit: UnitOfWork, hub: str) -> int:
    """Return the number of a hub's last change; 0 when it was never changed."""
    return await numbering.last_number(unit, HubChange, hub=hub)


async def changes_of(
    unit: UnitOfWork, hub: str, limit: int, offset: int = 0
) -> tuple[HubChange, ...]:
    """Return a page of the changes of a hub, latest first."""
    return await numbering.latest(unit, HubChange, limit, offset, hub=hub)


async def changes_since(unit: UnitOfWork, hub: str, number: int) -> tuple[HubChange, ...]:
    """Return the changes of a hub after the one with this number, latest first."""
    after = Between(number + 1)
    keys = await unit.of(HubChange).keys("-number", MOST_SINCE, hub=hub, number=after)
    return tuple(await unit.of(HubChange).some(keys))


def rolled_back(hub: Hub, changes: Iterable[HubChange]) -> Hub:
    """Return a hub as it was before some changes, latest first."""
    values = {field: one.was.of(field) for one in changes for field in one.fields}
    return hub.model_copy(update=values)


def replayed(changes: Iterable[HubChange]) -> dict[str, Any]:
    """Return the values that a history leads to, oldest first, of the fields that it is about."""
    return {field: one.became.of(field) for one in changes for field in one.fields}


def _seats_of(values: HubValues, keys: Collection[str]) -> tuple[Seat, ...]:
    seats: tuple[Seat, ...] = values.of("team") or ()
    return tuple(one for one in seats if one.member in keys)


def _values(hub: Hub, fields: Sequence[str]) -> HubValues:
    return HubValues.model_validate({one: getattr(hub, one) for one in fields})
