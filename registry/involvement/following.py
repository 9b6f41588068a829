"""Following a network or hub: its news comes, and nobody has to allow it (design)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Self

from registry.core.entity import Entity
from registry.core.permissions import Right, require
from registry.core.quotas.quota import Submission, spend
from registry.core.unit_of_work import UnitOfWork
from registry.involvement.things import Thing, ThingKind, thing
from registry.members.member import Member


class Follow(Entity):
    """A member who follows a network or hub. Its slug is made by `key`.

    Attributes:
        kind: which of the two.
        thing: its slug.
        since: since when.
    """

    section: ClassVar[str] = "follows"
    indexed: ClassVar[tuple[str, ...]] = ("member", "kind", "thing")
    references: ClassVar[dict[str, str]] = {"member": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"thing": ("networks", "hubs")}
    personal: ClassVar[tuple[str, ...]] = ("member",)

    kind: ThingKind
    thing: str
    member: str
    since: datetime

    @staticmethod
    def key(kind: ThingKind, slug: str, member: str) -> str:
        """Return the slug of a member's following of a thing."""
        return f"{kind}:{slug}:{member}"

    def without(self, member: str, name: str = "") -> Self | None:
        """Remove it with the member who follows."""
        return None if self.member == member else super().without(member, name)


async def follow(unit: UnitOfWork, kind: ThingKind, slug: str) -> Thing:
    """Follow a network or hub. Idempotent.

    Raises:
        NotFound: members can't see it.
        Invalid: it is enough for today.
    """
    await require(unit, Right.INVOLVE)
    about = await thing(unit, kind, slug)
    if not await follows(unit, kind, slug, unit.actor):
        await spend(unit, Submission.FOLLOW)
        key = Follow.key(kind, slug, unit.actor)
        new = Follow(slug=key, kind=kind, thing=slug, member=unit.actor, since=unit.now)
        await unit.of(Follow).get_or_add(new)
    return about


async def unfollow(unit: UnitOfWork, kind: ThingKind, slug: str) -> bool:
    """Stop following, also what members can't see any more; whether the actor did follow it."""
    key = Follow.key(kind, slug, unit.actor)
    if await unit.of(Follow).find(key) is None:
        return False
    await unit.of(Follow).remove(key)
    return True


async def follows(unit: UnitOfWork, kind: ThingKind, slug: str, member: str) -> bool:
    """Return whether a member follows a network or hub."""
    return bool(member) and await unit.of(Follow).find(Follow.key(kind, slug, member)) is not None


async def hearers(unit: UnitOfWork, kind: ThingKind, slug: str, apart: str = "") -> list[str]:
    """Return the keys of who follows a network or hub and takes part in PLeK, but for one.

    Who left keeps what they followed for when they come back, and hears nothing meanwhile.
    """
    found = [one for one in await followers(unit, kind, slug) if one != apart]
    gone = {one for (one,) in await unit.of(Member).tally("slug", status="left")} if found else ()
    return [one for one in found if one not in gone]


async def followers(unit: UnitOfWork, kind: ThingKind, slug: str) -> list[str]:
    """Return the keys of who follows a network or hub."""
    rows = await unit.of(Follow).tally("member", kind=kind, thing=slug)
    return sorted(member for (member,) in rows)
