"""Sections of a document, and their order."""

from __future__ import annotations

from registry.core.entity import Entity

PUBLIC = (
    "hubs",
    "subgroups",
    "networks",
    "organisations",
    "members",
    "questions",
    "signals",
)
"""The sections that programs count on (architecture, "Public surfaces"), in that order."""


def document_nouns() -> dict[str, type[Entity]]:
    """Return the entity classes that occur in documents, by section: the public ones first."""
    found = {section: entity for section, entity in Entity.sections().items() if entity.dumped}
    first = [section for section in PUBLIC if section in found]
    return {section: found[section] for section in (*first, *sorted(found.keys() - set(first)))}
