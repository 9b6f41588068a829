"""Who can own a team: of those who are wanted, accounts that are no guests (facts, 2)."""

from __future__ import annotations

from graph_sync.model.shapes import Existing, Wanted, WantedTeam

AT_ONCE = 5
"""Owners with whom a team is made; each is a member besides, and a call has twenty references."""


def usable_owners(team: WantedTeam, wanted: Wanted, existing: Existing) -> tuple[str, ...]:
    """Object ids of who can own a team, in order.

    `WantedTeam.owners` holds who was named in the settings, or else keys of who might: of them only
    who is in the tenant, is no guest and is not disabled.
    """
    found = []
    for key in team.owners:
        user = existing.users.get(key)
        if user is None and key in wanted.people:
            user = existing.user_of(wanted.people[key])
        if user is not None and user.enabled and not user.guest:
            found.append(user.id)
    return tuple(dict.fromkeys(found))
