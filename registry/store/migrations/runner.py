"""Alembic without its command line: run from here, on an open connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from registry.store.mapping.columns import Labels, UtcDateTime

FOLDER = Path(__file__).parent


def upgrade(connection: sa.Connection) -> None:
    """Run the migrations that were not run on this database yet."""
    command.upgrade(config(connection), "head")


def config(connection: sa.Connection, metadata: sa.MetaData | None = None) -> Config:
    """Return Alembic's configuration; there is no alembic.ini."""
    made = Config(attributes={"connection": connection, "metadata": metadata})
    made.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


def render(kind: str, value: Any, _: object) -> str | Literal[False]:
    """Render plain types in migrations: our own types may change or go."""
    if kind == "type" and isinstance(value, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(value, Labels):
        return "sa.Text()"
    return False
