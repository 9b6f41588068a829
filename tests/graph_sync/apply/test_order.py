"""Which team is begun first when many are made."""

from graph_sync.apply.changes import _order
from registry.provisioning.plan import Cause, PlannedChange, ResourceKind, SyncAction


def team(key, channels):
    made = [PlannedChange(SyncAction.CREATE, ResourceKind.TEAM, key, key, key, Cause.WANTED)]
    for number in range(channels):
        name = f"{key}:{number}"
        made.append(
            PlannedChange(SyncAction.CREATE, ResourceKind.CHANNEL, name, key, name, Cause.WANTED)
        )
    return {key: made}


def test_where_most_channels_are_made_is_begun_first():
    areas = team("hub:small", 2) | team("hub:large", 7) | team("hub:none", 0)
    assert _order(areas, ()) == ["hub:large", "hub:small", "hub:none"]


def test_what_the_blueprint_puts_first_is_first_all_the_same():
    areas = team("hub:large", 7) | team("subgroup:cafe", 1) | team("subgroup:kernteam", 0)
    first = ("subgroup:kernteam", "subgroup:cafe", "subgroup:not-in-this-plan")
    assert _order(areas, first) == ["subgroup:kernteam", "subgroup:cafe", "hub:large"]


def test_the_order_of_the_plan_stays_among_equals():
    areas = team("hub:b", 3) | team("hub:a", 3) | team("hub:c", 3)
    assert _order(areas, ()) == ["hub:b", "hub:a", "hub:c"]
