"""Revisions of the schema, numbered; Alembic runs each newer one in order.

In: a database at the revision before. Out: the same database, one revision on. Released revisions
are never changed.
"""
