"""`plek doctor`: what is well and what is not."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import sys

import click

from bot.cli.commands import top

_SIGNS = {"ok": "✔", "warning": "!", "bad": "✘"}


@top
@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(as_json: bool) -> None:
    """Say what is configured, reachable and about to expire; exit status 1 if anything is bad."""
    from bot.doctor import CheckVerdict, examine
    from bot.settings import Settings

    findings = asyncio.run(examine(Settings()))
    if as_json:
        click.echo(json.dumps([dataclasses.asdict(one) for one in findings], indent=2))
    else:
        for one in findings:
            advice = f"\n  → {one.advice}" if one.advice else ""
            click.echo(f"{_SIGNS[one.verdict]} {one.about}: {one.says}{advice}")
    if any(one.verdict is CheckVerdict.BAD for one in findings):
        sys.exit(1)
