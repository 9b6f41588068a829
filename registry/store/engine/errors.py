"""Errors of the database itself, each one line that says what to do."""

from __future__ import annotations

from registry.core.errors import StoreUnavailable


class StoreError(StoreUnavailable):
    """The database can't be used (now); nothing was changed."""


class WrongVersion(StoreError):
    """The database was made by another version of plek than this one."""
