"""Files and folders that their owner alone can read, whatever the umask.

A mode given to `mkdir` or `open` is narrowed by the umask, never widened; so it is enough to ask
for what the owner needs. What an earlier version left open to others is narrowed when it is used.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

FOLDER_MODE = 0o700
FILE_MODE = 0o600
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def private_folder(path: Path) -> Path:
    """Make a folder, and what is missing above it; an existing one is left as it is.

    Raises:
        FileExistsError: a file is in its place.
    """
    missing = [one for one in (path, *path.parents) if not one.is_dir()]
    for one in reversed(missing):
        one.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return path


def private_home(path: Path) -> Path:
    """Make the folder that is for plek's own data, or narrow it.

    One that is others' too, or where somebody works, is left as it is: the files in it are private.
    """
    private_folder(path)
    found = path.stat()
    shared = found.st_mode & stat.S_ISVTX or path.resolve() in {Path.cwd(), Path.home()}
    if not shared:
        _narrow(path, found, FOLDER_MODE)
    return path


def private_file(path: Path) -> Path:
    """Make an empty file, or narrow the one that is there."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE_MODE))
    _narrow(path, path.stat(), FILE_MODE)
    return path


def narrow_existing(path: Path) -> None:
    """Narrow a file where there is one."""
    with contextlib.suppress(FileNotFoundError):
        _narrow(path, path.stat(), FILE_MODE)


def write_private(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises OSError where it can't be written."""
    beside = path.with_name(f"{path.name}.part")
    private_file(beside).write_bytes(content)
    beside.replace(path)


def _narrow(path: Path, found: os.stat_result, mode: int) -> None:
    if found.st_mode & _OTHERS:
        with contextlib.suppress(PermissionError):  # somebody else's: theirs to narrow
            path.chmod(mode)
