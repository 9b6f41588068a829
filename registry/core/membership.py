"""Memberships: who is in which group or hub, in which role and profile."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.core.entity import Entity
from registry.core.vocabulary import Profile, Role


class Membership(Entity):
    """One person's place in one group. Its slug is `group:member`, made by `key`.

    Attributes:
        member: key of the member.
        group: slug of the subgroup or hub, by `place`.
        place: which of the two.
        role: what they may do by it.
        profile: their profile in a hub's core team.
    """

    section: ClassVar[str] = "memberships"
    indexed: ClassVar[tuple[str, ...]] = ("member", "group", "place", "role")
    references: ClassVar[dict[str, str]] = {"member": "members"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {"group": ("subgroups", "hubs")}
    personal: ClassVar[tuple[str, ...]] = ("member",)

    member: str
    group: str
    place: Literal["subgroup", "hub"] = "subgroup"
    role: Role = Role.MEMBER
    profile: Profile | None = None

    @staticmethod
    def key(group: str, member: str) -> str:
        """Return the slug of a member's membership of a group."""
        return f"{group}:{member}"
