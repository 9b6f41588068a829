"""The table of permissions is the one that Microsoft's own says it is."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from graph_sync.graph.permissions import PERMISSIONS, WITHOUT_ITS_OWN
from tests.graph_sync.graph.test_calls import MADE
from tests.support import graph_contract as contract

KNOWN = json.loads(
    (Path(__file__).parents[2] / "contracts" / "graph-permissions-subset.json").read_text("utf-8")
)
NOT_IN_MICROSOFTS_TABLE = {
    "upsert_group": "the table has no alternate keys; docs group-upsert",
    "add_group_member": "the table's row is empty; docs group-post-members",
    "remove_group_member": "the table's row is empty; docs group-delete-members",
    "add_group_owner": "the table's row is empty; docs group-post-owners",
    "restore_team": "the table names what restores people; docs directory-deleteditems-restore",
}
ONLY_IN_THE_CONTRACT = {"enable_app": "the table is older; docs channel-post-enabledapps"}


def allowed(name):
    """(application permissions, RSC permissions) of a call, in the contract."""
    (found,) = {
        json.dumps(contract.operation(call.method, call.path).get("x-ms-graph-permissions", {}))
        for call in MADE[name]
    }
    told = json.loads(found)
    return set(told.get("application", ())), set(told.get("resourceSpecificConsent", ()))


def row_of(call):
    """The row of Microsoft's table for a call."""
    path = re.sub(r"\{[^}]+\}", "{id}", contract.template_of(call.path)).lower()
    return KNOWN[f"{call.method} {path}"]


def test_every_call_needs_one_permission_or_none_of_its_own():
    named = Counter(name for one in PERMISSIONS for name in one.calls)
    named.update(WITHOUT_ITS_OWN)
    assert named == Counter(list(MADE))


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda one: one.name)
def test_a_permission_is_enough_for_its_calls_by_the_contract(permission):
    for name in permission.calls:
        application, team_only = allowed(name)
        if name in NOT_IN_MICROSOFTS_TABLE:
            assert permission.name not in application, f"{name} is in the table after all"
            continue
        assert permission.name in application, name
        assert (permission.team_only in team_only) == (name in permission.team_only_calls), name


@pytest.mark.parametrize("permission", PERMISSIONS, ids=lambda one: one.name)
def test_a_permission_is_enough_for_its_calls_by_the_table(permission):
    for name in set(permission.calls) - {*NOT_IN_MICROSOFTS_TABLE, *ONLY_IN_THE_CONTRACT}:
        for call in MADE[name]:
            row = row_of(call)
            assert permission.name in row["application"], name
            if name in permission.team_only_calls:
                assert permission.team_only in row["rsc"], name


def test_no_permission_could_be_left_out():
    """Channel.ReadBasic.All is there for subscriptions to channels, which name no other of ours."""
    for permission in PERMISSIONS:
        if permission.name == "Channel.ReadBasic.All":
            continue
        always = {one.name for one in PERMISSIONS if not one.setting}
        others = always - {permission.name, "Group.ReadWrite.All"}
        needs = [name for name in permission.calls if not allowed(name)[0] & others]
        assert needs, permission.name
