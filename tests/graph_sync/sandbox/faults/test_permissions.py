import re

import orjson
import pytest

from graph_sync.sandbox.core.routes import routes
from graph_sync.sandbox.faults import permissions
from graph_sync.sandbox.resources import all_resources
from tests.graph_sync.sandbox.talker import BOT, CAFE, GRAPH, KERNTEAM
from tests.support.graph_contract import operations

BESIDE = {
    ("DELETE", "/groups/{}/owners/{}/$ref"),
    ("GET", "/directory/deletedItems"),
    ("GET", "/directory/deletedItems/{}"),
    ("GET", "/directoryObjects/{}"),
    ("GET", "/groups/{}/team"),
    ("GET", "/me"),
    ("GET", "/organization"),
    ("GET", "/organization/{}"),
    ("GET", "/teams"),
    ("GET", "/teams/{}/channels/{}/members/{}"),
    ("GET", "/teams/{}/channels/{}/tabs/{}"),
    ("GET", "/teams/{}/members/{}"),
    ("GET", "/users/{}/joinedTeams"),
    ("GET", "/users/{}/memberOf"),
    ("POST", "/directoryObjects/getByIds"),
    ("POST", "/users/{}/getMemberGroups"),
}
"""Calls that Microsoft describes and the contract, a subset, does not have."""
ODD = {"/$batch": "answered by the service itself"}


def plain(template):
    """A template of the contract as the sandbox writes it, without the names of keys."""
    template = template.replace("(uniqueName='{uniqueName}')", "/uniqueName=/{x}")
    return re.sub(r"\{[^}]*\}", "{}", template.replace("delta()", "delta"))


def test_every_call_of_the_contract_is_answered_and_no_other():
    assert all_resources
    wanted = {(method, plain(path)) for method, path, _ in operations() if path not in ODD}
    assert {(method, plain(path)) for method, path in routes.known} == wanted | BESIDE
    assert not wanted & BESIDE


def test_roles_are_those_of_the_contract():
    by_call = {(method, plain(path)): f"{method} {path}" for method, path in routes.known}
    wanted = {
        by_call[method, plain(path)]: roles
        for method, path, operation in operations()
        if (roles := operation.get("x-ms-graph-permissions", {}).get("application"))
    }
    assert orjson.loads(permissions.FILE.read_bytes()) == wanted
    assert not set(permissions.NOT_IN_THE_CONTRACT) & set(wanted)


@pytest.mark.parametrize(
    ("roles", "status"),
    [(["Team.ReadBasic.All"], 200), (["Group.ReadWrite.All"], 200), (["User.Read.All"], 403),
     ([], 403), (None, 200)],
)  # fmt: skip
async def test_a_call_needs_one_of_its_roles(graph, roles, status):
    await graph.control("POST", "settings", {"roles": roles})
    said = await graph("GET", f"/teams/{CAFE}")
    assert said.status == status
    if status == 403:
        assert said["error"]["message"].startswith("Missing role permissions on the request. API")


async def test_roles_of_a_team_come_with_the_app(graph):
    app = {"teamsApp@odata.bind": f"{GRAPH}/appCatalogs/teamsApps/{BOT}"}
    await graph.ok("POST", f"/teams/{KERNTEAM}/installedApps", app)
    await graph.control("POST", "settings", {"roles": ["TeamSettings.Read.Group"]})
    assert (await graph("GET", f"/teams/{KERNTEAM}")).status == 200
    assert (await graph("GET", f"/teams/{CAFE}")).status == 403
