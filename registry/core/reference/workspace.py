"""Workspace of a group: a team with channels (plan, "Samenwerkingsplatform")."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    StringConstraints,
    ValidationInfo,
    model_validator,
)

from registry.core.entity import FROM_STORAGE, Name
from registry.core.errors import Fault
from registry.core.reference.teams_names import (
    NotAName,
    fault_of_channel_name,
    fault_of_team_name,
    suggested_channel_name,
)
from registry.core.writing.lookalikes import looks


def _channel(name: str, info: ValidationInfo) -> str:
    fault = None if info.context is FROM_STORAGE else fault_of_channel_name(name)
    if fault:
        raise NotAName(fault)
    return name


def _team(name: str, info: ValidationInfo) -> str:
    fault = None if info.context is FROM_STORAGE else fault_of_team_name(name)
    if fault:
        raise NotAName(fault)
    return name


ChannelName = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_channel)]
"""A name that a channel can have in Teams."""

TeamName = Annotated[Name, AfterValidator(_team)]
"""A name that a team can have in Teams."""


class Workspace(BaseModel):
    """Digital workplace of a hub, subgroup or network.

    What every team of its kind has comes from the blueprint (`graph_sync/model/blueprint.toml`); a
    workspace says what is different here: "altijd maatwerk". Names that Teams does not take are
    refused when they come in; what is kept already is read as it is.

    Attributes:
        name: the team's name as people see it.
        channels: its channels beside those of the blueprint; those that the blueprint has too are
            named here as people know them. The first one may be the general one.
        private: more channels, for the group's own team alone.
        without: names of the blueprint's channels that it does without.
        called: last part of a channel's key (`kernteam`) → what people call that channel by now.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    name: TeamName
    channels: tuple[ChannelName, ...] = ()
    private: tuple[ChannelName, ...] = ()
    without: tuple[Name, ...] = ()
    called: dict[str, ChannelName] = {}

    def __hash__(self) -> int:
        """Hash all its names: cards are cached by what they show, and a dict has no hash."""
        called = tuple(sorted(self.called.items()))
        return hash((self.name, self.channels, self.private, self.without, called))

    @model_validator(mode="after")
    def _each_once(self, info: ValidationInfo) -> Self:
        if info.context is not FROM_STORAGE and (
            fault := fault_of_twins((*self.channels, *self.private))
        ):
            raise NotAName(fault)
        return self


def fault_of_twins(names: tuple[str, ...]) -> Fault | None:
    """Return the fault `name_twice` when two channels of a team would have the same name."""
    seen: set[str] = set()
    for name in names:
        if looks(name) in seen:
            suggestion = suggested_channel_name(name, taken=names)
            return Fault("name", "name_twice", {"value": name, "suggestion": suggestion})
        seen.add(looks(name))
    return None
