"""Subgroups of the national platform (plan, chapter 4 and "Samenwerkingsplatform")."""

from __future__ import annotations

from typing import ClassVar, Literal

from registry.core.entity import Findable, Line, Name, Prose
from registry.core.provenance import Sourced
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Role


class Subgroup(Sourced):
    """A group such as the Initiatiefgroep or the kernteam.

    Attributes:
        purpose: what it is for, in the plan's words where it has them.
        role: the role its members get by being in it.
        owners: keys of members who answer for it: they decide who comes in, and say who is still
            with it; the kernteam does where there are none.
        workspace: its team as it stood in October 2023, None when the plan shows none.
    """

    section: ClassVar[str] = "subgroups"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status")
    references: ClassVar[dict[str, str]] = {"owners": "members"}
    sourced: ClassVar[tuple[str, ...]] = ("name", "purpose")

    name: Name
    purpose: Prose = ""
    role: Role = Role.MEMBER
    owners: tuple[str, ...] = ()
    workspace: Workspace | None = None
    keywords: tuple[Line, ...] = ()
    status: Literal["active", "archived"] = "active"

    def findable(self) -> Findable | None:
        """Index name and purpose of a group that is there."""
        if self.status == "archived":
            return None
        return Findable(self.name, self.purpose, self.keywords)
