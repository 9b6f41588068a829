"""Building blocks of calls: quoting, addresses inside bodies, a member's body.

Addresses inside bodies are always Microsoft's, also at a local Graph.
"""

from __future__ import annotations

import dataclasses
from typing import Any
from urllib.parse import quote

from graph_sync.graph.call import GraphCall, Method
from graph_sync.limits import Op
from graph_sync.settings import MICROSOFT

Json = dict[str, Any]

PAGE = 999
"""The most items that Graph gives in one page, where `$top` is known."""
EVERY_ENUM = {"Prefer": "include-unknown-enum-members"}
MEMBER_TYPE = "#microsoft.graph.aadUserConversationMember"


def get(op: Op, path: str, **more: Any) -> GraphCall:
    """Return a call that reads; `shown` is its path without the query unless told otherwise."""
    return change(op, "GET", path, **more)


def change(op: Op, method: Method, path: str, body: Any = None, **more: Any) -> GraphCall:
    """Any call; `shown` is its path without the query unless told otherwise."""
    shown = more.pop("shown", path.partition("?")[0])
    return GraphCall(op, method, path, body, shown=shown, **more)


def patient(call: GraphCall, seconds: float) -> GraphCall:
    """Return the call with time in which a 404 means "not there yet": for what is new."""
    return dataclasses.replace(call, patience=seconds)


def segment(value: str) -> str:
    """Return a value quoted for a path; what a path may hold stays as it is (`19:…@…`)."""
    return quote(value, safe=":@")


def literal(value: str) -> str:
    """Return a value as text in an OData expression; a quote is doubled."""
    return quote("'" + value.replace("'", "''") + "'", safe="'@")


def user_address(user: str) -> str:
    """Return who is meant, as bodies name them."""
    return f"{MICROSOFT}/users/{segment(user)}"


def object_address(thing: str) -> str:
    """Return what in the directory is meant, as bodies name it."""
    return f"{MICROSOFT}/directoryObjects/{segment(thing)}"


def app_address(app: str) -> str:
    """Return an app of the catalogue, as bodies name it."""
    return f"{MICROSOFT}/appCatalogs/teamsApps/{segment(app)}"


def roles(*, owner: bool) -> list[str]:
    """Return the roles of a member; plain members and guests have none."""
    return ["owner"] if owner else []


def member_body(user: str, *, owner: bool = False) -> Json:
    """Return a member as a body names one that is added.

    Args:
        user: their object id.
        owner: whether they own the place; never for guests.
    """
    return {
        "@odata.type": MEMBER_TYPE,
        "roles": roles(owner=owner),
        "user@odata.bind": f"{MICROSOFT}/users('{segment(user)}')",
    }
