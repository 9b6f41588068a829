"""Owners for teams: desired people whose accounts are no guests (facts, 2)."""

from __future__ import annotations

from graph_sync.model.shapes import DesiredState, DesiredTeam, ObservedState

AT_ONCE = 5
"""Owners with whom a team is made; each is a member besides, and a call has twenty references."""


def usable_owners(
    team: DesiredTeam, desired: DesiredState, observed: ObservedState
) -> tuple[str, ...]:
    """Object ids of who can own a team, in order.

    `DesiredTeam.owners` holds who was named in the settings, or else keys of who might: of them
    only who is in the tenant, is no guest and is not disabled.
    """
    found = []
    for key in team.owners:
        user = observed.users.get(key)
        if user is None and key in desired.people:
            user = observed.user_of(desired.people[key])
        if user is not None and user.enabled and not user.guest:
            found.append(user.id)
    return tuple(dict.fromkeys(found))
