"""The input of a plan, with what is looked up often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from graph_sync.ledger.ledger import Ledger, LedgerEntry, mark_of
from graph_sync.model.keys import channel_of, team_of
from graph_sync.model.shapes import (
    DesiredState,
    ObservedMembership,
    ObservedState,
    ObservedTeam,
)
from graph_sync.plan.accounts import PlannedAccounts
from registry.core.reference.teams_names import ReservedName, folded_name
from registry.provisioning.first_contact import NotOurs
from registry.provisioning.plan import FoundPlace


@dataclass(frozen=True, slots=True)
class World:
    """The input of a plan: desired state, observed state, ledger.

    Attributes:
        now: the time.
        reserved: (team, folded name) → until when Teams keeps the name of a deleted channel.
        accounts: who has which account.
        held: keys of what can't be as the registry wants it: it stays as it is.
        found: key of a wanted team → the one in Teams that it is.
        inside: key of a team → what the ledger has in it, by key.
        channel_app: whether the bot may be put in private and shared channels.
        not_ours: what somebody said is not the place that the registry wants.
    """

    desired: DesiredState
    observed: ObservedState
    ledger: Ledger
    now: datetime
    reserved: Mapping[tuple[str, str], datetime]
    accounts: PlannedAccounts
    held: frozenset[str]
    found: Mapping[str, ObservedTeam]
    inside: Mapping[str, Mapping[str, LedgerEntry]]
    channel_app: bool = False
    not_ours: NotOurs = frozenset()

    @classmethod
    def of(
        cls,
        desired: DesiredState,
        observed: ObservedState,
        ledger: Ledger,
        now: datetime,
        reserved: Collection[ReservedName],
        *,
        channel_app: bool = False,
        not_ours: NotOurs = frozenset(),
    ) -> World:
        """Return the world before it is known which team is which."""
        kept = {(one.team, folded_name(one.name)): one.until for one in reserved}
        accounts = PlannedAccounts(desired, observed, ledger, now)
        held = frozenset(one.key for one in desired.blocked)
        inside = _inside(ledger)
        return cls(
            desired, observed, ledger, now, kept, accounts, held, {}, inside, channel_app, not_ours
        )

    def moved(self, moves: Mapping[str, str]) -> World:
        """Return the same with things in the ledger under other keys."""
        if not moves:
            return self
        ledger = moved(self.ledger, moves)
        return replace(self, ledger=ledger, inside=_inside(ledger))

    def is_unsure(self, entry: LedgerEntry | None) -> bool:
        """Return whether a thing of ours that is not shown may be there all the same."""
        if entry is None or not entry.graph_id or entry.state == "gone":
            return False
        if entry.kind != "team" and entry.state == "making":
            return False
        return entry.slug not in self.observed.confirmed

    def is_doubted(self, mark: str) -> bool:
        """Return whether one reading is all that is known of it."""
        return mark not in self.observed.confirmed

    def is_confirmed(self, place: str, user: str) -> bool:
        """Return whether what was seen of somebody in a place was so at a second look too."""
        return mark_of(place, user) in self.observed.confirmed

    def places_with(self, user: str) -> list[str]:
        """Return the keys of the places in which the ledger has somebody."""
        return [
            key
            for key, one in self.ledger.rosters.items()
            if user in (*one.members, *one.owners, *one.left_alone, *one.asked)
        ]

    def kept_until(self, team: str, name: str) -> datetime | None:
        """Return until when Teams keeps a name taken; None when it is free."""
        until = self.reserved.get((team, folded_name(name)))
        return until if until is not None and until > self.now else None


def moved(ledger: Ledger, moves: Mapping[str, str]) -> Ledger:
    """Return a ledger with things under other keys, and what is in them.

    Args:
        ledger: as it is.
        moves: key of a team or channel → its key from now on.
    """

    def new(key: str) -> str:
        for whole in (key, channel_of(key), team_of(key)):
            if whole in moves:
                return moves[whole] + key[len(whole) :]
        return key

    gone = {key: new(key) for key in (*ledger.entries, *ledger.rosters) if new(key) != key}
    entries = {key: one for key, one in ledger.entries.items() if key not in gone}
    rosters = {key: one for key, one in ledger.rosters.items() if key not in gone}
    for old, there in gone.items():  # last, since they take the place of what was there
        if entry := ledger.entries.get(old):
            team = moves.get(entry.team, entry.team)
            entries[there] = entry.model_copy(update={"slug": there, "team": team})
        if roster := ledger.rosters.get(old):
            rosters[there] = roster.model_copy(update={"slug": there})
    by_id = {id_: new(key) for id_, key in ledger.by_id.items()}
    areas = {moves.get(key, key): one for key, one in ledger.areas.items()}
    seen = {}
    for known in ledger.sightings.values():
        key = new(known.key)
        now = known if key == known.key else known.model_copy(update={"key": key})
        seen[now.mark] = now
    return Ledger(entries, by_id, rosters, areas, ledger.guests, seen)


def found_place(
    world: World,
    wanted: str,
    memberships: Mapping[str, ObservedMembership] | None,
    created: datetime | None = None,
) -> FoundPlace:
    """Return what a place that is recognised by its name looks like to a person.

    Args:
        world: who is known.
        wanted: what the registry calls the place.
        memberships: who is in it, by object id; None where that was not read.
        created: when it was made; None where that is not known.
    """
    since = created.isoformat() if created else ""
    if memberships is None:
        return FoundPlace(wanted, since=since)
    users, people = world.observed.users, world.desired.people
    accounts = (world.observed.user_of(one) for one in people.values())
    known = {*people, *(one.id for one in accounts if one)}
    owners = sorted(id_ for id_, one in memberships.items() if one.owner)
    return FoundPlace(
        wanted,
        tuple((id_, users[id_].name if id_ in users else "") for id_ in owners),
        len(memberships),
        len(memberships.keys() - known),
        since,
    )


def people_in(
    world: World, key: str, memberships: Mapping[str, ObservedMembership] | None = None
) -> int:
    """Count who is in a place of ours, by the ledger and as Teams shows it: at least one.

    Args:
        world: the ledger.
        key: of the team or private channel.
        memberships: who Teams shows in it; None where that was not read.
    """
    roster = world.ledger.rosters.get(key)
    known = (*roster.members, *roster.owners, *roster.asked, *roster.left_alone) if roster else ()
    return max(len({*known, *(memberships or ())}), 1)


def _inside(ledger: Ledger) -> dict[str, dict[str, LedgerEntry]]:
    inside: dict[str, dict[str, LedgerEntry]] = defaultdict(dict)
    for key, entry in ledger.entries.items():
        if entry.team:
            inside[entry.team][key] = entry
    return inside
