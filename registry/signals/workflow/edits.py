"""Correction of a signal: by its raiser at first, by the kernteam until it is closed.

How it was before is not kept; that it was corrected, by whom and in which fields, is.
"""

from __future__ import annotations

from typing import Any

from registry.core.unit_of_work import UnitOfWork
from registry.signals.signal import Signal
from registry.signals.transitions import SignalStep
from registry.signals.workflow.recording import keep, opened, stepped
from registry.signals.workflow.signal_workflow import SignalDraft, known_hub

FIELDS = tuple(SignalDraft.model_fields)
"""What can be corrected: everything that a signal is raised with."""


async def edit(unit: UnitOfWork, slug: str, draft: SignalDraft, seen: int | None = None) -> Signal:
    """Correct a signal. Only its raiser decides whether it is anonymous.

    Args:
        unit: its actor corrects it.
        slug: which signal.
        draft: how it should be; where nothing differs nothing happens.
        seen: see `opened`.

    Raises:
        Invalid: a theme or hub does not exist.
        RegistryError: as `opened` does.
    """
    signal = await opened(unit, slug, SignalStep.EDIT, seen)
    hub = await known_hub(unit, draft)
    news: dict[str, Any] = {field: getattr(draft, field) for field in FIELDS}
    if unit.actor != signal.raiser:
        del news["anonymous"]
    moved = draft.hub != signal.hub and draft.region in (None, signal.region)
    if hub is not None and (moved or draft.region is None):
        news["region"] = hub.region  # the region that is still there is that of the hub before
    changed = {field: value for field, value in news.items() if value != getattr(signal, field)}
    if not changed:
        return signal
    edited = stepped(unit, signal, SignalStep.EDIT, fields=tuple(changed), **changed)
    return await keep(unit, edited)
