from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_sync.desired.teams import fingerprint, read_desired
from graph_sync.model import keys
from graph_sync.model.blueprint import Blueprint
from graph_sync.model.shapes import (
    DesiredChannel,
    DesiredPerson,
    DesiredState,
    DesiredTab,
    DesiredTeam,
)
from registry.core.entity import FROM_STORAGE
from registry.core.membership import Membership
from registry.core.reference.workspace import Workspace
from registry.core.vocabulary import Profile, Region, Role, Scale
from registry.documents.plan_content import content
from registry.hubs.hub import Hub
from registry.hubs.hub import Seat as HubSeat
from registry.hubs.subgroup import Subgroup
from registry.members.member import Member
from registry.networks.network import Network
from registry.provisioning.plan import Blocked, ResourceKind
from registry.store.store import Store

BUILT_IN = Blueprint.load(None)


@pytest.fixture
async def store(sqlite_url):
    async with await Store.open(sqlite_url) as opened:
        yield opened


async def keep(store, *nouns):
    async with store.write("system") as unit:
        for one in nouns:
            await unit.of(type(one)).add(one)


async def read(store, *, owners=(), blueprint=BUILT_IN):
    async with store.read() as unit:
        return await read_desired(unit, blueprint, owners)


def hub(slug="twente", **more):
    more = {"region": Region.TWENTE, "province": Region.OVERIJSSEL, **more}
    return Hub(slug=slug, name=more.pop("name", slug.title()), **more)


def membership(group, member, *, place="hub", **more):
    key = Membership.key(group, member)
    return Membership(slug=key, member=member, group=group, place=place, **more)


def person(key, **more):
    return Member(slug=key, name=key.title(), email=f"{key}@x.nl", **more)


async def test_the_plans_content_wants_the_places_of_october_2023(store):
    await keep(store, *(noun for nouns in content().values() for noun in nouns))
    desired = await read(store)
    assert [team.name for team in desired.teams.values()] == [
        "PLeK kernteam",
        "PLeK Café",
        "PLeK Aanjagers Gebiedswerkplaatsen",
        "PLeK Aanjagers Kennisnetwerken",
        "PLeK Beleidsmakers",
        "PLeK Businesscase",
        "PLeK Initiatiefgroep",
        "PLeK Makers",
        "GW Noordelijk Flevoland",
        "GW Twente",
        "KN Regionale Kennishubs",
    ]
    assert not desired.blocked
    cafe = desired.teams["subgroup:plek-cafe"]
    assert [one.name for one in cafe.channels] == ["Algemeen", "Helpdesk"]
    pilot = desired.teams["hub:noordelijk-flevoland"]
    assert [(one.name, one.kind) for one in pilot.channels] == [
        ("Algemeen", "standard"),
        ("Kernteam (organisatie bijeenkomsten)", "private"),
        ("Kennis- en leeragenda", "standard"),
        ("Bijeenkomsten", "standard"),
    ]
    assert (pilot.unique_name, pilot.nickname, pilot.welcome) == (
        "plek-hub-noordelijk-flevoland",
        "plek-hub-noordelijk-flevoland",
        True,
    )


async def test_a_workspace_makes_it_to_measure(store):
    place = Workspace(
        name="GW Oost",
        channels=("Algemeen", "Kernteam (organisatie bijeenkomsten)", "Water"),
        private=("Bestuur",),
        without=("bijeenkomsten",),
        called={"agenda": "Onze vragen", "water": "Waterpoort"},
    )
    await keep(store, hub(workspace=place))
    [team] = (await read(store)).teams.values()
    assert team.name == "GW Oost"
    assert [(one.key, one.name, one.kind) for one in team.channels] == [
        ("hub:twente:general", "Algemeen", "standard"),
        ("hub:twente:kernteam", "Kernteam (organisatie bijeenkomsten)", "private"),
        ("hub:twente:agenda", "Onze vragen", "standard"),
        ("hub:twente:water", "Waterpoort", "standard"),
        ("hub:twente:bestuur", "Bestuur", "private"),
    ]
    kernteam = team.channels[1]
    assert kernteam.known_as == ("Kernteam (organisatie bijeenkomsten)", "Kernteam")


async def test_who_is_a_member_follows_from_rules(store):
    await keep(
        store,
        *map(person, ("an", "bo", "cas", "dot", "els")),
        person("weg", status="left"),
        hub(
            workspace=Workspace(name="GW Twente", private=("Bestuur",)),
            team=(HubSeat(profile=Profile.CONNECTOR, member="dot"),),
        ),
        hub("dicht", status="closed", team=(HubSeat(profile=Profile.CONNECTOR, member="els"),)),
        membership("twente", "an", role=Role.HUB_TEAM),
        membership("twente", "bo"),
        membership("twente", "cas", profile=Profile.SECRETARY),
        membership("twente", "weg", role=Role.HUB_TEAM),
        Network(
            slug="water", name="Water", scale=Scale.LOCAL, status="published", leads=("els", "weg"),
            workspace=Workspace(name="KN Water"),
        ),
        Network(slug="nog-niet", name="Nog niet", scale=Scale.LOCAL, leads=("bo",)),
        *(
            Subgroup(slug=slug, name=slug, workspace=Workspace(name=slug))
            for slug in ("plek-cafe", "aanjagers-kennisnetwerken", "aanjagers-gebiedswerkplaatsen")
        ),
    )  # fmt: skip
    desired = await read(store)

    def inside(key):
        return sorted(desired.teams[key].members)

    assert inside("subgroup:plek-cafe") == ["an", "bo", "cas", "dot", "els"]
    assert inside("subgroup:aanjagers-kennisnetwerken") == ["els"]
    assert inside("subgroup:aanjagers-gebiedswerkplaatsen") == ["an", "dot"]
    assert inside("network:water") == ["els"]
    assert inside("hub:twente") == ["an", "bo", "cas", "dot"]
    private = {
        one.name: sorted(one.members)
        for one in desired.teams["hub:twente"].channels
        if one.kind == "private"
    }
    assert private == {"Kernteam": ["an", "cas", "dot"], "Bestuur": ["an", "cas", "dot"]}
    assert sorted(desired.people) == ["an", "bo", "cas", "dot", "els"]
    assert desired.people["an"].email == "an@x.nl"


@pytest.mark.parametrize(
    ("noun", "archived"),
    [
        (hub(status="closed"), True),
        (hub(status="forming"), False),
        (Subgroup(slug="x", name="Xx", status="archived", workspace=Workspace(name="Xx")), True),
        *(
            (
                Network(
                    slug="x",
                    name="Xx",
                    scale=Scale.LOCAL,
                    status=status,
                    workspace=Workspace(name="Xx"),
                    leads=("an",),
                ),
                status != "published",
            )
            for status in ("submitted", "questioned", "published", "rejected", "archived")
        ),
    ],
)
async def test_what_is_over_is_archived_and_nobody_comes_in(store, noun, archived):
    await keep(store, person("an"), noun, membership(noun.slug, "an"))
    [team] = (await read(store)).teams.values()
    assert team.archived is archived
    if archived:
        assert not team.members
        assert not any(one.members for one in team.channels)


async def test_without_a_workspace_a_subgroup_or_network_has_no_place(store):
    await keep(
        store,
        Subgroup(slug="stuurgroep", name="Stuurgroep"),
        Network(slug="water", name="Water", scale=Scale.LOCAL, status="published"),
    )
    assert (await read(store)).teams == {}


async def test_owners_are_those_of_the_settings_or_else_candidates(store):
    await keep(
        store,
        hub(),
        *map(person, ("an", "bo", "cas")),
        membership("kernteam", "bo", place="subgroup", role=Role.KERNTEAM),
        membership("kernteam", "an", place="subgroup", role=Role.ADMINISTRATOR),
    )
    [team] = (await read(store)).teams.values()
    assert team.owners == ("an", "bo")
    [team] = (await read(store, owners=["ID-1", "id-1", "id-2"])).teams.values()
    assert team.owners == ("id-1", "id-2")


# --- what can't be


async def test_of_two_teams_of_one_name_the_first_is_made(store):
    await keep(store, hub("a", name="Oost"), hub("b", name="OOST"))
    desired = await read(store)
    assert list(desired.teams) == ["hub:a"]
    assert [(one.key, one.why, one.value) for one in desired.blocked] == [
        ("hub:b", "double", "GW OOST")
    ]


async def test_a_closed_hub_keeps_no_name_from_a_new_one(store):
    await keep(store, hub("a", name="Oost", status="closed"), hub("b", name="Oost"))
    desired = await read(store)
    assert list(desired.teams) == ["hub:a", "hub:b"]
    assert not desired.blocked


async def test_channel_names_that_can_not_be_are_said_with_one_that_can(store):
    kept = {
        "name": "GW Twente",
        "channels": ["Wonen/werken", "Water"],
        "private": ["water"],
    }
    place = Workspace.model_validate(kept, context=FROM_STORAGE)
    await keep(store, hub().model_copy(update={"workspace": place}))
    desired = await read(store)
    assert [(one.key, one.why, one.value, one.suggestion) for one in desired.blocked] == [
        ("hub:twente:wonen-werken", "name", "name_sign", "Wonen - werken"),
        ("hub:twente:water-2", "double", "water", ""),
    ]
    assert "Water" in [one.name for one in desired.teams["hub:twente"].channels]


async def test_a_channel_named_as_a_part_of_a_key_is_no_part_of_a_key(store):
    names = ("App", "Tab", "Ωμέγα", "Café", "Cafe")
    kept = {"name": "GW Twente", "channels": names}  # today it refuses two that look alike
    place = Workspace.model_validate(kept, context=FROM_STORAGE)
    await keep(store, hub().model_copy(update={"workspace": place}))
    [team] = (await read(store)).teams.values()
    parts = [one.key.removeprefix("hub:twente:") for one in team.channels[4:]]
    assert parts[:2] == ["app-2", "tab-2"]
    assert parts[2].startswith("kanaal-")
    assert parts[3:] == ["cafe", "cafe-2"]


slugs = st.from_regex(r"[a-z0-9][a-z0-9._:-]{0,119}", fullmatch=True)
texts = st.text(min_size=1, max_size=50)


@given(slugs, texts, texts)
def test_keys_fit_and_can_be_taken_apart_again(slug, channel, tab):
    team = keys.team_key("network", slug)
    place = keys.channel_key(team, keys.part_of(channel))
    key = keys.tab_key(place, keys.part_of(tab))
    for one in (team, place, key, f"{team}:app"):
        assert len(one) <= keys.LONGEST
        assert keys.team_of(one) == team
    assert keys.channel_of(key) == place
    assert keys.unique_name(team).isascii()
    assert ":" not in keys.unique_name(team)
    assert len(keys.nickname(team)) <= keys.LONGEST_NICKNAME


@given(slugs, slugs)
def test_different_things_have_different_keys(one, other):
    same = one == other
    assert (keys.team_key("hub", one) == keys.team_key("hub", other)) is same
    first, second = (keys.unique_name(keys.team_key("hub", slug)) for slug in (one, other))
    assert (first == second) is same


async def test_the_fingerprint_tells_wishes_apart_and_not_their_order(store):
    await keep(
        store, hub(), hub("zeeland"), person("an"), membership("twente", "an", role=Role.HUB_TEAM)
    )
    desired = await read(store)
    print_ = fingerprint(desired)
    assert print_ == fingerprint(await read(store))
    turned = DesiredState(dict(reversed(desired.teams.items())), desired.people, desired.blocked)
    assert fingerprint(turned) == print_
    twente = desired.teams["hub:twente"]
    news = (
        {"name": "Anders"},
        {"members": frozenset()},
        {"owners": ("x",)},
        {"archived": True},
        {"channels": (replace(twente.channels[1], members=frozenset()), *twente.channels[2:])},
    )
    for one in news:
        other = replace(desired, teams={**desired.teams, "hub:twente": replace(twente, **one)})
        assert fingerprint(other) != print_, one
    someone = {"an": replace(desired.people["an"], email="nieuw@x.nl")}
    assert fingerprint(replace(desired, people=someone)) != print_


def test_the_fingerprint_is_the_one_that_ledgers_hold():
    tab = DesiredTab("hub:twente:general:tab:site", "Site", "com.x", "https://x.nl/?a='b'")
    first = DesiredChannel(
        "hub:twente:general",
        "Algemeen",
        general=True,
        known_as=("Algemeen", "General"),
        tabs=(tab, tab),
    )
    private = DesiredChannel(
        "hub:twente:kernteam", "Kernteam", "private", "Over ’t", members=frozenset({"an", "bo"})
    )
    team = DesiredTeam(
        "hub:twente",
        "GW Twente",
        "plek-hub-twente",
        "plek.hub.twente",
        "Gebied",
        ("GW Twente",),
        channels=(private, first),
        members=frozenset({"an", "bo"}),
        owners=("id-1",),
        welcome=True,
    )
    people = {"an": DesiredPerson("an", "an@x.nl", "An")}
    blocked = (Blocked("hub:x", "hub:x", "X", ResourceKind.TEAM, "double", "X"),)
    stored = "a51a256422db4d201d3e723f6c8b143a"
    assert fingerprint(DesiredState({team.key: team}, people, blocked)) == stored


async def test_it_is_the_same_whoever_came_first(tmp_path):
    nouns = [hub(), hub("zeeland"), *map(person, ("an", "bo")), membership("twente", "an")]
    prints = []
    for number, some in enumerate((nouns, nouns[::-1])):
        async with await Store.open(f"sqlite:///{tmp_path / str(number)}.db") as store:
            await keep(store, *some)
            prints.append(repr(list((await read(store)).teams)))
            prints.append(fingerprint(await read(store)))
    assert prints[:2] == prints[2:]
