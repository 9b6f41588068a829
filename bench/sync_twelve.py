"""Twelve hubs made in Teams by the sync, against the local Graph: `python -m bench.sync_twelve`.

Each hub has a team with eight channels, of which three are private, and two hundred guests; the
plan's own content is in the registry too. It is done in an empty tenant and in that of October
2023, with guests who are all new and with guests who all have an account. Then nothing is left to
do, and that is measured as well.

Time is the tenant's. The bound is what nobody can be faster than: of each documented limit that
has to be waited for, the calls that it counts divided by its rate, of which the largest; first for
the look at what is there, then for what is done. A look at everything when all is done is never
expected in less than four seconds. Calls are items of batches and single requests; the fewest are
those that the plan says, with one look at what is there. Processor time is of the sync and of the
local Graph together: where it comes near to the time, the machine is measured and not the sync.

`--lags ordinary` has a tenant in which Teams knows a group after twenty seconds and shows people
after a minute; `late` counts that minute from the moment when the team is made, for its owners too.
What is not lag is then held against the bound: nobody can be faster than the lag itself.

`--kills 200` kills `plek sync apply` so often instead, at random moments, and looks what is left.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import math
import os
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from graph_sync.sandbox.faults.throttle import limits_of
from graph_sync.sandbox.manual_edits import apply_manual_edit
from registry.core.permissions import SYSTEM
from registry.documents import load
from registry.provisioning.plan import Plan
from tests.graph_sync.fixtures_world import OWNER
from tests.graph_sync.ledger.fixtures_ledger import Alliance, alliance
from tests.graph_sync.twelve_hubs import KNOWN, document

ROOT = Path(__file__).resolve().parents[1]
PAGE = 999
LATE = "late"
LOOK = 4.0
"""Seconds in which all of Teams can be read at best (facts, "Throttling")."""
MOST_BETWEEN = 25
"""Changes that are asked for between two kills, at most."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Measurements of one run.

    Attributes:
        what: for people.
        seconds, bound: of the tenant's time.
        calls, fewest: to Graph, items of batches each counted.
        requests: over HTTP.
        refused: with 429.
        cpu: seconds of the processor.
        plan: what was planned.
        lag: seconds of the tenant's that are lag: nothing can be done meanwhile.
    """

    what: str
    seconds: float
    bound: float
    calls: int
    fewest: int
    requests: int
    refused: int
    cpu: float
    plan: Plan
    lag: float = 0.0

    @property
    def times(self) -> float:
        """Return how many times the bound what is not lag took."""
        return (self.seconds - self.lag) / self.bound

    def row(self) -> str:
        """Format it as a line of the table."""
        more = self.calls / self.fewest
        return (
            f"{self.what:34} {self.seconds:8.1f} {self.lag:6.1f} {self.bound:7.1f} "
            f"{self.times:6.2f} {self.calls:7} "
            f"{self.fewest:7} {more:6.2f} {self.requests:6} {self.refused:4} {self.cpu:6.1f}"
        )


HEADS = (
    f"{'':34} {'seconds':>8} {'lag':>6} {'bound':>7} {'times':>6} {'calls':>7} {'fewest':>7} "
    f"{'times':>6} {'HTTP':>6} {'429':>4} {'CPU s':>6}"
)


class Watch:
    """Counter of the calls to a tenant.

    Args:
        made: whose.
    """

    def __init__(self, made: Alliance) -> None:
        self._made = made
        self._service = made.tenant.sandbox.service
        self._answer = self._service.answer
        self._service.answer = self._answered
        self.begin()

    def begin(self) -> None:
        """Leave out what went by since the last measurement."""
        self._looking: Counter[tuple[Any, str]] = Counter()
        self._doing: Counter[tuple[Any, str]] = Counter()
        self._first = self._last = self._made.tenant.sandbox.clock.elapsed
        self._report = dict(self._made.tenant.sandbox.report)
        self._cpu = time.process_time()

    async def _answered(self, call: Any) -> Any:
        answer = await self._answer(call)
        if call.path != ("$batch",):
            doing = self._doing or call.method != "GET"
            stage = self._doing if doing else self._looking
            for limit, cost in limits_of(call, len(self._made.tenant.sandbox.state.users)):
                scope = {"app": "", "team": _team(call), "channel": call.keys.get("channel", "")}
                stage[limit, scope[limit.scope]] += cost
        self._last = self._made.tenant.sandbox.clock.elapsed
        return answer

    def measured(self, what: str, plan: Plan, fewest: int, lag: float = 0.0) -> Measured:
        """Return the measurements since the last call, of which so much is lag."""
        report, before = self._made.tenant.sandbox.report, self._report
        found = Measured(
            what=what,
            seconds=self._last - self._first,
            bound=max(_least(self._looking) + _least(self._doing), LOOK if plan.aligned else 0.0),
            calls=report["calls"] - before["calls"],
            fewest=fewest,
            requests=report["requests"] - before["requests"],
            refused=report["statuses"].get("429", 0) - before["statuses"].get("429", 0),
            cpu=time.process_time() - self._cpu,
            plan=plan,
            lag=lag,
        )
        self.begin()
        return found


def _least(stage: Counter[tuple[Any, str]]) -> float:
    """Return the least seconds for some calls in parallel; those within one window take none."""
    waits = (n / one.count * one.seconds for (one, _), n in stage.items() if n > one.count)
    return max(waits, default=0.0)


def _team(call: Any) -> str:
    return str(call.keys.get("team") or call.keys.get("group", ""))


@asynccontextmanager
async def twelve(
    folder: Path, chosen: argparse.Namespace, *, bare: bool, known: bool, **how: Any
) -> AsyncGenerator[Alliance]:
    """Set up the registry with its hubs, and a tenant.

    Args:
        folder: for the database.
        chosen: what was asked for on the command line.
        bare: the tenant holds nothing but an owner, the app, and who has an account.
        known: all guests have an account, not only those of whom the registry has its id.
        how: as for `alliance`.
    """
    held = document(chosen.hubs, chosen.guests)
    url = f"sqlite:///{folder / 'plek.db'}"
    speed = how.pop("speed", chosen.speed)
    late = how.get("profile") == LATE
    how |= {"profile": "ordinary"} if late else {}
    async with alliance(url, content=True, bare=bare, speed=speed, **how) as made:
        async with made.store.write(SYSTEM) as unit:
            await load(unit, held)
        there = {one.mail for one in made.tenant.sandbox.state.users.values()}
        for one in held["members"]:
            if (known or one["email"] in KNOWN) and one["email"] not in there:
                apply_manual_edit(
                    made.tenant.sandbox.tenant, {"do": "add user", "mail": one["email"]}
                )
        if late:
            _show_late(made)
        yield made


def _show_late(made: Alliance) -> None:
    """Have Teams show who is in a new team after its lag from then on, its owners too."""
    tenant, service = made.tenant.sandbox.tenant, made.tenant.sandbox.service
    answer = service.answer

    async def answered(call: Any) -> Any:
        reply = await answer(call)
        if call.method == "PUT" and call.path[-1:] == ("team",) and reply.status == 201:
            for entry in tenant.state.groups[call.keys["group"].lower()].team.seats.values():
                entry.since = tenant.soon(tenant.lags.roster)
        return reply

    service.answer = answered


def lag_of(made: Alliance, chosen: argparse.Namespace) -> float:
    """Return the lag of making a team with private channels, one part of which waits for another.

    People are put in with the group, and Teams shows them a while after that: meanwhile it gets to
    know the group, and what was made is found.
    """
    lags = made.tenant.sandbox.tenant.lags
    group = lags.group + lags.created
    return group + lags.roster if chosen.lags == LATE else max(group, lags.roster)


async def looked(made: Alliance, *, again: bool) -> int:
    """Return the fewest calls for a full read of our teams: before, or when all is done."""
    state, entries = made.tenant.sandbox.state, (await made.ledger()).entries.values()
    calls = math.ceil(len(state.users) / PAGE) + math.ceil(len(state.groups) / PAGE) + 1
    ours = [one for one in entries if one.kind == "team" and (again or one.adopted)]
    calls += 4 * len(ours)  # the team itself, its channels, its people, its apps
    if not again:
        return calls + len(ours)  # and which channel is the first one
    calls += len({one.slug.partition(":tab:")[0] for one in entries if one.kind == "tab"})
    for one in ours:
        group = state.groups[one.graph_id]
        calls += math.ceil(len(group.members) / PAGE) - 1
        mine = [state for state in group.team.channels.values() if state.kind == "private"]
        calls += len(mine)
    return calls


async def measure(chosen: argparse.Namespace, *, bare: bool, known: bool) -> list[Measured]:
    """Make all of it, and read it again."""
    name = f"{'empty' if bare else 'October 2023'}, guests {'known' if known else 'new'}"
    with TemporaryDirectory() as folder:
        async with twelve(
            Path(folder), chosen, bare=bare, known=known, limits=True, profile=chosen.lags
        ) as made:
            watch = Watch(made)
            plan = await made.plan()
            outcome = await made.sync.apply(plan, asked_by=SYSTEM)
            assert not outcome.failed, outcome.failed
            assert not outcome.left.changes, outcome.left.changes[:3]
            fewest = await looked(made, again=False) + plan.calls
            lag = lag_of(made, chosen)
            first = watch.measured(name, plan, fewest, lag)
            made.tenant.sandbox.clock.advance(2 * lag)  # what was made last is shown by then too
            watch.begin()
            plan = await made.plan()
            assert plan.aligned, plan.changes[:3]
            again = watch.measured("  and again", plan, await looked(made, again=True))
            assert (made.doubles(), await made.orphans()) == ([], [])
    return [first, again]


async def kills(chosen: argparse.Namespace) -> None:
    """Kill the command at random moments, in as many tenants as that takes."""
    luck, left, worlds = random.Random(chosen.seed), chosen.kills, 0  # noqa: S311
    while left > 0:
        with TemporaryDirectory() as folder:
            left = await _one_world(chosen, Path(folder), luck, left)
            worlds += 1
    print(f"{chosen.kills} kills in {worlds} worlds: nothing double, no orphan, nothing lost")


async def _one_world(
    chosen: argparse.Namespace, folder: Path, luck: random.Random, left: int
) -> int:
    """Run until all is done there; return how many kills are left."""
    speed = 500.0
    async with twelve(folder, chosen, bare=False, known=False, speed=speed, profile="mild") as made:
        status = None
        while status is None:
            reached = _after(made, luck.randint(1, MOST_BETWEEN)) if left > 0 else None
            process = await _command(made, folder, speed)
            ended = asyncio.create_task(process.wait())
            await asyncio.wait(
                [ended, *([reached] if reached else [])], return_when=asyncio.FIRST_COMPLETED
            )
            status = process.returncode
            if status is None:
                process.kill()
                await ended
                left -= 1
        assert status == 0, status
        made.tenant.sandbox.clock.advance(3600)
        plan = await made.plan()
        assert plan.aligned, plan.changes[:3]
        assert (made.doubles(), await made.orphans(), unknown(made, await made.ledger())) == (
            [],
            [],
            set(),
        )
    print(f"{chosen.kills - max(left, 0)} kills so far", flush=True)
    return left


def unknown(made: Alliance, ledger: Any) -> set[str]:
    """Return what plek made in the tenant that the ledger does not know."""
    ours = [one for one in made.tenant.sandbox.state.groups.values() if one.unique]
    there = {one.id for one in ours}
    there |= {channel.id for one in ours if one.team for channel in one.team.channels.values()}
    return there - set(ledger.by_id)


def _after(made: Alliance, count: int) -> asyncio.Future[None]:
    """Return once so many changes were requested, before the last of them is answered."""
    service = made.tenant.sandbox.service
    reached: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    answer, left = type(service).answer, count

    async def answered(call: Any) -> Any:
        nonlocal left
        left -= call.method != "GET" and call.path != ("$batch",)
        if left <= 0 and not reached.done():
            reached.set_result(None)
        return await answer(service, call)

    service.answer = answered
    return reached


async def _command(made: Alliance, folder: Path, speed: float) -> asyncio.subprocess.Process:
    """Run `plek sync apply` in a process of its own."""
    settings = {
        "PLEK_MODE": "local",
        "PLEK_HOME": str(folder),
        "PLEK_DATABASE_URL": f"sqlite:///{folder / 'plek.db'}",
        "PLEK_GRAPH_URL": made.tenant.sandbox.url,
        "PLEK_GRAPH_SPEED": str(speed),
        "PLEK_TEAM_OWNERS": OWNER,
        "PYTHONPATH": str(ROOT),
    }
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli.main", "sync", "apply", "--yes", "--adopt"),
        cwd=folder,
        env={**os.environ, **settings},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.sync_twelve",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--hubs", type=int, default=12, help="at most 12 (default 12)")
    parser.add_argument("--guests", type=int, default=200, help="of each hub (default 200)")
    parser.add_argument("--speed", type=float, default=1.0, help="of the tenant's clock")
    parser.add_argument("--lags", default="instant", help="instant, mild, ordinary, late or slow")
    parser.add_argument("--kills", type=int, default=0, help="kill so often instead of measuring")
    parser.add_argument("--seed", type=int, default=1, help="of the luck that decides when")
    return parser.parse_args(words)


def main() -> None:
    """Measure and print."""
    chosen = arguments()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    if chosen.kills:
        asyncio.run(kills(chosen))
        return
    print(HEADS)
    for bare in (True, False):
        for known in (True, False):
            for one in asyncio.run(measure(chosen, bare=bare, known=known)):
                print(one.row(), flush=True)


if __name__ == "__main__":
    main()
