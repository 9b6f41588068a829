"""Replication lags between parts of Graph, in simulated seconds, by profile.

Microsoft documents that these lags exist and gives numbers for few of them (docs: team-put-teams,
group-post-members, channel-get-filesfolder); the profiles are ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lags:
    """Delays in simulated seconds.

    Attributes:
        created: until what was made is found by its id and in lists.
        group: until the rest of Graph can refer to a new group.
        roster: until Teams shows what changed in the group's members.
        operation: how long work takes that goes on after the answer.
        folder: until a private or shared channel has its files.
        notification: until a change is told to who subscribed.
    """

    created: float = 0.0
    group: float = 0.0
    roster: float = 0.0
    operation: float = 0.0
    folder: float = 0.0
    notification: float = 0.0


PROFILES = {
    "instant": Lags(),
    "mild": Lags(created=2, group=5, roster=20, operation=10, folder=60, notification=2),
    "ordinary": Lags(created=2, group=20, roster=60, operation=10, folder=60, notification=2),
    "slow": Lags(created=30, group=300, roster=900, operation=180, folder=600, notification=60),
}
DEFAULT = "mild"
