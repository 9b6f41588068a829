"""Editing of what is said of a subgroup: what it is for, and by which words it is found."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.core.entity import Line, Prose
from registry.core.errors import NotFound, RegistryError
from registry.core.forms import FormEntry, typed_names
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.subgroup import Subgroup

MOST_KEYWORDS = 30


class GroupForm(FormEntry):
    """What the kernteam says of a group.

    Attributes:
        purpose: what it is for.
        keywords: other names by which it is found, also with commas or new lines between them.
    """

    purpose: Annotated[Prose, StringConstraints(min_length=1)]
    keywords: Annotated[tuple[Line, ...], Field(max_length=MOST_KEYWORDS)] = ()

    @field_validator("keywords", mode="before")
    @classmethod
    def _words(cls, value: Any) -> Any:
        return typed_names(value)


class GroupChanged(RegistryError):
    """Somebody changed the group since its form was filled in.

    Attributes:
        group: as it is now.
    """

    def __init__(self, group: Subgroup) -> None:
        super().__init__(f"the group {group.slug!r} was changed in the meantime")
        self.group = group


async def open_group(unit: UnitOfWork, slug: str) -> Subgroup:
    """Return a group that the actor may edit.

    Raises:
        NotAllowed: not of the kernteam, whether or not there is such a group.
        NotFound: there is no such group, or it was archived.
    """
    await require(unit, Right.EDIT_GROUP)
    group = await unit.of(Subgroup).get(slug)
    if group.status != "active":
        raise NotFound(Subgroup.section, slug)
    return group


async def edit_group(unit: UnitOfWork, slug: str, form: GroupForm, *, seen: int) -> Subgroup:
    """Change what is said of a group; who said it and when is kept with it (`Provenance`).

    Args:
        unit: its actor changes it.
        slug: which group.
        form: what it should be.
        seen: the revision that the form was filled in with.

    Returns:
        The group; the very one that is there when nothing is different.

    Raises:
        NotAllowed, NotFound: see `open_group`.
        GroupChanged: somebody else said something different since.
        Conflict: somebody changes it at this moment; look again.
    """
    group = await open_group(unit, slug)
    news = {"purpose": form.purpose, "keywords": form.keywords}
    if all(getattr(group, name) == value for name, value in news.items()):
        return group
    if seen != group.revision:
        raise GroupChanged(group)
    return await unit.of(Subgroup).put(group.model_copy(update=news))
