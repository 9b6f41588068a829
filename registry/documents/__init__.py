"""The registry as a document, JSON or TOML: what `plek registry dump` writes and `load` takes."""

from registry.documents.dump import dump
from registry.documents.load import load
from registry.documents.plan_content import load_content
from registry.documents.problems import DocumentError, Problem
from registry.documents.result import Loaded, LoadResult
from registry.documents.write import to_json, to_toml

__all__ = [
    "DocumentError",
    "LoadResult",
    "Loaded",
    "Problem",
    "dump",
    "load",
    "load_content",
    "to_json",
    "to_toml",
]
