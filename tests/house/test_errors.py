"""A refusal of a rule and a failure of a machine are in trees of their own."""

import importlib
import pkgutil
from collections import Counter

import pytest

from appmanifest.errors import PackageError
from bot.local.errors import LocalError
from graph_sync.graph.errors import GraphError
from registry.core.errors import Failure, RegistryError

PACKAGES = ("appmanifest", "bot", "cards", "graph_sync", "registry")
TREES = (RegistryError, Failure, GraphError, LocalError, PackageError)
MACHINES = (
    "bot.cli",
    "bot.local",
    "graph_sync.errors",
    "graph_sync.graph",
    "graph_sync.model",
    "graph_sync.sandbox",
    "registry.documents",
    "registry.store",
)
"""Where nothing is a rule of the registry."""


def errors():
    """Every class of exception that the project has."""
    for package in PACKAGES:
        root = importlib.import_module(package)
        for found in pkgutil.walk_packages(root.__path__, f"{package}."):
            if "__main__" not in found.name and ".migrations." not in found.name:
                importlib.import_module(found.name)
    found, waiting = set(), [Exception]
    while waiting:
        below = set(waiting.pop().__subclasses__()) - found
        found |= below
        waiting.extend(below)
    ours = (one for one in found if one.__module__.split(".")[0] in PACKAGES)
    return sorted(ours, key=lambda one: f"{one.__module__}.{one.__qualname__}")


ERRORS = errors()


def name_of(error):
    return f"{error.__module__}.{error.__qualname__}"


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_an_error_is_in_one_tree_at_most(error):
    assert len([tree for tree in TREES if issubclass(error, tree)]) <= 1


@pytest.mark.parametrize(
    "error", [one for one in ERRORS if f"{one.__module__}.".startswith(MACHINES)], ids=name_of
)
def test_a_failure_of_a_machine_is_no_refusal_of_the_registry(error):
    assert not issubclass(error, RegistryError)


@pytest.mark.parametrize("tree", TREES, ids=name_of)
def test_a_tree_begins_anew(tree):
    assert tree.__mro__[1:] == (Exception, BaseException, object)


def test_each_tree_is_found():
    found = Counter(tree for tree in TREES for one in ERRORS if issubclass(one, tree))
    assert min(found[tree] for tree in TREES) >= 2
