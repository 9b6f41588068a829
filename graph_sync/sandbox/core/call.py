"""A call to the sandbox and its answer, apart from HTTP: items of a `$batch` are calls too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, unquote

import orjson

from graph_sync.sandbox.core.errors import ApiError, bad

JSON_TYPE = (
    "application/json;odata.metadata=minimal;odata.streaming=true;"
    "IEEE754Compatible=false;charset=utf-8"
)


class ODataQuery(NamedTuple):
    """The query string, with Graph's own names (`$filter`, `$top`)."""

    options: dict[str, str]

    def get(self, name: str) -> str:
        """Return an option; empty when it was not given. `filter` is found as `$filter` too."""
        return self.options.get(f"${name}") or self.options.get(name, "")


@dataclass(slots=True)
class ApiCall:
    """A call.

    Attributes:
        method: HTTP method.
        path: decoded segments below the version, keys in brackets taken apart.
        query: its options.
        headers: names in lower case.
        body: what the JSON holds; None without a body.
        version: `v1.0` or `beta`.
        root: the server's own address with the version, for links to next pages.
        route: the template of the path, once it is known.
        keys: the ids in the path by the names in the template.
        batched: whether it is an item of a `$batch`.
        effects: failure cases that a handler carries out itself, by id.
        cast: the type to which a segment narrows a list (`/members/microsoft.graph.user`).
        counted: whether it asks how many there are (`/members/$count`), and not for the things.
        searched: whether what `$search` asks was heeded.
        listed: whether a list answered it, which is what can be narrowed and counted.
    """

    method: str
    path: tuple[str, ...]
    query: ODataQuery
    headers: Mapping[str, str]
    body: Any = None
    version: str = "v1.0"
    root: str = ""
    route: str = ""
    keys: dict[str, str] = field(default_factory=dict)
    batched: bool = False
    effects: dict[str, float] = field(default_factory=dict)
    cast: str = ""
    counted: bool = False
    searched: bool = False
    listed: bool = False

    @property
    def eventual(self) -> bool:
        """Return whether the directory's index may answer (docs: aad-advanced-queries)."""
        return self.headers.get("consistencylevel", "").lower() == "eventual"

    def prefers(self, wish: str) -> bool:
        """Return whether the header `Prefer` asks for something."""
        return wish in self.headers.get("prefer", "").lower()

    @property
    def shown(self) -> str:
        """Method and path as faults are matched with: `POST /teams/1/channels`."""
        return f"{self.method} /{'/'.join(self.path)}"


@dataclass(slots=True)
class ApiAnswer:
    """An answer.

    Attributes:
        status: HTTP status.
        body: sent as JSON; None without a body; text where it is no JSON.
        headers: besides those that every answer has.
    """

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)


def steps(path: str) -> tuple[str, ...]:
    """Return the decoded segments of a path, with `teams('1')` read as `teams`, `1`.

    A key with a name, as `groups(uniqueName='x')`, becomes `groups`, `uniqueName=`, `x`.
    """
    found: list[str] = []
    for raw in path.split("/"):
        text = unquote(raw)
        if "(" in text and text.endswith(")"):
            found.extend(_key(text))
        elif text:
            found.append(text)
    return tuple(found)


def _key(text: str) -> list[str]:
    name, _, rest = text.partition("(")
    key = rest[:-1]
    named, sign, value = key.partition("=")
    if sign and not named.startswith("'"):
        return [name, f"{named}=", value.strip("'")] if name else [f"{named}=", value.strip("'")]
    parts = [name, key.strip("'").replace("''", "'")]
    return [part for part in parts if part]


def query_of(text: str) -> ODataQuery:
    """Return the options of a query string."""
    return ODataQuery(dict(parse_qsl(text, keep_blank_values=True)))


def json_of(content: bytes) -> Any:
    """Return what a body holds; None when it is empty.

    Raises:
        ApiError: it is no JSON.
    """
    if not content:
        return None
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise bad(
            "Unable to read JSON request payload. Please ensure Content-Type header is set "
            "and payload is of valid JSON format."
        ) from error


def refused(refusal: ApiError, date: str, request_id: str, client_id: str) -> ApiAnswer:
    """Return a refusal as Graph writes errors."""
    inner = {
        **refusal.inner,
        "date": date.removesuffix("Z"),
        "request-id": request_id,
        "client-request-id": client_id,
    }
    error = {"code": refusal.code, "message": refusal.message, "innerError": inner}
    return ApiAnswer(refusal.status, {"error": error}, refusal.headers)
