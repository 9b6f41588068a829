"""`plek manifest`: the app package for Teams."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.commands import top


@top
@click.group()
def manifest() -> None:
    """The Teams app package."""


@manifest.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("plek-teams.zip"),
    show_default=True,
    help="Where the zip is written.",
)
def build(out: Path) -> None:
    """Make the zip that a Teams administrator uploads, checked against Teams' rules."""
    from appmanifest.errors import PackageError
    from appmanifest.package import build as build_package
    from appmanifest.settings import PackageSettings
    from bot.app.menu import menu_commands

    try:
        content = build_package(menu_commands(), PackageSettings())
    except PackageError as error:
        raise click.ClickException(str(error)) from error
    out.write_bytes(content)
    click.echo(f"wrote {out} ({len(content):,} bytes)")
