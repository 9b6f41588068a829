"""Version that the package states: plek's own."""

from __future__ import annotations

import tomllib
from importlib.metadata import version
from pathlib import Path

PROJECT_FILE = Path(__file__).parents[1] / "pyproject.toml"


def plek_version() -> str:
    """Return the version of this checkout or, when installed as a wheel, of that.

    Raises:
        importlib.metadata.PackageNotFoundError: this is neither a checkout nor installed.
    """
    if PROJECT_FILE.is_file():
        project = tomllib.loads(PROJECT_FILE.read_text("utf-8")).get("project", {})
        if project.get("name") == "plek":
            return str(project["version"])
    return version("plek")
