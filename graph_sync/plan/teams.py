"""Plan one team: whether it is there, its name, and all that is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graph_sync.ledger.ledger import LedgerEntry
from graph_sync.model.keys import app_key
from graph_sync.model.owners import usable_owners
from graph_sync.model.shapes import DesiredTeam, ObservedMembership, ObservedTeam
from graph_sync.plan.channels import Channels, Spot
from graph_sync.plan.costs import calls_of, seconds_of
from graph_sync.plan.draft import PlanDraft, spec_of
from graph_sync.plan.names import cause_of, cause_of_text
from graph_sync.plan.people import PlannedPlace, Present, Seating
from graph_sync.plan.tabs import plan_tabs
from graph_sync.plan.world import World, found_place, people_in
from registry.core.reference.teams_names import folded_name
from registry.provisioning.plan import (
    UNREAD,
    Blocked,
    Cause,
    PlannedChange,
    ResourceKind,
    SyncAction,
)

_NO_MEMBERSHIPS: Mapping[str, ObservedMembership] = {}


class Teams:
    """The planner of all teams, one after the other."""

    def __init__(
        self, world: World, draft: PlanDraft, ambiguous: Mapping[str, tuple[ObservedTeam, ...]]
    ) -> None:
        self._world = world
        self._draft = draft
        self._ambiguous = ambiguous

    def plan(self, team: DesiredTeam) -> None:
        """Add the changes of a team that the registry wants."""
        entry, found = self._world.ledger.entries.get(team.key), self._world.found.get(team.key)
        if self._is_quarantined(team.key, team.name):
            return
        if same := self._ambiguous.get(team.key):
            names = ", ".join(f"{one.name} ({one.id})" for one in same)
            self._block(team.key, team.name, "ambiguous", names)
        elif found is None or found.teamless:
            if found is not None and entry is None:
                self._adopt(team, found)  # somebody else made it, under our unique name
            if not self._is_unsure(entry, found) and not self._may_be_there(team, entry):
                self._missing(team, entry, gone=found is None)
        elif found.deleted:
            if entry is None or not entry.left_alone:
                self._change(SyncAction.RESTORE, team, Cause.DRIFT, found)
        elif found.channels is not None or found.archived:
            self._there(team, entry, found)

    def plan_unwanted(self, entry: LedgerEntry) -> None:
        """Add what becomes of a team of ours that the registry no longer wants."""
        found = self._world.observed.teams.get(entry.graph_id)
        if self._is_quarantined(entry.slug, entry.name):
            return
        if found is None and self._world.is_unsure(entry):
            return
        if found is None:
            self._put(SyncAction.FORGET, entry.slug, entry.name, Cause.UNWANTED, entry.graph_id)
        elif not (found.deleted or found.teamless or found.archived or entry.left_alone):
            cause = Cause.DRIFT if entry.state == "archived" else Cause.UNWANTED
            self._put(
                SyncAction.ARCHIVE,
                entry.slug,
                found.name,
                cause,
                found.id,
                removes=True,
                takes=people_in(self._world, entry.slug, found.roster),
            )

    def _is_unsure(self, entry: LedgerEntry | None, found: ObservedTeam | None) -> bool:
        """Return whether a team that is not shown, or not as a team, may be there all the same."""
        begun = entry is not None and entry.state == "making" and found is not None
        return not begun and self._world.is_unsure(entry)

    def _may_be_there(self, team: DesiredTeam, entry: LedgerEntry | None) -> bool:
        """Return whether a new team may be one of ours under another key that is not shown now."""
        if entry is not None and entry.graph_id:
            return False
        teams, name = self._world.observed.teams, folded_name(team.name)
        return any(
            one.kind == "team"
            and one.slug not in self._world.desired.teams
            and one.graph_id not in teams
            and folded_name(one.name) == name
            and self._world.is_unsure(one)
            for one in self._world.ledger.entries.values()
        )

    def _is_quarantined(self, key: str, name: str) -> bool:
        """Return whether nothing can be done in a team now; says why."""
        if why := self._world.observed.unread.get(key):
            self._block(key, name, UNREAD, why)
            return True
        area = self._world.ledger.areas.get(key)
        if area is None or not area.setback or area.retry_at is None:
            return False
        if area.retry_at <= self._world.now:
            return False
        self._block(key, name, "set-aside", area.retry_at.isoformat())
        return True

    # --- a team that is not there

    def _missing(self, team: DesiredTeam, entry: LedgerEntry | None, *, gone: bool) -> None:
        """Plan to make a team, or to go on with making it: that looks the same in both plans."""
        if team.archived or (entry is not None and entry.left_alone):
            return
        if not usable_owners(team, self._world.desired, self._world.observed):
            self._block(team.key, team.name, "no-owner")
            return
        if other := self._strangers(team):
            self._block(team.key, team.name, "not-ours", f"{other.name} ({other.id})")
            return
        gone = gone and entry is not None and bool(entry.graph_id)
        self._change(SyncAction.CREATE, team, Cause.DRIFT if gone else Cause.WANTED, None)
        spec = spec_of(team.description, "welcome" if team.welcome else "")
        self._draft.changes[-1] = replace(self._draft.changes[-1], spec=spec)
        self._inside(team, None, anew=gone)

    def _strangers(self, team: DesiredTeam) -> ObservedTeam | None:
        """Return a group that somebody said is not ours, and that has this team's unique name.

        Making the team would take that group over: they are one and the same to Microsoft.
        """
        declined = self._world.not_ours
        there = self._world.observed.teams.values()
        same = (one for one in there if one.unique_name == team.unique_name and not one.deleted)
        return next((one for one in same if (team.key, one.id) in declined), None)

    # --- a team that is there

    def _there(self, team: DesiredTeam, entry: LedgerEntry | None, found: ObservedTeam) -> None:
        if entry is None or not entry.graph_id:
            # What we began to make is in the ledger; a unique name alone anybody can give.
            ours = entry is not None and found.unique_name == team.unique_name
            if ours:
                self._change(SyncAction.ADOPT, team, Cause.WANTED, found)
            else:
                self._adopt(team, found)
        alone = entry is not None and entry.left_alone
        was_archived = entry is not None and entry.state == "archived"
        if team.archived:
            if not found.archived and not alone:
                cause = Cause.DRIFT if was_archived else Cause.REGISTRY
                takes = people_in(self._world, team.key, found.roster)
                self._change(SyncAction.ARCHIVE, team, cause, found, removes=True, takes=takes)
            return
        if found.archived:
            if alone:
                return
            cause = Cause.REGISTRY if was_archived else Cause.DRIFT
            self._change(SyncAction.UNARCHIVE, team, cause, found)
        if not alone:
            self._name(team, entry, found)
        if found.channels is not None:
            self._inside(team, found)

    def _adopt(self, team: DesiredTeam, found: ObservedTeam) -> None:
        """Plan to take over a team that people made, with what a person can judge it by."""
        self._change(SyncAction.ADOPT, team, Cause.FOUND, found)
        looks = found_place(self._world, team.name, found.roster, found.created)
        self._draft.changes[-1] = replace(self._draft.changes[-1], found=looks)

    def _name(self, team: DesiredTeam, entry: LedgerEntry | None, found: ObservedTeam) -> None:
        if cause := cause_of(team.name, found.name, entry.name if entry else None):
            self._change(SyncAction.RENAME, team, cause, found, before=found.name, after=team.name)
        if cause := cause_of_text(team.description, found.description, entry):
            self._change(
                SyncAction.DESCRIBE,
                team,
                cause,
                found,
                before=found.description,
                after=team.description,
            )

    # --- what is in it

    def _inside(self, team: DesiredTeam, found: ObservedTeam | None, *, anew: bool = False) -> None:
        entries = self._world.inside.get(team.key, {}) if found else {}
        installed = self._app(team, found, entries.get(app_key(team.key)))
        spots = Channels(self._world, self._draft, team, found).plan()
        plan_tabs(self._world, self._draft, team.key, spots, entries)
        if installed:
            for spot in spots:
                self._bot_in(team, spot)
        present = self._people(team, found, self._needed(team, found, spots), anew=anew)
        if present is not None:
            for spot in spots:
                self._memberships(team, spot, present)

    def _app(
        self, team: DesiredTeam, found: ObservedTeam | None, entry: LedgerEntry | None
    ) -> bool:
        """Plan to install the bot's app; return whether it is in the team already."""
        app = self._world.observed.bot_app
        if not team.bot or not app or (entry is not None and entry.left_alone):
            return False
        live = entry is not None and entry.state == "live"
        if found is not None and (live if found.apps is None else app in found.apps):
            return True
        if self._world.observed.bot_app_asks:
            return False  # it can't install itself anywhere, which is said once
        if entry is not None and entry.is_refused(self._world.now):
            why = "app-refused"
            self._draft.blocked.append(
                Blocked(app_key(team.key), team.key, "PLeK", ResourceKind.APP, why)
            )
            return False
        if found is not None and live and self._world.is_doubted(app_key(team.key)):
            return False
        cause = Cause.DRIFT if live else Cause.WANTED
        self._install(team, app_key(team.key), team.name, cause)
        return False

    def _bot_in(self, team: DesiredTeam, spot: Spot) -> None:
        """Plan to let the bot in a private or shared channel, or say that somebody must."""
        desired, found, entry = spot.desired, spot.found, spot.entry
        if desired.kind == "standard" or found is None or found.archived:
            return
        now = self._world.now
        if found.kind != desired.kind or (entry is not None and entry.has_bot(now)):
            return
        # Let in, and not heard of for a day: letting it in once more would change nothing.
        tried = entry is not None and (entry.bot == "enabled" or entry.is_refused(now))
        if self._world.channel_app and not tried:
            self._install(team, app_key(desired.key), desired.name, Cause.WANTED)
            return
        why = "bot-not-in-channel"
        self._draft.blocked.append(
            # Not the channel's own key: the channel is there, as approved.
            Blocked(
                app_key(desired.key), team.key, desired.name, ResourceKind.CHANNEL, why, team.name
            )
        )

    def _install(self, team: DesiredTeam, key: str, where: str, cause: Cause) -> None:
        self._draft.changes.append(
            PlannedChange(
                action=SyncAction.INSTALL,
                kind=ResourceKind.APP,
                key=key,
                area=team.key,
                name="PLeK",
                cause=cause,
                where=where,
            )
        )

    def _needed(
        self, team: DesiredTeam, found: ObservedTeam | None, spots: Iterable[Spot]
    ) -> frozenset[str]:
        """Return who may not leave the team yet: with them a private channel loses its last owner.

        Whoever leaves a team is out of its channels, and Teams may put nobody in their place.
        """
        needed: set[str] = set()
        wanted = usable_owners(team, self._world.desired, self._world.observed)
        for spot in spots:
            there = (spot.found.memberships if spot.found else None) or _NO_MEMBERSHIPS
            owning = {user for user, one in there.items() if one.owner}
            coming = (one for one in wanted if self._may_come(team, found, spot, one))
            if spot.desired.kind == "private" and not owning & set(wanted) and not any(coming):
                needed |= owning
        return frozenset(needed)

    def _may_come(
        self, team: DesiredTeam, found: ObservedTeam | None, spot: Spot, owner: str
    ) -> bool:
        """Return whether an owner can come into a channel with this plan: nobody waits for them."""
        rosters = self._world.ledger.rosters
        if (roster := rosters.get(spot.desired.key)) and owner in roster.asked:
            return False
        if found is None or owner in (found.roster or {}):
            return True
        asked = (roster := rosters.get(team.key)) is not None and owner in roster.asked
        return not asked and owner not in (found.members or ())

    def _people(
        self,
        team: DesiredTeam,
        found: ObservedTeam | None,
        needed: frozenset[str],
        *,
        anew: bool,
    ) -> Present | None:
        """Return who is in the team and comes in; None when that was not read."""
        if found is not None and found.roster is None:
            return None
        place = PlannedPlace(
            key=team.key,
            area=team.key,
            name=team.name,
            desired=team.members,
            owners=usable_owners(team, self._world.desired, self._world.observed),
            memberships=(found.roster if found else None) or _NO_MEMBERSHIPS,
            roster=None if anew else self._world.ledger.rosters.get(team.key),
            group=found.members if found else None,
            new=found is None,
            needed=needed,
        )
        return Seating(self._world, self._draft, place).plan()

    def _memberships(self, team: DesiredTeam, spot: Spot, present: Present) -> None:
        """Plan the people of a private channel."""
        if spot.desired.kind != "private":
            return
        found = spot.found
        if not spot.new and (found is None or found.kind != "private" or found.memberships is None):
            return
        ours = spot.entry is not None
        place = PlannedPlace(
            key=spot.desired.key,
            area=team.key,
            name=spot.desired.name,
            desired=spot.desired.members,
            # All of them: what may happen to one account leaves no channel without an owner.
            owners=usable_owners(team, self._world.desired, self._world.observed),
            memberships=(found.memberships if found else None) or _NO_MEMBERSHIPS,
            roster=self._world.ledger.rosters.get(spot.desired.key) if ours else None,
            group=None,
            new=spot.new,
        )
        Seating(self._world, self._draft, place, present).plan()

    # --- how

    def _block(self, key: str, name: str, why: str, value: str = "") -> None:
        self._draft.blocked.append(Blocked(key, key, name, ResourceKind.TEAM, why, value))

    def _change(
        self,
        action: SyncAction,
        team: DesiredTeam,
        cause: Cause,
        found: ObservedTeam | None,
        *,
        before: str = "",
        after: str = "",
        removes: bool = False,
        takes: int = 1,
    ) -> None:
        name = found.name if found and found.name else team.name
        graph_id = found.id if found else ""
        self._put(
            action,
            team.key,
            name,
            cause,
            graph_id,
            before=before,
            after=after,
            removes=removes,
            takes=takes,
        )

    def _put(
        self,
        action: SyncAction,
        key: str,
        name: str,
        cause: Cause,
        graph_id: str,
        *,
        before: str = "",
        after: str = "",
        removes: bool = False,
        takes: int = 1,
    ) -> None:
        self._draft.changes.append(
            PlannedChange(
                action=action,
                kind=ResourceKind.TEAM,
                key=key,
                area=key,
                name=name,
                cause=cause,
                before=before,
                after=after,
                graph_id=graph_id,
                removes=removes,
                takes=takes,
                calls=calls_of(action, ResourceKind.TEAM),
                seconds=seconds_of(action, ResourceKind.TEAM),
            )
        )
