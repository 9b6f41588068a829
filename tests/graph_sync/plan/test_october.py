"""The environment as it stood in October 2023 (domain page) becomes ours as it is."""

import pytest

from graph_sync.desired.teams import read_desired
from graph_sync.model.blueprint import Blueprint
from registry.documents.plan_content import content
from registry.provisioning.plan import ResourceKind, SyncAction
from registry.provisioning.policies import SyncPolicy
from registry.store.store import Store
from tests.graph_sync.plan.fixtures_plan import Harness, Teams, told

KERNTEAM = "Kernteam (organisatie bijeenkomsten)"
OCTOBER = {
    "PLeK Café": ("Helpdesk",),
    "PLeK Initiatiefgroep": ("Bijeenkomsten",),
    "PLeK kernteam": (),
    "PLeK Makers": (),
    "PLeK Aanjagers Kennisnetwerken": (),
    "PLeK Aanjagers Gebiedswerkplaatsen": (),
    "PLeK Beleidsmakers": (),
    "GW Noordelijk Flevoland": ((KERNTEAM, "private"),),
    "KN Regionale Kennishubs": (),
    "PLeK Businesscase": (),
}


@pytest.fixture
async def plans_desired_state(sqlite_url):
    async with await Store.open(sqlite_url) as store:
        async with store.write("system") as unit:
            for nouns in content().values():
                for one in nouns:
                    await unit.of(type(one)).add(one)
        async with store.read() as unit:
            return await read_desired(unit, Blueprint.load(None), ["owner"])


async def test_all_of_it_is_adopted_and_none_of_it_made_twice(plans_desired_state):
    teams = Teams()
    for name, channels in OCTOBER.items():
        teams.by_hand(name, *channels, people=["sanne", "joost"])
    other = teams.by_hand("Kantoortuin", "Planten")
    harness = Harness(plans_desired_state, teams)
    plan = harness.sync()

    adopted = [one for one in plan.changes if one.action is SyncAction.ADOPT]
    assert {one.name for one in adopted if one.kind is ResourceKind.TEAM} == set(OCTOBER)
    assert {one.name for one in adopted if one.kind is ResourceKind.CHANNEL} == {
        *("Algemeen", "Helpdesk", "Bijeenkomsten", KERNTEAM)
    }
    assert len(adopted) == 2 * len(OCTOBER) + 3
    assert told(plan, SyncAction.CREATE) == [
        "create team hub:twente wanted",
        *(
            f"create channel hub:{hub}:{part} wanted"
            for hub, parts in (
                ("noordelijk-flevoland", ("agenda", "bijeenkomsten")),
                ("twente", ("agenda", "bijeenkomsten", "kernteam")),
            )
            for part in parts
        ),
        "create tab hub:noordelijk-flevoland:agenda:tab:website wanted",
        "create tab hub:twente:agenda:tab:website wanted",
    ]
    assert not told(
        plan, SyncAction.REMOVE, SyncAction.ARCHIVE, SyncAction.RENAME, SyncAction.DEMOTE
    )
    assert [one.graph_id for one in plan.foreign] == [other]
    assert not plan.blocked
    places = {one.name: one for one in plan.by_name}
    assert set(places) == {*OCTOBER, "Helpdesk", "Bijeenkomsten", KERNTEAM}
    looks = places["PLeK Café"].found
    assert (looks.wanted, looks.people, looks.unknown) == ("PLeK Café", 3, 3)
    assert looks.owners == (("chief", "Chief"),)
    everything = SyncPolicy(slug="sync", by_itself=tuple(SyncAction))
    assert not any(everything.lets(one) for one in plan.by_name)
    assert harness.plan().aligned
    assert len(teams.teams) == len(OCTOBER) + 2
