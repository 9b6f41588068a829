"""Search over agenda, networks and hubs: words, an index of them, questions, ranking.

Pure Python without SQL: the store keeps `IndexEntry` rows and hands them back, so that SQLite and
PostgreSQL give the same answers in the same order (docs/decisions/0004-search.md).
"""

from registry.search.index import IndexEntry, entries
from registry.search.lexicon import Lexicon
from registry.search.memory import MemoryIndex
from registry.search.query import Query, read_query
from registry.search.rank import rank
from registry.search.vocabulary import Vocabulary

__all__ = [
    "IndexEntry",
    "Lexicon",
    "MemoryIndex",
    "Query",
    "Vocabulary",
    "entries",
    "rank",
    "read_query",
]
