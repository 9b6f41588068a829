"""The registry as a document, JSON or TOML: what `plek registry dump` writes and `load` takes."""

from registry.document.content import load_content
from registry.document.dump import dump
from registry.document.load import load
from registry.document.problems import DocumentError, Problem
from registry.document.result import Loaded, LoadResult
from registry.document.write import to_json, to_toml

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
