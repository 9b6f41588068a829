"""The registry on a database: SQLite by default, PostgreSQL for more than one replica.

In go entities and events of a unit of work; out come the same, from tables made of their classes.
`store.Store` opens one, `repository` reads and writes a kind of entity, `outbox` holds events until
somebody acted on them, `idempotency` and `audit` what was done. The rules import none of this: they
know `registry.core.unit_of_work` only.
"""
