"""What a merge of organisations did, kept for its way back, and what is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity, Line
from registry.core.events import Event
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation

WAY_BACK = timedelta(days=30)
"""How long a merge can be taken back (design)."""


class Moved(BaseModel):
    """References that a merge led to another organisation.

    Attributes:
        section: of the entities that refer.
        path: by which field they do.
        keys: which entities.
        beside: those of them that referred to the other organisation already.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    section: Line
    path: Line
    keys: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


class MergeRecord(Entity):
    """What a merge did, for who takes it back; its slug is the key of the one that went.

    Attributes:
        gone: the organisation as it was.
        into: slug of the one that it went into.
        moved: what referred to it.
        places: where it took part, as that was.
        made: slugs of the places that the other one got by it.
        names: names that the other one got by it.
        at: when.
    """

    section: ClassVar[str] = "organisation_merges"
    indexed: ClassVar[tuple[str, ...]] = ("into", "at")
    references: ClassVar[dict[str, str]] = {"into": "organisations"}
    dumped: ClassVar[bool] = False
    personal: ClassVar[tuple[str, ...]] = ("moved",)
    kept: ClassVar[timedelta | None] = WAY_BACK

    gone: Organisation
    into: str
    moved: tuple[Moved, ...] = ()
    places: tuple[Participation, ...] = ()
    made: tuple[Line, ...] = ()
    names: tuple[Line, ...] = ()
    at: datetime

    def shown_to(self, keys: Iterable[str]) -> BaseModel:
        """Show somebody that their organisation was merged, and nobody else in it."""
        own = set(keys)
        moved = tuple(
            one.model_copy(
                update={
                    "keys": tuple(key for key in one.keys if key in own),
                    "beside": (),
                }
            )
            for one in self.moved
            if own & set(one.keys)
        )
        return self.model_copy(update={"moved": moved, "places": (), "made": (), "names": ()})


class OrganisationMerged(Event):
    """Event: an organisation went into another one.

    Attributes:
        organisation: the key it had.
        called: its name.
        into: slug of the other one.
        planned: it was on a day that was set before, and nobody pressed anything now.
    """

    name: ClassVar[str] = "organisation.merged"

    organisation: str
    called: str
    into: str
    planned: bool = False


class MergeDue(Event):
    """Event: the day has come on which an organisation goes into another one."""

    name: ClassVar[str] = "organisation.merge_due"

    organisation: str
    into: str
    day: date
