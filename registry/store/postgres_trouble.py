"""Errors of PostgreSQL and the network → one line that says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from asyncpg.exceptions import InterfaceError, PostgresError
from sqlalchemy.exc import DBAPIError

from registry.errors import Stale
from registry.store.errors import StoreError

_POSTGRES_ONCE_MORE = ("40001", "40P01")
"""Serialization failure and deadlock: nothing was changed, trying again helps."""

_POSTGRES = {
    "28": "PostgreSQL refuses the user or password. Check PLEK_DATABASE_URL.",
    "3D": "PostgreSQL has no such database. Make it, or check PLEK_DATABASE_URL.",
    "42501": "PostgreSQL does not let this user do that. Make the user owner of the database.",
    "53": "PostgreSQL is out of connections, memory or disk. Make room and try again.",
    "57": "PostgreSQL is being stopped or started. Try again in a moment.",
    "08": "the connection to PostgreSQL was lost. Try again.",
}


@contextmanager
def postgres_trouble() -> Iterator[None]:
    """Turns what PostgreSQL and the network say into StoreError or Stale."""
    try:
        yield
    except DBAPIError as error:
        raise _postgres(error.orig, error) from error
    except (PostgresError, InterfaceError) as error:
        raise _postgres(error, error) from error
    except OSError as error:
        msg = (
            f"PostgreSQL can't be reached ({error}). Is it running, and is PLEK_DATABASE_URL right?"
        )
        raise StoreError(msg) from error


def _postgres(cause: object, error: Exception) -> Exception:
    while isinstance(cause, Exception) and not getattr(cause, "sqlstate", None) and cause.__cause__:
        cause = cause.__cause__
    state = str(getattr(cause, "sqlstate", None) or "")
    if state in _POSTGRES_ONCE_MORE:
        return Stale("registry", "transaction")
    if isinstance(cause, InterfaceError | OSError) or "connection" in type(cause).__name__.lower():
        state = state or "08"
    for start, advice in _POSTGRES.items():
        if state.startswith(start):
            return StoreError(advice)
    return error
