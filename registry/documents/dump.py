"""Export of the registry to a document."""

from __future__ import annotations

from typing import Any

from registry.core.entity import Entity
from registry.core.unit_of_work import UnitOfWork
from registry.documents.sections import document_nouns

Document = dict[str, list[dict[str, Any]]]


async def dump(unit: UnitOfWork) -> Document:
    """Return everything in the registry except the bot's own data, in a stable order.

    Fields that hold nothing are left out. Members are in it: handle it as personal data.
    """
    return {
        section: [as_item(one) for one in await unit.of(entity).all()]
        for section, entity in document_nouns().items()
    }


def as_item(entity: Entity) -> dict[str, Any]:
    """Return one entity as documents show it: without what only a person themselves can say."""
    own = set(entity.own_word)
    item: dict[str, Any] = entity.model_dump(mode="json", exclude_none=True, exclude=own)
    return item
