"""Sync settings that conversations show: on or off, and which blueprint."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from graph_sync.model.blueprint import Blueprint
from registry.hubs.planning import LEAD_DAYS


class SyncInfo:
    """Sync settings for conversations.

    Args:
        on: the bot keeps Teams aligned by itself.
        blueprint: the operator's file; None for the built-in one.
        lead: days before its day from which a planned hub's plan is shown.
    """

    def __init__(
        self, *, on: bool = True, blueprint: Path | None = None, lead: int = LEAD_DAYS
    ) -> None:
        self.on = on
        self.lead = lead
        self._file = blueprint

    @cached_property
    def blueprint(self) -> Blueprint:
        """Blueprint: the places that each kind of thing gets; read when it is first needed.

        Raises BlueprintError, each time until the file is well.
        """
        return Blueprint.load(self._file)
