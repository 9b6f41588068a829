"""Check that everything a document refers to exists, in itself or in the registry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork
from registry.documents.parse import Path, place_of
from registry.documents.problems import Problem, meant
from registry.documents.sections import document_nouns


@dataclass(frozen=True, slots=True)
class Reference:
    """Reference from one place in a document to an entity.

    Attributes:
        place: where it stands.
        sections: it must be in one of these.
        key: what it refers to.
    """

    place: str
    sections: tuple[str, ...]
    key: str


async def missing(unit: UnitOfWork, document: Mapping[str, Any]) -> list[Problem]:
    """Return a problem per dangling reference, also from entities with other mistakes."""
    here = {section: {key for _, key in _slugs(document, section)} for section in document}
    loose: defaultdict[tuple[str, ...], list[Reference]] = defaultdict(list)
    for reference in _references(document):
        if not any(reference.key in here.get(section, ()) for section in reference.sections):
            loose[reference.sections].append(reference)
    problems = []
    for sections, references in loose.items():
        choices = {key for section in sections for key in here.get(section, ())}
        problems += await _unknown(unit, sections, references, choices)
    return problems


def doubles(
    document: Mapping[str, Any], *, apart: Collection[tuple[str, int]] = ()
) -> Iterator[Problem]:
    """Yield a problem per duplicate slug within a section, ignoring the places in `apart`."""
    for section in document_nouns():
        first: dict[str, int] = {}
        for index, slug in _slugs(document, section):
            if slug in first and (section, index) not in apart:
                text = f"{slug!r} is {section}[{first[slug]}] already"
                yield Problem(f"{section}[{index}].slug", text)
            first.setdefault(slug, index)


async def _unknown(
    unit: UnitOfWork, sections: tuple[str, ...], references: list[Reference], choices: set[str]
) -> list[Problem]:
    entities = [Entity.sections()[section] for section in sections if not section.startswith("=")]
    fine = {section.removeprefix("=") for section in sections if section.startswith("=")}
    keys = [one.key for one in references]
    for entity in entities:
        fine |= {one.slug for one in await unit.of(entity).some(keys)}
    lost = [one for one in references if one.key not in fine]
    if not lost:
        return []
    for entity in entities:
        choices |= {one.slug for one in await unit.of(entity).all()}
    what = " or ".join(entity.__name__.lower() for entity in entities)
    choices |= fine
    return [Problem(one.place, f"no {what} {one.key!r}{meant(one.key, choices)}") for one in lost]


def _slugs(document: Mapping[str, Any], section: str) -> Iterator[tuple[int, str]]:
    for index, item in _items(document, section):
        if isinstance(slug := item.get("slug"), str):
            yield index, slug


def _references(document: Mapping[str, Any]) -> Iterator[Reference]:
    for section, entity in document_nouns().items():
        inner = dict(entity.inner_references)
        fields = {name: (target,) for name, target in entity.references.items()} | inner
        for index, item in _items(document, section):
            for field, targets in fields.items():
                for path, key in _keys(item, tuple(field.split("."))):
                    yield Reference(place_of(f"{section}[{index}]", path), targets, key)


def _items(document: Mapping[str, Any], section: str) -> Iterator[tuple[int, dict[str, Any]]]:
    items = document.get(section)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield index, item


def _keys(value: Any, steps: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield the keys that a field holds, each with its path; empty values are not references."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _keys(one, steps, (*path, index))
    elif steps:
        if isinstance(value, dict):
            yield from _keys(value.get(steps[0]), steps[1:], (*path, steps[0]))
    elif isinstance(value, str) and value:
        yield path, value
