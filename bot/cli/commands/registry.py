"""`plek registry`: the registry's content in and out, and who is in the kernteam."""

from __future__ import annotations

import asyncio
import json
import os
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from bot.cli.commands import top

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from contextlib import AbstractAsyncContextManager

    from registry.core.unit_of_work import UnitOfWork
    from registry.store.store import Store

E = TypeVar("E", bound=StrEnum)

_OBJECT_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""A typing mistake must not make a member. The Playground's own people have a digit too many."""


@top
@click.group()
def registry() -> None:
    """The registry: what PLeK knows about hubs, networks, people and the agenda."""


@registry.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--json", "as_json", is_flag=True, help="Print the outcome as JSON.")
def load(file: Path, as_json: bool) -> None:
    """Add and change what FILE (JSON or TOML) holds; a file with mistakes changes nothing."""
    from registry.core.permissions import SYSTEM  # keeps --help fast
    from registry.core.retry import commit
    from registry.documents import load as load_document

    text = _text(file)

    async def work() -> None:
        async with _store() as store:
            result = await commit(
                store, SYSTEM, lambda unit: load_document(unit, text, source=file.name)
            )
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
    from registry.documents import dump as dump_document
    from registry.documents import to_json, to_toml

    async def work() -> str:
        async with _store() as store, store.read() as unit:
            document = await dump_document(unit)
        return to_toml(document) if form == "toml" else to_json(document)

    text = asyncio.run(work())
    if out is None:
        click.echo(text)
    else:
        from registry.core.private_files import write_private

        write_private(out, text.encode())
        click.echo(f"wrote {out}", err=True)


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError as error:
        msg = f"{file.name} is no UTF-8 text (at byte {error.start}): save it as UTF-8."
        raise click.ClickException(msg) from error


def _object_id(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    local = os.environ.get("PLEK_MODE") == "local"  # whose test client has ids of any form
    if not local and not _OBJECT_ID.fullmatch(value):
        msg = f"{value!r} is no Entra object id, such as a3f1c0de-0000-4000-8000-000000000101"
        raise click.BadParameter(msg)
    return value


@registry.command()
@click.argument("person", callback=_object_id)
@click.argument("group")
@click.option("--role", help="What they may do by it; empty: what the group gives.")
@click.option("--profile", help="Their profile in a hub's core team.")
def appoint(person: str, group: str, role: str | None, profile: str | None) -> None:
    """Put PERSON (an Entra object id) in GROUP, such as `kernteam` or `twente`."""
    from bot.dispatch.contacts.keys import member_key
    from registry.core.permissions import SYSTEM
    from registry.core.retry import commit
    from registry.core.vocabulary import Profile, Role
    from registry.onboarding.appointments import appoint as put_in

    async def work() -> str:
        one, what = _one_of(Role, role, "--role"), _one_of(Profile, profile, "--profile")
        async with _store() as store:
            seat = await commit(
                store,
                SYSTEM,
                lambda unit: put_in(unit, group, member_key(person), role=one, profile=what),
            )
        return f"{seat.member} is in {seat.group} as {seat.role.value}"

    click.echo(asyncio.run(work()))


@registry.command()
@click.argument("person")
@click.argument("group")
def dismiss(person: str, group: str) -> None:
    """Take PERSON (an Entra object id) out of GROUP."""
    from bot.dispatch.contacts.keys import member_key
    from registry.core.permissions import SYSTEM
    from registry.core.retry import commit
    from registry.onboarding.appointments import dismiss as take_out

    async def work() -> None:
        async with _store() as store:
            await commit(store, SYSTEM, lambda unit: take_out(unit, group, member_key(person)))

    asyncio.run(work())
    click.echo(f"{member_key(person)} is no longer in {group}")


@registry.command()
@click.argument("person")
def left(person: str) -> None:
    """Note that PERSON (an Entra object id) left PLeK: they are in no team any more."""
    from registry.onboarding.departures import depart

    asyncio.run(_moved(person, depart))
    click.echo(f"{person} left; `plek registry back` takes that back")


@registry.command()
@click.argument("person")
def back(person: str) -> None:
    """Take back that PERSON (an Entra object id) left PLeK."""
    from registry.onboarding.departures import come_back

    asyncio.run(_moved(person, come_back))
    click.echo(f"{person} takes part")


async def _moved(person: str, deed: Callable[[UnitOfWork, str], Awaitable[object]]) -> None:
    from bot.dispatch.contacts.keys import member_key
    from registry.core.permissions import SYSTEM
    from registry.core.retry import commit

    async with _store() as store:
        await commit(store, SYSTEM, lambda unit: deed(unit, member_key(person)))


def _one_of(kind: type[E], value: str | None, option: str) -> E | None:
    if value is None:
        return None
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(one.value for one in kind)
        raise click.BadParameter(f"{value!r} is none of {known}", param_hint=option) from None


def _store() -> AbstractAsyncContextManager[Store]:
    from bot.app.application import opened_store
    from bot.settings import StoreSettings

    return opened_store(StoreSettings())
