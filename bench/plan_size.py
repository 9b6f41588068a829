"""Measure what a plan takes when PLeK is large: `python -m bench.plan_size [HUBS …]`.

Each hub has 250 memberships (400 hubs: 100,000) of as many people. Three things are measured, each
size in a process of its own: what the registry wants, the plan of a first run in an empty tenant,
and the plan when all is as it should be. Filling the registry takes longer than that, and is not
measured.
"""

from __future__ import annotations

import asyncio
import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from graph_sync.desired.teams import read_desired
from graph_sync.ledger.ledger import Ledger, LedgerEntry, LedgerRoster
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.shapes import (
    DesiredChannel,
    DesiredState,
    DesiredTeam,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
    ObservedUser,
)
from graph_sync.plan import make_plan
from registry.core.membership import Membership
from registry.core.vocabulary import Region, Role
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.provisioning.plan import Plan
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed
from registry.store.store import Store

SIZES = (100, 200, 400)
EACH = 250
"""Memberships of a hub."""
TEAM = 5
"""Of them, how many are its core team."""
OWNER = "f0000000-0000-4000-8000-000000000000"
BOT = "bot"
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _id(number: int) -> str:
    return f"a0000000-0000-4000-8000-{number:012d}"


async def fill(url: str, hubs: int) -> None:
    """Fill a registry with so many hubs."""
    async with await Store.open(url) as store, store.write("system") as unit:
        for start in range(hubs):
            slug = f"hub-{start:04d}"
            await unit.of(Hub).add(
                Hub(slug=slug, name=slug, region=Region.TWENTE, province=Region.OVERIJSSEL)
            )
            people = [_id(start * EACH + one) for one in range(EACH)]
            await unit.of(Member).add_all(
                [Member(slug=one, name=f"Naam {one[-6:]}", email=f"{one}@x.nl") for one in people]
            )
            await unit.of(Membership).add_all(
                [
                    Membership(
                        slug=Membership.key(slug, one),
                        member=one,
                        group=slug,
                        place="hub",
                        role=Role.HUB_TEAM if number < TEAM else Role.MEMBER,
                    )
                    for number, one in enumerate(people)
                ]
            )


def tenant(desired: DesiredState, *, empty: bool) -> ObservedState:
    """Return a tenant with all accounts and, unless it is empty, everything desired."""
    keys = (*desired.people, OWNER)
    users = {one: ObservedUser(one, "Naam", (f"{one}@x.nl",), one != OWNER) for one in keys}
    by_email = {one.emails[0]: key for key, one in users.items()}
    teams = {} if empty else {key: _team(one) for key, one in desired.teams.items()}
    return ObservedState(teams, users, by_email, bot_app=BOT)


def _team(desired: DesiredTeam) -> ObservedTeam:
    memberships = {
        one: ObservedMembership(one, f"membership-{one}", guest=True) for one in desired.members
    }
    return ObservedTeam(
        id=desired.key,
        name=desired.name,
        description=desired.description,
        unique_name=desired.unique_name,
        url="https://teams",
        general=desired.channels[0].key,
        channels={one.key: _channel(one) for one in desired.channels},
        roster={**memberships, **_owner()},
        apps={BOT: "installation"},
    )


def _channel(desired: DesiredChannel) -> ObservedChannel:
    private = desired.kind == "private"
    return ObservedChannel(
        id=desired.key,
        name=desired.name,
        kind=desired.kind,
        description=desired.description,
        memberships={one: ObservedMembership(one, f"membership-{one}") for one in desired.members}
        | _owner()
        if private
        else None,
        tabs=tuple(ObservedTab(one.key, one.name, one.app, one.url) for one in desired.tabs),
    )


def _owner() -> dict[str, ObservedMembership]:
    return {OWNER: ObservedMembership(OWNER, "membership", owner=True)}


def agreed(desired: DesiredState) -> Ledger:
    """Return the ledger of a tenant in its desired state."""
    entries, rosters = {}, {}
    for key, team in desired.teams.items():
        about = {"name": team.name, "description": team.description, "state": "live"}
        entries[key] = LedgerEntry(slug=key, kind="team", graph_id=key, **about)
        rosters[key] = LedgerRoster(slug=key, members=tuple(sorted(team.members)), owners=(OWNER,))
        for one in team.channels:
            about = {"name": one.name, "description": one.description, "state": "live"}
            entries[one.key] = LedgerEntry(
                slug=one.key, kind="channel", team=key, graph_id=one.key, **about
            )
            owners = (OWNER,) if one.kind == "private" else ()
            members = tuple(sorted(one.members))
            rosters[one.key] = LedgerRoster(slug=one.key, members=members, owners=owners)
            for tab in one.tabs:
                about = {"name": tab.name, "url": tab.url, "state": "live"}
                entries[tab.key] = LedgerEntry(
                    slug=tab.key, kind="tab", team=key, graph_id=tab.key, **about
                )
    return Ledger(entries, {one.graph_id: key for key, one in entries.items()}, rosters, {}, {})


def plan(desired: DesiredState, observed: ObservedState, ledger: Ledger) -> Plan:
    """Make the plan."""
    policy = SyncPolicy(slug="sync")
    return make_plan(desired, observed, ledger, removed=Removed(), policy=policy, now=NOW)


async def read(url: str) -> DesiredState:
    """Return the desired state of the registry."""
    async with await Store.open(url) as store, store.read() as unit:
        return await read_desired(unit, Blueprint.load(None), [OWNER])


def most_memory() -> int:
    """Return the most kilobytes that this process ever held.

    What Linux counts for a process begins with what the one that started it held; what it says of
    the program itself does not.
    """
    try:
        status = Path("/proc/self/status").read_text("ascii", "replace")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(status.partition("VmHWM:")[2].split()[0])


def measure(url: str) -> dict[str, float]:
    """Return seconds and megabytes of one size, in this process."""
    started = time.process_time()
    desired = asyncio.run(read(url))
    wished = time.process_time()
    first = plan(desired, tenant(desired, empty=True), Ledger({}, {}, {}, {}, {}))
    planned = time.process_time()
    observed, ledger = tenant(desired, empty=False), agreed(desired)
    made = time.process_time()
    again = plan(desired, observed, ledger)
    done = time.process_time()
    assert again.aligned, again.changes[:3]
    return {
        "changes": len(first.changes),
        "wanted_seconds": round(wished - started, 2),
        "first_plan_seconds": round(planned - wished, 2),
        "aligned_plan_seconds": round(done - made, 2),
        "megabytes": round(most_memory() / 1024),
    }


def measure_apart(url: str) -> dict[str, float]:
    """Measure in a process of its own, whose memory is only for this."""
    command = [sys.executable, "-m", "bench.plan_size", "--measure", url]
    found: dict[str, float] = json.loads(
        subprocess.run(command, check=True, capture_output=True).stdout
    )
    return found


def main() -> None:
    """Measure and print."""
    if "--measure" in sys.argv:
        print(json.dumps(measure(sys.argv[-1])))
        return
    sizes = [int(one) for one in sys.argv[1:]] or list(SIZES)
    heads = ("hubs", "members", "changes", "wanted s", "first s", "none s", "MB")
    print(" ".join(f"{one:>9}" for one in heads))
    for hubs in sizes:
        with TemporaryDirectory() as folder:
            url = f"sqlite:///{Path(folder) / 'plek.db'}"
            asyncio.run(fill(url, hubs))
            found = measure_apart(url)
        row = (hubs, hubs * EACH, *found.values())
        print(" ".join(f"{one:>9}" for one in row), flush=True)


if __name__ == "__main__":
    main()
