"""A tiny world for tests of planning: what is wanted, Teams in memory, the ledger, and a person who
applies plans to them as `graph_sync.apply` does to the real thing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from graph_sync.ledger.ledger import Ledger, LedgerArea, LedgerEntry, LedgerRoster, LedgerSighting
from graph_sync.ledger.reconcile import reconcile_ledger
from graph_sync.ledger.sightings import deviations
from graph_sync.model.keys import channel_key, nickname, tab_key, team_of, unique_name
from graph_sync.model.owners import AT_ONCE, usable_owners
from graph_sync.model.shapes import (
    GENERAL,
    DesiredChannel,
    DesiredPerson,
    DesiredState,
    DesiredTab,
    DesiredTeam,
    ObservedChannel,
    ObservedMembership,
    ObservedState,
    ObservedTab,
    ObservedTeam,
    ObservedUser,
)
from graph_sync.plan import make_plan
from registry.core.reference.teams_names import ReservedName
from registry.provisioning.plan import Plan, PlannedChange, ResourceKind, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.provisioning.removal_budget import Removed

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
WEBSITE = "com.microsoft.teamspace.tab.web"
BOT = "bot-in-catalogue"
OWNER = "owner"


def tab(channel, part="website", name="Website", url="https://platformplek.nl/"):
    return DesiredTab(tab_key(channel, part), name, WEBSITE, url)


def channel(team, part, name="", *, members=(), private=False, tabs=(), known_as=(), **more):
    key = channel_key(team, part)
    name = name or part.title()
    return DesiredChannel(
        key=key,
        name=name,
        kind="private" if private else "standard",
        general=part == GENERAL,
        known_as=(name, *known_as),
        members=frozenset(members),
        tabs=tuple(tab(key, one) for one in tabs),
        **more,
    )


def team(key, name="", *, channels=(), members=(), owners=(OWNER,), known_as=(), **more):
    name = name or key.partition(":")[2].title()
    inside = frozenset(members).union(*(one.members for one in channels))
    return DesiredTeam(
        key=key,
        name=name,
        unique_name=unique_name(key),
        nickname=nickname(key),
        known_as=(name, *known_as),
        channels=(channel(key, GENERAL, "Algemeen", known_as=("General",)), *channels),
        members=inside,
        owners=tuple(owners),
        **more,
    )


def desired(*teams, people=(), blocked=()):
    """Everybody who is in a team is somebody with an e-mail address, unless said otherwise."""
    known = {one.key: one for one in people}
    keys = frozenset().union(*(one.members for one in teams))
    everybody = {
        key: known.get(key, DesiredPerson(key, f"{key}@x.nl", key.title())) for key in keys
    }
    return DesiredState({one.key: one for one in teams}, everybody, tuple(blocked))


def hub(slug="twente", *more, members=("an", "bo"), **others):
    """A hub's team with a private channel and one with a tab."""
    key = f"hub:{slug}"
    standard = (
        channel(key, "kernteam", private=True, members=members[:1]),
        channel(key, "agenda", tabs=("website",)),
    )
    return team(key, f"GW {slug.title()}", channels=(*standard, *more), members=members, **others)


@dataclass
class Teams:
    """Teams in memory, changed by hand or by applying plans.

    Attributes:
        shown_at_once: whether a roster shows at once who is put in a group.
    """

    teams: dict[str, ObservedTeam] = field(default_factory=dict)
    users: dict[str, ObservedUser] = field(default_factory=dict)
    bot_app: str = BOT
    unread: dict[str, str] = field(default_factory=dict)
    shown_at_once: bool = True
    made: int = 0

    def account(self, key, *, email="", guest=False, enabled=True):
        emails = (email,) if email else ()
        self.users[key] = ObservedUser(key, key.title(), emails, guest=guest, enabled=enabled)
        return key

    def by_hand(self, name, *channels, people=(), owner="chief", **more):
        """Somebody makes a team. Channels are names; `(name, kind)` for others than standard."""
        self.account(owner)
        id_ = self._id("team")
        first = ObservedChannel(self._id("chan"), "General", tabs=())
        there = {first.id: first}
        for one in channels:
            called, kind = one if isinstance(one, tuple) else (one, "standard")
            memberships = {owner: _membership(owner, owner=True)} if kind == "private" else None
            made = ObservedChannel(self._id("chan"), called, kind, memberships=memberships, tabs=())
            there[made.id] = made
        roster = {owner: _membership(owner, owner=True)} | {
            self.account(p): _membership(p) for p in people
        }
        self.teams[id_] = ObservedTeam(
            id=id_,
            name=name,
            url=f"https://teams/{id_}",
            general=first.id,
            channels=there,
            roster=roster,
            members=frozenset(roster),
            apps={},
            **more,
        )
        return id_

    def _id(self, kind):
        self.made += 1
        return f"{kind}-{self.made:04d}"

    def team(self, name):
        (found,) = [one for one in self.teams.values() if one.name == name and not one.deleted]
        return found

    def change(self, id_, **news):
        self.teams[id_] = replace(self.teams[id_], **news)

    def channel(self, team_name, name):
        there = self.team(team_name).channels.values()
        (found,) = [one for one in there if one.name == name]
        return found

    def change_channel(self, team_id, id_, **news):
        there = dict(self.teams[team_id].channels)
        there[id_] = replace(there[id_], **news)
        self.change(team_id, channels=there)

    def drop_channel(self, team_id, id_):
        there = dict(self.teams[team_id].channels)
        del there[id_]
        self.change(team_id, channels=there)

    def enter(self, team_id, user, *, owner=False):
        """Somebody puts a person in a team; Teams shows them at once."""
        self.account(user) if user not in self.users else None
        found = self.teams[team_id]
        self.change(
            team_id,
            roster={**found.roster, user: _membership(user, owner=owner)},
            members=(found.members or frozenset()) | {user},
        )

    def leave(self, team_id, user):
        found = self.teams[team_id]
        self.change(
            team_id,
            roster={key: one for key, one in found.roster.items() if key != user},
            members=(found.members or frozenset()) - {user},
            channels={
                key: one
                if not one.memberships
                else replace(
                    one, memberships={k: s for k, s in one.memberships.items() if k != user}
                )
                for key, one in found.channels.items()
            },
        )

    def show_everybody(self):
        """The rosters catch up with the groups."""
        for id_, one in self.teams.items():
            if one.roster is not None and one.members is not None:
                late = {user: _membership(user) for user in one.members - one.roster.keys()}
                self.change(id_, roster={**one.roster, **late})

    @property
    def observed(self):
        by_email = {email: one.id for one in self.users.values() for email in one.emails}
        return ObservedState(
            dict(self.teams), dict(self.users), by_email, self.bot_app, dict(self.unread), NOW
        )


def _membership(user, *, owner=False):
    return ObservedMembership(user, f"seat-{user}", owner=owner)


def _has_owner(memberships):
    return any(one.owner for one in (memberships or {}).values())


@dataclass
class Harness:
    """What is wanted, what there is, what was agreed on, and who plans and applies.

    Attributes:
        applied: every change that was applied.
    """

    desired: DesiredState
    teams: Teams = field(default_factory=Teams)
    entries: dict[str, LedgerEntry] = field(default_factory=dict)
    rosters: dict[str, LedgerRoster] = field(default_factory=dict)
    areas: dict[str, LedgerArea] = field(default_factory=dict)
    guests: dict[str, datetime] = field(default_factory=dict)
    sightings: dict[str, LedgerSighting] = field(default_factory=dict)
    reserved: list[ReservedName] = field(default_factory=list)
    now: datetime = NOW
    applied: list[PlannedChange] = field(default_factory=list)

    def __post_init__(self):
        if OWNER not in self.teams.users:
            self.teams.account(OWNER)

    @property
    def ledger(self):
        by_id = {
            one.graph_id: key
            for key, one in self.entries.items()
            if one.graph_id and one.state != "gone"
        }
        return Ledger(
            dict(self.entries),
            by_id,
            dict(self.rosters),
            dict(self.areas),
            dict(self.guests),
            dict(self.sightings),
        )

    def plan(self, *, reconcile=True, sure=True, **more):
        """What would be done, once the ledger is reconciled.

        Args:
            reconcile: whether it is.
            sure: a second look showed the same as this one; else this is the first.
            more: as for `make_plan`.
        """
        observed, ledger = self.seen(sure=sure), self.ledger
        if reconcile:
            ledger = reconcile_ledger(self.desired, observed, ledger, self.now)
        options = {"removed": Removed(), "policy": SyncPolicy(slug="sync"), "now": self.now}
        return make_plan(
            self.desired,
            observed,
            ledger,
            **{**options, "reserved": self.reserved, **more},
        )

    def seen(self, *, sure=True):
        """What Teams shows; whatever deviates from the ledger is so at a second look too."""
        observed = self.teams.observed
        if not sure:
            return observed
        found = deviations(self.desired, observed, self.ledger, self.now)
        return replace(observed, confirmed=frozenset(one.mark for one in found))

    def persist(self, *, sure=True):
        """Persist the reconciled ledger."""
        ledger = reconcile_ledger(self.desired, self.seen(sure=sure), self.ledger, self.now)
        self.entries, self.rosters = dict(ledger.entries), dict(ledger.rosters)
        self.sightings = dict(ledger.sightings)

    def sync(self):
        """Plan, and apply all of it."""
        plan = self.plan()
        self.persist()
        aside = [one for one in plan.changes if one.via]
        for one in plan.changes:
            if (one.action, one.kind) == (SyncAction.RENAME, ResourceKind.CHANNEL):
                while aside:  # those step aside before any other gets its name
                    self._name_channel(aside[0].key, aside.pop(0).via)
            self.apply(one)
        return plan

    def apply(self, change):
        owned = self._owned()
        getattr(self, f"_{change.action}")(change)
        self.applied.append(change)
        gone = {key for key in owned - self._owned() if key in self.entries}
        assert not gone, f"{gone} has no owner after {change}"

    def _owned(self):
        """Places of ours that have an owner: teams, and channels that are wanted as private."""
        found = set()
        private = {
            one.key
            for team_ in self.desired.teams.values()
            for one in team_.channels
            if one.kind == "private"
        }
        for key, entry in self.entries.items():
            if entry.kind == "team" and (team_ := self.teams.teams.get(entry.graph_id)):
                found |= {key} if _has_owner(team_.roster) else set()
            elif key in private and entry.team in self.entries:
                whole = self.teams.teams.get(self._id(entry.team))
                found_ = (whole.channels or {}).get(entry.graph_id) if whole else None
                found |= {key} if found_ and _has_owner(found_.memberships) else set()
        return found

    # --- where things are

    def _id(self, key):
        return self.entries[key].graph_id

    def _team(self, key) -> ObservedTeam:
        return self.teams.teams[self._id(team_of(key))]

    def _enter(self, key, **fields):
        before = self.entries.get(key)
        news = {"state": "live", "since": self.now, **fields}
        self.entries[key] = (
            before.model_copy(update=news) if before else LedgerEntry(slug=key, **news)
        )

    def _channel(self, key) -> ObservedChannel:
        return self._team(key).channels[self._id(key.partition(":tab:")[0])]

    def _desired(self, key):
        whole = self.desired.teams[team_of(key)]
        return next((one for one in whole.channels if one.key == key), whole)

    # --- what is done

    def _create(self, change):
        key = change.key
        if change.kind is ResourceKind.TEAM:
            self._create_team(self.desired.teams[key])
        elif change.kind is ResourceKind.CHANNEL:
            self._create_channel(self._desired(key))
        else:
            channel_ = self._channel(key)
            desired = next(
                one for one in self._desired(key.partition(":tab:")[0]).tabs if one.key == key
            )
            made = ObservedTab(self.teams._id("tab"), desired.name, desired.app, desired.url)
            assert channel_.tabs is not None
            self._alter_channel(key.partition(":tab:")[0], tabs=(*channel_.tabs, made))
            where = {"kind": "tab", "team": change.area}
            self._enter(key, graph_id=made.id, name=desired.name, url=desired.url, **where)

    def _create_team(self, desired):
        assert desired.owners
        id_ = self.teams.by_hand(desired.name, owner=desired.owners[0])
        self.teams.change(id_, unique_name=desired.unique_name, description=desired.description)
        about = {"name": desired.name, "description": desired.description}
        self._enter(desired.key, kind="team", graph_id=id_, **about)
        first = self.teams.teams[id_].general
        general = f"{desired.key}:{GENERAL}"
        self._enter(general, kind="channel", team=desired.key, graph_id=first, name="General")
        first = usable_owners(desired, self.desired, self.teams.observed)[:AT_ONCE]
        for one in first:
            self.teams.enter(id_, one, owner=True)
        asked = dict.fromkeys(first, self.now.isoformat())
        self.rosters[desired.key] = LedgerRoster(slug=desired.key, asked=asked, owners=first)

    def _create_channel(self, desired):
        area = team_of(desired.key)
        there = {one.name.casefold() for one in self._team(area).channels.values()}
        assert desired.name.casefold() not in there, f"{desired.name} is taken"
        owners = usable_owners(self.desired.teams[area], self.desired, self.teams.observed)
        # Who is put in the team at the same time is in it before its private channels are made.
        first = [one for one in owners[:AT_ONCE] if one in self._team(area).roster] or owners[:1]
        assert first or desired.kind != "private", f"{desired.key} would have no owner"
        owning = {one: _membership(one, owner=True) for one in first}
        memberships = owning if desired.kind == "private" else None
        made = ObservedChannel(
            self.teams._id("chan"),
            desired.name,
            desired.kind,
            desired.description,
            memberships=memberships,
            tabs=(),
        )
        team_ = self._team(area)
        self.teams.change(team_.id, channels={**team_.channels, made.id: made})
        about = {"name": desired.name, "description": desired.description}
        self._enter(desired.key, kind="channel", team=area, graph_id=made.id, **about)
        if memberships is not None:
            roster = LedgerRoster(slug=desired.key, members=tuple(first), owners=tuple(first))
            self.rosters[desired.key] = roster

    def _adopt(self, change):
        area = "" if change.kind is ResourceKind.TEAM else change.area
        fields = {"kind": change.kind.value, "team": area, "graph_id": change.graph_id}
        if change.kind is ResourceKind.TEAM:
            found = self.teams.teams[change.graph_id]
            about = {"name": found.name, "description": found.description}
            self.rosters[change.key] = self._first_roster(change.key, found.roster)
        elif change.kind is ResourceKind.CHANNEL:
            found = self._team(change.area).channels[change.graph_id]
            about = {"name": found.name, "description": found.description}
            if found.memberships is not None:
                self.rosters[change.key] = self._first_roster(change.key, found.memberships)
        else:
            tabs = self._channel(change.key).tabs
            found = next(one for one in tabs if one.id == change.graph_id)
            about = {"name": found.name, "url": found.url}
        self._enter(change.key, adopted=change.cause == "found", **fields, **about)

    def _first_roster(self, key, memberships):
        desired = self._desired(key)
        ids = {self._user(one) for one in desired.members}
        members = tuple(sorted(set(memberships) & ids))
        return LedgerRoster(
            slug=key, members=members, left_alone=tuple(sorted(set(memberships) - ids))
        )

    def _user(self, member):
        person = self.desired.people.get(member) or DesiredPerson(member)
        found = self.teams.observed.user_of(person)
        return found.id if found else member

    def _move(self, change):
        def new(key):
            mine = key == change.before or key.startswith(f"{change.before}:")
            return change.after + key[len(change.before) :] if mine else key

        moved = {new(key): (key, one) for key, one in self.entries.items()}
        self.entries = {
            key: one
            if key == old
            else one.model_copy(update={"slug": key, "team": team_of(key) if one.team else ""})
            for key, (old, one) in moved.items()
        }
        self.rosters = {
            new(key): one.model_copy(update={"slug": new(key)}) for key, one in self.rosters.items()
        }

    def _forget(self, change):
        gone = [key for key in self.entries if key == change.key]
        gone += [key for key, one in self.entries.items() if one.team == change.key]
        for key in gone:
            self.entries.pop(key, None)
            self.rosters.pop(key, None)

    def _restore(self, change):
        self.teams.change(change.graph_id, deleted=False)

    def _archive(self, change):
        self._file(change, archived=True)

    def _unarchive(self, change):
        self._file(change, archived=False)

    def _file(self, change, *, archived):
        if change.kind is ResourceKind.TEAM:
            self.teams.change(self._id(change.key), archived=archived)
        else:
            assert self._channel(change.key).id != self._team(change.key).general
            self._alter_channel(change.key, archived=archived)
        self._enter(change.key, state="archived" if archived else "live")

    def _rename(self, change):
        if change.kind is ResourceKind.TAB:
            self._alter_tab(change.key, name=change.after)
        elif change.kind is ResourceKind.TEAM:
            self.teams.change(self._id(change.key), name=change.after)
        else:
            self._name_channel(change.key, change.after)
        self._enter(change.key, name=change.after)

    def _name_channel(self, key, name):
        me = self._channel(key)
        others = [one for one in self._team(key).channels.values() if one.id != me.id]
        assert name.casefold() not in {one.name.casefold() for one in others}, f"{name} is taken"
        self._alter_channel(key, name=name)

    def _describe(self, change):
        if change.kind is ResourceKind.TEAM:
            self.teams.change(self._id(change.key), description=change.after)
        else:
            self._alter_channel(change.key, description=change.after)
        self._enter(change.key, description=change.after)

    def _change(self, change):
        self._alter_tab(change.key, url=change.after)
        self._enter(change.key, url=change.after)

    def _alter_channel(self, key, **news):
        self.teams.change_channel(self._id(team_of(key)), self._id(key), **news)

    def _alter_tab(self, key, **news):
        place, id_ = key.partition(":tab:")[0], self._id(key)
        tabs = self._channel(key).tabs
        self._alter_channel(
            place, tabs=tuple(replace(one, **news) if one.id == id_ else one for one in tabs)
        )

    def _install(self, change):
        found = self._team(change.key)
        self.teams.change(found.id, apps={**found.apps, self.teams.bot_app: "installation"})
        self._enter(change.key, kind="app", team=change.area)

    def _invite(self, change):
        person = self.desired.people[change.member]
        assert person.email
        self.teams.account(f"id-{change.member}", email=person.email.casefold(), guest=True)
        self.guests[f"id-{change.member}"] = self.now

    def _add(self, change):
        user, place = self._user(change.member), change.key.partition("/")[0]
        assert self.teams.users[user].enabled
        found = self._team(place)
        if place == change.area:
            self.teams.change(found.id, members=(found.members or frozenset()) | {user})
            if self.teams.shown_at_once:
                self.teams.enter(found.id, user)
            self._note(place, asked={user: self.now.isoformat()})
        elif user in found.roster:
            memberships = self._channel(place).memberships
            mine = {user: _membership(user)}
            self._alter_channel(place, memberships={**mine, **memberships})
            self._note(place, members=(user,))

    def _note(self, place, *, asked=None, members=()):
        before = self.rosters.get(place) or LedgerRoster(slug=place)
        news = {
            "asked": {**before.asked, **(asked or {})},
            "members": tuple(dict.fromkeys((*before.members, *members))),
        }
        self.rosters[place] = before.model_copy(update=news)

    def _remove(self, change):
        if change.kind is ResourceKind.TAB:
            place, id_ = change.key.partition(":tab:")[0], self._id(change.key)
            left = tuple(one for one in self._channel(change.key).tabs if one.id != id_)
            self._alter_channel(place, tabs=left)
            del self.entries[change.key]
            return
        place, user = change.key.partition("/")[0], self._user(change.member)
        if place == change.area:
            membership = self._team(place).roster.get(user)
            assert membership is None or not membership.owner
            self.teams.leave(self._id(place), user)
        else:
            memberships = self._channel(place).memberships
            assert not memberships[user].owner
            left = {key: one for key, one in memberships.items() if key != user}
            self._alter_channel(place, memberships=left)
        self.rosters[place] = self._gone(self.rosters[place], user)

    @staticmethod
    def _gone(roster, user):
        fields = ("members", "owners", "left_alone")
        news = {name: tuple(one for one in getattr(roster, name) if one != user) for name in fields}
        asked = {key: at for key, at in roster.asked.items() if key != user}
        return roster.model_copy(update={**news, "asked": asked})

    def _promote(self, change):
        self._own(change, owner=True)

    def _demote(self, change):
        self._own(change, owner=False)

    def _own(self, change, *, owner):
        user, place = self._user(change.member), change.key.partition("/")[0]
        found, mine = self._team(change.area), {user: _membership(user, owner=owner)}
        if place == change.area:
            self.teams.change(found.id, roster={**found.roster, **mine})
        else:
            memberships = self._channel(place).memberships
            if user not in memberships:
                return  # they wait to be shown in the team
            self._alter_channel(place, memberships={**memberships, **mine})
        roster = self.rosters.get(place) or LedgerRoster(slug=place)
        owners = {*roster.owners, user} if owner else {*roster.owners} - {user}
        self.rosters[place] = roster.model_copy(update={"owners": tuple(sorted(owners))})

    # --- what time does

    def later(self, **span):
        self.now += timedelta(**span)


def told(plan: Plan, *actions: SyncAction) -> list[str]:
    """A plan's changes as words: `create team hub:twente wanted`; of some actions only."""
    return [
        f"{one.action} {one.kind} {one.key} {one.cause}"
        for one in plan.changes
        if not actions or one.action in actions
    ]


def why(plan: Plan) -> dict[str, str]:
    """What is blocked: key → code."""
    return {one.key: one.why for one in plan.blocked}


def keys(parts: Iterable) -> list[str]:
    return [one.key for one in parts]


def aligned(*wanted, accounts=(), **more) -> Harness:
    """A harness in which all of this is there, made by plek, and agreed on."""
    harness = Harness(desired(*wanted, **more))
    for one in accounts:
        harness.teams.account(one)
    harness.sync()
    harness.sync()
    harness.persist()
    assert harness.plan().aligned, told(harness.plan())
    harness.applied.clear()
    return harness
