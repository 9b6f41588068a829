"""The commands of `plek sync`, once their arguments are read."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

import click

from bot.app.application import opened_store
from bot.cli.sync.apply import Application, Stopped
from bot.cli.sync.interrupts import Interrupted, stoppable
from bot.cli.sync.plan_files import KeptPlan, read_plan, write_plan
from bot.cli.sync.progress_bar import progress_bar
from bot.cli.sync.reports import outcome_report, plan_report
from bot.settings import StoreSettings
from bot.sync.factory import opened_sync
from bot.sync.status import read_status, status_report, status_text
from cards.kit.translator import Translator, translator
from cards.provisioning.outcome import outcome_lines
from cards.provisioning.plan_text import as_markdown, as_text
from cards.provisioning.wording import (
    bare,
    blocked_sentence,
    quarantine_sentence,
    sentence,
    waiting_sentence,
)
from graph_sync.apply.outcome import Outcome, Progress, unread_in, unseen
from graph_sync.engine import Planned
from graph_sync.errors import SyncBusy, TeamsUnreadable
from graph_sync.graph.errors import GraphError
from graph_sync.settings import SyncSettings
from registry.core.clock import utcnow
from registry.core.vocabulary import Language
from registry.hubs.planning import planned_hubs
from registry.provisioning.fates import Fate, Verdict, counted
from registry.provisioning.plan import LEAVING, Blocked, Plan, PlannedChange
from registry.provisioning.sync_plan import Quarantine
from registry.store.store import Store

Form = Literal["json", "markdown", "text"]


class CommandRefused(click.ClickException):
    """A refusal of the command line, in one line."""


class CommandStopped(CommandRefused):
    """What was to be done was stopped, or no longer applies."""

    exit_code = Verdict.OVERTAKEN


class TeamsUnseen(CommandRefused):
    """Accounts or groups could not be read, so nothing is known."""

    exit_code = Verdict.UNREAD


@asynccontextmanager
async def running(
    language: str | None,
    *,
    applies: bool = False,
) -> AsyncIterator[SyncCommand]:
    """Give the command with an open registry; turn faults of Graph into one line.

    Args:
        language: of sentences; None for that of the settings.
        applies: something is to be changed: who stops it, and what can't be read, is told by an
            exit status of its own.
    """
    settings = StoreSettings()
    async with opened_store(settings) as store:
        t = translator(Language(language or settings.language))
        try:
            yield SyncCommand(store, SyncSettings(), t)
        except GraphError as error:
            msg = f"Microsoft Graph: {error}. `plek doctor` looks what is wrong"
            raise CommandRefused(msg) from error
        except Interrupted:
            stopped = CommandStopped if applies else CommandRefused
            raise stopped("stopped; nothing was changed") from None
        except TeamsUnreadable as error:
            raise (TeamsUnseen if applies else CommandRefused)(str(error)) from error


class SyncCommand:
    """The work of `plek sync`: plan, apply, tell.

    Args:
        store: the registry.
        settings: of the sync.
        t: the language of sentences.
    """

    def __init__(self, store: Store, settings: SyncSettings, t: Translator) -> None:
        self._store = store
        self._settings = settings
        self._t = t

    async def plan(self, form: Form, out: Path | None, areas: Sequence[str]) -> bool:
        """Print what would change; whether that is nothing."""
        async with opened_sync(self._store, self._settings) as sync:
            made_at = datetime.now(UTC)
            planned = await stoppable(sync.plan(areas=areas or None))
            # What is not shown now is looked at again; Teams and what is known stay as they are.
            with suppress(SyncBusy):
                await sync.remember(planned)
        known = planned.desired.teams.keys() | planned.ledger.areas.keys()
        if unknown := sorted(set(areas) - known):
            shown = ", ".join(sorted(planned.desired.teams)[:8])
            msg = f"there is no team {', '.join(unknown)}; there are {shown} …"
            raise click.BadParameter(msg, param_hint="--area")
        if out is not None:
            write_plan(out, KeptPlan(planned.plan, made_at, whole=not areas))
        self._show(planned.plan, form)
        await self._say_planned(err=form != "text")
        plan = planned.plan
        if not plan.changes and not plan.aligned:
            raise CommandRefused(_unseen(plan))
        return plan.aligned

    async def apply(
        self,
        file: Path | None,
        *,
        yes: bool,
        dry_run: bool,
        allow_removals: bool,
        adopt: bool,
        invite_again: bool,
        wait: float,
        patience: float | None = None,
        as_json: bool,
    ) -> int:
        """Carry out a plan; the exit status."""
        if not (yes or dry_run or sys.stdin.isatty()):
            raise CommandRefused(
                "nobody can be asked here: give --yes, or look first with --dry-run"
            )
        settings = self._settings
        if patience is not None:
            settings = settings.model_copy(update={"sync_wait": patience})
        async with opened_sync(self._store, settings) as sync:
            kept = read_plan(file) if file else None
            shown: KeptPlan | Planned
            shown = kept if kept is not None else await stoppable(sync.plan())
            plan = shown.plan
            click.echo(as_text(self._t, plan), err=as_json, nl=False)
            await self._say_planned(err=as_json)
            if plan.departed and not invite_again:
                self._say_departed(plan, err=as_json)
                plan = plan.only(one for one in plan.changes if not one.departed)
            if yes and plan.by_name and not (adopt or dry_run):
                places = ", ".join(f"{one.name} ({one.graph_id})" for one in plan.by_name)
                raise CommandRefused(
                    f"{len(plan.by_name)} places are known by their name only, and anybody can "
                    f"give a name: {places}. Look whether each is PLeK's, then add --adopt"
                )
            application = Application(self._store, sync, plan, utcnow)
            strict = kept is not None and kept.whole
            if dry_run or not plan.changes:
                outcome = Outcome(0, (), (), plan, unseen=unseen(plan), unread=unread_in(plan))
                if not dry_run:
                    just_read = isinstance(shown, Planned)
                    if isinstance(shown, Planned):
                        with suppress(SyncBusy):  # who syncs now learns for itself
                            await sync.persist(shown)
                    aligned = just_read and outcome.verdict is Verdict.DONE
                    await application.nothing_to_do(outcome, aligned=aligned)
            elif not (yes or click.confirm(f"Make these {len(plan.changes)} changes?", err=True)):
                raise CommandRefused("nothing was changed")
            else:
                work = partial(
                    application.run,
                    allow_removals=allow_removals,
                    strict=strict,
                    wait=wait,
                )
                outcome = await _seen(work, len(plan.changes), self._waits)
        if as_json:
            report = outcome_report(plan, outcome, self._reason)
            click.echo(_json(report | {"dry_run": dry_run}))
        else:
            self._say(plan, outcome, dry_run=dry_run)
        return 0 if dry_run else int(outcome.verdict)

    async def status(self, *, as_json: bool) -> None:
        """Tell how it stands, by what is kept."""
        async with self._store.read() as unit:
            found = await read_status(unit)
        if as_json:
            click.echo(_json(status_report(found, self._reason)))
        else:
            click.echo(status_text(found, self._reason), nl=False)

    def _show(self, plan: Plan, form: Form) -> None:
        if form == "json":
            click.echo(_json(plan_report(plan, self._why)))
        else:
            click.echo((as_text if form == "text" else as_markdown)(self._t, plan), nl=False)

    def _say(self, plan: Plan, outcome: Outcome, *, dry_run: bool) -> None:
        """Tell at the end what became of it; what was set aside by its reason."""
        if dry_run:
            click.echo("Nothing was changed: this was a dry run.")
        for line in outcome_lines(self._t, counted(outcome.ends)):
            click.echo(line)
        for one in outcome.failed:
            click.echo(f"! {self._reason(one)}")
        for place in outcome.made:
            click.echo(f"{place.name}: {place.url}" if place.url else place.name)
        if outcome.count(Fate.BUDGET):
            click.echo("! look whether the removals are meant, and then add --allow-removals")
        if not plan.changes and not plan.aligned:
            click.echo(f"! {_unseen(plan)}")
        elif outcome.unread and not outcome.failed:
            names = ", ".join(outcome.unread)
            click.echo(f"! nothing is known of {names}: that could not be read")

    def _say_departed(self, plan: Plan, *, err: bool) -> None:
        """Say who had an account and has it no more: nobody is invited again by itself."""
        names = self._t.listing([bare(one.name) for one in plan.departed])
        told = self._t("sync-plan-departed", count=len(plan.departed), names=names)
        click.echo(f"! {told}", err=err)

    async def _say_planned(self, *, err: bool) -> None:
        """Say of each planned hub that it is on purpose not in the plan."""
        async with self._store.read() as unit:
            hubs = await planned_hubs(unit)
        for hub in hubs:
            day = self._t.day(hub.starts) if hub.starts else ""
            click.echo(self._t("sync-plan-planned", name=bare(hub.name), day=day), err=err)

    def _why(self, one: PlannedChange | Blocked) -> str:
        if isinstance(one, Blocked):
            return blocked_sentence(self._t, one)
        return sentence(self._t, one)

    def _waits(self, one: Progress) -> str:
        return waiting_sentence(self._t, one.waiting, one.name, one.seconds)

    def _reason(self, one: Quarantine) -> str:
        return quarantine_sentence(self._t, one)


async def _seen(
    work: Callable[..., Coroutine[Any, Any, Outcome]], total: int, say: Callable[[Progress], str]
) -> Outcome:
    """Apply with a bar on the terminal, until it is done or stopped."""
    try:
        async with progress_bar(total, say) as show:
            return await stoppable(work(show=show))
    except Stopped as stopped:
        msg = f"{stopped}. What was done is kept: `plek sync apply` goes on from there"
        raise CommandStopped(msg) from None


def _unseen(plan: Plan) -> str:
    """Return of what it was not seen that it is as it should be."""
    if plan.unread:
        names = ", ".join(sorted(one.name for one in plan.unread))
        return f"nothing is known of {names}: that could not be read"
    if plan.unsure:
        names = ", ".join(dict.fromkeys(one.name for one in plan.unsure))
        return f"not sure of {names}: one look is no proof, so there will be another"
    names = ", ".join(one.where for one in plan.pending if one.why == LEAVING)
    return f"Teams still shows people who were taken out of {names}"


def _json(report: object) -> str:
    return json.dumps(report, indent=2, ensure_ascii=False, default=str)
