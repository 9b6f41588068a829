"""Location in the code of an error, for the log: never its words, which may quote people."""

from __future__ import annotations

import traceback
from pathlib import PurePath

FRAMES = 4


def where(error: BaseException) -> list[str]:
    """Return the innermost frames as `file.py:line function`, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    return [f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in frames]
