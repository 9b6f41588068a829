"""Settings of plek, each read from the environment with the prefix `PLEK_`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, SecretStr, ValidationInfo, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from registry.core.setting_values import (
    DatabaseUrl,
    Folder,
    WebAddress,
    entra_ids,
    split_at_commas,
)
from registry.core.vocabulary import Language
from registry.members.member import is_object_id

LOOPBACK_NAMES = {"localhost"}

Purpose = Literal["", "cafe", "kernteam", "helpdesk"]
"""What a channel is used for by the bot; empty for nothing special."""

PURPOSES: tuple[Purpose, ...] = tuple(one for one in get_args(Purpose) if one)
"""All that a channel can be for."""

PictureWay = Literal["served", "embedded", "none"]
"""How pictures on cards come to people."""

_CHANNEL_ID = re.compile(r"19:[\w:-]+@thread\.(tacv2|skype|v2)")


CREDENTIALS = (
    "PLEK_APP_SECRET",
    "PLEK_APP_CERTIFICATE",
    "PLEK_MANAGED_IDENTITY",
    "PLEK_FEDERATED_IDENTITY",
    "PLEK_FEDERATED_TOKEN_FILE",
)
"""The settings by which the app can prove who it is."""


def is_loopback(host: str) -> bool:
    """Return whether a host name or address stays on this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() in LOOPBACK_NAMES


def _overlap(one: str, other: str) -> bool:
    """Return whether two servers at one port can't listen at these two addresses."""
    if one.casefold() == other.casefold() or (is_loopback(one) and is_loopback(other)):
        return True
    return any(_is_everywhere(host) for host in (one, other))


def _is_everywhere(host: str) -> bool:
    try:
        return ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return False


class Mode(StrEnum):
    """Mode of operation: how strict plek is about who calls it."""

    LOCAL = "local"
    PRODUCTION = "production"


class StoreSettings(BaseSettings):
    """Settings of the registry alone; enough for `plek registry`."""

    model_config = SettingsConfigDict(env_prefix="PLEK_", extra="ignore", frozen=True)

    mode: Mode = Field(
        default=Mode.PRODUCTION,
        description="`production`, or `local` for a try-out on this machine without tokens.",
    )
    home: Folder = Field(default=Path(".plek"), description="Folder for plek's own data.")
    database_url: DatabaseUrl = Field(
        default="",
        description="`postgresql://…` or `sqlite:///FILE`; empty: `plek.db` in `PLEK_HOME`.",
    )
    language: str = Field(
        default="nl",
        pattern=f"^({'|'.join(Language)})$",
        description="Language of people who have not chosen one: `nl` or `en`.",
    )
    administrators: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Entra object ids, separated by commas, of who may always do everything "
        "(the first administrator).",
    )

    channels: Annotated[Mapping[str, str], NoDecode] = Field(
        default={},
        description="Which channel is for what, as `kernteam=ID,helpdesk=ID,cafe=ID` with Teams' "
        "ids (`19:…@thread.tacv2`); goes before what people appoint in Teams. Empty: what they "
        "appoint, else the registry's own places.",
    )

    @field_validator("channels", mode="before")
    @classmethod
    def _by_purpose(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part.strip() for part in value.split(",") if part.strip()]
        pairs = [part.partition("=") for part in parts]
        return {purpose.strip().casefold(): channel.strip() for purpose, _, channel in pairs}

    @field_validator("channels")
    @classmethod
    def _known_purposes(cls, value: Mapping[str, str]) -> Mapping[str, str]:
        for purpose, channel in value.items():
            if purpose not in PURPOSES:
                msg = f"{purpose!r} is no purpose: use {', '.join(PURPOSES)}, as kernteam=19:…"
                raise ValueError(msg)
            if not _CHANNEL_ID.fullmatch(channel):
                msg = (
                    f"{channel!r} is no channel's id for {purpose}: take it from the link to the "
                    "channel, where it begins with 19: and ends in @thread.tacv2 or @thread.skype"
                )
                raise ValueError(msg)
        return value

    @field_validator(
        "administrators",
        "allowed_tenants",
        "access_review_months",
        mode="before",
        check_fields=False,
    )
    @classmethod
    def _split(cls, value: object) -> object:
        return split_at_commas(value)

    @field_validator("administrators")
    @classmethod
    def _object_ids(cls, value: tuple[str, ...], known: ValidationInfo) -> tuple[str, ...]:
        if known.data.get("mode") is not Mode.LOCAL:  # whose test client has ids of any form
            entra_ids(value)
        return value

    @property
    def database(self) -> str:
        """Database URL with its default filled in."""
        return self.database_url or f"sqlite:///{(self.home / 'plek.db').absolute()}"

    @property
    def database_file(self) -> Path | None:
        """File of a SQLite database; None for another database."""
        scheme, _, file = self.database.partition(":///")
        named = scheme.partition("+")[0] == "sqlite" and file not in {"", ":memory:"}
        return Path(file.partition("?")[0]).absolute() if named else None


class Settings(StoreSettings):
    """Settings of an operator; docs/configuration.md is checked against this class.

    Raises:
        pydantic.ValidationError: production without app id, tenant or credential; local on
            an address that others can reach.
    """

    host: str = Field(
        default="",
        description="Address to listen on; empty: 127.0.0.1 in local mode, all interfaces in "
        "production.",
    )
    port: int = Field(
        default=3978, ge=0, le=65535, description="Port to listen on; 0 takes a free one."
    )
    ops_port: int = Field(
        default=3980,
        ge=0,
        le=65535,
        description="Port for the administrator in production: `/metrics`, `/readyz` with figures, "
        "the start page. In local mode `PLEK_PORT` has them.",
    )
    ops_host: str = Field(
        default="127.0.0.1",
        min_length=1,
        description="Address on which `PLEK_OPS_PORT` listens. Others than this machine reach it "
        "only where you say so.",
    )
    trusted_proxies: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Addresses or networks, separated by commas, of the proxies in front of plek: "
        "whose `X-Forwarded-For` is believed. Empty: nobody's.",
    )
    max_connections: int = Field(
        default=500,
        ge=10,
        le=50_000,
        description="Connections at one time on a port, of all senders together.",
    )
    turns_per_minute: int = Field(
        default=60,
        ge=1,
        description="Messages and pressed cards that a person gets answered in a minute.",
    )
    turns_per_minute_kernteam: int = Field(
        default=300,
        ge=1,
        description="The same for the kernteam and administrators, who work through lists.",
    )
    access_review_months: Annotated[tuple[int, ...], NoDecode] = Field(
        default=(3, 9),
        description="Months in which each hub and group is asked who is still with it, separated "
        "by commas; empty for never.",
    )

    hub_lead_days: int = Field(
        default=21,
        ge=0,
        le=365,
        description="Days before its day from which the kernteam sees the plan for Teams of a "
        "planned hub, or is asked for a go.",
    )
    app_id: str = Field(default="", description="The bot's Microsoft app id (GUID).")
    app_tenant_id: str = Field(default="", description="The tenant the app is registered in.")
    allowed_tenants: Annotated[tuple[str, ...], NoDecode] = Field(
        default=(),
        description="Ids of further tenants whose people the bot serves, separated by commas; "
        "that of `PLEK_APP_TENANT_ID` always is.",
    )
    app_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Client secret. Exactly one credential is set: this, a certificate, a managed "
        "identity or a federated identity.",
    )
    app_certificate: Path | None = Field(
        default=None, description="PEM or PFX file with the app's certificate and key."
    )
    managed_identity: bool = Field(
        default=False,
        description="Use the Azure managed identity whose client id is `PLEK_APP_ID`.",
    )
    federated_identity: str = Field(
        default="",
        description="Client id (GUID) of a user-assigned managed identity whose tokens the app "
        "trusts (a federated identity credential of the app registration): no secret, and the app "
        "stays a normal one.",
    )
    federated_token_file: Path | None = Field(
        default=None,
        description="The same where a platform such as Kubernetes writes the identity's token to "
        "this file (workload identity).",
    )
    catalog_app_id: str = Field(
        default="",
        description="The app's id in the organisation's catalogue, as the Teams admin center shows "
        "it, for the link by which a guest adds the bot; empty: as the Graph sync finds it, or "
        "else `PLEK_APP_ID`.",
    )
    openid_metadata_url: WebAddress = Field(
        default="https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the signing keys of inbound tokens are announced.",
    )
    token_issuer: WebAddress = Field(
        default="https://api.botframework.com",
        description="Issuer that inbound tokens must name.",
    )
    website: WebAddress = Field(
        default="https://platformplek.nl",
        description="PLeK's website, linked from cards and the app package.",
    )
    public_url: WebAddress = Field(
        default="",
        description="Address at which people's browsers reach plek, such as "
        "`https://plek.example.nl`, for links to downloads and for Microsoft's notifications of "
        "changes in Teams; empty: neither.",
    )
    pictures: PictureWay = Field(
        default="served",
        description="How pictures on cards come to people: `served` by plek itself, where "
        "`PLEK_PUBLIC_URL` is set; `embedded` in the cards, as far as they fit (not every client "
        "of Teams shows those); `none`. Cards say the same without.",
    )
    sync: bool | None = Field(
        default=None,
        description="Whether the bot keeps Teams aligned with the registry by itself; empty: only "
        "in `plek up`, and in local mode where `PLEK_GRAPH_URL` names a Graph.",
    )
    log_level: str = Field(
        default="info",
        pattern="^(debug|info|warning|error)$",
        description="`debug`, `info`, `warning` or `error`.",
    )

    @field_validator("access_review_months")
    @classmethod
    def _months(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        if odd := [one for one in value if one not in range(1, 13)]:
            msg = f"{odd[0]} is no month: use numbers from 1 to 12, as 3,9"
            raise ValueError(msg)
        return tuple(sorted(set(value)))

    @field_validator("federated_identity")
    @classmethod
    def _client_id(cls, value: str) -> str:
        given = value.strip()
        if given and not is_object_id(given.casefold()):
            msg = (
                f"{given!r} is no GUID: use the client id of the user-assigned managed identity, "
                "as its overview in Azure shows it (00000000-0000-0000-0000-000000000000)."
            )
            raise ValueError(msg)
        return given

    @field_validator("trusted_proxies", mode="before")
    @classmethod
    def _networks(cls, value: object) -> object:
        parts = split_at_commas(value)
        for part in parts if isinstance(parts, tuple) else ():
            try:
                ip_network(part, strict=False)
            except ValueError:
                msg = f"{part!r} is no address or network: use 10.0.0.7 or 10.0.0.0/24."
                raise ValueError(msg) from None
        return parts

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode is Mode.LOCAL:
            if self.host and not is_loopback(self.host):
                msg = (
                    f"PLEK_MODE=local listens on this machine only, and PLEK_HOST={self.host!r} "
                    "is not a loopback address: use 127.0.0.1, or set PLEK_MODE=production."
                )
                raise ValueError(msg)
            return self
        if self.port and self.port == self.ops_port and _overlap(self.address, self.ops_host):
            msg = f"PLEK_PORT and PLEK_OPS_PORT are both {self.port}: give each its own."
            raise ValueError(msg)
        if len(self.credentials) > 1:
            msg = (
                f"{' and '.join(self.credentials)} are set, and the app has one credential: leave "
                "out all but the one that is meant."
            )
            raise ValueError(msg)
        if missing := self._missing():
            msg = (
                f"production needs {', '.join(missing)}. Set them, or use PLEK_MODE=local to try "
                "plek out on this machine."
            )
            raise ValueError(msg)
        return self

    def _missing(self) -> list[str]:
        needed = (("PLEK_APP_ID", self.app_id), ("PLEK_APP_TENANT_ID", self.app_tenant_id))
        missing = [name for name, value in needed if not value]
        if not self.credentials:
            missing.append(f"one of {', '.join(CREDENTIALS)}")
        return missing

    @property
    def tenants(self) -> frozenset[str]:
        """Ids of the tenants that are served, in lower case."""
        named = (self.app_tenant_id, *self.allowed_tenants)
        return frozenset(one.casefold() for one in named if one)

    @property
    def credentials(self) -> tuple[str, ...]:
        """Settings of credentials that are set; a running bot has exactly one."""
        given = (
            self.app_secret.get_secret_value(),
            self.app_certificate,
            self.managed_identity,
            self.federated_identity,
            self.federated_token_file,
        )
        return tuple(name for name, value in zip(CREDENTIALS, given, strict=True) if value)

    @property
    def address(self) -> str:
        """Host to bind to."""
        everywhere = "0.0.0.0"  # noqa: S104  # production serves a network
        return self.host or ("127.0.0.1" if self.mode is Mode.LOCAL else everywhere)
