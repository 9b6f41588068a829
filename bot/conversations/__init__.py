"""Conversations, a package per subject; each module registers its own commands and verbs.

In: an `Ask` (who asks what, and the registry), or an event from the outbox with a `Notifier`. Out:
an `Answer`, or messages sent. Subjects are named as in `registry` and `cards` and independent of
each other; `all_routes` finds every module with `routes`, so that a new one is a new file.
`search` finds across subjects.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

from bot.dispatch.routes import Routes


def all_routes() -> list[Routes]:
    """Return the routes of every module with `routes`, at any depth."""
    return [module.routes for module in _with_routes()]


def routes_below(*packages: str) -> list[Routes]:
    """Return the routes of some subjects only: `routes_below("hubs", "general.help")`."""
    wanted = tuple(f"{__name__}.{package}" for package in packages)
    return [
        module.routes
        for module in _with_routes()
        if f"{module.__name__}.".startswith(tuple(f"{w}." for w in wanted))
    ]


@cache
def _with_routes() -> tuple[ModuleType, ...]:
    """Return every module with `routes`; looking through the folders once is enough."""
    return tuple(
        module
        for module in _modules(__path__, f"{__name__}.")
        if isinstance(getattr(module, "routes", None), Routes)
    )


def _modules(path: list[str], prefix: str) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(path, prefix):
        module = importlib.import_module(found.name)
        yield module
        if found.ispkg:
            yield from _modules(list(module.__path__), f"{found.name}.")
