"""Import of a document into the registry: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.core.entity import Entity
from registry.core.unit_of_work import Repository, UnitOfWork
from registry.documents.channel_names import kept_names
from registry.documents.member_keys import People, people_of
from registry.documents.parse import Checked
from registry.documents.problems import DocumentError
from registry.documents.read import plain, read
from registry.documents.references import doubles, missing
from registry.documents.result import Loaded, LoadResult
from registry.hubs.editing.history import note
from registry.hubs.hub import Hub
from registry.hubs.planning import is_ahead
from registry.members.aliases import known_as_many
from registry.members.member import Member


async def load(
    unit: UnitOfWork, document: str | Mapping[str, Any], *, source: str = ""
) -> LoadResult:
    """Add what is new and replace what differs; equal entities are left as they are.

    Who is in it under a key that they had before (an invited guest) is known by the key they have
    now. Of them only what the document says is replaced, and nothing that they said themselves.

    Args:
        unit: a writing one.
        document: JSON or TOML as text, or what `dump` gives.
        source: the file's name, for messages; its ending tells JSON from TOML.

    Raises:
        DocumentError: it has mistakes; each is named, and nothing was changed.
    """
    values = read(document, source) if isinstance(document, str) else document
    values = {section: plain(items) for section, items in values.items()}
    people = await people_of(unit, values)
    checked = Checked(people.values)
    problems = [
        *checked.problems,
        *doubles(people.values, apart=people.twins),
        *await missing(unit, people.values),
        *await kept_names(unit, checked.entities),
    ]
    if problems:
        raise DocumentError(problems, source)
    await known_as_many(unit, people.found)
    return LoadResult(
        {
            section: await _keep(unit, _once(section, found, people))
            for section, found in checked.entities.items()
        }
    )


def _once(
    section: str, found: Mapping[int, Entity], people: People
) -> dict[str, tuple[Entity, bool]]:
    """Return the entities to store, by key, and whether each one's key was migrated."""
    return {
        entity.slug: (entity, (section, index) in people.moved)
        for index, entity in found.items()
        if (section, index) not in people.twins
    }


async def _keep(unit: UnitOfWork, entities: Mapping[str, tuple[Entity, bool]]) -> Loaded:
    items = [entity for entity, _ in entities.values()]
    if not items:
        return Loaded()
    repository: Repository[Entity] = unit.of(type(items[0]))
    known = {one.slug: one for one in await repository.some([item.slug for item in items])}
    items = [_planned(unit, item, known.get(item.slug)) for item in items]
    new = [item for item in items if item.slug not in known]
    await repository.add_all(new)
    changed = 0
    for item in items:
        before = known.get(item.slug)
        if before is None:
            continue
        moved = entities[item.slug][1]
        after = _filled_in(before, item) if moved else _instead(before, item)
        if after != before:
            kept = await repository.put(after)
            changed += 1
            if isinstance(before, Hub) and isinstance(kept, Hub):
                await note(unit, before, kept)
    return Loaded(len(new), changed, len(items) - len(new) - changed)


def _planned(unit: UnitOfWork, item: Entity, before: Entity | None) -> Entity:
    """Have a hub of a day to come be planned where the document does not say what it is.

    One that is there already stays there, whatever day the document gives.
    """
    if not isinstance(item, Hub) or "status" in item.model_fields_set:
        return item
    there = isinstance(before, Hub) and before.status in ("forming", "active")
    if there or not is_ahead(item.starts, unit.now):
        return item
    return item.model_copy(update={"status": "planned"})


def _instead(before: Entity, item: Entity) -> Entity:
    own = {name: getattr(before, name) for name in before.own_word}
    return item.model_copy(update={"revision": before.revision, **own})


def _filled_in(before: Entity, item: Entity) -> Entity:
    """Merge the document's values into the stored entity; introduced members keep their own."""
    if not isinstance(before, Member):
        return _instead(before, item)
    said = item.model_fields_set - {"slug", "revision"}
    if before.status == "introduced":
        said = {name for name in said if getattr(before, name) in ("", None, ())}
    return before.model_copy(update={name: getattr(item, name) for name in said})
