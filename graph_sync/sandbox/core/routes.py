"""The routing table: methods and path templates to functions.

Templates are the contract's, with `{name}` where an id stands. A function is sync or async; an
async one is for what must call out (`POST /subscriptions`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypeVar

from graph_sync.sandbox.core.call import ApiAnswer, ApiCall
from graph_sync.sandbox.core.errors import ApiError, no_segment, nobody_signed_in
from graph_sync.sandbox.core.tenant import Tenant

Handler = Callable[[Tenant, ApiCall], ApiAnswer | Awaitable[ApiAnswer]]
H = TypeVar("H", bound=Handler)

TYPE = "microsoft.graph."
"""What a segment begins with that narrows a list to one type."""
SHORT_TYPE = "graph."
"""The same as Microsoft's own SDKs write it, by the namespace's alias."""


@dataclass(slots=True)
class RouteNode:
    """A place in the tree of paths."""

    literals: dict[str, RouteNode] = field(default_factory=dict)
    key: tuple[str, RouteNode] | None = None
    handlers: dict[str, tuple[str, Handler]] = field(default_factory=dict)


class RouteTable:
    """The table."""

    def __init__(self) -> None:
        self._root = RouteNode()
        self.known: list[tuple[str, str]] = []

    def on(self, method: str, template: str) -> Callable[[H], H]:
        """Mark a function as the one that answers a call."""

        def mark(handler: H) -> H:
            self._place(template).handlers[method] = (template, handler)
            self.known.append((method, template))
            return handler

        return mark

    def find(self, call: ApiCall) -> Handler:
        """Return the function for a call, whose route and keys are filled in.

        Raises:
            ApiError: no such path, or not by this method.
        """
        if len(call.path) > 1 and call.path[0].lower() == "me":
            raise nobody_signed_in()
        node, keys = self._root, {}
        for step in _narrowed(call):
            if step.lower() in node.literals:
                node = node.literals[step.lower()]
            elif node.key is not None:
                name, node = node.key
                keys[name] = step
            else:
                raise no_segment(step)
        if not node.handlers:
            raise no_segment(call.path[-1] if call.path else "")
        if call.method not in node.handlers:
            raise ApiError(
                405,
                "Request_BadRequest",
                "Specified HTTP method is not allowed for the request target.",
            )
        call.route, handler = node.handlers[call.method]
        call.keys = keys
        return handler

    def _place(self, template: str) -> RouteNode:
        node = self._root
        for step in template.strip("/").split("/"):
            if step.startswith("{"):
                if node.key is None:
                    node.key = (step.strip("{}"), RouteNode())
                node = node.key[1]
            else:
                node = node.literals.setdefault(step.lower(), RouteNode())
        return node


def _narrowed(call: ApiCall) -> list[str]:
    """Return the path of the list itself; what its last segments ask of it is kept on the call."""
    path = list(call.path)
    if call.method == "GET" and path[-1:] == ["$count"]:
        call.counted = True
        path.pop()
    if call.method == "GET" and len(path) > 1 and path[-1].lower().startswith((TYPE, SHORT_TYPE)):
        call.cast = TYPE + path.pop().lower().removeprefix(TYPE).removeprefix(SHORT_TYPE)
    return path


routes = RouteTable()
"""Everything that the sandbox answers; modules of nouns fill it in."""
