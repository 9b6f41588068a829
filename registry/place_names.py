"""Names of teams and channels: what Teams takes, said when a name is entered.

Source: facts, "Limits" (Microsoft: limits and specifications for Teams; channel resource; group
resource).
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from registry.noun import Noun


class ReservedName(Noun):
    """A channel name that Teams keeps taken for thirty days after the channel was deleted.

    Its slug is made from the team's key and the folded name.

    Attributes:
        team: key of the team, such as `hub:twente`.
        name: the name.
        until: when it comes free.
    """

    section: ClassVar[str] = "reserved_names"
    indexed: ClassVar[tuple[str, ...]] = ("team",)
    dumped: ClassVar[bool] = False

    team: str
    name: str
    until: datetime
