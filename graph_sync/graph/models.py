"""Pydantic models of Graph's answers: the fields the sync reads, unknown ones ignored.

Graph leaves out or sends null for what it doesn't know, so almost everything may be None.
"""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

OWNER = "owner"
GUEST = "guest"


class GraphModel(BaseModel):
    """Base of the models."""

    model_config = ConfigDict(
        frozen=True, extra="ignore", alias_generator=to_camel, populate_by_name=True
    )


class GraphUser(GraphModel):
    """An account in the tenant.

    Attributes:
        user_type: `Member` or `Guest`.
        external_user_state: `PendingAcceptance` or `Accepted`, guests only.
    """

    id: str
    display_name: str | None = None
    mail: str | None = None
    other_mails: tuple[str, ...] | None = None
    user_principal_name: str | None = None
    user_type: str | None = None
    account_enabled: bool | None = None
    external_user_state: str | None = None

    @property
    def emails(self) -> tuple[str, ...]:
        """Every address that it is known by, lower case, each once."""
        known = (self.mail, *(self.other_mails or ()), self.user_principal_name)
        return tuple(dict.fromkeys(one.casefold() for one in known if one))


class GraphGroup(GraphModel):
    """A group, which may have a team.

    Attributes:
        unique_name: the alternate key that we gave it; None for what was made by hand.
        resource_provisioning_options: holds `Team` when it has one.
        created_date_time: when it was made.
    """

    id: str
    display_name: str | None = None
    description: str | None = None
    mail_nickname: str | None = None
    unique_name: str | None = None
    resource_provisioning_options: tuple[str, ...] | None = None
    created_date_time: datetime | None = None

    @property
    def has_team(self) -> bool:
        """Return whether Teams knows it."""
        return "Team" in (self.resource_provisioning_options or ())


class GraphTeam(GraphModel):
    """A team; its id is that of its group."""

    id: str
    display_name: str | None = None
    description: str | None = None
    is_archived: bool | None = None
    web_url: str | None = None


class GraphChannel(GraphModel):
    """A channel.

    Attributes:
        membership_type: `standard`, `private`, `shared`, or `unknownFutureValue`.
    """

    id: str
    display_name: str | None = None
    description: str | None = None
    membership_type: str | None = None
    is_archived: bool | None = None
    web_url: str | None = None


class GraphMember(GraphModel):
    """A member of a team or channel.

    Attributes:
        id: of the membership, by which it is changed or ended.
        user_id: their object id; None for who is no user of the tenant.
    """

    id: str
    user_id: str | None = None
    display_name: str | None = None
    email: str | None = None
    roles: tuple[str, ...] | None = None

    @property
    def owner(self) -> bool:
        """Return whether they own the place."""
        return OWNER in (self.roles or ())

    @property
    def guest(self) -> bool:
        """Return whether they are a guest in the tenant."""
        return GUEST in (self.roles or ())


class GraphObject(GraphModel):
    """Anything in the directory, by its id."""

    id: str


class AskedPermission(GraphModel):
    """A resource-specific permission that an app asks for."""

    permission_value: str | None = None


class PermissionSet(GraphModel):
    """The permissions that a version of an app asks for."""

    resource_specific_permissions: tuple[AskedPermission, ...] | None = None


class AppAuthorization(GraphModel):
    """What a version of an app asks for; `required_permission_set` where it asks anything."""

    required_permission_set: PermissionSet | None = None


class GraphAppDefinition(GraphModel):
    """A version of an app in the catalogue.

    Attributes:
        publishing_state: `published`, or what is still to be approved.
    """

    version: str | None = None
    publishing_state: str | None = None
    authorization: AppAuthorization | None = None

    @property
    def rank(self) -> tuple[bool, tuple[int, ...]]:
        """Return what puts the version in use last: published, and the newest of those."""
        parts = (self.version or "").split(".")
        numbers = tuple(int(one) if one.isdecimal() else 0 for one in parts)
        return self.publishing_state == "published", numbers


class GraphApp(GraphModel):
    """An app of the catalogue.

    Attributes:
        id: in this tenant's catalogue.
        external_id: the one in its manifest, the same everywhere.
        app_definitions: its versions, where they were expanded.
    """

    id: str
    external_id: str | None = None
    display_name: str | None = None
    distribution_method: str | None = None
    app_definitions: tuple[GraphAppDefinition, ...] | None = None

    @property
    def asks(self) -> tuple[str, ...]:
        """Return the resource-specific permissions of the version in use, as far as Graph tells."""
        newest = max(self.app_definitions or (), key=lambda one: one.rank, default=None)
        needed = newest and newest.authorization and newest.authorization.required_permission_set
        asked = (needed and needed.resource_specific_permissions) or ()
        return tuple(one.permission_value for one in asked if one.permission_value)


class GraphInstallation(GraphModel):
    """An app in a team; `teams_app` where it was expanded."""

    id: str
    teams_app: GraphApp | None = None


class TabConfiguration(GraphModel):
    """The content of a tab."""

    entity_id: str | None = None
    content_url: str | None = None
    website_url: str | None = None


class GraphTab(GraphModel):
    """A tab; `teams_app` where it was expanded."""

    id: str
    display_name: str | None = None
    web_url: str | None = None
    configuration: TabConfiguration | None = None
    teams_app: GraphApp | None = None


class OperationError(GraphModel):
    """The reason for which an operation failed."""

    code: str | None = None
    message: str | None = None


class GraphOperation(GraphModel):
    """A long-running operation of Teams.

    Attributes:
        status: `notStarted`, `inProgress`, `succeeded` or `failed`; others mean: ask again.
        target_resource_id: id of what it makes, once known.
    """

    id: str
    status: str | None = None
    operation_type: str | None = None
    target_resource_id: str | None = None
    target_resource_location: str | None = None
    error: OperationError | None = None

    @property
    def running(self) -> bool:
        """Return whether it has yet to end."""
        return self.status not in ("succeeded", "failed")


class GraphInvitation(GraphModel):
    """An invitation that was sent.

    Attributes:
        invited_user: the account that it made, or that was there.
    """

    id: str | None = None
    status: str | None = None
    invited_user_email_address: str | None = None
    invited_user: GraphObject | None = None


class GraphDeletedTeam(GraphModel):
    """A team in the tenant's bin; Graph tells no more of it than its id."""

    id: str


class MemberError(GraphModel):
    """The reason for which somebody could not be added or removed."""

    code: str | None = None
    message: str | None = None


class MemberResult(GraphModel):
    """The result for one person in a call about many (200 or 207; 204 has none)."""

    user_id: str | None = None
    error: MemberError | None = None


class GraphNotificationSubscription(GraphModel):
    """A subscription to change notifications."""

    id: str
    resource: str | None = None
    change_type: str | None = None
    notification_url: str | None = None
    lifecycle_notification_url: str | None = None
    expiration: str | None = Field(default=None, alias="expirationDateTime")
