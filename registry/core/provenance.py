"""Provenance: from where the registry knows what it says, as data of the record itself.

What the plan says keeps its lines, what plek derived keeps from what, and what people say keeps who
and when. A field that somebody changes is theirs from then on: the store asks `Entity.saved_by`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, model_validator

from registry.core.entity import Entity, Line
from registry.core.permissions import NOBODY, SYSTEM

Origin = Literal["plan", "derived", "people", "elsewhere"]

Lines = Annotated[
    str, StringConstraints(pattern=r"^([1-9]\d*(-[1-9]\d*)?(, [1-9]\d*(-[1-9]\d*)?)*)?$")
]
"""Lines of the plan as it was read, `30, 427-434`; empty for none."""

_PUT_AWAY = frozenset({"archived", "closed", "declined", "ended", "merged", "rejected"})

_OLD_LINES = re.compile(r"\d+(?:-\d+)?")


class Provenance(BaseModel):
    """Where some fields of a record come from, or all of it.

    Attributes:
        fields: which fields; none for the record, as far as no other entry names its fields.
        origin: `plan`; `derived`, by plek, from what the lines or the note say; `people`, somebody
            said so here; `elsewhere`, in another source, which the note names.
        lines: of the plan.
        note: from what it was derived, or which source it is.
        by: key of who said it or confirmed what was derived; empty when they left PLeK.
        at: when they did; None while nobody confirmed what was derived.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    fields: tuple[Line, ...] = ()
    origin: Origin = "plan"
    lines: Lines = ""
    note: Line = ""
    by: str = ""
    at: datetime | None = None

    @model_validator(mode="after")
    def _says_from_what(self) -> Self:
        missing = {
            "plan": not self.lines and "a record from the plan needs its lines",
            "derived": not (self.lines or self.note) and "say from what it was derived",
            "elsewhere": not self.note and "name the source in its note",
            "people": self.at is None and "say when somebody said so",
        }[self.origin]
        if missing:
            raise ValueError(missing)
        return self

    @property
    def unsure(self) -> bool:
        """True while it was derived and nobody said that it is right."""
        return self.origin == "derived" and self.at is None

    @property
    def confirmed(self) -> bool:
        """True when it was derived and somebody said that it is right."""
        return self.origin == "derived" and self.at is not None


class Sourced(Entity):
    """Base class of entities that say where they come from.

    An entity without any provenance is somebody's own: they wrote all of it in plek.

    Class attributes:
        sourced: fields that say something of the world, in the order in which they are shown; not
            those of the bookkeeping, nor people in it.

    Attributes:
        provenance: by field; see `Provenance`.
    """

    sourced: ClassVar[tuple[str, ...]] = ()
    indexed: ClassVar[tuple[str, ...]] = ("unconfirmed",)
    derived: ClassVar[Mapping[str, Any]] = {"unconfirmed": bool}
    inner_references: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "provenance.by": ("members", f"={SYSTEM}")
    }

    provenance: tuple[Provenance, ...] = ()

    @model_validator(mode="after")
    def _each_field_once(self) -> Self:
        named = [name or "" for one in self.provenance for name in one.fields or ("",)]
        if strange := set(named) - {"", *self.sourced}:
            msg = f"provenance of what is no field: {', '.join(sorted(strange))}"
            raise ValueError(msg)
        if len(named) > len(set(named)):
            msg = "provenance: a field has one origin"
            raise ValueError(msg)
        return self

    def derive(self) -> Mapping[str, Any]:
        """Tell lists whether something waits to be confirmed."""
        gone = getattr(self, "status", "") in _PUT_AWAY
        return {**super().derive(), "unconfirmed": bool(self.unsure) and not gone}

    @property
    def unsure(self) -> tuple[Provenance, ...]:
        """What was derived and nobody confirmed yet."""
        return tuple(one for one in self.provenance if one.unsure)

    def covers(self, one: Provenance) -> tuple[str, ...]:
        """Return the fields that an entry is about, in the order in which they are shown."""
        if one.fields:
            return tuple(name for name in self.sourced if name in one.fields)
        others = {name for each in self.provenance for name in each.fields}
        return tuple(name for name in self.sourced if name not in others)

    def origin_of(self, field: str) -> Provenance | None:
        """Return where a field comes from; None when somebody wrote the whole record in plek."""
        named = (one for one in self.provenance if field in one.fields)
        whole = (one for one in self.provenance if not one.fields)
        return next(named, None) or next(whole, None)

    def is_unsure(self, field: str) -> bool:
        """Return whether a field was derived and nobody confirmed it: it is shown as such."""
        one = self.origin_of(field)
        return one is not None and one.unsure

    def saved_by(self, before: Entity, by: str, at: datetime) -> Self:
        """Give somebody the fields that they changed; what plek loads says its own origin."""
        if by in (SYSTEM, NOBODY) or not (isinstance(before, Sourced) and before.provenance):
            return self
        if self.provenance != before.provenance:
            return self
        changed = {name for name in self.sourced if getattr(self, name) != getattr(before, name)}
        if not changed:
            return self
        said = Provenance(fields=self._ordered(changed), origin="people", by=by, at=at)
        return self.model_copy(update={"provenance": (*self._others(changed), said)})

    @property
    def unsure_fields(self) -> tuple[str, ...]:
        """Fields that were derived, hold something, and nobody confirmed yet."""
        return tuple(one for one in self.sourced if getattr(self, one) and self.is_unsure(one))

    def confirmed(self, fields: Collection[str], by: str, at: datetime) -> Self:
        """Return it with derived fields that somebody said are right; see `doubted`."""
        found = [(name, one) for name in fields if (one := self.origin_of(name)) and one.unsure]
        return self._with(
            {name: one.model_copy(update={"by": by, "at": at}) for name, one in found}
        )

    def doubted(self, fields: Collection[str]) -> Self:
        """Return it with confirmed fields that wait again, as before somebody confirmed them."""
        found = [(name, one) for name in fields if (one := self.origin_of(name)) and one.confirmed]
        return self._with(
            {name: one.model_copy(update={"by": "", "at": None}) for name, one in found}
        )

    def _with(self, news: Mapping[str, Provenance]) -> Self:
        """Return it with another entry for some fields; those with the same one share it."""
        if not news:
            return self
        shared: dict[Provenance, set[str]] = {}
        for name, one in news.items():
            shared.setdefault(one.model_copy(update={"fields": ()}), set()).add(name)
        left = []
        for one in self._others(news):
            same = shared.pop(one.model_copy(update={"fields": ()}), set()) if one.fields else set()
            names = self._ordered({*one.fields, *same})
            left.append(one.model_copy(update={"fields": names}))
        left += [
            one.model_copy(update={"fields": self._ordered(names)}) for one, names in shared.items()
        ]
        return self.model_copy(update={"provenance": tuple(left)})

    def _others(self, fields: Collection[str]) -> tuple[Provenance, ...]:
        """Return the entries without those of some fields."""
        found = []
        for one in self.provenance:
            left = tuple(name for name in one.fields if name not in fields)
            if left or not one.fields:
                found.append(one if left == one.fields else one.model_copy(update={"fields": left}))
        return tuple(found)

    def _ordered(self, fields: Collection[str]) -> tuple[str, ...]:
        return tuple(name for name in self.sourced if name in fields)


def from_old_source(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """Read a record that named its source in words, `plan, r. 30`, and maybe an `origin`."""
    if not {"source", "origin"} & values.keys():
        return values
    rest = {name: value for name, value in values.items() if name not in ("source", "origin")}
    source, origin = str(values.get("source") or ""), str(values.get("origin") or "plan")
    lines = ", ".join(_OLD_LINES.findall(source.partition("r.")[2]))
    note = "" if source.startswith("plan") else source
    if lines or note:
        origin = origin if lines or origin == "derived" else "elsewhere"
        rest.setdefault("provenance", [{"origin": origin, "lines": lines, "note": note}])
    return rest
