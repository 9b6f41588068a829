"""Accounts of members in the tenant, and who is still to be invited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from graph_sync.ledger.ledger import Ledger
from graph_sync.model.shapes import DesiredPerson, DesiredState, ObservedState
from registry.members.member import is_object_id

YOUNG = timedelta(days=1)
"""For so long somebody who was invited may be missing from the list of accounts."""


class AccountState(Enum):
    """The state of somebody's account."""

    THERE = auto()
    INVITE = auto()
    DISABLED = auto()
    NONE = auto()
    UNSURE = auto()  # they had one, and it was not listed
    LEFT = auto()  # they had one, and it is gone at a second look too


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody's account.

    Attributes:
        state: how it stands.
        member: key of the member; of two who have the same address, the first.
        user: object id; empty while they have none. Of who left, the one that they had.
        name: as people know them.
    """

    state: AccountState
    member: str
    user: str
    name: str


class PlannedAccounts:
    """The accounts of everybody whom the registry wants somewhere."""

    def __init__(
        self, desired: DesiredState, observed: ObservedState, ledger: Ledger, now: datetime
    ) -> None:
        self._observed = observed
        self._ledger = ledger
        self._now = now
        self._by_email: dict[str, str] = {}
        rosters = ledger.rosters.values()
        self._known = frozenset(ledger.guests).union(
            *((*one.members, *one.owners, *one.left_alone, *one.asked) for one in rosters)
        )
        self._seated = frozenset().union(*(one.roster or () for one in observed.teams.values()))
        self._found = {key: self._account(desired.people[key]) for key in sorted(desired.people)}
        self._members = {one.user: one for one in reversed(self._found.values()) if one.user}

    def of(self, member: str) -> Account:
        """Return the account of a member whom the registry wants."""
        return self._found.get(member) or Account(AccountState.NONE, member, "", "")

    def member_of(self, user: str) -> str:
        """Key of the member who has an account; the object id itself for anybody else."""
        known = self._members.get(user)
        return known.member if known else user

    def name_of(self, user: str) -> str:
        """Return what people call an account."""
        if (known := self._members.get(user)) and known.name:
            return known.name
        found = self._observed.users.get(user)
        return found.name if found else ""

    def _account(self, person: DesiredPerson) -> Account:
        user = self._observed.user_of(person)
        if user is not None:
            state = AccountState.THERE if user.enabled else AccountState.DISABLED
            return Account(state, person.key, user.id, person.name or user.name)
        invited = self._ledger.guests.get(person.key)
        young = invited is not None and self._now - invited < YOUNG
        if young or person.key in self._seated:  # who sits in a team has an account, listed or not
            return Account(AccountState.THERE, person.key, person.key, person.name or person.email)
        if person.key in self._known or is_object_id(person.key):  # whoever has one had an account
            gone = f"/{person.key}" in self._observed.confirmed
            state = AccountState.LEFT if gone else AccountState.UNSURE
            return Account(state, person.key, person.key, person.name or person.email)
        if not person.email:
            return Account(AccountState.NONE, person.key, "", person.name)
        first = self._by_email.setdefault(person.email.casefold(), person.key)
        return Account(AccountState.INVITE, first, "", person.name or person.email)
