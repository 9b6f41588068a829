"""Plan who is put in a team or private channel, and who is taken out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graph_sync.ledger.ledger import LedgerRoster
from graph_sync.model.owners import AT_ONCE
from graph_sync.model.shapes import ObservedMembership
from graph_sync.plan.accounts import Account, AccountState
from graph_sync.plan.costs import READ_BACK, REMOVED, TOGETHER
from graph_sync.plan.draft import PlanDraft
from graph_sync.plan.world import World
from registry.provisioning.plan import (
    LEAVING,
    Blocked,
    Cause,
    Pending,
    PlannedChange,
    ResourceKind,
    SyncAction,
)

PATIENCE = timedelta(hours=48)
"""For so long somebody who was asked for is pending; then they are asked for again (facts: Teams
shows people of a group within a day, sometimes more)."""

LEAVES = timedelta(hours=1)
"""For so long somebody whom Graph took out, and whom Teams still shows, is waited for; then they
are taken out again."""

ALONG = 200
"""People who come along when a private channel is made, its owners included (channel-post)."""

_NOBODY = LedgerRoster(slug="nobody")


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A team or private channel whose people are planned.

    Attributes:
        key, area, name: of the place, of its team, and what people call it.
        desired: keys of the members who should be in it.
        owners: object ids of who should own it.
        memberships: who is in it, by object id; empty when it is new.
        roster: what was last agreed on; None when nothing was: who is there may stay.
        group: who is in the team's group; None where that was not read.
        new: it is made in this plan.
        needed: object ids of who may not leave it yet, nor give up owning it: a private channel
            would be left without an owner.
    """

    key: str
    area: str
    name: str
    desired: frozenset[str]
    owners: tuple[str, ...]
    memberships: Mapping[str, ObservedMembership]
    roster: LedgerRoster | None
    group: frozenset[str] | None
    new: bool
    needed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Present:
    """People of a team, now or by this plan: they may enter its private channels.

    Attributes:
        users: object ids of who is there, as Teams shows it.
        coming: keys of members who are put in it by this plan.
        going: object ids of who is taken out of it.
        since: object id of who is waited for → since when.
        returning: keys of members of `coming` whom somebody took out by hand.
        founders: object ids of the owners with whom it is made.
    """

    users: Mapping[str, ObservedMembership]
    coming: frozenset[str]
    going: frozenset[str]
    since: Mapping[str, str]
    returning: frozenset[str] = frozenset()
    founders: frozenset[str] = frozenset()


class Seating:
    """The planner of one place's people."""

    def __init__(
        self, world: World, draft: PlanDraft, place: PlannedPlace, around: Present | None = None
    ) -> None:
        self._world = world
        self._draft = draft
        self._place = place
        self._around = around  # the team, for a private channel
        self._roster = place.roster or _NOBODY
        self._coming: set[str] = set()
        self._going: set[str] = set()
        self._since: dict[str, str] = {}
        self._returning: set[str] = set()
        self._owning: set[str] = set()  # of who should own it: who does, or will by this plan

    def plan(self) -> Present:
        """Add the place's changes to the draft."""
        desired = self._accounts()
        inside = {one.user for one in desired if one.user}
        for account in desired:
            if account.user not in self._place.memberships or self._goes_along(account):
                self._missing(account)
        for owner in self._place.owners:
            self._own(owner, inside)
        self._others(inside)
        return Present(
            self._place.memberships,
            frozenset(self._coming),
            frozenset(self._going),
            self._since,
            frozenset(self._returning),
            frozenset(one for one in self._place.owners if self._is_founder(one)),
        )

    # --- who should be there

    def _goes_along(self, account: Account) -> bool:
        """Return whether somebody is out of a private channel, be it that its list has them still.

        Who was taken out of the team is out of its channels, which show that one after the other:
        it is one change by hand, and one question.
        """
        return self._around is not None and account.member in self._around.returning

    def _accounts(self) -> list[Account]:
        """Return the accounts of who is wanted, each once, in order."""
        found: dict[str, Account] = {}
        for key in sorted(self._place.desired):
            account = self._world.accounts.of(key)
            found.setdefault(account.user or account.member, account)
        return list(found.values())

    def _missing(self, account: Account) -> None:
        if account.state is AccountState.NONE:
            self._say(account, "no-account")
        elif account.state is AccountState.DISABLED:
            self._say(account, "disabled")
        elif account.state is AccountState.UNSURE:
            pass  # they had an account, and one list without it proves nothing
        elif account.state is AccountState.LEFT:
            # Never invited again by itself: a person says whether they left.
            self._draft.left.setdefault(account.member, (self._place.area, self._place.name))
        elif account.state is AccountState.INVITE:
            self._draft.invited.add(account.member)
            self._add(account, Cause.WANTED)
        elif self._is_founder(account.user):
            pass  # who owns a place is in it from the start
        else:
            self._enter(account)

    def _say(self, account: Account, why: str) -> None:
        """Once for each person, at the first place where they should be."""
        if account.member not in self._draft.said:
            self._draft.said.add(account.member)
            name = account.name or account.member
            key = f"/{account.member}"
            self._draft.blocked.append(
                Blocked(key, self._place.area, name, ResourceKind.GUEST, why)
            )

    def _enter(self, account: Account) -> None:
        user, since = account.user, self._roster.asked.get(account.user)
        agreed = since is None and user in (*self._roster.members, *self._roster.owners)
        known = agreed or user in self._roster.left_alone
        along = self._goes_along(account)  # that was looked at in the team
        if since is not None and self._world.now - _moment(since) < PATIENCE:
            self._wait(account, since)
        elif self._place.group is not None and user in self._place.group:
            if not agreed:  # else the group shows them, and the list of the team ended early
                self._wait(account, since or "")
        elif known and not along and not self._world.is_confirmed(self._place.key, user):
            pass  # we had them in, and one list without them proves nothing
        elif self._around is not None and not self._may_enter(account, self._around):
            self._wait(account, self._around.since.get(user, ""))
        else:
            self._add(account, Cause.DRIFT if agreed else Cause.WANTED)

    def _may_enter(self, account: Account, around: Present) -> bool:
        """Return whether somebody is in the team: only then can they be in its private channels."""
        there = account.user in around.users or account.user in around.founders
        return there or account.member in around.coming

    def _wait(self, account: Account, since: str) -> None:
        self._since[account.user] = since
        self._pend(account.member, account.name, since)

    def _pend(self, member: str, name: str, since: str, why: str = "") -> None:
        place = self._place
        self._draft.pending.append(
            Pending(
                key=f"{place.key}/{member}",
                area=place.area,
                name=name,
                kind=ResourceKind.MEMBER,
                where=place.name,
                member=member,
                since=since,
                why=why,
            )
        )

    def _add(self, account: Account, cause: Cause) -> None:
        self._coming.add(account.member)
        if cause is Cause.DRIFT:
            self._returning.add(account.member)
        self._change(SyncAction.ADD, account.member, account.name, cause, calls=self._cost())

    def _cost(self) -> int:
        """Return how many calls it costs to put one more person in the place."""
        before, place = self._draft.joined[self._place.key], self._place
        self._draft.joined[place.key] += 1
        if self._around is not None:
            founders = sum(self._is_founder(one) for one in place.owners)
            return 0 if place.new and before < ALONG - founders else 1
        along = TOGETHER - 2 * len(place.owners[:AT_ONCE]) if place.new else 0
        return 0 if before < along or (before - along) % TOGETHER else 1

    # --- who should own it

    def _is_founder(self, owner: str) -> bool:
        """Return whether the place is made with this owner: of a channel, who is in its team."""
        place, around = self._place, self._around
        if not place.new or owner not in place.owners[:AT_ONCE]:
            return False
        return around is None or owner in around.users or owner in around.founders

    def _own(self, owner: str, inside: set[str]) -> None:
        place = self._place
        if self._is_founder(owner):
            self._owning.add(owner)
            return
        membership = place.memberships.get(owner)
        member = self._world.accounts.member_of(owner)
        if membership is None and owner not in inside:
            name = self._world.accounts.name_of(owner)
            self._enter(Account(AccountState.THERE, member, owner, name))
        if membership is not None and membership.owner:
            self._owning.add(owner)
        elif member in self._coming or membership is not None:
            self._owning.add(owner)
            cause = Cause.DRIFT if owner in self._roster.owners else Cause.WANTED
            # Who comes into a channel comes as its owner, in the same call.
            calls = 0 if self._around is not None and member in self._coming else 1
            self._someone(SyncAction.PROMOTE, owner, cause, calls=calls)

    def _step_down(self, user: str) -> bool:
        """Plan that an owner becomes a member; return whether they no longer own it then.

        Others' owners stay, and no place is ever without one: first the new owner is in.
        """
        place = self._place
        ours = user in self._roster.owners
        others = (one for one in place.memberships.values() if one.owner and one.user != user)
        left = self._owning or any(one.user not in self._roster.owners for one in others)
        known = user in self._world.observed.users  # else the list of accounts may be short
        if not (ours and known and place.owners and left) or user in place.needed:
            return False
        self._someone(SyncAction.DEMOTE, user, Cause.REGISTRY, removes=True)
        return True

    # --- who should not be there

    def _others(self, inside: set[str]) -> None:
        """Whoever is there and is not wanted; whoever was there before plek was may stay.

        Args:
            inside: who should be there, as a member at least.
        """
        if self._place.roster is None or self._place.new:
            return
        desired = inside | set(self._place.owners)
        for user in sorted(self._place.memberships.keys() - set(self._place.owners)):
            if user in inside and self._place.memberships[user].owner:
                self._step_down(user)
            elif user not in inside:
                self._other(user, self._place.memberships[user])
        if self._around is None:
            for user in sorted(self._grouped() - self._place.memberships.keys() - desired):
                self._other_of_group(user)

    def _grouped(self) -> set[str]:
        """Return whom we had in the team's group, whether Teams shows them or not."""
        roster = self._roster
        return {*roster.asked, *roster.leaving, *roster.members, *roster.owners}

    def _other_of_group(self, user: str) -> None:
        """Who is not wanted, and whom only the group has: it gives access too."""
        if user not in self._world.observed.users or user in self._place.needed:
            return
        roster, group = self._roster, self._place.group
        unread = group is None and (user in roster.asked or user in roster.leaving)
        stays = user in roster.left_alone and user not in roster.leaving
        if (unread or user in (group or ())) and not stays:
            self._remove(user, Cause.REGISTRY)

    def _other(self, user: str, membership: ObservedMembership) -> None:
        if user not in self._world.observed.users:
            return  # the list of accounts lacks them: it may be short, and they wanted here
        leaving = user in self._roster.leaving
        if membership.owner and not leaving and not self._step_down(user):
            return
        if user in self._roster.left_alone or user in self._place.needed:
            return
        roster = self._roster
        ours = any(user in some for some in (roster.members, roster.asked, roster.owners))
        if not ours and not self._world.is_confirmed(self._place.key, user):
            return  # one list that has them proves nothing
        self._remove(user, Cause.REGISTRY if ours else Cause.DRIFT)

    def _remove(self, user: str, cause: Cause) -> None:
        around = self._around
        if around is not None and user in around.going and user in around.users:
            return  # who is taken out of the team, which shows them, is out of its channels
        self._going.add(user)
        since = self._roster.leaving.get(user)
        if since is not None and self._world.now - _moment(since) < LEAVES:
            accounts = self._world.accounts
            self._pend(accounts.member_of(user), accounts.name_of(user), since, LEAVING)
        else:
            self._someone(SyncAction.REMOVE, user, cause, removes=True)

    def _someone(
        self, action: SyncAction, user: str, cause: Cause, *, removes: bool = False, calls: int = 1
    ) -> None:
        accounts = self._world.accounts
        member = accounts.member_of(user)
        calls = self._cost_of_less(action, user) if removes else calls
        name = accounts.name_of(user)
        self._change(action, member, name, cause, user=user, calls=calls, removes=removes)

    def _cost_of_less(self, action: SyncAction, user: str) -> int:
        """Return how many calls it costs to end one more person's place or role here."""
        place, less = self._place.key, self._draft.less
        first = not (less[place, SyncAction.REMOVE] or less[place, SyncAction.DEMOTE])
        before = less[place, action]
        less[place, action] += 1
        together = action is SyncAction.REMOVE and self._around is None
        own = 1 if not together or before % REMOVED == 0 else 0
        own += 1  # whether they are out is asked by id, in the team's private channels too
        if together:
            own += sum(key.startswith(f"{place}:") for key in self._world.places_with(user))
        if not first:
            return own
        # One look for all of them, when it was done: at the team and its group, or at the channel.
        return own + (READ_BACK if self._around is None else 1)

    def _change(
        self,
        action: SyncAction,
        member: str,
        name: str,
        cause: Cause,
        *,
        user: str = "",
        calls: int = 1,
        removes: bool = False,
    ) -> None:
        place = self._place
        membership = place.memberships.get(user)
        self._draft.changes.append(
            PlannedChange(
                action=action,
                kind=ResourceKind.MEMBER,
                key=f"{place.key}/{member}",
                area=place.area,
                name=name,
                cause=cause,
                where=place.name,
                member=member,
                graph_id=membership.id if membership else "",
                removes=removes,
                calls=calls,
            )
        )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
