"""Delta queries (docs: group-delta, user-delta, delta-query-overview).

A first round gives everything, page by page, and ends with a link; who follows it gets what changed
since the first round began. A token holds all that it needs, and is good for seven days.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, bad
from graph_sync.sandbox.core.filters import filter_of
from graph_sync.sandbox.core.odata import context_of, link, pick
from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.core.state import DAY, Group, User
from graph_sync.sandbox.core.tenant import Tenant
from graph_sync.sandbox.resources import users
from graph_sync.sandbox.resources.groups import groups

T = TypeVar("T", Group, User)
Item = dict[str, Any]

GOOD_FOR = 7 * DAY
MOST_IDS = 50
PAGE = 100
CHUNK = 100
"""Members of a group that stand in one item; a larger group comes in several."""


@dataclass(frozen=True, slots=True)
class DeltaRound:
    """A look at what changed.

    Attributes:
        since: the version that the caller has seen; 0 at first.
        until: the version at which this round began.
        start: how many items were given in this round.
        fields: what was chosen; empty for the usual.
        only: the ids that were asked for; empty for all.
        made: when the token was given.
    """

    since: int = 0
    until: int = 0
    start: int = 0
    fields: str = ""
    only: tuple[str, ...] = ()
    made: float = 0.0

    @property
    def names(self) -> Sequence[str]:
        """The properties that were chosen."""
        return [name.strip() for name in self.fields.split(",") if name.strip()]


@routes.on("GET", "/groups/delta")
def delta_groups(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List groups that changed, and who came or went."""
    delta = _round(tenant, call)
    fields = _fields(delta, groups.FIELDS, groups.BY_DEFAULT, also=("members", "owners"))
    members = not delta.names or "members" in delta.names
    items = [
        item
        for group in _changed(tenant, tenant.state.groups, delta)
        for item in _group_items(group, delta, fields, members=members)
    ]
    return _page(tenant, call, delta, items, "groups")


@routes.on("GET", "/users/delta")
def delta_users(tenant: Tenant, call: ApiCall) -> ApiAnswer:
    """List people who came, changed or went."""
    delta = _round(tenant, call)
    fields = _fields(delta, users.FIELDS, users.BY_DEFAULT)
    items = [
        _gone(user.id) if user.deleted is not None else pick(users.shape(user), fields)
        for user in _changed(tenant, tenant.state.users, delta)
    ]
    return _page(tenant, call, delta, items, "users")


def _group_items(
    group: Group, delta: DeltaRound, fields: Sequence[str], *, members: bool
) -> Iterator[Item]:
    if group.deleted is not None:
        yield _gone(group.id)
        return
    shown = pick(groups.shape(group), fields)
    moves = _moves(group, delta.since) if members else []
    for start in range(0, max(len(moves), 1), CHUNK):
        part = moves[start : start + CHUNK]
        yield {**shown, "members@delta": part} if part else shown


def _moves(group: Group, since: int) -> list[Item]:
    kind = "#microsoft.graph.user"
    return [
        {"@odata.type": kind, "id": user}
        if here
        else {"@odata.type": kind, "id": user, "@removed": {"reason": "deleted"}}
        for user, (version, here) in group.moves.items()
        if version > since and (here or since)
    ]


def _gone(key: str) -> Item:
    return {"id": key, "@removed": {"reason": "changed"}}


def _changed(tenant: Tenant, things: Mapping[str, T], delta: DeltaRound) -> Iterator[T]:
    now = tenant.now
    for thing in things.values():
        new_to_all = delta.since == 0 and thing.deleted is not None
        asked = not delta.only or thing.id in delta.only
        if asked and not new_to_all and thing.changed > delta.since and thing.shown <= now:
            yield thing


def _page(
    tenant: Tenant, call: ApiCall, delta: DeltaRound, items: list[Item], of: str
) -> ApiAnswer:
    size = _size(call)
    end = delta.start + size
    body: Item = {"@odata.context": context_of(call, of)}
    if end < len(items):
        body["@odata.nextLink"] = link(call, delta=True, skiptoken=_token(tenant, delta, start=end))
    else:
        token = _token(tenant, delta, since=delta.until, until=0, start=0)
        body["@odata.deltaLink"] = link(call, delta=True, deltatoken=token)
    body["value"] = items[delta.start : end]
    return ApiAnswer(200, body)


def _round(tenant: Tenant, call: ApiCall) -> DeltaRound:
    """Return which look a call is.

    Raises:
        ApiError: its token is no token, or too old (410).
    """
    token = call.query.get("deltatoken") or call.query.get("skiptoken")
    version = tenant.state.version
    if token == "latest":  # noqa: S105 - Graph's own word for "from now on"
        return DeltaRound(version, version, 0, call.query.get("select"), _only(call), tenant.now)
    if not token:
        return DeltaRound(0, version, 0, call.query.get("select"), _only(call), tenant.now)
    delta = _read(token)
    if tenant.now - delta.made > GOOD_FOR:
        again = link(call, delta=True)
        message = "The sync state generation is not found; synchronize anew."
        raise ApiError(410, "syncStateNotFound", message, {"Location": again.rstrip("?")})
    until = delta.until or version
    return DeltaRound(delta.since, until, delta.start, delta.fields, delta.only, delta.made)


def _only(call: ApiCall) -> tuple[str, ...]:
    """Return the ids that `$filter` asks for; it can ask for nothing else (docs: group-delta).

    Raises:
        ApiError: it does.
    """
    text = call.query.get("filter")
    if not text:
        return ()
    sieve = filter_of(text)
    if set(sieve.pinned) != {"id"} or sieve.alternatives > MOST_IDS:
        raise bad(f"A delta query can be filtered by at most {MOST_IDS} ids and nothing else.")
    return tuple(sorted(sieve.pinned["id"]))


def _fields(
    delta: DeltaRound, known: Sequence[str], usual: Sequence[str], also: Sequence[str] = ()
) -> Sequence[str]:
    for name in delta.names:
        if name not in known and name not in also:
            raise bad(f"Could not find a property named '{name}' on this type.")
    return ["id", *delta.names] if delta.names else usual


def _size(call: ApiCall) -> int:
    preference = call.headers.get("prefer", "").lower().partition("odata.maxpagesize=")[2]
    digits = preference.partition(",")[0].strip()
    return min(max(int(digits), 1), 999) if digits.isdigit() else PAGE


def _token(tenant: Tenant, delta: DeltaRound, **other: int) -> str:
    values = {
        "since": delta.since,
        "until": delta.until,
        "start": delta.start,
        "fields": delta.fields,
        "only": delta.only,
        "made": tenant.now,
        **other,
    }
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _read(token: str) -> DeltaRound:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        return DeltaRound(**{**values, "only": tuple(values["only"])})
    except (ValueError, TypeError, KeyError) as error:
        raise bad("The delta token is not valid.", "Directory_ExpiredPageToken") from error
