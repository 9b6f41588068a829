"""Makes every noun of the registry known, so that each has its table."""

from __future__ import annotations

import importlib
import pkgutil

import registry


def import_all() -> None:
    """Import every module that stands directly in `registry`; nouns are made by being imported."""
    for found in pkgutil.iter_modules(registry.__path__):
        if not found.ispkg:
            importlib.import_module(f"registry.{found.name}")
