"""What Teams shows otherwise than the ledger has it, and since when: no proof, a reason to doubt.

Graph answers 404 for what is there, ends lists early without a word, and shows the whole team in a
young private channel (facts, "Seen by people who run such syncs"). So what deviates is kept as a
sighting. It is confirmed when it is old enough and a second reading, by id or in another way, shows
the same (graph_sync.observed.second_look); until then nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from graph_sync.ledger.ledger import (
    Ledger,
    LedgerEntry,
    LedgerRoster,
    LedgerSighting,
    mark_of,
    sighting_slug,
)
from graph_sync.model.keys import app_key, channel_of
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import (
    DesiredState,
    DesiredTeam,
    ObservedMembership,
    ObservedState,
    ObservedTeam,
)
from registry.members.member import is_object_id

SECOND_LOOK = timedelta(minutes=30)
"""How old a sighting is before it can be confirmed, unless the operator says otherwise."""
YOUNG = timedelta(minutes=15)
"""For so long what was asked for may not be found everywhere (facts, "Consistency")."""
INVITED = timedelta(days=1)
"""For so long somebody who was invited may be missing from the list of accounts."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that a reading showed otherwise than the ledger has it.

    Attributes:
        why, key, member, graph_id: as in LedgerSighting.
    """

    why: Literal["missing", "unexpected"]
    key: str = ""
    member: str = ""
    graph_id: str = ""

    @property
    def mark(self) -> str:
        """Return what it is about."""
        return mark_of(self.key, self.member)

    def is_of(self, sighting: LedgerSighting) -> bool:
        """Return whether it is what was seen before, not something else of the same key."""
        return (self.why, self.graph_id) == (sighting.why, sighting.graph_id)


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """Who should be in a place, and who is shown there.

    Attributes:
        key: of the place.
        shown: who Teams shows there.
        desired: object ids of who should be there.
        owners: object ids of who may own it.
        group: who is in the team's group, where that was asked; a private channel has none.
    """

    key: str
    shown: Mapping[str, ObservedMembership]
    desired: frozenset[str]
    owners: frozenset[str]
    group: frozenset[str] | None

    def is_shown(self, user: str) -> bool:
        """Return whether Teams has somebody in it, shown in the roster or on the way there."""
        return user in self.shown or (self.group is not None and user in self.group)


def sighted(
    desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
) -> dict[str, LedgerSighting]:
    """Return the sightings after a look: new ones begin now, what is as it should be has none.

    What was not read keeps what was seen before.
    """
    seen = {one.mark: one for one in deviations(desired, observed, ledger, now)}
    after = {
        mark: one
        for mark, one in ledger.sightings.items()
        if mark not in seen and _is_kept(one, desired, observed, ledger)
    }
    for mark, found in seen.items():
        known = ledger.sightings.get(mark)
        if known is not None and found.is_of(known):
            after[mark] = known
        else:
            after[mark] = LedgerSighting(
                slug=known.slug if known else sighting_slug(mark),
                key=found.key,
                member=found.member,
                why=found.why,
                since=now,
                graph_id=found.graph_id,
                revision=known.revision if known else 0,
            )
    return after


def deviations(
    desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
) -> Iterator[Deviation]:
    """Return what this reading shows otherwise than the ledger has it, as far as it was read."""
    for entry in ledger.entries.values():
        if entry.kind == "team":
            if _is_lost_team(entry, observed):
                yield Deviation("missing", entry.slug, graph_id=entry.graph_id)
        elif (team := _team_read(observed, ledger, entry.team)) and _is_lost(
            entry, team, observed, ledger
        ):
            yield Deviation("missing", entry.slug, graph_id=entry.graph_id)
    for seen in places_seen(desired, observed, ledger):
        if (roster := ledger.rosters.get(seen.key)) is not None:
            yield from _in_place(seen, roster, observed)
    yield from _accounts(desired, observed, ledger, now)


def places_seen(
    desired: DesiredState, observed: ObservedState, ledger: Ledger
) -> Iterator[PlaceSeen]:
    """Return the teams and private channels of which was read who is in them."""
    for key, wanted in desired.teams.items():
        team = _team_read(observed, ledger, key)
        if team is not None:
            yield from places_of(wanted, team, desired, observed, ledger)


def places_of(
    wanted: DesiredTeam,
    team: ObservedTeam,
    desired: DesiredState,
    observed: ObservedState,
    ledger: Ledger,
) -> Iterator[PlaceSeen]:
    """Return the places of one team of which was read who is in them."""

    def ids(members: Iterable[str]) -> frozenset[str]:
        people = (desired.people.get(key) for key in members)
        users = (observed.user_of(one) for one in people if one)
        return frozenset(one.id for one in users if one)

    owners = frozenset(usable_owners(wanted, desired, observed))
    if team.roster is not None:
        yield PlaceSeen(wanted.key, team.roster, ids(wanted.members), owners, team.members)
    for channel in wanted.channels:
        entry = ledger.entries.get(channel.key)
        found = (team.channels or {}).get(entry.graph_id) if entry else None
        if found is not None and found.memberships is not None:
            yield PlaceSeen(channel.key, found.memberships, ids(channel.members), owners, None)


def is_due(sighting: LedgerSighting, now: datetime, second_look: timedelta) -> bool:
    """Return whether it is old enough for a second look."""
    return now - sighting.since >= second_look


# --- things


def _team_read(observed: ObservedState, ledger: Ledger, key: str) -> ObservedTeam | None:
    """Return a team of ours that was read in depth; None for any other."""
    entry = ledger.entries.get(key)
    if entry is None or key in observed.unread:
        return None
    team = observed.teams.get(entry.graph_id)
    return team if team is not None and team.channels is not None else None


def _is_lost_team(entry: LedgerEntry, observed: ObservedState) -> bool:
    if not entry.graph_id or entry.state == "gone" or entry.slug in observed.unread:
        return False
    team = observed.teams.get(entry.graph_id)
    # What was a team and is a group alone now: the list of groups may be behind, and Teams lies.
    return team is None or (team.teamless and entry.state in ("live", "archived"))


def _is_lost(
    entry: LedgerEntry, team: ObservedTeam, observed: ObservedState, ledger: Ledger
) -> bool:
    """Return whether something in a team that was read is not shown."""
    channels = team.channels or {}
    if entry.kind == "app":
        if team.apps is None:
            return False
        ours = entry.state == "live" and entry.slug == app_key(entry.team)
        return ours and bool(observed.bot_app) and observed.bot_app not in team.apps
    if not entry.graph_id or entry.state not in ("live", "archived"):
        return False  # it has no id yet, or is known to be gone
    if entry.kind == "channel":
        return entry.graph_id not in channels
    place = ledger.entries.get(channel_of(entry.slug))
    channel = channels.get(place.graph_id) if place else None
    tabs = channel.tabs if channel else None
    return tabs is not None and all(one.id != entry.graph_id for one in tabs)


# --- people


def _in_place(
    seen: PlaceSeen, roster: LedgerRoster, observed: ObservedState
) -> Iterator[Deviation]:
    known = {*roster.members, *roster.owners, *roster.left_alone}
    if seen.group is not None:
        known |= roster.asked.keys()  # who was put in the group and is not in it
    for user in known - roster.leaving.keys():  # of whom we took out, that is what was wanted
        if not seen.is_shown(user):
            yield Deviation("missing", seen.key, user)
    for user in unexpected(seen, roster, observed):
        yield Deviation("unexpected", seen.key, user)


def unexpected(seen: PlaceSeen, roster: LedgerRoster, observed: ObservedState) -> list[str]:
    """Return who is shown in a place without anybody's word, as far as the accounts tell.

    Owners whom others made are theirs; whom the list of accounts lacks may be wanted here.
    """
    known = {*roster.members, *roster.owners, *roster.left_alone, *roster.asked, *roster.leaving}
    some = seen.shown.keys() - known - seen.desired - seen.owners
    return sorted(one for one in some if not seen.shown[one].owner and one in observed.users)


def _accounts(
    desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
) -> Iterator[Deviation]:
    """Return who is wanted somewhere, had an account, and is not listed nor seated anywhere."""
    lost = [one for one in desired.people.values() if observed.user_of(one) is None]
    if not lost:
        return
    seated = frozenset[str]().union(*(one.roster or () for one in observed.teams.values()))
    known = set(ledger.guests)
    for roster in ledger.rosters.values():
        known.update(roster.members, roster.owners, roster.left_alone, roster.asked)
    for person in lost:
        invited = ledger.guests.get(person.key)
        young = invited is not None and now - invited < INVITED
        had_one = person.key in known or is_object_id(person.key)
        if had_one and not young and person.key not in seated:
            yield Deviation("missing", member=person.key)


def _is_kept(
    sighting: LedgerSighting, desired: DesiredState, observed: ObservedState, ledger: Ledger
) -> bool:
    """Return whether this reading tells nothing of it, so that it stays as it was."""
    entry = ledger.entries.get(sighting.key)
    if entry is None:
        return False  # of an account, and all are read; or the ledger has no such thing any more
    area = entry.team or entry.slug
    if area in observed.unread:
        return True
    wanted, own = desired.teams.get(area), ledger.entries.get(area)
    team = observed.teams.get(own.graph_id) if own else None
    if wanted is None or wanted.archived or team is None or team.deleted or team.teamless:
        return False
    return team.channels is None and not team.archived  # it was not read in this look


def moment(text: str) -> datetime:
    """Return a moment as the ledger keeps it in JSON."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
