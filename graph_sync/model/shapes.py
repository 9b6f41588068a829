"""Desired and observed state in one shape, so that they can be compared.

Keys of places: `KIND:SLUG` for a team (`hub:twente`, `subgroup:plek-cafe`, `network:agenda-stad`);
a channel adds its own (`hub:twente:kernteam`; the first one is `:general`); a tab adds `:tab:NAME`,
the bot's app adds `:app` to its team.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from registry.provisioning.plan import Blocked

ChannelKind = Literal["standard", "private", "shared", "unknown"]

GENERAL = "general"
"""The last part of the key of a team's first channel."""


@dataclass(frozen=True, slots=True)
class DesiredPerson:
    """A person whom the registry wants in a place.

    Attributes:
        key: key of the member; their object id in the tenant once that is known.
        email: where an invitation goes; empty when not known.
        name: as the registry has it; may be empty.
    """

    key: str
    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class DesiredTab:
    """A tab that a channel should have.

    Attributes:
        key: of the tab.
        name: its title.
        app: id of its app in the catalogue, such as `com.microsoft.teamspace.tab.web`.
        url: what it shows.
    """

    key: str
    name: str
    app: str
    url: str


@dataclass(frozen=True, slots=True)
class DesiredChannel:
    """A channel that a team should have.

    Attributes:
        general: it is the team's first channel, which Teams makes itself and names itself.
        known_as: names under which one that was made by hand is recognised, its own included.
        members: keys of who should be in it, private channels only.
    """

    key: str
    name: str
    kind: ChannelKind = "standard"
    description: str = ""
    general: bool = False
    known_as: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    tabs: tuple[DesiredTab, ...] = ()


@dataclass(frozen=True, slots=True)
class DesiredTeam:
    """A team that should be there.

    Attributes:
        unique_name: the group's alternate key, by which making it twice makes one.
        nickname: the group's mail nickname.
        known_as: as in DesiredChannel.
        archived: it should be there, and archived (a hub that was closed).
        members: keys of who should be in it.
        owners: object ids of its licensed owners, never guests; at least one or it can't be made.
        bot: whether the bot's app should be installed.
        welcome: whether the bot posts a welcome once it is there.
    """

    key: str
    name: str
    unique_name: str
    nickname: str
    description: str = ""
    known_as: tuple[str, ...] = ()
    archived: bool = False
    channels: tuple[DesiredChannel, ...] = ()
    members: frozenset[str] = frozenset()
    owners: tuple[str, ...] = ()
    bot: bool = True
    welcome: bool = False


@dataclass(frozen=True, slots=True)
class DesiredState:
    """The desired state: everything that the registry wants.

    Attributes:
        teams: by key, in the order in which they are made.
        people: by key, everybody who is in some place.
        blocked: what the registry wants and the blueprint can't give (a name that can't be).
    """

    teams: Mapping[str, DesiredTeam]
    people: Mapping[str, DesiredPerson]
    blocked: tuple[Blocked, ...] = ()


@dataclass(frozen=True, slots=True)
class ObservedMembership:
    """Somebody's membership of a team or private channel, as Graph shows it.

    Attributes:
        user: their object id.
        id: of the membership, by which it is changed and ended.
        owner: whether they own it.
        guest: whether Teams says that they are a guest.
    """

    user: str
    id: str = ""
    owner: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True)
class ObservedTab:
    """A tab of a channel.

    Attributes:
        app: id of its app in the catalogue; empty where Graph doesn't tell.
    """

    id: str
    name: str
    app: str = ""
    url: str = ""

    def is_of(self, app: str) -> bool:
        """Return whether it shows this app, as far as Graph tells."""
        return self.app in ("", app)


@dataclass(frozen=True, slots=True)
class ObservedChannel:
    """A channel as Graph shows it.

    Attributes:
        memberships: by object id; None where they were not read (standard channels have none of
            their own).
        tabs: None where they were not read.
    """

    id: str
    name: str
    kind: ChannelKind = "standard"
    description: str = ""
    archived: bool = False
    url: str = ""
    memberships: Mapping[str, ObservedMembership] | None = None
    tabs: tuple[ObservedTab, ...] | None = None


@dataclass(frozen=True, slots=True)
class ObservedTeam:
    """A team as Graph shows it.

    Attributes:
        id: of the team and its group, which is the same.
        unique_name: the group's alternate key; empty for what was made by hand.
        channels: by id; None where the team was not read (foreign).
        general: id of its first channel; empty where it was not asked for.
        roster: who Teams shows in it, by object id; None where it was not read.
        members: object ids in its group; None where it was not asked for (only who is missing from
            the roster makes that worth a call).
        apps: catalogue id of the app → id of the installation; None where it was not read, or
            where Graph tells of installations only, not of what was installed.
        deleted: it is in the tenant's bin, from which it can come back.
        teamless: a group that is no team (yet): we were stopped in between, or it is a stranger's
            with our unique name.
        created: when it was made; None where Graph does not tell.
    """

    id: str
    name: str
    description: str = ""
    unique_name: str = ""
    archived: bool = False
    url: str = ""
    general: str = ""
    channels: Mapping[str, ObservedChannel] | None = None
    roster: Mapping[str, ObservedMembership] | None = None
    members: frozenset[str] | None = None
    apps: Mapping[str, str] | None = None
    deleted: bool = False
    teamless: bool = False
    created: datetime | None = None


@dataclass(frozen=True, slots=True)
class ObservedUser:
    """An account in the tenant.

    Attributes:
        emails: every address it is known by, lower case.
        enabled: a disabled account can't be added anywhere.
        accepted: False while an invitation waits for an answer.
    """

    id: str
    name: str = ""
    emails: tuple[str, ...] = ()
    guest: bool = False
    enabled: bool = True
    accepted: bool = True


@dataclass(frozen=True, slots=True)
class ObservedState:
    """The observed state: Teams as Graph shows it.

    Attributes:
        teams: by id; foreign ones with their name only.
        users: by object id.
        by_email: e-mail address in lower case → object id.
        bot_app: id of the bot's app in the catalogue; empty when it is not there.
        bot_app_asks: permissions of a team that its package asks for, as far as Graph tells: with
            any, it can't install itself.
        unread: keys of teams that could not be read, with a code: nothing is changed in them.
        read_at: when.
        confirmed: marks of what deviates from the ledger at a second look too, asked for by id or
            in another way (graph_sync.observed.second_look). Nothing else counts as gone.
    """

    teams: Mapping[str, ObservedTeam]
    users: Mapping[str, ObservedUser]
    by_email: Mapping[str, str] = field(default_factory=dict)
    bot_app: str = ""
    unread: Mapping[str, str] = field(default_factory=dict)
    read_at: datetime | None = None
    bot_app_asks: tuple[str, ...] = ()
    confirmed: frozenset[str] = frozenset()

    def user_of(self, person: DesiredPerson) -> ObservedUser | None:
        """Return the account of somebody: by object id, else by e-mail address."""
        found = self.users.get(person.key)
        if found is None and person.email:
            found = self.users.get(self.by_email.get(person.email.casefold(), ""))
        return found
