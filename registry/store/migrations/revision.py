"""Write the migration for changed entities: `python -m registry.store.migrations.revision`.

It compares all entities with what the migrations make of an empty SQLite file. Until the first
release there is one migration, remade each time by `--initial`; released ones never change.
"""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
import sqlalchemy as sa
from alembic import command
from alembic.operations.ops import AddColumnOp

from registry.core.entity import Entity
from registry.store.entities import import_all
from registry.store.mapping.tables import Schema
from registry.store.migrations.migrate import revisions
from registry.store.migrations.runner import FOLDER, config, upgrade

_ROOMS = ("registry", "bot", "graph_sync")


@click.command()
@click.argument("message")
@click.option("--initial", is_flag=True, help="Replace all migrations by one; not after a release.")
@click.option(
    "--nouns",
    "entities",
    default="bot.entities",
    show_default=True,
    help="Module that imports the nouns of other rooms.",
)
def main(message: str, initial: bool, entities: str) -> None:
    """Write a migration, described by MESSAGE, for what changed in the entities."""
    importlib.import_module(entities)
    if initial:
        for file in (FOLDER / "versions").glob("[0-9]*.py"):
            file.unlink()
    written = write(message, FOLDER)
    _tidy(written)
    click.echo(f"wrote {written.name}: read it, and run tests/registry/store/test_migrations.py")


def released_schema() -> Schema:
    """Return the tables of every entity class of the product; tests define their own."""
    import_all()
    entities = Entity.sections().values()
    return Schema(entity for entity in entities if entity.__module__.partition(".")[0] in _ROOMS)


def write(message: str, folder: Path) -> Path:
    """Write a migration into `folder` and return its file."""
    number = len(revisions()) + 1
    words = re.sub(r"[^a-z0-9]+", "_", message.casefold()).strip("_")
    name = f"{number:04}_{words}"[:32]  # what alembic_version has room for
    with TemporaryDirectory() as place, _empty(Path(place)) as connection:
        if number > 1:
            upgrade(connection)
        settings = config(connection, released_schema().metadata)
        settings.set_main_option("file_template", "%%(rev)s")
        command.revision(
            settings,
            message,
            autogenerate=True,
            rev_id=name,
            process_revision_directives=_fill_new_columns,
        )
    return folder / "versions" / f"{name}.py"


def _fill_new_columns(_context: object, _revision: object, directives: list[Any]) -> None:
    """Give rows that are there already what a new field is when it is left out."""
    for change in directives[0].upgrade_ops.ops:
        entity = Entity.sections().get(getattr(change, "table_name", ""))
        for one in getattr(change, "ops", ()) if entity else ():
            if entity and isinstance(one, AddColumnOp) and not one.column.nullable:
                field = entity.model_fields.get(one.column.name)
                if field and not field.is_required():
                    value = field.get_default(call_default_factory=True)
                    one.column.server_default = sa.DefaultClause(_literal(value))


def _literal(value: Any) -> sa.ColumnElement[Any]:
    if isinstance(value, bool):
        return sa.true() if value else sa.false()
    if isinstance(value, int | float):
        return sa.literal_column(str(value))
    text = str(value) if isinstance(value, str) else json.dumps(value)
    return sa.literal_column("'" + text.replace("'", "''") + "'")


def _empty(place: Path) -> sa.Connection:
    return sa.create_engine(f"sqlite:///{place / 'empty.db'}", poolclass=sa.NullPool).connect()


def _tidy(file: Path) -> None:
    """Format the file, where the formatter is installed."""
    ruff = shutil.which("ruff", path=str(Path(sys.executable).parent))
    for words in (("check", "--fix", "--quiet"), ("format", "--quiet")) if ruff else ():
        subprocess.run([str(ruff), *words, file], check=False)  # noqa: S603  # our own file


if __name__ == "__main__":
    main()
