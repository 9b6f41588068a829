"""The plan's content, which a new registry starts with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from registry.core.entity import Entity
from registry.core.references import paths_to, redirected
from registry.core.unit_of_work import UnitOfWork
from registry.documents.parse import Checked
from registry.documents.problems import DocumentError
from registry.documents.read import plain, read
from registry.documents.result import Loaded, LoadResult
from registry.organisations.former import followed
from registry.organisations.organisation import Organisation
from registry.organisations.participation import Participation


async def load_content(unit: UnitOfWork) -> LoadResult:
    """Add what is missing. Existing entities are left alone: people may have changed them."""
    sections = {}
    former = await followed(unit, [one.slug for one in content()[Organisation.section]])
    for section, every in content().items():
        entities = _without_former(every, former)
        repository = unit.of(type(every[0]))
        known = {one.slug for one in await repository.some([entity.slug for entity in entities])}
        added = 0
        for entity in entities:
            if entity.slug not in known:  # of several that start at once, one adds it
                _, new = await repository.get_or_add(entity)
                added += new
        sections[section] = Loaded(added=added, unchanged=len(entities) - added)
    return LoadResult(sections)


def _without_former(entities: Sequence[Entity], former: Mapping[str, str]) -> Sequence[Entity]:
    """Return what is to be there, by the organisations that the plan's went into since."""
    if not former:
        return entities
    found: dict[str, Entity] = {}
    for entity in entities:
        one = entity
        if isinstance(one, Organisation) and one.slug in former:
            continue
        for path in paths_to(type(one), Organisation.section):
            for old, new in former.items():
                one = redirected(one, path, old, new)
        if isinstance(one, Participation):
            slug = Participation.key(one.group, one.party)
            one = one.model_copy(update={"slug": slug})
        found.setdefault(one.slug, one)
    return list(found.values())


@cache
def content() -> Mapping[str, tuple[Entity, ...]]:
    """Load the files in `registry/content`, each named after its section."""
    found = {}
    for file in sorted(files("registry.content").iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            document = plain(read(file.read_text(encoding="utf-8"), file.name))
            checked = Checked(document)
            if checked.problems:
                raise DocumentError(checked.problems, file.name)
            for section, entities in checked.entities.items():
                found[section] = tuple(entities.values())
    return found
