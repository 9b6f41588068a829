"""Persistence of the registry on SQLite or PostgreSQL.

In: a database URL, `Store.open(url)`. Out: units of work that implement
`registry.core.unit_of_work`, and the outbox of events. Public: `store.Store` and
`entities.import_all`, which makes every table known. Each transaction writes entities, audit
trail, search index, idempotency keys and outbox together. Within: `engine` (connections),
`mapping` (tables), `index` (search), `migrations`.
"""
