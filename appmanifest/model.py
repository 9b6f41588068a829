"""The parts of app manifest 1.29 that plek uses, typed, with the schema's own limits.

Source: Microsoft's schema 1.29 (npm package `@microsoft/app-manifest`), of which this is a
narrower reading: unknown keys are refused, texts may not be empty and addresses use https.
What the server asks beyond the schema is in `appmanifest.rules`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from appmanifest.command import Scope
from appmanifest.menus import Trigger
from appmanifest.settings import GUID

ActionPlace = Literal["compose", "commandBox", "message"]
"""Where an action is offered."""

MAX_LISTS, MAX_COMMANDS = 3, 12

Guid = Annotated[str, StringConstraints(pattern=rf"^{GUID}$")]
Https = Annotated[str, StringConstraints(pattern=r"^https://[^\s/]+", max_length=2048)]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._-]+$", max_length=2048)]
Tag = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8}){0,2}$")]
Semver = Annotated[str, StringConstraints(pattern=r"^(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}$")]
Text30 = Annotated[str, StringConstraints(pattern=r"\S", max_length=30)]
Text32 = Annotated[str, StringConstraints(pattern=r"\S", max_length=32)]
Text64 = Annotated[str, StringConstraints(pattern=r"\S", max_length=64)]
Text80 = Annotated[str, StringConstraints(pattern=r"\S", max_length=80)]
Text100 = Annotated[str, StringConstraints(pattern=r"\S", max_length=100)]
Text128 = Annotated[str, StringConstraints(pattern=r"\S", max_length=128)]
Text4000 = Annotated[str, StringConstraints(pattern=r"\S", max_length=4000)]


class Part(BaseModel):
    """A JSON object of the manifest; keys are in camelCase there."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", alias_generator=to_camel)


class Developer(Part):
    """Publisher of the app."""

    name: Text32
    website_url: Https
    privacy_url: Https
    terms_of_use_url: Https


class Name(Part):
    """The app's names; both are required in language files, so here too."""

    short: Text30
    full: Text100


class Description(Part):
    """Description of the app, in a line and in full."""

    short: Text80
    full: Text4000


class Icons(Part):
    """File names of the two icons."""

    color: FileName
    outline: FileName


class AdditionalLanguage(Part):
    """A translation and its file."""

    language_tag: Tag
    file: FileName


class LocalizationInfo(Part):
    """Language files of the package."""

    default_language_tag: Tag
    default_language_file: FileName
    additional_languages: tuple[AdditionalLanguage, ...] = ()


class BotCommand(Part):
    """A line in a command menu."""

    title: Text128
    description: Text4000
    type: Literal["basic", "prompt"] = "basic"
    prompt: Text4000 | None = None


class CommandList(Part):
    """A command menu."""

    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    triggers: Annotated[tuple[Trigger, ...], Field(min_length=1, max_length=2)] = ("mention",)
    commands: Annotated[tuple[BotCommand, ...], Field(min_length=1, max_length=MAX_COMMANDS)]


class Bot(Part):
    """The bot behind the app."""

    bot_id: Guid
    scopes: Annotated[tuple[Scope, ...], Field(min_length=1)]
    supports_targeted_messages: bool = False
    supports_files: bool = False
    is_notification_only: bool = False
    command_lists: Annotated[tuple[CommandList, ...], Field(max_length=MAX_LISTS)] = ()


class ActionCommand(Part):
    """An action on a message or beside the compose box, that opens a dialog."""

    id: Text64
    type: Literal["action"]
    title: Text32
    description: Text128
    context: Annotated[tuple[ActionPlace, ...], Field(min_length=1, max_length=3)]
    fetch_task: bool = False


class ComposeExtension(Part):
    """The app's actions."""

    bot_id: Guid
    commands: Annotated[tuple[ActionCommand, ...], Field(min_length=1, max_length=10)]


class ResourceSpecific(Part):
    """A permission that an owner gives for one team or chat."""

    name: Text128
    type: Literal["Application", "Delegated"]


class Permissions(Part):
    """Permissions by kind."""

    resource_specific: Annotated[tuple[ResourceSpecific, ...], Field(max_length=16)] = ()


class Authorization(Part):
    """Permissions that the app asks an owner for."""

    permissions: Permissions


class WebApplicationInfo(Part):
    """The Entra application to which permissions are granted."""

    id: Guid
    resource: Text4000 | None = None


class GroupCapability(Part):
    """Capability that opens after an installation in a team or group chat."""

    team: Literal["tab", "bot", "connector"]
    groupchat: Literal["tab", "bot", "connector"]


class Manifest(Part):
    """The whole of `manifest.json`."""

    schema_url: Https = Field(alias="$schema")
    manifest_version: Annotated[str, StringConstraints(pattern=r"^1\.[0-9]{1,3}$")]
    version: Semver
    id: Guid
    developer: Developer
    name: Name
    description: Description
    icons: Icons
    accent_color: Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
    localization_info: LocalizationInfo
    bots: Annotated[tuple[Bot, ...], Field(min_length=1, max_length=1)]
    compose_extensions: Annotated[tuple[ComposeExtension, ...], Field(max_length=1)] = ()
    permissions: tuple[Literal["identity", "messageTeamMembers"], ...] = ()
    valid_domains: Annotated[tuple[str, ...], Field(max_length=100)] = ()
    web_application_info: WebApplicationInfo | None = None
    authorization: Authorization | None = None
    supports_channel_features: Literal["tier1"] | None = None
    supported_channel_types: tuple[str, ...] | None = None
    default_install_scope: Scope
    default_group_capability: GroupCapability

    @property
    def bot(self) -> Bot:
        """Only bot of the app."""
        return self.bots[0]

    @property
    def resource_specific(self) -> tuple[ResourceSpecific, ...]:
        """The permissions asked for, also where none are."""
        return self.authorization.permissions.resource_specific if self.authorization else ()
