"""Where the tests' files live: in memory where Linux offers it, since a disk makes them wait."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ENOUGH = 2 * 1024**3
"""Bytes: databases of two workers, with room for what failed tests leave to be looked at."""


def files_in_memory() -> None:
    """Make temporary files in memory from now on, unless TMPDIR names a place or there is no room.

    Containers often have 64 MB of it, which is not enough.
    """
    if "TMPDIR" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if shutil.disk_usage(_MEMORY).free >= _ENOUGH:
        tempfile.tempdir = str(_MEMORY)
