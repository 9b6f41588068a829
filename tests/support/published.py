"""Activities that Microsoft published, where they are at hand: beside the project, not in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from tests.support.programs import REPOSITORY

FOLDER = REPOSITORY.parent / "shared" / "contracts" / "activities"


@cache
def published() -> Mapping[str, dict[str, Any]]:
    """The activities by name; none where the folder is absent."""
    return {
        file.stem: json.loads(file.read_text("utf-8"))["activity"]
        for file in sorted(FOLDER.glob("*.json"))
    }
