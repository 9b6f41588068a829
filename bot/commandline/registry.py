"""`plek registry`: the registry's content in and out, and who is in the kernteam."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.commandline import top

if TYPE_CHECKING:
    from contextlib import AbstractAsyncContextManager

    from registry.store.store import Store


@top
@click.group()
def registry() -> None:
    """The registry: what PLeK knows about hubs, networks, people and the agenda."""


@registry.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def load(file: Path, as_json: bool) -> None:
    """Add and change what FILE (JSON or TOML) holds; a file with mistakes changes nothing."""
    from registry.access import SYSTEM  # keeps --help fast
    from registry.document import load as load_document

    text = _text(file)

    async def work() -> None:
        async with _store() as store, store.write(SYSTEM) as unit:
            result = await load_document(unit, text, source=file.name)
        if as_json:
            click.echo(json.dumps(result.as_dict()))
        else:
            click.echo(str(result))

    asyncio.run(work())


@registry.command()
@click.option("--json", "form", flag_value="json", default="json", help="As JSON (the default).")
@click.option("--toml", "form", flag_value="toml", help="As TOML.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def dump(form: str, out: Path | None) -> None:
    """Print everything in the registry, in a form that `load` takes."""
    from registry.document import dump as dump_document
    from registry.document import to_json, to_toml

    async def work() -> str:
        async with _store() as store, store.read() as unit:
            document = await dump_document(unit)
        return to_toml(document) if form == "toml" else to_json(document)

    text = asyncio.run(work())
    if out is None:
        click.echo(text)
    else:
        out.write_text(text, "utf-8")
        click.echo(f"wrote {out}", err=True)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file.name} is no UTF-8 text (at byte {error.start}): save it as UTF-8."
        raise click.ClickException(msg) from error


def _store() -> AbstractAsyncContextManager[Store]:
    from bot.bootstrap import opened_store
    from bot.settings import StoreSettings

    return opened_store(StoreSettings())
