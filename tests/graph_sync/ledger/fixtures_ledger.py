"""A registry, a tenant and the sync between them, for tests of the whole."""

from __future__ import annotations

from collections import Counter
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from graph_sync.engine import Sync
from graph_sync.graph import calls
from graph_sync.graph.call import GraphCall
from graph_sync.ledger.ledger import Ledger, SyncCall
from graph_sync.limits import Op
from graph_sync.model.blueprint import Blueprint
from registry.core.membership import Membership
from registry.core.permissions import SYSTEM
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Region, Role, Scale
from registry.hubs.hub import Hub
from registry.members.member import Member
from registry.networks.network import Network
from registry.store.store import Store
from tests.graph_sync.fixtures_world import OWNER, World, world
from tests.support.furnished import furnish


class Time:
    """The time of the store and the sync, which tests set."""

    def __init__(self):
        self.now = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)

    def __call__(self):
        return self.now

    def go_on(self, **time):
        self.now += timedelta(**time)


@dataclass
class Alliance:
    """What a test has at hand.

    Attributes:
        tenant: what there is in Teams.
        store: what the registry wants, and the ledger.
        sync: between them.
        time: of both.
    """

    tenant: World
    store: Store
    time: Time
    sync: Sync = field(init=False)

    def __post_init__(self):
        self.sync = self.syncing()

    def syncing(self, graph=None, store=None, owners=(OWNER,)):
        """The sync, as a process has it that was just started."""
        settings = self.tenant.settings.model_copy(update={"team_owners": owners})
        return Sync(
            store or self.store,
            graph or self.tenant.graph,
            Blueprint.load(None),
            settings,
            bot_app=self.tenant.bot_app,
            clock=self.time,
        )

    async def plan(self, **how):
        return (await self.sync.plan(**how)).plan

    async def surely(self, **how):
        """A plan at a second look: what was not shown was looked for before, long enough ago."""
        await self.sync.remember(await self.sync.plan(**how))
        self.time.go_on(minutes=30)
        return await self.plan(**how)

    async def align(self, **how):
        """Plan and apply; what came of it."""
        how.setdefault("asked_by", "els")
        return await self.sync.apply(await self.plan(), **how)

    async def hub(self, slug, name, guests=0, team=0, **fields):
        """A hub with guests who are in no tenant yet; the first ones are its own team."""
        people = [f"{slug}-{number}" for number in range(guests)]
        async with self.store.write(SYSTEM) as unit:
            await unit.of(Hub).add(
                Hub(
                    slug=slug, name=name, region=Region.TWENTE, province=Region.OVERIJSSEL, **fields
                )
            )
            for number, key in enumerate(people):
                member = Member(slug=key, name=f"Gast {key}", email=f"{key}@gemeente.example")
                await unit.of(Member).add(member)
                role = Role.HUB_TEAM if number < team else Role.MEMBER
                await self.add_membership(unit, slug, key, role)
        return people

    async def add_membership(self, unit, hub, member, role=Role.MEMBER):
        key = Membership.key(hub, member)
        await unit.of(Membership).add(
            Membership(slug=key, member=member, group=hub, place="hub", role=role)
        )

    async def network(self, slug, name):
        """A network that has a place in Teams."""
        async with self.store.write(SYSTEM) as unit:
            await unit.of(Network).add(
                Network(
                    slug=slug,
                    name=name,
                    scale=Scale.REGIONAL,
                    status="published",
                    workspace=workspace(f"KN {name}"),
                )
            )

    async def by_hand_team(self, name, *guests):
        """A team that somebody made in Teams itself; its id."""
        body = {
            "displayName": name,
            "mailNickname": name.replace(" ", ""),
            "mailEnabled": True,
            "securityEnabled": False,
            "groupTypes": ["Unified"],
            "owners@odata.bind": [calls.user_address(OWNER)],
            "members@odata.bind": [calls.user_address(OWNER)],
        }
        create = GraphCall(Op.CHANGE_DIRECTORY, "POST", "/groups", body)
        group = (await self.tenant.graph.send(create)).body["id"]
        await self.tenant.graph.send(calls.put_team(group, {}))
        for mail in guests:
            user = self.tenant.hand("add user", mail=mail)["user"]
            self.tenant.hand("add member", team=group, user=user)
        return group

    async def change(self, noun, key, **news):
        """Change something in the registry."""
        async with self.store.write(SYSTEM) as unit:
            item = await unit.of(noun).get(key)
            await unit.of(noun).put(item.model_copy(update=news))

    async def leave(self, hub, member):
        """Somebody leaves a hub."""
        async with self.store.write(SYSTEM) as unit:
            await unit.of(Membership).remove(Membership.key(hub, member))

    async def ledger(self):
        async with self.store.read(SYSTEM) as unit:
            return await Ledger.read(unit)

    async def trail(self, **where):
        async with self.store.read(SYSTEM) as unit:
            return await unit.of(SyncCall).all(**where)

    async def events(self):
        """What waits in the outbox of the sync's own."""
        parcels = await self.store.outbox.claim(1000, 60)
        return [one.event for one in parcels if one.event.name.startswith("place.")]

    def picture(self):
        """All that there is in Teams, by name: what counts for people."""
        users = self.tenant.sandbox.state.users
        return {
            group.name: self._team(group, users)
            for group in self.tenant.sandbox.state.groups.values()
            if group.deleted is None
        }

    def _team(self, group: Any, users: Any):
        def names(keys):
            return sorted(users[key].mail or users[key].upn for key in keys)

        if group.team is None:
            return "no team"
        channels = [one for one in group.team.channels.values() if one.deleted is None]
        return {
            "members": names(group.members),
            "archived": group.team.archived,
            "apps": sorted(one.app for one in group.team.apps.values()),
            "channels": sorted(
                (one.name, one.kind, one.archived, tuple(names(one.members)), _tabs(one))
                for one in channels
            ),
        }

    def doubles(self):
        """Names that are there more than once: teams, channels of a team, tabs of a channel."""
        groups = [one for one in self.tenant.sandbox.state.groups.values() if one.deleted is None]
        found = _twice(one.name for one in groups)
        for group in groups:
            channels = [one for one in group.team.channels.values() if not one.deleted]
            found += _twice(f"{group.name}/{one.name}" for one in channels)
            for channel in channels:
                found += _twice(f"{channel.name}/{tab}" for tab in _tabs(channel))
        return found

    async def orphans(self):
        """Ids of the ledger that are not in Teams, and things that two entries claim."""
        state = self.tenant.sandbox.state
        there = {one.id for one in state.groups.values() if one.deleted is None}
        for group in state.groups.values():
            for channel in group.team.channels.values() if group.team else ():
                there |= {channel.id, *(one.id for one in channel.tabs.values())}
        entries = (await self.ledger()).entries.values()
        claimed = [one.graph_id for one in entries if one.graph_id and one.kind != "app"]
        unmade = [one.slug for one in entries if one.state == "making"]
        return sorted(set(claimed) - there) + _twice(claimed) + unmade


def _tabs(channel):
    return tuple(sorted(one.name for one in channel.tabs.values()))


def _twice(names):
    return sorted(name for name, count in Counter(names).items() if count > 1)


@asynccontextmanager
async def alliance(url, *, content=False, bare=False, **how):
    """A registry and a tenant.

    Args:
        url: of the registry's database.
        content: with the plan's content in the registry.
        bare: with an owner and the app in the tenant, and nothing else.
        how: as for `world`.
    """
    time = Time()
    if content:
        await furnish(url)
    async with world(bare=bare, **how) as tenant, await Store.open(url, clock=time) as store:
        yield Alliance(tenant, store, time)


def workspace(name, *channels, private=(), without=()):
    return Workspace(name=name, channels=channels, private=private, without=without)


def counted(changes):
    """How many of each kind a plan has, by action and kind."""
    found = Counter(f"{one.action.value} {one.kind.value}" for one in changes)
    return dict(sorted(found.items()))
