"""Participation: which organisations and networks take part where, as the plan or people say."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, ClassVar, Literal, Self

from pydantic import model_validator

from registry.core.entity import Line, Prose
from registry.core.provenance import Sourced, from_old_source
from registry.core.unit_of_work import UnitOfWork

PLATFORM = "plek"
"""The place of who works with PLeK as a whole, and sits in no group or hub of it."""

Standing = Literal["member", "ready", "wanted", "partner"]
"""How a party takes part; see `Participation`."""

_LONGEST_KEY = 120


class Participation(Sourced):
    """One organisation's or network's place in one group, made by `keep_place`.

    Who takes part in a hub stands with the hub (`Hub.parties`, `Hub.networks`); here a hub has only
    those of whom something else is known: that they were asked for, or promised to help.

    Attributes:
        group: slug of the subgroup or hub, by `place`; PLATFORM for PLeK as a whole.
        place: which of the three.
        organisation, network: slug of who takes part: one of the two.
        departments: the parts of the organisation that do, as the plan names them.
        standing: `member` takes part, `ready` promised to when asked, `wanted` is still to be
            asked, `partner` works with PLeK.
        about: on what.
    """

    section: ClassVar[str] = "participations"
    indexed: ClassVar[tuple[str, ...]] = (
        *Sourced.indexed,
        *("group", "place", "organisation", "network"),
    )
    sourced: ClassVar[tuple[str, ...]] = (
        *("group", "organisation", "network", "departments", "standing", "about"),
    )
    references: ClassVar[dict[str, str]] = {"organisation": "organisations", "network": "networks"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        **Sourced.inner_references,
        "group": ("subgroups", "hubs", f"={PLATFORM}"),
    }

    group: str
    place: Literal["subgroup", "hub", "platform"] = "subgroup"
    organisation: str | None = None
    network: str | None = None
    departments: tuple[Line, ...] = ()
    standing: Standing = "member"
    about: Prose = ""

    @classmethod
    def of_older(cls, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """Read the source in words that it had before provenance was data."""
        return from_old_source(values)

    @model_validator(mode="after")
    def _one_party(self) -> Self:
        if bool(self.organisation) == bool(self.network):
            msg = "an organisation or a network takes part: name one of the two"
            raise ValueError(msg)
        return self

    @staticmethod
    def key(group: str, party: str) -> str:
        """Return the slug of a party's place in a group."""
        whole = f"{group}:{party}"
        if len(whole) <= _LONGEST_KEY:
            return whole
        return f"{whole[:100]}-{hashlib.sha256(whole.encode()).hexdigest()[:16]}"

    @property
    def party(self) -> str:
        """Slug of who takes part."""
        return self.organisation or self.network or ""


async def keep_place(unit: UnitOfWork, new: Participation) -> tuple[Participation, bool]:
    """Store a new place of a party; return the one that is there, and whether it was stored now.

    An organisation and a network may have the same key: who comes second gets one of its own.
    """
    places = unit.of(Participation)
    kept, added = await places.get_or_add(new)
    if added or (kept.organisation, kept.network) == (new.organisation, new.network):
        return kept, added
    other = f"{'organisation' if new.organisation else 'network'}-{new.party}"
    slug = Participation.key(new.group, other)
    return await places.get_or_add(new.model_copy(update={"slug": slug}))
