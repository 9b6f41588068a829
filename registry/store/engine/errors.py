"""What can be wrong with the database itself, in one line that says what to do."""

from __future__ import annotations

from registry.core.errors import RegistryError


class StoreError(RegistryError):
    """The database can't be used (now); nothing was changed."""


class WrongVersion(StoreError):
    """The database was made by another version of plek than this one."""
