"""Import every module that answers calls, so that it stands in the table of routes."""

import importlib
import pkgutil

from graph_sync.sandbox import resources

# Walked, not listed: a module that is left out would be a resource that Graph does not know.
for _found in pkgutil.walk_packages(resources.__path__, f"{resources.__name__}."):
    if _found.name != __name__:
        importlib.import_module(_found.name)
