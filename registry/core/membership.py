"""Memberships: who is in which group, hub or private channel, in which role, and until when."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict

from registry.core.entity import Entity
from registry.core.vocabulary import Profile, Role

MOST_ENDS = 20
"""Changes of an end that are kept, the latest ones."""


class EndChange(BaseModel):
    """That the end of somebody's access became another.

    Attributes:
        by: key of who changed it; `system` where nobody did, empty when they left PLeK.
        at: when.
        was, became: the first day on which they would be out; None without an end.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    by: str = ""
    at: datetime
    was: date | None = None
    became: date | None = None


class Ending(Entity):
    """Base class of what somebody may be in until a day.

    Attributes:
        since: the day on which they came in; None for who was in before that was kept.
        until: the first day on which they are out again; None without an end.
        told: the end of which they and who decides have heard; None while of none.
        ends_before: how the end became what it is, oldest first, whichever way it was changed.
    """

    listed: ClassVar[tuple[tuple[str, ...], ...]] = (("ends",),)
    derived: ClassVar[Mapping[str, Any]] = {"ends": str}

    since: date | None = None
    until: date | None = None
    told: date | None = None
    ends_before: tuple[EndChange, ...] = ()

    def saved_by(self, before: Self, by: str, at: datetime) -> Self:
        """Keep who changed the end, and from what. See Entity."""
        known = self.ends_before or before.ends_before
        if before.until != self.until:
            change = EndChange(by=by, at=at, was=before.until, became=self.until)
            known = (*known, change)[-MOST_ENDS:]
        if known == self.ends_before:
            return self
        return self.model_copy(update={"ends_before": known})

    def shown_to(self, keys: Collection[str]) -> Self:
        """Say who changed the end only where they did so themselves. See Entity."""
        ends = tuple(
            one if one.by in keys else one.model_copy(update={"by": ""}) for one in self.ends_before
        )
        return self.model_copy(update={"ends_before": ends})

    def derive(self) -> Mapping[str, Any]:
        """Return the end as text, which databases sort by day; empty without one."""
        return {"ends": self.until.isoformat() if self.until else ""}

    def is_over(self, today: date) -> bool:
        """Return whether it has ended by this day, whether or not it was taken away yet."""
        return self.until is not None and self.until <= today


_CHANGED_BY = {"ends_before.by": ("members", "=system")}


class Membership(Ending):
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
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {
        "group": ("subgroups", "hubs"),
        **_CHANGED_BY,
    }
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


class ChannelMembership(Ending):
    """One person's place in a private channel of a hub whose core team they are not in.

    It counts while they are in the hub: Teams takes nobody into a channel who is not in its team.

    Attributes:
        member: key of the member.
        group: slug of the hub.
        channel: last part of the channel's key (`kernteam`), which stays when it is renamed.
    """

    section: ClassVar[str] = "channel_memberships"
    indexed: ClassVar[tuple[str, ...]] = ("member", "group")
    references: ClassVar[dict[str, str]] = {"member": "members", "group": "hubs"}
    inner_references: ClassVar[dict[str, tuple[str, ...]]] = {**_CHANGED_BY}
    personal: ClassVar[tuple[str, ...]] = ("member",)

    member: str
    group: str
    channel: str

    @staticmethod
    def key(group: str, channel: str, member: str) -> str:
        """Return the slug of a member's place in a channel of a hub."""
        return f"{hashlib.sha256(f'{group}/{channel}'.encode()).hexdigest()[:16]}:{member}"
