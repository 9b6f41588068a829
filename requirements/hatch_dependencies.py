"""Feeds requirements/runtime.in to the wheel, so that dependencies are written once."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class RuntimeRequirements(MetadataHookInterface):
    """Reads the direct dependencies; the locked versions stay in runtime.txt."""

    def update(self, metadata: dict[str, object]) -> None:
        """Set `dependencies` from runtime.in."""
        lines = Path(self.root, "requirements", "runtime.in").read_text("utf-8").splitlines()
        metadata["dependencies"] = [line for line in lines if line and not line.startswith("#")]
