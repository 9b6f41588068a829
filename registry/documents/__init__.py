"""The registry as a JSON or TOML document: `plek registry dump` and `plek registry load`.

In: a document's text, or an open store. Out: the document, or a `LoadResult` with counts per
section; a `DocumentError` names every `Problem` by its place, and then nothing is stored. `dump`
and `to_json`/`to_toml` write; `load` reads, checks references and people's earlier keys, and
stores all or nothing; `load_content` loads the plan's content into a new registry.
"""

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
