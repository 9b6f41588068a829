"""Make every entity of the registry known, so that each has its table."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

import registry

_WITHOUT_ENTITIES = ("registry.content", "registry.documents", "registry.search", "registry.store")


@cache
def import_all() -> None:
    """Import every module of the subjects, at any depth; entities are known by being imported.

    Once for a process: looking through the folders takes longer than opening a database.
    """
    _import_below(registry.__path__, "registry.")


def _import_below(path: list[str], prefix: str) -> None:
    for found in pkgutil.iter_modules(path, prefix):
        if found.name in _WITHOUT_ENTITIES:
            continue
        module = importlib.import_module(found.name)
        if found.ispkg:
            _import_below(list(module.__path__), f"{found.name}.")
