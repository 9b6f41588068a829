"""Editing of a subgroup: what it is for, by which words it is found, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import Field, StringConstraints, field_validator

from registry.core.entity import Line, Prose
from registry.core.errors import Fault, Invalid, NotFound, RegistryError
from registry.core.forms import FormEntry, typed_names
from registry.core.permissions import Right, require
from registry.core.unit_of_work import UnitOfWork
from registry.hubs.subgroup import Subgroup
from registry.hubs.ways_in import WayIn, way_into
from registry.members.member import Member

MOST_KEYWORDS = 30
MOST_OWNERS = 12


class GroupForm(FormEntry):
    """What the kernteam says of a group.

    Attributes:
        purpose: what it is for.
        keywords: other names by which it is found, also with commas or new lines between them.
        owners: keys of who answers for it; none where the kernteam does.
    """

    purpose: Annotated[Prose, StringConstraints(min_length=1)]
    keywords: Annotated[tuple[Line, ...], Field(max_length=MOST_KEYWORDS)] = ()
    owners: Annotated[tuple[str, ...], Field(max_length=MOST_OWNERS)] = ()

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
        Invalid: an owner is nobody (`unknown`), left PLeK (`person_left`), or nobody answers for
            such a group but the kernteam (`owners_kernteam`).
        Conflict: somebody changes it at this moment; look again.
    """
    group = await open_group(unit, slug)
    owners = await _owners(unit, group, form.owners)
    news = {"purpose": form.purpose, "keywords": form.keywords, "owners": owners}
    if all(getattr(group, name) == value for name, value in news.items()):
        return group
    if seen != group.revision:
        raise GroupChanged(group)
    return await unit.of(Subgroup).put(group.model_copy(update=news))


def has_owners(group: Subgroup) -> bool:
    """Return whether others than the kernteam may answer for a group: one may ask to come in."""
    return way_into(group) is WayIn.ASK


async def owners_here(unit: UnitOfWork, group: Subgroup) -> list[Member]:
    """Return who answers for a group and is still with PLeK."""
    people = await unit.of(Member).some(group.owners)
    return [one for one in people if one.status != "left"]


async def _owners(unit: UnitOfWork, group: Subgroup, wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the owners as they are to be kept; who left PLeK goes once others are named."""
    if not has_owners(group):
        if wanted:
            raise Invalid([Fault("owners", "owners_kernteam")])
        return group.owners
    here = [one.slug for one in await owners_here(unit, group)]
    if set(wanted) == set(here):
        return group.owners
    people = {one.slug: one for one in await unit.of(Member).some(wanted)}
    if set(wanted) - people.keys():
        raise Invalid([Fault("owners", "unknown")])
    if any(one.status == "left" for one in people.values()):
        raise Invalid([Fault("owners", "person_left")])
    return tuple(dict.fromkeys((*(one for one in here if one in wanted), *wanted)))
