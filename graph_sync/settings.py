"""Operator's settings of the sync, from the environment with the prefix `PLEK_`."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from yarl import URL

from registry.core.setting_values import WebAddress, entra_ids, split_at_commas

MICROSOFT = "https://graph.microsoft.com/v1.0"
SANDBOX_PORT = 56140
"""Where `plek sandbox` and `plek up` have the local Graph unless told otherwise."""


class SyncSettings(BaseSettings):
    """docs/configuration.md is checked against this class."""

    model_config = SettingsConfigDict(env_prefix="PLEK_", extra="ignore", frozen=True)

    mode: str = Field(
        default="production",
        pattern="^(local|production)$",
        description="`local` looks for the local Graph instead of Microsoft's.",
    )
    graph_url: WebAddress = Field(
        default="",
        description="Microsoft Graph; empty: Microsoft's own in production, the local Graph on "
        f"port {SANDBOX_PORT} in local mode. An address on this machine is called without a real "
        "token.",
    )
    graph_speed: float = Field(
        default=1.0,
        gt=0,
        le=10_000,
        description="How many times faster than ours the clock of a local Graph goes; waiting is "
        "shortened by it.",
    )
    app_id: str = Field(
        default="",
        description="The bot's app id: the app with this id is installed in each team.",
    )
    team_owners: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Entra object ids, separated by commas, of licensed people who own the teams. "
        "Empty: the kernteam's members who are no guests.",
    )
    blueprint: Path | None = Field(
        default=None,
        description="A TOML file instead of `graph_sync/model/blueprint.toml`: which places each "
        "kind of thing gets.",
    )
    invitation_url: WebAddress = Field(
        default="https://teams.microsoft.com",
        description="Where somebody lands who accepts an invitation.",
    )
    invitation_mail: bool = Field(
        default=True,
        description="Whether Microsoft sends invitations by e-mail.",
    )

    channel_app: bool = Field(
        default=False,
        description="Let the sync put the bot in private and shared channels itself, in which an "
        "app of the team is not by itself. For private channels Microsoft has that in Graph's "
        "beta only. Without it the plan says where somebody does it by hand.",
    )

    sync_wait: float = Field(
        default=900.0,
        ge=0,
        le=86_400,
        description="For how many seconds a sync waits in a team until Microsoft is that far: "
        "until Teams knows a new group, and shows in a team who was put in it. What takes longer "
        "is left to the next look. The bot itself waits three minutes at most, so that others' "
        "wishes need not wait for it.",
    )
    sync_second_look: int = Field(
        default=30,
        ge=1,
        le=24 * 60,
        description="Minutes until the sync looks a second time at what Teams did not show: only "
        "what is missing then too, asked for by its id, counts as gone.",
    )

    @field_validator("team_owners", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        parts = split_at_commas(value)
        return tuple(one.casefold() for one in parts) if isinstance(parts, tuple) else parts

    @field_validator("team_owners")
    @classmethod
    def _object_ids(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        entra_ids(value)
        return value

    @property
    def second_look(self) -> timedelta:
        """How old a sighting is before it can be confirmed."""
        return timedelta(minutes=self.sync_second_look)

    @property
    def graph(self) -> str:
        """Graph's address with its version; what was set may leave that out."""
        chosen = self.graph_url.rstrip("/")
        if not chosen:
            local = f"http://127.0.0.1:{SANDBOX_PORT}/v1.0"
            return local if self.mode == "local" else MICROSOFT
        path = URL(chosen).path.rstrip("/")
        return chosen if path.endswith(("/v1.0", "/beta")) else f"{chosen}/v1.0"

    @property
    def graph_is_local(self) -> bool:
        """Return whether Graph is on this machine, and so needs no real token."""
        host = URL(self.graph).host or ""
        try:
            return ip_address(host).is_loopback
        except ValueError:
            return host == "localhost"
