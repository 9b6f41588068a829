"""Translation of errors of PostgreSQL and the network to one line that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg.exceptions import InterfaceError, InternalClientError, PostgresError
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from registry.core.errors import Conflict
from registry.store.engine.errors import StoreError

_POSTGRES_ONCE_MORE = ("40001", "40P01")
"""Serialization failure and deadlock: nothing was changed, trying again helps."""

_POSTGRES = {
    "28": "PostgreSQL refuses the user or password. Check PLEK_DATABASE_URL.",
    "3D": "PostgreSQL has no such database. Make it, or check PLEK_DATABASE_URL.",
    "42501": "PostgreSQL does not let this user do that. Make the user owner of the database.",
    "53": "PostgreSQL is out of connections, memory or disk. Make room and try again.",
    "55000": "PostgreSQL takes no connections to this database now. Try again in a moment.",
    "58": "PostgreSQL's disk fails or is gone. Look at its log.",
    "57": "PostgreSQL is being stopped or started. Try again in a moment.",
    "25006": "PostgreSQL takes no changes (it is a standby, or read-only). Point to the primary.",
    "08": "the connection to PostgreSQL was lost. Try again.",
}


LOST = (InterfaceError, InternalClientError, OSError)
"""What the driver raises when the connection broke under it."""


@contextmanager
def postgres_trouble() -> Iterator[None]:
    """Translate errors of PostgreSQL and the network to StoreError or Conflict."""
    try:
        yield
    except (DBAPIError, PostgresError, InterfaceError, InternalClientError) as error:
        told = _told(_cause(error))
        if told is None:
            raise
        raise told from error
    except PoolTimeout as error:
        msg = "PostgreSQL answers too slowly: all connections are in use. Try again in a moment."
        raise StoreError(msg) from error
    except OSError as error:
        msg = f"PostgreSQL can't be reached ({error}). Is it running? Check PLEK_DATABASE_URL."
        raise StoreError(msg) from error


def _cause(error: BaseException) -> BaseException:
    """Return the driver's own error, which SQLAlchemy wraps more than once."""
    inner = getattr(error, "orig", None) or error.__cause__
    return error if getattr(error, "sqlstate", None) or inner is None else _cause(inner)


def _told(cause: BaseException) -> StoreError | Conflict | None:
    """Return the error to raise for a driver's error; None when the database is not to blame."""
    state = str(getattr(cause, "sqlstate", None) or ("08" if isinstance(cause, LOST) else ""))
    if state in _POSTGRES_ONCE_MORE:
        return Conflict("registry", "transaction")
    advice = (text for start, text in _POSTGRES.items() if state.startswith(start))
    return next((StoreError(text) for text in advice), None)
