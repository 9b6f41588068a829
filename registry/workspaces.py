"""Where a group works together: a team with channels (plan, "Samenwerkingsplatform")."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from registry.noun import Name


class Workspace(BaseModel):
    """The digital place of a hub, subgroup or network.

    What every team of its kind has comes from the blueprint (`graph_sync/blueprint.toml`); a
    workspace says what is different here: "altijd maatwerk".

    Attributes:
        name: the team's name as people see it.
        channels: its channels beside those of the blueprint; those that the blueprint has too are
            named here as people know them. The first one may be the general one.
        private: more channels, for the group's own team alone.
        without: names of the blueprint's channels that it does without.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    channels: tuple[Name, ...] = ()
    private: tuple[Name, ...] = ()
    without: tuple[Name, ...] = ()
