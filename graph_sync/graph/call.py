"""A call to Graph, its reply, and the client as the rest of the sync sees it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel

from graph_sync.limits import Op

M = TypeVar("M", bound=BaseModel)

Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE"]


class Repeat(StrEnum):
    """Repeating after no clear answer (none at all, 502, 503, 504, 507).

    A 429 was not carried out, whatever the call: it is always repeated when its time has come.
    """

    FREELY = "freely"  # doing it twice does the same as once: GET, PUT, PATCH, DELETE
    NEVER = "never"  # it may have been done: raise Unclear, the caller reads back first


@dataclass(frozen=True, slots=True)
class GraphCall:
    """A call to Graph.

    Attributes:
        op: its kind, for the limits.
        method, path: the path is relative to the version, with its query: `/teams/{id}/channels`.
        body: sent as JSON.
        headers: besides those that every call has.
        team, channel: ids for the limits per team and channel; empty where none apply.
        repeat: see Repeat.
        shown: the path without ids of people, for the audit trail and logs.
        patience: seconds that a 404 means "not there yet" (just made) and is tried again.
        version: `beta` for what v1.0 does not have; empty for the version in use. It goes alone:
            a batch is of one version.
    """

    op: Op
    method: Method
    path: str
    body: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    team: str = ""
    channel: str = ""
    repeat: Repeat = Repeat.FREELY
    shown: str = ""
    patience: float = 0.0
    version: Literal["", "beta"] = ""


@dataclass(frozen=True, slots=True)
class GraphReply:
    """The answer to a call that succeeded (2xx).

    Attributes:
        status: the HTTP status; 207 is a partial success, whose body says for whom.
        headers: names in lower case (`location`, `request-id` …).
        body: what the JSON holds; None without a body.
    """

    status: int
    headers: Mapping[str, str]
    body: Any

    @property
    def request_id(self) -> str:
        """Graph's number of the request, for Microsoft's support."""
        return self.headers.get("request-id", "")


class Graph(Protocol):
    """The client, as the sync uses it. Calls made side by side are batched and scheduled.

    Every method raises errors of `graph_sync.graph.errors` only.
    """

    async def send(self, call: GraphCall) -> GraphReply:
        """Make one call, in its time, repeated where that is safe."""
        ...

    def pages(self, call: GraphCall) -> AsyncIterator[Any]:
        """Give a list's bodies, page by page (`@odata.nextLink`); next links keep to our base."""
        ...

    async def list(self, call: GraphCall, model: type[M]) -> list[M]:
        """Read all items of a list by a pydantic model."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Wait, in Graph's time (a sandbox may run faster)."""
        ...
