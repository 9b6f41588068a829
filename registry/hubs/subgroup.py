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
        workspace: its team as it stood in October 2023, None when the plan shows none.
    """

    section: ClassVar[str] = "subgroups"
    indexed: ClassVar[tuple[str, ...]] = (*Sourced.indexed, "status")
    sourced: ClassVar[tuple[str, ...]] = ("name", "purpose")

    name: Name
    purpose: Prose = ""
    role: Role = Role.MEMBER
    workspace: Workspace | None = None
    keywords: tuple[Line, ...] = ()
    status: Literal["active", "archived"] = "active"

    def findable(self) -> Findable:
        """Index name and purpose."""
        return Findable(self.name, self.purpose, self.keywords)
