"""Where a group works together: a team with channels (plan, "Samenwerkingsplatform")."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from registry.noun import Name


class Workspace(BaseModel):
    """The digital place of a hub, subgroup or network.

    Attributes:
        name: the team's name as people see it.
        channels: its channels, the first one is the general one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    channels: tuple[Name, ...] = ()
