"""A tenant in a sandbox, a door to it, and what a test wants of it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from graph_sync.graph.client import open_graph
from graph_sync.model.shapes import DesiredChannel, DesiredPerson, DesiredState, DesiredTeam
from graph_sync.sandbox.manual_edits import apply_manual_edit
from graph_sync.sandbox.serve import sandbox
from graph_sync.settings import SyncSettings

KIND = ""
"""No failures: a Graph that does as it is asked, and says so."""

SPEED = 1_000.0
"""Simulated seconds per real one."""

OWNER = "a3f1c0de-0000-4000-8000-000000000190"
SANNE = "a3f1c0de-0000-4000-8000-000000000101"
JOOST = "a3f1c0de-0000-4000-8000-000000000102"
FATIMA = "a3f1c0de-0000-4000-8000-000000000103"
EMRE = "a3f1c0de-0000-4000-8000-000000000106"
CAFE = "a3f1c0de-0000-4000-8000-000000000201"
KERNTEAM = "a3f1c0de-0000-4000-8000-000000000203"
FLEVOLAND = "a3f1c0de-0000-4000-8000-000000000208"
BOT = "a3f1c0de-0000-4000-8000-000000000901"


@dataclass
class World:
    """What a test has at hand.

    Attributes:
        sandbox: the tenant.
        graph: the door to it.
        settings: the sync's.
    """

    sandbox: Any
    graph: Any
    settings: SyncSettings

    def hand(self, do, **what):
        """Do something as people do in Teams."""
        return apply_manual_edit(self.sandbox.tenant, {"do": do, **what})

    @property
    def bot_app(self):
        """The external id of the bot's app."""
        (app,) = [one for one in self.sandbox.state.apps.values() if one.id == BOT]
        return app.external

    def asked(self):
        """How often each call was made since this was last asked."""
        now = self.sandbox.report["kinds"]
        before, self._asked = getattr(self, "_asked", {}), dict(now)
        news = {kind: count - before.get(kind, 0) for kind, count in now.items()}
        return {kind: count for kind, count in news.items() if count}

    def group(self, name):
        """The group that is called so, in the sandbox's own shape."""
        (found,) = [
            one
            for one in self.sandbox.state.groups.values()
            if one.name == name and not one.deleted
        ]
        return found

    def channels(self, name):
        """The names of a team's channels, in the order in which they were made."""
        return [one.name for one in self.group(name).team.channels.values() if not one.deleted]


@asynccontextmanager
async def world(*, profile="instant", limits=False, speed=SPEED, faults=KIND, seed=7, **more):
    """A tenant.

    Args:
        profile: its lags.
        limits: whether too many calls are refused.
        speed: simulated seconds per real one.
        faults: the mixture of failures, or `KIND` for a Graph that does as it is asked; a test
            that counts calls, or looks at the outcome of one run, needs that.
        seed: the luck of the failures.
        more: as for `sandbox`.
    """
    async with sandbox(profile=profile, speed=speed, **more) as running:
        running.service.throttle.on = limits
        if faults:
            running.faults.switch_on_profile(faults, seed)
        settings = SyncSettings(mode="local", graph_url=running.url, graph_speed=speed)
        async with open_graph(settings, None) as graph:
            yield World(running, graph, settings)


def people(*keys, **emails):
    """People by their keys; others by their key and their e-mail address."""
    known = {key: DesiredPerson(key) for key in keys}
    return known | {key: DesiredPerson(key, email, key.title()) for key, email in emails.items()}


def channel(key, name, **more):
    """A channel that is wanted."""
    more.setdefault("known_as", (name,))
    return DesiredChannel(key, name, **more)


def team(key, name, *channels, **more):
    """A team that is wanted, with its first channel."""
    slug = key.replace(":", "-")
    first = channel(f"{key}:general", more.pop("first", "General"), general=True)
    more.setdefault("known_as", (name,))
    more.setdefault("owners", (OWNER,))
    more.setdefault("members", frozenset())
    return DesiredTeam(
        key, name, f"plek-{slug}", f"plek-{slug}", channels=(first, *channels), **more
    )


def desired(*teams, **emails):
    """All that is wanted: these teams, with everybody who is in them."""
    keys = {key for one in teams for key in one.members}
    keys |= {key for one in teams for each in one.channels for key in each.members}
    return DesiredState(
        {one.key: one for one in teams}, people(*sorted(keys - set(emails)), **emails)
    )
