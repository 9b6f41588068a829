"""Database connections and transactions, the same interface for SQLite and PostgreSQL.

In: a file or a URL, and functions on a SQLAlchemy Core connection. Out: their results, each run
inside one transaction, or a `StoreError` that says what to do. `connection` holds the protocols
`Database` and `Executor`; `sqlite` and `postgres` implement them; `read_cache` keeps what a reader
decoded until the database changes.
"""
