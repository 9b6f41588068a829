"""The tenant's state: people, groups with teams, channels, tabs, apps, subscriptions.

Plain data, so that it can be shown, kept in a file and set from outside. Moments are simulated
seconds since 1970; `shown` is when something begins to be found by who looks for it.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

import orjson
from pydantic import TypeAdapter

DAY = 86_400.0
KEPT = 30 * DAY
"""How long what was deleted can come back, and keeps its name (docs: directory-deleteditems)."""

TENANT = "a3f1c0de-0000-4000-8000-000000000001"
DOMAIN = "plek.example"


@dataclass(slots=True)
class User:
    """An account in the directory.

    Attributes:
        kind: `Member` or `Guest`.
        licensed: may own a team.
        invitation: `PendingAcceptance` or `Accepted`; None for who was not invited.
        changed: the state's version at the last change, for delta queries.
    """

    id: str
    name: str
    upn: str
    mail: str | None = None
    kind: str = "Member"
    enabled: bool = True
    licensed: bool = False
    given_name: str | None = None
    surname: str | None = None
    title: str | None = None
    company: str | None = None
    department: str | None = None
    language: str | None = None
    usage: str | None = None
    invitation: str | None = None
    invited: float | None = None
    created: float = 0.0
    shown: float = 0.0
    deleted: float | None = None
    changed: int = 0

    @property
    def guest(self) -> bool:
        """Return whether this is somebody from outside."""
        return self.kind == "Guest"


@dataclass(slots=True)
class MemberEntry:
    """Somebody's membership of a team or a channel.

    Attributes:
        since: from when a list shows it.
        until: until when a list still shows it after it was taken away.
    """

    owner: bool = False
    since: float = 0.0
    until: float | None = None

    def taken(self, now: float) -> bool:
        """Return whether a list shows it at this moment."""
        return self.since <= now and (self.until is None or now < self.until)


@dataclass(slots=True)
class Tab:
    """A tab of a channel."""

    id: str
    name: str
    app: str
    configuration: dict[str, str | None] | None = None
    shown: float = 0.0


@dataclass(slots=True)
class Post:
    """A bot's post.

    Attributes:
        text: what a client that shows no cards would show.
        cards: Adaptive Cards, as the bot sent them.
        only: name of the one person who sees it; empty for everybody in the channel.
    """

    id: str
    at: float
    text: str
    cards: list[dict[str, Any]] = field(default_factory=list)
    only: str = ""


@dataclass(slots=True)
class Channel:
    """A channel.

    Attributes:
        kind: `standard`, `private` or `shared`.
        members: who is in a private or shared one, by user.
        folder: from when its files are there.
    """

    id: str
    name: str
    kind: str = "standard"
    description: str | None = None
    created: float = 0.0
    shown: float = 0.0
    archived: bool = False
    deleted: float | None = None
    favourite: bool | None = None
    folder: float = 0.0
    members: dict[str, MemberEntry] = field(default_factory=dict)
    tabs: dict[str, Tab] = field(default_factory=dict)
    apps: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)


@dataclass(slots=True)
class Operation:
    """Work that goes on after the answer.

    Attributes:
        begins, ends: when it is in progress, and when it is over.
        error: code and message when it fails.
    """

    id: str
    team: str
    kind: str
    created: float
    begins: float
    ends: float
    target: str = ""
    location: str = ""
    error: tuple[str, str] | None = None

    def status(self, now: float) -> str:
        """Return how far it is."""
        if now < self.begins:
            return "notStarted"
        if now < self.ends:
            return "inProgress"
        return "failed" if self.error else "succeeded"


@dataclass(slots=True)
class Installation:
    """An app in a team."""

    id: str
    app: str
    shown: float = 0.0


@dataclass(slots=True)
class Team:
    """The team of a group; its name, description and visibility are the group's.

    Attributes:
        first: id of the channel that every team has.
        seats: who is in it as Teams sees it, which follows the group; saved states call it so.
        settings: `memberSettings` and the like, as they were given.
    """

    first: str
    internal: str
    created: float = 0.0
    shown: float = 0.0
    archived: bool = False
    settings: dict[str, Any] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    seats: dict[str, MemberEntry] = field(default_factory=dict)
    apps: dict[str, Installation] = field(default_factory=dict)


@dataclass(slots=True)
class Group:
    """A group.

    Attributes:
        members, owners: since when, by user.
        replicated: from when the rest of Graph can refer to it.
        moves: for delta queries: the version at which somebody last came (True) or went.
    """

    id: str
    name: str
    nickname: str
    description: str | None = None
    unique: str | None = None
    mail: str | None = None
    visibility: str | None = None
    types: list[str] = field(default_factory=list)
    mail_enabled: bool = True
    security_enabled: bool = False
    more: dict[str, Any] = field(default_factory=dict)
    created: float = 0.0
    shown: float = 0.0
    replicated: float = 0.0
    deleted: float | None = None
    team: Team | None = None
    members: dict[str, float] = field(default_factory=dict)
    owners: dict[str, float] = field(default_factory=dict)
    moves: dict[str, tuple[int, bool]] = field(default_factory=dict)
    changed: int = 0


@dataclass(slots=True)
class App:
    """An app in the catalogue.

    Attributes:
        id: the catalogue's own id.
        external: the id in its manifest.
        tabs: `configurable`, `static` or `none`.
        built_in: whether every team has it without anybody installing it.
        asks: the resource-specific application permissions that its manifest asks for.
    """

    id: str
    external: str | None
    name: str
    method: str = "organization"
    version: str = "1.0.0"
    tabs: str = "configurable"
    built_in: bool = False
    asks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Subscription:
    """A subscription to changes."""

    id: str
    change: str
    url: str
    resource: str
    expires: float
    lifecycle: str | None = None
    secret: str | None = None
    tls: str | None = None
    asked: bool = False
    created: float = 0.0


@dataclass(slots=True, order=True)
class Due:
    """An event that happens later by itself.

    Attributes:
        what: which of the tenant's doings.
        about: its arguments.
    """

    at: float
    number: int
    what: str = field(compare=False)
    about: dict[str, Any] = field(compare=False)


@dataclass(slots=True)
class TenantState:
    """Everything.

    Attributes:
        version: goes up with every change.
        number: how many ids were given out.
        due: what happens later, a heap.
        first_channel: what Graph calls the channel that every team has.
        guests_in_private: whether an app may put guests in private channels (not documented).
    """

    now: float = 0.0
    tenant: str = TENANT
    domain: str = DOMAIN
    client: str = "00000000-0000-4000-8000-000000000000"
    roles: list[str] | None = None
    first_channel: str = "General"
    guests_in_private: bool = True
    private_channels: int = 30
    version: int = 0
    number: int = 0
    users: dict[str, User] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    apps: dict[str, App] = field(default_factory=dict)
    operations: dict[str, Operation] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    due: list[Due] = field(default_factory=list)

    def new_id(self) -> str:
        """Return an id that was not given before, the same in every run."""
        self.number += 1
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"plek sandbox {self.number}"))

    def change(self) -> int:
        """Count a change, and say its version."""
        self.version += 1
        return self.version


_ADAPTER: TypeAdapter[TenantState] = TypeAdapter(TenantState)


def dumped(state: TenantState) -> bytes:
    """Return the state as JSON."""
    return orjson.dumps(state, option=orjson.OPT_INDENT_2)


def loaded(content: bytes) -> TenantState:
    """Return a state from JSON.

    Raises:
        pydantic.ValidationError: it is no state of a sandbox.
    """
    return _ADAPTER.validate_json(content)
