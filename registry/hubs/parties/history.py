"""History of who takes part in a group: what changed, when and by whom.

That somebody takes part in a hub, or no more, stands in the history of the hub itself.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal, Self

from registry.core.entity import Entity
from registry.core.numbering import latest, next_within
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.parties.place import FIELDS, Group, PartyKey, Terms
from registry.networks.network import Network
from registry.organisations.organisation import Organisation
from registry.organisations.participation import PLATFORM


class PartyChange(Entity):
    """One change of how a party takes part in a group. Its slug is `initiatiefgroep:12`.

    Attributes:
        number: counts from 1, for each group.
        group, place: where; see `Participation`.
        organisation, network: slug of who: one of the two.
        at: when.
        by: key of the member who did it, or `system`; empty when they left PLeK.
        was, became: how it took part; None for not at all.
        undoes: number of the change that it set back; 0 for any other.
    """

    section: ClassVar[str] = "party_changes"
    indexed: ClassVar[tuple[str, ...]] = ("group", "organisation", "network")
    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("group", "number"),)
    references: ClassVar[dict[str, str]] = {"organisation": "organisations", "network": "networks"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "group": ("subgroups", "hubs", f"={PLATFORM}"),
        "by": ("members", "=system"),
        "was.provenance.by": ("members", "=system"),
        "became.provenance.by": ("members", "=system"),
    }
    personal: ClassVar[tuple[str, ...]] = ("by",)

    number: int
    group: str
    place: Literal["subgroup", "hub", "platform"] = "subgroup"
    organisation: str | None = None
    network: str | None = None
    at: datetime
    by: str = ""
    was: Terms | None = None
    became: Terms | None = None
    undoes: int = 0

    def follows(self, before: Self) -> bool:
        """Return whether it may replace `before`: what happened stays, names and keys may go."""
        same = ("number", "group", "place", "at", "undoes")
        return all(getattr(self, one) == getattr(before, one) for one in same)

    @property
    def party(self) -> PartyKey:
        """Who takes part."""
        if self.organisation:
            return PartyKey(Organisation.section, self.organisation)
        return PartyKey(Network.section, self.network or "")


async def note(
    unit: UnitOfWork,
    group: Group,
    party: PartyKey,
    was: Terms | None,
    became: Terms | None,
    *,
    undoes: int = 0,
) -> PartyChange:
    """Keep in the history of a group what changed; see `PartyChange`."""
    number = await next_within(unit, PartyChange, group=group.slug)
    change = PartyChange(
        slug=f"{group.slug}:{number}",
        number=number,
        group=group.slug,
        place=group.place,
        **{FIELDS[party.section]: party.slug},
        at=unit.now,
        by=unit.actor,
        was=was,
        became=became,
        undoes=undoes,
    )
    return await unit.of(PartyChange).add(change)


async def changes_in(
    unit: UnitOfWork, group: str, limit: int, offset: int = 0
) -> tuple[PartyChange, ...]:
    """Return a page of the changes in a group, latest first."""
    return await latest(unit, PartyChange, limit, offset, group=group)
