"""The tenant at work: its state, its clock, and what every noun needs of them."""

from __future__ import annotations

import heapq
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from graph_sync.sandbox.core.clock import Clock
from graph_sync.sandbox.core.consistency import Lags
from graph_sync.sandbox.core.errors import ApiError, bad, no_object, not_found
from graph_sync.sandbox.core.state import (
    KEPT,
    Channel,
    Due,
    Group,
    Subscription,
    Team,
    TenantState,
    User,
)

GRAPH = "https://graph.microsoft.com"
_OWN = re.compile(r"^https?://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(?=/)")
LOG = 1_000
"""How many lines of what happened are kept."""


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of what happened, for people who watch."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class ResourceChange:
    """A change as a subscription is told of it.

    Attributes:
        change: `created`, `updated` or `deleted`.
        kind: the type of what changed, as in `@odata.type`: `channel`.
        path: where it is: `teams('1')/channels('2')`.
        key: its id.
        covers: the resources of subscriptions that this belongs to.
    """

    change: str
    kind: str
    path: str
    key: str
    covers: tuple[str, ...]


class Callbacks(Protocol):
    """The way to who subscribed."""

    async def post(self, url: str, content: bytes, kind: str) -> tuple[int, str, str]:
        """Post something.

        Returns:
            HTTP status (0 when nobody answered in time), the type of what was answered, the text.
        """
        ...


class Tenant:
    """The tenant that handlers work on.

    Attributes:
        state: the data; set it anew with `hold`.
        clock: simulated time.
        lags: how long parts of Graph take to learn of each other.
        log: what happened lately.
        untold: changes that subscriptions are to be told of.
        events: what is to be told of subscriptions themselves.
        installed: teams in which the app was put and of which the bot was not told yet.
        callbacks: the way to who subscribed.
    """

    def __init__(self, state: TenantState, clock: Clock, lags: Lags, callbacks: Callbacks) -> None:
        self.clock = clock
        self.lags = lags
        self.log: deque[LogLine] = deque(maxlen=LOG)
        self.untold: list[ResourceChange] = []
        self.events: list[tuple[Subscription, str]] = []
        self.installed: list[str] = []
        self.callbacks: Callbacks = callbacks
        self.hold(state)

    def hold(self, state: TenantState) -> None:
        """Take another state, and find people and names in it again."""
        self.state = state
        self._by_mail = {user.mail.lower(): user.id for user in self.people() if user.mail}
        self._by_upn = {user.upn.lower(): user.id for user in self.people()}
        self._by_unique = {group.unique: group.id for group in self.groups() if group.unique}

    @property
    def now(self) -> float:
        """The simulated moment."""
        return self.clock.now

    def soon(self, lag: float) -> float:
        """Return the moment when something that is made now is seen, after a lag."""
        return self.now + lag

    # -- what happens later

    def later(self, at: float, what: str, **about: Any) -> None:
        """Let something happen later."""
        self.state.number += 1
        heapq.heappush(self.state.due, Due(at, self.state.number, what, about))
        if self.state.due[0].number == self.state.number:
            self.clock.wake()

    def settle(self) -> None:
        """Let everything happen that has fallen due."""
        now = self.now
        while self.state.due and self.state.due[0].at <= now:
            due = heapq.heappop(self.state.due)
            _DOINGS[due.what](self, **due.about)

    def lifecycle(self, subscription: Subscription, event: str) -> None:
        """Tell a subscription something of itself."""
        self.events.append((subscription, event))
        self.clock.wake()

    def tell(self, text: str) -> None:
        """Write down what happened."""
        self.log.append(LogLine(self.now, text))

    # -- people

    def people(self) -> Iterator[User]:
        """Everybody who is not deleted."""
        return (user for user in self.state.users.values() if user.deleted is None)

    def seen(self) -> Iterator[User]:
        """Everybody whom a list shows."""
        now = self.now
        return (user for user in self.people() if user.shown <= now)

    def user(self, key: str) -> User:
        """Return an account by id or principal name.

        Raises:
            ApiError: there is nobody, or not yet.
        """
        found = self.state.users.get(key.lower()) or self.by_upn(key)
        if found is None or found.deleted is not None or found.shown > self.now:
            raise no_object(key)
        return found

    def by_mail(self, mail: str) -> User | None:
        """Return an account by e-mail address, whether or not lists show it yet."""
        return self.state.users.get(self._by_mail.get(mail.lower(), ""))

    def by_upn(self, upn: str) -> User | None:
        """Return an account by principal name, whether or not lists show it yet."""
        return self.state.users.get(self._by_upn.get(upn.lower(), ""))

    def add_user(self, user: User) -> None:
        """Add an account."""
        self.state.users[user.id] = user
        self._by_upn[user.upn.lower()] = user.id
        if user.mail:
            self._by_mail[user.mail.lower()] = user.id
        user.changed = self.state.change()
        if user.shown > self.now:
            self.later(user.shown, "appear", key=user.id)

    # -- groups and teams

    def groups(self) -> Iterator[Group]:
        """Every group that is not deleted."""
        return (group for group in self.state.groups.values() if group.deleted is None)

    def group(self, key: str, *, fresh: bool = False) -> Group:
        """Return a group by id.

        Args:
            key: its id.
            fresh: whether one that is not shown yet is found too.

        Raises:
            ApiError: there is none, or not yet.
        """
        group = self.state.groups.get(key.lower())
        if group is None or group.deleted is not None or (group.shown > self.now and not fresh):
            raise no_object(key)
        return group

    def by_unique(self, name: str) -> Group | None:
        """Return a group by its unique name, whether or not lists show it yet."""
        group = self.state.groups.get(self._by_unique.get(name, ""))
        return group if group is not None and group.deleted is None else None

    def add_group(self, group: Group) -> None:
        """Add a group."""
        self.state.groups[group.id] = group
        if group.unique:
            self._by_unique[group.unique] = group.id
        group.changed = self.state.change()
        if group.shown > self.now:
            self.later(group.shown, "appear", key=group.id)

    def call_unique(self, group: Group, name: str) -> None:
        """Give a group its unique name."""
        group.unique = name
        self._by_unique[name] = group.id

    def team(self, key: str) -> tuple[Group, Team]:
        """Return a team with its group.

        Raises:
            ApiError: there is none, or not yet.
        """
        group = self.state.groups.get(key.lower())
        if group is None or group.deleted is not None or group.team is None:
            raise not_found("team", key)
        if group.team.shown > self.now:
            raise not_found("team", key)
        return group, group.team

    def channel(self, team: Team, key: str) -> Channel:
        """Return a channel of a team.

        Raises:
            ApiError: there is none, or not yet.
        """
        channel = team.channels.get(key)
        if channel is None or channel.deleted is not None or channel.shown > self.now:
            raise not_found("channel", key)
        return channel

    def channels(self, team: Team) -> Iterator[Channel]:
        """Return the channels that a list shows."""
        now = self.now
        return (one for one in team.channels.values() if one.deleted is None and one.shown <= now)

    def kept(self, deleted: float | None) -> bool:
        """Return whether something that was deleted can still come back."""
        return deleted is not None and self.now < deleted + KEPT


D = TypeVar("D", bound=Callable[..., None])
_DOINGS: dict[str, Callable[..., None]] = {}


def doing(name: str) -> Callable[[D], D]:
    """Mark a function as what happens when something of this name falls due (`Tenant.later`)."""

    def mark(do: D) -> D:
        _DOINGS[name] = do
        return do

    return mark


@doing("appear")
def appear(tenant: Tenant, key: str) -> None:
    """Count a change that delta queries show from now on."""
    version = tenant.state.change()
    user, group = tenant.state.users.get(key), tenant.state.groups.get(key)
    if user is not None:
        user.changed = version
    if group is not None:
        group.changed = version
        group.moves = {one: (version, here) for one, (_, here) in group.moves.items()}


def bound(text: Any, *kinds: str) -> str:
    """Return the id in an address of Graph, as `…@odata.bind` and `@odata.id` have it.

    Args:
        text: `https://graph.microsoft.com/v1.0/users/1` or `…/users('1')`.
        kinds: which collections it may be of.

    Raises:
        ApiError: it is no such address; other servers than Microsoft's are none, but for this
            machine, since a client that was sent here builds its references with this address.
    """
    given = _OWN.sub(GRAPH, text) if isinstance(text, str) else ""
    for version in ("v1.0", "beta"):
        for kind in kinds:
            start = f"{GRAPH}/{version}/{kind}"
            if given.startswith(start):
                key = given[len(start) :]
                if key.startswith("('") and key.endswith("')"):
                    return key[2:-2]
                if key.startswith("/") and "/" not in key[1:] and len(key) > 1:
                    return key[1:]
    raise bad(
        f"Invalid value specified for a reference: '{text}' is not an address of "
        f"{' or '.join(kinds)} at https://graph.microsoft.com/v1.0.",
        "Request_BadRequest",
    )


def text_of(value: Any, name: str, *, most: int | None = None, empty: bool = False) -> str:
    """Return a text from a body.

    Raises:
        ApiError: it is none, or too long.
    """
    if not isinstance(value, str) or (not value.strip() and not empty):
        raise bad(f"Invalid value specified for property '{name}' of resource.")
    if most is not None and len(value) > most:
        raise bad(f"Property '{name}' is longer than {most} characters.")
    return value


def fields_of(body: Any, known: frozenset[str], what: str) -> dict[str, Any]:
    """Return a body whose properties exist.

    Raises:
        ApiError: it is no object, or has a property that its type has not.
    """
    if not isinstance(body, dict):
        raise bad("Empty Payload. JSON content expected.", "BadRequest")
    for name in body:
        if name not in known and not name.startswith("@odata."):
            raise ApiError(
                400,
                "BadRequest",
                f"Invalid property '{name}': type '{what}' has none of that name.",
            )
    return body
