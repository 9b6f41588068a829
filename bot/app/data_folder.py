"""The data folder: can plek keep its data there, and does no other plek work on it already.

A running plek holds a lock on what it alone may work on: its SQLite file, and in `plek up` the
folder, in which the Playground and the local Graph keep theirs. The lock is the operating system's,
so a process that was killed holds none. On PostgreSQL several bots work side by side.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path

import structlog

from bot.settings import StoreSettings
from registry.core.errors import Failure
from registry.core.private_files import FILE_MODE, private_folder, private_home

log = structlog.get_logger(__name__)

_FOLDER_LOCK = "plek.lock"
_HELD = {errno.EAGAIN, errno.EACCES}
_MOST = 1000
"""Bytes of what a lock says that are read."""


class FolderUnusable(Failure):
    """A setting names a folder in which plek can't keep its data."""

    def __init__(self, setting: str, folder: Path, why: str) -> None:
        whole = "" if folder.is_absolute() else f" (here: {folder.absolute()})"
        super().__init__(
            f"{setting}: {str(folder)!r}{whole} {why}: name a folder in which plek's user may write"
        )


class AlreadyRunning(Failure):
    """Another plek works on the same data; it was left alone."""

    def __init__(self, held: Path, known: dict[str, str]) -> None:
        who = f"`{known['command']}`, process {known['pid']}" if known else "another program"
        if known and known["host"] != socket.gethostname():
            who += f" on {known['host']}"
        at = f", at {known['address']}" if known.get("address") else ""
        since = f", since {known['since']}" if known else ""
        super().__init__(
            f"plek runs already with the data in {held.parent.absolute()} ({who}{at}{since}). Use "
            "that one, or stop it first. For one beside it: another folder in PLEK_HOME, and other "
            "ports (docs/configuration.md). Several on one registry need PostgreSQL."
        )


def ready_home(home: Path) -> Path:
    """Make the data folder where it is absent.

    Raises:
        FolderUnusable: it is no folder, or can't be made or written.
    """
    with _told("PLEK_HOME", home):
        private_home(home)
    if not os.access(home, os.W_OK | os.X_OK):
        raise FolderUnusable("PLEK_HOME", home, "can't be written")
    return home


@contextmanager
def claimed(settings: StoreSettings, command: str, *, folder: bool, address: str) -> Iterator[None]:
    """Keep others from working on the same data while the block runs.

    Args:
        settings: where the data is.
        command: that is run, for who comes second.
        folder: whether it keeps more in the data folder than a registry.
        address: at which it will be found; empty when not known yet.

    Raises:
        AlreadyRunning: another one does.
        FolderUnusable: there is no place for the data.
    """
    since = f"{datetime.now().astimezone():%Y-%m-%d %H:%M}"
    known = {"pid": str(os.getpid()), "host": socket.gethostname(), "command": command}
    known |= {"address": address, "since": since}
    with ExitStack() as held:
        if folder or not settings.database_url:
            lock = ready_home(settings.home) / _FOLDER_LOCK
            held.enter_context(_locked("PLEK_HOME", lock, known))
        if (file := settings.database_file) is not None:
            held.enter_context(
                _locked("PLEK_DATABASE_URL", file.with_name(f"{file.name}.lock"), known)
            )
        yield


@contextmanager
def _locked(setting: str, file: Path, known: dict[str, str]) -> Iterator[None]:
    import fcntl  # not on Windows, where the commands that keep no lock work too

    with _told(setting, file.parent):
        private_folder(file.parent)
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT, FILE_MODE)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                raise AlreadyRunning(file, _read(descriptor)) from None
            log.warning("start.no_lock", file=str(file), error=str(error))  # a network's folder
        _write(descriptor, json.dumps(known).encode())
        yield
        _write(descriptor, b"")
    finally:
        os.close(descriptor)


@contextmanager
def _told(setting: str, folder: Path) -> Iterator[None]:
    try:
        yield
    except (FileExistsError, NotADirectoryError) as error:
        other = Path(str(error.filename))
        while not other.exists() and other != other.parent:  # the file may stand further up
            other = other.parent
        why = "is a file" if other == folder else f"can't be made, as {str(other)!r} is a file"
        raise FolderUnusable(setting, folder, why) from error
    except OSError as error:
        why = f"can't be made or written ({error.strerror})"
        raise FolderUnusable(setting, folder, why) from error


def _read(descriptor: int) -> dict[str, str]:
    """Return what the holder says of itself; nothing where it is just beginning or ending."""
    try:
        found = json.loads(os.pread(descriptor, _MOST, 0))
        return {name: str(found[name]) for name in ("pid", "host", "command", "address", "since")}
    except (ValueError, KeyError, TypeError):
        return {}


def _write(descriptor: int, content: bytes) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, content, 0)
