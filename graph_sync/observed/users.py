"""The tenant's accounts, by object id and by e-mail address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from graph_sync.graph import calls
from graph_sync.graph.call import Graph
from graph_sync.graph.models import GraphUser
from graph_sync.model.shapes import ObservedUser


@dataclass(frozen=True, slots=True)
class ObservedAccounts:
    """Accounts, as in `graph_sync.model.shapes.ObservedState`."""

    users: Mapping[str, ObservedUser]
    by_email: Mapping[str, str]


class _Page(BaseModel):
    value: list[GraphUser]


async def read_accounts(graph: Graph) -> ObservedAccounts:
    """Read all accounts page by page: what we don't keep is let go of at once."""
    users: dict[str, ObservedUser] = {}
    async for page in graph.pages(calls.list_users()):
        for one in _Page.model_validate(page).value:
            users[one.id.lower()] = account(one)
    return ObservedAccounts(users, _by_email(users))


def account(user: GraphUser) -> ObservedUser:
    """Return what we keep of an account. What Graph leaves out is taken to be as usual."""
    return ObservedUser(
        id=user.id.lower(),
        name=user.display_name or "",
        emails=user.emails,
        guest=(user.user_type or "").casefold() == "guest",
        enabled=user.account_enabled is not False,
        accepted=user.external_user_state != "PendingAcceptance",
    )


def _by_email(users: Mapping[str, ObservedUser]) -> dict[str, str]:
    """Return the account of an address: a usable one first, then whose own address it is."""
    found: dict[str, str] = {}
    for enabled in (True, False):
        mine = [one for one in users.values() if one.enabled is enabled]
        for first, last in ((0, 1), (1, None)):
            for one in mine:
                for email in one.emails[first:last]:
                    found.setdefault(email, one.id)
    return found
