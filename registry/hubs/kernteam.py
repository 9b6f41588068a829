"""The last of the kernteam: who can't go in chat, and of whose going administrators hear."""

from __future__ import annotations

from typing import ClassVar

from registry.core.errors import RegistryError
from registry.core.events import Event
from registry.core.membership import Membership
from registry.core.unit_of_work import UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member


class LastOfKernteam(RegistryError):
    """Without this person the kernteam is empty: nobody could appoint anybody any more."""


class KernteamEmptied(Event):
    """Event: nobody is in the kernteam any more; only an administrator can appoint somebody."""

    name: ClassVar[str] = "kernteam.emptied"


async def is_last(unit: UnitOfWork, member: str) -> bool:
    """Return whether somebody is in the kernteam, and nobody else who takes part is.

    Two who go at the same moment wait for each other, so that neither counts the other.
    """
    seats = unit.of(Membership)
    for slug in sorted({one.group for one in await seats.all(role=Role.KERNTEAM)}):
        if (group := await unit.of(Subgroup).find(slug)) is not None:
            await unit.of(Subgroup).get_or_add(group)  # who goes at the same moment waits for this
    inside = {one.member for one in await seats.all(role=Role.KERNTEAM)}
    people = await unit.of(Member).some(sorted(inside))
    there = {one.slug for one in people if one.status != "left"}
    return there == {member}


async def tell_if_last(unit: UnitOfWork, member: str) -> None:
    """Have the administrators told when somebody goes who is the last; they go nevertheless."""
    if await is_last(unit, member):
        unit.emit(KernteamEmptied())
