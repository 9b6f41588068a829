"""Index of memberships and roles, read once for all places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from graph_sync.model.blueprint_words import ROLE
from graph_sync.model.shapes import DesiredPerson
from registry.core.dates.workdays import today
from registry.core.membership import ChannelMembership, Membership
from registry.core.unit_of_work import N, UnitOfWork
from registry.core.vocabulary import Role
from registry.hubs.hub import Hub
from registry.members.member import Member, is_reserved
from registry.networks.network import Network

_PAGE = 5_000
"""Things read at a time, so that there are never many of them at once."""

_OWNING = (Role.KERNTEAM, Role.ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class Subject:
    """The owner of a place, as far as membership rules ask.

    Attributes:
        kind: `subgroup`, `hub` or `network`.
        slug: its key in the registry.
        name: what it is called there.
        leads: who drives it: of a network, or of the networks that a hub connects.
    """

    kind: str
    slug: str
    name: str
    leads: tuple[str, ...] = ()


@dataclass(slots=True)
class MembershipIndex:
    """Members who have not left, by group and by role.

    Attributes:
        people: by key.
        groups: (kind, slug) → who is in it.
        cores: (kind, slug) → who is in its core team.
        roles: role → who holds it somewhere.
        named: (hub, last part of a channel's key) → who is in that channel by name.
    """

    people: dict[str, DesiredPerson] = field(default_factory=dict)
    groups: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    cores: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    roles: dict[Role, set[str]] = field(default_factory=lambda: defaultdict(set))
    named: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    async def read(
        cls,
        unit: UnitOfWork,
        hubs: Iterable[Hub],
        networks: Iterable[Network],
        paper: Collection[Hub] = (),
    ) -> MembershipIndex:
        """Return the roll of the registry as it is.

        Args:
            unit: to read in.
            hubs: those that are there, and planned ones as they would be on their day.
            networks: all of them.
            paper: hubs that are on paper only: who sits in one is nowhere by that, and who is
                known for it alone is not invited to anything yet.
        """
        index = cls()
        async for member in _each(unit, Member):
            if member.status != "left":
                index.people[member.slug] = DesiredPerson(member.slug, member.email, member.name)
        there, every = list(hubs), list(networks)
        seated = {one.member for hub in there for one in hub.team}
        seated |= {lead for one in every if one.status == "published" for lead in one.leads}
        days = {one.slug: one.starts for one in there if one.status == "planned" and one.starts}
        await index._seat(unit, paper, seated, days)
        for hub in there:
            if hub.status != "closed":
                index._add(Role.HUB_TEAM, (one.member for one in hub.team))
            index.cores["hub", hub.slug] |= index._known(one.member for one in hub.team)
        for network in every:
            if network.status == "published":
                index._add(Role.LEAD, network.leads)
        index._add(Role.ADMINISTRATOR, unit.administrators)
        return index

    async def _seat(
        self,
        unit: UnitOfWork,
        paper: Collection[Hub],
        seated: set[str | None],
        days: Mapping[str, date],
    ) -> None:
        """Enter who is in which group and channel today, whether or not the rest is gone yet.

        Args:
            unit: to read in.
            paper: see `read`.
            seated: who is somewhere otherwise.
            days: slug of a planned hub → its day: who is out by then does not come into it.
        """
        unborn, day = {one.slug for one in paper}, today(unit.now)
        waiting = {one.member for hub in paper for one in hub.team if one.member}
        async for membership in _each(unit, Membership):
            if membership.is_over(max(day, days.get(membership.group, day))):
                continue
            if membership.place == "hub" and membership.group in unborn:
                waiting.add(membership.member)
            else:
                seated.add(membership.member)
                self._enter(membership)
        self._leave_out(waiting - seated)
        async for one in _each(unit, ChannelMembership):
            over = one.is_over(max(day, days.get(one.group, day)))
            if one.member in self.people and not over:
                self.named[one.group, one.channel].add(one.member)

    def _leave_out(self, keys: Iterable[str]) -> None:
        """Leave out who is known by an address only, for a hub that is still to begin."""
        for key in keys:
            if is_reserved(key):
                self.people.pop(key, None)

    def _enter(self, one: Membership) -> None:
        person = self.people.get(one.member)
        if person is None:
            return
        group = (one.place, one.group)
        self.groups[group].add(person.key)
        self.roles[one.role].add(person.key)
        if one.place == "subgroup" or one.role is Role.HUB_TEAM or one.profile is not None:
            self.cores[group].add(person.key)

    def _add(self, role: Role, keys: Iterable[str | None]) -> None:
        self.roles[role] |= self._known(keys)

    def _known(self, keys: Iterable[str | None]) -> set[str]:
        return {self.people[key].key for key in keys if key in self.people}

    def members(self, rules: Iterable[str], about: Subject) -> frozenset[str]:
        """Return who is in a place by these rules (`graph_sync.model.blueprint_words.RULES`)."""
        return frozenset().union(*(self._by(rule, about) for rule in rules))

    def let_in(self, channel: str, about: Subject) -> frozenset[str]:
        """Return who is in a private channel of a hub by name, as far as they are in its team."""
        if about.kind != "hub":
            return frozenset()
        group = (about.kind, about.slug)
        inside = self.groups.get(group, set()) | self.cores.get(group, set())
        return frozenset(self.named.get((about.slug, channel), set()) & inside)

    def _by(self, rule: str, about: Subject) -> Iterable[str]:
        group = (about.kind, about.slug)
        if rule.startswith(ROLE):
            role = Role(rule.removeprefix(ROLE))
            return self.people if role is Role.MEMBER else self.roles.get(role, ())
        if rule == "everybody":
            return self.people
        if rule == "leads" or about.kind == "network":
            return self._known(about.leads)
        return (self.groups if rule == "group" else self.cores).get(group, ())

    @property
    def candidates(self) -> tuple[str, ...]:
        """Return candidate owners when none are configured: kernteam and administrators."""
        return tuple(sorted(set().union(*(self.roles.get(role, ()) for role in _OWNING))))


def leads_of(networks: Mapping[str, Network], slugs: Iterable[str]) -> tuple[str, ...]:
    """Return who drives these networks, as far as they are published."""
    found = (networks[slug] for slug in slugs if slug in networks)
    return tuple(lead for one in found if one.status == "published" for lead in one.leads)


async def _each(unit: UnitOfWork, entity: type[N]) -> AsyncIterator[N]:
    offset = 0
    while page := await unit.of(entity).page(_PAGE, offset):
        for one in page:
            yield one
        if len(page) < _PAGE:
            return
        offset += len(page)
