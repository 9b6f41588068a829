"""Schema migrations with Alembic.

In: an open connection to a database of any version. Out: `migrate.prepare` leaves it with the
tables of this version: all at once when new, else by the numbered revisions in `versions`. A
revision for changed entities is written by `python -m registry.store.migrations.revision`.
"""
