"""Translation of errors of SQLite and the file system to one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from registry.store.engine.errors import StoreError

_IN_USE = "is in use by another program that does not let go. Is plek running twice? Stop one."
_ANEW = "Put a backup in its place, or move it away to start with an empty one."

SQLITE_ADVICE = {
    "SQLITE_BUSY": _IN_USE,
    "SQLITE_LOCKED": _IN_USE,
    "SQLITE_NOTADB": f"is no database, or not a whole one. {_ANEW}",
    "SQLITE_CORRUPT": f"is damaged. {_ANEW}",
    "SQLITE_READONLY": "can't be written. Let plek's user write to it and its folder.",
    "SQLITE_CANTOPEN": "can't be opened or made. Check that plek's user may write in its folder.",
    "SQLITE_PERM": "can't be opened. Check that plek's user may read and write it.",
    "SQLITE_FULL": "can't grow: the disk is full. Make room and try again.",
    "SQLITE_PROTOCOL": _IN_USE,
    "SQLITE_NOMEM": "can't be read or written: the memory is full. Make room and try again.",
    "SQLITE_IOERR": "can't be read or written: the disk fails or is gone.",
}
"""SQLite's error codes, each with what to tell the administrator after the file's name."""


@contextmanager
def sqlite_trouble(file: Path) -> Iterator[None]:
    """Translate errors of SQLite and the file system to StoreError; our mistakes pass through."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        told = _told(getattr(error, "orig", error), file)
        if told is None:
            raise
        raise told from error
    except OSError as error:
        why = f"{error.strerror}: {error.filename}"
        msg = f"{file} can't be made ({why}). Check PLEK_DATABASE_URL, or PLEK_HOME without one."
        raise StoreError(msg) from error


def _told(cause: object, file: Path) -> StoreError | None:
    """Return the error to raise for a cause; None when the database is not to blame."""
    name = getattr(cause, "sqlite_errorname", "")
    advice = (text for start, text in SQLITE_ADVICE.items() if name.startswith(start))
    return next((StoreError(f"{file} {text}") for text in advice), None)
