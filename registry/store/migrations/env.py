"""Alembic environment: run the migrations on the connection that `upgrading` passes."""

from alembic import context

from registry.store.migrations.runner import render

options = context.config.attributes
context.configure(
    connection=options["connection"],
    target_metadata=options["metadata"],
    compare_type=True,
    render_item=render,
    render_as_batch=True,  # SQLite can't alter a table; Alembic copies it then
)
context.run_migrations()
