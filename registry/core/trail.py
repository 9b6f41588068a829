"""Who did something last, by the audit trail, for who wants to do it once more."""

from __future__ import annotations

from registry.core.entity import Entity
from registry.core.permissions import SYSTEM
from registry.core.unit_of_work import UnitOfWork

_LOOKED_BACK = 50
"""Changes of one entity that are looked through."""


async def who_did(
    unit: UnitOfWork, entity: type[Entity], slug: str, action: str, field: str = ""
) -> str:
    """Return the key of who did something with an entity last; empty for nobody, or not known.

    Args:
        unit: to read from.
        entity: of which class.
        slug: its key.
        action: see AuditEntry.
        field: what was changed, of a `put`.
    """
    for one in await unit.audit(_LOOKED_BACK, entity.section, slug):
        if one.action == action and (not field or field in one.fields):
            return "" if one.actor == SYSTEM else one.actor
    return ""
