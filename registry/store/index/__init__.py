"""Search index in the database: written with each change, read for each search.

In: what entities are found by (`Entity.findable`), and questions as typed. Out: ranked hits; the
ranking itself is `registry.search`'s. `rows` writes, `searcher.Searcher` reads, and
`reindex.reindex_if_needed` rebuilds the index when the code or the words of search changed.
"""
